/// What one transaction of a ``CopyLoader`` does: copies first, then statements, in their order.
package struct CopyLoad {
    /// Rows for a table.
    package struct Copy {
        let sql: String
        let rows: CopyRows

        /// - Parameters:
        ///   - table: name and columns, as in COPY: `staged (a, b)`.
        ///   - rows: at least one.
        package init(into table: String, _ rows: CopyRows) {
            sql = "COPY \(table) FROM STDIN (FORMAT binary)"
            self.rows = rows
        }
    }

    /// What is copied.
    package var copies: [Copy] = []
    /// What is done with it; each statement's rows are an answer.
    package var steps: [PostgresStep]

    /// A load of its parts.
    package init(copies: [Copy] = [], steps: [PostgresStep]) {
        self.copies = copies
        self.steps = steps
    }
}
