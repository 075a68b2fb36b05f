extension IdentifierRules {
    /// Denominators that no score and no half has: "8/12" is a day.
    private static let calendarOnly: Set<Int32> = [7, 9, 11, 12]
    /// Denominators of murmurs and of fractions, of which a note has fewer than of days.
    private static let calendarMostly: Set<Int32> = [3, 6, 8]
    /// How far back a word such as "pain" still explains two numbers, in tokens.
    private static let scoreReachMax = 5

    /// "8/12", "9/1": no score, for it would be more than all of it, or of a size that none has.
    func isCalendarPair(
        _ first: Token, _ second: Token, _ ordinal: Int, _ window: inout TokenWindow
    ) -> Bool {
        guard first.value <= 12, second.value <= 31,
            first.value > second.value && second.value <= 12
                || Self.calendarOnly.contains(second.value)
                || Self.calendarMostly.contains(second.value) && first.value > 1
                    && first.value != second.value
        else { return false }
        for distance in 3...6 where window.token(ordinal + distance).has(.score) { return false }
        let after = window.token(ordinal + 3)
        if after.isJoined,
            after.kind != .symbol || after.isSymbol(Symbol.percent)
                || after.isSymbol(Symbol.slash) || after.isSymbol(Symbol.dash)
                || after.isSymbol(Symbol.point) && window.token(ordinal + 4).isJoined
        {
            return false
        }
        if after.has(.dose) || after.isWord([.otherUnit, .mmHg, .pain, .weight, .percent]) {
            return false
        }
        for distance in 1...Self.scoreReachMax {
            let token = window.token(ordinal - distance)
            if token.kind == .newline { break }
            if token.has(.score) || token.isWord([.bloodPressure, .pain, .coma]) { return false }
        }
        return true
    }

    /// "from 3/1 to 3/4": a day stood right before.
    func continuesDates(_ ordinal: Int, _ window: inout TokenWindow) -> Bool {
        let link = window.token(ordinal - 1)
        return consumedEnd > 0 && ordinal - consumedEnd <= 1 && spans.last?.category == .date
            && (link.kind == .word || link.isSymbol(Symbol.comma) || link.isSymbol(Symbol.dash)
                || link.isSymbol(UInt8(ascii: "&")) || link.isSymbol(Symbol.slash))
    }

    /// "EEG 1/15: normal", "last apixaban 4/6": a colon behind it, or "last" before it.
    func isLastOrHeaded(
        _ first: Token, _ second: Token, _ ordinal: Int, _ window: inout TokenWindow
    ) -> Bool {
        guard first.value <= 12, first.value <= second.value || second.value <= 12 else {
            return false
        }
        for distance in 1...4 where window.token(ordinal - distance).has(.score) { return false }
        if window.token(ordinal + 3).isSymbol(Symbol.colon) { return true }
        for distance in 2...3 {
            let token = window.token(ordinal - distance)
            if token.kind == .word, token.length == 4, token.has(.dateCue) {
                return true
            }
        }
        return false
    }

    /// "LKW 2/3 0715", "2/3 at 14:20", "0715 2/3": a time of day beside it.
    func isTimed(_ ordinal: Int, _ window: inout TokenWindow) -> Bool {
        var next = ordinal + 3
        if window.token(next).kind == .word, window.token(next).length == 2,
            window.token(next).has(.preposition)
        {
            next += 1
        } else if window.token(next).isSymbol(UInt8(ascii: "@")) {
            next += 1
        }
        let time = window.token(next)
        let isClock =
            window.token(next + 1).isSymbol(Symbol.colon) && window.token(next + 1).isJoined
            && window.token(next + 2).length == 2 && time.length <= 2
        if time.kind == .number, !time.isJoined || next > ordinal + 3,
            time.length == 4 && time.value < 2_400 && time.value % 100 < 60 || isClock
        {
            return true
        }
        let before = window.token(ordinal - 1)
        return before.kind == .number && before.length == 2 && before.isJoined
            && window.token(ordinal - 2).isSymbol(Symbol.colon)
            && window.token(ordinal - 3).kind == .number
    }

    private static let monthLetters: [StaticString] = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ]

    /// "02FEB2025"
    mutating func militaryDate(
        _ token: Token, _ ordinal: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>
    ) -> Bool {
        let tail = window.token(ordinal + 1)
        guard token.length <= 2, 1...31 ~= token.value, tail.length == 5 || tail.length == 7 else {
            return false
        }
        let start = Int(tail.start)
        for index in start + 3..<Int(tail.end) where !bytes[index].isASCIIDigit { return false }
        let isMonth = Self.monthLetters.contains { letters in
            var index = start
            for octet in letters.description.utf8 {
                guard bytes[index] | 0x20 == octet else { return false }
                index += 1
            }
            return true
        }
        guard isMonth else { return false }
        keep(.date, token, tail, next: ordinal + 2)
        return true
    }

    /// "Nov-Dec", "Aug/Sept 2024": the ordinal of its last token, or of the month's.
    func monthRangeEnd(_ ordinal: Int, _ window: inout TokenWindow) -> Int {
        let mark = window.token(ordinal + 1)
        let month = window.token(ordinal + 2)
        guard mark.isSymbol(Symbol.dash) || mark.isSymbol(Symbol.slash), mark.isJoined,
            month.kind == .word, month.has(.month), month.isCapital
        else { return ordinal }
        let year = window.token(ordinal + 3)
        return year.kind == .number && 1_900...2_100 ~= year.value ? ordinal + 3 : ordinal + 2
    }

    /// "mother 92", "died of a stroke at 91".
    mutating func lifespan(
        _ token: Token, _ ordinal: Int, _ window: inout TokenWindow
    ) -> Bool {
        guard 90...115 ~= token.value, token.length <= 3 else { return false }
        let after = window.token(ordinal + 1)
        guard !after.has(.dose), !after.isWord(.otherUnit),
            !(after.isJoined && after.kind != .symbol), !after.isSymbol(Symbol.percent),
            !(after.isJoined && after.isSymbol(Symbol.slash)),
            !(after.isJoined && after.isSymbol(Symbol.point) && window.token(ordinal + 2).isJoined)
        else { return false }
        var index = ordinal - 1
        while ordinal - index < 4, window.token(index).kind == .symbol { index -= 1 }
        var before = window.token(index)
        if before.has(.relative), before.kind == .word {
            keep(.age, token, token, next: ordinal + 1)
            return true
        }
        if window.token(ordinal - 1).isSymbol(Symbol.comma), after.isSymbol(Symbol.comma),
            spans.last?.category == .name,
            Int(token.start) - (spans.last?.range.upperBound ?? 0) <= 2
        {
            // "Mrs. Goodfellow, 90,"
            keep(.age, token, token, next: ordinal + 1)
            return true
        }
        guard before.kind == .word, before.has([.preposition, .life]) else { return false }
        for distance in 0...7 {
            before = window.token(index - distance)
            if before.kind == .newline { return false }
            if before.kind == .word, before.has(.life) {
                keep(.age, token, token, next: ordinal + 1)
                return true
            }
        }
        return false
    }

    /// "seen 3-14": a hyphen between month and day.
    func isHyphenated(
        _ first: Token, _ second: Token, _ ordinal: Int, _ window: inout TokenWindow
    ) -> Bool {
        let before = window.token(ordinal - 1)
        let after = window.token(ordinal + 3)
        return first.length <= 2 && second.length == 2 && second.value > 12 && second.value <= 31
            && 1...12 ~= first.value && before.kind == .word && before.has(.dateCue)
            && !before.has(.preposition) && !after.isWord(.otherUnit) && !after.isJoined
            && !after.has([.yearUnit, .monthUnit, .weekUnit, .dayUnit])
    }

    /// The ordinal of "'24" or "of 2019" behind a month or a day, or of what stands before it.
    func shortYearEnd(_ last: Int, _ window: inout TokenWindow) -> Int {
        let mark = window.token(last + 1)
        let year = window.token(last + 2)
        if mark.isApostrophe, year.kind == .number, year.length == 2, year.isJoined {
            return last + 2
        }
        if mark.kind == .word, mark.length == 2, mark.has(.preposition), year.kind == .number,
            1_900...2_100 ~= year.value
        {
            return last + 2
        }
        return last
    }

    /// "Jan 3-7", "March 3 and 4": the ordinal of the last day.
    func dayRangeEnd(_ last: Int, _ window: inout TokenWindow) -> Int {
        let dash = window.token(last + 1)
        let day = window.token(last + 2)
        guard window.token(last).kind == .number, window.token(last).length <= 2,
            dash.isSymbol(Symbol.dash), day.kind == .number, day.length <= 2,
            1...31 ~= day.value, !window.token(last + 3).isSymbol(Symbol.slash)
        else { return last }
        return last + 2
    }

    /// "Valentine's Day", "New Year's Eve", "Memorial Day weekend".
    mutating func holiday(
        _ token: Token, _ ordinal: Int, _ window: inout TokenWindow
    ) -> Bool {
        var first = ordinal - 1
        let before = window.token(first)
        if before.kind == .word, before.length == 1, before.isJoined,
            window.token(first - 1).isApostrophe
        {
            first -= 2
            guard window.token(first).kind == .word, window.token(first).isCapital else {
                return false
            }
            if window.token(first).has(.yearUnit), window.token(first - 1).isCapital { first -= 1 }
        } else if before.kind != .word || !before.isCapital || !before.has(.holiday) {
            return false
        }
        let start = Int(window.token(first).start)
        dropSpans(from: start)
        keep(.date, window.token(first), token, next: ordinal + 1)
        return true
    }

    /// "ninety-two-year-old", "nonagenarian", "in her nineties".
    mutating func greatAge(_ token: Token, _ ordinal: Int, _ window: inout TokenWindow) {
        let tail = window.token(ordinal + 2)
        let isCompound =
            window.token(ordinal + 1).isSymbol(Symbol.dash) && tail.kind == .word && tail.isJoined
            && !tail.has(.yearUnit)
        let last = isCompound ? ordinal + 2 : ordinal
        if token.length == 6 {
            // "ninety" alone is a number like others.
            var index = last + 1
            if window.token(index).isSymbol(Symbol.dash) { index += 1 }
            let before = window.token(ordinal - 1)
            guard
                window.token(index).has(.yearUnit)
                    || isCompound && (before.has(.aged) || before.isWord(.directFiller))
                        && window.token(index).kind != .word
            else { return }
        }
        keep(.age, token, window.token(last), next: last + 1)
    }

    /// "in his 90s"
    mutating func nineties(
        _ token: Token, _ ordinal: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>
    ) -> Bool {
        let tail = window.token(ordinal + 1)
        var before = window.token(ordinal - 1)
        if before.isSymbol(Symbol.dash) { before = window.token(ordinal - 3) }
        if before.has(.wordName) || before.length == 5, before.kind == .word, !before.has(.skip) {
            before = window.token(ordinal - 2)
        }
        guard 90...130 ~= token.value, tail.kind == .word, tail.isJoined, tail.length == 1,
            bytes[Int(tail.start)] | 0x20 == UInt8(ascii: "s"), before.kind == .word,
            before.has(.skip), before.length == 3,
            bytes[Int(before.start)] | 0x20 == UInt8(ascii: "h")
        else { return false }
        keep(.age, token, tail, next: ordinal + 2)
        return true
    }
}
