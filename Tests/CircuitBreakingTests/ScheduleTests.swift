import CircuitBreaking
import TestSupport
import Testing

/// A million seeded schedules of several callers against the reference.
@Suite struct ScheduleTests {
    private static let callerCount = 4
    private static let scheduleCount: UInt64 = 1_000_000
    private static let stepCount = 10

    private static let outcomes: [CallOutcome] = [
        fast, fast, fast, failed, failed, slow, .ignored, .throttled(retryAfter: nil),
        .throttled(retryAfter: .seconds(1)), .throttled(retryAfter: .seconds(100)),
    ]

    /// Sixty-four configurations, made once; a seed chooses one.
    private static func configurations() throws -> [CircuitBreakerConfiguration] {
        var random = SeededGenerator(seed: 0)
        return try (0..<64).map { _ in
            let size = 1 + random.below(4)
            return try CircuitBreakerConfiguration(
                failureRateThreshold: [1, 34, 50, 100][random.below(4)],
                slowCallRateThreshold: [50, 100][random.below(2)],
                slowCallDurationThreshold: .seconds(1), slidingWindow: .count(size),
                minimumNumberOfCalls: 1 + random.below(size),
                waitDurationInOpenState: .seconds(3),
                waitIntervalFunctionInOpenState: random.below(2) == 0
                    ? .constant : .exponential(multiplier: 1.5, max: .seconds(6)),
                automaticTransitionFromOpenToHalfOpenEnabled: random.below(4) == 0,
                permittedNumberOfCallsInHalfOpenState: 1 + random.below(4),
                maxWaitDurationInHalfOpenState: .seconds(5), leaseDuration: .seconds(2),
                maxRetryAfter: random.below(4) == 0 ? .zero : .seconds(4),
                outstandingLeaseMax: 1 + random.below(8))
        }
    }

    /// One schedule under way.
    private struct Run {
        var random: SeededGenerator
        var machine: CircuitBreakerMachine
        var reference: ReferenceBreaker
        var now = start
        /// What each caller holds, spent or not.
        var held: [Lease?]
        var problem: String?

        init(seed: UInt64, _ configurations: [CircuitBreakerConfiguration], held: [Lease?]) {
            random = SeededGenerator(seed: seed)
            let configuration = configurations[random.below(configurations.count)]
            guard case .count(let size) = configuration.slidingWindow else { preconditionFailure() }
            machine = CircuitBreakerMachine(configuration, now: start)
            reference = ReferenceBreaker(configuration, windowSize: size)
            self.held = held
            // Half of the schedules start elsewhere than closed.
            if random.below(2) == 0 { obey() }
        }

        private mutating func obey() {
            let commands = ReferenceBreaker.Command.allCases
            let command = commands[random.below(commands.count)]
            machine.obey(command, now)
            reference.obey(command, now)
        }

        private mutating func ask(_ caller: Int) {
            let lease = machine.permit(at: now)
            if (lease != nil) != reference.mayCall(now) { problem = "a permit" }
            guard let lease else { return }
            reference.granted(lease)
            held[caller] = lease
        }

        private mutating func answer(_ caller: Int, _ lease: Lease) {
            let outcome = ScheduleTests.outcomes[random.below(ScheduleTests.outcomes.count)]
            _ = machine.record(outcome, lease: lease, now: now)
            reference.record(outcome, lease, now)
            // One result in four is kept, and may be handed in again.
            if random.below(4) != 0 { held[caller] = nil }
        }

        mutating func step() {
            let caller = random.below(ScheduleTests.callerCount)
            switch random.below(16) {
            case 0..<12:
                if let lease = held[caller] { answer(caller, lease) } else { ask(caller) }
            case 12: held[caller] = nil
            case 13: if random.below(4) == 0 { obey() }
            default:
                now += .milliseconds(500 * random.below(5))
                machine.advance(to: now)
                reference.pass(now)
            }
            if machine.epoch != reference.epoch || machine.state != reference.state {
                problem = "the state"
            }
        }

        /// What must hold at the end: the figures, and that every permit comes back.
        mutating func finish() {
            reference.pass(now)
            let snapshot = machine.snapshot(now: now)
            let isHalfOpen = snapshot.state == .halfOpen
            if isHalfOpen, snapshot.probeCount != reference.live.count { problem = "the probes" }
            if snapshot.state.isCounting, snapshot.callCount != reference.results.count {
                problem = "the results"
            }
            // Lease and half-open state end within 5 s, the wait after them within 6 s more.
            if (machine.permit(at: now + .seconds(11)) == nil) != (snapshot.state == .forcedOpen) {
                problem = "a leaked permit"
            }
        }
    }

    @Test func agreesWithTheReferenceInAMillionSchedules() async throws {
        let configurations = try Self.configurations()
        let problems = await SeedSearch.problems(0..<Self.scheduleCount) { seed in
            let nobody = [Lease?](repeating: nil, count: Self.callerCount)
            var run = Run(seed: seed, configurations, held: nobody)
            for _ in 0..<Self.stepCount where run.problem == nil { run.step() }
            if run.problem == nil { run.finish() }
            return run.problem.map { "machine and reference differ in \($0)" }
        }
        #expect(problems == [])
    }

    @Test func agreesWithTheReferenceInLongSchedules() throws {
        let configurations = try Self.configurations()
        let nobody = [Lease?](repeating: nil, count: Self.callerCount)
        for seed in 0..<2_000 as Range<UInt64> {
            var run = Run(seed: seed, configurations, held: nobody)
            for _ in 0..<500 where run.problem == nil { run.step() }
            run.finish()
            if let problem = run.problem {
                Issue.record("seed \(seed): machine and reference differ in \(problem)")
                return
            }
        }
    }
}

extension CircuitBreakerState {
    /// Whether results are kept that a snapshot shows.
    fileprivate var isCounting: Bool {
        self == .closed || self == .metricsOnly || self == .halfOpen
    }
}
