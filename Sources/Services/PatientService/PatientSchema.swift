internal import AuditKeeping
package import Postgres

/// The tables of patient-service. Every unique key contains the pseudonym, so that each table can
/// be spread over machines by it; but for `patient_claims`, whose purpose is not to.
package enum PatientSchema {
    /// The name under which the schema's versions are counted.
    package static let service = "patient-service"

    /// All changes of the schema so far, in order. Applied ones are never edited.
    package static let migrations: [PostgresMigration] = [
        PostgresMigration(version: 1, sql: tables),
        PostgresMigration(version: 2, sql: appendOnly),
        PostgresMigration(version: 3, sql: auditContext),
        PostgresMigration(version: 4, sql: lookups),
        PostgresMigration(version: 5, sql: chart),
        PostgresMigration(version: 6, sql: partitions),
        PostgresMigration(version: 7, sql: cacheEpoch),
        // From here on `patient_audit` is history: nothing is added to it any more.
        PostgresMigration(
            version: 8, sql: AuditSchema.tables(refusal: "patient_refuse_change")),
        PostgresMigration(version: 9, sql: keys),
        PostgresMigration(version: 10, sql: endings + history),
        PostgresMigration(version: 11, sql: resealing),
        PostgresMigration(version: 12, sql: bulk),
        PostgresMigration(version: 13, sql: merging),
        PostgresMigration(version: 14, sql: AuditSchema.ownPatient),
        PostgresMigration(
            version: 15, sql: AuditSchema.blocks(refusal: "patient_refuse_change")),
    ]

    /// Ciphertext cannot be compressed, and a note-sized value is to stay in its row if it fits.
    private static let tables = """
        CREATE TABLE patients (
            pseudonym bytea PRIMARY KEY CHECK (octet_length(pseudonym) = 32),
            version bigint NOT NULL CHECK (version > 0),
            active boolean NOT NULL,
            demographics bytea NOT NULL,
            history bytea NOT NULL,
            create_key bytea CHECK (octet_length(create_key) = 32),
            create_digest bytea CHECK (octet_length(create_digest) = 32),
            created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
            updated_at timestamptz NOT NULL DEFAULT clock_timestamp()
        ) WITH (fillfactor = 80, toast_tuple_target = 8160);
        ALTER TABLE patients
            ALTER COLUMN demographics SET STORAGE EXTERNAL,
            ALTER COLUMN history SET STORAGE EXTERNAL;

        CREATE TABLE patient_versions (
            pseudonym bytea NOT NULL CHECK (octet_length(pseudonym) = 32),
            version bigint NOT NULL CHECK (version > 0),
            active boolean NOT NULL,
            demographics bytea NOT NULL,
            history bytea NOT NULL,
            recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
            PRIMARY KEY (pseudonym, version)
        ) WITH (toast_tuple_target = 8160);
        ALTER TABLE patient_versions
            ALTER COLUMN demographics SET STORAGE EXTERNAL,
            ALTER COLUMN history SET STORAGE EXTERNAL;

        CREATE TABLE patient_audit (
            pseudonym bytea NOT NULL CHECK (octet_length(pseudonym) = 32),
            sequence bigint GENERATED ALWAYS AS IDENTITY,
            recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
            action text NOT NULL,
            outcome text NOT NULL,
            source text NOT NULL,
            method text NOT NULL,
            caller text NOT NULL,
            trace_id bytea NOT NULL CHECK (octet_length(trace_id) = 16),
            version bigint,
            PRIMARY KEY (pseudonym, sequence)
        );
        CREATE INDEX patient_audit_recorded_at ON patient_audit USING brin (recorded_at);
        """

    /// History and audit are only ever added to.
    private static let appendOnly = """
        CREATE FUNCTION patient_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            RAISE EXCEPTION 'this table is append-only' USING ERRCODE = 'insufficient_privilege';
        END
        $$;
        CREATE TRIGGER patient_audit_append_only
            BEFORE UPDATE OR DELETE OR TRUNCATE ON patient_audit
            FOR EACH STATEMENT EXECUTE FUNCTION patient_refuse_change();
        CREATE TRIGGER patient_versions_append_only
            BEFORE UPDATE OR DELETE OR TRUNCATE ON patient_versions
            FOR EACH STATEMENT EXECUTE FUNCTION patient_refuse_change();
        """

    /// Who acted through the caller, and why; empty in rows from before.
    private static let auditContext = """
        ALTER TABLE patient_audit ADD COLUMN actor text, ADD COLUMN purpose text;
        """
}
