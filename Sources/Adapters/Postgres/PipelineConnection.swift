internal import Reactor

/// One connection of a pool, in pipeline mode: many calls on their way, answers in their order.
// Safety: touched on the loop's thread only.
final class PipelineConnection: PostgresLink, @unchecked Sendable {
    /// What it is for.
    enum Role { case reader, slowReader, writer }

    private enum State { case idle, connecting, settingUp, ready, waiting, closed }

    let role: Role
    private let pool: PostgresPool
    private var state = State.idle
    private var pipeline = PipelineMachine<PostgresCall>()
    private var backoff: Backoff
    /// An attempt to connect has failed since the last that succeeded.
    private var hasFailed = false
    private let reconnectTimer = LoopTimer()
    private let silenceTimer = LoopTimer()
    /// When the silence timer fires, if it is set.
    private var silenceLimit: ContinuousClock.Instant?
    private var lastInput: ContinuousClock.Instant
    private let lifeTimer = LoopTimer()
    /// Old: nothing new is sent here, and it is replaced when nothing is on its way.
    private var isRetiring = false
    /// Statements since the last Sync.
    private var openSegmentCount = 0
    /// The socket takes no more; libpq holds what is left.
    private var isBlocked = false
    /// Callers that have left while their call was on its way here.
    private(set) var tombstoneCount = 0
    private let cancelTimer = LoopTimer()
    private var cancelWatch = CancelWatch<PostgresCall>()
    /// Calls sent over this connection, ever.
    private var sentCount: UInt64 = 0
    /// Calls that were sent when a cancel request last ended: it may have hit any of them.
    private var aimedAtCount: UInt64 = 0

    init(role: Role, pool: PostgresPool) {
        self.role = role
        self.pool = pool
        let configuration = pool.configuration
        backoff = .reconnecting(
            first: configuration.reconnectDelay, longest: configuration.reconnectDelayMax)
        lastInput = pool.loop.now
        super.init(
            loop: pool.loop, configuration: configuration, addressBook: pool.addressBook)
        reconnectTimer.action = { [unowned self] in connect() }
        silenceTimer.action = { [unowned self] in checkSilence() }
        lifeTimer.action = { [unowned self] in retire() }
        cancelTimer.action = { [unowned self] in watchAbandoned() }
    }

    // MARK: Asked by the pool

    /// Whether it is set up.
    var isReady: Bool { state == .ready }

    /// Whether waiting for it makes sense: it is ready, or nothing has yet said that it cannot be.
    var mayServe: Bool {
        switch state {
        case .ready: true
        case .connecting, .settingUp, .waiting: !hasFailed
        case .idle, .closed: false
        }
    }

    /// Calls on their way.
    var inFlightCount: Int { pipeline.callCount }

    /// Whether nothing at all is on its way.
    var isQuiet: Bool { pipeline.isIdle }

    /// Whether it takes another read now. The last tenth of its room is for emergencies.
    func takesReads(isUrgent: Bool) -> Bool {
        let room = configuration.readsInFlightMax
        return state == .ready && !isBlocked && !isRetiring
            && pipeline.callCount < (isUrgent ? room : room - room / 10)
    }

    /// Whether it takes a segment of writes now: one at a time, and none before the last one's
    /// commit.
    var takesWrites: Bool { state == .ready && !isBlocked && pipeline.isIdle && !isRetiring }

    /// Begins to connect, unless it has begun already.
    func start() {
        if state == .idle { connect() }
    }

    /// Tries at once instead of waiting: something has just shown that the server is there.
    func hurry() {
        if state != .waiting { return }
        loop.cancel(reconnectTimer)
        connect()
    }

    /// Sends nothing new here: it is replaced as soon as nothing is on its way.
    func retire() {
        if state == .ready { isRetiring = true }
        retireIfQuiet()
    }

    /// Closes for good.
    func close() {
        shut()
        state = .closed
        loop.cancel(reconnectTimer)
        giveBack(isRolledBack: false)
    }

    /// A caller has left before its answer.
    func callerLeft() {
        tombstoneCount += 1
        if role != .writer, !cancelTimer.isScheduled { watchAbandoned() }
    }

    // MARK: Sending

    /// Sends a read; false when the connection is broken: the call is the pool's again.
    func send(read call: PostgresCall, _ step: PostgresStep) -> Bool {
        if call.isAlone { endSegment() }
        guard execute(step) else { return false }
        take(call)
        pipeline.sentRead(call, isAlone: call.isAlone)
        if call.isAlone || openSegmentCount >= PostgresLimits.readSegmentMax { endSegment() }
        markDirty()
        return true
    }

    /// Sends one unit of writing; `endingSegment` gives it a commit of its own.
    func send(write call: PostgresCall, _ steps: [PostgresStep], endingSegment: Bool) -> Bool {
        for (index, step) in steps.enumerated() {
            guard execute(step) else { return false }
            pipeline.sentStep(of: call, isLast: index == steps.count - 1)
        }
        take(call)
        if endingSegment { endSegment() }
        markDirty()
        return true
    }

    private func execute(_ step: PostgresStep) -> Bool {
        pool.parameters.encode(step.values)
        guard handle?.execute(step.statement, pool.parameters) ?? false else { return false }
        openSegmentCount += 1
        return true
    }

    private func take(_ call: PostgresCall) {
        call.attemptCount += 1
        call.connection = self
        sentCount += 1
        call.sendNumber = sentCount
        watchSilence(until: call.deadline + configuration.silenceLimit)
    }

    private func endSegment() {
        if openSegmentCount == 0 { return }
        openSegmentCount = 0
        _ = handle?.sync()  // A failure shows in the next flush or read.
        pipeline.sentSync()
    }

    override func flush() {
        if handle == nil || state == .connecting { return }
        endSegment()
        switch handle?.flush() {
        case .done: isBlocked = false
        case .blocked: isBlocked = true
        case .failed, nil: return lose()
        }
        watch(forRoom: isBlocked)
    }

    // MARK: Receiving

    override func linkReady(_ events: Readiness) {
        lastInput = loop.now
        let isAlive = handle?.consumeInput() ?? false
        receive()
        while isAlive, handle?.hasHiddenInput ?? false {
            guard handle?.consumeInput() ?? false else { break }
            receive()
        }
        if handle == nil { return }
        if !isAlive || handle?.isLost ?? true { return lose() }
        if isBlocked { flush() }
        pool.connectionHasRoom(self)
        retireIfQuiet()
    }

    private func receive() {
        while !pipeline.isIdle, !(handle?.isBusy ?? true), let result = handle?.nextResult() {
            switch pipeline.receive(result.answer) {
            case .wait: break
            case .complete(let call): complete(call, result)
            case .repeatAlone(let call):
                release(call)
                call.isAlone = true
                pool.sendAgain([call], role)
            case .keep(let call):
                if case .rows(let rows) = result, !call.isFinished { call.gathered.append(rows) }
            case .finished(let calls, let failure): finish(calls, failure)
            case .setUp(let failure): setUp(failure)
            case .lost(let isRolledBack, _): return lose(isRolledBack: isRolledBack)
            case .violation: return lose()
            }
        }
    }

    private func complete(_ call: PostgresCall, _ result: StatementResult) {
        release(call)
        switch result {
        case .rows(let rows): pool.finish(call, .rows(rows))
        case .failed(let state):
            if pool.mayRepeat(call, after: state, wasAimedAt: wasAimedAt(call)) {
                return pool.sendAgain([call], role)
            }
            pool.finish(call, .failure(PostgresError(sqlState: state)))
        case .aborted, .sync, .end, .lost, .unexpected: break
        }
    }

    private func finish(_ calls: [PostgresCall], _ failure: String?) {
        for call in calls { release(call) }
        var failure = failure
        if handle?.isInTransaction ?? true {
            // Somebody's statement has begun a transaction: nothing was committed, and nothing
            // would be from now on. Undo it; the callers hear that they were not executed.
            failure = failure ?? "25001"
            heal()
        }
        pool.writesFinished(calls, failure)
    }

    private func heal() {
        guard handle?.execute("ROLLBACK") ?? false else { return lose() }
        pipeline.sentRollback()
        openSegmentCount += 1
        markDirty()
    }

    private func release(_ call: PostgresCall) {
        call.connection = nil
        if call.isFinished { tombstoneCount -= 1 }
    }

    // MARK: Cancelling

    /// Looks at a read whose caller has left, now and after each grace, and has the server cancel
    /// it. Writes are never cancelled: they share a commit with others.
    private func watchAbandoned() {
        if tombstoneCount == 0 || state != .ready { return cancelWatch.forget() }
        let head = pipeline.runningRead
        switch cancelWatch.tick(abandonedHead: head?.isFinished == true ? head : nil) {
        case .wait: break
        case .cancel: requestCancel()
        }
        loop.schedule(cancelTimer, at: loop.now + PostgresLimits.cancelGrace)
    }

    private func requestCancel() {
        guard let target = handle?.cancelTarget else { return cancelEnded() }
        pool.counts.cancelRequestCount += 1
        pool.canceller.cancel(target) { [weak self] in self?.cancelEnded() }
    }

    private func cancelEnded() {
        cancelWatch.requestEnded()
        aimedAtCount = sentCount
    }

    /// Whether a cancel request meant for another call may have hit this one.
    private func wasAimedAt(_ call: PostgresCall) -> Bool {
        cancelWatch.isUnderWay || call.sendNumber <= aimedAtCount
    }

    // MARK: Life

    private func connect() {
        state = .connecting
        lastInput = loop.now
        openLink()
    }

    override func linkConnected() {
        state = .settingUp
        guard handle?.becomeNonBlocking(pipeline: true) ?? false, sendSetup() else {
            return linkFailed(PostgresError(.unavailable, "no connection: the session is unusable"))
        }
        markDirty()
    }

    private func sendSetup() -> Bool {
        let version = handle?.serverVersion ?? 0
        let settings = SessionSettings(role: role, configuration, serverVersion: version)
        guard handle?.execute(settings.sql) ?? false else { return false }
        pipeline.sentSetup()
        for statement in pool.statements {
            guard handle?.prepare(statement) ?? false else { return false }
            pipeline.sentSetup()
        }
        openSegmentCount = pool.statements.count + 1
        return true
    }

    private func setUp(_ failure: String?) {
        if let failure {
            return linkFailed(
                PostgresError(
                    .unavailable, "no connection: a statement cannot be prepared",
                    sqlState: failure))
        }
        state = .ready
        linkIsReady()
        backoff.reset()
        hasFailed = false
        let age = configuration.connectionLifetime * Double.random(in: 0.9...1)
        loop.schedule(lifeTimer, at: loop.now + age)
        pool.connectionIsReady(self)
    }

    override func linkFailed(_ error: PostgresError) {
        guard state == .connecting || state == .settingUp else { return }
        _ = pipeline.removeAll()
        shut()
        hasFailed = true
        let delay = backoff.next(random: loop.nextRandom())
        loop.schedule(reconnectTimer, at: loop.currentTime + delay)
        pool.connectionFailed(self, error)
    }

    /// The connection has ended. What was on its way goes back to the pool; then another attempt.
    func lose(isRolledBack: Bool = false) {
        if state == .connecting || state == .settingUp {
            return linkFailed(
                PostgresError(.unavailable, "no connection: the server closed it"))
        }
        guard state == .ready else { return }
        shut()
        giveBack(isRolledBack: isRolledBack)
        var first = Backoff.afterLoss(first: configuration.reconnectDelay)
        let delay = first.next(random: loop.nextRandom())
        loop.schedule(reconnectTimer, at: loop.currentTime + delay)
        pool.connectionLost(self)
    }

    private func retireIfQuiet() {
        if !isRetiring || state != .ready || !pipeline.isIdle { return }
        shut()
        connect()
    }

    private func shut() {
        closeLink()
        loop.cancel(silenceTimer)
        silenceLimit = nil
        loop.cancel(lifeTimer)
        loop.cancel(cancelTimer)
        cancelWatch.forget()
        openSegmentCount = 0
        isBlocked = false
        isRetiring = false
        state = .waiting
    }

    private func giveBack(isRolledBack: Bool) {
        let calls = pipeline.removeAll()
        for call in calls { call.connection = nil }
        tombstoneCount = 0
        pool.callsCameBack(calls, role, isRolledBack: isRolledBack)
    }

    private func watchSilence(until limit: ContinuousClock.Instant) {
        if let earlier = silenceLimit, earlier <= limit { return }
        silenceLimit = limit
        loop.schedule(silenceTimer, at: limit)
    }

    private func checkSilence() {
        silenceLimit = nil
        guard let call = pipeline.oldestCall else {
            // A Sync or a ROLLBACK is the oldest: it is answered soon, or never.
            if !pipeline.isIdle { judgeSilence(since: lastInput) }
            return
        }
        judgeSilence(since: max(call.deadline, lastInput))
    }

    private func judgeSilence(since instant: ContinuousClock.Instant) {
        let limit = instant + configuration.silenceLimit
        if limit <= loop.now { return lose() }
        watchSilence(until: limit)
    }
}

extension StatementResult {
    fileprivate var answer: PipelineMachine<PostgresCall>.Answer {
        switch self {
        case .rows: .rows
        case .failed(let state): .failed(state)
        case .aborted: .aborted
        case .sync: .sync
        case .end: .end
        case .lost(let state): .lost(state)
        case .unexpected: .unexpected
        }
    }
}
