extension IdentifierRules {
    /// "91-year-old", "6 week old", "58M", "72 y/o".
    mutating func person(
        _ token: Token, _ ordinal: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>
    ) -> Bool {
        guard token.length <= 3, token.value <= 130,
            !token.isJoined || window.token(ordinal - 1).isSymbol(Symbol.open)
        else { return false }
        var index = ordinal + 1
        if window.token(index).isSymbol(Symbol.dash) { index += 1 }
        let isSlashed = window.token(index).isSymbol(Symbol.slash)
        if isSlashed { index += 1 }
        let unit = window.token(index)
        guard unit.kind == .word else { return false }
        let isOld = follows(index, &window)
        let dayCount: Int
        if unit.has(.yearUnit), !isSlashed,
            isOld || isYearWord(unit, bytes) || token.value > Self.ageMax
        {
            dayCount = 365
        } else if isOld, unit.has(.monthUnit) {
            dayCount = 30
        } else if isOld, unit.has(.weekUnit) {
            dayCount = 7
        } else if isOld, unit.has(.dayUnit) {
            dayCount = 1
        } else if unit.isJoined, unit.length == 1, unit.isCapital, isSex(unit, bytes),
            !window.token(ordinal - 1).isWord([.temperature, .letterT, .fever])
        {
            dayCount = 365
        } else {
            return false
        }
        let years = Int(token.value) * dayCount
        note(PatientAge(dayCount: years, range: token.range))
        nameBeforeAge(ordinal, &window, bytes)
        guard dayCount == 365, token.value > Self.ageMax else { return false }
        keep(.age, token, token, next: ordinal + 1)
        return true
    }

    /// "old", "-old", "/o" behind the unit.
    private func follows(_ ordinal: Int, _ window: inout TokenWindow) -> Bool {
        var index = ordinal + 1
        let mark = window.token(index)
        if mark.isSymbol(Symbol.dash) || mark.isSymbol(Symbol.slash)
            || mark.isSymbol(Symbol.point) && mark.isJoined
        {
            index += 1
        }
        return window.token(index).kind == .word && window.token(index).has(.old)
    }

    /// "yo", "yof": no "old" is needed.
    func isYearWord(_ token: Token, _ bytes: Span<UInt8>) -> Bool {
        let second = bytes.octet(Int(token.start) + 1) | 0x20
        return token.length <= 3 && token.length >= 2 && second == UInt8(ascii: "o")
    }

    private func isSex(_ token: Token, _ bytes: Span<UInt8>) -> Bool {
        let octet = bytes[Int(token.start)]
        return octet == UInt8(ascii: "F") || octet == UInt8(ascii: "M")
    }

    /// "age 91", "aged: 47"
    @discardableResult mutating func aged(
        _ ordinal: Int, _ window: inout TokenWindow
    ) -> Bool {
        var index = ordinal + 1
        while index - ordinal < 6,
            window.token(index).kind == .symbol || window.token(index).has(.yearUnit)
        {
            index += 1
        }
        let number = window.token(index)
        guard number.kind == .number, number.length <= 3, number.value <= 130,
            !window.token(index + 1).has([.monthUnit, .weekUnit, .dayUnit])
        else { return false }
        if window.token(ordinal).length <= 4 {
            note(PatientAge(dayCount: Int(number.value) * 365, range: number.range))
        }
        guard number.value > Self.ageMax else { return false }
        keep(.age, number, number, next: index + 1)
        return true
    }
}
