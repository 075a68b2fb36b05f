internal import AuditKeeping
package import Postgres

/// The tables of soap-service. Every unique key contains the pseudonym, so that each table can be
/// spread over machines by it.
package enum NoteSchema {
    /// The name under which the schema's versions are counted.
    package static let service = "soap-service"

    /// All changes of the schema so far, in order. Applied ones are never edited.
    package static let migrations: [PostgresMigration] = [
        PostgresMigration(version: 1, sql: tables),
        PostgresMigration(version: 2, sql: appendOnly),
        PostgresMigration(version: 3, sql: auditContext),
        // From here on `soap_audit` is history: nothing is added to it any more.
        PostgresMigration(version: 4, sql: AuditSchema.tables(refusal: "soap_refuse_change")),
        PostgresMigration(version: 5, sql: versions),
        PostgresMigration(version: 6, sql: handOffOrder),
        PostgresMigration(version: 7, sql: keeping),
        PostgresMigration(version: 8, sql: changes),
        PostgresMigration(version: 9, sql: resealing),
        PostgresMigration(version: 10, sql: AuditSchema.ownPatient),
        PostgresMigration(version: 11, sql: tokenVersions),
        PostgresMigration(version: 12, sql: retractions),
        PostgresMigration(version: 13, sql: AuditSchema.blocks(refusal: "soap_refuse_change")),
    ]

    /// Ciphertext cannot be compressed, and a note is to stay in its row if it fits.
    private static let tables = """
        CREATE TABLE soap_notes (
            pseudonym bytea NOT NULL CHECK (octet_length(pseudonym) = 32),
            note_id uuid NOT NULL,
            version bigint NOT NULL CHECK (version > 0),
            provider_id text NOT NULL,
            content bytea NOT NULL,
            stored_at timestamptz NOT NULL DEFAULT clock_timestamp(),
            PRIMARY KEY (pseudonym, note_id)
        ) WITH (toast_tuple_target = 8160);
        ALTER TABLE soap_notes ALTER COLUMN content SET STORAGE EXTERNAL;

        CREATE TABLE soap_idempotency (
            pseudonym bytea NOT NULL CHECK (octet_length(pseudonym) = 32),
            request_key bytea NOT NULL CHECK (octet_length(request_key) = 32),
            request_digest bytea NOT NULL CHECK (octet_length(request_digest) = 32),
            note_id uuid NOT NULL,
            recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
            PRIMARY KEY (pseudonym, request_key)
        );

        CREATE TABLE soap_hand_offs (
            pseudonym bytea NOT NULL CHECK (octet_length(pseudonym) = 32),
            note_id uuid NOT NULL,
            attempts integer NOT NULL DEFAULT 0,
            due_at timestamptz NOT NULL,
            PRIMARY KEY (pseudonym, note_id)
        );
        CREATE INDEX soap_hand_offs_due_at ON soap_hand_offs (due_at);

        CREATE TABLE soap_audit (
            pseudonym bytea NOT NULL CHECK (octet_length(pseudonym) = 32),
            sequence bigint GENERATED ALWAYS AS IDENTITY (CACHE 32),
            recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
            action text NOT NULL,
            outcome text NOT NULL,
            method text NOT NULL,
            caller text NOT NULL,
            trace_id bytea NOT NULL CHECK (octet_length(trace_id) = 16),
            note_id uuid,
            PRIMARY KEY (pseudonym, sequence)
        );
        CREATE INDEX soap_audit_recorded_at ON soap_audit USING brin (recorded_at);
        """

    /// Notes, keys and the audit are only ever added to.
    private static let appendOnly = """
        CREATE FUNCTION soap_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            RAISE EXCEPTION 'this table is append-only' USING ERRCODE = 'insufficient_privilege';
        END
        $$;
        CREATE TRIGGER soap_audit_append_only
            BEFORE UPDATE OR DELETE OR TRUNCATE ON soap_audit
            FOR EACH STATEMENT EXECUTE FUNCTION soap_refuse_change();
        CREATE TRIGGER soap_notes_append_only
            BEFORE UPDATE OR DELETE OR TRUNCATE ON soap_notes
            FOR EACH STATEMENT EXECUTE FUNCTION soap_refuse_change();
        CREATE TRIGGER soap_idempotency_append_only
            BEFORE UPDATE OR DELETE OR TRUNCATE ON soap_idempotency
            FOR EACH STATEMENT EXECUTE FUNCTION soap_refuse_change();
        """

    /// Who acted through the caller, and why; empty in rows from before.
    private static let auditContext = """
        ALTER TABLE soap_audit ADD COLUMN actor text, ADD COLUMN purpose text;
        """
}
