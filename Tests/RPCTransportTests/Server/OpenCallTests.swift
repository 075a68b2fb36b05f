import Dispatch
import Messages
import RPC
import RPCTransport
import Reactor
import TestSupport
import Testing

/// What operators see of calls under way, and of the loops that have them.
@Suite(.timeLimit(.minutes(1))) struct OpenCallTests {
    private let begun = Journal<Int>()
    private let release = Journal<Int>()

    /// A handler that waits for release; with data 1 as if for another service.
    private var waiting: ScriptedEcho {
        let (begun, release) = (begun, release)
        return ScriptedEcho(later: { request, context in
            if request.data == [1] { context.timeline?.downstreamBegan(at: .now) }
            begun.note(1)
            try await release.wait(forCount: 1)
            if request.data == [1] { context.timeline?.downstreamEnded(at: .now) }
            return EchoV1.EchoResponse(data: request.data)
        })
    }

    @Test func callsSayHowFarTheyAre() async throws {
        let limits = ServerLimits(change: { configuration in
            configuration.concurrencyLimitMin = 3
            configuration.concurrencyLimitMax = 3
        })
        try await withServer(waiting, limits: limits) { server async throws in
            try await withLoop { loop in
                let client = try server.client(on: loop)
                let echo = EchoV1.EchoClient(client)
                // Two places for reads; the third is kept for emergencies.
                async let outcomes = withTaskGroup(of: Outcome.self) { group in
                    for number: UInt8 in [1, 2, 3] {
                        group.addTask { await echo.outcome([number], later: true) }
                    }
                    return await group.reduce(into: []) { $0.append($1) }
                }
                try await begun.wait(forCount: 2)
                var snapshot = try #require(await server.server.loops(within: .seconds(30)).first)
                while snapshot.openCallCount < 3 {
                    snapshot = try #require(
                        await server.server.loops(within: .seconds(30)).first)
                }
                let phases = snapshot.calls.map(\.phase)
                #expect(phases.count == 3 && phases.contains(.waiting))
                #expect(snapshot.calls.allSatisfy { $0.method == EchoV1.Echo.echoLater })
                #expect(snapshot.calls.allSatisfy { $0.age > .zero && $0.timeLeft > .zero })
                #expect(snapshot.calls.map(\.age) == snapshot.calls.map(\.age).sorted(by: >))
                #expect(Set(snapshot.calls.map(\.traceID)).count == 3)
                #expect(!snapshot.isSilent && snapshot.timerCount >= 3)
                release.note(1)
                #expect(await outcomes.count == 3)
                await client.close()
            }
        }
    }

    @Test func aCallThatWaitsForAnotherServiceSaysSo() async throws {
        try await withServer(waiting) { server async throws in
            try await withLoop { loop in
                let client = try server.client(on: loop)
                async let outcome = EchoV1.EchoClient(client).outcome([1], later: true)
                try await begun.wait(forCount: 1)
                let loops = await server.server.loops(within: .seconds(30))
                #expect(loops.flatMap(\.calls).map(\.phase) == [.downstream])
                release.note(1)
                #expect(await outcome == .success([1]))
                #expect(await server.server.loops(within: .seconds(30)).first?.calls.count == 0)
                await client.close()
            }
        }
    }

    @Test func aLoopThatIsHeldIsSilent() async throws {
        try await withServer(waiting, loopCount: 2) { server async throws in
            let gate = DispatchSemaphore(value: 0)
            server.loops[1].submit { gate.wait() }
            let snapshots = await server.server.loops(within: .milliseconds(50))
            gate.signal()
            #expect(snapshots.map(\.isSilent) == [false, true])
            #expect(snapshots[1].calls.isEmpty && snapshots[1].answerTime >= .milliseconds(50))
            let after = await server.server.loops(within: .seconds(30))
            #expect(after.map(\.isSilent) == [false, false])
        }
    }

    @Test func aServerThatHasNotStartedHasNoLoops() async throws {
        try await withLoop { loop in
            let server = RPCServer(
                RPCServerConfiguration(
                    address: "127.0.0.1:0", security: .plaintextOnLoopback,
                    authorization: .openToEveryone), loops: [loop])
            #expect(await server.loops(within: .seconds(1)).isEmpty)
        }
    }
}
