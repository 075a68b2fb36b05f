/// A section of a note: its heading, and the text up to the next one. All ranges are in octets.
public struct NoteSection: Sendable, Equatable {
    /// Which part of the note it belongs to.
    public let kind: SectionKind
    /// LOINC code: the heading's own where it has one (HPI is 10164-2), else that of the kind.
    public let loinc: String
    /// From the start of the heading's line through its separator and the blanks after it.
    public let heading: Range<Int>
    /// From the end of the heading to the next heading or the end of the note.
    public let text: Range<Int>
    /// ``text`` without white space at either end. Empty, at the start of the text, when there is
    /// nothing else.
    public let content: Range<Int>
}
