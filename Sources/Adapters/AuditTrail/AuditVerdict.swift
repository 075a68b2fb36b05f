/// What a verification found.
package struct AuditVerdict: Hashable, Sendable {
    /// The first record's number; 0 when there is none.
    package var firstSequence: UInt64 = 0
    /// The last good record's number; 0 when there is none.
    package var lastSequence: UInt64 = 0
    /// Good records.
    package var recordCount: UInt64 = 0
    /// Anchors that were compared with a record; the others lie before the first record kept.
    package var anchorCount = 0
    /// Octets at the end that no caller was ever told are durable: a write that was interrupted, or
    /// is going on.
    package var unacknowledgedByteCount = 0
    /// The first fault; nil when the trail is sound.
    package var fault: AuditFault?

    /// A verdict about nothing, to be filled.
    package init() {}

    /// Whether nothing is wrong.
    package var isSound: Bool { fault == nil }
}
