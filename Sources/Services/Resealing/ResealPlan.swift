package import Postgres

/// What one service has to seal anew after a rotation: the tables in which its envelopes rest, and
/// the table with the one row that says how far that is.
///
/// A pass looks at so many rows behind a place in the order of their names; of each come the name,
/// and those values that name another key than the active one. Writing back changes a row only if
/// it still holds what was read.
package struct ResealPlan: Sendable {
    /// What stands in the place of ``ResealRow/Name/code``.
    package enum Code: Sendable {
        /// Octets in a column.
        case octets(String)
        /// A UUID in a column.
        case uuid(String)
    }

    let prefix: String
    let stateTable: String
    let keyTable: String
    let code: Code
    let month: String?
    let tables: [ResealTable]
    /// The version that tokens are brought to; nil for a plan without tokens.
    let tokenVersion: Int64?

    /// - Parameters:
    ///   - prefix: how its statements' names begin.
    ///   - stateTable: the table of one row.
    ///   - keyTable: patients' keys, by `pseudonym`, with their `envelope`.
    ///   - month: the column of months; nil when no name has one.
    ///   - tables: in the order in which a pass walks them.
    package init(
        prefix: String, stateTable: String, keyTable: String, code: Code, month: String? = nil,
        tables: [ResealTable], tokenVersion: Int64? = nil
    ) {
        self.prefix = prefix
        self.stateTable = stateTable
        self.keyTable = keyTable
        self.code = code
        self.month = month
        self.tables = tables
        self.tokenVersion = tokenVersion
    }

    /// All statements but ``state``, for ``PostgresPool``'s `statements`.
    package var statements: [PostgresStatement] {
        [hold, begin, advance, finish] + tables.flatMap { [window($0), write($0)] }
    }

    /// Before all rows.
    var first: ResealRow.Name {
        switch code {
        case .octets: ResealRow.Name()
        case .uuid: ResealRow.Name(code: [UInt8](repeating: 0, count: 16))
        }
    }

    // MARK: Names

    /// The column of the code.
    var codeColumn: String {
        switch code {
        case .octets(let column), .uuid(let column): column
        }
    }

    /// A value of the code's column, as octets.
    func shown(_ column: String) -> String {
        switch code {
        case .octets: column
        case .uuid: "uuid_send(\(column))"
        }
    }

    /// Octets, as a value for the code's column.
    func stored(_ octets: String) -> String {
        switch code {
        case .octets: octets
        case .uuid: "encode(\(octets), 'hex')::uuid"
        }
    }

    /// The code of a row that has none.
    var noCode: String {
        switch code {
        case .octets: "''::bytea"
        case .uuid: "'\\x\(String(repeating: "0", count: 32))'::bytea"
        }
    }
}
