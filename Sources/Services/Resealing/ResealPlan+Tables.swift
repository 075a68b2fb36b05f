internal import Postgres

/// Windows of rows, and writing back.
extension ResealPlan {
    /// Rows behind $1 to $4 (patient, month, code, version); $5 the active key's id as an envelope
    /// has it, $6 the count, $7 the version that tokens are to have.
    func window(_ table: ResealTable) -> PostgresStatement {
        let name = table.name.map { "t.\(column($0))" }.joined(separator: ", ")
        let bounds = ["$1::bytea", "$2::integer", stored("$3::bytea"), "$4::bigint"]
        let behind = table.name.map { bounds[$0.rawValue] }.joined(separator: ", ")
        let old = table.tokens.map { "t.\($0.version) < $7::bigint" } ?? "false"
        let needs = (table.values.map(Self.isStale) + [old]).joined(separator: " OR ")
        let values = table.values.map { value in
            "CASE WHEN \(Self.isStale(value)) OR \(old) THEN t.\(value) END"
        }
        return PostgresStatement(
            name: "\(prefix)_window_\(table.label)",
            sql: """
                SELECT t.pseudonym, \(part(.month, of: table)), \(part(.code, of: table)),
                    \(table.version),
                    CASE WHEN \(needs) THEN (
                        SELECT k.envelope FROM \(keyTable) AS k WHERE k.pseudonym = t.pseudonym
                    ) END, \(old), \(values.joined(separator: ",\n    "))
                FROM \(table.table) AS t
                WHERE (\(name)) > (\(behind)) AND \(Self.typed)
                ORDER BY \(name) LIMIT $6::bigint
                """)
    }

    /// Every parameter has its type somewhere.
    private static let typed = """
        $1::bytea IS NOT NULL AND $2::integer IS NOT NULL AND $3::bytea IS NOT NULL \
        AND $4::bigint IS NOT NULL AND $7::bigint IS NOT NULL
        """

    /// $1 to $4 the name and version, $5 tokens, NULL when they stay, and $6 their version; then
    /// the old and the new value of each column, NULL for one that stays.
    func write(_ table: ResealTable) -> PostgresStatement {
        var sets = table.values.enumerated().map {
            "\($1) = coalesce($\(8 + 2 * $0)::bytea, \($1))"
        }
        if let tokens = table.tokens {
            sets.append("\(tokens.column) = coalesce($5::bigint[], \(tokens.column))")
            sets.append(
                "\(tokens.version) = CASE WHEN $5::bigint[] IS NULL THEN \(tokens.version) "
                    + "ELSE $6::bigint END")
        }
        let olds = table.values.enumerated().map {
            "($\(7 + 2 * $0)::bytea IS NULL OR \($1) = $\(7 + 2 * $0)::bytea)"
        }
        let code = table.name.contains(.code) ? codeColumn : stored(noCode)
        return PostgresStatement(
            name: "\(prefix)_write_\(table.label)",
            sql: """
                UPDATE \(table.table) SET \(sets.joined(separator: ", "))
                WHERE pseudonym = $1::bytea
                    AND \(table.name.contains(.month) ? month ?? "0" : "0") = $2::integer
                    AND \(code) = \(stored("$3::bytea")) AND \(table.version) = $4::bigint
                    AND ($5::bigint[] IS NULL OR $6::bigint IS NOT NULL)
                    AND \(olds.joined(separator: " AND "))
                """)
    }

    private func column(_ part: ResealTable.Part) -> String {
        switch part {
        case .pseudonym: "pseudonym"
        case .month: month ?? "month"
        case .code: codeColumn
        case .version: "version"
        }
    }

    /// A part of a row's name; its first value where the table has none.
    private func part(_ part: ResealTable.Part, of table: ResealTable) -> String {
        guard table.name.contains(part) else { return part == .code ? noCode : "0" }
        return part == .code ? shown("t.\(codeColumn)") : "t.\(column(part))"
    }

    /// Whether a value is an envelope under another key. Of a long one, the beginning is read.
    private static func isStale(_ column: String) -> String {
        "(octet_length(t.\(column)) >= 65 AND substr(t.\(column), 2, 4) <> $5::bytea)"
    }
}
