/// Which answer of a pipelined connection belongs to whom, in the order of asking.
///
/// libpq has no place for a caller beside a statement, so the connection keeps this ring. Answers
/// go in, one `On…` value comes out. A caller that has left keeps its place: its answer will come.
struct PipelineMachine<Call: AnyObject>: ~Copyable {
    /// What was sent.
    private enum Entry {
        case setup
        case read(Call, isAlone: Bool)
        case step(Call, isLast: Bool)
        case heal
        case sync
    }

    /// What came back, without its rows.
    enum Answer: Equatable {
        case rows, aborted, sync, end, unexpected
        case failed(String)
        case lost(String?)
    }

    /// What the connection does with it.
    enum OnAnswer {
        /// Nothing to do yet.
        case wait
        /// The rows or the error belong to this read.
        case complete(Call)
        /// The read was skipped because of a neighbour: send it again in a segment of its own.
        case repeatAlone(Call)
        /// The rows belong to this write; its success is known at the Sync.
        case keep(Call)
        /// A segment of writes is over: committed, or rolled back with this SQLSTATE.
        case finished([Call], failure: String?)
        /// The session is set up, or could not be.
        case setUp(failure: String?)
        /// The connection is over. `isRolledBack`: what was not yet answered had no effect.
        case lost(isRolledBack: Bool, sqlState: String?)
        /// Answers and questions do not match: the connection must be closed.
        case violation
    }

    private var entries = AnswerRing<Entry>()
    private var gathered: [Call] = []
    private var failure: String?
    private var isSettingUp = false
    /// The first entry has had a result; `end` takes it off.
    private var isAnswered = false

    /// Reads and writes that are on their way.
    private(set) var callCount = 0

    /// Whether nothing is on its way.
    var isIdle: Bool { entries.isEmpty }

    /// The call that everything else waits for, if it is one of a caller.
    var oldestCall: Call? {
        switch entries.first {
        case .read(let call, _), .step(let call, _): call
        case .sync: gathered.last
        case .setup, .heal, nil: nil
        }
    }

    /// The read that the server works on as far as is known: the oldest, unless it was answered.
    var runningRead: Call? {
        if !isAnswered, case .read(let call, _) = entries.first { call } else { nil }
    }

    // MARK: Sent

    mutating func sentSetup() {
        isSettingUp = true
        entries.append(.setup)
    }

    mutating func sentRead(_ call: Call, isAlone: Bool) {
        callCount += 1
        entries.append(.read(call, isAlone: isAlone))
    }

    mutating func sentStep(of call: Call, isLast: Bool) {
        if isLast { callCount += 1 }
        entries.append(.step(call, isLast: isLast))
    }

    mutating func sentRollback() { entries.append(.heal) }

    mutating func sentSync() { entries.append(.sync) }

    // MARK: Received

    mutating func receive(_ answer: Answer) -> OnAnswer {
        guard let entry = entries.first else { return .violation }
        switch answer {
        case .rows, .failed, .aborted:
            if isAnswered { return .violation }
            isAnswered = true
            return result(answer, for: entry)
        case .end:
            return end(entry)
        case .sync:
            guard case .sync = entry, !isAnswered else { return .violation }
            entries.removeFirst()
            return endSegment()
        case .lost(let state):
            // An error of the server in place of a statement's answer: no commit came after it.
            if case .sync = entry { return .lost(isRolledBack: false, sqlState: state) }
            return .lost(isRolledBack: state != nil, sqlState: state)
        case .unexpected:
            return .violation
        }
    }

    private mutating func result(_ answer: Answer, for entry: Entry) -> OnAnswer {
        if case .failed(let state) = answer, failure == nil { failure = state }
        switch entry {
        case .read(let call, let isAlone):
            callCount -= 1
            if answer != .aborted { return .complete(call) }
            // Alone, nobody else can have failed: then the ring is wrong. `failure` is the Sync's.
            callCount += isAlone ? 1 : 0
            return isAlone ? .violation : .repeatAlone(call)
        case .step(let call, let isLast):
            if isLast { gathered.append(call) }
            if answer == .aborted && failure == nil { return .violation }
            return answer == .rows ? .keep(call) : .wait
        case .setup, .heal:
            return .wait
        case .sync:
            // The commit itself failed: a deferred constraint, or serialisation.
            if case .failed = answer { return .wait }
            return .violation
        }
    }

    private mutating func end(_ entry: Entry) -> OnAnswer {
        guard isAnswered else { return .violation }
        isAnswered = false
        // After a failed commit the Sync's own answer is still to come.
        if case .sync = entry { return .wait }
        entries.removeFirst()
        return .wait
    }

    private mutating func endSegment() -> OnAnswer {
        defer {
            failure = nil
            gathered.removeAll()
            isSettingUp = false
        }
        if isSettingUp { return .setUp(failure: failure) }
        if gathered.isEmpty { return .wait }
        callCount -= gathered.count
        return .finished(gathered, failure: failure)
    }

    /// Empties the machine: every call that was on its way, once, in the order of sending.
    mutating func removeAll() -> [Call] {
        var calls = gathered
        // What was answered is somebody's already, or among the gathered.
        if isAnswered { entries.removeFirst() }
        while let entry = entries.first {
            switch entry {
            case .read(let call, _), .step(let call, isLast: true): calls.append(call)
            case .step(_, isLast: false), .setup, .heal, .sync: break
            }
            entries.removeFirst()
        }
        gathered = []
        failure = nil
        isSettingUp = false
        isAnswered = false
        callCount = 0
        return calls
    }
}
