/// Event loops, a clock and a network that a seed decides: the same seed, the same run, octet for
/// octet.
///
/// The loops have no threads. ``run(until:)`` turns those that have something to do, in an order
/// that the seed chooses, on the caller's thread, and when none has, the clock jumps to the next
/// timer or event. Nothing in a run may come from outside: tasks are started with a simulated loop
/// as preferred executor and never leave it (a `Task` without one runs on the system's pool: it
/// works, but its timing is the system's); the time is ``EventLoop/currentTime``, never the
/// system's clock, which is years behind the virtual one.
///
/// It must outlive what its loops still have to do. Confined to one thread at a time.
// Safety: as above. Foreign threads reach the loops' inboxes only, which have locks of their own.
@safe
package final class Simulation: @unchecked Sendable {
    /// Smallest descriptor of a simulated socket. The kernel hands out none so large: the most that
    /// Linux allows for a process by default is 1 << 20.
    static let descriptorMin: Int32 = 1 << 24
    /// Where virtual time begins: far in the future, so that a reading of the system's clock in the
    /// midst of a simulation shows at once, as something long past.
    private static let beginning = ContinuousClock.now + .seconds(1_000_000_000)

    /// What decides everything.
    package let seed: UInt64
    /// What the network does. It may be changed during the run.
    package var plan: FaultPlan
    /// The virtual time.
    package private(set) var now = Simulation.beginning
    /// Wake-ups so far.
    package private(set) var wakeUpCount = 0

    private(set) var random: SplitMix64
    private var events = SimulatedEvents()
    private var loops: [EventLoop] = []
    private var watched: [ContiguousArray<SimulatedSocket>] = []
    private var sockets: ContiguousArray<SimulatedSocket> = []
    /// Only looked up, never walked through: its order is not the seed's.
    private var listeners: [String: SimulatedSocket] = [:]
    private var names: [String: [SocketAddress]] = [:]
    private var unreachable: Set<String> = []
    private var isRunning = false

    /// Makes a simulation at the beginning of its time.
    package init(seed: UInt64, plan: FaultPlan = FaultPlan()) {
        self.seed = seed
        self.plan = plan
        random = SplitMix64(seed: seed)
    }

    deinit {
        // The ends of a connection hold each other.
        for socket in sockets { socket.peer = nil }
    }

    /// Makes a loop. It needs neither start nor stop.
    package func makeLoop(name: String) -> EventLoop {
        let loop = EventLoop(name: name, simulation: self, seed: random.next())
        loops.append(loop)
        watched.append([])
        return loop
    }

    // MARK: Running

    /// Runs until nothing is left to do before `limit`; the clock then shows `limit`.
    package func run(until limit: ContinuousClock.Instant) {
        run(while: { true }, limit: limit)
        now = max(now, limit)
    }

    /// Runs while `condition` holds, and at most until `limit`. Asked before each wake-up.
    package func run(while condition: () -> Bool, limit: ContinuousClock.Instant) {
        precondition(!isRunning, "a simulation does not run inside itself")
        isRunning = true
        defer { isRunning = false }
        while condition(), step(limit) {}
    }

    /// Does one thing; false when there is nothing to do before `limit`.
    private func step(_ limit: ContinuousClock.Instant) -> Bool {
        while let action = events.popFirst(until: now) { action() }
        if now >= limit { return false }
        if let index = chooseLoop() {
            turn(index)
            return true
        }
        var next = events.nextInstant ?? limit + .seconds(1)
        for loop in loops { next = min(next, loop.nextTimerInstant ?? next) }
        if next > limit { return false }
        now = max(now, next)
        return true
    }

    /// One of the loops that have something to do.
    private func chooseLoop() -> Int? {
        var chosen: Int?
        var count = 0
        for index in loops.indices where hasWork(index) {
            count += 1
            if count == 1 || below(count) == 0 { chosen = index }
        }
        return chosen
    }

    private func hasWork(_ index: Int) -> Bool {
        if loops[index].hasWork || loops[index].hasDueTimer(at: now) { return true }
        for socket in watched[index] where socket.due != 0 { return true }
        return false
    }

    private func turn(_ index: Int) {
        wakeUpCount += 1
        var ready: [(token: UInt64, events: UInt32)] = []
        for socket in watched[index] {
            let due = socket.due
            if due != 0, let watch = socket.watch { ready.append((watch.token, due)) }
        }
        // The kernel promises no order among what is ready.
        for place in ready.indices.reversed() { ready.swapAt(place, below(place + 1)) }
        loops[index].turn(at: now, ready)
        now += plan.wakeUpDuration
    }

    // MARK: What happens besides

    /// Plans `action` for an instant; it runs on no loop.
    package func schedule(
        at instant: ContinuousClock.Instant, _ action: @escaping () -> Void
    ) { events.add(at: max(instant, now), action) }

    /// Names `target` (`name:port`) resolves to these addresses from now on.
    package func setAddresses(of target: String, _ addresses: [SocketAddress]) {
        names[target] = addresses
    }

    /// Whether attempts to connect to `address` can succeed from now on.
    package func setReachable(_ address: SocketAddress, _ isReachable: Bool) {
        if isReachable {
            unreachable.remove(address.description)
        } else {
            unreachable.insert(address.description)
        }
    }

    /// Resets every connection, on both sides.
    package func cutAll() {
        for socket in sockets { fail(socket, SimulatedErrno.reset) }
    }

    /// Sockets that are not closed, listeners included: none may be left when all has ended.
    package var openSocketCount: Int { sockets.count { !$0.isClosed } }

    // MARK: Chance

    func below(_ bound: Int) -> Int { Int(random.next() % UInt64(bound)) }

    func happens(_ probability: Double) -> Bool {
        // Without a question no number is used, so that plans differ as little as they can.
        if probability <= 0 { return false }
        return Double(random.next() >> 11) < probability * Double(1 << 53)
    }

    func duration(_ range: ClosedRange<Duration>) -> Duration {
        let width = range.upperBound - range.lowerBound
        let parts = width.components
        let microseconds = parts.seconds * 1_000_000 + parts.attoseconds / 1_000_000_000_000
        if microseconds <= 0 { return range.lowerBound }
        return range.lowerBound + .microseconds(Int64(below(Int(microseconds) + 1)))
    }

    // MARK: Tables

    func makeSocket(_ state: SimulatedSocket.State) -> SimulatedSocket {
        let range = plan.socketByteCount
        let socket = SimulatedSocket(
            Self.descriptorMin + Int32(sockets.count), state,
            capacity: range.lowerBound + below(range.count), at: now)
        sockets.append(socket)
        return socket
    }

    func socket(_ descriptor: Int32) -> SimulatedSocket? {
        let index = Int(descriptor) - Int(Self.descriptorMin)
        guard sockets.indices.contains(index), !sockets[index].isClosed else { return nil }
        return sockets[index]
    }

    func listener(at address: String) -> SimulatedSocket? {
        unreachable.contains(address) ? nil : listeners[address]
    }

    func setListener(_ socket: SimulatedSocket?, at address: String) {
        listeners[address] = socket
    }

    func isTaken(_ address: String) -> Bool { listeners[address] != nil }

    func addresses(of target: String) -> [SocketAddress] {
        names[target] ?? (target.hasPrefix("sim:") ? [SocketAddress(simulated: target)] : [])
    }

    func watch(
        _ descriptor: Int32, on loop: EventLoop, _ token: UInt64, _ interest: Readiness?
    ) {
        guard let socket = socket(descriptor),
            let index = loops.firstIndex(where: { $0 === loop })
        else { return }
        watched[index].removeAll { $0 === socket }
        socket.watch = nil
        guard let interest else { return }
        socket.watch = SimulatedSocket.Watch(loop: loop, token: token, interest: interest.rawValue)
        watched[index].append(socket)
    }
}
