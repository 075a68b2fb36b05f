/// Takes the identifiers out of notes.
public struct NoteRedactor: Sendable {
    /// Most times that a note is read; each time only what the last left is looked for.
    static let roundCountMax = 8

    private let engine: ClinicalEngine

    /// A redactor that finds what the engine finds.
    public init(_ engine: ClinicalEngine) { self.engine = engine }

    /// Redacts a note. Doing it again changes nothing.
    /// - Throws: As ``ClinicalEngine/read(_:)-(Span<UInt8>)`` does.
    public func redact(_ note: [UInt8]) throws(ClinicalTextError) -> Redaction {
        var spans: [IdentifierSpan] = []
        var redaction = Redaction(note, spans)
        for _ in 0..<Self.roundCountMax {
            let found = try engine.read(redaction.text.span).identifiers
            guard !found.isEmpty else { break }
            // What stood beside a removed identifier may be recognised only now.
            for span in found {
                let lower = redaction.originalOffset(of: span.range.lowerBound)
                let upper = redaction.originalEnd(of: span.range.upperBound)
                spans.append(IdentifierSpan(category: span.category, range: lower..<upper))
            }
            redaction = Redaction(note, spans)
        }
        return redaction
    }
}
