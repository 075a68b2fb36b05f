/// Reads notes with one terminology, one code table and one profile.
///
/// An engine does not change; many threads may use it at once.
public struct ClinicalEngine: Sendable {
    /// How a note is read. What comes out is the same in every octet.
    public enum Profile: String, Sendable, CaseIterable {
        /// Octet by octet, and every word is looked up in the whole table.
        case conservative
        /// The bits of 32 octets at a time.
        case balanced
        /// The bits of 32 octets at a time, and a small filter before the table.
        case aggressive

        var speed: Tokenizer.Speed {
            switch self {
            case .conservative: []
            case .balanced: .wide
            case .aggressive: [.wide, .filter]
            }
        }
    }

    /// Longest note, in octets of UTF-8 (1 MiB).
    public static let noteByteCountMax = 1 << 20
    /// Most sections, codes, values, findings, red flags and identifiers of a note together.
    public static let resultCountMax = 65_536

    /// The terms and the assertion rules.
    public let terminology: Terminology
    /// The ICD-10-CM table; without it codes are known by shape and context only.
    public let codeTable: CodeTable?
    /// How notes are read.
    public let profile: Profile

    /// An engine; without arguments, with what comes with this module.
    public init(
        terminology: Terminology = .builtIn, codeTable: CodeTable? = nil,
        profile: Profile = .balanced
    ) {
        self.terminology = terminology
        self.codeTable = codeTable
        self.profile = profile
    }

    /// What every result of this engine says about its rules.
    public var versions: RuleVersions {
        RuleVersions(
            rules: RuleVersions.rulesCurrent, terminology: terminology.version,
            codeTable: codeTable?.name)
    }

    /// Reads a note. A note without headings is its preamble, and no error.
    ///
    /// The work is linear in the length of the note, whatever stands in it.
    /// - Throws: ``ClinicalTextError`` with code `tooLong` over ``noteByteCountMax``, `notUTF8`, or
    ///   `tooManyFindings` over ``resultCountMax``.
    public func read(_ note: Span<UInt8>) throws(ClinicalTextError) -> NoteReading {
        try measure(note).reading
    }

    /// The same, into a reading of the caller's, whose memory is used again: a worker that reads
    /// one note after the other keeps one.
    /// - Throws: As ``read(_:)-(Span<UInt8>)`` does; the reading is empty then.
    public func read(
        _ note: Span<UInt8>, into reading: inout NoteReading
    ) throws(ClinicalTextError) {
        var used = NoteReading()
        swap(&used, &reading)
        try Self.check(note)
        var scan = NoteScan(self)
        scan.reuse(&used)
        reading = try finish(scan, note).reading
    }

    /// The same for a note in an array.
    public func read(_ note: [UInt8]) throws(ClinicalTextError) -> NoteReading {
        try read(note.span)
    }

    /// The same for a string.
    public func read(_ note: String) throws(ClinicalTextError) -> NoteReading {
        try read(Array(note.utf8).span)
    }

    /// The same for a note composed of sections: their borders are kept, whatever their texts hold.
    public func read(_ note: ComposedNote) throws(ClinicalTextError) -> NoteReading {
        try measure(note.utf8.span, known: note.headings).reading
    }

    /// How many octets and tokens a debug build looks at to read a note; what it finds is thrown
    /// away.
    /// - Throws: As ``read(_:)-([UInt8])`` does.
    package func stepCount(_ note: [UInt8]) throws(ClinicalTextError) -> Int {
        try measure(note.span).stepCount
    }

    /// Reads, and counts the octets and tokens looked at.
    func measure(
        _ note: Span<UInt8>, known: [HeadingScanner.Match]? = nil
    ) throws(ClinicalTextError) -> (reading: NoteReading, stepCount: Int) {
        try Self.check(note)
        return try finish(NoteScan(self, known: known), note)
    }

    private func finish(
        _ begun: consuming NoteScan, _ note: Span<UInt8>
    ) throws(ClinicalTextError) -> (reading: NoteReading, stepCount: Int) {
        var scan = begun
        try scan.advance(note, isWhole: true)
        return scan.finish(note, self)
    }

    /// Neither too long nor ill-formed.
    private static func check(_ note: Span<UInt8>) throws(ClinicalTextError) {
        guard note.count <= noteByteCountMax else {
            throw ClinicalTextError(
                .tooLong, "the note has \(note.count) octets, the limit is \(noteByteCountMax)")
        }
        // What is ASCII is passed over 64 octets at a time.
        let start = OctetBlock.plainCount(note)
        do {
            _ = try UTF8Span(validating: note.extracting(start..<note.count))
        } catch {
            let octet = start + error.byteOffsets.lowerBound
            throw ClinicalTextError(.notUTF8, "ill-formed UTF-8 at octet \(octet) of the note")
        }
    }
}
