internal import Postgres

/// Conditional creation and search.
extension PatientStatements {
    /// $8: the blind index that nobody else may have. Who had it before this statement began is
    /// found by look-up; of calls that run beside each other, the claim lets one after the other
    /// pass, and the later ones learn whose it is. A patient id that was taken meanwhile under
    /// another identifier begins again, so that no claim stays behind.
    static let createUnless = PostgresStatement(
        name: "patient_create_unless",
        sql: """
            WITH own AS MATERIALIZED (
                SELECT coalesce(create_key = $4::bytea, false) AS has_key,
                    coalesce(create_digest = $5::bytea, false) AS has_digest,
                    EXISTS (SELECT 1 FROM patient_lookups
                        WHERE blind = $8::bytea AND pseudonym = $1::bytea) AS has_it,
                    erased_at IS NOT NULL AS is_erased
                FROM patients WHERE pseudonym = $1::bytea
            ), others AS MATERIALIZED (
                SELECT pseudonym FROM patient_lookups
                WHERE blind = $8::bytea AND pseudonym <> $1::bytea LIMIT 2
            ), claimed AS (
                INSERT INTO patient_claims AS c (blind, pseudonym)
                SELECT $8::bytea, $1::bytea
                WHERE NOT EXISTS (SELECT 1 FROM own) AND NOT EXISTS (SELECT 1 FROM others)
                ON CONFLICT (blind) DO UPDATE SET pseudonym = c.pseudonym
                RETURNING pseudonym
            ), made AS (
                INSERT INTO patients AS p
                    (pseudonym, version, active, demographics, history, create_key, create_digest,
                    subject)
                SELECT $1::bytea, 1, true, $2::bytea, $3::bytea, $4::bytea, $5::bytea, $6::bytea
                FROM claimed WHERE pseudonym = $1::bytea
                ON CONFLICT (pseudonym) DO UPDATE SET create_key = p.create_key
                RETURNING p.demographics = $2::bytea AS is_new
            ), keyed AS (
                INSERT INTO patient_keys (pseudonym, envelope)
                SELECT $1::bytea, $9::bytea FROM made WHERE is_new AND $9::bytea IS NOT NULL
            ), kept AS (
                INSERT INTO patient_versions (pseudonym, version, active, demographics, history)
                SELECT $1::bytea, 1, true, $2::bytea, $3::bytea FROM made WHERE is_new
            ), indexed AS (
                INSERT INTO patient_lookups (blind, pseudonym)
                SELECT blind, $1::bytea FROM made, unnest($7::bytea[]) AS blind WHERE is_new
            ), verdict AS MATERIALIZED (
                SELECT CASE WHEN is_new THEN 'success'
                    WHEN NOT is_new THEN CASE WHEN patient_begin_again() THEN '' END
                    WHEN is_erased THEN 'erased'
                    WHEN has_key AND has_digest THEN 'repeated'
                    WHEN has_key THEN 'reused key'
                    WHEN (SELECT count(*) FROM others) + coalesce(has_it, false)::integer > 1
                        THEN 'several'
                    WHEN has_it THEN 'exists'
                    WHEN has_key IS NOT NULL AND NOT EXISTS (SELECT 1 FROM others)
                        THEN 'already exists'
                    ELSE 'exists' END AS outcome,
                    CASE WHEN has_it THEN $1::bytea
                        ELSE coalesce((SELECT pseudonym FROM others LIMIT 1), claimed.pseudonym)
                        END AS holder
                FROM (VALUES (1)) AS one LEFT JOIN own ON true LEFT JOIN claimed ON true
                    LEFT JOIN made ON true
            )
            SELECT outcome, holder FROM verdict
            """)

    /// $1 the blind index, $2 the pseudonym behind which to go on, $3 the count.
    static let find = PostgresStatement(
        name: "patient_find",
        sql: """
            SELECT p.version, p.active, p.demographics, p.history, p.subject, \(keyOfPatient),
                p.replaced_by, p.link, p.merged_count, false, p.pseudonym
            FROM patient_lookups AS l JOIN patients AS p ON p.pseudonym = l.pseudonym
            WHERE l.blind = $1::bytea AND l.pseudonym > $2::bytea
            ORDER BY l.pseudonym LIMIT $3::bigint
            """)
}
