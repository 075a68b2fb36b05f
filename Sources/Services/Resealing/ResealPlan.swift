package import Postgres

/// What the sealing anew says to PostgreSQL. A window is so many rows behind a place in the order
/// of their names; of each come the name, and those values that name another key than the active
/// one. Writing back changes a row only if it still holds what was read.
package enum ResealStatements {
    /// All of them, for ``PostgresPool``'s `statements`.
    package static let all =
        [hold, begin, advance, finish]
        + ResealPlace.allCases.flatMap {
            [window($0), write($0)]
        }

    // MARK: The pass

    private static let columns = """
        key_id, pass, began_at IS NOT NULL, place, pseudonym, month, entry_id, version, examined,
        resealed, unreadable, clean_key_id
        """

    /// For ``PatientStatements``.
    static let state = PostgresStatement(
        name: "reseal_state", sql: "SELECT \(columns) FROM patient_resealing")

    /// Takes or keeps the turn: one instance at a time, until a minute after it was last heard of,
    /// and none whose ring is older. A new key ($2) makes what was under way void.
    static let hold = PostgresStatement(
        name: "reseal_hold",
        sql: """
            UPDATE patient_resealing
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
        name: "reseal_begin",
        sql: """
            UPDATE patient_resealing
            SET pass = pass + 1, began_at = clock_timestamp(), place = 0, pseudonym = '',
                month = 0, entry_id = '', version = 0, examined = 0, resealed = 0,
                unreadable = 0
            WHERE holder = $1::bytea AND key_id = $2::bigint
            RETURNING \(columns)
            """)

    /// Only who has the turn, in the pass that it knows, gets on.
    static let advance = PostgresStatement(
        name: "reseal_advance",
        sql: """
            UPDATE patient_resealing
            SET place = $4::integer, pseudonym = $5::bytea, month = $6::integer,
                entry_id = $7::bytea, version = $8::bigint, examined = examined + $9::bigint,
                resealed = resealed + $10::bigint, unreadable = unreadable + $11::bigint,
                held_until = clock_timestamp() + interval '60 seconds'
            WHERE holder = $1::bytea AND key_id = $2::bigint AND pass = $3::bigint
            RETURNING \(columns)
            """)

    /// $4: when the active key was made, in seconds since 1970; NULL when the ring does not say,
    /// then it counts from when it was first seen. $5: how many seconds later a pass must begin
    /// to count.
    static let finish = PostgresStatement(
        name: "reseal_finish",
        sql: """
            UPDATE patient_resealing
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

    /// Rows behind $1 to $4 (patient, month, code, version); $5 the active key's id as an envelope
    /// has it, $6 the count.
    static func window(_ place: ResealPlace) -> PostgresStatement {
        let table = tables[place.rawValue]
        let name = table.name.map { "t.\($0)" }.joined(separator: ", ")
        let bounds = ["$1::bytea", "$2::integer", "$3::bytea", "$4::bigint"]
        let all = ["pseudonym", "month", "entry_id", "version"]
        let behind = table.name.compactMap { all.firstIndex(of: $0) }.map { bounds[$0] }
        // Every parameter has its type somewhere.
        let typed = bounds.map { "\($0) IS NOT NULL" }.joined(separator: " AND ")
        let needs = table.values.map(isStale).joined(separator: " OR ")
        return PostgresStatement(
            name: "reseal_window_\(place)",
            sql: """
                SELECT t.pseudonym, \(table.month), \(table.code), \(table.version),
                    CASE WHEN \(needs) THEN (
                        SELECT k.envelope FROM patient_keys AS k WHERE k.pseudonym = t.pseudonym
                    ) END,
                    \(table.values.map { "CASE WHEN \(isStale($0)) THEN t.\($0) END" }
                        .joined(separator: ",\n    "))
                FROM \(table.table) AS t
                WHERE (\(name)) > (\(behind.joined(separator: ", "))) AND \(typed)
                ORDER BY \(name) LIMIT $6::bigint
                """)
    }

    /// $1 to $4 the name and version, then the old and the new value of each column, NULL for one
    /// that stays.
    static func write(_ place: ResealPlace) -> PostgresStatement {
        let table = tables[place.rawValue]
        let sets = table.values.enumerated().map {
            "\($1) = coalesce($\(6 + 2 * $0)::bytea, \($1))"
        }
        let olds = table.values.enumerated().map {
            "($\(5 + 2 * $0)::bytea IS NULL OR \($1) = $\(5 + 2 * $0)::bytea)"
        }
        return PostgresStatement(
            name: "reseal_write_\(place)",
            sql: """
                UPDATE \(table.table) SET \(sets.joined(separator: ", "))
                WHERE pseudonym = $1::bytea AND \(table.month) = $2::integer
                    AND \(table.code) = $3::bytea AND \(table.version) = $4::bigint
                    AND \(olds.joined(separator: " AND "))
                """)
    }

    /// Whether a value is an envelope under another key. Of a long one, the beginning is read.
    private static func isStale(_ column: String) -> String {
        "(octet_length(t.\(column)) >= 65 AND substr(t.\(column), 2, 4) <> $5::bytea)"
    }

    private struct Table {
        let table: String
        let name: [String]
        let values: [String]
        var month = "0"
        var code = "''::bytea"
        var version = "version"
    }

    /// In the order of ``ResealPlace``.
    private static let tables = [
        Table(
            table: "patient_keys", name: ["pseudonym"], values: ["envelope"], version: "1::bigint"),
        Table(
            table: "patients", name: ["pseudonym"],
            values: ["demographics", "history", "subject", "link"]),
        Table(
            table: "patient_versions", name: ["pseudonym", "version"],
            values: ["demographics", "history"]),
        Table(
            table: "chart_entries", name: ["pseudonym", "month", "entry_id"], values: ["content"],
            month: "month", code: "entry_id"),
        Table(
            table: "chart_entry_versions", name: ["pseudonym", "month", "entry_id", "version"],
            values: ["content"], month: "month", code: "entry_id"),
    ]

    /// How many values a row of a table has.
    static func valueCount(_ place: ResealPlace) -> Int { tables[place.rawValue].values.count }
}
