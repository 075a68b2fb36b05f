import AuditKeeping
import PatientService
import Postgres
import PrivateServers
import Reactor
import SOAPService
import TestSupport
import Testing

/// The services' own schemas, worked in by a role that owns nothing.
struct ServiceRoleTests {
    /// What the role for work can do.
    private struct Schema {
        private let schema: RestrictedSchema
        private var name: String { schema.name }
        private var server: RunningPostgres { schema.server }

        init(
            _ name: String, _ migrations: [PostgresMigration], _ grants: [PostgresGrant]
        ) async throws {
            schema = try await RestrictedSchema(name, migrations, grants)
        }

        /// Executes SQL as the role for work.
        func work(_ sql: String) async throws {
            try await server.execute(
                "SET ROLE \(name)_work; SET search_path = \(name)_work; " + sql, database: name)
        }

        /// Whether SQL is refused to the role for work for want of a right.
        func isRefused(_ sql: String) async throws {
            try await work(
                """
                DO $test$ BEGIN
                    BEGIN
                        \(sql);
                    EXCEPTION WHEN insufficient_privilege THEN RETURN;
                    END;
                    RAISE EXCEPTION 'it was allowed';
                END $test$
                """)
        }

        /// Asks the planner for every statement, which checks the rights that it needs.
        func plan(_ statements: [PostgresStatement]) async throws {
            for statement in statements {
                let count = (1...64).last { statement.sql.contains("$\($0)::") } ?? 0
                let values = Array(repeating: "NULL", count: count).joined(separator: ", ")
                try await work(
                    """
                    PREPARE s AS \(statement.sql);
                    EXPLAIN EXECUTE s\(count == 0 ? "" : "(\(values))");
                    """)
            }
        }

        /// Every table of the schema has a line of its own among the grants.
        func namesEveryTable(_ grants: [PostgresGrant]) async throws {
            let named = grants.map { "'\($0.object)'" }.joined(separator: ", ")
            try await server.execute(
                """
                DO $test$ DECLARE missing text; BEGIN
                    SELECT string_agg(relname, ', ') INTO missing FROM pg_class
                    WHERE relnamespace = '\(name)_work'::regnamespace AND relkind IN ('r', 'p')
                        AND NOT relispartition AND relname <> 'carewire_migrations'
                        AND 'TABLE ' || relname <> ALL (ARRAY[\(named)]);
                    IF missing IS NOT NULL THEN RAISE EXCEPTION 'no grant: %', missing; END IF;
                END $test$
                """, database: name)
        }
    }

    @Test func patientServicesRoleCanDoItsWorkAndCannotChangeWhatIsKept() async throws {
        let schema = try await Schema(
            "role_patient", PatientSchema.migrations, PatientSchema.grants)
        try await schema.namesEveryTable(PatientSchema.grants)
        try await schema.plan(
            PatientStatements.all + ChartStatements.all + BulkStatements.all + CacheStatements.all
                + AuditStatements.all + ResealStatements.all)
        try await schema.work("SELECT patient_erase('\\x00')")
        try await schema.work("SELECT patient_merge('', '', 1, 2, '', '', '', '', '', 16)")
        try await schema.work(
            "SELECT patient_merge('', '', 2, 2, '', '', '', '', '', 16, '', '', '', '')")
        try await schema.work("SELECT * FROM chart_keep_partitions(14, 0)")
        for table in [
            "patient_versions", "chart_entry_versions", "patient_audit", "audit_trail",
            "audit_accesses", "audit_blocks",
        ] {
            let time = table == "audit_blocks" ? "kept_at" : "recorded_at"
            for change in [
                "UPDATE \(table) SET \(time) = now()", "DELETE FROM \(table)",
                "TRUNCATE \(table)", "ALTER TABLE \(table) DISABLE TRIGGER ALL",
                "DROP TABLE \(table)",
            ] {
                try await schema.isRefused(change)
            }
        }
        for change in [
            "DELETE FROM patients", "DELETE FROM chart_entries", "TRUNCATE patients",
            "CREATE TABLE mine (i bigint)", "CREATE TEMP TABLE mine (i bigint)",
            "CREATE TABLE public.mine (i bigint)",
            "PERFORM chart_attach('chart_entries', 'chart_mine', 1, 1)",
            "DELETE FROM carewire_migrations", "DELETE FROM patient_keys",
            "DELETE FROM patient_resealing", "UPDATE patient_versions SET active = true",
        ] {
            try await schema.isRefused(change)
        }
    }

    @Test func soapServicesRoleCanDoItsWorkAndCannotChangeWhatIsKept() async throws {
        let schema = try await Schema("role_soap", NoteSchema.migrations, NoteSchema.grants)
        try await schema.namesEveryTable(NoteSchema.grants)
        try await schema.plan(NoteStatements.all + AuditStatements.all)
        for table in ["soap_notes", "soap_idempotency", "soap_audit", "audit_trail"] {
            for change in [
                "UPDATE \(table) SET \(table == "soap_notes" ? "stored_at" : "recorded_at") = now()",
                "DELETE FROM \(table)",
                "TRUNCATE \(table)", "ALTER TABLE \(table) DISABLE TRIGGER ALL",
            ] {
                try await schema.isRefused(change)
            }
        }
        try await schema.isRefused("CREATE TABLE mine (i bigint)")
    }
}
