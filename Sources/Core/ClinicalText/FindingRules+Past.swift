extension FindingRules {
    /// The last year that is taken for one without a word or a month before it.
    static let bareYearMax: Int32 = 2_026

    /// Notes what a phrase says about the sentence or the note.
    mutating func mark(_ effect: AssertionTrigger.Effect) {
        switch effect {
        case .verb:
            hasVerb = true
            sentenceHasVerb = true
        case .anew: isAnew = true
        case .worse: story.isWorse = true
        case .summary: story.isSummary = true
        case .before, .near, .next, .after, .adjacent, .both, .either, .end, .affirm, .now, .clause,
            .patient, .open, .close, .graded, .urge, .then, .told, .holds, .cause, .again, .over,
            .all, .subject, .asked, .home, .none:
            break
        }
    }

    /// "in 2015", and "June 9, 2024" in a note that has a date of a later year.
    mutating func year(
        _ token: Token, _ ordinal: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>
    ) {
        if isYear(token, ordinal, &window, bytes) {
            append(PhraseMeaning(.year), start: token.start, end: token.end, &window)
            return
        }
        noteClock(token)
        guard 1_990...2_099 ~= token.value, token.length == 4,
            isDated(ordinal, &window)
        else { return }
        if token.value < latestYear,
            window.token(ordinal - 1).kind != .symbol
                || window.token(ordinal - 1).isSymbol(Symbol.comma)
        {
            append(PhraseMeaning(.date), start: token.start, end: token.end, &window)
        }
        latestYear = max(latestYear, token.value)
    }

    /// "0745", "1830": times of day are written so in this note.
    private mutating func noteClock(_ token: Token) {
        guard token.length == 4, !token.isJoined, token.value < 2_400, token.value % 100 < 60,
            !(1_900...Self.bareYearMax ~= token.value)
        else { return }
        story.hasClock = true
    }

    /// The year belongs to a date: "3/12/2026", "2026-03-12", "March 12, 2026", "12 March 2026".
    private func isDated(_ ordinal: Int, _ window: inout TokenWindow) -> Bool {
        let after = window.token(ordinal + 1)
        if after.isJoined, after.isSymbol(Symbol.dash) || after.isSymbol(Symbol.slash) {
            return window.token(ordinal + 2).kind == .number
        }
        let before = window.token(ordinal - 1)
        if before.isSymbol(Symbol.slash) || before.isSymbol(Symbol.dash) {
            return window.token(ordinal - 2).kind == .number
        }
        if before.kind == .word { return before.has(.month) }
        let day = before.isSymbol(Symbol.comma) ? ordinal - 2 : ordinal - 1
        return window.token(day).kind == .number && window.token(day - 1).has(.month)
    }

    /// The paragraph is over: what it told, and said to be over, is past.
    mutating func endParagraph() {
        story.goesOn = false
        story.isTold = false
        defer { story.endParagraph(redFlags.count, roleRanges.count) }
        guard story.closedCount > 0, !story.isReturned else { return }
        for index in story.told.prefix(story.closedCount) {
            bury(Int(index), redFlagStart: story.redFlagStart, roleStart: story.roleStart)
        }
        for range in story.toldRanges.prefix(story.closedRangeCount) { story.ranges.append(range) }
    }

    /// Makes a finding historical, with the red flags and the roles that it brought from there on.
    private mutating func bury(_ index: Int, redFlagStart: Int, roleStart: Int) {
        let finding = findings[index]
        findings[index] = Finding(
            conceptIndex: finding.conceptIndex, assertion: .historical, counts: false,
            range: finding.range)
        var flag = redFlags.count - 1
        while flag >= redFlagStart {
            if redFlags[flag].range == finding.range { redFlags.remove(at: flag) }
            flag -= 1
        }
        var role = roleRanges.count - 1
        while role >= roleStart {
            if roleRanges[role].range == finding.range { roleRanges.remove(at: role) }
            role -= 1
        }
    }

    /// The note is whole: in a summary of a stay that is over, what the stay was for calls nobody;
    /// and "compartment syndrome of the leg 2015" is of that year where no time of day is written
    /// so.
    mutating func finish() {
        story.merge()
        if !story.hasClock, !story.bareYears.isEmpty {
            silence(Set(story.bareYears.map(Int.init)), assertion: .historical)
        }
        guard !story.isWorse, story.isDischarged else { return }
        var past: [Range<Int>] = []
        for stay in story.stays where stay.isCourse || story.isSummary { past.append(stay.range) }
        guard !past.isEmpty else { return }
        var stays = PastStory()
        stays.ranges = past
        stays.merge()
        let starts = findings.lazy.map(\.range.lowerBound).filter { stays.holds($0) }
        silence(Set(starts), assertion: nil)
        redFlags.removeAll { stays.holds($0.range.lowerBound) }
        story.ranges += past
        story.merge()
    }

    /// The findings that begin there raise nothing, and are as said.
    private mutating func silence(_ starts: Set<Int>, assertion: Assertion?) {
        for index in findings.indices where starts.contains(findings[index].range.lowerBound) {
            let finding = findings[index]
            guard finding.assertion == .present || finding.assertion == .uncertain else { continue }
            findings[index] = Finding(
                conceptIndex: finding.conceptIndex, assertion: assertion ?? finding.assertion,
                counts: false, range: finding.range)
        }
        redFlags.removeAll { starts.contains($0.range.lowerBound) }
        roleRanges.removeAll { starts.contains($0.range.lowerBound) }
    }

    /// Whether an octet of the note stands in what is told of another time.
    func isPast(_ octet: Int) -> Bool { story.holds(octet) }

    /// The vital signs without those of another time.
    func current(_ extraction: NoteExtraction) -> NoteExtraction {
        guard !story.ranges.isEmpty else { return extraction }
        var current = extraction
        current.bloodPressures.removeAll { isPast($0.range.lowerBound) }
        current.temperatures.removeAll { isPast($0.range.lowerBound) }
        current.measurements.removeAll { isPast($0.range.lowerBound) }
        return current
    }
}
