private import Glibc
internal import LatencyBudget
internal import RPC
internal import Reactor
internal import TTRPC

/// One call whose handler may wait. Pooled; confined to its loop's thread.
@safe
final class ServerCall {
    /// A payload buffer above this is given back after the call.
    static let keptPayloadByteCountMax = 64 * 1024

    /// Place in the loop's table of calls: what the connection's machine knows it by.
    let number: Int32
    private(set) var connection: ServerConnection?
    private(set) var streamID: UInt32 = 0
    /// Who answers; another one when a deferred handler hands over.
    var method: ServerMethod?
    private(set) var slot = 0
    private(set) var context: CallContext?
    private(set) var arrivedAt: Moment
    let deadlineTimer = LoopTimer()
    /// The task that runs the handler, to be cancelled.
    var worker: Worker?
    /// What the caller was told before the handler returned.
    var verdict: StatusCode?
    /// The messages of a streaming call.
    var stream: ServerCallStream?
    /// Place in the queue of calls that wait to be run; -1 when it waits no longer.
    var ticket: Int32 = -1
    /// Whether it takes a place of the concurrency limit.
    var holdsPlace = false
    /// Place in its connection's list of streaming calls; -1 while not in it.
    var placeInStreams = -1
    /// How the handler's run ended.
    private(set) var status = StatusCode.ok
    /// When the handler returned; nil while it runs.
    private(set) var returnedAt: Moment?
    /// Whether its connection tells it when there is room in the write queue.
    var awaitsRoom = false
    /// Interceptors that are told of the end of a deferred handler.
    var endListeners: [any ServerInterceptor] = []
    /// Whether a deferred handler has begun.
    var hasBegun = false
    /// The handler or answer that waits to send.
    private var sender: UnsafeContinuation<Void, Never>?
    /// Octets that wait with it.
    private(set) var waitingByteCount = 0
    private var storage: UnsafeMutableRawPointer
    private var capacity = 1024
    private var count = 0

    init(number: Int32, now: Moment) {
        self.number = number
        arrivedAt = now
        unsafe storage = .allocate(byteCount: capacity, alignment: 16)
    }

    deinit { unsafe storage.deallocate() }

    /// The request's message, kept here because a handler may outlive the read buffer.
    @unsafe var payload: UnsafeRawBufferPointer {
        unsafe UnsafeRawBufferPointer(start: storage, count: count)
    }

    @unsafe
    func begin(
        _ connection: ServerConnection, _ streamID: UInt32, _ method: ServerMethod, slot: Int,
        _ context: CallContext, _ payload: UnsafeRawBufferPointer, at now: Moment
    ) {
        self.connection = connection
        self.streamID = streamID
        self.method = method
        self.slot = slot
        self.context = context
        arrivedAt = now
        if payload.count > capacity { resize(payload.count) }
        if let base = payload.baseAddress {
            unsafe storage.copyMemory(from: base, byteCount: payload.count)
        }
        count = payload.count
    }

    /// Forgets everything of the call; patient data is wiped.
    func end() {
        connection = nil
        method = nil
        context = nil
        worker = nil
        verdict = nil
        stream = nil
        status = .ok
        returnedAt = nil
        holdsPlace = false
        hasBegun = false
        if !endListeners.isEmpty { endListeners = [] }
        unsafe explicit_bzero(storage, count)
        if capacity > Self.keptPayloadByteCountMax { resize(1024) }
        count = 0
    }

    private func resize(_ newCapacity: Int) {
        unsafe storage.deallocate()
        unsafe storage = .allocate(byteCount: newCapacity, alignment: 16)
        capacity = newCapacity
    }

    // MARK: Time

    /// The handler has returned.
    @inline(__always)
    func returned(at now: Moment) {
        returnedAt = now
        if !endListeners.isEmpty { tellEnd(.ok) }
    }

    /// The handler has thrown, or its answer cannot be sent.
    func failed(_ error: RPCError, at loop: EventLoop) {
        status = error.code
        if returnedAt == nil { returnedAt = loop.currentMoment }
        if !endListeners.isEmpty { tellEnd(error.code) }
    }

    private func tellEnd(_ status: StatusCode) {
        guard let context else { return }
        let listeners = endListeners
        endListeners = []
        for listener in listeners.reversed() { listener.ended(context, status) }
    }

    /// The run, in nanoseconds; 0 before its end.
    @inline(__always)
    var runNanoseconds: UInt64 {
        guard let returnedAt, let run = context?.run else { return 0 }
        return returnedAt.nanoseconds(since: run.beganAt)
    }

    /// Where the time went, until now or until the handler returned.
    func timing(until now: Moment) -> CallTiming {
        guard let run = context?.timeline else {
            return CallTiming(queueNanoseconds: now.nanoseconds(since: arrivedAt))
        }
        return CallTiming(
            queueNanoseconds: run.beganAt.nanoseconds(since: arrivedAt),
            runNanoseconds: now.nanoseconds(since: run.beganAt),
            downstreamNanoseconds: run.downstreamNanoseconds(until: now))
    }

    /// Where the time of an ended run went.
    var timing: CallTiming { returnedAt.map { timing(until: $0) } ?? CallTiming() }

    // MARK: Waiting to send

    /// Whether something of this call waits to send.
    var isSending: Bool { unsafe sender != nil }

    /// Waits with so many octets until ``resumeSender()``.
    func waitToSend(_ byteCount: Int) async {
        waitingByteCount = byteCount
        unsafe await withUnsafeContinuation { unsafe sender = $0 }
    }

    /// Lets what waits look again. Any number of times.
    func resumeSender() { unsafe sender.take()?.resume() }
}
