import LatencyBudget
import RPC
import Testing

/// Who waits for how long, in simulated time.
@Suite struct AdmissionFairnessTests {
    private static let millisecond: UInt64 = 1_000_000

    private static func limits(_ places: Int, waiting: Int = 1024) -> AdmissionLimits {
        var limits = AdmissionLimits()
        limits.concurrencyMax = places
        limits.waitingCallMax = waiting
        limits.isAdaptive = false
        return limits
    }

    private static func quantile(_ sorted: [UInt64], _ share: Double) -> UInt64 {
        sorted.isEmpty ? 0 : sorted[min(sorted.count - 1, Int(share * Double(sorted.count)))]
    }

    @Test(arguments: CallPriority.allCases)
    func aThousandCallsOfOneCallerDelayAnothersByOneTurn(lane: CallPriority) {
        // Two places, one of them for emergencies; each run takes 1 ms.
        var arrivals = (0..<1_000).map { _ in
            AdmissionSimulation.Arrival(at: 0, lane: lane, caller: 1, run: Self.millisecond)
        }
        arrivals.append(.init(at: 10, lane: lane, caller: 2, run: Self.millisecond))
        var simulation = AdmissionSimulation(Self.limits(2), arrivals)
        simulation.run()
        let (waits, failed) = simulation.waits { $0.caller == 2 }
        #expect(failed == 0)
        // The run that is under way, and at most one call of the other.
        #expect(waits.allSatisfy { $0 <= 2 * Self.millisecond }, "\(waits)")
        #expect(simulation.waits { $0.caller == 1 }.failedCount == 0)
    }

    @Test(arguments: CallPriority.allCases)
    func aThousandCallsForOnePartyDelayAnothersByOneTurn(lane: CallPriority) {
        var arrivals = (0..<1_000).map { _ in
            AdmissionSimulation.Arrival(
                at: 0, lane: lane, caller: 1, run: Self.millisecond, party: 1)
        }
        arrivals.append(.init(at: 10, lane: lane, caller: 1, run: Self.millisecond, party: 2))
        var simulation = AdmissionSimulation(Self.limits(2), arrivals)
        simulation.run()
        let (waits, failed) = simulation.waits { $0.party == 2 }
        #expect(failed == 0)
        #expect(waits.allSatisfy { $0 <= 2 * Self.millisecond }, "\(waits)")
        #expect(simulation.waits { $0.party == 1 }.failedCount == 0)
    }

    /// One party floods a server through a caller that others go through, too: twenty times what
    /// the server can do, for two seconds. What the others wait stays what it was without it.
    @Test(arguments: 0..<4 as Range<UInt64>)
    func aPartyThatFloodsKeepsNobodyElseWaiting(seed: UInt64) {
        let quiet = Self.waitsOfQuietParties(seed: seed, flood: 0)
        let flooded = Self.waitsOfQuietParties(seed: seed, flood: 20)
        #expect(quiet.failedCount == 0 && flooded.failedCount == 0, "seed \(seed)")
        let p99 = Self.quantile(flooded.sorted, 0.99)
        print(
            "admission, one party floods, simulated: others of its caller wait p50",
            Self.quantile(flooded.sorted, 0.5) / 1000, "us, p99", p99 / 1000, "us (seed \(seed))")
        // A place of nine comes free every 0.2 ms; each round gives the flood one of them.
        #expect(p99 <= 4 * Self.millisecond, "seed \(seed)")
    }

    /// Waits of three parties that offer 30 % of what the places can do, all through one caller,
    /// while a fourth one offers `flood` times all of it through the same.
    private static func waitsOfQuietParties(
        seed: UInt64, flood: Double
    ) -> (sorted: [UInt64], failedCount: Int) {
        let mean = 2.0 * Double(millisecond)
        let capacity = 9 / mean
        var random = SeededNumbers(seed)
        var arrivals: [AdmissionSimulation.Arrival] = []
        func add(rate: Double, _ parties: [UInt64]) {
            var at = 0.0
            while rate > 0, at < 2e9 {
                at += random.exponential(mean: 1 / rate)
                arrivals.append(
                    .init(
                        at: UInt64(at), lane: .read, caller: 1,
                        run: UInt64(random.exponential(mean: mean)),
                        party: parties[random.next(below: parties.count)]))
            }
        }
        add(rate: capacity * 0.3, [1, 2, 3])
        add(rate: capacity * flood, [4])
        var simulation = AdmissionSimulation(limits(10, waiting: 256), arrivals)
        simulation.run()
        return simulation.waits { $0.party < 4 }
    }

    @Test func everyCallerGetsItsShareOfAFullServer() {
        // Caller 1 offers ten times what the others offer together; all of them offer more than
        // their share.
        var arrivals: [AdmissionSimulation.Arrival] = []
        for step in 0..<2_000 as Range<UInt64> {
            let at = step * Self.millisecond
            for _ in 0..<30 {
                arrivals.append(.init(at: at, lane: .read, caller: 1, run: 9 * Self.millisecond))
            }
            for caller in 2...4 as ClosedRange<UInt64> {
                arrivals.append(
                    .init(at: at, lane: .read, caller: caller, run: 9 * Self.millisecond))
            }
        }
        var simulation = AdmissionSimulation(Self.limits(10, waiting: 64), arrivals)
        simulation.run()
        let served = (1...4 as ClosedRange<UInt64>).map { caller in
            simulation.waits { $0.caller == caller }.sorted.count
        }
        let all = served.reduce(0, +)
        for count in served {
            #expect(abs(count * 4 - all) * 50 <= all * 4, "2 % around a quarter: \(served)")
        }
        #expect(simulation.waitingPeak <= 64)
    }

    @Test func aFullQueueMakesRoomForACallerThatHasLess() {
        var arrivals = (0..<100).map { _ in
            AdmissionSimulation.Arrival(at: 0, lane: .read, caller: 1, run: Self.millisecond)
        }
        arrivals.append(.init(at: 1, lane: .read, caller: 2, run: Self.millisecond))
        var simulation = AdmissionSimulation(Self.limits(2, waiting: 10), arrivals)
        simulation.run()
        #expect(simulation.waits { $0.caller == 2 }.failedCount == 0)
        #expect(simulation.fates.count { $0 == .displaced } == 1)
        // One ran at once, nine waited to the end, and the one whose place it was did not.
        #expect(simulation.waits { $0.caller == 1 }.sorted.count == 10)
    }

    @Test func callersOfOneLengthDoNotDisplaceEachOther() {
        var machine = AdmissionMachine(Self.limits(1, waiting: 4))
        #expect(machine.takePlace(.read) == true)
        for (call, caller) in [(1, 1), (2, 1), (3, 2), (4, 2)] as [(Int32, UInt64)] {
            guard
                case .wait(_, nil) = machine.wait(
                    call, .read, of: caller, expectedRun: 0, timeLeft: .max)
            else {
                Issue.record("there is room")
                return
            }
        }
        #expect(machine.waitingCallerCount(.read) == 2)
        #expect(machine.wait(5, .read, of: 1, expectedRun: 0, timeLeft: .max) == .refuse)
        // A third caller has none: two of another are more than it would have.
        guard
            case .wait(_, let displaced?) = machine.wait(
                6, .read, of: 3, expectedRun: 0, timeLeft: .max)
        else {
            Issue.record("the third caller gets a place")
            return
        }
        #expect(displaced == 2 || displaced == 4)
        #expect(machine.wait(7, .read, of: 3, expectedRun: 0, timeLeft: .max) == .refuse)
    }

    @Test(arguments: 0..<8 as Range<UInt64>)
    func emergenciesAreUnaffectedByFiveTimesTheLoad(seed: UInt64) {
        let quiet = Self.emergencyWaits(seed: seed, overload: 0)
        let loaded = Self.emergencyWaits(seed: seed, overload: 5)
        #expect(quiet.failedCount == 0 && loaded.failedCount == 0, "seed \(seed)")
        let p99 = Self.quantile(loaded.sorted, 0.99)
        print(
            "admission at 5x overload, simulated: emergencies wait p50",
            Self.quantile(loaded.sorted, 0.5) / 1000, "us, p99", p99 / 1000, "us; alone p99",
            Self.quantile(quiet.sorted, 0.99) / 1000, "us; a run takes 2000 us (seed \(seed))")
        // One mean run: a place of the reserve or the next one that comes free.
        #expect(p99 <= 2 * Self.millisecond, "seed \(seed)")
    }

    /// Waits of emergency calls that offer 5 % of what 40 places can do, while reads and writes of
    /// eight callers offer `overload` times all of it. Runs are exponential, 2 ms in the mean.
    private static func emergencyWaits(
        seed: UInt64, overload: Double
    ) -> (sorted: [UInt64], failedCount: Int) {
        let mean = 2.0 * Double(millisecond)
        let capacity = 40 / mean
        var random = SeededNumbers(seed)
        var arrivals: [AdmissionSimulation.Arrival] = []
        func add(rate: Double, until end: Double, _ lanes: [CallPriority]) {
            var at = 0.0
            while rate > 0, at < end {
                at += random.exponential(mean: 1 / rate)
                arrivals.append(
                    .init(
                        at: UInt64(at), lane: lanes[random.next(below: lanes.count)],
                        caller: UInt64(random.next(below: 8)),
                        run: UInt64(random.exponential(mean: mean)), timeout: 200 * millisecond))
            }
        }
        add(rate: capacity * 0.05, until: 1e9, [.emergency])
        add(rate: capacity * overload, until: 1e9, [.read, .write])
        var simulation = AdmissionSimulation(limits(40), arrivals)
        simulation.run()
        return simulation.waits { $0.lane == .emergency }
    }
}
