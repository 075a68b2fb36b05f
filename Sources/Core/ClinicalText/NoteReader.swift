/// Reads a note that arrives in pieces.
///
/// Each line is read when it is whole; the octets are kept, because the ranges of the result are
/// theirs. The result is that of ``ClinicalEngine/read(_:)-(Span<UInt8>)`` over the whole note.
public struct NoteReader: ~Copyable {
    private let engine: ClinicalEngine
    private var octets: [UInt8] = []
    private var scan: NoteScan
    private var readEnd = 0

    /// A reader of one note.
    public init(_ engine: ClinicalEngine) {
        self.engine = engine
        scan = NoteScan(engine)
    }

    /// Takes the next piece; it may end anywhere, in the middle of a character too.
    /// - Throws: ``ClinicalTextError`` with code `tooLong`, `notUTF8` or `tooManyFindings`; the
    ///   reader is of no use then.
    public mutating func append(_ piece: Span<UInt8>) throws(ClinicalTextError) {
        guard octets.count + piece.count <= ClinicalEngine.noteByteCountMax else {
            throw ClinicalTextError(
                .tooLong,
                "the note has more than \(ClinicalEngine.noteByteCountMax) octets")
        }
        var lineEnd = 0
        for index in piece.indices {
            octets.append(piece[index])
            if piece[index] == 0x0A { lineEnd = octets.count }
        }
        guard lineEnd > 0 else { return }
        try check(octets.span.extracting(readEnd..<lineEnd))
        readEnd = lineEnd
        let read = octets
        try scan.advance(read.span.extracting(first: lineEnd), isWhole: false)
    }

    /// The same for an array.
    public mutating func append(_ piece: [UInt8]) throws(ClinicalTextError) {
        try append(piece.span)
    }

    /// The note is whole.
    /// - Throws: ``ClinicalTextError`` with code `notUTF8` or `tooManyFindings`.
    public consuming func finish() throws(ClinicalTextError) -> NoteReading {
        try check(octets.span.extracting(droppingFirst: readEnd))
        let note = octets
        let engine = engine
        try scan.advance(note.span, isWhole: true)
        return scan.finish(note.span, engine).reading
    }

    private func check(_ lines: Span<UInt8>) throws(ClinicalTextError) {
        do {
            _ = try UTF8Span(validating: lines)
        } catch {
            throw ClinicalTextError(
                .notUTF8,
                "ill-formed UTF-8 at octet \(readEnd + error.byteOffsets.lowerBound) of the note")
        }
    }
}
