internal import RPC
internal import Reactor
internal import TTRPC

/// What happens to a call whose attempt has failed. On the loop's thread.
extension RPCClient {
    /// The codes that speak against a server, where they come without a wish to be left alone.
    private static func isServersFault(_ code: StatusCode) -> Bool {
        switch code {
        case .unavailable, .internalError, .unknown, .dataLoss: true
        case .ok, .cancelled, .invalidArgument, .deadlineExceeded, .notFound, .alreadyExists,
            .permissionDenied, .resourceExhausted, .failedPrecondition, .aborted, .outOfRange,
            .unimplemented, .unauthenticated:
            false
        }
    }

    /// An attempt has failed: the call ends, waits for its other attempt, or is made again.
    func attemptFailed(
        _ attempt: ClientAttempt, of pending: PendingCall, _ error: RPCError,
        _ reach: RetryPolicy.Reach
    ) {
        if pending.isOver { return }
        note(attempt, error, reach)
        if let call = pending as? ClientCall, call.hedge === attempt { call.hedge = nil }
        if reach == .never {
            pending.attemptCount -= 1
            pending.safeRepeatCount += 1
        }
        let mayBeBetterElsewhere = error.code == .unavailable || error.code == .resourceExhausted
        if mayBeBetterElsewhere, pending.other(than: attempt) != nil { return }
        guard !isClosed, !loop.isStopped else {
            pending.finish(error)
            return
        }
        let verdict =
            reach == .never && !pending.mayBeginAgain
            ? .giveUp
            : configuration.retries.failed(
                error, reach, mayRepeat: pending.mayRepeat, attemptCount: pending.attemptCount,
                safeRepeatCount: pending.safeRepeatCount - 1, random: loop.nextRandom())
        switch verdict {
        case .giveUp: pending.finish(Self.final(error, reach))
        case .repeatNow: dispatch(pending, avoiding: attempt.endpoint)
        case .repeatAfter(let wait): again(pending, attempt.endpoint, error, after: wait)
        }
    }

    /// The word "draining" means that no handler has seen a call; of a call that a handler above
    /// has made it must not reach that handler's own caller.
    private static func final(_ error: RPCError, _ reach: RetryPolicy.Reach) -> RPCError {
        guard unsafe reach == .never || error.message == ResponseEnvelope.drainingMessage else {
            return error
        }
        return RPCError(error.code, "the call was not run: \(error.message)", cause: error)
    }

    private func note(_ attempt: ClientAttempt, _ error: RPCError, _ reach: RetryPolicy.Reach) {
        guard let endpoint = attempt.endpoint, reach == .perhaps else { return }
        if Self.isServersFault(error.code), error.retryAfter == nil {
            endpoint.failed()
        } else {
            endpoint.succeeded()
        }
    }

    private func again(
        _ pending: PendingCall, _ endpoint: ClientEndpoint?, _ error: RPCError,
        after wait: Duration
    ) {
        let now = loop.currentTime
        guard now + wait < pending.deadline, withdraw(now) else {
            pending.finish(error)
            return
        }
        retryCount += 1
        let timer = pending.retryTimer ?? LoopTimer()
        pending.retryTimer = timer
        pending.isPausing = true
        pausing.append(pending)
        timer.action = { [unowned self, weak endpoint] in
            pausing.remove(pending)
            pending.isPausing = false
            dispatch(pending, avoiding: endpoint)
        }
        loop.schedule(timer, at: now + wait)
    }

    /// Takes one repeat out of the budget, after it has been told of the calls so far.
    private func withdraw(_ now: ContinuousClock.Instant) -> Bool {
        depositCalls(now)
        return configuration.retryBudget.withdraw(now: now)
    }

    /// The budget is shared by all threads: calls are counted here and told now and then.
    /// What is older than the budget's window does not count any more.
    func depositCalls(_ now: ContinuousClock.Instant) {
        let window = Duration.seconds(RetryBudgetMachine.windowSecondCount)
        if unsafe undepositedCount > 0, unsafe now < undepositedSince + window {
            unsafe configuration.retryBudget.deposit(callCount: undepositedCount, now: now)
        }
        unsafe undepositedCount = 0
    }

    /// A call is made.
    @inline(__always)
    func countCall() {
        if unsafe undepositedCount == 0 {
            unsafe undepositedSince = loop.now
        } else if unsafe undepositedSince + Self.depositInterval <= loop.now {
            depositCalls(loop.now)
            unsafe undepositedSince = loop.now
        }
        unsafe undepositedCount += 1
    }

    // MARK: Hedging

    /// Only what merely reads is ever sent twice on suspicion.
    func startHedgeTimer(_ call: ClientCall) {
        guard let delay = call.options.hedgeDelay, call.method.isRead, call.mayRepeat,
            configuration.retries.attemptMax > 1
        else { return }
        let timer = LoopTimer { [weak self, unowned call] in self?.hedge(call) }
        call.hedgeTimer = timer
        loop.schedule(timer, at: loop.currentTime + max(.zero, delay))
    }

    private func hedge(_ call: ClientCall) {
        guard !call.isOver, let first = call.connection, call.hedge == nil,
            call.attemptCount < configuration.retries.attemptMax,
            let second = pick(avoiding: first.endpoint), second.endpoint !== first.endpoint,
            withdraw(loop.currentTime)
        else { return }
        hedgeCount += 1
        let hedge = ClientHedge(call)
        call.hedge = hedge
        hedge.send(on: second)
    }
}
