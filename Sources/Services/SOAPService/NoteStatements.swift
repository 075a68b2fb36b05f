package import Postgres
internal import Resealing

/// What soap-service says to PostgreSQL: one statement for each step.
package enum NoteStatements {
    /// All of them, for `PostgresPool`'s `statements`.
    package static let all =
        [store, storeMany, amend, sign, replay, key, read, list, find, findAll, erase] + handOffs
        + retractions
        + [NoteResealing.plan.state] + NoteResealing.plan.statements

    /// Adds a note with all that belongs to it. $8: the envelope of the key that the content is
    /// sealed under; a patient who has none gets this one. Gives whether the key fits, whether the
    /// note was stored, the patient's key, and the hand-offs before this one.
    static let store = PostgresStatement(
        name: "soap_store",
        sql: """
            WITH known AS MATERIALIZED (
                SELECT envelope FROM soap_keys WHERE pseudonym = $1::bytea
            ), added AS (
                INSERT INTO soap_keys (pseudonym, envelope)
                SELECT $1::bytea, $8::bytea WHERE NOT EXISTS (SELECT 1 FROM known)
                ON CONFLICT DO NOTHING
                RETURNING envelope
            ), usable AS MATERIALIZED (
                SELECT envelope FROM known WHERE envelope = $8::bytea
                UNION ALL SELECT envelope FROM added
            ), claimed AS (
                INSERT INTO soap_idempotency (pseudonym, request_key, request_digest, note_id)
                SELECT $1::bytea, $2::bytea, $3::bytea, $4::uuid FROM usable
                ON CONFLICT (pseudonym, request_key) DO NOTHING
                RETURNING note_id
            ), stored AS (
                INSERT INTO soap_notes (pseudonym, note_id, version, provider_id, content, tokens)
                SELECT $1::bytea, note_id, 1, $5::text, $6::bytea, $7::bigint[] FROM claimed
            ), queued AS (
                INSERT INTO soap_hand_offs (pseudonym, note_id, version, lane, due_at)
                SELECT $1::bytea, note_id, 1, $9::integer,
                    clock_timestamp() + $10::bigint * interval '1 microsecond'
                FROM claimed
            )
            SELECT EXISTS (SELECT 1 FROM usable), EXISTS (SELECT 1 FROM claimed),
                coalesce((SELECT envelope FROM known), ''),
                ARRAY(SELECT uuid_send(h.note_id) || int8send(h.version)
                    FROM soap_hand_offs AS h
                    WHERE h.pseudonym = $1::bytea AND h.state = 0 LIMIT $11::integer)
            """)

    static let amend = PostgresStatement(
        name: "soap_amend",
        sql: """
            SELECT verdict, coalesce(known_key, ''), coalesce(waiting, '{}'::bytea[])
            FROM soap_amend($1::bytea, $2::uuid, $3::bigint, $4::boolean, $5::bytea, $6::bytea,
                $7::text, $8::bytea, $9::bigint[], $10::bytea, $11::integer, $12::bigint,
                $13::integer)
            """)

    static let sign = PostgresStatement(
        name: "soap_sign",
        sql: """
            SELECT verdict, coalesce(signed_moment, 'epoch'::timestamptz)
            FROM soap_sign($1::bytea, $2::uuid, $3::bigint, $4::text)
            """)

    static let erase = PostgresStatement(
        name: "soap_erase", sql: "SELECT soap_erase($1::bytea, $2::boolean, $3::bigint)")

    static let key = PostgresStatement(
        name: "soap_key", sql: "SELECT envelope FROM soap_keys WHERE pseudonym = $1::bytea")

    // MARK: Reading

    /// What is read of a version `n`.
    private static let columns = """
        n.pseudonym, n.note_id, n.version, n.provider_id, n.content, n.stored_at,
        coalesce((SELECT h.state + 1 FROM soap_hand_offs AS h
            WHERE h.pseudonym = n.pseudonym AND h.note_id = n.note_id
                AND h.version = n.version), 0),
        (SELECT max(v.version) FROM soap_notes AS v
            WHERE v.pseudonym = n.pseudonym AND v.note_id = n.note_id),
        (SELECT v.stored_at FROM soap_notes AS v
            WHERE v.pseudonym = n.pseudonym AND v.note_id = n.note_id AND v.version = 1),
        coalesce((SELECT k.envelope FROM soap_keys AS k WHERE k.pseudonym = n.pseudonym), ''),
        \(signatures("s.signer_id")), \(signatures("s.version")),
        \(signatures("(extract(epoch FROM s.signed_at) * 1000000)::bigint"))
        """

    private static func signatures(_ column: String) -> String {
        """
        ARRAY(SELECT \(column) FROM soap_signatures AS s
            WHERE s.pseudonym = n.pseudonym AND s.note_id = n.note_id AND s.version <= n.version
            ORDER BY s.version)
        """
    }

    static let replay = PostgresStatement(
        name: "soap_replay",
        sql: """
            SELECT \(columns), k.request_digest = $3::bytea
            FROM soap_idempotency AS k
                JOIN soap_notes AS n ON n.pseudonym = k.pseudonym AND n.note_id = k.note_id
                    AND n.version = k.version
            WHERE k.pseudonym = $1::bytea AND k.request_key = $2::bytea
            """)

    /// $3: the version; NULL for the newest.
    static let read = PostgresStatement(
        name: "soap_read",
        sql: """
            SELECT \(columns)
            FROM soap_notes AS n
            WHERE n.pseudonym = $1::bytea AND n.note_id = $2::uuid
                AND n.version = coalesce($3::bigint, (
                    SELECT max(v.version) FROM soap_notes AS v
                    WHERE v.pseudonym = $1::bytea AND v.note_id = $2::uuid))
            """)

    /// The order of lists, behind ($1, $2), at most $3.
    private static let order = """
        AND (f.stored_at, f.note_id) < ($1::timestamptz, $2::uuid)
        ORDER BY f.stored_at DESC, f.note_id DESC LIMIT $3::bigint
        """

    /// Only the newest version of a note counts.
    private static let isNewest = """
        NOT EXISTS (SELECT 1 FROM soap_notes AS v
            WHERE v.pseudonym = n.pseudonym AND v.note_id = n.note_id AND v.version > n.version)
        """

    static let list = PostgresStatement(
        name: "soap_list",
        sql: """
            SELECT \(columns)
            FROM soap_notes AS f
                JOIN soap_notes AS n ON n.pseudonym = f.pseudonym AND n.note_id = f.note_id
            WHERE f.version = 1 AND \(isNewest) AND f.pseudonym = $4::bytea
                AND f.stored_at >= $5::timestamptz AND f.stored_at < $6::timestamptz
                \(order)
            """)

    /// $4 to $11: groups of names, of each of which one must be there; a group may be repeated.
    private static func found(_ scope: String) -> String {
        let groups = (4...11).map { "n.tokens && $\($0)::bigint[]" }.joined(separator: " AND ")
        return """
            SELECT \(columns)
            FROM soap_notes AS n
                JOIN soap_notes AS f ON f.pseudonym = n.pseudonym AND f.note_id = n.note_id
                    AND f.version = 1
            WHERE \(groups) AND \(isNewest) \(scope)
                \(order)
            """
    }

    static let find = PostgresStatement(
        name: "soap_find", sql: found("AND n.pseudonym = $12::bytea"))

    static let findAll = PostgresStatement(name: "soap_find_all", sql: found(""), isSlow: true)
}
