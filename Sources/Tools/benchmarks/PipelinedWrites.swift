import Foundation
import Postgres
import PrivateServers

/// `pgbench` in pipeline mode, 64 clients, writing the rows that an update of a patient writes:
/// what PostgreSQL itself can do, one transaction for each.
struct PipelinedWrites {
    private let command: [String]

    /// Copies the tables' shapes, and one row for each patient.
    ///
    /// - Parameter auditRowCount: rows that the service adds to its audit table with each update.
    init(_ fleet: PatientFleet, auditRowCount: Int) async throws {
        try await fleet.postgres.execute(
            """
            CREATE SCHEMA bench;
            CREATE TABLE bench.patients (LIKE patients INCLUDING ALL) WITH (fillfactor = 80);
            CREATE TABLE bench.patient_versions (LIKE patient_versions INCLUDING ALL);
            CREATE TABLE bench.patient_audit (LIKE patient_audit INCLUDING ALL);
            INSERT INTO bench.patients SELECT * FROM patients;
            CREATE TABLE bench.numbers AS
                SELECT row_number() OVER () AS number, pseudonym FROM bench.patients;
            CREATE UNIQUE INDEX ON bench.numbers (number);
            ANALYZE bench.patients; ANALYZE bench.numbers;
            """, database: "carewire")
        let script = fleet.folder.appending(path: "update.pgbench")
        try Self.script(fleet.patientCount, auditRowCount).write(
            to: script, atomically: true, encoding: .utf8)
        command = [
            Self.program, "-n", "-M", "prepared", "-c", "64", "-j", "1", "-f", script.path,
            fleet.database + " options='-csearch_path=bench'",
        ]
    }

    private static var program: String {
        let root = "/usr/lib/postgresql"
        let versions = (try? FileManager.default.contentsOfDirectory(atPath: root)) ?? []
        let newest = versions.compactMap(Int.init).max()
        return newest.map { "\(root)/\($0)/bin/pgbench" } ?? "pgbench"
    }

    private static func script(_ patientCount: Int, _ auditRowCount: Int) -> String {
        let audit = """
            INSERT INTO patient_audit (pseudonym, action, outcome, source, method, caller, trace_id,
                version, actor, purpose)
            SELECT pseudonym, 'update', 'success', 'none', 'UpdatePatient', 'anonymous',
                decode(repeat('0a', 16), 'hex'), 1, '', '' FROM numbers WHERE number = :n;
            """
        return """
            \\set n random(1, \(patientCount))
            \\startpipeline
            WITH changed AS (
                UPDATE patients p SET version = p.version + 1, updated_at = clock_timestamp()
                FROM numbers n WHERE n.number = :n AND p.pseudonym = n.pseudonym
                RETURNING p.pseudonym, p.version, p.active, p.demographics, p.history
            )
            INSERT INTO patient_versions (pseudonym, version, active, demographics, history)
            SELECT * FROM changed;
            \(String(repeating: audit + "\n", count: auditRowCount))
            \\endpipeline
            """
    }

    /// Its clients connect within the time that it is given.
    private static let secondsMin = 3

    /// Transactions a second in one round, of 3 s at least. Blocks the thread.
    func run(seconds: Double) throws -> Double {
        let text = try Tool.output(
            command + ["-T", "\(max(Self.secondsMin, Int(seconds.rounded())))"])
        guard let rate = Tool.number(after: "tps", in: text), rate > 0 else {
            throw BenchmarkError("pgbench failed: \(text.suffix(200))")
        }
        return rate
    }
}
