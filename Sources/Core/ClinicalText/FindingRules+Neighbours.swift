extension FindingRules {
    /// How far "for" or "if" may stand behind a word that urges, in tokens.
    private static let urgeReachMax = 12
    /// Ages at which something may have been: "overdose at 17".
    private static let pastAges: ClosedRange<Int32> = 2...79
    /// Years in which something may have been.
    private static let pastYears: ClosedRange<Int32> = 1_940...2_039
    /// How far the year of an emergency may stand behind it, in tokens.
    private static let yearReachMax = 9
    /// Most words of a name behind a relative.
    private static let companionNameCountMax = 3

    /// "[ ] chest pain", "( ) fever": a box that nobody has ticked.
    func isUnticked(_ ordinal: Int, _ window: inout TokenWindow) -> Bool {
        let close = window.token(ordinal - 1)
        let open = window.token(ordinal - 2)
        return close.isSymbol(UInt8(ascii: "]")) && open.isSymbol(Symbol.openBracket)
            || close.isSymbol(UInt8(ascii: ")")) && open.isSymbol(Symbol.open)
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
        let after = window.token(next)
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
            case .number: break
            }
        }
        return false
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
    func isNamedCompanion(_ next: Int, _ window: inout TokenWindow) -> Bool {
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
        // "has", "had", "with", "who", "died"
        return !after.has(.life) && !(after.has(.deed) && after.length == 3)
            && !(after.length == 4 && after.word != 0 && !after.has(.deed))
    }

    /// "STEMI 2019", "Anterior STEMI March 2019", "overdose at 17": an emergency of another time.
    mutating func dateIllness(_ next: Int, _ window: inout TokenWindow) {
        guard let item = items.last, item.concept >= 0 else { return }
        let concept = item.meaning
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

    /// "1994", and "2019" behind a month, "in" or a bracket: nurses write "2019" for a quarter past
    /// eight as well, and an emergency of today must not be taken for one of years ago.
    private func isYear(_ ordinal: Int, _ window: inout TokenWindow) -> Bool {
        let value = window.token(ordinal).value
        if value / 100 == 19, value % 100 > 59 { return true }
        let before = window.token(ordinal - 1)
        if before.kind == .symbol { return before.symbol == Symbol.open }
        return before.kind == .word && (before.has(.month) || before.has([.preposition, .dateCue]))
            && !before.isWord(.at)
    }

    /// "Cardiac arrest (VF) in the cath lab 2019": a year before the clause ends.
    private func yearFollows(_ next: Int, _ window: inout TokenWindow) -> Bool {
        for index in next..<next + Self.yearReachMax {
            let token = window.token(index)
            switch token.kind {
            case .number:
                let after = window.token(index + 1)
                return token.length == 4 && Self.pastYears ~= token.value && !token.isJoined
                    && isYear(index, &window)
                    && !(after.isJoined && (after.kind != .symbol || after.symbol == Symbol.slash))
            case .word:
                if token.has([.dateCue, .deed]), token.length > 2 { return false }
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
