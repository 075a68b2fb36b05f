/// Records of one or several callers, written out once and appended to a journal together.
package struct AuditFrames: Sendable {
    /// The frames, without numbers and hashes, which the journal's writer fills in.
    private(set) var octets: [UInt8] = []
    /// Records in it.
    package private(set) var recordCount = 0

    /// None yet.
    package init() {}

    /// Whether there is no record.
    package var isEmpty: Bool { recordCount == 0 }

    /// Adds a record behind the others.
    package mutating func append(_ record: AuditRecord) {
        SegmentFrame.append(record, to: &octets)
        recordCount += 1
    }
}
