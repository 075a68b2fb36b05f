/// What bulk import keeps beside patients and charts.
extension PatientSchema {
    /// Where an imported entry rests, how far imports have come, and where batches are copied to.
    ///
    /// Rows of a batch are deleted in the transaction that copies them, so nobody else ever sees
    /// any; `load` leads to them past those of other transactions. They are not logged: what is not
    /// committed need not survive.
    static let bulk = """
        CREATE TABLE chart_sources (
            pseudonym bytea NOT NULL CHECK (octet_length(pseudonym) = 32),
            entry_id bytea NOT NULL CHECK (octet_length(entry_id) = 16),
            month integer NOT NULL,
            PRIMARY KEY (pseudonym, entry_id)
        );

        CREATE TABLE patient_imports (
            import_id text PRIMARY KEY CHECK (octet_length(import_id) <= 64),
            through_line bigint NOT NULL CHECK (through_line >= 0),
            begun_at timestamptz NOT NULL DEFAULT clock_timestamp(),
            updated_at timestamptz NOT NULL DEFAULT clock_timestamp()
        );

        CREATE UNLOGGED TABLE bulk_patients (
            load bytea NOT NULL,
            place integer NOT NULL,
            pseudonym bytea NOT NULL,
            version bigint NOT NULL,
            active boolean NOT NULL,
            demographics bytea NOT NULL,
            history bytea NOT NULL,
            subject bytea NOT NULL,
            lookups bytea[] NOT NULL
        ) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 20000);
        CREATE INDEX bulk_patients_load ON bulk_patients (load);

        CREATE UNLOGGED TABLE bulk_entries (
            load bytea NOT NULL,
            place integer NOT NULL,
            pseudonym bytea NOT NULL,
            month integer NOT NULL,
            entry_id bytea NOT NULL,
            kind integer NOT NULL,
            occurred_at timestamptz NOT NULL,
            status integer NOT NULL,
            test bytea,
            provider bytea,
            abnormal boolean NOT NULL,
            version bigint NOT NULL,
            content bytea NOT NULL,
            words bytea[],
            is_source boolean NOT NULL
        ) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 20000);
        CREATE INDEX bulk_entries_load ON bulk_entries (load);
        ALTER TABLE bulk_patients
            ALTER COLUMN demographics SET STORAGE EXTERNAL,
            ALTER COLUMN history SET STORAGE EXTERNAL;
        ALTER TABLE bulk_entries ALTER COLUMN content SET STORAGE EXTERNAL;
        """
}
