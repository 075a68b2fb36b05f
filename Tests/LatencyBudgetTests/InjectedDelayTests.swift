import LatencyBudget
import TestSupport
import Testing

/// Known delays at each hop: the right culprit, the right amount, and the same whatever happens to
/// the records on their way.
@Suite struct InjectedDelayTests {
    private let budgets = [
        OperationBudget(
            name: "soap.process", method: "soap", requirement: "R01",
            limits: [.p99: .milliseconds(40)]),
        OperationBudget(
            name: "ehr.submit", method: "ehr", requirement: "R04",
            limits: [.p99: .milliseconds(20)]),
    ]

    private func id(_ number: Int) -> TraceID { TraceID(high: 7, low: UInt64(number)) }

    /// What requests take when all is well.
    private func typical(isParallel: Bool) throws -> HopTotals {
        var judge = LatencyJudge(try BudgetTable(budgets))
        var random = SeededGenerator(seed: 77)
        for number in 0..<500 {
            let request = SimulatedRequest(
                trace: id(number), delays: [:], isParallel: isParallel, &random)
            let trace = Trace(id: id(number), request.hops, hopCountMax: 100)
            for call in trace.calls({ $0 == "soap" }) { judge.measure(call, now: start) }
        }
        let tally = judge.tallies(now: start)[0]
        #expect(tally.slow.requestCount == 0)
        return tally.kept
    }

    @Test(arguments: [(1, false), (1, true), (2, false), (2, true)])
    func tenThousandDelaysAreBlamedOnTheRightHopWithTheRightAmount(
        count: Int, isParallel: Bool
    ) throws {
        let typical = try typical(isParallel: isParallel)
        var random = SeededGenerator(seed: UInt64(count) * 2 + (isParallel ? 1 : 0))
        var wrong = 0
        for number in 0..<10_000 {
            let delays = SimulatedRequest.delays(count, &random)
            let request = SimulatedRequest(
                trace: id(number), delays: delays, isParallel: isParallel, &random)
            let trace = Trace(id: id(number), request.hops, hopCountMax: 100)
            guard let root = trace.root, !root.attribution.isFlagged else {
                wrong += 1
                continue
            }
            let ranking = Blame.ranking(root.attribution, typical: typical)
            if !isRight(ranking, request) { wrong += 1 }
        }
        #expect(wrong <= 10)
    }

    /// The injected hops come first, the larger before the smaller, and hidden ones are known as
    /// such.
    private func isRight(_ ranking: [Blame], _ request: SimulatedRequest) -> Bool {
        let expected = request.guilty.sorted { $0.value > $1.value }
        for (place, found) in zip(expected, ranking) {
            let isClose = distance(place.value, found.amount) <= max(place.value / 100, 200_000)
            // Two delays of nearly the same length may change places.
            let isNamed =
                "\(found.hop)" == place.key
                || expected.contains {
                    $0.key == "\(found.hop)" && distance($0.value, place.value) < 200_000
                }
            guard isNamed, isClose, found.isOnPath else { return false }
        }
        guard ranking.count >= expected.count else { return false }
        return request.hidden.allSatisfy { place, delay in
            ranking.contains {
                "\($0.hop)" == place && !$0.isOnPath
                    && distance($0.amount, delay) <= max(delay / 100, 200_000)
            }
        }
    }

    private func distance(_ left: UInt64, _ right: UInt64) -> UInt64 {
        left > right ? left - right : right - left
    }

    /// How records fare on their way.
    private enum Way: CaseIterable { case straight, clocksApart, reordered, repeated, late, all }

    private static let requestCount = 10_000

    private struct Outcome: Equatable {
        var rankings: [TraceID: [Blame]] = [:]
        var tallies: [OperationTally] = []
    }

    private func run(_ way: Way, _ typical: HopTotals) throws -> Outcome {
        var random = SeededGenerator(seed: 5)
        var chance = SeededGenerator(seed: 6)
        var judge = LatencyJudge(try BudgetTable(budgets))
        var limits = TraceLimits()
        limits.recentCountMax = Self.requestCount
        var assembler = TraceAssembler(limits)
        var late: [ServiceHop] = []
        var now = start
        for number in 0..<Self.requestCount {
            let delays = SimulatedRequest.delays(number % 3, &random)
            let isFar = way == .clocksApart || way == .all
            // The jitter is the same with and without clocks that differ.
            var jitter = SeededGenerator(seed: UInt64(number))
            var hops = SimulatedRequest(
                trace: id(number), delays: delays, isParallel: number % 2 == 0,
                clockOffset: isFar ? 600_000_000_000 : 0, &jitter
            ).hops
            if way == .repeated || way == .all { hops += hops.filter { _ in chance.below(3) == 0 } }
            if way == .reordered || way == .all { hops.shuffle(using: &chance) }
            if way == .late || way == .all {
                // Anything but the edge's record may come late.
                let held = hops.filter { $0.record.parentSpanID != 0 || $0.record.kind == .server }
                    .filter { _ in chance.below(4) == 0 }
                hops.removeAll { held.contains($0) }
                late += held
            }
            for hop in hops { _ = assembler.add(hop, now: now) }
            now += .microseconds(100)
            for outcome in assembler.tick(now: now) { judge.measure(outcome, now: now) }
        }
        now += .seconds(5)
        for outcome in assembler.tick(now: now) { judge.measure(outcome, now: now) }
        for hop in late { _ = assembler.add(hop, now: now) }
        for outcome in assembler.tick(now: now) { judge.measure(outcome, now: now) }
        var result = Outcome(tallies: judge.tallies(over: TallyWindows.windowMax, now: now))
        for number in 0..<Self.requestCount {
            guard let request = assembler.recentRequest(id(number)) else { continue }
            result.rankings[id(number)] = Blame.ranking(
                request.root.attribution, typical: typical)
        }
        #expect(assembler.counts.requests == UInt64(Self.requestCount), "\(way)")
        #expect(assembler.counts.late == 0, "\(way)")
        return result
    }

    @Test func theResultIsTheSameWhateverHappensToTheRecords() throws {
        let typical = try typical(isParallel: true)
        let straight = try run(.straight, typical)
        #expect(straight.rankings.count == Self.requestCount)
        #expect(straight.tallies[0].count == UInt64(Self.requestCount))
        #expect(straight.tallies[0].slow.requestCount > 6_000)
        for way in Way.allCases {
            let other = try run(way, typical)
            #expect(other.rankings == straight.rankings, "\(way)")
            #expect(other.tallies == straight.tallies, "\(way)")
            #expect(other.tallies.map { $0.encoded() } == straight.tallies.map { $0.encoded() })
        }
    }
}
