package import Postgres

/// What bulk import and export say to PostgreSQL.
package enum BulkStatements {
    /// Those that a ``PostgresPool`` must have; the others belong to loads.
    package static let all = [
        progress, patients, activity, entries, sources, holders, months, patientPage, entryPage,
    ]

    // MARK: Looking

    /// How far an import has come.
    static let progress = PostgresStatement(
        name: "bulk_progress",
        sql: "SELECT through_line FROM patient_imports WHERE import_id = $1::text")

    /// Records as they are.
    static let patients = PostgresStatement(
        name: "bulk_patients",
        sql: """
            SELECT version, active, demographics, history, subject,
                \(PatientStatements.keyOfPatient), replaced_by, link, merged_count,
                erased_at IS NOT NULL, pseudonym
            FROM patients AS p WHERE pseudonym = ANY ($1::bytea[])
            """)

    /// Which patients there are, and which take entries: those that are active, and those that were
    /// imported as closed, whose charts come behind them.
    static let activity = PostgresStatement(
        name: "bulk_activity",
        sql: """
            SELECT pseudonym, active OR version = 1, \(PatientStatements.keyOfPatient)
            FROM patients AS p WHERE pseudonym = ANY ($1::bytea[]) AND erased_at IS NULL
            """)

    /// Entries as they are: $1 patients, $2 months, $3 entry ids, side by side. One look for each,
    /// into its own partition.
    static let entries = PostgresStatement(
        name: "bulk_entries",
        sql: """
            SELECT \(ChartStatements.columns), \(keyOfEntry) FROM (
                SELECT e.* FROM unnest($1::bytea[], $2::bigint[], $3::bytea[])
                    AS wanted (patient, place, code)
                CROSS JOIN LATERAL (
                    SELECT * FROM chart_entries
                    WHERE pseudonym = wanted.patient AND month = wanted.place::integer
                        AND entry_id = wanted.code
                    LIMIT 1
                ) AS e
            ) AS found
            """)

    /// Months in which imported entries rest: $1 patients and $2 entry ids, side by side.
    static let sources = PostgresStatement(
        name: "bulk_sources",
        sql: """
            SELECT s.pseudonym, s.entry_id, s.month
            FROM unnest($1::bytea[], $2::bytea[]) AS wanted (patient, code)
            CROSS JOIN LATERAL (
                SELECT * FROM chart_sources
                WHERE pseudonym = wanted.patient AND entry_id = wanted.code
                LIMIT 1
            ) AS s
            """)

    /// Who has an identifier, by its blind index: two of them at most.
    static let holders = PostgresStatement(
        name: "bulk_holders",
        sql: """
            SELECT wanted.blind, l.pseudonym FROM unnest($1::bytea[]) AS wanted (blind)
            CROSS JOIN LATERAL (
                SELECT pseudonym FROM patient_lookups WHERE blind = wanted.blind LIMIT 2
            ) AS l
            """)

    /// The last month that has a partition.
    static let months = PostgresStatement(
        name: "bulk_months",
        sql: "SELECT max(month)::integer FROM chart_months('chart_entries') AS month")

    private static let keyOfEntry =
        "(SELECT k.envelope FROM patient_keys AS k WHERE k.pseudonym = found.pseudonym)"

    // MARK: Loading, $1 the load

    /// Columns of a COPY into the batch's patients.
    static let patientColumns = """
        bulk_patients (load, place, pseudonym, version, active, demographics, history, subject,
        lookups, key)
        """

    /// Columns of a COPY into the batch's entries.
    static let entryColumns = """
        bulk_entries (load, place, pseudonym, month, entry_id, kind, occurred_at, status, test,
        provider, abnormal, version, content, words, is_source, key)
        """

    /// Adds new patients and replaces those whose version is the one before, as
    /// ``PatientStatements`` does for one, if the key under which they are sealed is the stored
    /// one, or there is none. Gives the places of what was done.
    static let loadPatients = PostgresStatement(
        name: "bulk_load_patients",
        sql: """
            WITH batch AS MATERIALIZED (
                SELECT * FROM bulk_patients AS b
                WHERE load = $1::bytea AND NOT EXISTS (
                    SELECT 1 FROM patient_keys AS k
                    WHERE k.pseudonym = b.pseudonym AND k.envelope <> b.key)
            ), made AS (
                INSERT INTO patients AS p
                    (pseudonym, version, active, demographics, history, subject)
                SELECT pseudonym, version, active, demographics, history, subject FROM batch
                WHERE version = 1
                    OR EXISTS (SELECT 1 FROM patients o WHERE o.pseudonym = batch.pseudonym)
                ORDER BY pseudonym
                ON CONFLICT (pseudonym) DO UPDATE SET version = excluded.version,
                    active = excluded.active, demographics = excluded.demographics,
                    history = excluded.history, subject = excluded.subject,
                    updated_at = clock_timestamp()
                WHERE p.version = excluded.version - 1 AND p.active
                RETURNING pseudonym
            ), done AS MATERIALIZED (
                SELECT batch.* FROM batch JOIN made USING (pseudonym)
            ), keyed AS (
                INSERT INTO patient_keys (pseudonym, envelope)
                SELECT pseudonym, key FROM done WHERE NOT EXISTS (
                    SELECT 1 FROM patient_keys AS k WHERE k.pseudonym = done.pseudonym)
            ), kept AS (
                INSERT INTO patient_versions (pseudonym, version, active, demographics, history)
                SELECT pseudonym, version, active, demographics, history FROM done
            ), dropped AS (
                DELETE FROM patient_lookups AS l USING done
                WHERE l.pseudonym = done.pseudonym AND done.version > 1
                    AND l.blind <> ALL (done.lookups) AND NOT l.inherited
            ), released AS (
                DELETE FROM patient_claims AS c USING done
                WHERE c.pseudonym = done.pseudonym AND done.version > 1
                    AND c.blind <> ALL (done.lookups) AND NOT c.inherited
            ), indexed AS (
                INSERT INTO patient_lookups (blind, pseudonym)
                SELECT blind, pseudonym FROM done, unnest(lookups) AS blind
                ON CONFLICT DO NOTHING
            )
            SELECT place FROM done
            """)

    /// The same for entries of patients that take them; see ``activity``. Nobody is erased
    /// meanwhile.
    static let loadEntries = PostgresStatement(
        name: "bulk_load_entries",
        sql: """
            WITH held AS MATERIALIZED (
                SELECT pseudonym, envelope FROM patient_keys
                WHERE pseudonym IN (SELECT pseudonym FROM bulk_entries WHERE load = $1::bytea)
                ORDER BY pseudonym FOR KEY SHARE
            ), batch AS MATERIALIZED (
                SELECT b.* FROM bulk_entries b JOIN patients p USING (pseudonym)
                    LEFT JOIN held k USING (pseudonym)
                WHERE b.load = $1::bytea AND (p.active OR p.version = 1)
                    AND coalesce(k.envelope, '') = b.key
            ), made AS (
                INSERT INTO chart_entries AS e
                    (pseudonym, month, entry_id, kind, occurred_at, status, test, provider,
                    abnormal, version, content, words)
                SELECT pseudonym, month, entry_id, kind, occurred_at, status, test, provider,
                    abnormal, version, content, words
                FROM batch
                WHERE version = 1 OR EXISTS (
                    SELECT 1 FROM chart_entries o WHERE o.pseudonym = batch.pseudonym
                        AND o.month = batch.month AND o.entry_id = batch.entry_id)
                ORDER BY pseudonym, month, entry_id
                ON CONFLICT (pseudonym, month, entry_id) DO UPDATE SET
                    version = excluded.version, occurred_at = excluded.occurred_at,
                    status = excluded.status, test = excluded.test,
                    provider = excluded.provider, abnormal = excluded.abnormal,
                    content = excluded.content, words = excluded.words,
                    updated_at = clock_timestamp()
                WHERE e.version = excluded.version - 1 AND e.kind = excluded.kind
                RETURNING pseudonym, month, entry_id
            ), done AS MATERIALIZED (
                SELECT batch.* FROM batch JOIN made USING (pseudonym, month, entry_id)
            ), kept AS (
                INSERT INTO chart_entry_versions
                    (pseudonym, month, entry_id, version, kind, occurred_at, status, abnormal,
                    content)
                SELECT pseudonym, month, entry_id, version, kind, occurred_at, status, abnormal,
                    content
                FROM done
            ), known AS (
                INSERT INTO chart_sources AS s (pseudonym, entry_id, month)
                SELECT pseudonym, entry_id, month FROM done WHERE is_source
                ON CONFLICT (pseudonym, entry_id) DO UPDATE SET month = excluded.month
                WHERE s.month <> excluded.month
            )
            SELECT place FROM done
            """)

    /// Empties the batch's tables.
    static let dropPatients = PostgresStatement(
        name: "bulk_drop_patients", sql: "DELETE FROM bulk_patients WHERE load = $1::bytea")
    static let dropEntries = PostgresStatement(
        name: "bulk_drop_entries", sql: "DELETE FROM bulk_entries WHERE load = $1::bytea")

    /// $1 the import, $2 the line through which it has come.
    static let advance = PostgresStatement(
        name: "bulk_advance",
        sql: """
            INSERT INTO patient_imports AS i (import_id, through_line)
            VALUES ($1::text, $2::bigint)
            ON CONFLICT (import_id) DO UPDATE
            SET through_line = greatest(i.through_line, excluded.through_line),
                updated_at = clock_timestamp()
            """)

    // MARK: Export

    /// $1 the pseudonym behind which, $2 the last one wanted, $3 the first time of change, $4 the
    /// count. What has not changed since comes without content: so a page costs what it reads.
    static let patientPage = PostgresStatement(
        name: "bulk_patient_page",
        sql: """
            SELECT version, active, CASE WHEN wanted THEN demographics END,
                CASE WHEN wanted THEN history END, subject, \(PatientStatements.keyOfPatient),
                replaced_by, link, merged_count, erased_at IS NOT NULL, pseudonym, wanted,
                updated_at
            FROM (
                SELECT *, updated_at >= $3::timestamptz AND erased_at IS NULL AS wanted
                FROM patients
                WHERE pseudonym > $1::bytea AND pseudonym <= $2::bytea
                ORDER BY pseudonym LIMIT $4::bigint
            ) AS p ORDER BY pseudonym
            """)

    /// $1 to $3 the entry behind which, $4 the last pseudonym wanted, $5 the first time of change,
    /// $6 the kinds, $7 the count; contents as in ``patientPage``.
    static let entryPage = PostgresStatement(
        name: "bulk_entry_page",
        sql: """
            SELECT page.pseudonym, month, entry_id, kind, occurred_at, status, abnormal,
                page.version, CASE WHEN wanted THEN content END,
                \(PatientStatements.keyOfPatient), wanted, page.updated_at, p.version, p.subject
            FROM (
                SELECT *, updated_at >= $5::timestamptz AND kind = ANY ($6::bigint[]) AS wanted
                FROM chart_entries
                WHERE pseudonym >= $1::bytea AND pseudonym <= $4::bytea
                    AND (pseudonym, month, entry_id)
                        > ($1::bytea, $2::integer, $3::bytea)
                ORDER BY pseudonym, month, entry_id LIMIT $7::bigint
            ) AS page LEFT JOIN patients p ON p.pseudonym = page.pseudonym
            ORDER BY page.pseudonym, month, entry_id
            """)
}
