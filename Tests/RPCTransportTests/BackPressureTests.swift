import Glibc
import Messages
import RPC
import RPCTransport
import Reactor
import TestSupport
import Testing

/// A peer that sends requests and is slow to take the answers.
@Suite(.timeLimit(.minutes(1))) struct BackPressureTests {
    private static let answerByteCount = 256 * 1024
    private static let filling = [UInt8](repeating: 3, count: answerByteCount)
    private static let callCount = 160
    /// What may be on its way when nobody reads: the pause limit, a frame, and the buffers of the
    /// peer and of the kernel, which are small for Unix sockets.
    private static let lagMax = (3 << 20) / answerByteCount

    /// Small requests, large answers; counts the handlers that ran.
    private func large(_ count: Journal<Int>) -> ScriptedEcho {
        let answer: @Sendable (EchoV1.EchoRequest) -> EchoV1.EchoResponse = { request in
            count.note(1)
            return EchoV1.EchoResponse(
                data: request.data + Self.filling)
        }
        return ScriptedEcho(
            now: { request, _ in answer(request) },
            later: { request, _ in
                await Task.yield()
                return answer(request)
            })
    }

    private static func isFilled(_ octets: ArraySlice<UInt8>) -> Bool {
        unsafe octets.withUnsafeBytes { found in
            unsafe filling.withUnsafeBytes { expected in
                guard let left = found.baseAddress, let right = expected.baseAddress else {
                    return false
                }
                return unsafe found.count == expected.count && memcmp(left, right, found.count) == 0
            }
        }
    }

    /// 160 calls in one go.
    private func requests(_ names: [UInt8]) -> [UInt8] {
        (0..<Self.callCount).flatMap { number in
            RawFrame(
                streamID: UInt32(number * 2 + 1), type: 1,
                data: names + octets("1A 03 0A 01") + [UInt8(number)]
            ).octets
        }
    }

    /// Reads every answer. Meanwhile a server that answers inline must not be further ahead than it
    /// may; handlers that wait are bounded by the limit of calls at once.
    private func readAll(
        _ count: Journal<Int>, _ names: [UInt8], _ receive: (Int) async throws -> [UInt8]
    ) async throws {
        // Tag, length, tag, length, one octet, and the rest.
        let dataByteCount = Self.answerByteCount + 1 + 4 + 4
        var seen: Set<UInt8> = []
        for number in 0..<Self.callCount {
            let frame = try await receive(10 + dataByteCount)
            if names == echoNames { #expect(count.entries.count - number <= Self.lagMax) }
            #expect(frame[8] == 2)
            #expect(Self.isFilled(frame[19...]))
            #expect(frame[7] == UInt8(truncatingIfNeeded: Int(frame[18]) * 2 + 1))
            seen.insert(frame[18])
        }
        #expect(seen.count == Self.callCount)
    }

    @Test(arguments: [echoNames, laterNames])
    func aSlowReaderGetsEveryAnswer(names: [UInt8]) async throws {
        let count = Journal<Int>()
        try await withSocketPath { path in
            try await withServer(large(count), address: path) { _ in
                let peer = try await RawPeer.connect(to: path)
                await peer.send(requests(names))
                try await count.wait(forCount: 4)
                try await readAll(count, names) { try await peer.receive($0) }
            }
        }
    }

    @Test(arguments: [echoNames, laterNames])
    func aSlowReaderGetsEveryAnswerOverTLS(names: [UInt8]) async throws {
        let count = Journal<Int>()
        let security = try Certificates.serverSecurity()
        try await withSocketPath { path in
            try await withServer(large(count), address: path, security: security) { _ in
                let peer = try await TLSPeer(path)
                try await peer.send(requests(names))
                try await count.wait(forCount: 4)
                try await readAll(count, names) { try await peer.receive($0) }
            }
        }
    }

    @Test func aPeerThatReadsNothingIsGivenUp() async throws {
        let count = Journal<Int>()
        let cancelled = Journal<Int>()
        var echo = large(count)
        echo.later = { _, _ in
            do { try await Journal<Int>().wait(forCount: 1) } catch { cancelled.note(1) }
            return EchoV1.EchoResponse()
        }
        try await withSocketPath { path in
            try await withServer(
                echo, address: path, limits: ServerLimits(writeStallLimit: .milliseconds(50))
            ) { _ in
                let peer = try await RawPeer.connect(to: path)
                await peer.send(laterRequest(1))
                let more = requests(echoNames).dropFirst(10 + echoNames.count + 5)
                await peer.send(Array(more))
                try await cancelled.wait(forCount: 1)
                #expect(count.entries.count <= Self.lagMax, "it stopped reading requests")
            }
        }
    }

    @Test(arguments: [Transport.tcp, .unix, .mutualTLS], [false, true])
    func largeRequestsAndLargerAnswersDoNotBlockEachOther(
        transport: Transport, later: Bool
    ) async throws {
        try await transport.withChannel { channel, _ in
            let client = EchoV1.EchoClient(channel)
            #expect(await client.outcome() == .success([7]), "the connection is there")
            // As much as the client's queue takes, and more than the kernel does.
            let request = EchoV1.EchoRequest(data: [UInt8](repeating: 2, count: 4_100_000))
            try await withThrowingTaskGroup { group in
                for _ in 0..<2 {
                    group.addTask {
                        later
                            ? try await client.echoLater(request, options: .patient).data.count
                            : try await client.echo(request, options: .patient).data.count
                    }
                }
                for try await count in group { #expect(count == request.data.count) }
            }
        }
    }

    // MARK: Answers that wait for room

    /// Runs a call on stream 17 whose handler ends when eight answers of 3 MiB, which nobody reads,
    /// are queued before its own: it has to wait.
    private func withFullQueue(
        answerByteCount: Int, timeout: String = "",
        _ body: (RawPeer, EventLoop) async throws -> Void
    ) async throws {
        let (begun, ended) = (Journal<Int>(), Journal<Int>())
        let (release, releaseLast) = (Journal<Int>(), Journal<Int>())
        let echo = ScriptedEcho(later: { request, _ in
            begun.note(1)
            let isLast = request.data == [5]
            try await (isLast ? releaseLast : release).wait(forCount: 1)
            ended.note(1)
            let byteCount = isLast ? answerByteCount : 3 << 20
            return EchoV1.EchoResponse(data: [UInt8](repeating: 1, count: byteCount))
        })
        let call = RawFrame(
            streamID: 17, type: 1, data: laterNames + octets(timeout + "1A 03 0A 01 05"))
        try await withSocketPath { path in
            try await withServer(echo, address: path) { server in
                let peer = try await RawPeer.connect(to: path)
                for number in 0..<8 as Range<UInt32> {
                    await peer.send(laterRequest(number * 2 + 1))
                }
                await peer.send(call.octets)
                try await begun.wait(forCount: 9)
                release.note(1)
                try await ended.wait(forCount: 8)
                releaseLast.note(1)
                try await ended.wait(forCount: 9)
                try await body(peer, server.loops[0])
            }
        }
    }

    /// The code of each stream's one answer.
    private func codes(_ peer: RawPeer) async throws -> [UInt32: StatusCode] {
        var codes: [UInt32: StatusCode] = [:]
        for _ in 0..<9 {
            let answer = try await peer.receiveAnswer()
            #expect(codes.updateValue(answer.code, forKey: answer.streamID) == nil)
        }
        #expect(try await peer.answersGoodCall(99))
        return codes
    }

    @Test func anAnswerThatIsTooLargeIsRefusedAlsoWhenItHasToWait() async throws {
        try await withFullQueue(answerByteCount: 4 << 20) { peer, _ in
            let codes = try await codes(peer)
            #expect(codes[17] == .resourceExhausted)
            #expect(codes.values.count { $0 == .ok } == 8)
        }
    }

    @Test func waitingForRoomCountsAgainstTheDeadline() async throws {
        // timeout_nano = 500 ms.
        try await withFullQueue(answerByteCount: 1 << 20, timeout: "20 80 CA B5 EE 01") {
            peer, loop in
            // A later timer of the same loop: the deadline has passed when it fires.
            try await loop.sleep(until: .now + .milliseconds(502))
            let codes = try await codes(peer)
            #expect(codes[17] == .deadlineExceeded)
            #expect(codes.values.count { $0 == .ok } == 8)
        }
    }
}
