internal import Postgres

/// Pages, newest first. The position of the last entry seen is a bound of the index, and its month
/// one of the partitions: those of newer months are never opened, those of older ones only until
/// the page is full.
extension ChartStatements {
    /// A patient's entries of a kind, and whether there is such a patient.
    static let list = patientList("chart_list", byKind)
    /// A patient's results of one test, and whether there is such a patient.
    static let listTest = patientList("chart_list_test", byTest)
    /// As ``list``, without the look at the patient.
    static let page = PostgresStatement(name: "chart_page", sql: pageOf(byKind))
    /// As ``listTest``, without the look at the patient.
    static let pageTest = PostgresStatement(name: "chart_page_test", sql: pageOf(byTest))

    static let byKind = "$3::bytea IS NULL AND kind = $2::integer"
    static let byTest = "$2::integer = 2 AND kind = 2 AND test = $3::bytea"

    /// $1 patient, $2 kind, $3 test, $4 first month and $5 first instant wanted, $6 to $8 the
    /// position, $9 the count.
    private static func pageOf(_ condition: String) -> String {
        """
        SELECT \(columns), \(key) AS key FROM chart_entries
        WHERE pseudonym = $1::bytea AND \(condition)
            AND month >= $4::integer AND occurred_at >= $5::timestamptz
            AND month <= $6::integer
            AND (month, occurred_at, entry_id) < ($6::integer, $7::timestamptz, $8::bytea)
        ORDER BY month DESC, occurred_at DESC, entry_id DESC
        LIMIT $9::bigint
        """
    }

    private static func patientList(_ name: String, _ condition: String) -> PostgresStatement {
        PostgresStatement(
            name: name,
            sql: """
                WITH page AS MATERIALIZED (
                    \(pageOf(condition))
                )
                SELECT \(columns), key, merged_count FROM (
                    SELECT merged_count FROM patients
                    WHERE pseudonym = $1::bytea AND erased_at IS NULL
                ) AS seen LEFT JOIN page ON true
                ORDER BY month DESC, occurred_at DESC, entry_id DESC
                """)
    }

    // MARK: All patients

    /// Results of a test and a status.
    static let findTest = search(
        "chart_find_test", "kind = 2 AND test = $1::bytea AND status = $2::integer")
    /// Results of a test that are not normal, of a status or of any.
    static let findAbnormal = search(
        "chart_find_abnormal",
        """
        kind = 2 AND abnormal AND test = $1::bytea
        AND ($2::integer = 0 OR status = $2::integer)
        """)
    /// Encounters with a practitioner.
    static let findProvider = search(
        "chart_find_provider", "kind = 1 AND provider = $1::bytea AND $2::integer = 0")
    /// Encounters of a status that is not an end.
    static let findOpen = search(
        "chart_find_open",
        """
        kind = 1 AND status IN (1, 2, 3, 4, 5) AND status = $2::integer
        AND $1::bytea IS NULL
        """)

    /// Encounters whose reason has all of some words.
    static let findWords = search(
        "chart_find_words",
        """
        kind = 1 AND words @> $8::bytea[] AND $1::bytea IS NULL AND $2::integer = 0
        """)

    /// $1 key, $2 status, $3 to $6 the position, $7 the count. Behind each entry is whose chart
    /// shows it: the patient, or the one that it was merged into.
    private static func search(_ name: String, _ condition: String) -> PostgresStatement {
        PostgresStatement(
            name: name,
            sql: """
                WITH found AS MATERIALIZED (
                    \(searchOf(condition))
                )
                SELECT found.*, \(PatientStatements.keyOfPatient),
                    coalesce(s.version, p.version), coalesce(s.subject, p.subject), s.pseudonym,
                    (SELECT k.envelope FROM patient_keys AS k WHERE k.pseudonym = s.pseudonym)
                FROM found JOIN patients p USING (pseudonym)
                    LEFT JOIN patients AS s ON s.pseudonym = CASE
                        WHEN p.replaced_by IS NOT NULL THEN patient_survivor(p.replaced_by) END
                ORDER BY month DESC, occurred_at DESC, found.pseudonym DESC, entry_id DESC
                """, isSlow: true)
    }

    private static func searchOf(_ condition: String) -> String {
        """
        SELECT \(columns) FROM chart_entries
        WHERE \(condition) AND month <= $3::integer
            AND (month, occurred_at, pseudonym, entry_id)
                < ($3::integer, $4::timestamptz, $5::bytea, $6::bytea)
        ORDER BY month DESC, occurred_at DESC, pseudonym DESC, entry_id DESC
        LIMIT $7::bigint
        """
    }
}
