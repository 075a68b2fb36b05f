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
        case .ended:
            story.isDischarged = true
            story.isAfterwards = true
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
        if isFrequency(ordinal, &window, bytes) {
            append(
                PhraseMeaning(AssertionTrigger(.all, .hypothetical)), start: token.start,
                end: token.end, &window)
        }
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
        story.isFramed = false
        other.sex = nil
        if story.hasClosed, !story.isReturned { closePast() }
        story.endParagraph(redFlags.count, roleRanges.count)
    }

    /// What the paragraph told is past, and raises nothing.
    private mutating func closePast() {
        // The paragraph's own are at the end.
        var count = story.redFlagStart
        for index in story.redFlagStart..<redFlags.count
        where !isOver(redFlags[index].range.lowerBound) {
            redFlags.swapAt(count, index)
            count += 1
        }
        redFlags.removeLast(redFlags.count - count)
        count = story.roleStart
        for index in story.roleStart..<roleRanges.count
        where !isOver(roleRanges[index].range.lowerBound) {
            roleRanges.swapAt(count, index)
            count += 1
        }
        roleRanges.removeLast(roleRanges.count - count)
        for told in story.told.prefix(story.closedCount) {
            for index in Int(told.findings.lowerBound)..<Int(told.findings.upperBound)
            where findings[index].assertion.isPossible {
                findings[index] = Finding(
                    conceptIndex: findings[index].conceptIndex, assertion: .historical,
                    counts: false, range: findings[index].range)
            }
            story.add(told.octets.lowerBound, told.octets.upperBound)
        }
    }

    /// Whether what was told and is over has a finding that begins at an octet, and is so or may be
    /// so.
    private func isOver(_ octet: Int) -> Bool {
        var (low, high) = (0, findings.count)
        while low < high {
            let middle = (low + high) / 2
            if findings[middle].range.lowerBound < octet { low = middle + 1 } else { high = middle }
        }
        return low < findings.count && findings[low].range.lowerBound == octet
            && findings[low].assertion.isPossible
            && story.hasClosed(Int32(truncatingIfNeeded: low))
    }

    /// The note is whole: in a summary of a stay that is over, what the stay was for calls nobody;
    /// and "compartment syndrome of the leg 2015" is of that year where no time of day is written
    /// so.
    mutating func finish() {
        // Only of somebody who goes home: a team that was called writes "on arrival" too.
        if story.isLaterDay, story.isDischarged, !story.isWorse, !story.arrivals.isEmpty {
            var arrival = PastStory()
            arrival.ranges = story.arrivals
            arrival.merge()
            silence(arrival, assertion: .historical)
            story.ranges += arrival.ranges
        }
        story.merge()
        if !story.hasClock, !story.bareYears.isEmpty {
            var years = PastStory()
            years.ranges = story.bareYears.map { Int($0)..<Int($0) + 1 }
            silence(years, assertion: .historical)
        }
        guard !story.isWorse, story.isDischarged else { return }
        var stays = PastStory()
        for stay in story.stays where stay.isCourse || story.isSummary {
            stays.ranges.append(stay.range, usually: story.stays.count)
        }
        guard !stays.ranges.isEmpty else { return }
        stays.merge()
        silence(stays, assertion: nil)
        story.ranges += stays.ranges
        story.merge()
    }

    /// The findings that begin in it raise nothing, and are as said.
    private mutating func silence(_ past: PastStory, assertion: Assertion?) {
        for index in findings.indices where past.holds(findings[index].range.lowerBound) {
            let finding = findings[index]
            guard finding.assertion.isPossible else { continue }
            findings[index] = Finding(
                conceptIndex: finding.conceptIndex, assertion: assertion ?? finding.assertion,
                counts: false, range: finding.range)
        }
        redFlags.removeAll { past.holds($0.range.lowerBound) }
        roleRanges.removeAll { past.holds($0.range.lowerBound) }
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
