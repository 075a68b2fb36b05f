import LatencyBudget
import Messages
import RPC
import Synchronization

@testable import carewire

/// A suite in memory that a doctor finds healthy, with a clock of its own; each of its parts can be
/// sabotaged.
final class FakeSuite: Probing {
    /// What is wrong with it.
    enum Sabotage: CaseIterable {
        case connectionPerCall, tooManyConnections, tableScans, missingIndex, invalidIndex
        case clearRows, clearNotes, weakCipher, slowSeal, blockedReads, coldCache, staleCache
        case leak, sloppyRefusal, talkativeError, wrongCode, slowNotes, slowReads
        case patientEHR, lostAudit, slowAudit, blindAggregator, blindMetrics, openSum
        case leakyLog, leakyMetrics, deafAlerts, noCanary, openDoor, brokenTrail
        case missingDatabase, missingLogs, missingTrails, noDrill, unmeasured, hugeRows
    }

    private struct State {
        var now = ContinuousClock.now
        var version: UInt64 = 1
        var isCached = false
        var readCount = 0
        var lookupCount = 0
        var accessCounts: [Int: Int] = [:]
        var sessionStart = 100
        var residentByteCount: UInt64 = 100 << 20
        var drilled = false
        var traces: Set<TraceID> = []
    }

    let run = ProbeRun(id: "0123456789ab")
    let sabotage: Set<Sabotage>
    private let state = Mutex(State())

    init(_ sabotage: Sabotage...) { self.sabotage = Set(sabotage) }

    private func isHit(_ kind: Sabotage) -> Bool { sabotage.contains(kind) }

    var mayDrill: Bool { !isHit(.noDrill) }
    var now: ContinuousClock.Instant { state.withLock { $0.now } }
    func pause(_ duration: Duration) async throws { state.withLock { $0.now += duration } }
    private func pass(_ duration: Duration) { state.withLock { $0.now += duration } }

    func read(_ index: Int, trace: TraceContext?) async throws -> ProbeRead {
        pass(isHit(.slowReads) || isHit(.blockedReads) ? .milliseconds(400) : .microseconds(20))
        return state.withLock { state in
            state.readCount += 1
            state.accessCounts[index, default: 0] += 1
            if let trace { state.traces.insert(trace.traceID) }
            let isCached = state.isCached && !isHit(.coldCache)
            state.isCached = true
            let version = isHit(.staleCache) && isCached ? 1 : state.version
            return ProbeRead(isCached: isCached, version: version, duration: .microseconds(20))
        }
    }

    func lookUpStranger(_ index: Int) async throws {
        pass(isHit(.slowReads) ? .milliseconds(400) : .microseconds(50))
        state.withLock { state in
            state.lookupCount += 1
            if isHit(.connectionPerCall) { state.sessionStart += 1 }
        }
    }

    func update(_ index: Int) async throws -> UInt64 {
        state.withLock { state in
            state.version += 1
            if !isHit(.staleCache) { state.isCached = false }
            return state.version
        }
    }

    func process(_ index: Int, note: String) async throws {
        pass(isHit(.slowNotes) ? .milliseconds(600) : .microseconds(100))
        if isHit(.leak) { state.withLock { $0.residentByteCount += 1 << 20 } }
    }

    func refusal(of request: BadRequest) async throws -> RPCError? {
        if isHit(.sloppyRefusal), request == .oversizedNote { return nil }
        if isHit(.talkativeError), request == .malformedIdentifier {
            return RPCError(.invalidArgument, "\(run.needle) is no identifier")
        }
        if isHit(.wrongCode) { return RPCError(.internalError, "internal error") }
        return request == .unknownPatient
            ? RPCError(.notFound, "no such patient") : RPCError(.invalidArgument, "not valid")
    }

    func askEHR(timeout: Duration) async -> RPCError? {
        pass(isHit(.patientEHR) ? .seconds(3) : .milliseconds(5))
        return RPCError(.notFound, "the EHR has no such patient")
    }

    func accesses(_ index: Int) async throws -> [AuditV1.Access] {
        pass(.milliseconds(1))
        let count = isHit(.lostAudit) ? 0 : state.withLock { $0.accessCounts[index] ?? 0 }
        return (0..<count).map { number in
            AuditV1.Access(sequence: UInt64(number), action: "R", operation: "GetPatient")
        }
    }

    func snapshot(_ service: SuiteService) async throws -> AdminV1.Snapshot {
        let resident = state.withLock { $0.residentByteCount }
        let size: UInt32 = isHit(.tooManyConnections) ? 64 : 6
        return AdminV1.Snapshot(
            process: AdminV1.ProcessSnapshot(
                service: service.rawValue, residentByteCount: resident),
            pools: [AdminV1.PoolSnapshot(name: "postgres", size: size, idleCount: size)])
    }

    func report(windowSeconds: UInt32) async throws -> AggregatorV1.ReportResponse {
        pass(.milliseconds(1))
        func operation(
            _ name: String, _ p99: UInt64, of budget: UInt64
        ) -> AggregatorV1.OperationReport {
            AggregatorV1.OperationReport(
                operation: name, count: isHit(.unmeasured) ? 0 : 500, p99Ns: p99,
                budgetNs: budget, budgetPercentile: 0.99,
                verdict: isHit(.unmeasured) ? .unknown : p99 <= budget ? .pass : .fail)
        }
        var report = AggregatorV1.ReportResponse(
            operations: [
                operation("phi.seal.tight", isHit(.slowSeal) ? 3_000_000 : 8_000, of: 1_000_000),
                operation("phi.open.tight", 6_000, of: 1_000_000),
                operation(
                    "audit.append", isHit(.slowAudit) ? 90_000_000 : 3_000_000, of: 50_000_000),
            ], windowSeconds: windowSeconds)
        if !isHit(.noCanary) {
            report.operations.append(
                AggregatorV1.OperationReport(operation: Drill.operation))
        }
        if state.withLock({ $0.drilled }), !isHit(.deafAlerts) {
            report.alerts = [
                AggregatorV1.Alert(
                    id: "canary.drill/14.4x-1h-5m", operation: Drill.operation,
                    longBurnRate: 100, requestCount: Drill.requestCount + 1, page: true)
            ]
        }
        return report
    }

    func trace(_ id: TraceID) async throws -> AggregatorV1.GetTraceResponse? {
        guard !isHit(.blindAggregator), state.withLock({ $0.traces.contains(id) }) else {
            return nil
        }
        return AggregatorV1.GetTraceResponse(
            operation: "GetPatient", totalNs: 900_000,
            hops: [AggregatorV1.TraceHop(hop: "patient-service", durationNs: 800_000)],
            residueNs: isHit(.openSum) ? 400_000 : 0)
    }

    func record(_ request: AggregatorV1.RecordRequest) async throws {
        state.withLock { $0.drilled = true }
    }

    func scrape() async throws -> String {
        let count = isHit(.blindMetrics) ? 7 : state.withLock { $0.readCount }
        let leak = isHit(.leakyMetrics) ? "patients{name=\"\(run.needle)\"} 1\n" : ""
        return leak + "carewire_calls_total{code=\"OK\",method=\"PatientService/GetPatient\"}"
            + " \(count)\ncarewire_calls_total{code=\"OK\",method=\"SOAPService/Process\"} 3\n"
    }

    func searchLogs(for words: [String]) async throws -> LogSearch? {
        guard !isHit(.missingLogs) else { return nil }
        return LogSearch(
            fileCount: 6, byteCount: 80_000, foundIn: isHit(.leakyLog) ? ["soap-service.log"] : [])
    }

    func refuses(_ stranger: Stranger, at service: SuiteService) async throws -> Bool {
        !(isHit(.openDoor) && stranger == .clearText && service == .soapService)
    }

    func verifyTrails() async throws -> [TrailFinding]? {
        guard !isHit(.missingTrails) else { return nil }
        return [
            TrailFinding(
                service: "patient-service", recordCount: 40,
                fault: isHit(.brokenTrail) ? "record 7 was changed" : nil)
        ]
    }
}

/// Its database.
extension FakeSuite {
    func rows(_ sql: String) async throws -> [[String]]? {
        if isHit(.missingDatabase) { return nil }
        if sql.contains("pg_stat_activity") {
            let start = state.withLock { $0.sessionStart }
            return (start..<(start + 6)).map { ["\($0)"] }
        }
        if sql.contains("quote_ident(schemaname)") { return [["patient_service"]] }
        if sql.contains("seq_scan, coalesce") { return [tableWork()] }
        if sql.contains("NOT indisvalid") { return [[isHit(.invalidIndex) ? "1" : "0"]] }
        if sql.contains("EXPLAIN") {
            return isHit(.missingIndex)
                ? [["Seq Scan on patients"], ["  Filter: x"]]
                : [["Index Scan using patients_pkey on patients"]]
        }
        if sql.contains("count(*) FILTER") {
            let isClear =
                sql.contains("demographics") ? isHit(.clearRows) : isHit(.clearNotes)
            return [["50", isClear ? "1" : "0"]]
        }
        if sql.contains("substring(") { return sample() }
        return []
    }

    private func tableWork() -> [String] {
        let count = state.withLock { $0.lookupCount }
        if isHit(.tableScans) { return ["\(count)", "0", "\(count * 100)"] }
        return ["0", "\(count)", isHit(.hugeRows) ? "\(count * 40)" : "0"]
    }

    /// Octets as good as random, or text.
    private func sample() -> [[String]] {
        var random = SeededGenerator(seed: 7)
        return (0..<50).map { _ in
            let octets = (0..<128).map { _ in
                isHit(.weakCipher)
                    ? UInt8(ascii: "a") + UInt8(random.next() % 20)
                    : UInt8(truncatingIfNeeded: random.next())
            }
            return [octets.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()]
        }
    }
}
