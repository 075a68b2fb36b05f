import TLS
import TestSupport
import Testing

@Suite struct SessionTests {
    private func established() throws -> SessionPair {
        let pair = try SessionPair()
        try pair.exchange()
        return pair
    }

    private func pattern(_ count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 8) }
    }

    @Test(arguments: [1, 2, 16_383, 16_384, 16_385, 100_000, 4 << 20])
    func carriesEverySizeBothWays(count: Int) throws {
        let pair = try established()
        let bytes = pattern(count)
        try pair.client.write(bytes)
        try pair.server.write(Array(bytes.reversed()))
        let read = try pair.exchange(pieces: 60_000)
        #expect(read.server == bytes)
        #expect(read.client == bytes.reversed())
    }

    @Test func plaintextIsNotVisibleOnTheWire() throws {
        let pair = try established()
        let secret = Array("the quick brown fox".utf8)
        try pair.client.write(secret)
        let wire = pair.client.takeAll()
        #expect(wire.count > secret.count)
        let positions = 0...(wire.count - secret.count)
        #expect(!positions.contains { wire[$0...].starts(with: secret) })
    }

    @Test func writesBeforeTheHandshakeArriveInOrder() throws {
        let pair = try SessionPair()
        try pair.client.write([1, 2])
        try pair.client.write([3])
        try pair.server.write([4])
        let read = try pair.exchange()
        #expect(read.server == [1, 2, 3])
        #expect(read.client == [4])
    }

    @Test func goodbyeEndsReadingAndIsNoTruncation() throws {
        let pair = try established()
        try pair.client.write([7])
        pair.client.close()
        pair.server.receive(pair.client.takeAll())
        pair.server.receiveEnd()
        let read = try pair.server.readAll()
        #expect(read.bytes == [7])
        #expect(read.outcome == .closed)
        #expect(try pair.server.readAll().outcome == .closed)
        try pair.server.write([8])
        pair.server.close()
        pair.client.receive(pair.server.takeAll())
        #expect(try pair.client.readAll().bytes == [8])
    }

    @Test func writingAfterCloseIsRefused() throws {
        let pair = try established()
        pair.client.close()
        let error = #expect(throws: TLSError.self) { try pair.client.write([1]) }
        #expect(error?.code == .closed)
    }

    @Test func everyTruncationOfTheDataIsReported() throws {
        let pair = try established()
        try pair.client.write(pattern(50))
        pair.client.close()
        let wire = pair.client.takeAll()
        for octet in wire {
            #expect(try pair.server.readAll().outcome == .needMore)
            pair.server.receive([octet])
        }
        #expect(try pair.server.readAll().outcome == .closed)
        for count in wire.indices {
            let fresh = try established()
            try fresh.client.write(pattern(50))
            fresh.client.close()
            fresh.server.receive(Array(fresh.client.takeAll().prefix(count)))
            fresh.server.receiveEnd()
            var space = [UInt8](repeating: 0, count: 100)
            let error = #expect(throws: TLSError.self) {
                for _ in 0..<2 {
                    _ = try unsafe space.withUnsafeMutableBytes {
                        try unsafe fresh.server.read(into: $0)
                    }
                }
            }
            #expect(error?.code == .truncated)
        }
    }

    @Test func everyFlippedBitOfARecordIsRefused() throws {
        for bit in 0..<(8 * 40) {
            let pair = try established()
            try pair.client.write(pattern(18))
            var wire = pair.client.takeAll()
            #expect(wire.count == 40)
            wire[bit / 8] ^= 1 << UInt8(bit % 8)
            pair.server.receive(wire)
            pair.server.receiveEnd()
            #expect(throws: TLSError.self) { try pair.server.readAll() }
            #expect(throws: TLSError.self) { try pair.server.write([1]) }
        }
    }

    @Test func alertOfAFailedSideReachesTheOther() throws {
        let pair = try established()
        try pair.client.write(pattern(18))
        var wire = pair.client.takeAll()
        wire[30] ^= 1
        pair.server.receive(wire)
        let error = #expect(throws: TLSError.self) { try pair.server.readAll() }
        #expect(error?.code == .protocolViolation)
        pair.client.receive(pair.server.takeAll())
        let alert = #expect(throws: TLSError.self) { try pair.client.readAll() }
        #expect(alert?.code == .alertReceived)
    }

    @Test func waitingOctetsAreBounded() throws {
        let pair = try established()
        let piece = [UInt8](repeating: 0, count: 1 << 20)
        for _ in 0..<15 { try pair.client.write(piece) }
        let error = #expect(throws: TLSError.self) { try pair.client.write(piece) }
        #expect(error?.code == .limitExceeded)
        #expect(pair.client.pendingCiphertextCount < TLSSession.pendingByteCountMax)
        let wire = pair.client.takeAll()
        #expect(pair.client.pendingCiphertextCount == 0)
        try pair.client.write([1])
        #expect(pair.client.pendingCiphertextCount > 0)

        pair.server.receive(Array(wire.prefix(TLSSession.unreadByteCountMax)))
        pair.server.receive([0])
        let overrun = #expect(throws: TLSError.self) { try pair.server.readAll() }
        #expect(overrun?.code == .limitExceeded)
    }

    @Test func queueBeforeTheHandshakeIsBounded() throws {
        let pair = try SessionPair()
        try pair.client.write([UInt8](repeating: 0, count: TLSSession.pendingByteCountMax))
        let error = #expect(throws: TLSError.self) { try pair.client.write([0]) }
        #expect(error?.code == .limitExceeded)
    }

    @Test func ciphertextCanBeTakenInSmallPieces() throws {
        let pair = try established()
        try pair.client.write(pattern(1000))
        var space = [UInt8](repeating: 0, count: 7)
        while pair.client.pendingCiphertextCount > 0 {
            let count = unsafe space.withUnsafeMutableBytes {
                unsafe pair.client.takeCiphertext(into: $0)
            }
            pair.server.receive(Array(space[..<count]))
        }
        #expect(try pair.server.readAll(at: 13).bytes == pattern(1000))
    }
}
