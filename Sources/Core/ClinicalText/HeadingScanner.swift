/// Decides whether a heading stands at the start of a line, and keeps the sections found.
struct HeadingScanner: ~Copyable {
    /// A heading found: where its line starts, where its text starts, and what it means.
    struct Match: Sendable {
        var start: Int
        var end: Int
        var meaning: HeadingMeaning
    }

    /// Room that a note's sections get at first.
    private static let sectionCountUsual = 16

    private let table = HeadingTable.shared
    private let lexicon = Lexicon.shared
    private(set) var sections: [NoteSection] = []
    private var open: Match?
    /// The kind of the open section, which is asked more often than everything about it.
    private var openKind: SectionKind?
    /// Octets looked at, for the proof that the work is linear.
    private(set) var stepCount = 0

    /// Takes over the memory of another note's sections.
    mutating func reuse(_ used: inout [NoteSection]) {
        swap(&sections, &used)
        sections.removeAll(keepingCapacity: true)
    }

    /// Looks for a heading at the start of a line, and if there is one, begins its section.
    mutating func scan(_ bytes: Span<UInt8>, lineStart: Int) -> Match? {
        guard let match = find(bytes, lineStart: lineStart) else { return nil }
        begin(match, bytes)
        return match
    }

    /// The LOINC code of the heading that starts at an octet, of the latest ones; empty for none.
    func loinc(at start: Int) -> String {
        if let open, open.start == start { return open.meaning.loinc }
        return sections.last { $0.heading.lowerBound <= start }?.loinc ?? ""
    }

    /// Begins a section whose heading is known already.
    mutating func begin(_ match: Match, _ bytes: Span<UInt8>) {
        close(bytes, at: match.start)
        openKind = match.meaning.kind
        open = match
    }

    /// Ends the open section: at the next heading, or at the end of the note.
    mutating func close(_ bytes: Span<UInt8>, at end: Int) {
        guard let match = open.take() else { return }
        openKind = nil
        var lower = match.end
        var upper = end
        while lower < upper, bytes[lower].isASCIISpace { lower += 1 }
        while upper > lower, bytes[upper - 1].isASCIISpace { upper -= 1 }
        stepCount += (lower - match.end) + (end - upper)
        if lower == upper { (lower, upper) = (match.end, match.end) }
        if sections.capacity == 0 { sections.reserveCapacity(Self.sectionCountUsual) }
        sections.append(
            NoteSection(
                kind: match.meaning.kind, loinc: match.meaning.loinc,
                heading: match.start..<match.end, text: match.end..<end, content: lower..<upper))
    }

    private mutating func find(_ bytes: Span<UInt8>, lineStart: Int) -> Match? {
        var prefix = HeadingPrefix()
        let isPrefixed = prefix.read(bytes, from: lineStart)
        stepCount += prefix.end - lineStart
        guard isPrefixed else { return nil }
        stepCount += PackedWord.octetCountMax
        guard mayBegin(bytes, at: prefix.end) else { return nil }
        var phrase = HeadingPhrase(isDecorated: prefix.isDecorated)
        let meaning = phrase.read(bytes, from: prefix.end, table)
        stepCount += phrase.stepCount
        if let meaning {
            guard !isListItem(meaning, prefix), !meaning.isMinor || isInHistory else { return nil }
            let isLetter = phrase.keyLength == 1
            guard !isLetter || !isPulse(bytes, letter: prefix.end, text: phrase.end) else {
                return nil
            }
            guard !phrase.isParenthesised || isNext(meaning.kind) else { return nil }
            return Match(
                start: lineStart, end: phrase.end, meaning: asPast(meaning, phrase.key))
        }
        return blankSeparated(bytes, lineStart: lineStart, prefix)
            ?? shouted(bytes, lineStart: lineStart, prefix)
    }

    /// "OBJECTIVE lungs clear", "Examination Chest clear": one word of the section that follows the
    /// open one, no mark behind it, and a word that does not go on with it.
    private func shouted(
        _ bytes: Span<UInt8>, lineStart: Int, _ prefix: borrowing HeadingPrefix
    ) -> Match? {
        guard !prefix.isNumbered, bytes.octet(prefix.end).isASCIIUpper else { return nil }
        var word = HeadingKey()
        var index = prefix.end
        let isShouted = bytes.octet(index + 1).isASCIIUpper
        while index - prefix.end < 12, bytes.octet(index).isASCIILetter {
            guard index == prefix.end || bytes[index].isASCIIUpper == isShouted else { return nil }
            word.append(bytes[index] | 0x20)
            index += 1
        }
        guard word.count > 3, bytes.octet(index) == 0x20, let meaning = table.meaning(of: word),
            !meaning.isMinor
        else { return nil }
        let next = bytes.octet(index + 1)
        guard
            isShouted
                ? isText(bytes, index + 1)
                    && (isNext(meaning.kind)
                        || isAnother(meaning) && Self.shoutedLines.contains(word))
                    || next.isASCIIUpper && isAnother(meaning) && Self.sureLines.contains(word)
                : isNext(meaning.kind) && next.isASCIIUpper && bytes.octet(index + 2) != 0x20
                    && Self.wordLines.contains(word)
        else { return nil }
        return Match(start: lineStart, end: index + 1, meaning: asPast(meaning, word))
    }

    /// Whether a heading is not that of the open section: "PLAN rest first" under a plan.
    private func isAnother(_ meaning: HeadingMeaning) -> Bool {
        open?.meaning.loinc != meaning.loinc
    }

    /// Whether a number or a word that is not in capitals stands at an octet.
    private func isText(_ bytes: Span<UInt8>, _ start: Int) -> Bool {
        let octet = bytes.octet(start)
        if octet.isASCIIDigit { return true }
        let second = bytes.octet(start + 1)
        return octet.isASCIILetter && !(octet.isASCIIUpper && second.isASCIIUpper)
    }

    /// The headings that stand in capitals before text wherever they come: "MEDICATIONS aspirin".
    private static let shoutedLines = [
        "subjective", "objective", "assessment", "plan", "impression", "history", "medications",
        "allergies", "examination", "exam", "labs", "vitals", "imaging",
    ].map { HeadingKey($0) }

    /// Those that say nothing else in capitals: "OBJECTIVE FSBS 38".
    private static let sureLines = ["subjective", "objective"].map { HeadingKey($0) }

    /// The headings that stand before text with a capital: "History Rash", "Plan Terbinafine".
    private static let wordLines = [
        "history", "subjective", "examination", "objective", "diagnosis", "assessment",
        "impression", "plan",
    ].map { HeadingKey($0) }

    /// Rules most lines of prose out by their first word.
    private func mayBegin(_ bytes: Span<UInt8>, at start: Int) -> Bool {
        if start &+ 16 <= bytes.count {
            let first = EightOctets(bytes, at: start)
            let count = first.letterCount
            if count < 8 { return table.mayBegin(with: first.prefix(count)) }
            if EightOctets(bytes, at: start &+ 8).letterCount < 8 {
                return table.mayBegin(with: first.folded)
            }
        }
        var word = PackedWord()
        var index = start
        while word.count <= PackedWord.octetCountMax, bytes.octet(index).isASCIILetter {
            word.append(bytes[index] | 0x20)
            index += 1
        }
        return table.mayBegin(with: word.low)
    }

    /// Whether the section is the one that follows the open one in S, O, A, P: "A)" may be an item.
    private func isNext(_ kind: SectionKind) -> Bool {
        switch kind {
        case .subjective: openKind == nil || openKind == .other
        case .objective: openKind == .subjective
        case .assessment: openKind == .objective
        case .plan: openKind == .assessment
        case .assessmentAndPlan, .other: false
        }
    }

    /// Whether what is open is what somebody told, or nothing is.
    private var isInHistory: Bool {
        openKind == .subjective || openKind == .other
    }

    /// "History: CAD, bypass 2017" behind the story of today is the history before it.
    private func asPast(_ meaning: HeadingMeaning, _ key: HeadingKey) -> HeadingMeaning {
        guard Self.histories.contains(key), let open, open.meaning.kind == .subjective,
            open.meaning.isPrincipal || open.meaning.loinc == meaning.loinc,
            let past = table.meaning(of: Self.past)
        else { return meaning }
        return past
    }

    private static let histories = ["history", "hx"].map { HeadingKey($0) }
    private static let past = HeadingKey("past history")

    /// "2. Allergies: …" under a plan is an item of the plan, not a new section.
    private func isListItem(_ meaning: HeadingMeaning, _ prefix: borrowing HeadingPrefix) -> Bool {
        guard prefix.isNumbered, !meaning.isPrincipal, let current = openKind else {
            return false
        }
        switch current {
        case .subjective, .objective, .other: return false
        case .assessment: return meaning.kind != .plan
        case .plan, .assessmentAndPlan: return true
        }
    }

    /// "P: 88" among vital signs is a pulse, not a plan.
    private func isPulse(_ bytes: Span<UInt8>, letter: Int, text: Int) -> Bool {
        guard openKind == .objective, bytes[letter] | 0x20 == UInt8(ascii: "p") else {
            return false
        }
        var index = text
        while index - text < 4, bytes.octet(index).isASCIIDigit { index += 1 }
        guard 2...3 ~= index - text else { return false }
        let wordLimit = index + 16
        while index < wordLimit, bytes.octet(index).isASCIIBlank { index += 1 }
        if index >= bytes.count || bytes[index].isLineEnd { return true }
        if [Symbol.comma, Symbol.semicolon, Symbol.slash].contains(bytes[index]) { return true }
        var word = PackedWord()
        while bytes.octet(index).isASCIILetter, word.count < 8 {
            word.append(bytes[index] | 0x20)
            index += 1
        }
        let signs = WordTraits.vitalCues.union([
            .letterT, .letterR, .beatsPerMinute, .quality, .weight, .pain,
        ])
        return !lexicon.traits(of: word).isDisjoint(with: signs)
    }

    /// "S<tab>text" and "S  text": one capital letter at the very start of the line.
    private func blankSeparated(
        _ bytes: Span<UInt8>, lineStart: Int, _ prefix: borrowing HeadingPrefix
    ) -> Match? {
        guard prefix.end == lineStart || (lineStart == 0 && prefix.isOnlyByteOrderMark) else {
            return nil
        }
        let letter = prefix.end
        let kind: SectionKind
        switch bytes.octet(letter) {
        case UInt8(ascii: "S"): kind = .subjective
        case UInt8(ascii: "O"): kind = .objective
        case UInt8(ascii: "A"): kind = .assessment
        case UInt8(ascii: "P"): kind = .plan
        default: return nil
        }
        var index = letter + 1
        let isTab = bytes.octet(index) == 0x09
        while bytes.octet(index).isASCIIBlank { index += 1 }
        guard isTab || index - letter > 2, bytes.isWordCharacter(at: index),
            !isPulse(bytes, letter: letter, text: index)
        else { return nil }
        let meaning = HeadingMeaning(kind: kind, loinc: kind.loinc, isPrincipal: true, traits: [])
        return Match(start: lineStart, end: index, meaning: meaning)
    }
}
