/// A row that a pass has looked at: its name, and those of its values that are under another key
/// than the active one, or that its tokens have to be made of.
package struct ResealRow: Sendable, Equatable {
    /// The name of a row, and so a place between rows. What a table's name has not is empty.
    package struct Name: Sendable, Equatable {
        /// HMAC of the patient id, 32 octets; empty before all rows.
        package var pseudonym: [UInt8] = []
        /// A month, where that is a part of names.
        package var month: Int32 = 0
        /// The rest of the name: octets, or those of a UUID.
        package var code: [UInt8]
        /// The version of a row of history. In the tables that hold current versions it is not
        /// part of the name, and still what the values are bound to.
        package var version: UInt64 = 0

        /// Before all rows.
        package init(code: [UInt8] = []) { self.code = code }
    }

    /// Which row.
    package var name: Name
    /// Envelope of the patient's key; empty without one, and when it is not needed.
    package var key: [UInt8]
    /// Envelopes under other keys, by their columns' places in ``ResealTable/values``; nil where
    /// there is nothing to do.
    package var values: [[UInt8]?]
    /// What replaces them; nil where nothing does.
    package var replacements: [[UInt8]?]

    /// Whether its tokens are of an earlier version.
    package var needsTokens = false
    /// What replaces its tokens; nil when they stay.
    package var tokens: [Int64]?

    /// Whether anything is to be written.
    var isChanged: Bool { tokens != nil || replacements.contains { $0 != nil } }
}
