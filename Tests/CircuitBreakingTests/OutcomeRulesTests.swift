import CircuitBreaking
import Testing

@Suite struct OutcomeRulesTests {
    private let second = Duration.seconds(1)

    @Test(arguments: [
        (200, AnswerKind.answered), (304, .answered), (400, .callerMistake), (404, .callerMistake),
        (401, .credentials), (403, .credentials), (407, .credentials), (408, .timeout),
        (429, .throttled), (500, .fault), (501, .callerMistake), (502, .unavailable),
        (503, .unavailable), (504, .timeout), (599, .fault), (0, .fault), (-1, .fault),
        (1_000, .fault),
    ])
    func readsAnHTTPStatus(status: Int, kind: AnswerKind) {
        #expect(AnswerKind(httpStatus: status) == kind)
    }

    @Test func readsEveryRPCStatus() {
        let kinds: [AnswerKind] = [
            .answered, .cancelled, .fault, .callerMistake, .timeout, .callerMistake,
            .callerMistake, .credentials, .throttled, .callerMistake, .callerMistake,
            .callerMistake, .callerMistake, .fault, .unavailable, .fault, .credentials,
        ]
        for (status, kind) in kinds.enumerated() {
            #expect(AnswerKind(rpcStatus: status) == kind, "status \(status)")
        }
        #expect(AnswerKind(rpcStatus: 17) == .fault)
        #expect(AnswerKind(rpcStatus: -1) == .fault)
    }

    @Test func refusedCredentialsAreNeverAFailure() throws {
        let machine = Subject(try smallConfiguration())
        let outcome = OutcomeRules.standard.outcome(AnswerKind(httpStatus: 401), took: second)
        for _ in 0..<100 { #expect(machine.call(outcome, at: start) == .unchanged) }
        #expect(machine.snapshot(now: start).totals.ignoredCount == 100)
        #expect(machine.state == .closed)
    }

    @Test func aRuleCanBeChanged() {
        var rules = OutcomeRules.standard
        #expect(rules.outcome(.throttled, took: second) == .throttled(retryAfter: nil))
        rules[.throttled] = .failure
        rules[.credentials] = .success
        #expect(rules.outcome(.throttled, took: second, retryAfter: second) == .failure(second))
        #expect(rules.outcome(.credentials, took: second) == .success(second))
        #expect(rules.outcome(.timeout, took: second) == .failure(second))
        #expect(rules.outcome(.cancelled, took: second) == .ignored)
        #expect(rules != .standard)
    }

    @Test func aCalleeThatAsksForARestGetsItWithoutAFailure() throws {
        let machine = Subject(try smallConfiguration())
        _ = machine.call(fast, at: start)
        #expect(
            machine.call(.throttled(retryAfter: .seconds(7)), at: start)
                == change(.closed, .open, .throttled))
        #expect(machine.acquire(now: start) == .reject(retryAfter: .seconds(7)))
        let totals = machine.snapshot(now: start).totals
        #expect(totals.failureCount == 0)
        #expect(totals.throttledCount == 1)
        #expect(totals.openedCount == 1)
        #expect(machine.permit(at: start + .seconds(7))?.isProbe == true)
    }

    @Test func aRestIsNoLongerThanItsMaximum() throws {
        let machine = Subject(try CircuitBreakerConfiguration(maxRetryAfter: .seconds(60)))
        _ = machine.call(.throttled(retryAfter: .seconds(86_400)), at: start)
        #expect(machine.lastChange?.openUntil == start + .seconds(60))
    }

    @Test(arguments: [nil, Duration.zero, .seconds(-1)])
    func aCalleeThatNamesNoRestChangesNothing(delay: Duration?) throws {
        let machine = Subject(try smallConfiguration())
        #expect(machine.call(.throttled(retryAfter: delay), at: start) == .unchanged)
        #expect(machine.snapshot(now: start).callCount == 0)
    }

    @Test func aRestMayBeForbidden() throws {
        let machine = Subject(try CircuitBreakerConfiguration(maxRetryAfter: .zero))
        #expect(machine.call(.throttled(retryAfter: .seconds(1)), at: start) == .unchanged)
        #expect(machine.state == .closed)
    }

    @Test func aThrottledProbeGivesItsPermitBack() throws {
        let machine = Subject(try smallConfiguration(probes: 1))
        _ = machine.command { $0.transitionToHalfOpenState(now: start) }
        #expect(machine.call(.throttled(retryAfter: nil), at: start) == .unchanged)
        #expect(machine.permit(at: start) != nil)
    }
}
