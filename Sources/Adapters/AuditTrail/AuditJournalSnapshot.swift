/// What goes on in a journal, for alarms and pages.
package struct AuditJournalSnapshot: Sendable {
    /// The last durable record's number.
    package let durableSequence: UInt64
    /// The last shipped record's number.
    package let shippedSequence: UInt64
    /// Records that wait for their burst.
    package let queuedRecordCount: Int
    /// Bursts, each with one `fdatasync`, since the journal was opened.
    package let burstCount: UInt64
    /// Why records are refused; nil while they are accepted.
    package let refusal: AuditError?
}
