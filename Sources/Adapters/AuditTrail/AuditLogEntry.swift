/// A record as the trail holds it: with its number and the chain's hash. What is shipped to a
/// database, and what a row read back from there must be again.
package struct AuditLogEntry: Hashable, Sendable {
    /// The number, from 1, without gaps.
    package let sequence: UInt64
    /// The chain's hash at this record.
    package let hash: AuditHash
    /// The record's canonical octets.
    package let record: [UInt8]

    /// An entry of its three parts, as read from wherever it was kept.
    package init(sequence: UInt64, hash: AuditHash, record: [UInt8]) {
        self.sequence = sequence
        self.hash = hash
        self.record = record
    }
}
