import CircuitBreaking
import TestSupport
import Testing

/// Seeded schedules of several callers against the reference, and every short schedule.
@Suite struct ScheduleTests {
    /// One run; nil when machine and reference agreed at every step, else what differed.
    private func disagreement(seed: UInt64, steps: Int) throws -> String? {
        var random = SeededGenerator(seed: seed)
        let size = 1 + random.below(6)
        let probes = 1 + random.below(4)
        let configuration = try CircuitBreakerConfiguration(
            failureRateThreshold: [1, 34, 50, 100][random.below(4)],
            slowCallRateThreshold: [50, 100][random.below(2)],
            slowCallDurationThreshold: .seconds(1), slidingWindow: .count(size),
            minimumNumberOfCalls: 1 + random.below(size), waitDurationInOpenState: .seconds(3),
            permittedNumberOfCallsInHalfOpenState: probes,
            maxWaitDurationInHalfOpenState: .seconds(5), leaseDuration: .seconds(2))
        var machine = CircuitBreakerMachine(configuration, now: start)
        var reference = ReferenceBreaker(configuration, windowSize: size)
        var now = start
        var leases: [Lease] = []
        for step in 0..<steps {
            switch random.below(8) {
            case 0, 1, 2:
                let lease = machine.permit(at: now)
                if (lease != nil) != reference.mayCall(now) { return "permit at step \(step)" }
                if let lease {
                    reference.granted(lease)
                    leases.append(lease)
                }
            case 3, 4, 5:
                if leases.isEmpty { continue }
                let index = random.below(leases.count)
                let lease = leases[index]
                // One result in eight is handed in twice.
                if random.below(8) != 0 || machine.state == .closed { leases.remove(at: index) }
                let outcome = [fast, fast, failed, slow, .ignored][random.below(5)]
                _ = machine.record(outcome, lease: lease, now: now)
                reference.record(outcome, lease, now)
            case 6:
                if !leases.isEmpty { leases.remove(at: random.below(leases.count)) }
            default:
                now += .milliseconds(500 * random.below(5))
            }
            let snapshot = machine.snapshot(now: now)
            reference.pass(now)
            if machine.epoch != reference.epoch { return "epoch at step \(step)" }
            if snapshot.state == .halfOpen, snapshot.callCount + snapshot.probeCount > probes {
                return "too many probes at step \(step)"
            }
        }
        return leak(&machine, now: now)
    }

    /// Whether a permit is lost for good: once every lease has ended, a call must get through.
    private func leak(
        _ machine: inout CircuitBreakerMachine, now: ContinuousClock.Instant
    ) -> String? {
        var copy = machine
        // The lease and the half-open state end within 5 s, the wait after them within 3 s more.
        return copy.permit(at: now + .seconds(8)) == nil ? "a permit leaked" : nil
    }

    @Test(arguments: 0..<4 as Range<UInt64>)
    func agreesWithTheReferenceInAHundredThousandSchedules(part: UInt64) throws {
        for seed in (part * 25_000)..<((part + 1) * 25_000) {
            if let problem = try disagreement(seed: seed, steps: 40) {
                Issue.record("seed \(seed): \(problem)")
                return
            }
        }
    }

    /// Where a search stands: machine, reference, time and the lease of each caller.
    private struct Branch {
        var machine: CircuitBreakerMachine
        var reference: ReferenceBreaker
        var now = start
        var leases: [Lease?]
    }

    /// Tries every event of every caller, `depth` deep. Counts the schedules that were tried.
    private func search(_ branch: Branch, depth: Int, tried: inout Int) -> Bool {
        guard depth > 0 else {
            tried += 1
            return true
        }
        var later = branch
        later.now += .seconds(2)
        guard search(later, depth: depth - 1, tried: &tried) else { return false }
        for caller in branch.leases.indices {
            guard let lease = branch.leases[caller] else {
                var next = branch
                next.leases[caller] = next.machine.permit(at: next.now)
                let expected = next.reference.mayCall(next.now)
                guard expected == (next.leases[caller] != nil) else { return false }
                if let lease = next.leases[caller] { next.reference.granted(lease) }
                guard search(next, depth: depth - 1, tried: &tried) else { return false }
                continue
            }
            for outcome in [fast, failed, slow, .ignored, nil] {
                var next = branch
                next.leases[caller] = nil
                if let outcome {
                    _ = next.machine.record(outcome, lease: lease, now: next.now)
                    next.reference.record(outcome, lease, next.now)
                }
                guard next.machine.epoch == next.reference.epoch,
                    search(next, depth: depth - 1, tried: &tried)
                else { return false }
            }
        }
        return true
    }

    @Test(arguments: [(2, 9), (3, 7)])
    func agreesWithTheReferenceInEveryShortSchedule(callers: Int, depth: Int) throws {
        let configuration = try smallConfiguration(window: .count(2), minimum: 1, probes: 2)
        let machine = CircuitBreakerMachine(configuration, now: start)
        let fresh = Branch(
            machine: machine, reference: ReferenceBreaker(configuration, windowSize: 2),
            leases: Array(repeating: nil, count: callers))
        // Starts closed, and again half open with one probe under way.
        var halfOpen = fresh
        let lease = halfOpen.machine.permit(at: start)
        _ = halfOpen.machine.record(failed, lease: try #require(lease), now: start)
        halfOpen.reference.record(failed, try #require(lease), start)
        halfOpen.now = start + .seconds(5)
        let probe = halfOpen.machine.permit(at: halfOpen.now)
        let mayProbe = halfOpen.reference.mayCall(halfOpen.now)
        #expect(mayProbe)
        halfOpen.reference.granted(try #require(probe))
        halfOpen.leases[0] = probe
        var tried = 0
        #expect(search(fresh, depth: depth, tried: &tried))
        #expect(search(halfOpen, depth: depth, tried: &tried))
        #expect(tried > 10_000)
    }
}
