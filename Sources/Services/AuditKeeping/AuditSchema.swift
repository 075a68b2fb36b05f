private import AuditTrail

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

    /// A later step: records come in blocks, one behind the other as the journal has written them,
    /// and `audit_trail` and `audit_accesses` are history. A block costs about a fifth of what its
    /// records cost as rows: of 2,048 records, one row and one entry of the index for each patient.
    ///
    /// `audit_records` is the trail record by record, from both.
    ///
    /// - Parameter refusal: the schema's trigger function that refuses a change.
    package static func blocks(refusal: String) -> String {
        """
        CREATE TABLE audit_blocks (
            stream text NOT NULL CHECK (octet_length(stream) BETWEEN 1 AND 128),
            first bigint NOT NULL CHECK (first > 0),
            last bigint NOT NULL CHECK (last >= first),
            first_at timestamptz NOT NULL,
            last_at timestamptz NOT NULL,
            kept_at timestamptz NOT NULL DEFAULT clock_timestamp(),
            frames bytea NOT NULL,
            places integer[] NOT NULL,
            tags bigint[] NOT NULL,
            tagged integer[] NOT NULL,
            PRIMARY KEY (stream, first)
        );
        ALTER TABLE audit_blocks
            ALTER COLUMN frames SET STORAGE EXTERNAL,
            ALTER COLUMN places SET STORAGE EXTERNAL,
            ALTER COLUMN tags SET STORAGE EXTERNAL,
            ALTER COLUMN tagged SET STORAGE EXTERNAL;
        CREATE INDEX audit_blocks_tags ON audit_blocks USING gin (tags) WITH (fastupdate = off);
        CREATE TRIGGER audit_blocks_append_only
            BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_blocks
            FOR EACH STATEMENT EXECUTE FUNCTION \(refusal)();

        CREATE VIEW audit_records AS
        SELECT stream, sequence, recorded_at, record, hash FROM audit_trail
        UNION ALL
        SELECT b.stream, b.first + i.item - 1, \(time("f.record")), f.record,
            substring(b.frames FROM b.places[i.item] + \(1 + AuditBlock.hashOffset) FOR 32)
        FROM audit_blocks AS b
            CROSS JOIN LATERAL generate_series(1, cardinality(b.places)) AS i (item)
            CROSS JOIN LATERAL (SELECT \(record("b", "i.item"))) AS f (record);
        """
    }

    /// A record of a block, by the block's table and the record's place from 1.
    static func record(_ block: String, _ item: String) -> String {
        """
        substring(\(block).frames FROM \(block).places[\(item)] + \(1 + AuditBlock.recordOffset) \
        FOR coalesce(\(block).places[\(item) + 1], octet_length(\(block).frames)) \
        - \(block).places[\(item)] - \(AuditBlock.recordOffset))
        """
    }

    /// A record's time. It stands there in nanoseconds, in 8 octets.
    static func time(_ record: String) -> String {
        """
        to_timestamp(0) + interval '1 microsecond' * (('x' || encode(substring(\(record) \
        FROM \(1 + AuditRecord.timeOffset) FOR 8), 'hex'))::bit(64)::bigint / 1000)
        """
    }
}
