import LatencyBudget
import Messages
import RPC
import RPCTransport
import TestSupport
import Testing

/// A server's own limit on how long calls of a method may take.
@Suite(.timeLimit(.minutes(1))) struct TimeLimitTests {
    private func echo(_ contexts: Journal<CallContext>) -> ScriptedEcho {
        ScriptedEcho(
            now: { request, context in
                contexts.note(context)
                return EchoV1.EchoResponse(data: request.data)
            },
            later: { request, context in
                contexts.note(context)
                return EchoV1.EchoResponse(data: request.data)
            })
    }

    /// What a handler may take when the caller allows 40 s.
    private func allowed(
        _ client: RPCClient, _ contexts: Journal<CallContext>, later: Bool
    ) async throws -> Duration {
        let before = ContinuousClock.now
        let outcome = await EchoV1.EchoClient(client).outcome(
            later: later, options: CallOptions(timeout: .seconds(40)))
        #expect(outcome == .success([7]))
        return try #require(contexts.entries.last).deadline - before
    }

    @Test func theShorterOfCallersAndServersTimeHolds() async throws {
        let contexts = Journal<CallContext>()
        var limits = ServerLimits()
        limits.change = { configuration in
            configuration.timeLimit = { $0 == EchoV1.Echo.echo ? .seconds(20) : nil }
        }
        try await withServer(echo(contexts), limits: limits) { running in
            let loop = running.loops[0]
            let client = try running.client(on: loop)
            #expect(try await (19...25).contains(seconds(client, contexts, later: false)))
            #expect(try await (39...45).contains(seconds(client, contexts, later: true)))
            // Others from now on.
            running.server.limitTime { $0 == EchoV1.Echo.echo ? .seconds(90) : .seconds(10) }
            #expect(try await (39...45).contains(seconds(client, contexts, later: false)))
            #expect(try await (9...15).contains(seconds(client, contexts, later: true)))
            await client.close()
        }
    }

    private func seconds(
        _ client: RPCClient, _ contexts: Journal<CallContext>, later: Bool
    ) async throws -> Int64 {
        try await allowed(client, contexts, later: later).components.seconds
    }

    @Test func aCallThatTakesLongerThanItsLimitEnds() async throws {
        let isOver = Journal<Bool>()
        let echo = ScriptedEcho(
            now: { request, _ in EchoV1.EchoResponse(data: request.data) },
            later: { request, _ in
                // Until the server cancels it.
                do { _ = try await Journal<Int>().wait(forCount: 1) } catch { isOver.note(true) }
                return EchoV1.EchoResponse(data: request.data)
            })
        var limits = ServerLimits()
        limits.change = { $0.timeLimit = { _ in .milliseconds(50) } }
        try await withServer(echo, limits: limits) { running in
            let client = try running.client(on: running.loops[0])
            let outcome = await EchoV1.EchoClient(client).outcome(
                later: true, options: CallOptions(timeout: .seconds(50)))
            #expect(outcome == .failure(.deadlineExceeded))
            try await isOver.wait(forCount: 1)
            await client.close()
        }
    }

    @Test func aServersRecordSaysDeadlineAndAttempt() async throws {
        var limits = ServerLimits()
        limits.change = { $0.timeLimit = { _ in .seconds(20) } }
        try await withServer(echo(Journal()), limits: limits) { running in
            let client = try running.client(on: running.loops[0])
            for later in [false, true] {
                _ = await EchoV1.EchoClient(client).outcome(
                    later: later, options: CallOptions(timeout: .seconds(50)))
            }
            let hops = try await running.hops.wait(forCount: 2)
            #expect(hops.map(\.deadlineNanoseconds) == [20_000_000_000, 20_000_000_000])
            #expect(hops.map(\.attempt) == [1, 1])
            await client.close()
        }
    }
}
