extension IdentifierRules {
    /// "MRN: 00384712", "SSN 123-45-6789", "license plate 7ABC123".
    mutating func announced(
        _ announced: IdentifierSpan.Category, _ ordinal: Int, _ window: inout TokenWindow,
        _ bytes: Span<UInt8>
    ) -> Bool {
        guard announced != .telephone, announced != .fax else { return false }
        var category = announced
        var index = ordinal + 1
        var isLabelled = false
        while index - ordinal <= Self.linkCountMax {
            let link = window.token(index)
            if category == .other, link.isWord(.codeCue) { return false }
            if link.kind == .word, !link.hasDigit, !isSlashed(index, &window),
                link.cue != 0 || link.has(.idLink) || link.has(.state) && link.isCapital
            {
                if link.cue != 0, let other = IdentifierSpan.Category(rawValue: link.cue - 1) {
                    guard other != .telephone, other != .fax else { return false }
                    if other != .other { category = other }
                }
                if link.length <= 6, link.has(.idLink) { isLabelled = true }
            } else if link.kind == .symbol,
                [
                    Symbol.colon, Symbol.point, Symbol.equals, Symbol.dash, UInt8(ascii: "#"),
                    UInt8(ascii: "'"), Symbol.open, UInt8(ascii: ")"), UInt8(ascii: "*"),
                    UInt8(ascii: "|"), UInt8(ascii: "_"),
                ].contains(link.symbol)
            {
                if link.symbol != Symbol.point { isLabelled = true }
            } else if link.kind == .number, link.length == 1, window.token(index - 1).length == 4,
                window.token(index + 1).isSymbol(UInt8(ascii: ")"))
                    || window.token(index + 1).isSymbol(Symbol.colon)
                    || window.token(index + 1).has(.idLink)
            {
                // "SSN (last 4): 3456"
                isLabelled = true
            } else {
                break
            }
            index += 1
        }
        let isStrong =
            category == .medicalRecord || category == .socialSecurity || category == .account
            || window.token(ordinal).isKind(.shortNumber)
        guard value(category, index, isStrong || isLabelled, &window, bytes) else { return false }
        takeCue(category, index, &window, bytes)
        return true
    }

    /// "LOT 88JX204", "UNUM 7719-30-552": the word before the number is a part of it.
    private mutating func takeCue(
        _ category: IdentifierSpan.Category, _ index: Int, _ window: inout TokenWindow,
        _ bytes: Span<UInt8>
    ) {
        let cue = window.token(index - 1)
        if category == .device || category == .healthPlan
            || category == .licence && cue.length >= 4,
            cue.kind == .word, cue.cue != 0,
            2...6 ~= cue.length && isCapitals(cue, bytes)
                || category == .healthPlan && cue.isCapital && !cue.has(.idLink),
            !cue.has(.idLink) || cue.length > 2,
            let span = spans.last,
            0...1 ~= span.range.lowerBound - Int(cue.end)
        {
            // "LOT 88JX204", "UNUM 7719-30-552"
            join(from: cue)
        } else if category == .other, cue.isSymbol(UInt8(ascii: "#")), cue.isJoined,
            window.token(index - 2).length == 3, window.token(index - 2).cue != 0
        {
            // "emp# 33870"
            join(from: window.token(index - 2))
        } else if category == .other, cue.isSymbol(UInt8(ascii: "#")), !cue.isJoined,
            spans.last?.range.lowerBound == Int(cue.end)
        {
            // "job #4418827"
            join(from: cue)
        }
    }

    /// "OPD/2025/0448": the word is a part of the number.
    private func isSlashed(_ ordinal: Int, _ window: inout TokenWindow) -> Bool {
        let slash = window.token(ordinal + 1)
        let number = window.token(ordinal + 2)
        return slash.isJoined && slash.isSymbol(Symbol.slash) && number.isJoined
            && number.kind == .number && number.length >= 2
    }

    private mutating func value(
        _ category: IdentifierSpan.Category, _ ordinal: Int, _ isLabelled: Bool,
        _ window: inout TokenWindow, _ bytes: Span<UInt8>
    ) -> Bool {
        var first = window.token(ordinal)
        guard first.kind == .number || first.kind == .word, !first.has(.dose) else {
            return false
        }
        let hasGroups =
            category == .healthPlan || category == .licence || category == .account
            || category == .socialSecurity || category == .vehicle
        if first.kind == .number, first.length <= 2, category == .other, !isLabelled,
            window.token(ordinal + 1).isJoined, window.token(ordinal + 1).kind == .word
        {
            // "VISIT 28w1d"
            return false
        }
        if first.kind == .word, !first.hasDigit {
            if category != .other || isLabelled, lettered(category, ordinal, &window) {
                return true
            }
            if category == .vehicle, plate(category, ordinal, &window, bytes) { return true }
            guard first.isJoined || window.token(ordinal + 1).isJoined else { return false }
        }
        if category == .device, first.length == 2, bracketed(ordinal, &window) { return true }
        if plate(category, ordinal, &window, bytes) { return true }
        // "SN-883920A": the letters before the hyphen are part of it.
        if first.isJoined, window.token(ordinal - 1).isSymbol(Symbol.dash),
            window.token(ordinal - 1).isJoined, window.token(ordinal - 2).kind == .word
        {
            first = window.token(ordinal - 2)
        }
        var (last, hasDigit) = joinedEnd(ordinal, &window)
        if category == .device { last = deviceIdentifierEnd(last, &window) }
        if hasGroups || category == .other
            || category == .medicalRecord && first.hasDigit && first.length <= 4
                && window.token(last + 1).length >= 4
            || category == .medicalRecord && first.kind == .number
                && (first.length <= 4
                    || first.length <= 6 && window.token(last + 1).kind == .number
                        && window.token(last + 1).length >= 3)
        {
            last = groupEnd(last, &window)
        }
        let length = Int(window.token(last).end - first.start)
        if last > ordinal { hasDigit = hasDigit || window.token(last).kind == .number }
        if category == .vehicle || category == .licence || category == .healthPlan,
            window.token(ordinal - 1).has(.state), window.token(ordinal - 1).isCapital,
            window.token(ordinal - 1).cue == 0
        {
            first = window.token(ordinal - 1)
        }
        last = letterEnd(category, last, &window)
        guard hasDigit, length >= (isLabelled || category == .socialSecurity ? 4 : 5) else {
            return false
        }
        guard let end = cardEnd(category, ordinal, last, &window) else { return false }
        keep(category, first, window.token(end), next: end + 1)
        return true
    }

    /// A plate, with the state before it.
    private mutating func plate(
        _ category: IdentifierSpan.Category, _ ordinal: Int, _ window: inout TokenWindow,
        _ bytes: Span<UInt8>
    ) -> Bool {
        let first = window.token(ordinal)
        guard category == .vehicle || category == .licence && first.isCapital && first.length <= 4,
            let end = plateEnd(ordinal, &window, bytes)
        else { return false }
        let state = window.token(ordinal - 1)
        let hasState = state.has(.state) && state.isCapital && state.cue == 0
        keep(.vehicle, hasState ? state : first, window.token(end), next: end + 1)
        return true
    }

    /// "(01)00884838012345(11)141231"
    private mutating func bracketed(_ ordinal: Int, _ window: inout TokenWindow) -> Bool {
        guard window.token(ordinal).kind == .number,
            window.token(ordinal - 1).isSymbol(Symbol.open),
            window.token(ordinal + 1).isSymbol(UInt8(ascii: ")"))
        else { return false }
        let last = deviceIdentifierEnd(ordinal, &window)
        keep(.device, window.token(ordinal - 1), window.token(last), next: last + 1)
        return true
    }

    /// The ordinal of a number's last token, with what a card adds to it; nil where a slash says
    /// that it is none.
    private func cardEnd(
        _ category: IdentifierSpan.Category, _ ordinal: Int, _ end: Int,
        _ window: inout TokenWindow
    ) -> Int? {
        var last = end
        if category == .healthPlan, window.token(last + 1).kind == .number,
            window.token(last + 1).length == 1, !window.token(last + 1).isJoined, last > ordinal
        {
            // "4950 11873 2"
            last += 1
        }
        let after = window.token(last + 1)
        guard after.isJoined, after.isSymbol(Symbol.slash) else { return last }
        // "4123 45670 1/2": a person of the card.
        let person = window.token(last + 2)
        if category == .medicalRecord || category == .other, person.kind == .number,
            person.isJoined, person.length == 2 || person.length == 4
        {
            // "4412/25": the year
            return last + 2
        }
        guard category == .healthPlan, person.kind == .number, person.length == 1 else {
            return nil
        }
        return last + 2
    }
}
