package import Postgres
internal import Resealing

/// What patient-service says to PostgreSQL: one statement for each step, a change
/// with its history. Accesses are recorded elsewhere, before and after: see ``PatientServer``.
package enum PatientStatements {
    /// All of them, for ``PostgresPool``'s `statements`.
    package static let all = [
        create, createUnless, read, readSeveral, replace, replaceMany, key, addKey, find, merge,
        erase, PatientResealing.plan.state,
    ]

    /// On a taken pseudonym the existing row is locked and answers, also when it was committed
    /// after this statement began. A row with these very envelopes is the one just made: no two are
    /// alike.
    static let create = PostgresStatement(
        name: "patient_create",
        sql: """
            WITH made AS (
                INSERT INTO patients AS p
                    (pseudonym, version, active, demographics, history, create_key, create_digest,
                    subject)
                VALUES ($1::bytea, 1, true, $2::bytea, $3::bytea, $4::bytea, $5::bytea, $6::bytea)
                ON CONFLICT (pseudonym) DO UPDATE SET create_key = p.create_key
                RETURNING p.demographics = $2::bytea AS is_new,
                    coalesce(p.create_key = $4::bytea, false) AS has_key,
                    coalesce(p.create_digest = $5::bytea, false) AS has_digest,
                    p.erased_at IS NOT NULL AS is_erased
            ), keyed AS (
                INSERT INTO patient_keys (pseudonym, envelope)
                SELECT $1::bytea, $8::bytea FROM made WHERE is_new AND $8::bytea IS NOT NULL
            ), kept AS (
                INSERT INTO patient_versions (pseudonym, version, active, demographics, history)
                SELECT $1::bytea, 1, true, $2::bytea, $3::bytea FROM made WHERE is_new
            ), indexed AS (
                INSERT INTO patient_lookups (blind, pseudonym)
                SELECT blind, $1::bytea FROM made, unnest($7::bytea[]) AS blind WHERE is_new
            )
            SELECT is_new, has_key, has_digest, is_erased FROM made
            """)

    /// `xmax` names a transaction that is changing the row, has tried to, or has only locked it.
    /// One from before the oldest that runs has ended.
    static let read = PostgresStatement(
        name: "patient_read",
        sql: """
            SELECT \(current)
            FROM patients AS p WHERE pseudonym = $1::bytea
            """)

    /// As ``read``, for many names at once; last the place of each row's name among them, from 1.
    /// Each name is looked up by itself, whatever the planner thinks of their number.
    static let readSeveral = PostgresStatement(
        name: "patient_read_several",
        sql: """
            SELECT found.*, wanted.place
            FROM unnest($1::bytea[]) WITH ORDINALITY AS wanted (name, place)
                CROSS JOIN LATERAL (
                    SELECT \(current)
                    FROM patients AS p WHERE pseudonym = wanted.name OFFSET 0
                ) AS found
            """)

    /// What a read gives of a row.
    private static let current = """
        version, active, demographics, history, subject, \(keyOfPatient) AS envelope,
        replaced_by, link, merged_count, erased_at IS NOT NULL AS is_erased,
        xmax <> '0' AND age(xmax) <= age(
            (pg_snapshot_xmin(pg_current_snapshot())::text::bigint % 4294967296)::text::xid)
            AS is_being_changed
        """

    /// $2: the new version; $8 the envelope of the key under which the rest is sealed. The row
    /// changes only if it is active and of the version before, and the stored key is that one.
    static let replace = PostgresStatement(
        name: "patient_replace",
        sql: """
            WITH seen AS MATERIALIZED (
                SELECT version, active, erased_at IS NOT NULL AS is_erased,
                    \(keyOfPatient) IS NOT DISTINCT FROM $8::bytea AS has_key
                FROM patients AS p WHERE pseudonym = $1::bytea
            ), changed AS (
                UPDATE patients
                SET version = $2::bigint, active = $3::boolean, demographics = $4::bytea,
                    history = $5::bytea, subject = $6::bytea, updated_at = clock_timestamp()
                WHERE pseudonym = $1::bytea AND version = $2::bigint - 1 AND active
                    AND EXISTS (SELECT 1 FROM seen WHERE has_key)
                RETURNING version
            ), kept AS (
                INSERT INTO patient_versions (pseudonym, version, active, demographics, history)
                SELECT $1::bytea, version, $3::boolean, $4::bytea, $5::bytea FROM changed
            ), dropped AS (
                DELETE FROM patient_lookups USING changed
                WHERE pseudonym = $1::bytea AND blind <> ALL ($7::bytea[]) AND NOT inherited
            ), released AS (
                DELETE FROM patient_claims USING changed
                WHERE pseudonym = $1::bytea AND blind <> ALL ($7::bytea[]) AND NOT inherited
            ), indexed AS (
                INSERT INTO patient_lookups (blind, pseudonym)
                SELECT blind, $1::bytea FROM changed, unnest($7::bytea[]) AS blind
                ON CONFLICT DO NOTHING
            )
            SELECT CASE WHEN changed.version IS NOT NULL THEN 'success'
                WHEN seen.version IS NULL THEN 'not found'
                WHEN seen.is_erased THEN 'erased'
                WHEN NOT seen.active THEN 'inactive'
                WHEN seen.version = $2::bigint - 1 AND NOT seen.has_key THEN 'other key'
                ELSE 'conflict' END
            FROM (VALUES (1)) AS one LEFT JOIN seen ON true LEFT JOIN changed ON true
            """)

    /// The envelope of a patient's subject key.
    static let key = PostgresStatement(
        name: "patient_key",
        sql: "SELECT envelope FROM patient_keys WHERE pseudonym = $1::bytea")

    /// Gives a patient from the time before subject keys one; nothing for others.
    static let addKey = PostgresStatement(
        name: "patient_add_key",
        sql: """
            WITH there AS MATERIALIZED (
                SELECT pseudonym FROM patients
                WHERE pseudonym = $1::bytea AND erased_at IS NULL FOR NO KEY UPDATE
            )
            INSERT INTO patient_keys (pseudonym, envelope)
            SELECT pseudonym, $2::bytea FROM there ON CONFLICT DO NOTHING
            RETURNING envelope
            """)

    /// The same as a column, beside the patient's row `p`.
    static let keyOfPatient =
        "(SELECT k.envelope FROM patient_keys AS k WHERE k.pseudonym = p.pseudonym)"
}
