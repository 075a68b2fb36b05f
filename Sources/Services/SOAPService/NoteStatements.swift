package import Postgres

/// What soap-service says to PostgreSQL: one statement for each step.
package enum NoteStatements {
    /// All of them, for `PostgresPool`'s `statements`.
    package static let all = [store, replay, read, complete, claim]

    /// Gives a row when the note was stored, and none when the key is taken.
    static let store = PostgresStatement(
        name: "soap_store",
        sql: """
            WITH claimed AS (
                INSERT INTO soap_idempotency (pseudonym, request_key, request_digest, note_id)
                VALUES ($1::bytea, $2::bytea, $3::bytea, $4::uuid)
                ON CONFLICT (pseudonym, request_key) DO NOTHING
                RETURNING note_id
            ), stored AS (
                INSERT INTO soap_notes (pseudonym, note_id, version, provider_id, content)
                SELECT $1::bytea, note_id, $5::bigint, $6::text, $7::bytea FROM claimed
            ), queued AS (
                INSERT INTO soap_hand_offs (pseudonym, note_id, due_at)
                SELECT $1::bytea, note_id,
                    clock_timestamp() + $8::bigint * interval '1 microsecond'
                FROM claimed
            )
            SELECT note_id FROM claimed
            """)

    static let replay = PostgresStatement(
        name: "soap_replay",
        sql: """
            SELECT k.note_id, n.version, n.provider_id,
                CASE WHEN k.request_digest = $3::bytea THEN n.content ELSE ''::bytea END,
                n.stored_at,
                EXISTS (
                    SELECT 1 FROM soap_hand_offs h
                    WHERE h.pseudonym = k.pseudonym AND h.note_id = k.note_id),
                k.request_digest = $3::bytea
            FROM soap_idempotency k
                JOIN soap_notes n ON n.pseudonym = k.pseudonym AND n.note_id = k.note_id
            WHERE k.pseudonym = $1::bytea AND k.request_key = $2::bytea
            """)

    static let read = PostgresStatement(
        name: "soap_read",
        sql: """
            SELECT n.note_id, n.version, n.provider_id, n.content, n.stored_at,
                EXISTS (
                    SELECT 1 FROM soap_hand_offs h
                    WHERE h.pseudonym = n.pseudonym AND h.note_id = n.note_id)
            FROM soap_notes n WHERE n.pseudonym = $1::bytea AND n.note_id = $2::uuid
            """)

    static let complete = PostgresStatement(
        name: "soap_complete",
        sql: "DELETE FROM soap_hand_offs WHERE pseudonym = $1::bytea AND note_id = $2::uuid")

    /// $2: the first delay, $3: the longest, in microseconds. Rows that another worker holds are
    /// left to it.
    static let claim = PostgresStatement(
        name: "soap_claim",
        sql: """
            WITH due AS MATERIALIZED (
                SELECT pseudonym, note_id FROM soap_hand_offs WHERE due_at <= now()
                ORDER BY due_at LIMIT $1::bigint FOR UPDATE SKIP LOCKED
            ), taken AS (
                UPDATE soap_hand_offs h
                SET attempts = h.attempts + 1,
                    due_at = clock_timestamp() + interval '1 microsecond'
                        * least($3::bigint, $2::bigint * (1::bigint << least(h.attempts, 20)))
                FROM due WHERE h.pseudonym = due.pseudonym AND h.note_id = due.note_id
                RETURNING h.pseudonym, h.note_id
            )
            SELECT n.pseudonym, n.note_id, n.version, n.provider_id, n.content
            FROM taken t JOIN soap_notes n
                ON n.pseudonym = t.pseudonym AND n.note_id = t.note_id
            """)
}
