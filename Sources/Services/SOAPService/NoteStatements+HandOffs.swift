internal import Postgres

/// Hand-offs that are still to be done.
extension NoteStatements {
    static let handOffs = [complete, refuse, claim]

    /// Strikes off hand-offs by patient ($1), note ($2, in octets) and version ($3), row by row.
    /// Each is looked up among its patient's from the newest on, however large the table is or once
    /// was: it is mostly the last one. A row that somebody changes at this moment stays.
    static let complete = PostgresStatement(
        name: "soap_complete",
        sql: """
            DELETE FROM soap_hand_offs WHERE ctid = ANY (ARRAY(
                SELECT (
                    SELECT h.ctid FROM soap_hand_offs AS h
                    WHERE h.pseudonym = done.pseudonym
                        AND h.note_id = encode(done.note, 'hex')::uuid
                        AND h.version = done.version
                    ORDER BY h.place DESC LIMIT 1)
                FROM unnest($1::bytea[], $2::bytea[], $3::bigint[])
                    AS done (pseudonym, note, version)))
            """)

    /// $4: refusals from which on it holds up no other; $5: until when it then rests, in
    /// microseconds.
    static let refuse = PostgresStatement(
        name: "soap_refuse",
        sql: """
            UPDATE soap_hand_offs
            SET refusals = refusals + 1,
                state = CASE WHEN refusals + 1 >= $4::integer THEN 1 ELSE state END,
                due_at = CASE WHEN refusals + 1 >= $4::integer
                    THEN clock_timestamp() + $5::bigint * interval '1 microsecond'
                    ELSE due_at END
            WHERE pseudonym = $1::bytea AND note_id = $2::uuid AND version = $3::bigint
            """)

    /// $2: the first delay, $3: the longest, in microseconds. Rows that another worker holds are
    /// left to it.
    static let claim = PostgresStatement(
        name: "soap_claim",
        sql: """
            WITH due AS MATERIALIZED (
                SELECT h.pseudonym, h.place FROM soap_hand_offs AS h
                WHERE h.due_at <= now() AND (h.state = 1 OR NOT EXISTS (
                    SELECT 1 FROM soap_hand_offs AS e
                    WHERE e.pseudonym = h.pseudonym AND e.place < h.place AND e.state = 0
                        AND (h.lane > 0 OR e.note_id = h.note_id)))
                ORDER BY h.lane, h.due_at LIMIT $1::bigint FOR UPDATE OF h SKIP LOCKED
            ), taken AS (
                UPDATE soap_hand_offs AS h
                SET attempts = h.attempts + 1,
                    due_at = clock_timestamp() + interval '1 microsecond'
                        * least($3::bigint, $2::bigint * (1::bigint << least(h.attempts, 20)))
                FROM due WHERE h.pseudonym = due.pseudonym AND h.place = due.place
                RETURNING h.pseudonym, h.note_id, h.version, h.lane
            )
            SELECT n.pseudonym, n.note_id, n.version, n.provider_id, n.content,
                coalesce((SELECT k.envelope FROM soap_keys AS k
                    WHERE k.pseudonym = n.pseudonym), '')
            FROM taken AS t JOIN soap_notes AS n
                ON n.pseudonym = t.pseudonym AND n.note_id = t.note_id AND n.version = t.version
            ORDER BY t.lane
            """)
}
