extension FindingRules {
    /// How far the colon may stand behind the word that announces a list, in octets.
    private static let announcementReachMax: Int32 = 120
    /// How far such a word may stand behind the line's start where no colon ends it, in octets.
    private static let announcementLeadMax: Int32 = 1
    /// Most tokens of a label such as "Last birth 2022:".
    private static let labelReachMax = 3
    /// How far an emergency number may stand behind an arrow, in tokens.
    private static let arrowReachMax = 6
    /// How far what was found on arrival may begin before that, in tokens.
    private static let arrivalReachMax = 10

    /// A line ends: whether it announces what follows, as "Explained with a diagram:" does.
    ///
    /// - Parameter isLabelled: Whether it ends in a colon; without one, what announces must
    ///   begin it.
    mutating func announcement(isLabelled: Bool) -> AssertionScopes {
        guard !items.isEmpty else { return [] }
        let end = items[items.count - 1].end
        for index in stride(from: items.count - 1, through: 0, by: -1) {
            guard let trigger = items[index].trigger else { return [] }
            guard end - items[index].end <= Self.announcementReachMax else { return [] }
            guard trigger.scopes == .hypothetical,
                isLabelled || items[index].start - sentenceStart <= Self.announcementLeadMax
            else { continue }
            switch trigger.effect {
            case .before, .near, .none: return .hypothetical
            case .next, .after, .adjacent, .both, .either, .end, .affirm, .now, .clause, .patient,
                .open, .close, .graded, .urge, .then, .told, .holds, .cause, .again, .over, .all,
                .subject, .asked, .verb, .anew, .home, .worse, .summary, .ended:
                continue
            }
        }
        return []
    }

    /// What stands behind a line end, as far as lists and labels ask.
    func following(
        _ ordinal: Int, isBullet: Bool, _ window: inout TokenWindow
    ) -> Frame.Following {
        let next = window.token(ordinal + 1)
        switch next.kind {
        case .newline, .heading, .end: return .empty
        case .word: return next.isCapital ? .other : .continuation
        case .number:
            // "1 warning signs"
            return isBullet
                || next.length <= 2 && window.token(ordinal + 2).kind == .word
                    && !window.token(ordinal + 2).isJoined
                ? .entry : .other
        case .symbol:
            return isBullet || next.symbol == Symbol.greater || next.symbol == UInt8(ascii: "~")
                || next.symbol == UInt8(ascii: "+") ? .entry : .other
        }
    }

    /// A line begins that is of another time by its label, "March:", "Oct 2021 -", or of a plan
    /// with zones, "GREEN - no symptoms".
    mutating func beginLine(
        behind newline: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>
    ) {
        let first = window.token(newline + 1)
        if first.kind == .word, first.length >= 3, first.length <= 6,
            let color = Kin.color(at: Int(first.start), bytes)
        {
            var label = newline + 2
            if window.token(label).kind == .word, window.token(label).length == 4 { label += 1 }
            let sign = window.token(label)
            guard
                sign.isSymbol(Symbol.colon) || sign.isSymbol(Symbol.equals)
                    || sign.isSymbol(Symbol.dash) && !window.token(label + 1).isJoined
                    || sign.isSymbol(Symbol.other)
            else { return }
            if color == .calm { frame.hasZones = true }
            if frame.hasZones { frame.beginLine(.hypothetical) }
            return
        }
        var isDated = false
        for index in newline + 1..<newline + 1 + Self.labelReachMax {
            let token = window.token(index)
            switch token.kind {
            case .word:
                guard token.has(.month) else { return }
                isDated = true
            case .number:
                let isPast =
                    token.length == 4 && 1_940 <= token.value && token.value < Self.bareYearMax
                guard isPast, index > newline + 1 || !story.hasClock else { return }
                isDated = true
            case .symbol:
                guard isDated, token.symbol == Symbol.colon, !window.token(index + 1).isJoined
                else { return }
                frame.beginLine(.historical)
                return
            case .newline, .heading, .end: return
            }
        }
    }

    /// "hospital day 4", "HD#6", "D5 of stay", "3rd day today": a stay that began on another day.
    mutating func noteDay(_ ordinal: Int, _ next: Int, _ window: inout TokenWindow) {
        var number = window.token(next)
        if number.isSymbol(UInt8(ascii: "#")) || number.isSymbol(Symbol.colon) {
            number = window.token(next + 1)
        }
        if number.kind == .number, number.length <= 2, number.value >= 2 {
            let behind = window.token(next + (number.start == window.token(next).start ? 1 : 2))
            // "HD 3x/week" is a dialysis.
            if behind.kind != .word, !behind.isJoined || behind.kind == .symbol {
                story.isLaterDay = true
            }
            return
        }
        let before = window.token(ordinal - 1)
        let isDay = before.kind == .word && before.hasDigit && before.length <= 4
        let isNumber = before.kind == .number && before.length <= 2 && before.value >= 2
        if isDay || isNumber { story.isLaterDay = true }
    }

    /// "GCS 11 on arrival", "On arrival septic.": of the day on which the stay began, if that was
    /// another day; the note may say so only later.
    mutating func noteArrival(
        _ ordinal: Int, _ next: Int, _ window: inout TokenWindow
    ) {
        let after = window.token(next)
        var isBehind = false
        switch after.kind {
        case .symbol: isBehind = after.symbol != Symbol.colon && after.symbol != Symbol.open
        case .newline, .heading, .end: isBehind = true
        case .word, .number: break
        }
        guard isBehind else {
            story.arrivalStart = window.token(ordinal).start
            story.isArrivalOpen = window.token(ordinal - 1).isSymbol(Symbol.open)
            return
        }
        var index = ordinal - 1
        search: while index > ordinal - Self.arrivalReachMax, index >= 0 {
            let token = window.token(index)
            switch token.kind {
            case .newline, .heading, .end: break search
            case .symbol:
                if token.symbol == Symbol.open || token.symbol == Symbol.comma
                    || token.symbol == Symbol.semicolon
                    || token.symbol == Symbol.point && !window.token(index + 1).isJoined
                {
                    break search
                }
            case .word, .number: break
            }
            index -= 1
        }
        story.arrive(window.token(index + 1).start, window.token(ordinal).end)
    }

    /// "blue lips → spray, then 911": whether an arrow before an emergency number makes a plan of
    /// what stands before it. "→ called 911" is told.
    func isPlanned(
        _ ordinal: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>
    ) -> Bool {
        let before = window.token(ordinal - 1)
        // "HR 98 → 112"
        if window.token(ordinal).value == 112, before.kind != .word { return false }
        if before.kind == .word, before.has(.deed) || before.length > 4 { return false }
        if window.token(ordinal + 1).kind == .word, window.token(ordinal + 1).length > 3 {
            return false
        }
        for index in stride(from: ordinal - 1, to: ordinal - Self.arrowReachMax, by: -1) {
            let token = window.token(index)
            if token.kind == .newline || token.kind == .heading || token.kind == .end {
                return false
            }
            if isArrow(index, &window, bytes) { return true }
        }
        return false
    }

    /// "1 in 1000", "1/million": how often a risk comes true; the number is the second.
    func isFrequency(
        _ ordinal: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>
    ) -> Bool {
        let number = window.token(ordinal)
        guard number.value >= 1_000, number.value % 500 == 0 || number.length > 4 else {
            return false
        }
        let link = window.token(ordinal - 1)
        let first = window.token(ordinal - 2)
        guard first.kind == .number, first.length <= 2, first.value <= 20 else { return false }
        // "3/2000" is a month.
        if 1_900...2_099 ~= number.value, first.value <= 12, link.kind == .symbol { return false }
        return link.isSymbol(Symbol.slash) && link.isJoined
            || link.kind == .word && link.length == 2 && link.has(.preposition)
    }

    /// "septic shock d/t pyelonephritis w/ bacteremia - resolved": what the last of several
    /// illnesses, each due to the one behind it or with it, is said to be, all are.
    mutating func resolveChain(_ index: Int) {
        var position = index - 1
        while position > 1, items[position].concept >= 0, items[position].meaning.isIllness {
            let before = items[position - 1]
            if before.concept >= 0, before.scopes.contains(.historical) {
                position -= 1
                continue
            }
            guard before.trigger?.effect == .cause || before.trigger?.effect == .affirm,
                items[position].wordCount <= 3, before.wordCount <= 2, !before.hasComma,
                items[position - 2].concept >= 0, items[position - 2].meaning.isIllness
            else { return }
            position -= 2
            items[position].scopes.insert(.historical)
        }
    }

    /// "Pain 7/10", "pain: 4": a vital sign, and no finding of its own.
    @inline(__always) func isScored(
        _ token: Token, _ next: Int, _ window: inout TokenWindow
    ) -> Bool {
        guard token.isWord(.pain), token.length == 4 else { return false }
        let after = window.token(next)
        return window.token(next - 2).isWord(WordTraits.vitalCues)
            || after.kind == .number || after.isSymbol(Symbol.colon)
            || after.isSymbol(Symbol.equals)
            || after.isSymbol(Symbol.slash) || after.isWord([.directFiller, .scoreWord])
    }

    /// "Risks: infection, stiffness": with a colon it is about what follows.
    @inline(__always) mutating func announceRisk(_ next: Int, _ window: inout TokenWindow) {
        guard
            window.token(next).isSymbol(Symbol.colon) || window.token(next).isSymbol(Symbol.open),
            let trigger = items.last?.trigger,
            trigger.scopes == .hypothetical,
            // "DVT ppx: enoxaparin" is about what stands before.
            items.count < 2 || items[items.count - 1].wordCount > 0
                || items[items.count - 2].concept < 0
        else { return }
        switch trigger.effect {
        case .after, .adjacent, .either, .next:
            items[items.count - 1].trigger = AssertionTrigger(.before, .hypothetical)
        case .before, .near, .both, .end, .affirm, .now, .clause, .patient, .open, .close, .graded,
            .urge, .then, .told, .holds, .cause, .again, .over, .all, .subject, .asked, .verb,
            .anew, .home,
            .worse, .summary, .ended, .none:
            break
        }
    }

    /// A term that is a part of something else: the study "SEPSIS-HOME", the index finger of
    /// "Thumb-IF-LF".
    func isPart(
        _ token: Token, _ ordinal: Int, _ target: Int32, _ window: inout TokenWindow
    ) -> Bool {
        guard token.isCapital else { return false }
        if token.isJoined, token.length == 2, window.token(ordinal - 1).isSymbol(Symbol.dash) {
            return true
        }
        let behind = window.token(ordinal + 1)
        return behind.isJoined && behind.isSymbol(Symbol.dash)
            && terminology.meanings[Int(target)].concept >= 0 && isTitle(ordinal + 2, &window)
    }

    func isAllCapitals(_ token: Token, _ bytes: Span<UInt8>) -> Bool {
        for index in token.range where !bytes[index].isASCIIUpper { return false }
        return true
    }

    /// "+ve", "cough -ve,": what a sign makes of it; nil for what it is without one.
    func sign(
        _ trigger: AssertionTrigger, _ ordinal: Int, _ next: Int, _ window: inout TokenWindow
    ) -> AssertionTrigger? {
        guard trigger.scopes == .negated, window.token(ordinal).length == 2 else { return nil }
        let sign = window.token(ordinal - 1)
        if sign.isSymbol(UInt8(ascii: "+")) { return .affirm }
        guard sign.isSymbol(Symbol.dash), window.token(ordinal).isJoined,
            window.token(next).kind != .word, items.last?.concept ?? -1 >= 0
        else { return nil }
        return AssertionTrigger(.adjacent, .negated)
    }

    /// What words that say nothing by themselves announce: "Explained: ", in the same line.
    func frame(
        _ trigger: AssertionTrigger, _ next: Int, _ window: inout TokenWindow
    ) -> AssertionTrigger? {
        if trigger.scopes == .historical { return nil }
        let isFrame =
            trigger.scopes == .hypothetical && window.token(next).isSymbol(Symbol.colon)
            && window.token(next + 1).kind != .newline
        return isFrame ? .warning : trigger
    }
}
