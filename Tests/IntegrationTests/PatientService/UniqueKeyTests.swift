import Postgres
import Testing

/// What is unique in patient-service's tables is unique for a patient: no key spans patients, so
/// tables can be split by the pseudonym.
@Suite struct UniqueKeyTests {
    private static let keys = PostgresStatement(
        name: "unique_keys",
        sql: """
            SELECT c.relname::text, i.indexrelid::regclass::text, (
                    SELECT string_agg(a.attname, ' ') FROM pg_attribute a
                    WHERE a.attrelid = c.oid AND a.attnum = ANY (i.indkey))
            FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
            WHERE i.indisunique AND c.relnamespace = current_schema()::regnamespace
            """)

    /// Unique by its blind index: that is what lets one of several calls that add a patient with
    /// the same identifier win. It names the patient beside it.
    private static let claims = "patient_claims"

    /// Tables about no patient, by what their keys begin with: one row of the service's own, an
    /// import, a trail, the list of migrations.
    private static let others: Set<String> = [
        "patient_imports", "patient_cache_epoch", "patient_resealing", "audit_trail",
        "audit_blocks", "carewire_migrations",
    ]

    @Test func everyUniqueKeyHoldsThePseudonym() async throws {
        try await Ward.run { ward in
            let pool = ward.pool([Self.keys])
            let rows = try await pool.read(Self.keys, [], deadline: Ward.soon)
            var tables: Set<String> = []
            for row in 0..<rows.count {
                let (table, index) = (try rows.text(row, 0), try rows.text(row, 1))
                let columns = try rows.text(row, 2).split(separator: " ")
                tables.insert(table)
                if Self.others.contains(table) || table == Self.claims { continue }
                #expect(columns.contains("pseudonym"), "\(index): \(columns)")
            }
            #expect(
                tables.isSuperset(of: [
                    "patients", "patient_versions", "patient_keys", "patient_lookups",
                    "chart_entries", "chart_entry_versions", "chart_sources", Self.claims,
                ]))
            await pool.shutdown()
        }
    }
}
