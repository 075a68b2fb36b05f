extension FindingRules {
    /// How far "for" or "if" may stand behind a word that urges, in tokens.
    private static let urgeReachMax = 12
    /// How far the answer may stand behind its question, in tokens.
    private static let replyReachMax = 6
    /// Most tokens of who speaks and when, in a chat.
    private static let speakerReachMax = 10
    /// Ages at which something may have been: "overdose at 17".
    private static let pastAges: ClosedRange<Int32> = 2...79
    /// Years in which something may have been.
    private static let pastYears: ClosedRange<Int32> = 1_940...2_039
    /// How far the year of an emergency may stand behind it, in tokens.
    private static let yearReachMax = 9
    /// How far the time of "last seizure" may stand behind it, in tokens.
    private static let lastReachMax = 6
    /// Most words of a name behind a relative.
    private static let companionNameCountMax = 3

    /// "[ ] chest pain", "( ) fever", "☐ cough": a box that nobody has ticked.
    @inline(__always) func isUnticked(
        _ ordinal: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>
    ) -> Bool {
        let close = window.token(ordinal - 1)
        if close.isSymbol(Symbol.other) {
            let start = Int(close.start)
            return start + 2 < bytes.count && bytes[start] == 0xE2
                && (bytes[start + 1] == 0x98 && bytes[start + 2] == 0x90
                    || bytes[start + 1] == 0x96 && bytes[start + 2] == 0xA1)
        }
        let open = window.token(ordinal - 2)
        return close.isSymbol(UInt8(ascii: "]")) && open.isSymbol(Symbol.openBracket)
            || close.isSymbol(UInt8(ascii: ")")) && open.isSymbol(Symbol.open)
    }

    /// What is said right behind a term: "SOB: N", "ataxia 0", "chest pain [ ] yes [x] no",
    /// "fever no,".
    mutating func answer(
        behind next: Int, _ ordinal: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>
    ) {
        guard items.count > 0, items[items.count - 1].concept >= 0 else { return }
        // "item 9 (thoughts of self harm): 0"
        let next = window.token(next).isSymbol(UInt8(ascii: ")")) ? next + 1 : next
        let first = window.token(next)
        if first.isSymbol(Symbol.openBracket) || first.isSymbol(Symbol.open) {
            if let isTicked = boxes(next, &window, bytes), !isTicked {
                items[items.count - 1].scopes.insert(.negated)
            }
            return
        }
        let isOpen = first.isSymbol(Symbol.colon) || first.isSymbol(Symbol.equals)
        let index = isOpen ? next + 1 : next
        let reply = window.token(index)
        switch reply.kind {
        case .number:
            guard reply.value == 0, reply.length == 1, !reply.isJoined || isOpen else { return }
            let after = window.token(index + 1)
            // "neutropenia 0.8" is a value.
            if after.isSymbol(Symbol.point), after.isJoined,
                window.token(index + 2).kind == .number, window.token(index + 2).isJoined
            {
                return
            }
            // "pain 0/10", "ataxia 0, neglect 2"
            if after.isSymbol(Symbol.slash) || endsClause(after) {
                items[items.count - 1].scopes.insert(.negated)
            }
        case .word:
            let after = window.token(index + 1)
            guard reply.length == 1, bytes[Int(reply.start)] | 0x20 == UInt8(ascii: "n"),
                !after.isSymbol(Symbol.slash),
                isOpen || reply.isCapital && !reply.isJoined && endsClause(after)
            else { return }
            items[items.count - 1].scopes.insert(.negated)
        case .symbol, .newline, .heading, .end: break
        }
    }

    private func endsClause(_ token: Token) -> Bool {
        switch token.kind {
        case .newline, .heading, .end: true
        case .symbol:
            token.symbol == Symbol.comma || token.symbol == Symbol.semicolon
                || token.symbol == Symbol.point && !token.isJoined
                || token.symbol == Symbol.point || token.symbol == UInt8(ascii: ")")
        case .word, .number: false
        }
    }

    /// "[ ] yes [x] no": whether the box of "yes" is ticked; nil where nothing of the kind stands.
    private func boxes(
        _ next: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>
    ) -> Bool? {
        var index = next
        var answer: Bool?
        for _ in 0..<2 {
            guard window.token(index).kind == .symbol else { return answer }
            var isTicked = false
            index += 1
            let mark = window.token(index)
            if mark.kind == .word, mark.length == 1, bytes[Int(mark.start)] | 0x20 == 0x78 {
                isTicked = true
                index += 1
            }
            guard
                window.token(index).isSymbol(UInt8(ascii: "]"))
                    || window.token(index).isSymbol(UInt8(ascii: ")"))
            else { return answer }
            guard let says = isYes(index + 1, &window, bytes) else { return answer }
            if isTicked { answer = says } else if answer == nil { answer = false }
            index += 2
        }
        return answer
    }

    /// Whether the token says yes or no.
    private func isYes(
        _ ordinal: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>
    ) -> Bool? {
        let token = window.token(ordinal)
        guard token.kind == .word, token.length <= 6 else { return nil }
        let start = Int(token.start)
        let first = bytes[start] | 0x20
        let second = token.length > 1 ? bytes[start + 1] | 0x20 : 0
        if first == UInt8(ascii: "y") { return token.length == 1 || second == UInt8(ascii: "e") }
        guard first == UInt8(ascii: "n") else { return nil }
        switch token.length {
        case 1: return false
        case 2: return second == UInt8(ascii: "o") ? false : nil
        case 3: return second == UInt8(ascii: "o") || second == UInt8(ascii: "i") ? false : nil
        case 4: return second == UInt8(ascii: "o") && bytes[start + 2] | 0x20 != 0x74 ? false : nil
        case 5: return second == UInt8(ascii: "e") ? false : nil
        default: return nil
        }
    }

    /// Behind "Tamsin G. 9:07 PM:" at the start of a line, when a chat was kept; else behind the
    /// line's end.
    private func speech(behind newline: Int, _ window: inout TokenWindow) -> Int {
        var index = newline + 1
        guard window.token(index).kind == .word, window.token(index).isCapital else { return index }
        while index < newline + Self.speakerReachMax {
            let token = window.token(index)
            switch token.kind {
            case .newline, .heading, .end: return newline + 1
            case .symbol:
                if token.symbol == Symbol.colon, !window.token(index + 1).isJoined {
                    return index + 1
                }
            case .word, .number: break
            }
            index += 1
        }
        return newline + 1
    }

    /// What answers a question: "? No", "? A: yes", "? N".
    func reply(
        _ next: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>
    ) -> Bool? {
        var index = next
        let limit = next + Self.replyReachMax + Self.speakerReachMax
        while index < limit {
            let token = window.token(index)
            switch token.kind {
            case .newline: index = speech(behind: index, &window)
            case .symbol: index += 1
            case .word:
                if token.length == 1, bytes[Int(token.start)] | 0x20 == UInt8(ascii: "a"),
                    window.token(index + 1).isSymbol(Symbol.colon)
                {
                    index += 2
                } else {
                    let says = isYes(index, &window, bytes)
                    // "No fever": a sentence of its own.
                    guard says == false, index == next else { return says }
                    let after = window.token(index + 1)
                    return after.kind == .word && after.word != 0 ? nil : false
                }
            case .number, .heading, .end: return nil
            }
        }
        return nil
    }

    /// "Call L&D 555-0199 for bleeding", "ER/911 for stiff neck": whether what is urged has a
    /// condition. "Called for chest pain" and "seen in the ER for" are told, and not urged.
    func urges(
        _ ordinal: Int, _ next: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>
    ) -> Bool {
        let before = window.token(ordinal - 1)
        switch before.kind {
        case .word:
            guard
                before.isWord([.to, .conjunction, .instruction])
                    || before.length == 6 && bytes[Int(before.start)] | 0x20 == UInt8(ascii: "p")
            else { return false }
        case .number: return false
        case .symbol, .newline, .heading, .end: break
        }
        // "sent to ED for chest pain" is told; "ED for chest pain" is urged.
        // "He returns with chest pain", "returns for": told.
        if bytes[Int(window.token(ordinal).end) - 1] | 0x20 == UInt8(ascii: "s") { return false }
        if isWith(next, bytes, &window), before.kind != .word || !before.isWord(.to) { return true }
        let isPlace = next == ordinal + 1 && Self.isPlace(window.token(ordinal), bytes)
        if isPlace, before.kind == .word { return false }
        let after = window.token(next)
        if isPlace, !after.isWord(.instructionLink), !(after.length == 2 && isIf(after, bytes)) {
            return false
        }
        if after.isSymbol(Symbol.colon), next > ordinal + 1 { return true }
        if after.has(.preposition), after.length != 3, !after.isWord(.to) { return false }
        if after.length == 2, isOf(after, bytes) { return false }
        for index in next..<next + Self.urgeReachMax {
            let token = window.token(index)
            switch token.kind {
            case .newline, .heading, .end: return false
            case .symbol:
                if token.symbol == Symbol.semicolon { return false }
                if token.symbol == Symbol.point, !window.token(index + 1).isJoined { return false }
            case .word:
                if token.isWord(.instructionLink) || token.length == 2 && isIf(token, bytes) {
                    return true
                }
                if saysAny(index, &window, bytes) { return true }
            case .number: break
            }
        }
        return false
    }

    /// "->", "→"
    func isArrow(
        _ ordinal: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>
    ) -> Bool {
        guard ordinal > 0 else { return false }
        let sign = window.token(ordinal)
        if sign.isSymbol(Symbol.other) {
            let start = Int(sign.start)
            return start + 2 < bytes.count && bytes[start] == 0xE2 && bytes[start + 1] == 0x86
                && bytes[start + 2] == 0x92
        }
        return sign.isSymbol(Symbol.greater) && window.token(ordinal - 1).isSymbol(Symbol.dash)
    }

    /// "on arrival", "in triage", "at presentation": of when somebody came.
    func isPlaceInTime(_ ordinal: Int, _ next: Int, _ window: inout TokenWindow) -> Bool {
        let lead = window.token(ordinal)
        guard lead.kind == .word else { return false }
        if lead.length == 3 { return window.token(next).isSymbol(Symbol.colon) }
        return lead.length == 2 && lead.has([.preposition, .dayLead]) && next == ordinal + 2
    }

    /// "on presentation"
    func isPresentation(_ ordinal: Int, _ window: inout TokenWindow) -> Bool {
        window.token(ordinal).length == 2 && window.token(ordinal + 1).length == 12
    }

    /// ER, ED, "come"
    private static func isPlace(_ token: Token, _ bytes: Span<UInt8>) -> Bool {
        let first = bytes[Int(token.start)] | 0x20
        return token.length == 2 && first == UInt8(ascii: "e")
            || token.length == 4 && first == UInt8(ascii: "c")
                && bytes[Int(token.start) + 1] | 0x20 == UInt8(ascii: "o")
    }

    /// "with", behind a word that urges
    private func isWith(
        _ ordinal: Int, _ bytes: Span<UInt8>, _ window: inout TokenWindow
    ) -> Bool {
        let token = window.token(ordinal)
        return token.kind == .word && token.length == 4
            && bytes[Int(token.start)] | 0x20 == UInt8(ascii: "w")
            && bytes[Int(token.start) + 1] | 0x20 == UInt8(ascii: "i")
            && bytes[Int(token.start) + 2] | 0x20 == UInt8(ascii: "t")
    }

    /// "with any"
    private func saysAny(
        _ ordinal: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>
    ) -> Bool {
        let with = window.token(ordinal)
        let any = window.token(ordinal + 1)
        guard with.length == 4, bytes[Int(with.start)] | 0x20 == UInt8(ascii: "w"),
            any.kind == .word, any.length == 3
        else { return false }
        let start = Int(any.start)
        return bytes[start] | 0x20 == UInt8(ascii: "a") && bytes[start + 1] == UInt8(ascii: "n")
            && bytes[start + 2] == UInt8(ascii: "y")
    }

    /// "that"
    func saysThat(
        _ ordinal: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>
    ) -> Bool {
        let token = window.token(ordinal)
        guard token.kind == .word, token.length == 4 else { return false }
        let start = Int(token.start)
        return bytes[start] | 0x20 == UInt8(ascii: "t") && bytes[start + 2] == UInt8(ascii: "a")
            && bytes[start + 3] == UInt8(ascii: "t")
    }

    private func isOf(_ token: Token, _ bytes: Span<UInt8>) -> Bool {
        token.kind == .word && bytes[Int(token.start)] | 0x20 == UInt8(ascii: "o")
            && bytes[Int(token.start) + 1] | 0x20 == UInt8(ascii: "f")
    }

    private func isIf(_ token: Token, _ bytes: Span<UInt8>) -> Bool {
        bytes[Int(token.start)] | 0x20 == UInt8(ascii: "i")
            && bytes[Int(token.start) + 1] | 0x20 == UInt8(ascii: "f")
    }

    /// "daughter Lenore says", "wife Corinne at bedside": somebody by name who tells or is there;
    /// "brother David has epilepsy" is about him.
    func isNamedCompanion(
        _ next: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>
    ) -> Bool {
        var index = next
        if window.token(index).isSymbol(Symbol.open) { index += 1 }
        let first = index
        while index - first < Self.companionNameCountMax {
            let name = window.token(index)
            guard name.kind == .word, name.isCapital, !name.hasDigit, name.word == 0 else { break }
            index += 1
        }
        guard index > first else { return false }
        if window.token(index).isSymbol(UInt8(ascii: ")")) { index += 1 }
        let after = window.token(index)
        guard after.kind == .word, !after.isCapital else { return false }
        // "says"
        if after.length == 4, bytes[Int(after.start)] | 0x20 == UInt8(ascii: "s") { return true }
        // "has", "had", "with", "who", "died"
        return !after.has(.life) && !(after.has(.deed) && after.length == 3)
            && !(after.length == 4 && after.word != 0 && !after.has(.deed))
    }

    /// "Husband Roy had a stroke": somebody by name who has or had something.
    func isNamedRelative(_ next: Int, _ window: inout TokenWindow) -> Bool {
        var index = next
        while index - next < Self.companionNameCountMax {
            let name = window.token(index)
            // A name may be a word of the lists as well: "Gord", "Mark".
            guard name.kind == .word, name.isCapital, !name.hasDigit,
                name.word == 0 || index == next && name.length > 2
            else { break }
            index += 1
        }
        if window.token(index).isSymbol(Symbol.comma), isWho(index + 1, &window) {
            // "husband Roy, who had a stroke", "neighbour, who has"
            index += 2
        }
        guard index > next else { return false }
        let after = window.token(index)
        return after.kind == .word && after.has(.deed) && after.length == 3 || after.has(.life)
    }

    /// "who" behind a comma: it means something to the rules and is not a name.
    private func isWho(_ ordinal: Int, _ window: inout TokenWindow) -> Bool {
        let token = window.token(ordinal)
        return token.kind == .word && token.length == 3 && token.word != 0 && !token.isCapital
            && !token.has(.deed)
    }

    /// "2019 massive PE", "Hodgkin 2014": an illness of a year that begins the clause, or that
    /// stands right behind it, if the note writes no times of day so.
    mutating func dateByYear(_ ordinal: Int, _ next: Int, _ window: inout TokenWindow) {
        guard items.count > 0, items[items.count - 1].meaning.isIllness else { return }
        var index = ordinal - 1
        // An adjective may stand between.
        if window.token(index).kind == .word, window.token(index).word != 0 { index -= 1 }
        let leads =
            isPastYear(index, &window) && window.token(index - 1).kind != .word
            && window.token(index - 1).kind != .number
        index = window.token(next).isSymbol(Symbol.open) ? next + 1 : next
        if window.token(index).has(.month) { index += 1 }
        let after = window.token(index + 1)
        let follows =
            isPastYear(index, &window) && after.kind != .number
            && !(after.isJoined && after.isSymbol(Symbol.slash))
        if leads || follows { story.bareYears.append(items[items.count - 1].start) }
    }

    /// A number of its own that is a year before the note's.
    private func isPastYear(_ ordinal: Int, _ window: inout TokenWindow) -> Bool {
        guard ordinal >= 0 else { return false }
        let year = window.token(ordinal)
        return year.kind == .number && year.length == 4 && Self.pastYears ~= year.value
            && (year.value < latestYear || year.value < Self.bareYearMax - 1)
            && (!year.isJoined || window.token(ordinal - 1).isSymbol(Symbol.open))
    }

    /// A joined word in capitals that is no term: "SEPSIS-HOME".
    func isTitle(_ ordinal: Int, _ window: inout TokenWindow) -> Bool {
        let token = window.token(ordinal)
        return token.kind == .word && token.isJoined && token.isCapital && !token.hasDigit
            && token.length > 3 && token.target < 0
    }

    /// "STEMI 2019", "Anterior STEMI March 2019", "overdose at 17": an emergency of another time.
    mutating func dateIllness(_ next: Int, _ window: inout TokenWindow) {
        guard items.count > 0, items[items.count - 1].concept >= 0 else { return }
        let concept = items[items.count - 1].meaning
        guard !concept.redFlags.isEmpty else { return }
        var index = next
        if concept.isIllness, window.token(index).isWord(.at) {
            let age = window.token(index + 1)
            let after = window.token(index + 2)
            guard age.kind == .number, Self.pastAges ~= age.value, age.length <= 2,
                after.kind != .word && after.kind != .number, !after.isSymbol(Symbol.colon),
                !after.isSymbol(Symbol.percent), !after.isSymbol(Symbol.slash)
            else { return }
            items[items.count - 1].scopes.formUnion(.past)
            return
        }
        if yearFollows(next, &window) { items[items.count - 1].scopes.formUnion(.historical) }
        guard concept.isIllness else { return }
        if yearFollows(next, &window, isBare: true) {
            story.bareYears.append(items[items.count - 1].start)
        }
        // "torsion R 2022"
        if window.token(index).has(.skip) { index += 1 }
        let link = window.token(index)
        if link.isSymbol(Symbol.open) || link.isSymbol(Symbol.comma)
            || link.kind == .word && link.length == 2 && link.has(.preposition)
        {
            index += 1
        }
        if window.token(index).has(.month) { index += 1 }
        let year = window.token(index)
        guard year.kind == .number, year.length == 4, Self.pastYears ~= year.value,
            !year.isJoined || window.token(index - 1).isSymbol(Symbol.open)
        else { return }
        items[items.count - 1].scopes.formUnion(.past)
    }

    /// ", -fever": a sign right before the term, and none before that.
    func isMinus(_ ordinal: Int, _ window: inout TokenWindow) -> Bool {
        guard window.token(ordinal).isJoined, !window.token(ordinal - 1).isJoined else {
            return false
        }
        return window.token(ordinal - 2).isSymbol(Symbol.comma)
    }

    /// "post stroke", "since the heart attack": it was before.
    mutating func dateAfter(
        _ ordinal: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>
    ) {
        guard let item = items.last, item.meaning.isIllness,
            !item.meaning.redFlags.isDisjoint(with: Self.datedFlags)
        else { return }
        var index = ordinal - 1
        if window.token(index).isSymbol(Symbol.dash) { index -= 1 }
        if window.token(index).has(.skip) { index -= 1 }
        let lead = window.token(index)
        guard lead.kind == .word, lead.length == 4 || lead.length == 5,
            Kin.isSince(at: Int(lead.start), bytes),
            // "post cardiac arrest" is of now.
            !Kin.isArrest(at: Int(item.end) - 6, bytes)
        else { return }
        items[items.count - 1].scopes.insert(.historical)
    }

    private static let datedFlags: RedFlagSet = [RedFlagSet(.stroke), RedFlagSet(.cardiac)]

    /// "Last seizure: 2015", "last overdose in May": when it was says that it is over.
    mutating func dateLast(_ ordinal: Int, _ next: Int, _ window: inout TokenWindow) {
        guard ordinal > 0 else { return }
        let lead = window.token(ordinal - 1)
        guard lead.kind == .word, lead.length == 4, lead.has(.dayLead), !items.isEmpty,
            items[items.count - 1].concept >= 0,
            !items[items.count - 1].meaning.redFlags.isEmpty
        else { return }
        for index in next..<next + Self.lastReachMax {
            let token = window.token(index)
            switch token.kind {
            case .number:
                guard token.length == 4, Self.pastYears ~= token.value else { continue }
                items[items.count - 1].scopes.insert(.historical)
                return
            case .word:
                guard token.has(.month) || token.has(.yearUnit) || token.has(.monthUnit) else {
                    continue
                }
                items[items.count - 1].scopes.insert(.historical)
                return
            case .symbol: if token.symbol == Symbol.semicolon { return }
            case .newline, .heading, .end: return
            }
        }
    }

    /// "1994", and "2019" behind a month, "in" or a bracket: nurses write "2019" for a quarter past
    /// eight as well, and an emergency of today must not be taken for one of years ago.
    private func isYear(_ ordinal: Int, _ window: inout TokenWindow) -> Bool {
        let value = window.token(ordinal).value
        if value / 100 == 19, value % 100 > 59 { return true }
        let before = window.token(ordinal - 1)
        if before.kind == .symbol { return before.symbol == Symbol.open }
        return before.kind == .word
            && (before.has(.month)
                || (before.has(.preposition) || before.has(.dateCue) && before.length > 3))
            && !before.isWord(.at)
    }

    /// "Cardiac arrest (VF) in the cath lab 2019": a year before the clause ends.
    ///
    /// - Parameter isBare: Whether nothing before it need say that it is one.
    private mutating func yearFollows(
        _ next: Int, _ window: inout TokenWindow, isBare: Bool = false
    ) -> Bool {
        for index in next..<next + Self.yearReachMax {
            let token = window.token(index)
            switch token.kind {
            case .number:
                let after = window.token(index + 1)
                if token.length <= 2, token.value <= 12, after.kind == .symbol, after.isJoined,
                    after.symbol == Symbol.slash, window.token(index + 2).length == 4
                {
                    // "8/2024"
                    let year = window.token(index + 2)
                    return year.kind == .number && Self.pastYears ~= year.value
                }
                // "PE x 2 (2017, 2021)"
                if token.length <= 2, token.value <= 12 { continue }
                return token.length == 4 && Self.pastYears ~= token.value
                    && (!token.isJoined || window.token(index - 1).isSymbol(Symbol.open))
                    && (isYear(index, &window) || isBare && token.value < latestYear)
                    && !(after.isJoined && (after.kind != .symbol || after.symbol == Symbol.slash))
            case .word:
                if token.has(.dateCue), token.length > 3 || token.has(.deed), token.length > 2 {
                    return false
                }
            case .symbol:
                guard token.symbol == Symbol.open || token.symbol == UInt8(ascii: ")") else {
                    return false
                }
            case .newline, .heading, .end: return false
            }
        }
        return false
    }
}
