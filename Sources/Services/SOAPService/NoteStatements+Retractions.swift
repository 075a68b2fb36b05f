internal import Postgres

/// Documents that the EHR is to be told about.
extension NoteStatements {
    static let retractions = [claimRetractions, completeRetractions]

    /// As ``claim``, for retractions; they have no order among them.
    static let claimRetractions = PostgresStatement(
        name: "soap_retract_claim",
        sql: """
            UPDATE soap_retractions AS r
            SET attempts = r.attempts + 1,
                due_at = clock_timestamp() + interval '1 microsecond'
                    * least($3::bigint, $2::bigint * (1::bigint << least(r.attempts, 20)))
            FROM (
                SELECT pseudonym, note_id, version FROM soap_retractions
                WHERE due_at <= now() ORDER BY due_at LIMIT $1::bigint FOR UPDATE SKIP LOCKED
            ) AS due
            WHERE r.pseudonym = due.pseudonym AND r.note_id = due.note_id
                AND r.version = due.version
            RETURNING r.pseudonym, uuid_send(r.note_id) || int8send(r.version), r.entered_in_error
            """)

    /// Patients ($1), notes ($2, in octets) and versions ($3), row by row.
    static let completeRetractions = PostgresStatement(
        name: "soap_retract_done",
        sql: """
            DELETE FROM soap_retractions AS r
            USING unnest($1::bytea[], $2::bytea[], $3::bigint[])
                AS done (pseudonym, note, version)
            WHERE r.pseudonym = done.pseudonym AND r.note_id = encode(done.note, 'hex')::uuid
                AND r.version = done.version
            """)
}
