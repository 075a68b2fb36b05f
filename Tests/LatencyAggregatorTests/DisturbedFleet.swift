import LatencyAggregator
import LatencyBudget
import Messages
import TestSupport

/// Simulated requests with known delays on their way to an aggregator, in order or with everything
/// that can happen to them.
struct DisturbedFleet {
    static let table: BudgetTable = {
        do {
            return try BudgetTable([
                OperationBudget(
                    name: "soap.process", method: "soap", requirement: "R01",
                    limits: [.p99: .milliseconds(40)]),
                OperationBudget(
                    name: "ehr.submit", method: "ehr", requirement: "R04",
                    limits: [.p99: .milliseconds(20)]),
                OperationBudget(
                    name: "phi.seal", method: "phi.seal", requirement: "R05",
                    limits: [.p99: .milliseconds(1)]),
            ])
        } catch { preconditionFailure("these budgets are wrong: \(error)") }
    }()

    /// Between two requests: 10,000 of them take 200 s, several times what a log must keep.
    private static let step = Duration.milliseconds(20)
    /// Requests whose records go together.
    private static let batchRequestCount = 10

    let fleet: Fleet
    private let isDisturbed: Bool
    private var chance: SeededGenerator
    private var sequences: [String: UInt64] = [:]
    private var late: [(due: Int, batch: AggregatorV1.RecordRequest)] = []
    private(set) var restartCount = 0

    init(isDisturbed: Bool, seed: UInt64) throws {
        fleet = try Fleet(1, table: Self.table)
        self.isDisturbed = isDisturbed
        chance = SeededGenerator(seed: seed)
    }

    static func id(_ number: Int) -> TraceID { TraceID(high: 7, low: UInt64(number)) }

    /// Sends so many requests and lets them settle.
    mutating func run(_ count: Int) throws {
        var random = SeededGenerator(seed: 5)
        var waiting: [ServiceHop] = []
        for number in 0..<count {
            let delays = SimulatedRequest.delays(number % 3, &random)
            // The jitter is the same with and without clocks that differ.
            var jitter = SeededGenerator(seed: UInt64(number))
            waiting +=
                SimulatedRequest(
                    trace: Self.id(number), delays: delays, isParallel: number % 2 == 0,
                    clockOffset: isDisturbed ? 600_000_000_000 : 0, &jitter
                ).hops
            fleet.clock.advance(by: Self.step)
            guard number % Self.batchRequestCount == Self.batchRequestCount - 1 else { continue }
            try send(&waiting, number)
        }
        for (_, batch) in late { try fleet.send(batch) }
        late = []
        fleet.clock.advance(by: .seconds(20))
    }

    private mutating func send(_ waiting: inout [ServiceHop], _ number: Int) throws {
        var batches = batches(waiting)
        waiting = []
        guard isDisturbed else {
            for batch in batches { try fleet.send(batch) }
            return
        }
        batches.shuffle(using: &chance)
        for batch in batches {
            // Anything but the edge's records may come late, by up to four seconds.
            if batch.service != "edge", chance.below(4) == 0 {
                late.append((number + chance.below(200), batch))
                continue
            }
            try deliver(batch)
        }
        let due = late.filter { $0.due <= number }
        late.removeAll { $0.due <= number }
        for (_, batch) in due { try deliver(batch) }
    }

    /// Once, or again since the answer was lost; and the aggregator may end at any moment.
    private mutating func deliver(_ batch: AggregatorV1.RecordRequest) throws {
        try fleet.send(batch)
        if chance.below(3) == 0 { try fleet.send(batch) }
        if chance.below(200) == 0 { try fleet.servers[0].saveCheckpoint() }
        guard chance.below(400) == 0 else { return }
        try fleet.restart()
        restartCount += 1
        if chance.below(2) == 0 { try fleet.send(batch) }
    }

    private mutating func batches(_ hops: [ServiceHop]) -> [AggregatorV1.RecordRequest] {
        Dictionary(grouping: hops, by: \.service).sorted { $0.key < $1.key }.map { service, hops in
            var hops = hops
            if isDisturbed { hops.shuffle(using: &chance) }
            var operations: [String] = []
            let packed = hops.map { hop in
                if !operations.contains(hop.record.operation) {
                    operations.append(hop.record.operation)
                }
                let place = operations.firstIndex(of: hop.record.operation) ?? 0
                return PackedHop(hop.record, operation: place)
            }
            sequences[service, default: 0] += 1
            return AggregatorV1.RecordRequest(
                service: service, instance: "i", operations: operations,
                sequence: sequences[service] ?? 0, packedHops: PackedHop.octets(packed))
        }
    }
}
