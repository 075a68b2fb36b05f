/// The first thing that is wrong with a trail: at which number, and what.
package struct AuditFault: Hashable, Sendable {
    /// What is wrong.
    package enum Kind: String, Sendable {
        /// The record is not there, though later ones are.
        case missing
        /// The record is not in its place: it stands elsewhere, or an earlier one stands here.
        case reordered
        /// Its octets or its hash are not those that were written.
        case changed
        /// What stands there is no record, or a file is cut off or runs on where it must not.
        case malformed
        /// The records from here on are gone: an anchor, or the trail's own mark, knows of them.
        case removedAtEnd
        /// The trail is consistent in itself, but another one than the anchor was made of.
        case rewritten
        /// A segment's header was changed or belongs elsewhere.
        case badHeader
        /// A segment's seal was changed or is missing.
        case badSeal
        /// The records before this one are gone, and were never marked as shipped.
        case removedAtStart
        /// The trail or the anchor was written under another key.
        case wrongKey
        /// The anchor is not genuine, or of another trail.
        case badAnchor
    }

    /// The number of the first bad record; of the first record in question when a header, a seal or
    /// an anchor is bad.
    package let sequence: UInt64
    /// What is wrong.
    package let kind: Kind

    /// A fault of its two parts.
    package init(sequence: UInt64, kind: Kind) {
        self.sequence = sequence
        self.kind = kind
    }

    /// One sentence for people, without any record's content.
    package var text: String { "record \(sequence): \(explanation)" }

    private var explanation: String {
        switch kind {
        case .missing: "missing, though later records are there"
        case .reordered: "not in its place"
        case .changed: "changed after it was written"
        case .malformed: "not readable as a record"
        case .removedAtEnd: "removed, with all that followed"
        case .rewritten: "the trail is not the one that the anchor was made of"
        case .badHeader: "the header of its segment was changed or belongs elsewhere"
        case .badSeal: "the seal of its segment was changed or is missing"
        case .removedAtStart: "the records before it are gone and were never shipped"
        case .wrongKey: "written under another key"
        case .badAnchor: "the anchor is not genuine, or of another trail"
        }
    }
}
