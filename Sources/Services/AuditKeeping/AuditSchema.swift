/// The tables of a service's trail in its database.
package enum AuditSchema {
    /// Makes them.
    ///
    /// `audit_trail` holds the records as they were written, by trail and number: what is about
    /// accesses rather than patients is spread over machines by trail. `audit_accesses` leads from
    /// a patient to the records that name it; since ``ownPatient`` to those that name several. The
    /// times are the records' own.
    ///
    /// - Parameter refusal: the schema's trigger function that refuses a change.
    package static func tables(refusal: String) -> String {
        """
        CREATE TABLE audit_trail (
            stream text NOT NULL CHECK (octet_length(stream) BETWEEN 1 AND 128),
            sequence bigint NOT NULL CHECK (sequence > 0),
            recorded_at timestamptz NOT NULL,
            kept_at timestamptz NOT NULL DEFAULT clock_timestamp(),
            record bytea NOT NULL,
            hash bytea NOT NULL CHECK (octet_length(hash) = 32),
            PRIMARY KEY (stream, sequence)
        );
        CREATE INDEX audit_trail_recorded_at ON audit_trail USING brin (recorded_at);

        CREATE TABLE audit_accesses (
            pseudonym bytea NOT NULL CHECK (octet_length(pseudonym) = 32),
            recorded_at timestamptz NOT NULL,
            stream text NOT NULL,
            sequence bigint NOT NULL,
            PRIMARY KEY (pseudonym, recorded_at, stream, sequence)
        );

        CREATE TRIGGER audit_trail_append_only
            BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_trail
            FOR EACH STATEMENT EXECUTE FUNCTION \(refusal)();
        CREATE TRIGGER audit_accesses_append_only
            BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_accesses
            FOR EACH STATEMENT EXECUTE FUNCTION \(refusal)();
        """
    }

    /// A later step: a record that names one patient, as most do, says so itself, and needs no row
    /// of `audit_accesses`. Records from before have theirs.
    package static let ownPatient = """
        ALTER TABLE audit_trail ADD COLUMN patient bytea CHECK (octet_length(patient) = 32);
        CREATE INDEX audit_trail_patient ON audit_trail (patient, recorded_at)
            WHERE patient IS NOT NULL;
        """
}
