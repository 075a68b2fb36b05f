/// One access that the trail in the database tells of.
package struct FoundAccess: Sendable, Equatable {
    /// Where it stands.
    package let position: AccessPosition
    /// The record's canonical octets.
    package let octets: [UInt8]

    /// An access of its two parts.
    package init(position: AccessPosition, octets: [UInt8]) {
        self.position = position
        self.octets = octets
    }
}
