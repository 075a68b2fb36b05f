/// A note while it is read: the tokens on their way from the tokenizer to the rules.
struct NoteScan: ~Copyable {
    private var tokenizer: Tokenizer
    private var window: TokenWindow
    private var takenCount = 0
    private var notes = NoteRules()
    private var findings: FindingRules
    private var identifiers: IdentifierRules

    init(_ engine: ClinicalEngine, known: [HeadingScanner.Match]? = nil) {
        window = TokenWindow(engine.terminology)
        tokenizer = Tokenizer(
            known: known, lexicon: engine.terminology.lexicon,
            numerals: engine.terminology.numerals, speed: engine.profile.speed)
        findings = FindingRules(engine.terminology)
        identifiers = IdentifierRules(isThorough: engine.profile == .conservative)
    }

    /// How often a rule looked farther than it may; counted in debug builds.
    var overreachCount: Int { window.overreachCount }

    /// Takes over the memory of a reading that nobody needs any more.
    mutating func reuse(_ used: inout NoteReading) {
        notes.reuse(&used.extraction)
        findings.reuse(&used)
        identifiers.reuse(&used)
        tokenizer.reuse(&used.extraction)
    }

    /// Reads on to the end of what is there; what is not the whole note must end behind a line.
    mutating func advance(
        _ bytes: Span<UInt8>, isWhole: Bool
    ) throws(ClinicalTextError) {
        var isLast = false
        while !isLast, isWhole || tokenizer.position < bytes.count {
            // Many at a time: reading and judging in turns would cost each the other's cache.
            let start = window.readCount
            while window.readCount &- takenCount < TokenWindow.readCountMax,
                isWhole || tokenizer.position < bytes.count
            {
                isLast = window.append(from: &tokenizer, bytes)
                if isLast { break }
            }
            window.gather(from: start)
            window.close(isLast: isLast)
            try take(before: window.readCount - (isLast ? 0 : TokenWindow.lookaheadMax), bytes)
        }
    }

    /// Hands the rules the tokens up to an ordinal: each rule all of them, because the code of all
    /// rules together does not fit the first-level cache.
    private mutating func take(before end: Int, _ bytes: Span<UInt8>) throws(ClinicalTextError) {
        guard takenCount < end else { return }
        notes.take(from: takenCount, before: end, &window, bytes)
        findings.take(from: takenCount, before: end, &window, bytes, tokenizer.headings)
        identifiers.take(from: takenCount, before: end, &window, bytes)
        takenCount = end
        try check()
    }

    private func check() throws(ClinicalTextError) {
        let count =
            notes.extraction.findingCount + findings.findings.count + findings.redFlags.count
            + identifiers.spans.count
        guard count <= ClinicalEngine.resultCountMax else {
            throw ClinicalTextError(
                .tooManyFindings,
                "the note has \(count) results, the limit is \(ClinicalEngine.resultCountMax)")
        }
    }

    /// Everything that was found.
    consuming func finish(
        _ bytes: Span<UInt8>, _ engine: ClinicalEngine
    ) -> (reading: NoteReading, stepCount: Int) {
        var extraction = notes.giveUp()
        extraction.sections = tokenizer.finish(bytes)
        extraction.preamble = 0..<(extraction.sections.first?.heading.lowerBound ?? bytes.count)
        if let codeTable = engine.codeTable {
            for index in extraction.codes.indices {
                extraction.codes[index].standing = codeTable.standing(of: extraction.codes[index])
            }
        }
        let steps = tokenizer.totalStepCount + window.visitCount + findings.stepCount
        findings.finish()
        identifiers.findRepeats(bytes)
        findings.dropNames(identifiers.spans)
        var reading = NoteReading(
            extraction: extraction, findings: findings.findings,
            identifiers: identifiers.spans, age: identifiers.age, versions: engine.versions)
        reading.assess(&findings)
        return (reading, steps)
    }
}
