/// The cache's epoch.
extension PatientSchema {
    /// One row, which all instances watch. `server` is the run id of the Redis that all use, NULL
    /// while nobody uses one; `rest` is how long a closed cache stays so.
    static let cacheEpoch = """
        CREATE TABLE patient_cache_epoch (
            is_only boolean PRIMARY KEY DEFAULT true CHECK (is_only),
            epoch bigint NOT NULL CHECK (epoch > 0),
            server text CHECK (octet_length(server) BETWEEN 1 AND 64),
            secret bytea NOT NULL DEFAULT '',
            rest interval NOT NULL DEFAULT '0',
            changed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
            CHECK ((server IS NULL) = (secret = ''))
        ) WITH (fillfactor = 10);
        INSERT INTO patient_cache_epoch (epoch) VALUES (1);
        """
}
