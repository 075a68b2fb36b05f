package import Postgres

/// What soap-service says to PostgreSQL: one statement for each step, change and audit together.
package enum NoteStatements {
    /// All of them, for `PostgresPool`'s `statements`.
    package static let all = [store, replay, read, record, complete, claim]

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
            ), noted AS (
                INSERT INTO soap_audit
                    (pseudonym, action, outcome, method, caller, trace_id, note_id, actor, purpose)
                SELECT $1::bytea, $9::text, 'success', $10::text, $11::text, $12::bytea, note_id,
                    $13::text, $14::text
                FROM claimed
            )
            SELECT note_id FROM claimed
            """)

    static let replay = PostgresStatement(
        name: "soap_replay",
        sql: """
            WITH seen AS MATERIALIZED (
                SELECT k.request_digest = $3::bytea AS is_same, k.note_id, n.version,
                    n.provider_id,
                    CASE WHEN k.request_digest = $3::bytea THEN n.content ELSE ''::bytea END
                        AS content,
                    n.stored_at,
                    EXISTS (
                        SELECT 1 FROM soap_hand_offs h
                        WHERE h.pseudonym = k.pseudonym AND h.note_id = k.note_id) AS is_pending
                FROM soap_idempotency k
                    JOIN soap_notes n ON n.pseudonym = k.pseudonym AND n.note_id = k.note_id
                WHERE k.pseudonym = $1::bytea AND k.request_key = $2::bytea
            ), noted AS (
                INSERT INTO soap_audit
                    (pseudonym, action, outcome, method, caller, trace_id, note_id, actor, purpose)
                SELECT $1::bytea, $4::text,
                    CASE WHEN is_same THEN 'repeated' ELSE 'key reused' END,
                    $5::text, $6::text, $7::bytea, note_id, $8::text, $9::text
                FROM seen
            )
            SELECT note_id, version, provider_id, content, stored_at, is_pending, is_same FROM seen
            """)

    static let read = PostgresStatement(
        name: "soap_read",
        sql: """
            WITH seen AS MATERIALIZED (
                SELECT n.note_id, n.version, n.provider_id, n.content, n.stored_at,
                    EXISTS (
                        SELECT 1 FROM soap_hand_offs h
                        WHERE h.pseudonym = n.pseudonym AND h.note_id = n.note_id) AS is_pending
                FROM soap_notes n WHERE n.pseudonym = $1::bytea AND n.note_id = $2::uuid
            ), noted AS (
                INSERT INTO soap_audit
                    (pseudonym, action, outcome, method, caller, trace_id, note_id, actor, purpose)
                SELECT $1::bytea, $3::text,
                    CASE WHEN seen.note_id IS NULL THEN 'not found' ELSE 'success' END,
                    $4::text, $5::text, $6::bytea, $2::uuid, $7::text, $8::text
                FROM (VALUES (1)) AS one LEFT JOIN seen ON true
            )
            SELECT note_id, version, provider_id, content, stored_at, is_pending FROM seen
            """)

    /// An access that needs no look at a note.
    static let record = PostgresStatement(
        name: "soap_record",
        sql: """
            INSERT INTO soap_audit
                (pseudonym, action, outcome, method, caller, trace_id, note_id, actor, purpose)
            VALUES ($1::bytea, $2::text, $3::text, $4::text, $5::text, $6::bytea, $7::uuid,
                $8::text, $9::text)
            """)

    static let complete = PostgresStatement(
        name: "soap_complete",
        sql: """
            WITH gone AS (
                DELETE FROM soap_hand_offs WHERE pseudonym = $1::bytea AND note_id = $2::uuid
                RETURNING note_id
            )
            INSERT INTO soap_audit
                (pseudonym, action, outcome, method, caller, trace_id, note_id, actor, purpose)
            SELECT $1::bytea, $3::text, 'success', $4::text, $5::text, $6::bytea, note_id,
                $7::text, $8::text
            FROM gone
            """)

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
