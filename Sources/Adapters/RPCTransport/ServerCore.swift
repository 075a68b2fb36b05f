internal import LatencyBudget
internal import Messages
internal import RPC
internal import Reactor
internal import TTRPC

/// What all connections of one loop share: methods, calls, workers, and the arena for messages.
///
/// Confined to the loop's thread.
// Safety: as above; it is handed to the loop before the first connection.
@safe
final class ServerCore: @unchecked Sendable {
    /// Workers kept for the next calls.
    static let idleWorkerMax = 256

    let loop: EventLoop
    let configuration: RPCServerConfiguration
    let table: MethodTable
    let observer: (any CallObserver)?
    let arena = MessageArena()
    private var random = SystemRandomNumberGenerator()
    @exclusivity(unchecked) private var spans: UInt64
    @exclusivity(unchecked) private var calls: ContiguousArray<ServerCall> = []
    @exclusivity(unchecked) private var freeCalls: ContiguousArray<ServerCall> = []
    @exclusivity(unchecked) private var idleWorkers: ContiguousArray<Worker> = []
    private var isStopped = false
    private(set) var connections: [ObjectIdentifier: ServerConnection] = [:]
    private var drained: UnsafeContinuation<Void, Never>?

    init(
        loop: EventLoop, configuration: RPCServerConfiguration, table: MethodTable,
        observer: (any CallObserver)?
    ) {
        self.loop = loop
        self.configuration = configuration
        self.table = table
        self.observer = observer
        unsafe spans = random.next()
    }

    // MARK: Calls

    /// Starts the handler of a call that may wait; answers the number the connection knows it by.
    @unsafe
    func start(
        _ connection: ServerConnection, _ streamID: UInt32, _ method: ServerMethod,
        _ context: CallContext, _ payload: UnsafeRawBufferPointer
    ) -> Int32 {
        let call = unsafe freeCalls.popLast() ?? makeCall()
        unsafe call.begin(connection, streamID, method, context, payload, at: loop.now)
        loop.schedule(call.deadlineTimer, at: context.deadline)
        if let worker = unsafe idleWorkers.popLast() {
            worker.resume(with: call)
        } else {
            _ = Worker(self, first: call)
        }
        return call.number
    }

    private func makeCall() -> ServerCall {
        let call = unsafe ServerCall(number: Int32(calls.count))
        unsafe calls.append(call)
        call.deadlineTimer.action = { [unowned self, unowned call] in deadlinePassed(call) }
        return call
    }

    private func deadlinePassed(_ call: ServerCall) {
        guard let connection = call.connection else { return }
        if connection.answers(call.streamID) {
            call.verdict = .deadlineExceeded
            connection.fail(
                call.streamID, RPCError(.deadlineExceeded, "the deadline passed in the handler"))
        }
        call.worker?.cancel()
    }

    /// Cancels the handler of a call; its place is freed when the handler returns.
    func cancel(_ number: Int32) { unsafe calls[Int(number)].worker?.cancel() }

    /// Reports where the time of a call went.
    func observe(_ call: ServerCall, _ run: ServerCall.Run, _ status: StatusCode) {
        guard let observer else { return }
        let endedAt = ContinuousClock.now
        let startedAt = run.timeline.startedAt
        observer.observe(
            HopRecord(
                kind: .server, traceID: run.context.trace.traceID,
                spanID: run.context.trace.spanID, parentSpanID: run.context.trace.parentSpanID,
                operation: run.method.name.path, status: status.rawValue,
                queueNanoseconds: (startedAt - call.arrivedAt).nanosecondsClamped,
                runNanoseconds: (endedAt - startedAt).nanosecondsClamped,
                downstreamNanoseconds:
                    run.timeline.downstream(until: endedAt).nanosecondsClamped,
                offsetNanoseconds: 0))
    }

    /// The handler has returned and the worker has let go of the call.
    func finished(_ call: ServerCall) {
        loop.cancel(call.deadlineTimer)
        let connection = call.connection
        call.end()
        unsafe freeCalls.append(call)
        connection?.handlerReturned()
    }

    /// Keeps a worker for the next call; false when there are enough.
    func keep(_ worker: Worker) -> Bool {
        if unsafe isStopped || idleWorkers.count >= Self.idleWorkerMax { return false }
        unsafe idleWorkers.append(worker)
        return true
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

    /// Takes an accepted connection, or closes it when there are too many or we drain.
    func accept(_ connection: ServerConnection) {
        if isStopped || connections.count >= configuration.connectionCountMax {
            connection.close()
            return
        }
        connections[ObjectIdentifier(connection)] = connection
        connection.register(.readable)
    }

    func remove(_ connection: ServerConnection) {
        connections[ObjectIdentifier(connection)] = nil
        if isStopped { finishDrain() }
    }

    /// Refuses new calls, waits for the running ones at most until `limit`, closes everything.
    func drain(until limit: ContinuousClock.Instant) async {
        isStopped = true
        for worker in unsafe idleWorkers { worker.resume(with: nil) }
        unsafe idleWorkers.removeAll()
        for connection in connections.values { connection.drain() }
        if connections.isEmpty { return }
        let timer = LoopTimer { [unowned self] in
            for connection in connections.values { connection.close() }
        }
        loop.schedule(timer, at: limit)
        unsafe await withUnsafeContinuation { unsafe drained = $0 }
        loop.cancel(timer)
    }

    private func finishDrain() {
        if connections.isEmpty { unsafe drained.take()?.resume() }
    }
}
