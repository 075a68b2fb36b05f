package import Postgres

/// Turns and passes: what is said to the table of one row.
extension ResealPlan {
    private var columns: String {
        """
        key_id, pass, began_at IS NOT NULL, place, pseudonym, \(month ?? "0"),
        \(shown(codeColumn)), version, examined, resealed, unreadable, clean_key_id,
        \(tokenVersion == nil ? "0::bigint, 0::bigint" : "renewed, clean_token_version")
        """
    }

    /// How far it is.
    package var state: PostgresStatement {
        PostgresStatement(name: "\(prefix)_state", sql: "SELECT \(columns) FROM \(stateTable)")
    }

    /// Takes or keeps the turn: one instance at a time, until a minute after it was last heard of,
    /// and none whose ring is older. A new key ($2) makes what was under way void.
    var hold: PostgresStatement {
        PostgresStatement(
            name: "\(prefix)_hold",
            sql: """
                UPDATE \(stateTable)
                SET holder = $1::bytea, held_until = clock_timestamp() + interval '60 seconds',
                    key_id = $2::bigint,
                    key_seen_at =
                        CASE WHEN key_id = $2::bigint THEN key_seen_at ELSE clock_timestamp() END,
                    began_at = CASE WHEN key_id = $2::bigint THEN began_at END
                WHERE (holder IS NULL OR holder = $1::bytea OR held_until < clock_timestamp())
                    AND key_id <= $2::bigint
                RETURNING \(columns)
                """)
    }

    /// Begins a pass.
    var begin: PostgresStatement {
        PostgresStatement(
            name: "\(prefix)_begin",
            sql: """
                UPDATE \(stateTable)
                SET pass = pass + 1, began_at = clock_timestamp(), place = 0, pseudonym = '',
                    \(month.map { "\($0) = 0, " } ?? "")
                    \(codeColumn) = \(stored(noCode)), version = 0, examined = 0, resealed = 0,
                    unreadable = 0\(tokenVersion == nil ? "" : ", renewed = 0")
                WHERE holder = $1::bytea AND key_id = $2::bigint
                RETURNING \(columns)
                """)
    }

    /// Only who has the turn, in the pass that it knows, gets on. Every parameter has its type
    /// somewhere.
    var advance: PostgresStatement {
        PostgresStatement(
            name: "\(prefix)_advance",
            sql: """
                UPDATE \(stateTable)
                SET place = $4::integer, pseudonym = $5::bytea,
                    \(month.map { "\($0) = $6::integer, " } ?? "")
                    \(codeColumn) = \(stored("$7::bytea")), version = $8::bigint,
                    examined = examined + $9::bigint, resealed = resealed + $10::bigint,
                    unreadable = unreadable + $11::bigint,
                    \(tokenVersion == nil ? "" : "renewed = renewed + $12::bigint,")
                    held_until = clock_timestamp() + interval '60 seconds'
                WHERE holder = $1::bytea AND key_id = $2::bigint AND pass = $3::bigint
                    AND $6::integer IS NOT NULL AND $12::bigint IS NOT NULL
                RETURNING \(columns)
                """)
    }

    /// $4: when the active key was made, in seconds since 1970; NULL when the ring does not say,
    /// then it counts from when it was first seen. $5: how many seconds later a pass must begin
    /// to count. $6: the version of tokens that the pass has brought everywhere; tokens of a row
    /// that does not open cannot be made, and hold up nothing.
    var finish: PostgresStatement {
        PostgresStatement(
            name: "\(prefix)_finish",
            sql: """
                UPDATE \(stateTable)
                SET began_at = NULL,
                    clean_at = CASE WHEN \(Self.isClean) THEN clock_timestamp() ELSE clean_at END,
                    clean_key_id = CASE WHEN \(Self.isClean) THEN key_id ELSE clean_key_id END
                    \(tokenVersion == nil ? "" : ", clean_token_version = $6::bigint")
                WHERE holder = $1::bytea AND key_id = $2::bigint AND pass = $3::bigint
                    AND $6::bigint IS NOT NULL
                RETURNING \(columns)
                """)
    }

    private static let isClean = """
        (resealed = 0 AND unreadable = 0 AND began_at >= $5::bigint * interval '1 second'
            + coalesce(to_timestamp($4::bigint), key_seen_at))
        """
}
