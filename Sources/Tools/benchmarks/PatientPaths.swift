import Foundation
import Postgres
import Reactor

/// The three paths of patient-service at 64 in flight, and what stands beside them, round for
/// round.
final class PatientPaths {
    private struct Path {
        let name: String
        let instance: PatientFleet.Instance
        let load: Load
        let peer: BriefStack.Path
        var rounds: [Load.Round] = []
        /// Microseconds a call that all processes ran behind each round, until they rested.
        var behind: [Double] = []
    }

    private let fleet: PatientFleet
    private let seconds: Double
    private let stack: BriefStack?
    private let pipelined: PipelinedWrites
    private var paths: [Path] = []
    private var stackRounds: [BriefStack.Path: [BriefStack.Round]] = [:]
    private var pipelinedRates: [Double] = []
    private static let write = "durable write"
    /// Whether writes are measured, and so what PostgreSQL itself can do.
    private let hasWrites: Bool

    /// - Parameter only: the name of the one path to measure, in clear; nil for all.
    init(
        _ fleet: PatientFleet, seconds: Double, stack: BriefStack?, only: String? = nil
    ) async throws {
        self.fleet = fleet
        self.seconds = seconds
        self.stack = stack
        hasWrites = only == nil || only == Self.write
        for isSecure in [false, true] {
            let loads = PatientLoads(
                patientCount: fleet.patientCount,
                certificates: isSecure ? fleet.certificates : nil)
            let cached = PatientFleet.Instance(isSecure: isSecure, hasCache: true)
            let uncached = PatientFleet.Instance(isSecure: isSecure, hasCache: false)
            paths += [
                Path(
                    name: "cached read", instance: cached, load: try loads.reads(),
                    peer: .cachedRead),
                Path(
                    name: "uncached read", instance: uncached, load: try loads.reads(),
                    peer: .uncachedRead),
                Path(
                    name: Self.write, instance: cached, load: try loads.writes(),
                    peer: .durableWrite),
            ]
        }
        pipelined = try await PipelinedWrites(
            fleet, auditRowCount: try await Self.auditRowCount(fleet, paths[2].load))
        if let only { paths.removeAll { $0.name != only || $0.instance.isSecure } }
    }

    /// Rows that the service adds to `patient_audit` with each update.
    private static func auditRowCount(_ fleet: PatientFleet, _ write: Load) async throws -> Int {
        let counts = PostgresStatement(
            name: "counts",
            sql: """
                SELECT (SELECT count(*) FROM patient_audit),
                    (SELECT count(*) FROM patient_versions)
                """
        )
        let (loop, database) = (fleet.loop, fleet.database)
        func count() async throws -> (audit: Int64, versions: Int64) {
            try await loop.run {
                let pool = PostgresPool(
                    loop: loop, configuration: PostgresConfiguration(connectionString: database),
                    statements: [counts])
                let rows = try await pool.read(counts, [], deadline: .now + .seconds(30))
                await pool.shutdown()
                return (try rows.int64(0, 0), try rows.int64(0, 1))
            }
        }
        let before = try await count()
        var some = write
        some.callCountMax = 500
        _ = try some.run(
            port: fleet.ports[.plain] ?? 0, processID: fleet.processID(.plain), seconds: 5)
        let after = try await count()
        let updates = max(1, after.versions - before.versions)
        return Int((after.audit - before.audit + updates / 2) / updates)
    }

    /// One round of everything, one after the other; what one leaves to copy is copied before the
    /// next begins.
    func round() async throws {
        for index in paths.indices {
            let path = paths[index]
            paths[index].rounds.append(
                try path.load.run(
                    port: fleet.ports[path.instance] ?? 0,
                    processID: fleet.processID(path.instance), seconds: seconds,
                    others: fleet.storeProcesses))
            let calls = paths[index].rounds.last.map { $0.callsPerSecond * (seconds + 0.5) } ?? 0
            paths[index].behind.append(Double(fleet.settle()) / 1_000 / max(1, calls))
            guard !path.instance.isSecure, let stack else { continue }
            stackRounds[path.peer, default: []].append(
                try stack.run(path.peer, seconds: seconds))
        }
        if hasWrites { pipelinedRates.append(try pipelined.run(seconds: seconds)) }
    }

    /// Ends the peers.
    func stop() { stack?.stop() }

    /// Prints the table.
    func report() {
        Tool.say(
            "median of \(paths.first?.rounds.count ?? 0) rounds of \(seconds) s, 64 in flight; "
                + "CPU µs a call"
        )
        Tool.say(
            "| path | | calls/s | p50 / p99 µs | service CPU | failed | of the brief's stack |")
        Tool.say("|---|---|--:|--:|--:|--:|--:|")
        for path in paths {
            let rounds = path.rounds
            let cells = [
                path.name, path.instance.name,
                String(format: "%.0f", median(rounds.map(\.callsPerSecond))),
                String(
                    format: "%.0f / %.0f", median(rounds.map(\.p50)), median(rounds.map(\.p99))),
                String(format: "%.1f", median(rounds.map(\.serverCPU))),
                "\(rounds.reduce(0) { $0 + $1.failures })",
                ratio(path).map { "\($0)" } ?? "not measured",
            ]
            Tool.say("| " + cells.joined(separator: " | ") + " |")
        }
        reportStack()
        reportPipelined()
        reportProcesses()
    }

    private func reportPipelined() {
        guard hasWrites, let path = paths.first(where: { $0.name == Self.write }) else { return }
        Tool.say(
            String(format: "| pgbench, pipelined write | | %.0f | | | | |", median(pipelinedRates)))
        let writes = RatioInterval(path.rounds.map(\.callsPerSecond), over: pipelinedRates)
        Tool.say("durable writes, of pgbench's: \(writes.map { "\($0)" } ?? "needs two rounds")")
    }

    private func reportStack() {
        for (name, peer) in [
            ("cached read", BriefStack.Path.cachedRead), ("uncached read", .uncachedRead),
            ("note, durable", .durableWrite),
        ] {
            guard let rounds = stackRounds[peer] else { continue }
            Tool.say(
                "| the brief's \(name) | HTTP | "
                    + String(format: "%.0f | ", median(rounds.map(\.callsPerSecond)))
                    + String(
                        format: "%.0f / %.0f | %.1f | | |", median(rounds.map(\.p50)),
                        median(rounds.map(\.p99)), median(rounds.map(\.serverCPU))))
        }
    }

    /// What a call takes of the processors: the load client, a C program's loop as `wrk` is, the
    /// service, Redis, all of PostgreSQL with what the audit's trail takes there, and what they
    /// all did behind the load: the audit's records that were not copied yet.
    private func reportProcesses() {
        Tool.say("\nCPU µs a call by process")
        Tool.say("| path | | client | service | Redis | PostgreSQL | copied behind it | all |")
        Tool.say("|---|---|--:|--:|--:|--:|--:|--:|")
        for path in paths {
            let parts = [
                median(path.rounds.map(\.clientCPU)), median(path.rounds.map(\.serverCPU)),
                median(path.rounds.map { $0.otherCPU[0] }),
                median(path.rounds.map { $0.otherCPU[1] }), median(path.behind),
            ]
            let cells = (parts + [parts.reduce(0, +)]).map { String(format: "%.1f", $0) }
            Tool.say(
                "| \(path.name) | \(path.instance.name) | " + cells.joined(separator: " | ") + " |")
        }
    }

    private func ratio(_ path: Path) -> RatioInterval? {
        guard let rounds = stackRounds[path.peer] else { return nil }
        return RatioInterval(
            path.rounds.map(\.callsPerSecond), over: rounds.map(\.callsPerSecond))
    }
}
