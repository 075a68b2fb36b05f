private import Glibc
internal import Messages
internal import RPC
internal import Reactor

/// One call whose handler may wait. Pooled; confined to its loop's thread.
@safe
final class ServerCall {
    /// A payload buffer above this is given back after the call.
    static let keptPayloadByteCountMax = 64 * 1024

    /// Place in the loop's table of calls: what the connection's machine knows it by.
    let number: Int32
    private(set) var connection: ServerConnection?
    private(set) var streamID: UInt32 = 0
    private(set) var method: ServerMethod?
    private(set) var slot = 0
    private(set) var context: CallContext?
    private(set) var arrivedAt: ContinuousClock.Instant
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
    /// Where the run's time goes; nil before the handler begins.
    private(set) var timeline: CallTimeline?
    /// Whether its connection tells it when there is room in the write queue.
    var awaitsRoom = false
    /// The handler or answer that waits to send.
    private var sender: UnsafeContinuation<Void, Never>?
    /// Octets that wait with it.
    private(set) var waitingByteCount = 0
    private var storage: UnsafeMutableRawPointer
    private var capacity = 1024
    private var count = 0

    init(number: Int32, now: ContinuousClock.Instant) {
        self.number = number
        arrivedAt = now
        unsafe storage = .allocate(byteCount: capacity, alignment: 16)
    }

    deinit { unsafe storage.deallocate() }

    /// The request's message, kept here because a handler may outlive the read buffer.
    @unsafe var payload: UnsafeRawBufferPointer {
        unsafe UnsafeRawBufferPointer(start: storage, count: count)
    }

    /// What a worker holds while the handler runs.
    struct Run {
        let connection: ServerConnection
        let method: ServerMethod
        let context: CallContext
        let timeline: CallTimeline
        let arrivedAt: ContinuousClock.Instant
        let stream: ServerCallStream?
    }

    /// The handler begins to run: its time counts from here.
    func startRun() -> Run? {
        guard let connection, let method, let context else { return nil }
        let timeline = CallTimeline(startedAt: connection.core.freshReading())
        self.timeline = timeline
        return Run(
            connection: connection, method: method,
            context: CallContext(context, timeline: timeline), timeline: timeline,
            arrivedAt: arrivedAt, stream: stream)
    }

    @unsafe
    func begin(
        _ connection: ServerConnection, _ streamID: UInt32, _ method: ServerMethod, slot: Int,
        _ context: CallContext, _ payload: UnsafeRawBufferPointer, at now: ContinuousClock.Instant
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
        timeline = nil
        holdsPlace = false
        unsafe explicit_bzero(storage, count)
        if capacity > Self.keptPayloadByteCountMax { resize(1024) }
        count = 0
    }

    private func resize(_ newCapacity: Int) {
        unsafe storage.deallocate()
        unsafe storage = .allocate(byteCount: newCapacity, alignment: 16)
        capacity = newCapacity
    }

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
