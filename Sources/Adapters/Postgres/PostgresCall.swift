internal import Reactor

/// One read or write on its way, from the caller's suspension to its resumption, exactly once.
///
/// A caller that leaves early (deadline, cancellation) is resumed at once; the call then stays
/// where it is as a tombstone, because its answer will still come.
// Safety: touched on the loop's thread only.
@safe
final class PostgresCall: @unchecked Sendable {
    /// What is asked for.
    enum Work {
        case read(PostgresStep)
        case write([PostgresStep])
    }

    /// What the caller gets.
    enum Answer {
        case rows(PostgresRows)
        case allRows([PostgresRows])
        case failure(PostgresError)
    }

    let deadline: ContinuousClock.Instant
    let byteCount: Int
    let timer = LoopTimer()
    /// Emptied when the caller has left, so that a tombstone holds no values.
    private(set) var work: Work
    /// Whether an emergency waits for it: it goes before others.
    let isUrgent: Bool
    /// Times sent.
    var attemptCount = 0
    /// How many calls its connection had sent when it was sent, itself included.
    var sendNumber: UInt64 = 0
    /// To be sent in a segment of its own: a neighbour has failed.
    var isAlone = false
    /// What the server last said about it; kept for a caller whose repetitions run out.
    var lastState: String?
    /// Rows of the steps so far, of a write.
    var gathered: [PostgresRows] = []
    private var answer: Answer?
    private var continuation: UnsafeContinuation<Void, Never>?
    private var listener: (any PostgresListener)?

    /// The connection that has it, while it is on its way.
    var connection: PipelineConnection?
    /// For whom it is, once it has to wait.
    var turn = CallerTurn.own
    /// The queue that it waits in, whose line there it is in, and its neighbours in the line.
    var queue: TurnQueue?
    var party: PartyCalls?
    var line: CallQueue?
    var next: PostgresCall?
    unowned(unsafe) var previous: PostgresCall?

    init(
        _ work: Work, byteCount: Int, deadline: ContinuousClock.Instant, isUrgent: Bool = false
    ) {
        self.isUrgent = isUrgent
        self.work = work
        self.byteCount = byteCount
        self.deadline = deadline
    }

    /// Whether the caller has been answered.
    var isFinished: Bool { answer != nil }

    /// Number of statements.
    var stepCount: Int {
        switch work {
        case .read: 1
        case .write(let steps): steps.count
        }
    }

    /// The turns that it costs those for whom it is.
    var turnCost: Int {
        min(
            max(stepCount, 1 + byteCount / PostgresLimits.turnByteCount),
            PostgresLimits.turnCostMax)
    }

    /// Finds out for whom it is: it has to wait. In the caller's task, or before the asking of one
    /// that is no task returns.
    func findTurn() {
        if let listener {
            let (caller, party) = listener.turn
            turn = CallerTurn(caller: caller, party: party)
        } else {
            turn = .current
        }
    }

    /// Keeps the caller's continuation. Before the call is sent.
    func suspend(_ continuation: UnsafeContinuation<Void, Never>) {
        unsafe self.continuation = continuation
    }

    /// Keeps a caller that is no task. Before the call is sent.
    func tell(_ listener: any PostgresListener) { self.listener = listener }

    /// Answers the caller; true for the first answer, later ones are dropped. One that is no task
    /// is told by ``tellListener(_:)``.
    @discardableResult
    func finish(_ answer: Answer) -> Bool {
        if self.answer != nil { return false }
        // What a listener is told is not kept.
        self.answer = listener == nil ? answer : .allRows([])
        work = .write([])
        if !gathered.isEmpty { gathered = [] }
        unsafe continuation.take()?.resume()
        return true
    }

    /// Tells a caller that is no task, once: the last thing that is done for a call.
    func tellListener(_ answer: Answer) {
        guard let listener = listener.take() else { return }
        switch answer {
        case .rows(let rows): listener.postgresFound(rows)
        case .failure(let error): listener.postgresFailed(error)
        case .allRows:
            listener.postgresFailed(
                PostgresError(.protocolViolation, "a read was answered as a write"))
        }
    }

    /// The answer, for the resumed caller. Handed out once: rows do not outlive their reader.
    func takeAnswer() -> Answer {
        answer
            ?? .failure(PostgresError(.protocolViolation, "a call was resumed without an answer"))
    }
}
