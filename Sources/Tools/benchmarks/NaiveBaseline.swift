import Foundation
import PHIProtection
import Postgres
import PrivateServers
import Reactor

/// The frozen baseline that the claims of speed are measured against: what the brief starts from.
/// Not to be improved.
///
/// Five connections, one request at a time on each; three statements one after the other for a
/// request; no index, no cache, a commit for each statement that changes something. It runs inside
/// the benchmark, so no RPC is counted against it.
final class NaiveBaseline {
    /// What one round measured: requests a second, microseconds.
    struct Round: Sendable {
        let callsPerSecond: Double
        let p50: Double
    }

    private static let connectionCount = 5
    private static let inFlight = 64
    private static let patience = Duration.seconds(30)

    private static let patient = PostgresStatement(
        name: "naive_patient", sql: "SELECT body FROM naive_patients WHERE patient_id = $1::text")
    private static let history = PostgresStatement(
        name: "naive_history", sql: "SELECT body FROM naive_history WHERE patient_id = $1::text")
    private static let audit = PostgresStatement(
        name: "naive_audit", sql: "INSERT INTO naive_audit VALUES ($1::text, now())")
    private static let update = PostgresStatement(
        name: "naive_update",
        sql: "UPDATE naive_patients SET body = $2::bytea WHERE patient_id = $1::text")
    private static let version = PostgresStatement(
        name: "naive_version", sql: "INSERT INTO naive_versions VALUES ($1::text, $2::bytea)")

    private let pools: [PostgresPool]
    private let loop: EventLoop
    private let patientCount: Int

    /// Makes its tables, and as many patients as the service has.
    init(_ fleet: PatientFleet) async throws {
        loop = fleet.loop
        patientCount = fleet.patientCount
        try await fleet.postgres.execute(
            """
            CREATE TABLE naive_patients (patient_id text, body bytea);
            CREATE TABLE naive_history (patient_id text, body bytea);
            CREATE TABLE naive_versions (patient_id text, body bytea);
            CREATE TABLE naive_audit (patient_id text, at timestamptz);
            INSERT INTO naive_patients SELECT 'PAT' || to_char(n, 'FM000000'),
                decode(repeat('5a', 200), 'hex') FROM generate_series(0, \(patientCount - 1)) n;
            INSERT INTO naive_history SELECT * FROM naive_patients;
            ANALYZE naive_patients; ANALYZE naive_history;
            """, database: "carewire")
        let configuration = PostgresConfiguration(
            connectionString: fleet.database, applicationName: "naive", readerCount: 1,
            writerCount: 1)
        let loop = loop
        pools = await loop.run {
            (0..<Self.connectionCount).map { _ in
                PostgresPool(
                    loop: loop, configuration: configuration,
                    statements: [
                        Self.patient, Self.history, Self.audit, Self.update, Self.version,
                    ])
            }
        }
    }

    /// One round of reads, or of writes.
    func run(isWrite: Bool, seconds: Double) async throws -> Round {
        let (loop, pools, patientCount) = (loop, pools, patientCount)
        return try await loop.run {
            try await Self.round(loop, pools, patientCount, isWrite, .seconds(seconds))
        }
    }

    /// Closes its connections.
    func stop() async {
        let (loop, pools) = (loop, pools)
        await loop.run { for pool in pools { await pool.shutdown() } }
    }

    /// Callers beyond the connections wait in line, as they do at a pool: a call's time is what the
    /// connections need for all in front of it, and itself.
    private static func round(
        _ loop: EventLoop, _ pools: [PostgresPool], _ patientCount: Int, _ isWrite: Bool,
        _ duration: Duration
    ) async throws -> Round {
        let begin = ContinuousClock.now
        let times = try await withThrowingTaskGroup(of: [Double].self) { group in
            for (index, pool) in pools.enumerated() {
                group.addTask(executorPreference: loop) {
                    var times: [Double] = []
                    var number = index
                    while ContinuousClock.now - begin < duration {
                        let start = ContinuousClock.now
                        let id = "PAT" + String(1_000_000 + number % patientCount).dropFirst()
                        if isWrite { try await write(pool, id) } else { try await read(pool, id) }
                        number += 7
                        times.append((ContinuousClock.now - start) / .microseconds(1))
                    }
                    return times
                }
            }
            var all: [Double] = []
            for try await part in group { all += part }
            return all
        }
        let seconds = (ContinuousClock.now - begin) / .seconds(1)
        let turns = Double(inFlight) / Double(connectionCount)
        return Round(callsPerSecond: Double(times.count) / seconds, p50: median(times) * turns)
    }

    private static func read(_ pool: PostgresPool, _ id: String) async throws {
        let deadline = ContinuousClock.now + patience
        for statement in [patient, history] {
            let rows = try await pool.read(statement, [.text(id)], deadline: deadline)
            guard rows.count == 1 else { throw BenchmarkError("the baseline has lost a patient") }
        }
        _ = try await pool.write(audit, [.text(id)], deadline: deadline)
    }

    private static func write(_ pool: PostgresPool, _ id: String) async throws {
        let deadline = ContinuousClock.now + patience
        let body = [UInt8](repeating: 0x5B, count: 200)
        for statement in [update, version] {
            _ = try await pool.write(statement, [.text(id), .bytes(body)], deadline: deadline)
        }
        _ = try await pool.write(audit, [.text(id)], deadline: deadline)
    }
}
