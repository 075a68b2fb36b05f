/// A table in which envelopes rest.
package struct ResealTable: Sendable {
    /// A part of a row's name, in the order in which rows are walked.
    package enum Part: Int, Sendable {
        /// The patient.
        case pseudonym
        /// A month.
        case month
        /// The rest.
        case code
        /// A version.
        case version
    }

    /// How statements of this table are called.
    let label: String
    let table: String
    let name: [Part]
    let values: [String]
    /// The version that the values are bound to, as an expression.
    let version: String
    /// Columns of tokens and of their version; nil when it has none.
    let tokens: (column: String, version: String)?

    /// - Parameters:
    ///   - label: how statements of this table are called.
    ///   - name: what makes a row's name; the table's key.
    ///   - values: columns of envelopes.
    ///   - version: the column or expression that the envelopes are bound to.
    ///   - tokens: columns of the names by which a row is found, and of their version.
    package init(
        _ label: String, table: String, name: [Part], values: [String],
        version: String = "version", tokens: (column: String, version: String)? = nil
    ) {
        self.label = label
        self.table = table
        self.name = name
        self.values = values
        self.version = version
        self.tokens = tokens
    }
}
