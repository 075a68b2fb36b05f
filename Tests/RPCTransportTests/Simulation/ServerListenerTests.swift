import RPC
import Reactor
import Testing

@testable import RPCTransport

/// How a server takes its connections, over a simulated network.
@Suite struct ServerListenerTests {
    private let simulation = Simulation(seed: 1)

    private func makeServer() throws -> SimulatedServer {
        try SimulatedServer(
            simulation.makeLoop(name: "server"), "sim:1", .plaintextOnLoopback, MethodTable()
        ) { _ in }
    }

    private func connect(_ count: Int) throws -> [FramedPeer] {
        let loop = simulation.makeLoop(name: "client")
        return try (0..<count).map { _ in try FramedPeer.connect(loop, to: "sim:1") }
    }

    @Test func waitsWhenNoDescriptorIsLeftInsteadOfSpinning() throws {
        let server = try makeServer()
        let peers = try connect(3)
        simulation.plan.shortageProbability = 1
        simulation.run(until: simulation.now + .seconds(1))
        #expect((9...11).contains(server.listener.shortageCount))
        #expect(simulation.wakeUpCount < 30)
        #expect(server.core.connections.isEmpty)
        simulation.plan.shortageProbability = 0
        simulation.run(until: simulation.now + .seconds(1))
        #expect(server.core.connections.count == peers.count)
        #expect((9...11).contains(server.listener.shortageCount))
    }

    @Test func takesOverWhoWaitsBeforeItStops() throws {
        let server = try makeServer()
        let peers = try connect(100)
        // They arrive in this instant, and no loop has had its turn.
        simulation.schedule(at: simulation.now + .microseconds(50)) { server.listener.stop() }
        simulation.run(until: simulation.now + .microseconds(60))
        #expect(server.core.connections.count == peers.count)
        let late = try connect(1)
        simulation.run(until: simulation.now + .seconds(1))
        #expect(late[0].isClosed && peers.allSatisfy { !$0.isClosed })
    }

    @Test func aStoppedListenerStaysStopped() throws {
        let server = try makeServer()
        let peers = try connect(1)
        simulation.plan.shortageProbability = 1
        simulation.run(until: simulation.now + .milliseconds(50))
        server.listener.stop()
        server.listener.stop()
        simulation.plan.shortageProbability = 0
        simulation.run(until: simulation.now + .seconds(1))
        #expect(server.core.connections.isEmpty && peers[0].isClosed)
        #expect(server.loop.timerCount == 0)
    }
}
