internal import Postgres

/// What the sealing anew says to PostgreSQL. A window is so many rows behind a place in the order
/// of their names; writing back changes a row only if it still holds what was read.
enum NoteResealStatements {
    /// All of them, for ``NoteStatements``.
    static let all = [
        state, hold, begin, advance, finish, keys, notes, writeKey, writeNote,
    ]

    // MARK: The pass

    private static let columns = """
        key_id, pass, began_at IS NOT NULL, place, pseudonym, note_id, version, examined, resealed,
        unreadable, clean_key_id
        """

    static let state = PostgresStatement(
        name: "soap_reseal_state", sql: "SELECT \(columns) FROM soap_resealing")

    /// Takes or keeps the turn: one instance at a time, until a minute after it was last heard of,
    /// and none whose ring is older. A new key ($2) makes what was under way void.
    static let hold = PostgresStatement(
        name: "soap_reseal_hold",
        sql: """
            UPDATE soap_resealing
            SET holder = $1::bytea, held_until = clock_timestamp() + interval '60 seconds',
                key_id = $2::bigint,
                key_seen_at =
                    CASE WHEN key_id = $2::bigint THEN key_seen_at ELSE clock_timestamp() END,
                began_at = CASE WHEN key_id = $2::bigint THEN began_at END
            WHERE (holder IS NULL OR holder = $1::bytea OR held_until < clock_timestamp())
                AND key_id <= $2::bigint
            RETURNING \(columns)
            """)

    static let begin = PostgresStatement(
        name: "soap_reseal_begin",
        sql: """
            UPDATE soap_resealing
            SET pass = pass + 1, began_at = clock_timestamp(), place = 0, pseudonym = '',
                note_id = '00000000-0000-0000-0000-000000000000', version = 0, examined = 0,
                resealed = 0, unreadable = 0
            WHERE holder = $1::bytea AND key_id = $2::bigint
            RETURNING \(columns)
            """)

    /// Only who has the turn, in the pass that it knows, gets on.
    static let advance = PostgresStatement(
        name: "soap_reseal_advance",
        sql: """
            UPDATE soap_resealing
            SET place = $4::integer, pseudonym = $5::bytea, note_id = $6::uuid,
                version = $7::bigint, examined = examined + $8::bigint,
                resealed = resealed + $9::bigint, unreadable = unreadable + $10::bigint,
                held_until = clock_timestamp() + interval '60 seconds'
            WHERE holder = $1::bytea AND key_id = $2::bigint AND pass = $3::bigint
            RETURNING \(columns)
            """)

    /// $4: when the active key was made, in seconds since 1970; NULL when the ring does not say,
    /// then it counts from when it was first seen. $5: how many seconds later a pass must begin
    /// to count.
    static let finish = PostgresStatement(
        name: "soap_reseal_finish",
        sql: """
            UPDATE soap_resealing
            SET began_at = NULL,
                clean_at = CASE WHEN \(isClean) THEN clock_timestamp() ELSE clean_at END,
                clean_key_id = CASE WHEN \(isClean) THEN key_id ELSE clean_key_id END
            WHERE holder = $1::bytea AND key_id = $2::bigint AND pass = $3::bigint
            RETURNING \(columns)
            """)

    private static let isClean = """
        (resealed = 0 AND unreadable = 0 AND began_at >= $5::bigint * interval '1 second'
            + coalesce(to_timestamp($4::bigint), key_seen_at))
        """

    // MARK: Tables

    /// Whether a value is an envelope under another key. Of a long one, the beginning is read.
    private static func isStale(_ column: String) -> String {
        "(octet_length(\(column)) >= 65 AND substr(\(column), 2, 4) <> $4::bytea)"
    }

    /// Rows behind $1 to $3; $4 the active key's id as an envelope has it, $5 the count.
    static let keys = PostgresStatement(
        name: "soap_reseal_keys",
        sql: """
            SELECT t.pseudonym, '00000000-0000-0000-0000-000000000000'::uuid, 0::bigint, ''::bytea,
                CASE WHEN \(isStale("t.envelope")) THEN t.envelope END
            FROM soap_keys AS t
            WHERE t.pseudonym > $1::bytea AND $2::uuid IS NOT NULL AND $3::bigint IS NOT NULL
            ORDER BY t.pseudonym LIMIT $5::bigint
            """)

    /// As ``keys``.
    static let notes = PostgresStatement(
        name: "soap_reseal_notes",
        sql: """
            SELECT t.pseudonym, t.note_id, t.version,
                CASE WHEN \(isStale("t.content")) THEN coalesce((
                    SELECT k.envelope FROM soap_keys AS k WHERE k.pseudonym = t.pseudonym
                ), '') ELSE '' END,
                CASE WHEN \(isStale("t.content")) THEN t.content END
            FROM soap_notes AS t
            WHERE (t.pseudonym, t.note_id, t.version) > ($1::bytea, $2::uuid, $3::bigint)
            ORDER BY t.pseudonym, t.note_id, t.version LIMIT $5::bigint
            """)

    /// $1 to $3 the name, $4 what was read, $5 what replaces it.
    static let writeKey = PostgresStatement(
        name: "soap_reseal_write_key",
        sql: """
            UPDATE soap_keys SET envelope = $5::bytea
            WHERE pseudonym = $1::bytea AND envelope = $4::bytea
                AND $2::uuid IS NOT NULL AND $3::bigint IS NOT NULL
            """)

    /// As ``writeKey``.
    static let writeNote = PostgresStatement(
        name: "soap_reseal_write_note",
        sql: """
            UPDATE soap_notes SET content = $5::bytea
            WHERE pseudonym = $1::bytea AND note_id = $2::uuid AND version = $3::bigint
                AND content = $4::bytea
            """)
}
