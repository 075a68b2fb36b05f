import RPC
import Reactor
import TTRPC
import TestSupport

@testable import RPCTransport

/// A whole run that a seed decides: one or two servers that call each other, one or two clients
/// with their pools, a network with faults, calls of every kind, cancellations, drains; and the
/// promises that must hold at its end.
// Safety: used by the thread that turns the simulation.
final class SimulatedRun: @unchecked Sendable {
    /// How long after its deadline a call may end: one tick of the timers, and the wake-ups of
    /// other loops that come between.
    static let lateness = Duration.milliseconds(1) + .microseconds(100)

    private let simulation: Simulation
    private var random: SeededGenerator
    private let start: ContinuousClock.Instant
    private let security: TransportSecurity
    private let serverLoops: [EventLoop]
    private let clientLoops: [EventLoop]
    private var servers: [SimulatedServer] = []
    private var clients: [RPCClient] = []
    /// The servers' own ways to each other.
    private var relays: [RPCClient] = []
    private var calls: [SimulatedCall] = []
    private var endedCount = 0
    /// Seldom there is so much at once that the write queues are full.
    private let isFlood: Bool
    /// Whether nothing happens that may cost a call its answer: a drain alone must not.
    private var isLossless = true
    private var isCalm = true
    /// What happened, for whoever replays a seed.
    private(set) var journal: [String] = []
    private(set) var violations: [String] = []

    /// - Parameter security: with TLS the sizes of what is sent are not the seed's alone.
    init(seed: UInt64, _ security: TransportSecurity = .plaintextOnLoopback) {
        self.security = security
        let simulation = Simulation(seed: seed)
        self.simulation = simulation
        random = SeededGenerator(seed: seed ^ 0x5EED)
        start = simulation.now
        serverLoops = (0..<(1 + random.below(2))).map { simulation.makeLoop(name: "server \($0)") }
        isFlood = random.below(100) == 0
        clientLoops = (0..<(1 + random.below(2))).map { simulation.makeLoop(name: "client \($0)") }
    }

    /// Everything that was promised and not kept; empty for a good run.
    static func violations(
        seed: UInt64, _ security: TransportSecurity = .plaintextOnLoopback
    ) -> [String] {
        let run = SimulatedRun(seed: seed, security)
        run.run()
        return run.violations
    }

    func run() {
        do {
            relays = try serverLoops.map { try makeClient($0) }
            clients = try clientLoops.map { try makeClient($0) }
            for index in serverLoops.indices { try startServer(index) }
        } catch { violations.append("the start failed: \(error)") }
        simulation.plan = plan()
        planCalls()
        planIncidents()
        simulation.run(
            while: { endedCount < calls.count }, limit: start + .seconds(60))
        checkCalls()
        comeToRest()
    }

    // MARK: The scene

    /// Most seeds have one kind of trouble, so that it is met often; some have all.
    private func plan() -> FaultPlan {
        var plan = FaultPlan()
        plan.latency = .microseconds(20)...(.microseconds(20 + random.below(3_000)))
        let trouble = random.below(10)
        isCalm = [0, 1, 7].contains(trouble)
        switch trouble {
        case 0...1: break
        case 2:
            plan.cutProbability = 0.03
            plan.forgetfulResetProbability = 0.5
        case 3:
            plan.stallProbability = 0.08
            plan.socketByteCount = 600...20_000
        case 4: plan.blackHoleProbability = 0.03
        case 5:
            plan.refusalProbability = 0.3
            plan.hangProbability = 0.1
            plan.unresolvableProbability = 0.2
            plan.shortageProbability = 0.2
        case 6: plan.halfCloseProbability = 0.03
        case 7:
            plan.splitProbability = 0.5
            plan.shortTransferProbability = 0.5
            plan.socketByteCount = 100...3_000
        default: plan = .stormy
        }
        return plan
    }

    private func startServer(_ index: Int) throws {
        let loop = serverLoops[index]
        let table = SimulatedService.table(
            SimulatedService.Surroundings(
                loop: loop, downstream: relays[index],
                began: { [unowned self] number in
                    calls[number].runCount += 1
                    note("call \(number) runs on server \(index)")
                },
                failed: { [unowned self] in violations.append($0) }))
        let isSmall = random.below(3) == 0
        let (places, line) = (1 + random.below(4), random.below(5))
        let drainLimit = random.below(8) == 0 ? random.below(100) : nil
        if drainLimit != nil { isLossless = false }
        servers.append(
            try SimulatedServer(loop, "sim:\(index)", security, table) { configuration in
                if let drainLimit { configuration.drainLimit = .milliseconds(drainLimit) }
                guard isSmall else { return }
                configuration.concurrencyLimitMin = 1
                configuration.concurrencyLimitMax = places
                configuration.waitingCallMax = line
                configuration.streamCountMax = 2 * places
                configuration.concurrentCallMax = 3 * places
            })
    }

    private func makeClient(_ loop: EventLoop) throws -> RPCClient {
        let addresses = serverLoops.indices.map { "sim:\($0)" }
        simulation.setAddresses(of: "ward:1", addresses.map { SocketAddress(simulated: $0) })
        var configuration = RPCClientConfiguration()
        configuration.connectTimeout = .milliseconds(400)
        configuration.backoff = Backoff(initial: .milliseconds(50), limit: .seconds(1))
        // One large answer may take seconds where the sockets are small: that is no silence.
        configuration.keepAliveInterval = .milliseconds(400)
        configuration.keepAliveTimeout = .milliseconds(300)
        configuration.writeStallLimit = .seconds(2)
        configuration.resolutionInterval = .milliseconds(300)
        configuration.busyConnectionLimit = 1 + random.below(10)
        configuration.connectionMax = 1 + random.below(3)
        configuration.retryBudget = RetryBudget()
        let client = try RPCClient(
            target: random.below(2) == 0 ? "dns:///ward:1" : addresses.joined(separator: ","),
            expectedPeer: nil, security: security, loop: loop,
            configuration: configuration)
        if random.below(8) == 0 {
            // Stream ids end, and connections with them, after a few calls.
            let first = 0xFFFF_FF01 - 2 * UInt32(1 + random.below(6))
            client.makeMachine = { ClientConnectionMachine(nextStreamID: first) }
        }
        return client
    }

    private func note(_ event: String) {
        journal.append("\((simulation.now - start).milliseconds) \(event)")
    }

    // MARK: What happens

    private func planCalls() {
        let count = isFlood ? 14 : 3 + random.below(14)
        let spread = isFlood ? 1 : [1, 50, 400, 3_000][random.below(4)]
        for number in 0..<count {
            let call = SimulatedCall(number, &random, size: isFlood ? 900_000 : nil)
            calls.append(call)
            let begin = start + .microseconds(random.below(spread * 1_000))
            let cancelAfter = random.below(5) == 0 ? random.below(60) : nil
            simulation.schedule(at: begin) { self.begin(call, cancelAfter) }
        }
    }

    private func begin(_ call: SimulatedCall, _ cancelAfter: Int?) {
        let index = call.number % clients.count
        let client = clients[index]
        note("call \(call.number) begins")
        let loop = call.isForeign ? serverLoops[0] : clientLoops[index]
        let task = Task(executorPreference: loop) {
            await call.perform(client) { loop.currentTime }
            self.endedCount += 1
            self.note(call.description)
        }
        guard let cancelAfter else { return }
        simulation.schedule(at: simulation.now + .milliseconds(cancelAfter)) {
            self.note("call \(call.number) is cancelled")
            task.cancel()
        }
    }

    private func planIncidents() {
        if random.below(3) == 0 { planDrain() }
        if random.below(6) == 0 {
            happens("all connections are cut") { $0.cutAll() }
        }
        if random.below(12) == 0 {
            let client = clients[0]
            happens("client 0 is closed") { _ in
                Task(executorPreference: client.loop) { await client.close() }
            }
        }
        if random.below(6) == 0 {
            let address = SocketAddress(simulated: "sim:0")
            happens("sim:0 cannot be reached") { $0.setReachable(address, false) }
            happens("sim:0 can be reached") { $0.setReachable(address, true) }
        }
        if random.below(6) == 0 {
            let one = [SocketAddress(simulated: "sim:\(random.below(serverLoops.count))")]
            happens("the name has one address") { $0.setAddresses(of: "ward:1", one) }
        }
    }

    private func happens(_ name: String, _ action: @escaping (Simulation) -> Void) {
        isLossless = false
        simulation.schedule(at: start + .milliseconds(random.below(400))) {
            self.note(name)
            action(self.simulation)
        }
    }

    private func planDrain() {
        let index = random.below(serverLoops.count)
        let first = random.below(300)
        drain(index, at: first)
        if random.below(2) == 0 { return }
        let again = first + 1 + random.below(300)
        restart(index, at: again)
        if serverLoops.count == 1 || random.below(2) == 0 { return }
        // As a rolling update does: the other one, when everybody has found the first one again.
        drain(1 - index, at: again + 1_500)
        restart(1 - index, at: again + 1_501 + random.below(300))
    }

    private func drain(_ index: Int, at milliseconds: Int) {
        simulation.schedule(at: start + .milliseconds(milliseconds)) {
            self.note("server \(index) drains")
            self.servers.last { $0.address == "sim:\(index)" }?.drain()
        }
    }

    private func restart(_ index: Int, at milliseconds: Int) {
        simulation.schedule(at: start + .milliseconds(milliseconds)) {
            self.note("server \(index) is there again")
            do { try self.startServer(index) } catch {
                self.violations.append("no new start: \(error)")
            }
        }
    }

    // MARK: What must hold

    private func checkCalls() {
        for call in calls {
            var faults: [String] = []
            if call.endings.count != 1 { faults.append("\(call.endings.count) answers") }
            if let fault = call.fault { faults.append(fault) }
            if call.runCount > 1, !call.mayRepeat { faults.append("\(call.runCount) runs") }
            if call.endings == ["ok"], call.runCount == 0, call.messageCount > 0 {
                faults.append("an answer without a run")
            }
            if let endedAt = call.endedAt, let deadline = call.deadline,
                endedAt > deadline + Self.lateness
            {
                faults.append("\(endedAt - deadline) late")
            }
            if isLossless, isCalm, serverLoops.count > 1, call.endings == ["UNAVAILABLE"] {
                faults.append("a loss")
            }
            for fault in faults { violations.append("\(fault): \(call.description)") }
        }
    }

    /// Lets everything come to its end, and looks whether anything is left.
    private func comeToRest() {
        simulation.plan = FaultPlan()
        // A black hole lives for half a minute, and a handler for its call's deadline.
        simulation.run(until: simulation.now + .seconds(45))
        violations += servers.flatMap(\.leftOvers)
        for client in clients + relays { violations += Self.leftOvers(client) }
        for server in servers { server.drain() }
        for client in clients + relays {
            Task(executorPreference: client.loop) { await client.close() }
        }
        simulation.run(until: simulation.now + .seconds(60))
        for server in servers where !server.isDrained {
            violations.append("\(server.address) is not drained")
        }
        for loop in serverLoops + clientLoops where loop.timerCount > 0 {
            violations.append("\(loop.timerCount) timers of \(loop.name)")
        }
        if simulation.openSocketCount > 0 {
            violations.append("\(simulation.openSocketCount) sockets open")
        }
        checkMemory()
    }

    /// Whoever has ended is forgotten by everybody.
    private func checkMemory() {
        let cores = servers.map { Weak($0.core) }
        let owners = (clients + relays).map { Weak($0) }
        servers = []
        clients = []
        relays = []
        simulation.run(until: simulation.now + .seconds(1))
        let kept = (cores + owners).filter { $0.object != nil }
        if !kept.isEmpty { violations.append("\(kept.count) clients or servers are kept alive") }
    }

    private struct Weak {
        weak var object: AnyObject?
        init(_ object: AnyObject) { self.object = object }
    }

    private static func leftOvers(_ client: RPCClient) -> [String] {
        var found: [String] = []
        func check(_ name: String, _ count: Int) {
            if count != 0 { found.append("client: \(count) \(name)") }
        }
        check("calls in line", client.line.count)
        for endpoint in client.endpoints {
            check("calls under way", endpoint.outstanding)
            for connection in endpoint.connections {
                check("streams of a connection", connection.machine.liveCount)
                check("octets queued", connection.queuedByteCount)
            }
        }
        return found
    }
}

extension Duration {
    fileprivate var milliseconds: String {
        let microseconds =
            components.seconds * 1_000_000 + components.attoseconds / 1_000_000_000_000
        let rest = String(microseconds % 1_000 + 1_000).dropFirst()
        return "\(microseconds / 1_000).\(rest)"
    }
}
