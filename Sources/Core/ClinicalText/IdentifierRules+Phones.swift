extension IdentifierRules {
    /// Digits of a number that a telephone was announced for.
    private static let announcedDigitCounts = 7...13
    /// Digits of a number that begins with the zero of a national prefix.
    private static let nationalDigitCounts = 10...11
    /// Most groups of digits of a telephone number.
    private static let phoneGroupCountMax = 5

    /// "07700 900123", "(03) 9555 0142", "Mobile 98450 12345", "call 555 0142": groups of digits
    /// that a prefix or a word makes a telephone number.
    mutating func groupedPhone(
        _ token: Token, _ ordinal: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>
    ) -> Bool {
        let before = window.token(ordinal - 1)
        guard token.length <= 6, token.length >= 2, !token.isJoined || before.kind == .symbol,
            before.kind != .number
        else { return false }
        if token.length == 5, 60_000...99_999 ~= token.value, window.token(ordinal + 1).length == 5,
            window.token(ordinal + 1).kind == .number, !window.token(ordinal + 1).isJoined,
            window.token(ordinal + 2).kind != .number
        {
            // "98400 55571"
            keepPhone(token, ordinal, ordinal + 1, &window)
            return true
        }
        let isNational = bytes[Int(token.start)] == UInt8(ascii: "0") && token.length >= 2
        let isCued = isAnnounced(ordinal)
        let isCalled =
            token.length == 3 && before.kind == .word
            && (before.isWord(.instructionVerb) || before.has(.extensionWord))
        guard isNational || isCued || isCalled else { return false }
        var last = ordinal
        var groupCount = 1
        var digitCount = token.length
        while groupCount < Self.phoneGroupCountMax {
            var next = window.token(last + 1)
            var step = 1
            if next.isSymbol(Symbol.dash) || next.isSymbol(Symbol.point)
                || next.isSymbol(UInt8(ascii: ")"))
            {
                guard next.isJoined else { break }
                next = window.token(last + 2)
                step = 2
            }
            guard next.kind == .number, 2...(isNational ? 8 : 6) ~= next.length,
                !window.token(last + step + 1).isSymbol(Symbol.slash),
                !window.token(last + step + 1).isSymbol(Symbol.colon),
                digitCount + next.length <= Self.announcedDigitCounts.upperBound
            else { break }
            digitCount += next.length
            groupCount += 1
            last += step
        }
        guard groupCount > 1,
            isNational
                && (Self.nationalDigitCounts ~= digitCount || digitCount == 9 && groupCount > 2
                    || digitCount == 12 && groupCount == 3 && token.length == 5)
                || isCued && Self.announcedDigitCounts ~= digitCount
                || isCalled && groupCount == 2 && digitCount == 7
        else { return false }
        let isOpen = before.isSymbol(Symbol.open)
        // The zero of a trunk call: no note of America has one.
        if isNational { tellDayFirst() }
        keepPhone(isOpen ? before : token, ordinal, last, &window)
        return true
    }

    /// "ext 3-4471", "Vocera 5-1182"
    mutating func switchboard(
        _ token: Token, _ ordinal: Int, _ window: inout TokenWindow
    ) -> Bool {
        let line = window.token(ordinal + 2)
        guard token.length == 1, window.token(ordinal + 1).isSymbol(Symbol.dash), line.isJoined,
            line.kind == .number, line.length == 4
        else { return false }
        var before = window.token(ordinal - 1)
        if before.isSymbol(Symbol.point) || before.isSymbol(Symbol.colon) {
            before = window.token(ordinal - 2)
        }
        guard before.kind == .word, before.has(.extensionWord) || isAnnounced(ordinal) else {
            return false
        }
        keep(.telephone, token, line, next: ordinal + 3)
        return true
    }

    /// "x55120"
    mutating func shortExtension(
        _ token: Token, _ ordinal: Int, _ bytes: Span<UInt8>
    ) -> Bool {
        guard 5...6 ~= token.length, bytes[Int(token.start)] | 0x20 == UInt8(ascii: "x") else {
            return false
        }
        for index in Int(token.start) + 1..<Int(token.end) where !bytes[index].isASCIIDigit {
            return false
        }
        keep(.telephone, token, token, next: ordinal + 1)
        return true
    }

    /// "6/15" in a note that has told other days of this month or of the month before.
    func isOfTheseDays(
        _ first: Token, _ second: Token, _ ordinal: Int, _ window: inout TokenWindow
    ) -> Bool {
        guard let month, 1...12 ~= first.value, 1...31 ~= second.value,
            first.value == month || first.value == month % 12 + 1,
            first.value == month || second.value > 12
        else { return false }
        let after = window.token(ordinal + 3)
        if after.isJoined,
            after.isSymbol(Symbol.slash) || after.isSymbol(Symbol.percent) || after.kind == .word
                || after.isSymbol(Symbol.point) && window.token(ordinal + 4).isJoined
        {
            return false
        }
        if after.has([.dose, .score])
            || after.isWord([.otherUnit, .mmHg, .pain, .weight, .percent])
        {
            return false
        }
        for distance in 1...5 {
            let token = window.token(ordinal - distance)
            if token.kind == .newline { break }
            if token.has(.score) || token.isWord([.bloodPressure, .pain, .coma]) { return false }
        }
        // A murmur, a strength: "2/6 systolic".
        return !window.token(ordinal + 4).has(.score)
    }
}
