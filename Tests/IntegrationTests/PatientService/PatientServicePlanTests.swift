import Foundation
import PatientService
import Postgres
import Reactor
import Testing

/// What PostgreSQL does for each hot statement, on a generated sample: random octets where blind
/// indexes and pseudonyms are, real clocks where time is in clear.
@Suite struct PatientServicePlanTests {
    /// A million patients with two entries each in the long run; else as many as make the planner
    /// choose as it does for those.
    private static let patientCount =
        ProcessInfo.processInfo.environment["CAREWIRE_SOAK"] == nil ? 20_000 : 1_000_000
    private static let entryCount = 2 * patientCount
    /// The entries reach back 833 days, however many there are.
    private static let secondsApart = 1_200.0 * 60_000 / Double(entryCount)

    /// A patient's name is the SHA-256 of a number; a tenth of the entries are encounters.
    private static let sample = """
        INSERT INTO patients (pseudonym, version, active, demographics, history, subject)
        SELECT sha256(int4send(n)), 1, true, 'x', 'x', 'x'
        FROM generate_series(1, \(patientCount)) AS n;
        INSERT INTO patient_keys (pseudonym, envelope)
        SELECT pseudonym, 'x' FROM patients;
        INSERT INTO patient_lookups
        SELECT sha256(int8send(n)), sha256(int4send(n))
        FROM generate_series(1, \(patientCount)) AS n;
        INSERT INTO patient_claims
        SELECT sha256(int8send(n)), sha256(int4send(n))
        FROM generate_series(1, \(patientCount)) AS n;
        INSERT INTO chart_entries
            (pseudonym, month, entry_id, kind, occurred_at, status, test, provider, abnormal,
            version, content, words)
        SELECT sha256(int4send(1 + n % \(patientCount / 40))),
            12 * extract(year FROM moment AT TIME ZONE 'UTC')
                + extract(month FROM moment AT TIME ZONE 'UTC') - 1,
            substr(sha256(int8send(n)), 1, 16), kind, moment,
            CASE WHEN kind = 1 THEN CASE WHEN n % 50 = 0 THEN 1 ELSE 6 END ELSE 3 END,
            CASE WHEN kind = 2 THEN sha256(int8send(n % 40)) END,
            CASE WHEN kind = 1 THEN sha256(int8send(n % 70)) END,
            kind = 2 AND n % 20 = 1, 1, 'x',
            CASE WHEN kind = 1 THEN ARRAY[substr(sha256(int8send(n % 3000)), 1, 16)] END
        FROM (SELECT n, CASE WHEN n % 10 = 0 THEN 1 ELSE 2 END AS kind,
                now() - n * interval '\(secondsApart) seconds' AS moment
            FROM generate_series(1, \(entryCount)) AS n) AS made;
        INSERT INTO chart_entry_versions
            (pseudonym, month, entry_id, version, kind, occurred_at, status, abnormal, content)
        SELECT pseudonym, month, entry_id, 1, kind, occurred_at, status, abnormal, content
        FROM chart_entries WHERE month >= chart_current_month() - 1;
        ANALYZE;
        """

    private struct Question {
        let statement: PostgresStatement
        let values: [PostgresValue]
        /// What must be in the plan.
        let index: String
    }

    private static let patient = PostgresValue.bytes([UInt8](repeating: 7, count: 32))
    private static let code = PostgresValue.bytes([UInt8](repeating: 7, count: 16))
    private static func position(_ month: Int32) -> [PostgresValue] {
        [.int32(month), .timestamp(microsecondsSinceUnixEpoch: ChartMonth.end)]
    }

    private static func list(_ month: Int32, test: PostgresValue) -> [PostgresValue] {
        [
            patient, .int32(2), test, .int32(month - 2),
            .timestamp(microsecondsSinceUnixEpoch: ChartMonth.beginning),
        ] + position(month) + [code, .int64(100)]
    }

    private static func search(
        _ month: Int32, _ key: PostgresValue, _ status: Int32
    ) -> [PostgresValue] {
        [key, .int32(status)] + position(month) + [patient, code, .int64(50)]
    }

    private static func questions(_ month: Int32) -> [Question] {
        let name = [patient, .int32(month), code]
        let all = Dictionary(
            uniqueKeysWithValues: (PatientStatements.all + ChartStatements.all).map {
                ($0.name, $0)
            })
        let question = { (name: String, values: [PostgresValue], index: String) -> Question? in
            all[name].map { Question(statement: $0, values: values, index: index) }
        }
        return writes(month, question)
            + [
                question("patient_read", [patient], "patient_keys_pkey"),
                question(
                    "patient_read_several",
                    [.bytesArray((0..<16).map { [UInt8](repeating: $0, count: 32) })],
                    "patient_keys_pkey"),
                question("patient_key", [patient], "patient_keys_pkey"),
                question(
                    "patient_find", [patient, .bytes([]), .int64(20)], "patient_lookups_pkey"),
                question("chart_load", name, "_pkey"),
                question("chart_entry", name + [.null], "_pkey"),
                question("chart_entry", name + [.int64(1)], "_pkey"),
                question("chart_page", list(month, test: .null), "kind_month_occurred_at"),
                question("chart_list", list(month, test: .null), "kind_month_occurred_at"),
                question("chart_page_test", list(month, test: patient), "test_month_occurred_at"),
                question(
                    "chart_list_test", list(month, test: patient), "test_month_occurred_at"),
                question(
                    "chart_find_test", search(month, patient, 3), "test_status_month"),
                question(
                    "chart_find_abnormal", search(month, patient, 0), "test_month_occurred_at"),
                question("chart_find_provider", search(month, patient, 0), "provider_month"),
                question("chart_find_open", search(month, .null, 1), "status_month_occurred_at"),
                question(
                    "chart_find_words",
                    search(month, .null, 0) + [.bytesArray([[UInt8](repeating: 7, count: 16)])],
                    "words_idx"),
            ].compactMap { $0 }
    }

    private static func writes(
        _ month: Int32, _ question: (String, [PostgresValue], String) -> Question?
    ) -> [Question] {
        let octets = PostgresValue.bytes([1])
        let indexes: [PostgresValue] = [octets, .bytesArray([[UInt8](repeating: 7, count: 32)])]
        return [
            question(
                "patient_replace",
                [patient, .int64(2), .bool(true), octets, octets] + indexes + [octets],
                "patient_claims_by_patient"),
            question(
                "patient_create_unless",
                [patient, octets, octets, .null, .null] + indexes + [patient, octets],
                "patient_lookups_pkey"),
            question(
                "chart_replace",
                [
                    patient, .int32(month), code, .int32(2), .int64(2),
                    .timestamp(microsecondsSinceUnixEpoch: ChartMonth.end), .int32(3), patient,
                    .null, .bool(false), octets,
                ] + [.null, octets, patient], "_pkey"),
        ].compactMap { $0 }
    }

    @Test func everyHotStatementUsesItsIndexAndOpensOnlyThePartitionsItNeeds() async throws {
        try await Ward.run { ward in
            let now = PostgresStatement(
                name: "plan_month", sql: "SELECT chart_current_month()")
            let setUp = ward.pool([now])
            try await setUp.migrate(
                [PostgresMigration(version: 1, sql: Self.sample)], service: "plan-sample",
                deadline: .now + .seconds(900))
            let month = try await setUp.read(now, [], deadline: Ward.soon).int32(0, 0)
            await setUp.shutdown()
            let questions = Self.questions(month)
            #expect(questions.count == 19)
            let explained = questions.enumerated().map { index, question in
                PostgresStatement(
                    name: "plan_\(index)", sql: "EXPLAIN \(question.statement.sql)")
            }
            let pool = ward.pool(explained)
            for (question, statement) in zip(questions, explained) {
                let rows = try await pool.write(
                    [PostgresStep(statement, question.values)], deadline: Ward.soon)[0]
                let lines = try (0..<rows.count).map { try rows.text($0, 0) }
                Self.check(lines, question, month)
            }
            await pool.shutdown()
        }
    }

    /// PostgreSQL may settle on a plan for all values; which partitions it opens is then decided
    /// when the statement begins.
    @Test func aPlanForAllValuesPrunesPartitionsToo() async throws {
        try await Ward.run { ward in
            let literal = "'\\x0707070707070707070707070707070707070707070707070707070707070707'"
            let code = "'\\x07070707070707070707070707070707'"
            let month = "chart_current_month()"
            let page =
                "\(literal), 2, NULL, \(month) - 2, '1900-01-01', \(month), '2200-01-01', \(code), 100"
            let explained = [
                ("chart_load", "\(literal), \(month), \(code)", 1), ("chart_page", page, 3),
            ].map { name, values, count in
                let statement = PostgresStatement(
                    name: "plan_\(name)", sql: "EXPLAIN EXECUTE \(name)(\(values))")
                return (statement, count)
            }
            let pool = ward.pool(
                explained.map(\.0), options: "-c plan_cache_mode=force_generic_plan")
            for (statement, count) in explained {
                let rows = try await pool.read(statement, [], deadline: Ward.soon)
                let lines = try (0..<rows.count).map { try rows.text($0, 0) }
                let plan = Comment(rawValue: lines.joined(separator: "\n"))
                // 38 months and what is earlier.
                #expect(lines.contains { $0.contains("Subplans Removed: \(39 - count)") }, plan)
                #expect(lines.contains { $0.contains("$1") }, plan)
            }
            await pool.shutdown()
        }
    }

    private static func check(_ lines: [String], _ question: Question, _ month: Int32) {
        let name = question.statement.name
        let plan = Comment(rawValue: "\(name):\n" + lines.joined(separator: "\n"))
        #expect(lines.contains { $0.contains(question.index) }, plan)
        // Neither a table nor a partition with content is read from end to end.
        let scanned = lines.filter { $0.contains("Seq Scan on") }
        #expect(scanned.isEmpty, plan)
        // What names an entry opens its month and no other; newest-first pages of the last three
        // months open those.
        let partitions = Set(
            lines.flatMap { $0.split(separator: " ") }.filter {
                $0.hasPrefix("chart_entries_") && $0.dropFirst(14).allSatisfy(\.isNumber)
                    && $0.count == 20
            })
        switch name {
        case "chart_load", "chart_entry", "chart_replace": #expect(partitions.count <= 1, plan)
        case "chart_page", "chart_page_test", "chart_list", "chart_list_test":
            #expect(partitions.count == 3, plan)
        default: break
        }
    }
}
