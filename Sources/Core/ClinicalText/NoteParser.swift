/// Reads clinical notes.
public enum NoteParser {
    /// Longest note, in octets of UTF-8 (256 KiB).
    public static let noteByteCountMax = 256 << 10
    /// Most sections, codes and values together. No real note comes near; an answer that holds them
    /// all stays within what a message may hold.
    public static let findingCountMax = 4_096

    /// Finds the sections, codes and vital signs of a note.
    ///
    /// The work is linear in the length of the note, whatever stands in it.
    /// - Throws: ``ClinicalTextError`` with code `tooLong` over ``noteByteCountMax``, `notUTF8` for
    ///   ill-formed UTF-8, `tooManyFindings` over ``findingCountMax``, `noSection` when none of the
    ///   headings is one of S, O, A, P or A&P.
    public static func parse(_ note: Span<UInt8>) throws(ClinicalTextError) -> NoteExtraction {
        try bounded(measure(note, known: nil).extraction)
    }

    /// The same for a note in an array.
    public static func parse(_ note: [UInt8]) throws(ClinicalTextError) -> NoteExtraction {
        try parse(note.span)
    }

    /// The same for a note composed of sections: their borders are kept, whatever their texts hold.
    /// - Throws: As above; `noSection` when every section was empty.
    public static func parse(_ note: ComposedNote) throws(ClinicalTextError) -> NoteExtraction {
        try bounded(measure(note.utf8.span, known: note.headings).extraction)
    }

    /// Parses, and counts the octets and tokens looked at.
    static func measure(
        _ bytes: Span<UInt8>, known: [HeadingScanner.Match]?
    ) throws(ClinicalTextError) -> (extraction: NoteExtraction, stepCount: Int) {
        try check(bytes)
        var tokenizer = Tokenizer(known: known)
        var window = TokenWindow()
        var rules = NoteRules()
        var isAtEnd = false
        var ordinal = 0
        while !isAtEnd {
            isAtEnd = window.append(from: &tokenizer, bytes)
            window.close(isLast: isAtEnd)
            let end = window.readCount - (isAtEnd ? 0 : TokenWindow.lookaheadMax)
            while ordinal < end {
                window.reveal(for: ordinal)
                rules.take(window.token(ordinal), ordinal, &window, bytes)
                ordinal += 1
            }
        }
        var extraction = rules.extraction
        extraction.sections = tokenizer.finish(bytes)
        extraction.preamble = 0..<(extraction.sections.first?.heading.lowerBound ?? bytes.count)
        guard extraction.sections.contains(where: { $0.kind != .other }) else {
            throw ClinicalTextError(
                .noSection,
                "none of the four SOAP sections has a heading in the note's "
                    + "\(bytes.count) octets")
        }
        return (extraction, tokenizer.totalStepCount + window.visitCount)
    }

    private static func bounded(
        _ extraction: NoteExtraction
    ) throws(ClinicalTextError) -> NoteExtraction {
        guard extraction.findingCount <= findingCountMax else {
            throw ClinicalTextError(
                .tooManyFindings,
                "the note has \(extraction.findingCount) sections, codes and values, the limit is "
                    + "\(findingCountMax)")
        }
        return extraction
    }

    private static func check(_ bytes: Span<UInt8>) throws(ClinicalTextError) {
        guard bytes.count <= noteByteCountMax else {
            throw ClinicalTextError(
                .tooLong, "the note has \(bytes.count) octets, the limit is \(noteByteCountMax)")
        }
        do {
            _ = try UTF8Span(validating: bytes)
        } catch {
            throw ClinicalTextError(
                .notUTF8, "ill-formed UTF-8 at octet \(error.byteOffsets.lowerBound) of the note")
        }
    }
}
