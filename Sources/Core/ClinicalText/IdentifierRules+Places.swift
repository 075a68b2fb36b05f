extension IdentifierRules {
    /// Most tokens of what stands behind "Address:" or "Employer:".
    private static let labelledTokenCountMax = 18

    /// "Address: 55 Rue de la Paix, Paris", "Employer: Acme Tool & Die": to the end of the line.
    mutating func labelledPlace(
        _ token: Token, _ ordinal: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>
    ) -> Bool {
        var first = ordinal + 1
        if window.token(first).has(.idLink) || window.token(first).has(.nameCue) { first += 1 }
        first = markEnd(first, &window)
        guard window.token(first).isSymbol(Symbol.colon) else { return false }
        first += 1
        first = markEnd(first, &window)
        let isAddress = token.has(.placeCue)
        let head = window.token(first)
        var last = first - 1
        var hasProper = isAddress && (head.kind == .number || head.isCapital)
        while last - first < Self.labelledTokenCountMax {
            let next = window.token(last + 1)
            switch next.kind {
            case .newline, .heading, .end: break
            case .number:
                if isAddress {
                    last += 1
                    continue
                }
            case .word:
                let isState =
                    next.has(.state) && next.isCapital && window.token(last + 2).length == 5
                if next.cue != 0 && !isState || next.has(.aged) { break }
                if !isAddress, !next.isCapital, last < first || next.length > 3 { break }
                hasProper =
                    hasProper || next.has([.city, .facility, .surname, .givenName, .area])
                    || isUnlisted(next, bytes)
                last += 1
                continue
            case .symbol:
                let isInside =
                    next.isApostrophe || next.symbol == Symbol.dash && next.isJoined
                    || next.symbol == UInt8(ascii: "&")
                    || next.symbol == Symbol.point && window.token(last).length <= 4
                    || isAddress
                        && (next.symbol == Symbol.comma || next.symbol == UInt8(ascii: "#"))
                if isInside {
                    last += 1
                    continue
                }
            }
            break
        }
        while last >= first, window.token(last).kind == .symbol { last -= 1 }
        guard hasProper, last >= first, head.kind == .number || head.isCapital else {
            return false
        }
        keep(.geography, head, window.token(last), next: last + 1)
        return true
    }

    /// "County Road 7", "Rural Route 3", "Highway 61", "RR 2 Box 45".
    mutating func numberedRoad(
        _ token: Token, _ ordinal: Int, _ window: inout TokenWindow
    ) -> Bool {
        let number = window.token(ordinal + 1)
        guard number.kind == .number, number.length <= 4, !number.isJoined else { return false }
        var first = ordinal
        let before = window.token(ordinal - 1)
        if before.kind == .word, before.isCapital, before.length > 2, !before.has(.relative) {
            first -= 1
        }
        if window.token(first - 1).kind == .number, !window.token(first - 1).isJoined,
            window.token(first - 1).length <= 6
        {
            first -= 1
        }
        var last = ordinal + 1
        if window.token(last + 1).has(.unit), window.token(last + 2).kind == .number {
            last += 2
        } else if token.length == 2 {
            return false
        }
        guard (spans.last?.range.upperBound ?? 0) <= Int(window.token(first).start) else {
            return false
        }
        keep(.geography, window.token(first), window.token(last), next: last + 1)
        return true
    }

    /// "55 Rue de la Paix", "12 Calle Ocho".
    mutating func foreignStreet(
        _ token: Token, _ ordinal: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>
    ) -> Bool {
        guard window.token(ordinal + 1).has(.streetLead), token.length <= 5 else { return false }
        var last = ordinal + 1
        while last - ordinal < 6, window.token(last + 1).kind == .word,
            window.token(last + 1).isCapital || window.token(last + 1).has(.particle)
        {
            last += 1
        }
        guard last > ordinal + 1 else { return false }
        last = addressEnd(last, &window, bytes)
        keep(.geography, token, window.token(last), next: last + 1)
        return true
    }

    /// "Tulsa OK 74104": a ZIP code behind a state, and the city before it.
    mutating func statedZIP(
        _ token: Token, _ ordinal: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>
    ) -> Bool {
        var state = ordinal - 1
        if window.token(state).isSymbol(Symbol.comma) { state -= 1 }
        guard token.length == 5 || token.length == 4 && window.token(state).length == 3,
            window.token(state).kind == .word,
            window.token(state).has(.state), window.token(state).isCapital,
            window.token(state).length > 2 || isCapitals(window.token(state), bytes)
        else { return false }
        var first = state
        if window.token(first - 1).isSymbol(Symbol.comma) { first -= 1 }
        while state - first < 4, first > consumedEnd, window.token(first - 1).kind == .word,
            window.token(first - 1).isCapital
        {
            first -= 1
        }
        if window.token(first).isSymbol(Symbol.comma) { first += 1 }
        let city = window.token(first)
        let isCertain = first < state && (city.has([.city, .area]) || isUnlisted(city, bytes))
        guard isCertain || !window.token(state).has([.credential, .capitals]) else { return false }
        guard (spans.last?.range.upperBound ?? 0) <= Int(city.start) else { return false }
        let plus = window.token(ordinal + 2)
        let isLong =
            window.token(ordinal + 1).isSymbol(Symbol.dash) && plus.kind == .number
            && plus.length == 4
        keep(.geography, city, isLong ? plus : token, next: ordinal + (isLong ? 3 : 1))
        return true
    }
}
