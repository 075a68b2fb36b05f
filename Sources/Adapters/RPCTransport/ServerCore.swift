internal import LatencyBudget
internal import Messages
internal import RPC
internal import Reactor
internal import TLS
internal import TTRPC

/// What all connections of one loop share: methods, calls, workers, and the arena for messages.
///
/// Confined to the loop's thread.
// Safety: as above; it is handed to the loop before the first connection.
@safe
final class ServerCore: @unchecked Sendable {
    /// Workers kept for the next calls.
    static let idleWorkerMax = 256
    /// Identities that are remembered; of those above, the ones without a connection are forgotten.
    static let peerMax = 4096

    let loop: EventLoop
    let configuration: RPCServerConfiguration
    let table: MethodTable
    let methodSlots: [Int]
    let defaultTimeoutNanoseconds: Int64
    let observer: (any CallObserver)?
    /// Whether there is an observer: cheaper to ask.
    let isObserved: Bool
    let arena = MessageArena()
    private let tls: ServerTLS
    @exclusivity(unchecked) private var lastReading: Moment
    @exclusivity(unchecked) private var lastWakeUp: Moment
    @exclusivity(unchecked) private var spans: UInt64
    @exclusivity(unchecked) private var calls: ContiguousArray<ServerCall> = []
    @exclusivity(unchecked) private var freeCalls: ContiguousArray<ServerCall> = []
    @exclusivity(unchecked) private var idleWorkers: ContiguousArray<Worker> = []
    @exclusivity(unchecked) var admission: AdmissionMachine
    /// By slot of the method table.
    @exclusivity(unchecked) var figures: ContiguousArray<MethodFigures>
    @exclusivity(unchecked) private(set) var refusals: ContiguousArray<UInt64>
    /// Nanoseconds that a call may take, by slot.
    @exclusivity(unchecked) private var timeLimits: ContiguousArray<Int64>
    var streamCount = 0
    @exclusivity(unchecked) var isStopped = false
    private(set) var connections: ContiguousArray<ServerConnection> = []
    /// Whether ``startWaiting()`` runs.
    @exclusivity(unchecked) var isStarting = false
    var drained: UnsafeContinuation<Void, Never>?
    /// Programs on this machine, in clear text.
    let localPeer: ServerPeer
    /// Whoever has not shown who it is.
    let unauthenticatedPeer: ServerPeer
    private var peers: [String: ServerPeer] = [:]
    private var callers: UInt64 = 0

    init(
        loop: EventLoop, configuration: RPCServerConfiguration, table: MethodTable,
        observer: (any CallObserver)?, tls: ServerTLS
    ) {
        self.loop = loop
        self.configuration = configuration
        self.table = table
        methodSlots = Self.slots(of: table)
        defaultTimeoutNanoseconds = Int64(clamping: configuration.defaultTimeout.nanosecondsClamped)
        self.observer = observer
        self.tls = tls
        isObserved = observer != nil
        let now = loop.currentMoment
        unsafe lastReading = now
        // No wake-up is before the loop: the first reading is a fresh one.
        unsafe lastWakeUp = now.adding(nanoseconds: -1)
        unsafe spans = loop.nextRandom()
        unsafe admission = AdmissionMachine(configuration.admissionLimits)
        unsafe figures = ContiguousArray(
            repeating: MethodFigures(now: now), count: table.slotCount)
        unsafe refusals = ContiguousArray(repeating: 0, count: ServerRefusal.allCases.count)
        unsafe timeLimits = ContiguousArray(repeating: .max, count: table.slotCount)
        localPeer = ServerPeer(nil, number: 0, slotCount: table.slotCount)
        unauthenticatedPeer = ServerPeer(
            nil, number: 0, slotCount: table.slotCount, permission: ServerPeer.unauthenticated)
        if let limit = configuration.timeLimit { limitTime(limit) }
    }

    /// New calls of each method get no more than this.
    func limitTime(_ limit: @Sendable (MethodName) -> Duration?) {
        for (method, slot) in zip(table.methods, methodSlots) {
            unsafe timeLimits[slot] =
                limit(method.name).map { Int64(clamping: $0.nanosecondsClamped) } ?? .max
        }
    }

    /// What a call gets whose caller allows so much, in nanoseconds; 0 when it says nothing.
    @inline(__always)
    func timeAllowed(_ timeout: Int64, slot: Int) -> Int64 {
        unsafe min(timeout == 0 ? defaultTimeoutNanoseconds : timeout, timeLimits[slot])
    }

    /// Counts a refusal.
    func count(_ reason: ServerRefusal) { unsafe refusals[reason.rawValue] &+= 1 }

    // MARK: Calls

    /// The call of this number, which the connection's machine knows.
    @inline(__always)
    func call(_ number: Int32) -> ServerCall { unsafe calls[Int(number)] }

    /// An object for a new call.
    @inline(__always)
    func takeCall() -> ServerCall { unsafe freeCalls.popLast() ?? makeCall() }

    private func makeCall() -> ServerCall {
        let call = unsafe ServerCall(number: Int32(calls.count), now: loop.moment)
        unsafe calls.append(call)
        call.deadlineTimer.action = { [unowned self, unowned call] in deadlinePassed(call) }
        return call
    }

    /// The object is free for the next call.
    @inline(__always)
    func giveBack(_ call: ServerCall) { unsafe freeCalls.append(call) }

    /// Calls whose handler has not returned, those included that wait to be run.
    var openCallCount: Int { unsafe calls.count - freeCalls.count }

    /// Those calls.
    var openCalls: [ServerCall] { unsafe calls.filter { $0.connection != nil } }

    /// Runs the handler, or leaves the call in its queue.
    func start(_ call: ServerCall, deadline: Moment) {
        unsafe figures[call.slot].runningCount += 1
        loop.schedule(call.deadlineTimer, at: deadline)
        if call.ticket < 0 { run(call) }
    }

    /// Begins a deferred handler, or gives the call to a worker: also when in an emergency, whose
    /// tasks say so to those whom they ask.
    @inline(__always)
    func run(_ call: ServerCall) {
        if let method = call.method, method.isDeferred, let context = call.context,
            context.priority != .emergency
        {
            begin(call, method, context)
        } else {
            runInTask(call)
        }
    }

    private func begin(_ call: ServerCall, _ method: ServerMethod, _ context: CallContext) {
        call.hasBegun = true
        context.begin(at: freshReading())
        unsafe method.begin(call.payload, context: context, answering: call)
    }

    /// Gives the call to a worker.
    @inline(__always)
    func runInTask(_ call: ServerCall) {
        if let worker = unsafe idleWorkers.popLast() {
            worker.resume(with: call)
        } else {
            _ = Worker(self, first: call)
        }
    }

    /// Keeps a worker for the next call; false when there are enough.
    func keep(_ worker: Worker) -> Bool {
        if unsafe isStopped || idleWorkers.count >= Self.idleWorkerMax { return false }
        unsafe idleWorkers.append(worker)
        return true
    }

    /// Ends the workers that wait for a call.
    func endIdleWorkers() {
        for worker in unsafe idleWorkers { worker.resume(with: nil) }
        unsafe idleWorkers.removeAll()
    }

    /// The handler has returned and the worker has let go of the call.
    func finished(_ call: ServerCall) {
        let nanoseconds = call.runNanoseconds
        let status = call.verdict ?? call.status
        let baseline = unsafe figures[call.slot].ran(nanoseconds, now: loop.moment)
        if isObserved { observe(call, status) }
        let heldPlace = call.holdsPlace
        end(call, status)
        if heldPlace {
            unsafe admission.ended(
                nanoseconds: nanoseconds, baseline: baseline, now: loop.moment)
        } else {
            streamCount -= 1
        }
        startWaiting()
    }

    /// The call is over: everything that it took is free.
    func end(_ call: ServerCall, _ status: StatusCode) {
        loop.cancel(call.deadlineTimer)
        unsafe figures[call.slot].runningCount -= 1
        if status != .ok { unsafe figures[call.slot].failureCount &+= 1 }
        let connection = call.connection
        if call.awaitsRoom || call.placeInStreams >= 0 { connection?.remove(call) }
        unsafe connection?.peer.callCount -= 1
        call.end()
        giveBack(call)
        connection?.handlerReturned()
        if unsafe isStopped { finishDrain() }
    }

    /// Reports where the time of a call went.
    private func observe(_ call: ServerCall, _ status: StatusCode) {
        guard let context = call.context else { return }
        let timing = call.timing
        observer?.observe(
            HopRecord(
                kind: .server, traceID: context.trace.traceID, spanID: context.trace.spanID,
                parentSpanID: context.trace.parentSpanID, operation: context.method.path,
                status: status.rawValue, queueNanoseconds: timing.queueNanoseconds,
                runNanoseconds: timing.runNanoseconds,
                downstreamNanoseconds: timing.downstreamNanoseconds, offsetNanoseconds: 0,
                deadlineNanoseconds: context.expiresAt.nanoseconds(since: call.arrivedAt),
                attempt: context.isRetry ? 2 : 1))
    }

    // MARK: Time

    /// The time, read less often than asked for: within one wake-up a call begins where the one
    /// before it has ended.
    @inline(__always)
    func readingAfterLast() -> Moment {
        if unsafe lastWakeUp == loop.moment { return unsafe lastReading }
        return freshReading()
    }

    /// The time, read now.
    @inline(__always)
    func freshReading() -> Moment {
        unsafe lastReading = loop.currentMoment
        unsafe lastWakeUp = loop.moment
        return unsafe lastReading
    }

    // MARK: Spans

    /// A new span id. Unique within the process; the random start makes it so beyond.
    func nextSpanID() -> UInt64 {
        // The increment of SplitMix64 (Steele, Lea and Flood, 2014): every value comes once.
        unsafe spans &+= 0x9E37_79B9_7F4A_7C15
        var value = unsafe spans
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return (value ^ (value >> 31)) | 1
    }

    // MARK: Connections

    /// A number for a connection or an identity that takes turns with others.
    func nextCaller() -> UInt64 {
        callers += 1
        return callers
    }

    /// Makes a connection of an accepted descriptor.
    func open(_ descriptor: Int32) {
        var session: TLSSession?
        if let context = tls.current {
            session = try? TLSSession(context)
            if session == nil {
                loop.close(descriptor)
                return
            }
        }
        accept(ServerConnection(self, descriptor: descriptor, tls: session))
    }

    /// Takes an accepted connection, or closes it when there are too many or we drain.
    private func accept(_ connection: ServerConnection) {
        if unsafe isStopped || connections.count >= configuration.connectionCountMax {
            unsafe count(isStopped ? .draining : .tooManyConnections)
            connection.close()
            return
        }
        connection.place = connections.count
        connections.append(connection)
        connection.register(.readable)
    }

    /// A connection has closed.
    func remove(_ connection: ServerConnection) {
        let place = connection.place
        guard place >= 0, let last = connections.popLast() else { return }
        if last !== connection {
            connections[place] = last
            last.place = place
        }
        connection.place = -1
        if unsafe isStopped { finishDrain() }
    }

    /// The peer of this identity.
    func peer(_ identity: String) -> ServerPeer {
        if let known = peers[identity] { return known }
        if peers.count >= Self.peerMax {
            peers = peers.filter { unsafe $0.value.connectionCount > 0 || $0.value.callCount > 0 }
        }
        let peer = ServerPeer(identity, number: nextCaller(), slotCount: table.slotCount)
        peers[identity] = peer
        return peer
    }
}
