internal import Postgres

/// Changes of several patients at once: one execution, one set of plans and checks for all of them.
extension PatientStatements {
    /// As ``replace`` for patients that differ: of each, $1 the pseudonym, $2 the new version, $3
    /// whether it is active (1) or not (0), $4 to $6 its values, $7 its look-ups one behind the
    /// other, 32 octets each, $8 the envelope of its key, empty where there is none, and $9 whether
    /// the look-ups are those of the version before (1) or perhaps not (0). Answers in their order.
    ///
    /// Rows are locked in the order of the patients. The parameters are hidden from the planner
    /// behind sub-selects: so it takes the same number of rows for granted whatever a group's size,
    /// and keeps one plan.
    static let replaceMany = PostgresStatement(
        name: "patient_replace_many",
        sql: """
            WITH given AS MATERIALIZED (
                SELECT * FROM unnest((SELECT $1::bytea[]), (SELECT $2::bigint[]),
                    (SELECT $3::bigint[]), (SELECT $4::bytea[]), (SELECT $5::bytea[]),
                    (SELECT $6::bytea[]), (SELECT $7::bytea[]), (SELECT $8::bytea[]),
                    (SELECT $9::bigint[]))
                    WITH ORDINALITY AS g (pseudonym, version, active, demographics, history,
                        subject, lookups, envelope, keeps, item)
            ), changed AS (
                UPDATE patients AS p
                SET version = g.version, active = g.active = 1, demographics = g.demographics,
                    history = g.history, subject = g.subject, updated_at = clock_timestamp()
                FROM given AS g
                WHERE p.pseudonym = g.pseudonym AND p.version = g.version - 1 AND p.active
                    AND (SELECT k.envelope FROM patient_keys AS k
                        WHERE k.pseudonym = g.pseudonym) IS NOT DISTINCT FROM nullif(g.envelope, '')
                RETURNING g.item, p.pseudonym, p.version, p.active, p.demographics, p.history,
                    g.lookups, g.keeps
            ), moved AS (
                SELECT pseudonym, lookups FROM changed WHERE keeps = 0
            ), kept AS (
                INSERT INTO patient_versions (pseudonym, version, active, demographics, history)
                SELECT pseudonym, version, active, demographics, history FROM changed
            ), dropped AS (
                DELETE FROM patient_lookups AS l USING moved AS c
                WHERE l.pseudonym = c.pseudonym AND NOT l.inherited
                    AND position(l.blind IN c.lookups) % 32 <> 1
            ), released AS (
                DELETE FROM patient_claims AS l USING moved AS c
                WHERE l.pseudonym = c.pseudonym AND NOT l.inherited
                    AND position(l.blind IN c.lookups) % 32 <> 1
            ), indexed AS (
                INSERT INTO patient_lookups (blind, pseudonym)
                SELECT substring(c.lookups FROM place FOR 32), c.pseudonym
                FROM moved AS c, generate_series(1, octet_length(c.lookups), 32) AS place
                ON CONFLICT DO NOTHING
            )
            SELECT CASE WHEN c.item IS NOT NULL THEN 'success' ELSE (
                SELECT CASE WHEN p.version IS NULL THEN 'not found'
                    WHEN p.erased_at IS NOT NULL THEN 'erased'
                    WHEN NOT p.active THEN 'inactive'
                    WHEN p.version = g.version - 1 AND \(keyOfPatient)
                        IS DISTINCT FROM nullif(g.envelope, '') THEN 'other key'
                    ELSE 'conflict' END
                FROM (VALUES (1)) AS one LEFT JOIN patients AS p ON p.pseudonym = g.pseudonym) END
            FROM given AS g LEFT JOIN changed AS c USING (item) ORDER BY g.item
            """)
}
