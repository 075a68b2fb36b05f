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
    var roleRanges: [(roles: ConceptRoles, range: Range<Int>)] = []
    /// What the section says about everything in it.
    var sectionScopes: AssertionScopes = []
    /// The section is an assessment or a plan.
    var isAssessed = false
    /// What is told of another time.
    var story = PastStory()
    /// Somebody else of whom the paragraph tells.
    var other = OtherPerson()
    /// Lines that were announced.
    var frame = Frame()
    /// The sentence: a verb in the past tense, and a word with which something new begins.
    var sentenceHasVerb = false
    var isAnew = false
    var hasVerb = false
    /// Where the sentence begins, in octets.
    var sentenceStart: Int32 = 0
    /// Where it ends, while it is judged.
    var sentenceEnd: Int32 = 0
    /// The latest year of any date so far.
    var latestYear: Int32 = 0
    /// What the section says ends at the next empty line.
    var endsWithParagraph = false
    /// Ordinal of the first token behind the last phrase.
    private(set) var consumedEnd = 0
    /// Tokens looked at to match phrases; counted in debug builds.
    private(set) var stepCount = 0
    /// Ordinal of the token that is taken, and the one behind what was counted.
    private var takenOrdinal = 0
    private var countedEnd = 0
    private var wordCount: Int32 = 0
    private var hasComma = false
    private var hasConjunction = false
    /// The bullets under "Denies:" belong to it.
    private var isList = false
    /// The line that is read is the entry of a list.
    private var isEntry = false
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
            take(token, ordinal, &window, bytes)
            if token.kind == .heading {
                let kind = SectionKind(rawValue: token.symbol)
                // The other kinds' own codes say nothing more.
                let loinc = kind == .other ? headings.loinc(at: Int(token.start)) : ""
                begin(sectionLOINC: loinc, kind: kind, token, bytes)
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
        hasVerb = false
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
        _ token: Token, _ ordinal: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>
    ) {
        switch token.kind {
        case .word:
            if token.root != 0, match(token, ordinal, &window, bytes) {
                answer(token, &window)
                break
            }
            if lastSymbol == Symbol.comma, token.has(.graded), token.has(.skip),
                !token.isWord(.conjunction), !items.isEmpty
            {
                grade(token, &window)
            }
        case .number: number(token, ordinal, &window, bytes)
        case .symbol: symbol(token, ordinal, &window, bytes)
        case .newline: newline(ordinal, &window, bytes)
        case .heading, .end:
            endSentence(token.start)
            endParagraph()
            isList = false
            frame.end()
        }
    }

    /// "911", "2015"
    @inline(__always) private mutating func number(
        _ token: Token, _ ordinal: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>
    ) {
        if token.length == 3 {
            if token.value != 112,
                window.token(ordinal - 1).isSymbol(Symbol.equals)
                    && items.last?.concept ?? -1 >= 0 || isPlanned(ordinal, &window, bytes)
            {
                // "blue lips = 911", "chest pain -> 999"
                append(
                    PhraseMeaning(AssertionTrigger(.all, .hypothetical)), start: token.start,
                    end: token.end, &window)
            } else if token.value != 112, urges(ordinal, ordinal + 1, &window, bytes) {
                append(PhraseMeaning(.warning), start: token.start, end: token.end, &window)
            }
        } else {
            year(token, ordinal, &window, bytes)
        }
    }

    /// Takes over the memory of another note's reading.
    mutating func reuse(_ used: inout NoteReading) {
        swap(&findings, &used.findings)
        swap(&redFlags, &used.redFlags)
        findings.removeAll(keepingCapacity: true)
        redFlags.removeAll(keepingCapacity: true)
    }

    // MARK: - Phrases

    /// The longest phrase that begins with a word: what it means, or -1, where it ends in octets,
    /// and the ordinal of the token behind it.
    @inline(__always) private mutating func phrase(
        _ token: Token, _ ordinal: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>
    ) -> (target: Int32, end: Int32, next: Int) {
        var node = token.root
        var following = token.following
        var found = (target: token.target, end: token.end, next: ordinal + 1)
        if found.target >= 0,
            token.has(.capitals) && !isAllCapitals(token, bytes)
                || isPart(token, ordinal, found.target, &window)
        {
            found.target = -1
        }
        var index = ordinal + 1
        let limit = ordinal + Self.phraseTokenCountMax
        while following != 0, index < limit {
            #if DEBUG
                stepCount &+= 1
            #endif
            let candidate = window.token(index)
            index &+= 1
            let word = candidate.word
            if word != 0, following &>> UInt64(word & 63) & 1 != 0,
                let edge = terminology.edge(of: node, by: word)
            {
                node = edge.node
                following = edge.following
                if edge.target >= 0 { found = (edge.target, candidate.end, index) }
            } else if !mayBeSkipped(candidate, index &- 1, &window) {
                break
            }
        }
        return found
    }

    private mutating func match(
        _ token: Token, _ ordinal: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>
    ) -> Bool {
        let (target, end, next) = phrase(token, ordinal, &window, bytes)
        guard target >= 0, !(next == ordinal + 1 && isScored(token, next, &window)) else {
            return false
        }
        var meaning = terminology.meanings[Int(target)]
        if let trigger = meaning.trigger {
            guard let said = said(trigger, ordinal, next, &window, bytes) else { return false }
            if said != trigger { meaning = PhraseMeaning(said) }
            if said.scopes == .family { noteRelative(ordinal, &window, bytes) }
        } else if isUnticked(ordinal, &window, bytes) {
            // "[ ] chest pain": nobody has ticked it.
            meaning = PhraseMeaning(.nothing)
        } else if other.sexHere != nil {
            endRelative(before: ordinal, &window, bytes)
        }
        append(
            meaning, start: token.start, end: end, &window,
            opensList: meaning.trigger != nil && window.token(next).isSymbol(Symbol.colon),
            isBehindColon: lastSymbol == Symbol.colon)
        consumedEnd = next
        countedEnd = next
        if meaning.concept < 0 {
            announceRisk(next, &window)
            return true
        }
        if lastSymbol == Symbol.dash, isMinus(ordinal, &window) {
            items[items.count - 1].scopes.insert(.negated)
        }
        if meaning.isIllness { dateByYear(ordinal, next, &window) }
        let isUrgent = !meaning.redFlags.isEmpty
        if isUrgent {
            dateIllness(next, &window)
            dateAfter(ordinal, &window, bytes)
        }
        answer(behind: next, ordinal, &window, bytes)
        if isUrgent { dateLast(ordinal, next, &window) }
        if meaning.isLaboratory { laboratory(token, next, &window, bytes) }
        return true
    }

    /// What a trigger means where it stands; nil for nothing that belongs to the sentence.
    private mutating func said(
        _ trigger: AssertionTrigger, _ ordinal: Int, _ next: Int, _ window: inout TokenWindow,
        _ bytes: Span<UInt8>
    ) -> AssertionTrigger? {
        switch trigger.effect {
        case .verb, .anew, .worse, .summary, .ended:
            if trigger.effect == .anew, isPlaceInTime(ordinal, next, &window) {
                noteArrival(ordinal, next, &window)
            }
            mark(trigger.effect)
            return nil
        case .near:
            if let other = sign(trigger, ordinal, next, &window) { return other }
        case .now:
            story.endArrival(window.token(ordinal).start)
            if isPresentation(ordinal, &window) { noteArrival(ordinal, next, &window) }
            // "at that time", as opposed to "at this time"
            if saysThat(ordinal + 1, &window, bytes)
                || window.token(ordinal).length == 2 && Kin.isThe(window.token(ordinal + 1), bytes)
            {
                return .again
            }
        case .either:
            // "Negatives: fever, chills"
            guard trigger.scopes == .negated, window.token(next).isSymbol(Symbol.colon),
                items.last?.concept ?? -1 < 0
            else { break }
            return AssertionTrigger(.before, .negated)
        case .subject:
            if isReported(ordinal, &window, bytes) { return .nothing }
            if isNamedRelative(next, &window) { return .relative }
        case .urge:
            if window.token(ordinal - 1).isSymbol(Symbol.equals), items.last?.concept ?? -1 >= 0 {
                // "new bladder change = ED"
                return AssertionTrigger(.all, .hypothetical)
            }
            return urges(ordinal, next, &window, bytes) ? .warning : nil
        case .before:
            if trigger == .relative,
                isNamedCompanion(next, &window, bytes)
                    && !isElsewhere(ordinal, next, &window, bytes)
                    || isReported(ordinal, &window, bytes)
            {
                return .nothing
            }
        case .next, .after, .adjacent, .both, .end, .affirm, .clause, .patient, .open, .close,
            .graded, .then, .told, .holds, .cause, .over, .all, .asked, .home:
            break
        case .again:
            if isPlaceInTime(ordinal, next, &window), window.token(next - 1).length != 8 {
                // Not "in hospital".
                noteArrival(ordinal, next, &window)
            }
        case .none:
            if trigger.scopes == .historical { noteDay(ordinal, next, &window) }
            return frame(trigger, next, &window)
        }
        return trigger
    }

    /// "Fever: no", "chills - denies.": the trigger answers for the term before it.
    private mutating func answer(_ token: Token, _ window: inout TokenWindow) {
        let last = items.count - 1
        guard last > 0, let trigger = items[last].trigger, trigger.scopes == .negated,
            items[last].wordCount == 0, trigger.effect == .near || trigger.effect == .before,
            !items[last].hasComma, !items[last].hasConjunction, items[last - 1].concept >= 0
        else { return }
        let isLabelled = lastSymbol == Symbol.colon || lastSymbol == Symbol.dash
        guard isLabelled || lastSymbol == 0 else { return }
        let next = window.token(consumedEnd)
        switch next.kind {
        case .newline, .end, .heading: break
        case .symbol:
            guard next.symbol != Symbol.dash, next.symbol != Symbol.slash,
                next.symbol != Symbol.colon, isLabelled || next.symbol != Symbol.open
            else { return }
        case .word, .number:
            if lastSymbol == Symbol.colon, trigger.effect == .before {
                // "Suicide: denies any thoughts"
                items[items.count - 2].scopes.insert(.negated)
            }
            return
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
    func isYear(
        _ token: Token, _ ordinal: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>
    ) -> Bool {
        guard 1_900...2_099 ~= token.value, token.length == 4 else { return false }
        let before = window.token(ordinal - 1)
        return before.kind == .word && before.length == 2
            && bytes[Int(before.start)] | 0x20 == UInt8(ascii: "i")
            && bytes[Int(before.start) + 1] | 0x20 == UInt8(ascii: "n")
    }

    @inline(__always) mutating func append(
        _ meaning: PhraseMeaning, start: Int32, end: Int32, _ window: inout TokenWindow
    ) {
        append(
            meaning, start: start, end: end, &window, opensList: false, isBehindColon: false)
    }

    private mutating func append(
        _ meaning: PhraseMeaning, start: Int32, end: Int32, _ window: inout TokenWindow,
        opensList: Bool, isBehindColon: Bool
    ) {
        settle(before: takenOrdinal, window.masks)
        if items.isFull { endSentence(start) }
        items.append(
            SentenceItems.Item(
                meaning: meaning, start: start, end: end, wordCount: wordCount,
                hasComma: hasComma, hasConjunction: hasConjunction, hasVerb: hasVerb,
                opensList: opensList, isBehindColon: isBehindColon))
        resetCounts()
    }

    // MARK: - Sentences

    private mutating func symbol(
        _ token: Token, _ ordinal: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>
    ) {
        switch token.symbol {
        case Symbol.open:
            if window.token(ordinal + 1).isSymbol(UInt8(ascii: "+")),
                window.token(ordinal + 2).isSymbol(UInt8(ascii: ")"))
            {
                append(PhraseMeaning(.affirm), start: token.start, end: token.end, &window)
            } else if !items.isEmpty {
                bracket(.open, token, ordinal, &window)
            }
        case UInt8(ascii: ")"):
            if story.isArrivalOpen { story.endArrival(token.end) }
            if !items.isEmpty { bracket(.close, token, ordinal, &window) }
        case Symbol.semicolon: semicolon(token, ordinal, &window, bytes)
        case Symbol.point:
            guard endsSentence(ordinal, &window) else { break }
            endSentence(token.end)
            if other.sex != nil { goOn(ordinal + 1, &window, bytes) }
        case UInt8(ascii: "!"): endSentence(token.end)
        case UInt8(ascii: "?"): question(token, ordinal, &window, bytes)
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
        var neighbour = window.token(trigger.effect == .open ? ordinal + 1 : ordinal - 1)
        if trigger.effect == .close, neighbour.kind == .number,
            window.token(ordinal - 2).isSymbol(Symbol.point)
        {
            // "(A40.3)"
            neighbour = window.token(ordinal - 3)
        }
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
        _ token: Token, _ ordinal: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>
    ) {
        let next = window.token(ordinal + 1)
        if next.kind == .word, next.isJoined || !token.isJoined {
            append(PhraseMeaning(.doubtNext), start: token.start, end: token.end, &window)
            return
        }
        switch reply(ordinal + 1, &window, bytes) {
        case false?:
            append(
                PhraseMeaning(AssertionTrigger(.all, .negated)), start: token.start,
                end: token.end, &window)
        case true?: break
        case nil:
            append(PhraseMeaning(.doubtAfter), start: token.start, end: token.end, &window)
        }
        endSentence(token.end)
    }

    /// "(+)" before a term, "(-)" before or after one.
    private mutating func minus(
        _ token: Token, _ ordinal: Int, _ window: inout TokenWindow
    ) {
        guard window.token(ordinal - 1).isSymbol(Symbol.open),
            window.token(ordinal + 1).isSymbol(UInt8(ascii: ")"))
        else { return }
        append(PhraseMeaning(.minus), start: token.start, end: token.end, &window)
    }

    @inline(__always) private func endsSentence(_ ordinal: Int, _ window: inout TokenWindow) -> Bool
    {
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
        // "E. coli"
        if before.length == 1, before.isCapital, after.kind == .word, !after.isCapital {
            return false
        }
        // The last point of "q.d." or of an initial.
        return !(before.length == 1 && before.isJoined && window.token(ordinal - 2).kind == .symbol)
    }

    private mutating func newline(
        _ ordinal: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>
    ) {
        settle(before: ordinal, window.masks)
        var next = window.token(ordinal + 1)
        let isNumbered =
            next.kind == .number && next.length <= 2
            && (window.token(ordinal + 2).isSymbol(Symbol.point)
                || window.token(ordinal + 2).isSymbol(UInt8(ascii: ")")))
        let isBullet =
            isNumbered || next.isSymbol(Symbol.dash) || next.isSymbol(UInt8(ascii: "*"))
            || next.isSymbol(Symbol.other)
        let follows = following(ordinal, isBullet: isBullet, &window)
        let isEntry = isEntry
        self.isEntry = follows == .entry
        if lastSymbol == Symbol.colon || follows == .entry && !isEntry {
            let said = announcement(isLabelled: lastSymbol == Symbol.colon)
            if !said.isEmpty {
                endSentence(window.token(ordinal).start)
                frame.begin(said, follows)
                return
            }
        }
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
        endSentence(window.token(ordinal).start)
        endParagraph()
        frame.endLine(follows)
        if follows == .other { beginLine(behind: ordinal, &window, bytes) }
        if endsWithParagraph, lastKind == .newline {
            sectionScopes = []
            endsWithParagraph = false
        }
    }

    /// - Parameter end: Where the sentence ends, in octets.
    mutating func endSentence(_ end: Int32) {
        resetCounts()
        if !items.isEmpty {
            resolve(end)
            items.removeAll()
        } else if story.goesOn, sentenceHasVerb, !isAnew || frame.isPast {
            story.add(sentenceStart, end)
        } else if frame.isPast {
            story.add(sentenceStart, end)
        }
        story.endArrival(end)
        sentenceHasVerb = false
        isAnew = false
        if let sex = other.sexHere {
            other.sex = sex
            other.sexHere = nil
        }
        other.kinHere = nil
        other.goesOn = false
        sentenceStart = end
    }
}
