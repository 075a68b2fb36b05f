/// A note while it is read: the tokens on their way from the tokenizer to the rules.
struct NoteScan: ~Copyable {
    private var tokenizer: Tokenizer
    private var window = TokenWindow()
    private var takenCount = 0
    private var notes = NoteRules()
    private var findings: FindingRules
    private var identifiers = IdentifierRules()

    init(_ engine: ClinicalEngine, known: [HeadingScanner.Match]? = nil) {
        tokenizer = Tokenizer(
            known: known, lexicon: engine.terminology.lexicon,
            numerals: engine.terminology.numerals, speed: engine.profile.speed)
        findings = FindingRules(engine.terminology)
    }

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
            while window.mayRead, isWhole || tokenizer.position < bytes.count {
                isLast = window.append(from: &tokenizer, bytes)
                if isLast { break }
            }
            try take(before: window.readCount - (isLast ? 0 : TokenWindow.lookaheadMax), bytes)
        }
        if isLast { try check() }
    }

    /// Hands the rules the tokens up to an ordinal.
    private mutating func take(before end: Int, _ bytes: Span<UInt8>) throws(ClinicalTextError) {
        while takenCount < end {
            window.reveal(for: takenCount)
            take(takenCount, bytes)
            takenCount &+= 1
            if takenCount & 0xFFF == 0 { try check() }
        }
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

    @inline(__always) private mutating func take(_ ordinal: Int, _ bytes: Span<UInt8>) {
        let token = window.token(ordinal)
        switch token.kind {
        case .word:
            notes.takeWord(token, ordinal, &window, bytes)
            findings.takeWord(token, ordinal, &window, bytes)
            identifiers.takeWord(token, ordinal, &window, bytes)
        case .number, .symbol:
            notes.takeOther(token, ordinal, &window, bytes)
            findings.take(token, ordinal, &window, bytes)
            identifiers.take(token, ordinal, &window, bytes)
        case .newline, .end:
            notes.takeOther(token, ordinal, &window, bytes)
            findings.take(token, ordinal, &window, bytes)
        case .heading:
            notes.takeOther(token, ordinal, &window, bytes)
            findings.take(token, ordinal, &window, bytes)
            findings.begin(
                sectionLOINC: tokenizer.headings.loinc(at: Int(token.start)),
                kind: SectionKind(rawValue: token.symbol))
        }
    }

    /// Everything that was found.
    consuming func finish(
        _ bytes: Span<UInt8>, _ engine: ClinicalEngine
    ) -> (reading: NoteReading, stepCount: Int) {
        var extraction = notes.extraction
        extraction.sections = tokenizer.finish(bytes)
        extraction.preamble = 0..<(extraction.sections.first?.heading.lowerBound ?? bytes.count)
        if let codeTable = engine.codeTable {
            for index in extraction.codes.indices {
                extraction.codes[index].standing = codeTable.standing(of: extraction.codes[index])
            }
        }
        let steps = tokenizer.totalStepCount + window.visitCount + findings.stepCount
        findings.dropNames(identifiers.spans)
        var reading = NoteReading(
            extraction: extraction, findings: findings.findings,
            identifiers: identifiers.spans, age: identifiers.age, versions: engine.versions)
        reading.assess(findings)
        return (reading, steps)
    }
}
