import Testing

@testable import CircuitBreaking

/// Every schedule of three callers, of any length: the search follows every event from every state
/// until no new state turns up. Times, epochs and lease numbers are taken relative to the present,
/// which makes the states finitely many.
@Suite struct ExhaustiveTests {
    /// Machine, reference, time, and the lease that each caller holds, spent or not.
    private struct Node {
        var machine: CircuitBreakerMachine
        var reference: ReferenceBreaker
        var now = start
        var held: [Lease?] = [nil, nil, nil]

        /// Everything of the machine that can matter from now on.
        func machineKey(into key: inout [UInt8]) {
            switch machine.phase {
            case .closed, .metricsOnly:
                key.append(machine.phase == .closed ? 0 : 1)
                guard case .count(let window) = machine.window else { return }
                let ring = window.ring
                for offset in ring.indices { key.append(ring[(window.next + offset) % ring.count]) }
            case .open(let until): key += [2, ticks(until)]
            case .halfOpen:
                let counts = machine.probes.counts
                key += [3, ticks(machine.probes.end), UInt8(counts.calls)]
                key += [UInt8(counts.failures), UInt8(counts.slowCalls)]
                let expiries = machine.probes.underWay.values.map(ticks).sorted()
                key += expiries
            case .forcedOpen: key.append(4)
            case .disabled: key.append(5)
            }
            key += [255, UInt8(machine.nextWait.components.seconds)]
        }

        private func ticks(_ instant: ContinuousClock.Instant) -> UInt8 {
            UInt8(max(0, now.duration(to: instant).components.seconds))
        }

        private func key(of lease: Lease?) -> UInt8 {
            guard let lease else { return 0 }
            guard lease.epoch == machine.epoch else { return 1 }
            let memory = machine.configuration.outstandingLeaseMax
            let age = min(memory, Int(machine.leases.newest - lease.id))
            var key = 2 | UInt8(age) << 4
            if machine.leases.isOut(lease.id) { key |= 4 }
            if machine.phase == .halfOpen, let expiry = machine.probes.underWay[lease.id] {
                // Its age no longer matters, its expiry does.
                key = 3 | ticks(expiry) << 4
            }
            if reference.live.contains(lease) { key |= 8 }
            return key
        }

        /// Equal keys: equal futures. Callers are alike, so their order does not matter.
        var key: [UInt8] {
            var key: [UInt8] = []
            key.reserveCapacity(32)
            machineKey(into: &key)
            key += held.map(key(of:)).sorted()
            key.append(UInt8(min(reference.openings, 8)))
            return key
        }

        /// Whether machine and reference say the same.
        var agrees: Bool {
            var machine = machine
            var reference = reference
            reference.pass(now)
            let snapshot = machine.snapshot(now: now)
            guard snapshot.epoch == reference.epoch, snapshot.state == reference.state else {
                return false
            }
            switch reference.phase {
            case .closed, .metricsOnly, .halfOpen:
                let failures = reference.results.count(where: \.isFailure)
                let isHalfOpen = snapshot.state == .halfOpen
                return snapshot.callCount == reference.results.count
                    && snapshot.failureCount == failures
                    && snapshot.slowCallCount == reference.results.count(where: \.isSlow)
                    && snapshot.probeCount == (isHalfOpen ? reference.live.count : 0)
            case .open(let until): return snapshot.openUntil == until
            case .forcedOpen, .disabled: return true
            }
        }
    }

    /// What the search found.
    private final class Search {
        var seen: Set<[UInt8]> = []
        var queue: [Node] = []
        var stepCount = 0
        var statesSeen: Set<CircuitBreakerState> = []
        var problem: String?

        /// Checks what must hold after a step, and keeps the node if it is new.
        func reach(_ node: Node, from before: Node, by event: String) {
            stepCount += 1
            guard seen.insert(node.key).inserted else { return }
            queue.append(node)
            statesSeen.insert(node.machine.state)
            if let broken = brokenInvariant(node) {
                problem = "\(broken) after \(event) in \(before.machine.state)"
            }
        }

        private func brokenInvariant(_ node: Node) -> String? {
            guard node.agrees else { return "the reference disagrees" }
            var machine = node.machine
            let rules = machine.configuration
            if machine.state == .halfOpen {
                let out = machine.probes.count + machine.probes.counts.calls
                if out > rules.permittedNumberOfCallsInHalfOpenState { return "too many probes" }
                guard let end = machine.wakeTime,
                    node.now.duration(to: end) <= rules.maxWaitDurationInHalfOpenState
                else { return "half open without a bound" }
                var late = machine
                late.advance(to: end)
                if late.epoch == machine.epoch { return "half open beyond its bound" }
            }
            // Once every lease, bound and wait is over, every permit is back: as many calls as are
            // permitted get through in a row, unless an operator forbids it.
            let later = node.now + .seconds(32)
            for _ in 0..<rules.permittedNumberOfCallsInHalfOpenState {
                let isForbidden = node.machine.state == .forcedOpen
                if (machine.permit(at: later) == nil) != isForbidden { return "a permit leaked" }
            }
            return nil
        }
    }

    private let outcomes: [CallOutcome] = [
        fast, failed, slow, .ignored, .throttled(retryAfter: nil),
        .throttled(retryAfter: .seconds(1)),
    ]

    private func explore(_ configuration: CircuitBreakerConfiguration, window: Int) -> Search {
        let search = Search()
        let fresh = Node(
            machine: CircuitBreakerMachine(configuration, now: start),
            reference: ReferenceBreaker(configuration, windowSize: window))
        search.reach(fresh, from: fresh, by: "birth")
        var next = 0
        while next < search.queue.count, search.problem == nil {
            let node = search.queue[next]
            next += 1
            pass(node, search)
            for command in ReferenceBreaker.Command.allCases { obey(command, node, search) }
            for caller in node.held.indices { act(caller, node, search) }
        }
        return search
    }

    /// A second goes by; somebody looks.
    private func pass(_ node: Node, _ search: Search) {
        var node = node
        let before = node
        node.now += .seconds(1)
        node.machine.advance(to: node.now)
        node.reference.pass(node.now)
        search.reach(node, from: before, by: "a second")
    }

    private func obey(_ command: ReferenceBreaker.Command, _ node: Node, _ search: Search) {
        var node = node
        let before = node
        node.machine.obey(command, node.now)
        node.reference.obey(command, node.now)
        search.reach(node, from: before, by: "\(command)")
    }

    /// All that one caller can do: ask when it holds nothing; otherwise hand in any result, also
    /// a second time, or forget what it holds.
    private func act(_ caller: Int, _ node: Node, _ search: Search) {
        guard let lease = node.held[caller] else { return ask(caller, node, search) }
        var forgetful = node
        forgetful.held[caller] = nil
        search.reach(forgetful, from: node, by: "a lost lease")
        for outcome in outcomes {
            var next = node
            let answer = next.machine.record(outcome, lease: lease, now: node.now)
            next.reference.record(outcome, lease, node.now)
            search.reach(next, from: node, by: "\(outcome)")
            if !node.reference.live.contains(lease), answer != .stale {
                search.problem = "a result counted that no live lease stands for"
            }
            if answer == .stale, untouched(next) != untouched(node) {
                search.problem = "a stale result changed the machine"
            }
        }
    }

    private func ask(_ caller: Int, _ node: Node, _ search: Search) {
        var next = node
        next.held[caller] = next.machine.permit(at: node.now)
        let mayCall = next.reference.mayCall(node.now)
        guard mayCall == (next.held[caller] != nil) else {
            search.problem = "permit in \(node.machine.state) without the reference's consent"
            return
        }
        if let lease = next.held[caller] {
            next.reference.granted(lease)
        } else if next.machine.epoch == node.machine.epoch, untouched(next) != untouched(node) {
            search.problem = "a refused call holds something"
        }
        search.reach(next, from: node, by: "a question")
    }

    private func untouched(_ node: Node) -> [UInt8] {
        var key: [UInt8] = []
        node.machineKey(into: &key)
        return key
    }

    private func configuration(
        _ waitFunction: WaitIntervalFunction, automatic: Bool, probes: Int
    ) throws -> CircuitBreakerConfiguration {
        try CircuitBreakerConfiguration(
            failureRateThreshold: 50, slowCallRateThreshold: 100,
            slowCallDurationThreshold: .seconds(1), slidingWindow: .count(2),
            minimumNumberOfCalls: 2, waitDurationInOpenState: .seconds(2),
            waitIntervalFunctionInOpenState: waitFunction,
            automaticTransitionFromOpenToHalfOpenEnabled: automatic,
            permittedNumberOfCallsInHalfOpenState: probes,
            maxWaitDurationInHalfOpenState: .seconds(3), leaseDuration: .seconds(2),
            outstandingLeaseMax: 2)
    }

    @Test(arguments: [(false, 2), (true, 2), (false, 1)])
    func everyScheduleOfThreeCallersKeepsThePromises(automatic: Bool, probes: Int) throws {
        let growth = WaitIntervalFunction.exponential(multiplier: 2, max: .seconds(4))
        let search = explore(
            try configuration(growth, automatic: automatic, probes: probes), window: 2)
        #expect(search.problem == nil)
        #expect(search.statesSeen == Set(CircuitBreakerState.allCases))
        // Six to thirteen thousand states, a hundred and sixty to three hundred thousand steps.
        #expect(search.seen.count > 5_000)
        #expect(search.stepCount > 100_000)
    }
}
