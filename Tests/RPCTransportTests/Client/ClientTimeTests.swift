import Messages
import RPC
import Reactor
import TestSupport
import Testing

@testable import RPCTransport

/// What a client does as time passes, over virtual time.
@Suite(.timeLimit(.minutes(1))) struct ClientTimeTests {
    // Safety: used by the thread that turns the simulation.
    private final class Scene: @unchecked Sendable {
        let simulation: Simulation
        let loop: EventLoop
        let client: RPCClient
        let start: ContinuousClock.Instant
        private(set) var outcomes: [(StatusCode, at: Duration)] = []
        var isOver = false

        init(
            _ target: String, seed: UInt64,
            _ change: (inout RPCClientConfiguration) -> Void = { _ in }
        ) throws {
            simulation = Simulation(seed: seed)
            loop = simulation.makeLoop(name: "client")
            start = simulation.now
            var configuration = RPCClientConfiguration()
            configuration.retryBudget = RetryBudget()
            configuration.retries.attemptMax = 1
            change(&configuration)
            client = try RPCClient(
                target: target, expectedPeer: nil, security: .plaintextOnLoopback, loop: loop,
                configuration: configuration)
        }

        /// Makes a call now, and notes how and when it ends.
        func call(timeout: Duration, waitsForReady: Bool = false, then: @escaping () -> Void = {}) {
            var options = CallOptions(timeout: timeout)
            options.waitsForReady = waitsForReady
            let (call, client) = (EchoCall(EchoCall.read, options), client)
            nonisolated(unsafe) let follow = then  // Safety: runs on the one thread there is.
            Task(executorPreference: loop) {
                var code = StatusCode.ok
                do throws(RPCError) { try await client.perform(call) } catch { code = error.code }
                self.outcomes.append((code, self.loop.currentTime - self.start))
                unsafe follow()
            }
        }

        /// Makes one call after the other until it is over.
        func callAgainAndAgain() {
            if isOver { return }
            call(timeout: .seconds(3600), waitsForReady: true) { self.callAgainAndAgain() }
        }

        func server(_ address: String) throws -> SimulatedServer {
            try SimulatedServer(
                simulation.makeLoop(name: address), address, .plaintextOnLoopback,
                ScriptedEcho().table, { _ in })
        }

        func finish() {
            isOver = true
            let client = client
            Task(executorPreference: loop) { await client.close() }
            simulation.run(until: simulation.now + .seconds(60))
        }
    }

    /// Accepts connections, notes when, and closes them.
    // Safety: used by the thread that turns the simulation.
    private final class Refuser: EventSource, @unchecked Sendable {
        var times: [ContinuousClock.Instant] = []

        override func ready(_ events: Readiness) {
            while case .connection(let accepted) = loop.accept(descriptor) {
                times.append(loop.currentTime)
                loop.close(accepted)
            }
        }
    }

    @Test(arguments: 1...5 as ClosedRange<UInt64>)
    func attemptsToConnectGrowRareAndNeverStop(seed: UInt64) throws {
        let scene = try Scene("sim:1", seed: seed)
        let loop = scene.simulation.makeLoop(name: "refuser")
        let refuser = Refuser(
            loop: loop, descriptor: try loop.listen(on: SocketAddress(simulated: "sim:1")))
        refuser.register(.readable)
        scene.callAgainAndAgain()
        scene.simulation.run(until: scene.start + .seconds(900))
        let gaps = zip(refuser.times.dropFirst(), refuser.times).map { $0 - $1 }
        var wait = Duration.seconds(1)
        for gap in gaps {
            #expect(gap > wait * 0.79 && gap < wait * 1.21, "seed \(seed): \(gap) for \(wait)")
            wait = min(wait * 1.6, .seconds(120))
        }
        #expect((14...20).contains(gaps.count), "seed \(seed)")
        scene.isOver = true
        refuser.closeDescriptor()
        scene.finish()
        #expect(scene.simulation.openSocketCount == 0, "seed \(seed)")
    }

    @Test(arguments: 1...5 as ClosedRange<UInt64>)
    func aDeadlineIsNeverOverrunByMoreThanATick(seed: UInt64) throws {
        let scene = try Scene("sim:1", seed: seed)
        let server = try scene.server("sim:1")
        scene.call(timeout: .seconds(1))
        scene.simulation.run(until: scene.start + .milliseconds(500))
        #expect(scene.outcomes.map(\.0) == [.ok])
        scene.simulation.plan.blackHoleProbability = 1
        let begun = scene.simulation.now - scene.start
        var random = SeededGenerator(seed: seed)
        let timeouts = (0..<50).map { _ in Duration.microseconds(1 + random.below(900_000)) }
        for timeout in timeouts { scene.call(timeout: timeout) }
        scene.simulation.run(until: scene.start + .seconds(4))
        let ends = scene.outcomes.dropFirst()
        #expect(ends.count == 50 && ends.allSatisfy { $0.0 == .deadlineExceeded })
        for (end, timeout) in zip(ends.map { $0.at - begun }, timeouts.sorted()) {
            #expect(end >= timeout, "seed \(seed)")
            #expect(end <= timeout + .milliseconds(1) + .microseconds(200), "seed \(seed)")
        }
        scene.finish()
        server.drain()
        scene.simulation.run(until: scene.simulation.now + .seconds(30))
        #expect(scene.simulation.openSocketCount == 0, "seed \(seed)")
    }

    @Test(arguments: 1...5 as ClosedRange<UInt64>)
    func aBlackHoleIsNoticedLongBeforeTheDeadline(seed: UInt64) throws {
        let scene = try Scene("sim:1", seed: seed)
        let server = try scene.server("sim:1")
        scene.call(timeout: .seconds(1))
        scene.simulation.run(until: scene.start + .seconds(1))
        scene.simulation.plan.blackHoleProbability = 1
        scene.call(timeout: .seconds(600))
        scene.simulation.run(until: scene.start + .seconds(300))
        #expect(scene.outcomes.map(\.0) == [.ok, .unavailable], "seed \(seed)")
        let end = scene.outcomes[1].at
        #expect(end >= .seconds(15) && end <= .seconds(26), "seed \(seed): \(end)")
        scene.finish()
        server.drain()
        scene.simulation.run(until: scene.simulation.now + .seconds(60))
    }

    @Test(arguments: 1...5 as ClosedRange<UInt64>)
    func aNameIsLookedUpAgain(seed: UInt64) throws {
        let scene = try Scene("dns:///ward:1", seed: seed)
        let servers = [try scene.server("sim:0"), try scene.server("sim:1")]
        let (old, new) = (SocketAddress(simulated: "sim:0"), SocketAddress(simulated: "sim:1"))
        scene.simulation.setAddresses(of: "ward:1", [old])
        for second in 0..<90 {
            scene.simulation.schedule(at: scene.start + .seconds(second)) {
                scene.call(timeout: .seconds(1))
            }
        }
        scene.simulation.run(until: scene.start + .milliseconds(40_500))
        #expect(servers[0].core.connections.count == 1 && servers[1].core.connections.isEmpty)
        scene.simulation.setAddresses(of: "ward:1", [new])
        scene.simulation.run(until: scene.start + .seconds(58))
        #expect(servers[1].core.connections.isEmpty, "seed \(seed): not before its time")
        scene.simulation.run(until: scene.start + .seconds(95))
        #expect(servers[0].core.connections.isEmpty && servers[1].core.connections.count == 1)
        #expect(scene.outcomes.count == 90)
        #expect(scene.outcomes.allSatisfy { $0.0 == .ok }, "seed \(seed): nobody noticed")
        scene.finish()
        for server in servers { server.drain() }
        scene.simulation.run(until: scene.simulation.now + .seconds(60))
        #expect(scene.simulation.openSocketCount == 0, "seed \(seed)")
    }

    @Test func aNameWhoseAddressFailsIsLookedUpAtOnce() throws {
        let scene = try Scene("dns:///ward:1", seed: 1)
        let server = try scene.server("sim:1")
        scene.simulation.setAddresses(of: "ward:1", [SocketAddress(simulated: "sim:0")])
        scene.call(timeout: .seconds(1))
        scene.simulation.run(until: scene.start + .seconds(2))
        #expect(scene.outcomes.map(\.0) == [.unavailable], "nobody listens there")
        scene.simulation.setAddresses(of: "ward:1", [SocketAddress(simulated: "sim:1")])
        scene.call(timeout: .seconds(5), waitsForReady: true)
        scene.simulation.run(until: scene.start + .seconds(8))
        #expect(scene.outcomes.map(\.0) == [.unavailable, .ok])
        scene.finish()
        server.drain()
        scene.simulation.run(until: scene.simulation.now + .seconds(60))
    }
}
