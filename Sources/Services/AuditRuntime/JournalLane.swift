internal import AuditKeeping
internal import AuditTrail
internal import Reactor

/// One loop's way to the journal: what its calls note in one turn goes over together, and comes
/// back with one wake-up. The journal's writer and the loop meet twice a burst and not twice a
/// record.
///
/// Deadlines are kept by the loop, within ``tick``; a disk that hangs fails the calls in time.
// Safety: everything is touched on the loop's thread only; what other threads call goes through
// `submit`.
final class JournalLane: EventSource, AuditSink, @unchecked Sendable {
    /// How exactly deadlines are kept.
    static let tick = Duration.milliseconds(10)

    /// A caller that waits.
    @safe private struct Waiter {
        let deadline: ContinuousClock.Instant
        /// Nil when it has been answered.
        var continuation: UnsafeContinuation<AuditError?, Never>?

        mutating func answer(_ error: AuditError?) {
            unsafe continuation?.resume(returning: error)
            unsafe continuation = nil
        }
    }

    /// Puts frames into a journal, as `AuditJournal` does.
    typealias Put =
        @Sendable (
            AuditFrames, @escaping @Sendable (Result<UInt64, AuditError>) -> Void
        ) -> Void

    private let sink: JournalSink
    private let put: Put
    private var frames = AuditFrames()
    private var waiting: [Waiter] = []
    /// Of each batch that is with the journal, by its number.
    private var flying: [Int: [Waiter]] = [:]
    private var batchCount = 0
    private lazy var timer = LoopTimer { [weak self] in self?.expire() }
    private var isTimed = false

    /// - Parameter put: where frames go; nil for the sink's journal of the time.
    init(_ sink: JournalSink, on loop: EventLoop, put: Put? = nil) {
        self.sink = sink
        self.put = put ?? { sink.journal.append($0, told: $1) }
        super.init(loop: loop)
    }

    // MARK: AuditSink

    func append(
        _ records: [AuditRecord], deadline: ContinuousClock.Instant
    ) async throws(AuditError) {
        guard !records.isEmpty else { return }
        let error = unsafe await withUnsafeContinuation { continuation in
            for record in records { frames.append(record) }
            unsafe waiting.append(Waiter(deadline: deadline, continuation: continuation))
            if !isTimed { setTimer() }
            markDirty()
        }
        if let error { throw error }
    }

    func anchor() throws(AuditError) -> AuditAnchor? { try sink.anchor() }

    var state: AuditSinkState { sink.state }

    // MARK: The journal

    /// The end of a turn: all that was noted in it goes to the journal.
    override func flush() {
        guard !frames.isEmpty else { return }
        batchCount &+= 1
        let number = batchCount
        flying[number] = waiting
        waiting.removeAll(keepingCapacity: true)
        let frames = frames
        self.frames = AuditFrames()
        put(frames) { result in
            self.loop.submit { self.finish(number, result) }
        }
    }

    private func finish(_ number: Int, _ result: Result<UInt64, AuditError>) {
        guard var told = flying.removeValue(forKey: number) else { return }
        let error: AuditError? = if case .failure(let error) = result { error } else { nil }
        for index in told.indices { told[index].answer(error) }
    }

    // MARK: Deadlines

    private func setTimer() {
        isTimed = true
        loop.schedule(timer, at: loop.now + Self.tick)
    }

    private func expire() {
        isTimed = false
        let now = loop.now
        for number in flying.keys { Self.expire(&flying[number, default: []], now) }
        // What still waits for the end of this turn is asked at the next tick.
        if !waiting.isEmpty || !flying.isEmpty { setTimer() }
    }

    private static func expire(_ waiters: inout [Waiter], _ now: ContinuousClock.Instant) {
        for index in waiters.indices where waiters[index].deadline <= now {
            waiters[index].answer(
                AuditError(.deadlineExceeded, "the record was not durable in time"))
        }
    }
}
