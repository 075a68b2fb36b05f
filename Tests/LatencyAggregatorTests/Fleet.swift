import Foundation
import LatencyAggregator
import LatencyBudget
import Messages
import RPC
import TestSupport

/// One or several aggregators that share requests by trace id, with logs, and the batches of three
/// services for them.
final class Fleet {
    static let table: BudgetTable = {
        do {
            return try BudgetTable([
                OperationBudget(
                    name: "soap.process", method: "soap/Process", requirement: "R01",
                    limits: [.p99: .milliseconds(60)], isGate: true,
                    criticality: .important),
                OperationBudget(
                    name: "ehr.submit", method: "ehr/Submit", requirement: "R04",
                    limits: [.p50: .milliseconds(30), .p99: .milliseconds(80)]),
                OperationBudget(
                    name: "phi.seal", method: "phi.seal", requirement: "R05",
                    limits: [.p99: .milliseconds(1)]),
            ])
        } catch { preconditionFailure("these budgets are wrong: \(error)") }
    }()

    let clock = ManualClock()
    private let table: BudgetTable
    private let folder: URL
    private(set) var servers: [AggregatorServer] = []

    init(_ count: Int, table: BudgetTable = Fleet.table) throws {
        self.table = table
        folder = FileManager.default.temporaryDirectory.appending(
            path: "aggregator-\(UUID().uuidString)")
        try start(count)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    private func start(_ count: Int) throws {
        let clock = clock
        servers = try (0..<count).map { index in
            try AggregatorServer(
                table, log: RecordLog(folder: path(index), fileByteCountMax: 64 << 10),
                wallNanoseconds: { UInt64((clock.now - clock.start) / .nanoseconds(1)) },
                now: { clock.now })
        }
    }

    func path(_ index: Int) -> String { folder.appending(path: "\(index)").path }

    /// The processes end, without a word, and begin anew.
    func restart() throws {
        let count = servers.count
        servers = []
        try start(count)
    }

    /// What was measured in the last 30 days, by operation.
    func tallies(_ index: Int = 0) throws -> [AggregatorV1.OperationTally] {
        try servers[index].collect(.init(windowSeconds: 30 * 24 * 3_600), context: context).tallies
    }

    func trace(_ id: TraceID) throws -> AggregatorV1.GetTraceResponse {
        let octets = [id.high, id.low].flatMap { word in
            (0..<8).map { UInt8(truncatingIfNeeded: word >> UInt64(56 - 8 * $0)) }
        }
        return try servers[0].getTrace(.init(traceID: octets), context: context)
    }

    /// The log's files.
    func logFiles(_ index: Int = 0) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: path(index))
            .filter { $0.hasSuffix(".log") }.sorted()
    }

    private var context: CallContext { .background(deadline: clock.now + .seconds(1)) }

    @discardableResult
    func send(
        _ batch: AggregatorV1.RecordRequest, to index: Int = 0
    ) throws -> AggregatorV1.RecordResponse {
        try servers[index].take(batch)
    }

    func report(_ index: Int = 0) throws -> AggregatorV1.ReportResponse {
        servers[index].own().response
    }

    func merged(order: [Int]? = nil) throws -> AggregatorV1.ReportResponse {
        var merged = MergedReport(Self.table, window: .seconds(3_600))
        for index in order ?? Array(servers.indices) {
            try merged.add(servers[index].collect(.init(), context: context))
        }
        return merged.response
    }

    /// The batches of `count` notes: by service and aggregator, numbered by both.
    static func batches(
        _ count: Int, shards: Int, seed: UInt64 = 1
    ) -> [(shard: Int, batch: AggregatorV1.RecordRequest)] {
        var random = SeededGenerator(seed: seed)
        var waiting: [String: [AggregatorV1.HopRecord]] = [:]
        var sequences: [String: UInt64] = [:]
        var batches: [(shard: Int, batch: AggregatorV1.RecordRequest)] = []
        func flush(_ service: String, _ shard: Int) {
            let key = "\(service)/\(shard)"
            guard let hops = waiting.removeValue(forKey: key) else { return }
            sequences[key, default: 0] += 1
            batches.append(
                (
                    shard,
                    AggregatorV1.RecordRequest(
                        service: service, instance: "i", operations: operations, hops: hops,
                        sequence: sequences[key] ?? 0)
                ))
        }
        for _ in 0..<count {
            let trace = TraceID(high: random.next(), low: random.next())
            let shard = trace.shard(of: shards)
            for (service, hops) in note(trace, &random) {
                waiting["\(service)/\(shard)", default: []] += hops
                if waiting["\(service)/\(shard)"]?.count ?? 0 >= 20 { flush(service, shard) }
            }
        }
        for shard in 0..<shards {
            for service in ["edge", "soap-service", "ehr-gateway"] { flush(service, shard) }
        }
        return batches
    }

    static let operations = ["soap/Process", "ehr/Submit", "phi.seal"]

    private static func note(
        _ trace: TraceID, _ random: inout SeededGenerator
    ) -> [(String, [AggregatorV1.HopRecord])] {
        let id = [trace.high, trace.low].flatMap { word in
            (0..<8).map { UInt8(truncatingIfNeeded: word >> UInt64(56 - 8 * $0)) }
        }
        func time(_ microseconds: Int) -> UInt64 {
            UInt64(microseconds + random.below(microseconds)) * 1_000
        }
        let (ehr, own, seal) = (time(20_000), time(10_000), time(400))
        let status: UInt32 = random.below(50) == 0 ? 14 : 0
        return [
            (
                "edge",
                [
                    .init(
                        kind: .client, traceID: id, spanID: 1, status: status,
                        runNs: ehr + own + seal + 700_000)
                ]
            ),
            (
                "soap-service",
                [
                    .init(
                        kind: .server, traceID: id, spanID: 1, status: status, queueNs: 100_000,
                        runNs: ehr + own + seal, downstreamNs: ehr),
                    .init(
                        kind: .client, traceID: id, spanID: 2, parentSpanID: 1, operation: 1,
                        runNs: ehr, offsetNs: own / 2),
                    .init(
                        kind: .internal, traceID: id, parentSpanID: 1, operation: 2, runNs: seal,
                        offsetNs: own / 2 + ehr),
                ]
            ),
            (
                "ehr-gateway",
                [
                    .init(
                        kind: .server, traceID: id, spanID: 2, operation: 1, runNs: ehr - 500_000)
                ]
            ),
        ]
    }
}
