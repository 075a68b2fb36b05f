import Foundation
import Messages
import RPC
import RPCTransport
import Reactor
import Synchronization
import Testing

/// Two servers, a client that knows both, and a load that never pauses: one server after the other
/// is told to end and started again.
@Suite(.timeLimit(.minutes(4))) struct LosslessDrainTests {
    /// Servers ended: a few each time, many when long tests are asked for.
    static let roundCount = ProcessInfo.processInfo.environment["CAREWIRE_SOAK"] == nil ? 10 : 100
    static let callersAtOnce = 16
    /// Calls that must succeed between two rounds.
    static let callsBetween = 200

    /// What the callers have seen.
    private final class Tally: Sendable {
        private struct State {
            var answered = 0
            var failures: [String] = []
            var isOver = false
            var waiter: (goal: Int, continuation: CheckedContinuation<Void, Never>)?
        }

        private let state = Mutex(State())

        var answered: Int { state.withLock { $0.answered } }
        var failures: [String] { state.withLock { $0.failures } }
        var isOver: Bool { state.withLock { $0.isOver } }

        func answer() {
            let waiter = state.withLock { state -> CheckedContinuation<Void, Never>? in
                state.answered += 1
                guard let waiter = state.waiter, state.answered >= waiter.goal else { return nil }
                state.waiter = nil
                return waiter.continuation
            }
            waiter?.resume()
        }

        func fail(_ error: any Error) { state.withLock { $0.failures.append("\(error)") } }
        func end() { state.withLock { $0.isOver = true } }

        /// Returns after so many more answers.
        func wait(_ count: Int) async {
            await withCheckedContinuation { continuation in
                state.withLock { $0.waiter = ($0.answered + count, continuation) }
            }
        }
    }

    @Test func noCallFailsWhenAServerOfTwoEnds() async throws {
        let loop = EventLoop(name: "load")
        loop.start()
        defer { loop.stop() }
        var servers = [try await TestServer(port: 0), try await TestServer(port: 0)]
        let client = try RPCClient(
            target: servers.map { "127.0.0.1:\($0.port)" }.joined(separator: ","),
            expectedPeer: nil, security: .plaintextOnLoopback, loop: loop,
            configuration: Self.impatient)
        let tally = Tally()
        await withDiscardingTaskGroup { group in
            for _ in 0..<Self.callersAtOnce {
                group.addTask { await Self.call(client, tally) }
            }
            do {
                for round in 0..<Self.roundCount {
                    let index = round % 2
                    await Self.waitForBoth(client, tally)
                    #expect(await servers[index].end() == 0, "round \(round)")
                    await tally.wait(Self.callsBetween)
                    servers[index] = try await TestServer(port: servers[index].port)
                }
            } catch { Issue.record(error) }
            tally.end()
        }
        #expect(tally.failures == [])
        #expect(tally.answered >= 2 * Self.roundCount * Self.callsBetween)
        await client.close()
        for server in servers { _ = await server.end() }
    }

    /// A server that was away is tried again soon.
    private static var impatient: RPCClientConfiguration {
        var configuration = RPCClientConfiguration()
        configuration.backoff = Backoff(initial: .milliseconds(20))
        return configuration
    }

    /// A server that has just begun to listen is no refuge before the client has found it.
    private static func waitForBoth(_ client: RPCClient, _ tally: Tally) async {
        repeat {
            await tally.wait(callsBetween)
        } while await client.snapshot().endpoints
            .contains { $0.state != "ready" }
    }

    private static func call(_ client: RPCClient, _ tally: Tally) async {
        let service = GrpcTesting.TestServiceClient(client)
        while !tally.isOver {
            do {
                _ = try await service.unaryCall(
                    .init(responseSize: 64), options: CallOptions(timeout: .seconds(5)))
                tally.answer()
            } catch { tally.fail(error) }
        }
    }
}
