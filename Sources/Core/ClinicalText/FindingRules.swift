/// Finds the terms of a terminology, and what the sentence around each says about it.
struct FindingRules: ~Copyable {
    /// How far a phrase may reach, in tokens.
    private static let phraseTokenCountMax = 16
    /// Most words between a trigger and the colon that opens its list: "for any of these
    /// symptoms:".
    private static let announcingWordCountMax: Int32 = 5

    let terminology: Terminology
    var items = SentenceItems()
    var findings: [Finding] = []
    var redFlags: [RedFlagFinding] = []
    var roles: ConceptRoles = []
    var roleRanges: [(roles: ConceptRoles, range: Range<Int>)] = []
    /// What the section says about everything in it.
    var sectionScopes: AssertionScopes = []
    /// The section is an assessment or a plan.
    var isAssessed = false
    /// Ordinal of the first token behind the last phrase.
    private(set) var consumedEnd = 0
    /// Tokens looked at to match phrases.
    private(set) var stepCount = 0
    /// Ordinal of the token that is taken, and the one behind what was counted.
    private var takenOrdinal = 0
    private var countedEnd = 0
    private var wordCount: Int32 = 0
    private var hasComma = false
    private var hasConjunction = false
    /// The bullets under "Denies:" belong to it.
    private var isList = false
    /// The token before the one that is taken; behind a phrase, the phrase counts as a word.
    private var lastKind = Token.Kind.end
    private var lastSymbol: UInt8 = 0

    init(_ terminology: Terminology) {
        self.terminology = terminology
    }

    /// Takes the tokens of a range: those that begin a phrase or end something; the words between
    /// are counted.
    mutating func take(
        from start: Int, before end: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>,
        _ headings: borrowing HeadingScanner
    ) {
        var ordinal = max(start, consumedEnd)
        while true {
            ordinal = window.masks.next(.findings, from: ordinal, before: end)
            guard ordinal < end else { break }
            takenOrdinal = ordinal
            window.reveal(for: ordinal)
            let token = window.token(ordinal)
            note(window.token(ordinal &- 1), at: ordinal)
            if token.kind == .word {
                take(word: token, ordinal, &window, bytes)
            } else {
                take(token, ordinal, &window, bytes, headings)
            }
            ordinal = max(ordinal &+ 1, consumedEnd)
        }
        settle(before: end, window.masks)
    }

    /// Counts what stood between since the last item: words, commas, conjunctions.
    @inline(__always) private mutating func settle(
        before end: Int, _ masks: borrowing TokenMasks
    ) {
        guard countedEnd < end else { return }
        let counts = masks.counts(from: countedEnd, before: end)
        wordCount &+= Int32(truncatingIfNeeded: counts.words)
        hasComma = hasComma || counts.hasComma
        hasConjunction = hasConjunction || counts.hasConjunction
        countedEnd = end
    }

    /// Counting begins anew behind the token that is taken.
    private mutating func resetCounts() {
        wordCount = 0
        hasComma = false
        hasConjunction = false
        countedEnd = takenOrdinal &+ 1
    }

    /// Notes what stood before: behind a phrase, the phrase counts as a word.
    @inline(__always) private mutating func note(_ before: Token, at ordinal: Int) {
        if ordinal == 0 { return }
        let isPhrase = ordinal == consumedEnd
        lastKind = isPhrase ? .word : before.kind
        lastSymbol = isPhrase || before.kind != .symbol ? 0 : before.symbol
    }

    @inline(__always) private mutating func take(
        word token: Token, _ ordinal: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>
    ) {
        if token.root != 0, match(token, ordinal, &window, bytes) { return }
        if lastSymbol == Symbol.comma, token.has(.graded), token.has(.skip),
            !token.isWord(.conjunction), !items.isEmpty
        {
            grade(token, &window)
        }
    }

    private mutating func take(
        _ token: Token, _ ordinal: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>,
        _ headings: borrowing HeadingScanner
    ) {
        switch token.kind {
        case .word: break
        case .number:
            if token.length == 3 {
                if urges(ordinal, ordinal + 1, &window, bytes) {
                    append(PhraseMeaning(.warning), start: token.start, end: token.end, &window)
                }
            } else if isYear(token, ordinal, &window, bytes) {
                append(PhraseMeaning(.year), start: token.start, end: token.end, &window)
            }
        case .symbol: symbol(token, ordinal, &window)
        case .newline: newline(ordinal, &window)
        case .heading:
            endSentence()
            isList = false
            begin(
                sectionLOINC: headings.loinc(at: Int(token.start)),
                kind: SectionKind(rawValue: token.symbol))
        case .end:
            endSentence()
            isList = false
        }
    }

    /// Takes over the memory of another note's reading.
    mutating func reuse(_ used: inout NoteReading) {
        swap(&findings, &used.findings)
        swap(&redFlags, &used.redFlags)
        findings.removeAll(keepingCapacity: true)
        redFlags.removeAll(keepingCapacity: true)
    }

    /// The section's scopes, by its LOINC code.
    mutating func begin(sectionLOINC loinc: String, kind: SectionKind?) {
        isAssessed = kind == .assessment || kind == .assessmentAndPlan || kind == .plan
        switch loinc {
        case "10157-6": sectionScopes = .family
        case "11348-0": sectionScopes = .historical
        default: sectionScopes = []
        }
    }

    // MARK: - Phrases

    private mutating func match(
        _ token: Token, _ ordinal: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>
    ) -> Bool {
        var node = token.root
        var following = token.following
        var target = token.target
        var end = token.end
        var next = ordinal + 1
        if token.has(.capitals), !isAllCapitals(token, bytes) { target = -1 }
        if token.isJoined, token.length == 2, token.isCapital,
            window.token(ordinal - 1).isSymbol(Symbol.dash)
        {
            // The index finger of "Thumb-IF-LF".
            target = -1
        }
        var index = ordinal + 1
        let limit = ordinal + Self.phraseTokenCountMax
        while following != 0, index < limit {
            stepCount &+= 1
            let candidate = window.token(index)
            index &+= 1
            let word = candidate.word
            if word != 0, following &>> UInt64(word & 63) & 1 != 0,
                let edge = terminology.edge(of: node, by: word)
            {
                node = edge.node
                following = edge.following
                if edge.target >= 0 {
                    target = edge.target
                    end = candidate.end
                    next = index
                }
            } else if !mayBeSkipped(candidate, index &- 1, &window) {
                break
            }
        }
        guard target >= 0, !(next == ordinal + 1 && isScored(token, next, &window)) else {
            return false
        }
        var meaning = terminology.meanings[Int(target)]
        if let trigger = meaning.trigger {
            if trigger.effect == .urge {
                guard urges(ordinal, next, &window, bytes) else { return false }
                meaning = PhraseMeaning(.warning)
            } else if trigger == .relative, isNamedCompanion(next, &window) {
                meaning = PhraseMeaning(.nothing)
            }
        } else if window.token(ordinal - 1).kind == .symbol, isUnticked(ordinal, &window) {
            // "[ ] chest pain": nobody has ticked it.
            meaning = PhraseMeaning(.nothing)
        }
        append(meaning, start: token.start, end: end, &window)
        consumedEnd = next
        countedEnd = next
        if meaning.concept >= 0 {
            if !meaning.redFlags.isEmpty { dateIllness(next, &window) }
            if !meaning.roles.isDisjoint(with: .laboratories) {
                laboratory(token, next, &window, bytes)
            }
        } else {
            announceRisk(next, &window)
            answer(token, &window)
        }
        return true
    }

    /// "Pain 7/10", "pain: 4": a vital sign, and no finding of its own.
    private func isScored(_ token: Token, _ next: Int, _ window: inout TokenWindow) -> Bool {
        guard token.isWord(.pain), token.length == 4 else { return false }
        let after = window.token(next)
        return window.token(next - 2).isWord(WordTraits.vitalCues)
            || after.kind == .number || after.isSymbol(Symbol.colon)
            || after.isSymbol(Symbol.equals)
            || after.isSymbol(Symbol.slash) || after.isWord([.directFiller, .scoreWord])
    }

    /// "Risks: infection, stiffness": with a colon it is about what follows.
    private mutating func announceRisk(_ next: Int, _ window: inout TokenWindow) {
        guard window.token(next).isSymbol(Symbol.colon), let trigger = items.last?.trigger,
            trigger.scopes == .hypothetical,
            // "DVT ppx: enoxaparin" is about what stands before.
            items.count < 2 || items[items.count - 1].wordCount > 0
                || items[items.count - 2].concept < 0
        else { return }
        switch trigger.effect {
        case .after, .adjacent, .either, .next:
            items[items.count - 1].trigger = AssertionTrigger(.before, .hypothetical)
        case .before, .near, .both, .end, .affirm, .now, .clause, .patient, .open, .close, .graded,
            .urge, .none:
            break
        }
    }

    /// "Fever: no", "chills - denies.": the trigger answers for the term before it.
    private mutating func answer(_ token: Token, _ window: inout TokenWindow) {
        guard items.count > 1, lastSymbol == Symbol.colon || lastSymbol == Symbol.dash,
            let item = items.last, let trigger = item.trigger, item.wordCount == 0,
            trigger.effect == .near || trigger.effect == .before,
            trigger.scopes == .negated, items[items.count - 2].concept >= 0
        else { return }
        let next = window.token(consumedEnd)
        switch next.kind {
        case .newline, .end, .heading: break
        case .symbol:
            guard next.symbol != Symbol.dash, next.symbol != Symbol.slash else { return }
        case .word, .number: return
        }
        items[items.count - 1].trigger = AssertionTrigger(.after, .negated)
    }

    /// A joined hyphen, the rest of a possessive, a word such as "her", or one line end.
    private func mayBeSkipped(
        _ token: Token, _ ordinal: Int, _ window: inout TokenWindow
    ) -> Bool {
        switch token.kind {
        case .word:
            if token.has(.skip) { return true }
            return token.isJoined && token.length == 1 && window.token(ordinal - 1).isApostrophe
        case .symbol:
            return token.isJoined
                && (token.symbol == Symbol.dash || token.isApostrophe
                    || token.symbol == Symbol.point && window.token(ordinal + 1).isJoined)
        case .newline:
            let after = window.token(ordinal + 1)
            return after.kind == .word && !after.isCapital
        case .number, .heading, .end: return false
        }
    }

    /// "in 2015"
    private func isYear(
        _ token: Token, _ ordinal: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>
    ) -> Bool {
        guard 1_900...2_099 ~= token.value, token.length == 4 else { return false }
        let before = window.token(ordinal - 1)
        return before.kind == .word && before.length == 2
            && bytes[Int(before.start)] | 0x20 == UInt8(ascii: "i")
            && bytes[Int(before.start) + 1] | 0x20 == UInt8(ascii: "n")
    }

    private func isAllCapitals(_ token: Token, _ bytes: Span<UInt8>) -> Bool {
        for index in token.range where !bytes[index].isASCIIUpper { return false }
        return true
    }

    private mutating func append(
        _ meaning: PhraseMeaning, start: Int32, end: Int32, _ window: inout TokenWindow
    ) {
        settle(before: takenOrdinal, window.masks)
        if items.isFull { endSentence() }
        items.append(
            SentenceItems.Item(
                meaning: meaning, start: start, end: end, wordCount: wordCount,
                hasComma: hasComma, hasConjunction: hasConjunction))
        resetCounts()
    }

    // MARK: - Sentences

    private mutating func symbol(
        _ token: Token, _ ordinal: Int, _ window: inout TokenWindow
    ) {
        switch token.symbol {
        case Symbol.open: if !items.isEmpty { bracket(.open, token, ordinal, &window) }
        case UInt8(ascii: ")"): if !items.isEmpty { bracket(.close, token, ordinal, &window) }
        case Symbol.semicolon:
            append(PhraseMeaning(.end), start: token.start, end: token.end, &window)
        case Symbol.point: if endsSentence(ordinal, &window) { endSentence() }
        case UInt8(ascii: "!"): endSentence()
        case UInt8(ascii: "?"): question(token, ordinal, &window)
        case Symbol.dash: minus(token, ordinal, &window)
        default: break
        }
    }

    /// ", mild": what follows is there.
    private mutating func grade(_ token: Token, _ window: inout TokenWindow) {
        append(PhraseMeaning(.graded), start: token.start, end: token.end, &window)
        hasComma = true
    }

    /// A parenthesis with more than a sign in it; a comma before it stays one before what follows.
    private mutating func bracket(
        _ trigger: AssertionTrigger, _ token: Token, _ ordinal: Int, _ window: inout TokenWindow
    ) {
        let neighbour = window.token(trigger.effect == .open ? ordinal + 1 : ordinal - 1)
        guard neighbour.kind == .word || neighbour.kind == .number, neighbour.length > 1 else {
            return
        }
        settle(before: ordinal, window.masks)
        let (words, comma, conjunction) = (wordCount, hasComma, hasConjunction)
        append(PhraseMeaning(trigger), start: token.start, end: token.end, &window)
        if trigger.effect == .open {
            wordCount = words
            hasComma = comma
            hasConjunction = conjunction
        }
    }

    /// "?PE" and "PE?" are doubts; any other question mark ends the sentence.
    private mutating func question(
        _ token: Token, _ ordinal: Int, _ window: inout TokenWindow
    ) {
        let next = window.token(ordinal + 1)
        if next.kind == .word, next.isJoined || !token.isJoined {
            append(PhraseMeaning(.doubtNext), start: token.start, end: token.end, &window)
        } else {
            append(PhraseMeaning(.doubtAfter), start: token.start, end: token.end, &window)
            endSentence()
        }
    }

    /// "(-)" before or after a term.
    private mutating func minus(
        _ token: Token, _ ordinal: Int, _ window: inout TokenWindow
    ) {
        guard window.token(ordinal - 1).isSymbol(Symbol.open),
            window.token(ordinal + 1).isSymbol(UInt8(ascii: ")"))
        else { return }
        append(PhraseMeaning(.minus), start: token.start, end: token.end, &window)
    }

    private func endsSentence(_ ordinal: Int, _ window: inout TokenWindow) -> Bool {
        let point = window.token(ordinal)
        let before = window.token(ordinal - 1)
        let after = window.token(ordinal + 1)
        if after.kind == .newline || after.kind == .end || after.kind == .heading { return true }
        if after.isJoined {
            // Decimals, "q.d.", "e.g."; but "cough.Fever" are two sentences.
            guard after.kind == .word, before.kind == .word, before.length > 1 else {
                return false
            }
            return after.isCapital
        }
        guard point.isJoined, before.kind == .word else { return true }
        if before.has(.abbreviation) { return false }
        // The last point of "q.d." or of an initial.
        return !(before.length == 1 && before.isJoined && window.token(ordinal - 2).kind == .symbol)
    }

    private mutating func newline(_ ordinal: Int, _ window: inout TokenWindow) {
        settle(before: ordinal, window.masks)
        var next = window.token(ordinal + 1)
        let isNumbered =
            next.kind == .number && next.length <= 2
            && (window.token(ordinal + 2).isSymbol(Symbol.point)
                || window.token(ordinal + 2).isSymbol(UInt8(ascii: ")")))
        let isBullet =
            isNumbered || next.isSymbol(Symbol.dash) || next.isSymbol(UInt8(ascii: "*"))
            || next.isSymbol(Symbol.other)
        if isBullet {
            if lastSymbol == Symbol.colon, wordCount <= Self.announcingWordCountMax,
                let trigger = items.last?.trigger,
                !trigger.scopes.isEmpty
            {
                isList = true
            }
            if isList {
                hasComma = true
                return
            }
        }
        isList = false
        if next.kind == .word, !next.isCapital, lastKind != .newline,
            lastSymbol != Symbol.colon
        {
            return
        }
        if lastSymbol == Symbol.comma || items.last?.trigger != nil && wordCount == 0,
            lastKind != .newline,
            next.kind == .word
        {
            next = window.token(ordinal + 2)
            if next.kind == .word || next.kind == .symbol { return }
        }
        endSentence()
    }

    mutating func endSentence() {
        resetCounts()
        guard !items.isEmpty else { return }
        resolve()
        items.removeAll()
    }

    /// "lactate 4.6", "K 7.1": a value at which the laboratory calls.
    private mutating func laboratory(
        _ token: Token, _ next: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>
    ) {
        guard let item = items.last, item.concept >= 0 else { return }
        let roles = item.meaning.roles
        guard !roles.isDisjoint(with: .laboratories) else { return }
        var index = next
        while index < next + 3 {
            let link = window.token(index)
            guard
                link.isWord(.directFiller) || link.isSymbol(Symbol.colon)
                    || link.isSymbol(Symbol.equals) || link.isSymbol(Symbol.open)
                    || link.isJoined && link.isSymbol(UInt8(ascii: "+"))
            else { break }
            index += 1
        }
        guard let number = NumberReading(at: index, &window, bytes) else { return }
        let following = window.token(number.next)
        guard !following.isSymbol(Symbol.slash), !following.isSymbol(Symbol.dash) else { return }
        let isMolar = Self.isMolar(following, bytes)
        guard Self.isCritical(roles, number.hundredths, isMolar: isMolar) else { return }
        redFlags.append(
            RedFlagFinding(
                redFlag: roles.contains(.lactate) ? .sepsis : .metabolic, ruleID: nil,
                range: Int(token.start)..<number.end), usually: 8)
    }

    private static func isMolar(_ token: Token, _ bytes: Span<UInt8>) -> Bool {
        token.kind == .word && token.length == 4 && bytes[Int(token.start) + 1] | 0x20 == 0x6D
    }

    /// Limits of the project's facts: lactate 4 mmol/L, glucose 54 mg/dL or 3.0 mmol/L, potassium
    /// 6.5 and sodium 120 mmol/L.
    private static func isCritical(
        _ roles: ConceptRoles, _ hundredths: Int, isMolar: Bool
    ) -> Bool {
        if roles.contains(.lactate) { return 400...4_000 ~= hundredths }
        if roles.contains(.potassium) { return 650...1_500 ~= hundredths }
        if roles.contains(.sodium) { return 8_000..<12_000 ~= hundredths }
        return isMolar ? hundredths < 300 : 500..<5_400 ~= hundredths
    }
}
