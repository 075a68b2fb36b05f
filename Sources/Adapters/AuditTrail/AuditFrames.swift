/// Records of one or several callers, written out once and appended to a journal together.
package struct AuditFrames: Sendable {
    /// The frames, without numbers and hashes, which the journal's writer fills in.
    private(set) var octets: [UInt8] = []
    /// Records in it.
    package private(set) var recordCount = 0

    /// None yet.
    package init() {}

    /// None yet, with room for so many octets.
    package init(byteCount: Int) { octets.reserveCapacity(byteCount) }

    /// Octets in it.
    package var byteCount: Int { octets.count }

    /// Whether there is no record.
    package var isEmpty: Bool { recordCount == 0 }

    /// Adds a record behind the others.
    package mutating func append(_ record: AuditRecord) {
        SegmentFrame.append(record, to: &octets)
        recordCount += 1
    }

    /// Adds a record of a form behind the others.
    package mutating func append(_ form: AuditRecordForm, _ facts: AuditRecordForm.Facts) {
        SegmentFrame.append(form, facts, to: &octets)
        recordCount += 1
    }
}
