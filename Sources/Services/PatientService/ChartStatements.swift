package import Postgres

/// What patient-service says to PostgreSQL about charts: one statement for each step, change
/// and history together.
package enum ChartStatements {
    /// All of them, for ``PostgresPool``'s `statements`.
    package static let all = [
        add, replace, entry, list, listTest, page, pageTest, load, findTest, findAbnormal,
        findProvider, findOpen, findWords, keepPartitions, familyEntry, familyLoad, familyPage,
        familyPageTest,
    ]

    static let named = "pseudonym = $1::bytea AND month = $2::integer"

    /// The patient, and whether the key under which the entry is sealed is the stored one. Who
    /// erases the patient deletes the key first and has to wait for this statement, which then is
    /// cleared away as well; or is waited for, and the key is gone.
    private static func seen(_ chart: String, key: String) -> String {
        """
        held AS MATERIALIZED (
            SELECT envelope FROM patient_keys WHERE pseudonym = $1::bytea FOR KEY SHARE
        ), seen AS MATERIALIZED (
            SELECT active, erased_at IS NOT NULL AS is_erased,
                (SELECT envelope FROM held) IS NOT DISTINCT FROM \(key)::bytea AS has_key
            FROM patients WHERE pseudonym = \(chart)::bytea
        )
        """
    }

    /// On a taken name, which only a repeated call can meet, the existing row is locked and
    /// answers. $13: the envelope of the patient's key.
    static let add = PostgresStatement(
        name: "chart_add",
        sql: """
            WITH \(seen("$1", key: "$13")), made AS (
                INSERT INTO chart_entries AS e
                    (pseudonym, month, entry_id, kind, occurred_at, status, test, provider,
                    abnormal, version, content, request, words)
                SELECT $1::bytea, $2::integer, $3::bytea, $4::integer, $5::timestamptz,
                    $6::integer, $7::bytea, $8::bytea, $9::boolean, 1, $10::bytea, $11::bytea,
                    $12::bytea[]
                FROM seen WHERE active AND has_key AND NOT is_erased
                ON CONFLICT (pseudonym, month, entry_id) DO UPDATE SET request = e.request
                RETURNING content = $10::bytea AS is_new,
                    coalesce(request = $11::bytea, false) AS is_same
            ), kept AS (
                INSERT INTO chart_entry_versions
                    (pseudonym, month, entry_id, version, kind, occurred_at, status, abnormal,
                    content)
                SELECT $1::bytea, $2::integer, $3::bytea, 1, $4::integer, $5::timestamptz,
                    $6::integer, $9::boolean, $10::bytea
                FROM made WHERE is_new
            )
            SELECT CASE WHEN is_new THEN 'success' WHEN is_same THEN 'repeated'
                WHEN NOT is_same THEN 'already exists'
                WHEN seen.active IS NULL THEN 'not found'
                WHEN seen.is_erased THEN 'erased'
                WHEN NOT seen.active THEN 'inactive'
                ELSE 'other key' END
            FROM (VALUES (1)) AS one LEFT JOIN seen ON true LEFT JOIN made ON true
            """)

    /// $5: the new version; $13 the envelope of the key of the entry's patient; $14 the patient in
    /// whose chart it is changed, into whom the entry's may have been merged. The row changes only
    /// if it is of the version before and that patient is active.
    static let replace = PostgresStatement(
        name: "chart_replace",
        sql: """
            WITH \(seen("$14", key: "$13")), entry AS MATERIALIZED (
                SELECT version FROM chart_entries
                WHERE \(named) AND entry_id = $3::bytea AND kind = $4::integer
            ), changed AS (
                UPDATE chart_entries
                SET version = $5::bigint, occurred_at = $6::timestamptz, status = $7::integer,
                    test = $8::bytea, provider = $9::bytea, abnormal = $10::boolean,
                    content = $11::bytea, words = $12::bytea[], updated_at = clock_timestamp()
                WHERE \(named) AND entry_id = $3::bytea AND kind = $4::integer
                    AND version = $5::bigint - 1 AND EXISTS (
                        SELECT 1 FROM seen WHERE active AND has_key AND NOT is_erased)
                RETURNING version
            ), kept AS (
                INSERT INTO chart_entry_versions
                    (pseudonym, month, entry_id, version, kind, occurred_at, status, abnormal,
                    content)
                SELECT $1::bytea, $2::integer, $3::bytea, version, $4::integer, $6::timestamptz,
                    $7::integer, $10::boolean, $11::bytea
                FROM changed
            )
            SELECT CASE WHEN changed.version IS NOT NULL THEN 'success'
                WHEN seen.is_erased THEN 'erased'
                WHEN entry.version IS NULL OR seen.active IS NULL THEN 'not found'
                WHEN NOT seen.active THEN 'inactive'
                WHEN entry.version = $5::bigint - 1 AND NOT seen.has_key THEN 'other key'
                ELSE 'conflict' END
            FROM (VALUES (1)) AS one LEFT JOIN seen ON true LEFT JOIN entry ON true
                LEFT JOIN changed ON true
            """)

    /// $4: the version that is wanted, NULL for the current one.
    static let entry = PostgresStatement(
        name: "chart_entry",
        sql: """
            SELECT \(columns), \(key) FROM chart_entries
            WHERE \(named) AND entry_id = $3::bytea AND $4::bigint IS NULL
            UNION ALL
            SELECT \(columns), \(key) FROM chart_entry_versions
            WHERE \(named) AND entry_id = $3::bytea AND version = $4::bigint
            """)

    /// An entry for the service's own use.
    static let load = PostgresStatement(
        name: "chart_load",
        sql: """
            SELECT \(columns), \(key) FROM chart_entries
            WHERE \(named) AND entry_id = $3::bytea
            """)

    /// The envelope of the key of the one patient that a statement is about: asked for once,
    /// however many rows there are.
    static let key = "(SELECT envelope FROM patient_keys WHERE pseudonym = $1::bytea)"

    /// Makes partitions ahead and detaches old ones; $2: 0 detaches none.
    static let keepPartitions = PostgresStatement(
        name: "chart_keep_partitions",
        sql: "SELECT made, detached FROM chart_keep_partitions($1::integer, $2::integer)")

    static let columns =
        "pseudonym, month, entry_id, kind, occurred_at, status, abnormal, version, content"
}
