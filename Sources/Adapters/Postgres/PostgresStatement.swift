/// A statement that every connection of a pool prepares when it connects.
package struct PostgresStatement: Sendable {
    /// Its name within the pool; unique.
    package let name: String
    /// One SQL statement with parameters `$1`, `$2` …
    package let sql: String
    /// Whether reading it may take long: it then goes over connections of its own, so that what is
    /// quick, an emergency's read, is never behind it.
    package let isSlow: Bool

    /// Makes a statement. `name` is unique within a pool.
    ///
    /// A statement must not begin or end a transaction: every call is one by itself, and shares
    /// its commit with others.
    package init(name: String, sql: String, isSlow: Bool = false) {
        precondition(!name.isEmpty && name.utf8.count < 64, "a statement's name has 1 to 63 octets")
        precondition(!Self.controlsTransaction(sql), "\(name) controls a transaction")
        self.name = name
        self.sql = sql
        self.isSlow = isSlow
    }

    /// The statement with its name behind it, as it is prepared: statistics of the server, which
    /// know statements by their text alone, then tell whose it is.
    var labelledSQL: String {
        let isWord = name.utf8.allSatisfy { octet in
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(octet) || octet == UInt8(ascii: "_")
        }
        return isWord ? "\(sql) /* carewire:\(name) */" : sql
    }

    /// Whether the first word begins or ends a transaction.
    static func controlsTransaction(_ sql: String) -> Bool {
        let word = sql.drop { $0.isWhitespace }.prefix { $0.isLetter }.uppercased()
        return [
            "BEGIN", "START", "COMMIT", "END", "ROLLBACK", "ABORT", "SAVEPOINT", "RELEASE",
        ].contains(word)
    }
}

/// One statement of a write, with its values.
package struct PostgresStep: Sendable {
    /// What to execute; one of the pool's statements.
    package let statement: PostgresStatement
    /// Values of `$1`, `$2` … in order.
    package let values: [PostgresValue]

    /// Makes a step.
    package init(_ statement: PostgresStatement, _ values: [PostgresValue]) {
        self.statement = statement
        self.values = values
    }
}

/// One change of a schema, applied once, in its own transaction.
package struct PostgresMigration: Sendable {
    /// Its place in the order, from 1; never reused.
    package let version: Int
    /// One or more SQL statements, none of which begins or ends a transaction. What was applied
    /// is not edited afterwards: its checksum is kept.
    package let sql: String

    /// Makes a migration.
    package init(version: Int, sql: String) {
        self.version = version
        self.sql = sql
    }
}
