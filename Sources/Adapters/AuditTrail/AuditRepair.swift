/// What opening a journal had to cut: the remains of a write that was interrupted before anybody
/// was told that it is durable.
package struct AuditRepair: Hashable, Sendable {
    /// Octets that were cut.
    package let cutByteCount: Int
    /// The number that the cut record would have had; the next record gets it.
    package let sequence: UInt64

    /// A repair of its two parts.
    package init(cutByteCount: Int, sequence: UInt64) {
        self.cutByteCount = cutByteCount
        self.sequence = sequence
    }
}
