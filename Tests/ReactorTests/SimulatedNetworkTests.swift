import TestSupport
import Testing

@testable import Reactor

/// What sockets do in a simulation, with each fault by itself and with all of them.
@Suite struct SimulatedNetworkTests {
    /// A connection between two loops, with something to say in both directions.
    private final class Scene {
        let simulation: Simulation
        let start: ContinuousClock.Instant
        let acceptor: SimulatedAcceptor
        let client: SimulatedEnd

        init(seed: UInt64 = 1, _ plan: FaultPlan = FaultPlan()) throws {
            simulation = Simulation(seed: seed, plan: plan)
            start = simulation.now
            acceptor = try SimulatedAcceptor(simulation.makeLoop(name: "server"), "sim:1")
            client = try SimulatedEnd(simulation.makeLoop(name: "client"), to: "sim:1")
        }

        func run(_ duration: Duration) { simulation.run(until: simulation.now + duration) }

        var server: SimulatedEnd? { acceptor.accepted.first }
    }

    private static let text = (0..<10_000).map { UInt8(truncatingIfNeeded: $0 &* 7) }

    @Test func octetsComeInBothDirectionsAfterTheLatency() throws {
        let scene = try Scene()
        scene.client.send([1, 2, 3])
        scene.run(.milliseconds(1))
        #expect(scene.client.connectErrors == [0])
        let server = try #require(scene.server)
        #expect(server.received == [1, 2, 3])
        server.send([4, 5])
        scene.run(.microseconds(40))
        #expect(scene.client.received.isEmpty, "50 µs are under way")
        scene.run(.microseconds(60))
        #expect(scene.client.received == [4, 5])
    }

    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func splitsAndShortTransfersChangeNoOctet(seed: UInt64) throws {
        var plan = FaultPlan()
        plan.latency = .microseconds(1)...(.milliseconds(2))
        plan.splitProbability = 0.7
        plan.shortTransferProbability = 0.5
        plan.socketByteCount = 1...600
        let scene = try Scene(seed: seed, plan)
        scene.client.send(Self.text)
        scene.run(.seconds(60))
        let server = try #require(scene.server)
        #expect(server.received == Self.text, "seed \(seed)")
        #expect(server.readCounts.count > 10)
    }

    @Test func aPeerThatDoesNotReadHoldsTheSenderUp() throws {
        var plan = FaultPlan()
        plan.socketByteCount = 1000...1000
        let scene = try Scene(plan)
        scene.run(.milliseconds(1))
        let server = try #require(scene.server)
        server.isDeaf = true
        server.updateInterest()
        scene.client.send(Self.text)
        scene.run(.seconds(5))
        #expect(scene.client.unsent.count == Self.text.count - 1000)
        server.isDeaf = false
        server.updateInterest()
        scene.run(.seconds(5))
        #expect(server.received == Self.text)
    }

    @Test func theEndComesBehindTheOctets() throws {
        let scene = try Scene()
        scene.run(.milliseconds(1))
        scene.client.send([1])
        scene.client.flush()
        scene.client.shutdownWrite()
        scene.run(.milliseconds(1))
        let server = try #require(scene.server)
        #expect(server.received == [1] && server.hasSeenEnd)
        server.send([2])
        scene.run(.milliseconds(1))
        #expect(scene.client.received == [2] && !scene.client.hasSeenEnd)
        server.closeDescriptor()
        scene.run(.milliseconds(1))
        #expect(scene.client.hasSeenEnd)
    }

    @Test func writingToWhoHasClosedIsAReset() throws {
        let scene = try Scene()
        scene.run(.milliseconds(1))
        try #require(scene.server).closeDescriptor()
        scene.run(.milliseconds(1))
        #expect(scene.client.hasSeenEnd && scene.client.failure == nil)
        scene.client.send([1])
        scene.run(.milliseconds(1))
        scene.client.send([1])
        scene.run(.milliseconds(1))
        #expect(scene.client.failure == SimulatedErrno.reset)
        scene.acceptor.closeDescriptor()
        #expect(scene.simulation.openSocketCount == 0)
    }

    @Test func nobodyListensThere() throws {
        let scene = try Scene()
        let lost = try SimulatedEnd(scene.client.loop, to: "sim:2")
        scene.run(.milliseconds(1))
        #expect(lost.connectErrors == [SimulatedErrno.refused])
        scene.acceptor.closeDescriptor()
        let late = try SimulatedEnd(scene.client.loop, to: "sim:1")
        scene.run(.milliseconds(1))
        #expect(late.connectErrors == [SimulatedErrno.refused])
    }

    @Test func anAddressIsListenedOnOnce() throws {
        let scene = try Scene()
        let error = #expect(throws: ReactorError.self) {
            try scene.client.loop.listen(on: SocketAddress(simulated: "sim:1"))
        }
        #expect(error?.code == .systemCall)
    }

    @Test func anAttemptWithoutAnswerTimesOut() throws {
        var plan = FaultPlan()
        plan.hangProbability = 1
        let scene = try Scene(plan)
        scene.run(.seconds(129))
        #expect(scene.client.connectErrors.isEmpty)
        scene.run(.seconds(2))
        #expect(scene.client.connectErrors == [SimulatedErrno.timedOut])
    }

    @Test func anUnreachableAddressRefuses() throws {
        let scene = try Scene()
        scene.simulation.setReachable(SocketAddress(simulated: "sim:1"), false)
        scene.run(.milliseconds(1))
        #expect(scene.client.connectErrors == [SimulatedErrno.refused])
        scene.simulation.setReachable(SocketAddress(simulated: "sim:1"), true)
        let again = try SimulatedEnd(scene.client.loop, to: "sim:1")
        scene.run(.milliseconds(1))
        #expect(again.connectErrors == [0])
    }

    @Test func aCutIsAResetOnBothSidesAtSomeOctet() throws {
        let scene = try Scene()
        scene.run(.milliseconds(1))
        scene.simulation.plan.cutProbability = 1
        scene.client.send(Self.text)
        scene.run(.milliseconds(1))
        let server = try #require(scene.server)
        #expect(scene.client.failure == SimulatedErrno.reset)
        #expect(server.failure == SimulatedErrno.reset)
        #expect(server.received.count < Self.text.count)
        #expect(server.received.elementsEqual(Self.text.prefix(server.received.count)))
    }

    @Test func aHalfCloseLosesOneDirectionOnly() throws {
        let scene = try Scene()
        scene.run(.milliseconds(1))
        scene.simulation.plan.halfCloseProbability = 1
        scene.client.send([1])
        scene.run(.milliseconds(1))
        scene.simulation.plan.halfCloseProbability = 0
        scene.client.send([2])
        let server = try #require(scene.server)
        server.send([3])
        scene.run(.milliseconds(1))
        #expect(server.received == [1] && server.hasSeenEnd)
        #expect(scene.client.received == [3] && scene.client.failure == nil)
    }

    @Test func aBlackHoleSwallowsEverythingUntilTheConnectionDies() throws {
        let scene = try Scene()
        scene.run(.milliseconds(1))
        scene.simulation.plan.blackHoleProbability = 1
        scene.client.send([1])
        scene.run(.seconds(29))
        let server = try #require(scene.server)
        server.send([2])
        #expect(server.received.isEmpty && scene.client.failure == nil)
        scene.run(.seconds(2))
        #expect(scene.client.failure == SimulatedErrno.timedOut)
        #expect(server.failure == SimulatedErrno.timedOut)
        #expect(scene.client.received.isEmpty)
    }

    @Test func aStallDelaysOneDirectionAndLosesNothing() throws {
        let scene = try Scene()
        scene.run(.milliseconds(1))
        scene.simulation.plan.stallProbability = 1
        scene.simulation.plan.stallDuration = .seconds(3)...(.seconds(3))
        scene.client.send([1])
        scene.run(.milliseconds(1))
        scene.simulation.plan.stallProbability = 0
        scene.client.send([2])
        let server = try #require(scene.server)
        server.send([3])
        scene.run(.seconds(2))
        #expect(server.received.isEmpty && scene.client.received == [3])
        scene.run(.seconds(2))
        #expect(server.received == [1, 2])
    }

    @Test func aShortageOfDescriptorsIsToldToBothSides() throws {
        let scene = try Scene()
        scene.simulation.plan.shortageProbability = 1
        #expect(throws: ReactorError.self) {
            try SimulatedEnd(scene.client.loop, to: "sim:1")
        }
        scene.run(.milliseconds(1))
        #expect(scene.acceptor.shortageCount > 0 && scene.acceptor.accepted.isEmpty)
        scene.simulation.plan.shortageProbability = 0
        scene.run(.milliseconds(1))
        #expect(scene.acceptor.accepted.count == 1)
    }

    @Test func namesHaveSeveralAddressesWhichMayChange() throws {
        let simulation = Simulation(seed: 1)
        let loop = simulation.makeLoop(name: "a")
        let found = Journal<[String]>()
        func ask(_ target: String) {
            Task(executorPreference: loop) {
                let addresses = (try? await loop.resolve(target)) ?? []
                found.note(addresses.map(\.description))
            }
            simulation.run(until: simulation.now + .seconds(1))
        }
        ask("records:1")
        simulation.setAddresses(
            of: "records:1", ["sim:1", "sim:2"].map { SocketAddress(simulated: $0) })
        ask("records:1")
        simulation.setAddresses(of: "records:1", [SocketAddress(simulated: "sim:3")])
        ask("records:1")
        ask("sim:9")
        simulation.plan.unresolvableProbability = 1
        ask("sim:9")
        #expect(found.entries == [[], ["sim:1", "sim:2"], ["sim:3"], ["sim:9"], []])
    }

    // MARK: All at once

    /// Everything that can be seen of a run under every fault.
    private func trace(_ seed: UInt64) throws -> [String] {
        let simulation = Simulation(seed: seed, plan: .stormy)
        let loops = (0..<3).map { simulation.makeLoop(name: "\($0)") }
        let acceptor = try SimulatedAcceptor(loops[0], "sim:1")
        var clients: [SimulatedEnd] = []
        for number in 0..<6 {
            simulation.schedule(at: simulation.now + .milliseconds(number)) {
                guard let client = try? SimulatedEnd(loops[1 + number % 2], to: "sim:1") else {
                    return
                }
                client.send(Self.text)
                clients.append(client)
            }
        }
        simulation.schedule(at: simulation.now + .milliseconds(20)) {
            for end in acceptor.accepted { end.send(Self.text) }
        }
        simulation.run(until: simulation.now + .seconds(200))
        let ends = clients + acceptor.accepted
        for end in ends {
            let isPrefix = end.received.elementsEqual(Self.text.prefix(end.received.count))
            #expect(isPrefix, "seed \(seed)")
        }
        return ends.map {
            "\($0.readCounts) \($0.hasSeenEnd) \($0.failure ?? 0) \($0.connectErrors)"
        } + ["\(simulation.wakeUpCount)"]
    }

    @Test(arguments: 1...30 as ClosedRange<UInt64>)
    func theSameSeedIsTheSameRun(seed: UInt64) throws {
        let first = try trace(seed)
        #expect(try trace(seed) == first, "seed \(seed)")
        #expect(try trace(seed + 1000) != first, "seed \(seed)")
    }
}
