package import ClinicalText
internal import Messages

/// Reads notes, and says so when it cannot: a note that nobody has looked into counts as the most
/// urgent, and is stored and handed over all the same.
package struct NoteScreener: Sendable {
    /// A note as it came.
    package enum Source: Sendable {
        /// Free text.
        case text(String)
        /// Put together from its sections.
        case composed(ComposedNote)
    }

    /// Takes a note apart; whatever it throws means that the note was not screened.
    package typealias Reader = @Sendable (Source) throws -> NoteReading

    /// What the terms of a reading mean.
    package let terminology: Terminology
    /// Which rules the engine has.
    let versions: RuleVersions
    private let reader: Reader

    /// A screener that uses an engine.
    package init(_ engine: ClinicalEngine = ClinicalEngine()) {
        self.init(engine) { source in
            switch source {
            case .text(let text): try engine.read(text.utf8Span.span)
            case .composed(let note): try engine.read(note)
            }
        }
    }

    /// A screener with a site's own tables.
    /// - Parameters:
    ///   - profile: `conservative`, `balanced` or `aggressive`; nil for balanced.
    ///   - codes: an order file of ICD-10-CM, and its name; nil for none.
    ///   - terms: a terminology file that adds to what comes with the engine; nil for none.
    /// - Throws: ``SOAPServiceError`` with code `internalFailure`, which names the first bad line.
    package init(
        profile: String?, codes: (name: String, file: [UInt8])?, terms: [UInt8]?
    ) throws(SOAPServiceError) {
        let name = profile ?? ClinicalEngine.Profile.balanced.rawValue
        guard let profile = ClinicalEngine.Profile(rawValue: name) else {
            throw SOAPServiceError(
                .internalFailure, "a profile is conservative, balanced or aggressive")
        }
        do throws(ClinicalTextError) {
            var table: CodeTable?
            if let codes { table = try CodeTable(orderFile: codes.file, name: codes.name) }
            var terminology = Terminology.builtIn
            if let terms { terminology = try Terminology(file: terms) }
            self.init(
                ClinicalEngine(terminology: terminology, codeTable: table, profile: profile))
        } catch {
            throw SOAPServiceError(
                .internalFailure, "clinical text: \(error.message)", cause: error)
        }
    }

    /// A screener whose notes something else reads, such as a check that fails.
    /// - Parameter engine: of whose terminology the readings speak.
    package init(_ engine: ClinicalEngine, reader: @escaping Reader) {
        terminology = engine.terminology
        versions = engine.versions
        self.reader = reader
    }

    /// A note and what is known of it.
    struct Note {
        let text: String
        let extraction: SoapV1.Extraction
        /// What a search can find it by.
        let terms: NoteTerms
        let isScreened: Bool

        /// Whether it goes ahead of others.
        var isUrgent: Bool { !isScreened || extraction.urgency == .emergency }
        var screening: SoapV1.Screening { isScreened ? .done : .notScreened }
    }

    /// Reads a note. Never fails: what cannot be read is not screened.
    func screen(_ source: Source) -> Note {
        let text =
            switch source {
            case .text(let text): text
            case .composed(let note): String(decoding: note.utf8, as: UTF8.self)
            }
        do {
            let reading = try reader(source)
            return Note(
                text: text,
                extraction: SoapV1.Extraction(
                    reading, terminology: terminology),
                terms: NoteTerms(reading), isScreened: true)
        } catch {
            return Note(
                text: text,
                extraction: SoapV1.Extraction(
                    unclassifiedLength: UInt32(clamping: text.utf8.count),
                    versions: SoapV1.RuleVersions(versions)),
                terms: NoteTerms(), isScreened: false)
        }
    }
}
