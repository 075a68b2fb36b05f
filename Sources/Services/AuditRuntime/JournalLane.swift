internal import AuditKeeping
internal import AuditTrail
internal import LatencyBudget
internal import Reactor

/// One loop's way to the journal: what its calls note in one turn goes over together, a long turn's
/// in a few parts, and comes back with one wake-up. The journal's writer and the loop meet twice a
/// burst and not twice a record.
///
/// Deadlines are kept by the loop, within ``tick``; a disk that hangs fails the calls in time.
// Safety: everything is touched on the loop's thread only; what other threads call goes through
// `submit`.
final class JournalLane: EventSource, AuditSink, @unchecked Sendable {
    /// How exactly deadlines are kept.
    static let tick = Duration.milliseconds(10)

    /// A caller that waits.
    @safe private struct Waiter {
        /// Who waits; nobody when it has been answered.
        @safe private enum Caller {
            case task(UnsafeContinuation<AuditError?, Never>)
            case listener(any AuditListener)
            case nobody
        }

        let deadline: Moment
        private var caller: Caller

        init(_ deadline: Moment, _ continuation: UnsafeContinuation<AuditError?, Never>) {
            self.deadline = deadline
            caller = unsafe .task(continuation)
        }

        init(_ deadline: Moment, _ listener: any AuditListener) {
            self.deadline = deadline
            caller = .listener(listener)
        }

        mutating func answer(_ error: AuditError?, at now: Moment) {
            let told = caller
            caller = .nobody
            switch told {
            case .task(let continuation): unsafe continuation.resume(returning: error)
            case .listener(let listener): listener.auditEnded(error, at: now)
            case .nobody: break
            }
        }
    }

    /// Puts frames into a journal, as `AuditJournal` does.
    typealias Put =
        @Sendable (
            AuditFrames, @escaping @Sendable (Result<UInt64, AuditError>) -> Void
        ) -> Void

    private let sink: JournalSink
    private let put: Put
    @exclusivity(unchecked) private var frames = AuditFrames()
    @exclusivity(unchecked) private var waiting: [Waiter] = []
    @exclusivity(unchecked) private var shares = EarlyShares()
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
            for record in records { unsafe frames.append(record) }
            unsafe wait(Waiter(Moment(deadline), continuation))
        }
        if let error { throw error }
    }

    func append(
        _ form: AuditRecordForm, _ facts: AuditRecordForm.Facts, deadline: Moment,
        _ listener: any AuditListener
    ) {
        unsafe frames.append(form, facts)
        wait(Waiter(deadline, listener))
    }

    var takesForms: Bool { true }

    private func wait(_ waiter: Waiter) {
        unsafe waiting.append(waiter)
        if !isTimed { setTimer() }
        markDirty()
        if unsafe shares.add() { handOver() }
    }

    func anchor() throws(AuditError) -> AuditAnchor? { try sink.anchor() }

    var state: AuditSinkState { sink.state }

    // MARK: The journal

    override func flush() {
        unsafe shares.endTurn()
        handOver()
    }

    /// All that is noted goes to the journal: at the end of a turn, and of a long one in parts, so
    /// that the disk works while the loop does.
    private func handOver() {
        guard unsafe !frames.isEmpty else { return }
        batchCount &+= 1
        let number = batchCount
        flying[number] = unsafe waiting
        unsafe waiting.removeAll(keepingCapacity: true)
        let frames = unsafe frames
        // As many as now will come again.
        unsafe self.frames = AuditFrames(byteCount: frames.byteCount)
        put(frames) { result in
            self.loop.submit { self.finish(number, result) }
        }
    }

    private func finish(_ number: Int, _ result: Result<UInt64, AuditError>) {
        guard var told = flying.removeValue(forKey: number) else { return }
        let error: AuditError? = if case .failure(let error) = result { error } else { nil }
        let now = loop.currentMoment
        var shares = EarlyShares()
        for index in told.indices {
            told[index].answer(error, at: now)
            // The first answers leave while the others are written.
            if shares.add() { loop.flushEarly() }
        }
    }

    // MARK: Deadlines

    private func setTimer() {
        isTimed = true
        loop.schedule(timer, at: loop.now + Self.tick)
    }

    private func expire() {
        isTimed = false
        let now = loop.moment
        // A listener that is told may append, and so change what flies.
        var late: [Waiter] = []
        for number in flying.keys {
            flying[number]?.removeAll { waiter in
                if waiter.deadline > now { return false }
                late.append(waiter)
                return true
            }
        }
        for index in late.indices {
            late[index].answer(
                AuditError(.deadlineExceeded, "the record was not durable in time"), at: now)
        }
        // What still waits for the end of this turn is asked at the next tick.
        if unsafe !waiting.isEmpty || !flying.isEmpty, !isTimed { setTimer() }
    }
}
