internal import Postgres

/// The chart of a patient into whom others were merged: the entries of all of them, each opened
/// with the key of its own patient. Patients without merged records are never asked for this way.
extension ChartStatements {
    private static let members = "(SELECT member FROM patient_family($1::bytea) AS member)"
    private static let keyOfEntry =
        "(SELECT k.envelope FROM patient_keys AS k WHERE k.pseudonym = e.pseudonym)"
    private static let namedInFamily =
        "pseudonym IN \(members) AND month = $2::integer AND entry_id = $3::bytea"

    /// As ``entry``.
    static let familyEntry = PostgresStatement(
        name: "chart_family_entry",
        sql: """
            SELECT \(columns), \(keyOfEntry) FROM chart_entries AS e
            WHERE \(namedInFamily) AND $4::bigint IS NULL
            UNION ALL
            SELECT \(columns), \(keyOfEntry) FROM chart_entry_versions AS e
            WHERE \(namedInFamily) AND version = $4::bigint
            LIMIT 1
            """)

    /// As ``load``.
    static let familyLoad = PostgresStatement(
        name: "chart_family_load",
        sql: """
            SELECT \(columns), \(keyOfEntry) FROM chart_entries AS e
            WHERE \(namedInFamily) LIMIT 1
            """)

    /// As ``page``.
    static let familyPage = PostgresStatement(
        name: "chart_family_page", sql: familyPageOf(byKind))
    /// As ``pageTest``.
    static let familyPageTest = PostgresStatement(
        name: "chart_family_page_test", sql: familyPageOf(byTest))

    /// A page of each member, at most ``PatientLimits/mergedRecordMax`` and one, and of these the
    /// newest. As for one patient, and $10: the patient of the last entry seen.
    private static func familyPageOf(_ condition: String) -> String {
        """
        SELECT \(columns), \(keyOfEntry)
        FROM patient_family($1::bytea) AS member CROSS JOIN LATERAL (
            SELECT \(columns) FROM chart_entries
            WHERE pseudonym = member AND \(condition)
                AND month >= $4::integer AND occurred_at >= $5::timestamptz
                AND month <= $6::integer
                AND (month, occurred_at, entry_id, pseudonym)
                    < ($6::integer, $7::timestamptz, $8::bytea, $10::bytea)
            ORDER BY month DESC, occurred_at DESC, entry_id DESC
            LIMIT $9::bigint
        ) AS e
        ORDER BY month DESC, occurred_at DESC, entry_id DESC, pseudonym DESC
        LIMIT $9::bigint
        """
    }
}
