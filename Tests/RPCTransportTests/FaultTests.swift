import Messages
import RPC
import RPCTransport
import TestSupport
import Testing

/// Connections that break at any octet.
@Suite(.timeLimit(.minutes(1))) struct FaultTests {
    private static let callCount = 300

    @Test(arguments: 1...6 as ClosedRange<UInt64>)
    func everyCallIsAnsweredOnce(seed: UInt64) async throws {
        let (begun, ended) = (Journal<Int>(), Journal<Int>())
        let echo = ScriptedEcho(later: { request, _ in
            begun.note(1)
            defer { ended.note(1) }
            for _ in 0..<request.data.count % 5 { await Task.yield() }
            return EchoV1.EchoResponse(data: request.data)
        })
        try await withLoop { loop in
            try await withServer(echo) { server in
                let proxy = try await CuttingProxy(to: server.port, seed: seed)
                let relaying = Task { await proxy.run() }
                var configuration = RPCClientConfiguration.oneAttempt
                configuration.backoff = .short
                let channel = try RPCClient(
                    target: proxy.listener.address, expectedPeer: nil,
                    security: .plaintextOnLoopback, loop: loop, configuration: configuration)
                let outcomes = await callAll(EchoV1.EchoClient(channel), seed: seed)
                await channel.close()
                relaying.cancel()
                await relaying.value
                #expect(outcomes.count == Self.callCount, "seed \(seed)")
                #expect(outcomes.values.contains(true), "seed \(seed): some get through")
                #expect(outcomes.values.contains(false), "seed \(seed): some do not")
                try await ended.wait { $0.count == begun.entries.count }
                let peer = try await RawPeer.connect(port: server.port)
                #expect(try await peer.answersGoodCall(1), "seed \(seed)")
            }
        }
    }

    /// By the number of the call, whether it was answered well. Anything but a good answer or
    /// UNAVAILABLE is a fault.
    private func callAll(_ client: EchoV1.EchoClient, seed: UInt64) async -> [Int: Bool] {
        await withTaskGroup { group in
            for lane in 0..<10 {
                group.addTask {
                    var random = SeededGenerator(seed: seed &+ UInt64(lane) &* 77)
                    var outcomes: [(Int, Bool)] = []
                    for number in 0..<Self.callCount / 10 {
                        let data = (0..<random.below(400)).map { UInt8(truncatingIfNeeded: $0) }
                        var options = CallOptions.patient
                        options.waitsForReady = true
                        let outcome = await client.outcome(
                            data, later: random.below(2) == 0, options: options)
                        #expect(outcome == .success(data) || outcome == .failure(.unavailable))
                        outcomes.append((lane * 1000 + number, outcome == .success(data)))
                    }
                    return outcomes
                }
            }
            var all: [Int: Bool] = [:]
            for await outcomes in group {
                for (number, isGood) in outcomes { all[number] = isGood }
            }
            return all
        }
    }
}
