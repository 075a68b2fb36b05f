import PatientService
import Postgres
import Testing

/// What PostgreSQL does for the questions of bulk import and export, on a generated sample.
@Suite struct BulkPlanTests {
    private static let sample = """
        INSERT INTO patients (pseudonym, version, active, demographics, history, subject)
        SELECT sha256(int4send(n)), 1, true, 'x', 'x', 'x' FROM generate_series(1, 20000) AS n;
        INSERT INTO patient_keys
        SELECT sha256(int4send(n)), 'x' FROM generate_series(1, 20000) AS n;
        INSERT INTO patient_lookups (blind, pseudonym)
        SELECT sha256(int8send(n)), sha256(int4send(n)) FROM generate_series(1, 20000) AS n;
        INSERT INTO chart_entries
            (pseudonym, month, entry_id, kind, occurred_at, status, abnormal, version, content)
        SELECT sha256(int4send(1 + n % 20000)),
            12 * extract(year FROM moment AT TIME ZONE 'UTC')
                + extract(month FROM moment AT TIME ZONE 'UTC') - 1,
            substr(sha256(int8send(n)), 1, 16), 2, moment, 3, false, 1, 'x'
        FROM (SELECT n, now() - n * interval '30 minutes' AS moment
            FROM generate_series(1, 40000) AS n) AS made;
        INSERT INTO chart_sources SELECT pseudonym, entry_id, month FROM chart_entries;
        ANALYZE;
        """

    private static let patient = [UInt8](repeating: 7, count: 32)
    private static let code = [UInt8](repeating: 7, count: 16)

    /// Values and what must, and must not, be in the plan.
    private static func questions(_ month: Int32) -> [String: ([PostgresValue], String, String)] {
        let patients = PostgresValue.bytesArray([patient])
        let codes = PostgresValue.bytesArray([code])
        let time = PostgresValue.timestamp(microsecondsSinceUnixEpoch: 0)
        let last = PostgresValue.bytes([UInt8](repeating: 0xFF, count: 32))
        return [
            "bulk_patients": ([patients], "patients_pkey", "Seq Scan"),
            "bulk_activity": ([patients], "patients_pkey", "Seq Scan"),
            "bulk_entries": (
                [patients, .int64Array([Int64(month)]), codes], "Index Scan using chart_entries",
                "Seq Scan"
            ),
            "bulk_sources": ([patients, codes], "chart_sources_pkey", "Seq Scan"),
            "bulk_holders": ([patients], "patient_lookups_pkey", "Seq Scan"),
            "bulk_patient_page": (
                [.bytes(patient), last, time, .int64(100)], "patients_pkey", "Seq Scan"
            ),
            "bulk_entry_page": (
                [
                    .bytes(patient), .int32(month), .bytes(code), last, time, .int64Array([2]),
                    .int64(500),
                ], "Merge Append", "Seq Scan on chart"
            ),
        ]
    }

    @Test func everyQuestionUsesItsIndex() async throws {
        try await Ward.run { ward in
            let now = PostgresStatement(name: "plan_month", sql: "SELECT chart_current_month()")
            let setUp = ward.pool([now])
            try await setUp.migrate(
                [PostgresMigration(version: 1, sql: Self.sample)], service: "plan-sample",
                deadline: .now + .seconds(60))
            let month = try await setUp.read(now, [], deadline: Ward.soon).int32(0, 0)
            await setUp.shutdown()
            let questions = Self.questions(month)
            let statements = BulkStatements.all.filter { questions[$0.name] != nil }
            #expect(statements.count == questions.count)
            let explained = statements.map {
                PostgresStatement(
                    name: "plan_" + $0.name,
                    sql: "EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF) \($0.sql)")
            }
            let pool = ward.pool(explained)
            for (statement, explanation) in zip(statements, explained) {
                guard let (values, wanted, unwanted) = questions[statement.name] else { continue }
                let rows = try await pool.read(explanation, values, deadline: Ward.soon)
                let lines = try (0..<rows.count).map { try rows.text($0, 0) }.filter {
                    !$0.contains("never executed")
                }
                let plan = Comment(
                    rawValue: "\(statement.name):\n" + lines.joined(separator: "\n"))
                #expect(lines.contains { $0.contains(wanted) }, plan)
                #expect(!lines.contains { $0.contains(unwanted) }, plan)
                if statement.name == "bulk_entries" {
                    // One partition of 39 is looked into.
                    let opened = lines.filter { $0.contains("on chart_entries_") }
                    #expect(opened.count <= 1, plan)
                }
            }
            await pool.shutdown()
        }
    }
}
