import PHIProtection
import Synchronization
import Testing

@Suite struct LiveKeyRingTests {
    private func code(_ body: () throws -> Void) -> PHIError.Code? {
        do {
            try body()
            return nil
        } catch {
            return (error as? PHIError)?.code
        }
    }

    @Test func sealersTakeANewRingUpWithTheirNextOperation() throws {
        let live = LiveKeyRing(try Fixtures.ring(keyIDs: [1]))
        let sealer = PHISealer(ring: live, purpose: "record")
        let old = try sealer.seal([1], for: Fixtures.place)
        try live.replace(with: Fixtures.ring(keyIDs: [1, 2]))
        let new = try sealer.seal([2], for: Fixtures.place)
        #expect(PHISealer.keyID(of: old) == 1)
        #expect(PHISealer.keyID(of: new) == 2)
        #expect(try sealer.open(old, at: Fixtures.place) == [1])
        #expect(try sealer.open(new, at: Fixtures.place) == [2])
    }

    @Test func aDestroyedKeyOpensNothingAfterTheReload() throws {
        let live = LiveKeyRing(try Fixtures.ring(keyIDs: [1]))
        let sealer = PHISealer(ring: live, purpose: "record")
        let subject = try SubjectKey(drawnFor: [1, 2, 3])
        let plain = try sealer.seal([1], for: Fixtures.place)
        let patients = try sealer.seal([2], for: Fixtures.place, under: subject)
        try live.replace(with: Fixtures.ring(keyIDs: [1, 2]))
        #expect(try sealer.open(plain, at: Fixtures.place) == [1])
        #expect(try sealer.open(patients, at: Fixtures.place, under: subject) == [2])
        #expect(sealer.subjectContextCount == 1)
        try live.replace(with: Fixtures.ring(keyIDs: [2]))
        sealer.refresh()
        #expect(sealer.subjectContextCount == 0)
        #expect(sealer.usage.isEmpty)
        #expect(code { _ = try sealer.open(plain, at: Fixtures.place) } == .unknownKey)
        #expect(
            code { _ = try sealer.open(patients, at: Fixtures.place, under: subject) }
                == .unknownKey)
    }

    @Test func onlyALaterStateOfTheRingIsTakenUp() throws {
        let live = LiveKeyRing(try Fixtures.ring(keyIDs: [1, 2]))
        let foreignIndex = try Fixtures.ring(
            "index " + Fixtures.digits(seed: 1), "key 3 " + Fixtures.digits(seed: 9), "active 3")
        for ring in [
            try Fixtures.ring(keyIDs: [1]), try Fixtures.ring(keyIDs: [1, 2, 3], seed: 1),
            foreignIndex,
        ] {
            #expect(code { try live.replace(with: ring) } == .badKeyRing)
            #expect(live.current.keyIDs == [1, 2])
        }
        for keyIDs in [[1, 2], [2], [2, 3], [5]] as [[UInt32]] {
            try live.replace(with: Fixtures.ring(keyIDs: keyIDs))
            #expect(live.current.keyIDs == keyIDs)
        }
    }

    @Test func countsOfKeysThatStaySurviveTheReload() throws {
        let live = LiveKeyRing(try Fixtures.ring(keyIDs: [1]))
        let sealer = PHISealer(ring: live, purpose: "record")
        for _ in 0..<3 { _ = try sealer.seal([], for: Fixtures.place) }
        try live.replace(with: Fixtures.ring(keyIDs: [1, 2]))
        _ = try sealer.seal([], for: Fixtures.place)
        #expect(sealer.usage.map(\.keyID) == [1, 2])
        #expect(sealer.usage.map(\.sealedMessageCount) == [3, 1])
    }

    private final class Board: Sendable {
        let envelopes = Mutex<[[UInt8]]>([])
        let isOver = Atomic(false)
        let openedCount = Atomic(0)
    }

    /// Four sealers seal and open each other's envelopes, while the ring is rotated twenty times
    /// and every key is destroyed two rotations after it was the active one.
    @Test func rotationUnderUseRefusesNothingButDestroyedKeys() async throws {
        let live = LiveKeyRing(try Fixtures.ring(keyIDs: [1]))
        let board = Board()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for worker in UInt8(0)..<4 {
                group.addTask {
                    let sealer = PHISealer(ring: live, purpose: "record")
                    while !board.isOver.load(ordering: .acquiring) {
                        let envelope = try sealer.seal([worker], for: Fixtures.place)
                        let others = board.envelopes.withLock { envelopes in
                            envelopes.append(envelope)
                            if envelopes.count > 16 { envelopes.removeFirst(8) }
                            return envelopes
                        }
                        for envelope in others {
                            do {
                                let text = try sealer.open(envelope, at: Fixtures.place)
                                #expect(text.count == 1 && text[0] < 4)
                                board.openedCount.wrappingAdd(1, ordering: .relaxed)
                            } catch let error as PHIError {
                                #expect(error.code == .unknownKey)
                                let keyID = try #require(PHISealer.keyID(of: envelope))
                                #expect(!live.current.holds(keyID))
                            }
                        }
                        await Task.yield()
                    }
                }
            }
            group.addTask {
                defer { board.isOver.store(true, ordering: .releasing) }
                for last in UInt32(2)...21 {
                    let seen = board.openedCount.load(ordering: .relaxed)
                    while board.openedCount.load(ordering: .relaxed) < seen + 50 {
                        await Task.yield()
                    }
                    try live.replace(with: Fixtures.ring(keyIDs: Array(max(1, last - 2)...last)))
                }
            }
            try await group.waitForAll()
        }
        #expect(live.current.keyIDs == [19, 20, 21])
    }
}
