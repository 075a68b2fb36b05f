extension IdentifierRules {
    /// A number: a date, a telephone number, an age, a street, or a long number.
    mutating func number(
        _ token: Token, _ ordinal: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>
    ) {
        let next = window.token(ordinal + 1)
        let length = token.length
        if length <= 2, next.kind != .newline, hardwareAddress(token, ordinal, &window, bytes) {
            return
        }
        if length > 4 || next.kind == .symbol || length == 3 {
            if length <= 4, next.isSymbol(Symbol.colon),
                sixthProtocol(token, ordinal, &window, bytes)
            {
                return
            }
            if length == 3, socialSecurity(token, ordinal, &window) { return }
            if next.isJoined, pairedStreet(token, ordinal, &window, bytes) { return }
            if next.isJoined, next.isSymbol(Symbol.slash), window.token(ordinal + 2).isCapital,
                !token.isJoined, let last = slashedEnd(ordinal, &window, bytes)
            {
                keep(.other, token, window.token(last), next: last + 1)
                return
            }
            if next.isJoined, next.isSymbol(Symbol.point), internetAddress(ordinal, &window) {
                return
            }
            if date(token, ordinal, &window) {
                if next.isSymbol(Symbol.slash), 1...12 ~= token.value { tell(month: token.value) }
                return
            }
            if phone(token, ordinal, &window) { return }
        }
        if token.value == 1, phone(token, ordinal, &window) { return }
        if length <= 3, token.value >= 90, lifespan(token, ordinal, &window) { return }
        if length == 3 || token.isJoined, spacedPhone(token, ordinal, &window) { return }
        if length == 4, cardNumber(token, ordinal, &window) { return }
        if 2...6 ~= length, groupedPhone(token, ordinal, &window, bytes) { return }
        if length == 1, switchboard(token, ordinal, &window) { return }
        if next.kind == .word {
            if next.isJoined, next.hasDigit, militaryDate(token, ordinal, &window, bytes) { return }
            if dayOfMonth(token, ordinal, &window) { return }
            if person(token, ordinal, &window, bytes) { return }
            if next.isJoined, next.length == 2, crossing(ordinal, &window, bytes) { return }
            if next.isJoined, length <= 3, nineties(token, ordinal, &window, bytes) { return }
            if next.has(.streetLead), foreignStreet(token, ordinal, &window, bytes) { return }
            if next.isCapital || !next.isListed || next.length == 1,
                street(token, ordinal, &window, bytes)
            {
                return
            }
            if next.isKind(.direction), ward(token, ordinal, &window, bytes) { return }
        } else if next.isSymbol(Symbol.dash) || next.isSymbol(Symbol.slash),
            person(token, ordinal, &window, bytes)
        {
            return
        } else if next.kind == .number, street(token, ordinal, &window, bytes) {
            return
        }
        otherNumber(token, ordinal, &window, bytes)
    }

    /// A number of a pager, an area, a file, or of somebody.
    private mutating func otherNumber(
        _ token: Token, _ ordinal: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>
    ) {
        let next = window.token(ordinal + 1)
        let length = token.length
        if length == 1, isPhoned(ordinal), next.isSymbol(Symbol.dash), next.isJoined,
            isNumber(window.token(ordinal + 2), 4)
        {
            keep(.telephone, token, window.token(ordinal + 2), next: ordinal + 3)
            return
        }
        if isPaged(token, ordinal) {
            // "pager 44812"
            keep(.telephone, token, token, next: ordinal + 1)
            return
        }
        if length == 5, zip(token, ordinal, &window) { return }
        if 4...5 ~= length, statedZIP(token, ordinal, &window, bytes) { return }
        if length >= 3, token.isJoined || next.isJoined,
            compound(token, ordinal, &window, bytes)
        {
            return
        }
        if 3...6 ~= length, isExtension(token, ordinal, &window) {
            keep(.telephone, token, token, next: ordinal + 1)
            return
        }
        if length == 6, indianCode(token, ordinal, &window, bytes) { return }
        if length >= 5 { long(token, ordinal, &window) }
    }

    private func isNumber(_ token: Token, _ length: Int) -> Bool {
        token.kind == .number && token.length == length && token.isJoined
    }

    /// "123-45-6789"
    private mutating func socialSecurity(
        _ token: Token, _ ordinal: Int, _ window: inout TokenWindow
    ) -> Bool {
        guard token.length == 3, !token.isJoined || window.token(ordinal - 1).kind == .symbol,
            window.token(ordinal + 1).isSymbol(Symbol.dash),
            isNumber(window.token(ordinal + 2), 2),
            window.token(ordinal + 3).isSymbol(Symbol.dash),
            isNumber(window.token(ordinal + 4), 4)
        else { return false }
        keep(.socialSecurity, token, window.token(ordinal + 4), next: ordinal + 5)
        return true
    }

    /// "192.168.44.12"
    private mutating func internetAddress(_ ordinal: Int, _ window: inout TokenWindow) -> Bool {
        for part in 0..<4 {
            let number = window.token(ordinal + part * 2)
            guard number.kind == .number, number.length <= 3, number.value <= 255,
                part == 0 || number.isJoined
            else { return false }
            if part < 3 {
                let point = window.token(ordinal + part * 2 + 1)
                guard point.isSymbol(Symbol.point), point.isJoined else { return false }
            }
        }
        keep(
            .internetAddress, window.token(ordinal), window.token(ordinal + 6),
            next: ordinal + 7)
        return true
    }

    // MARK: - Dates

    private static func isMonthDay(_ first: Int32, _ second: Int32) -> Bool {
        1...31 ~= first && 1...31 ~= second && min(first, second) <= 12
    }

    /// "12/08/2023", "2024-12-01", "12-8-23", "3.11.2024", and "12/8" after a word such as "on".
    private mutating func date(
        _ token: Token, _ ordinal: Int, _ window: inout TokenWindow
    ) -> Bool {
        let separator = window.token(ordinal + 1)
        let second = window.token(ordinal + 2)
        if separator.isJoined, separator.isSymbol(Symbol.dash), second.isJoined,
            second.kind == .word, second.has(.month), token.length <= 2
        {
            // "10-Mar-2022"
            let year = window.token(ordinal + 4)
            let hasYear = window.token(ordinal + 3).isSymbol(Symbol.dash) && year.kind == .number
            keep(.date, token, hasYear ? year : second, next: ordinal + (hasYear ? 5 : 3))
            return true
        }
        if separator.isJoined, separator.isSymbol(Symbol.slash), second.isJoined,
            second.kind == .number, second.length == 4, 1_900...2_100 ~= second.value,
            1...12 ~= token.value, token.length <= 2, !token.isJoined
        {
            // "06/2019"
            keep(.date, token, second, next: ordinal + 3)
            return true
        }
        guard separator.isJoined, separator.kind == .symbol,
            [Symbol.slash, Symbol.dash, Symbol.point].contains(separator.symbol),
            second.isJoined, second.kind == .number, second.length <= 2, token.length <= 4,
            token.length != 3
        else { return false }
        let third = window.token(ordinal + 4)
        if window.token(ordinal + 3).isSymbol(separator.symbol), third.isApostrophe,
            isNumber(window.token(ordinal + 5), 2)
        {
            keep(.date, token, window.token(ordinal + 5), next: ordinal + 6)
            return true
        }
        if window.token(ordinal + 3).isSymbol(separator.symbol), third.isJoined,
            third.kind == .number
        {
            let isYearFirst =
                token.length == 4 && 1_800...2_200 ~= token.value && third.length <= 2
                && Self.isMonthDay(second.value, third.value)
            let isYearLast =
                token.length <= 2 && Self.isMonthDay(token.value, second.value)
                && (third.length == 4 && 1_800...2_200 ~= third.value
                    || third.length == 2
                        && (separator.symbol != Symbol.point
                            || second.value <= 12 && 19...39 ~= third.value
                                && !window.token(ordinal + 5).isJoined))
            let isPointed =
                separator.symbol == Symbol.point && third.length == 2 && token.length <= 2
                && Self.isMonthDay(token.value, second.value)
                && (isDated(ordinal, &window) || isApart(ordinal, ordinal + 4, &window))
            guard isYearFirst || isYearLast || isPointed else { return false }
            let last = timeEnd(ordinal + 4, &window)
            if isYearLast, token.value > 12, separator.symbol != Symbol.dash { tellDayFirst() }
            keep(.date, token, window.token(last), next: last + 1)
            return true
        }
        return dayOfYear(token, ordinal, &window)
    }

    /// "12/8" and "3-14", without a year.
    private mutating func dayOfYear(
        _ token: Token, _ ordinal: Int, _ window: inout TokenWindow
    ) -> Bool {
        let separator = window.token(ordinal + 1)
        let second = window.token(ordinal + 2)
        if separator.symbol == Symbol.point { return pointedDay(token, second, ordinal, &window) }
        if token.length == 4 { return yearAndMonth(token, second, ordinal, &window) }
        let isPadded =
            token.length == 2 && token.value < 10 || second.length == 2 && second.value < 10
        if separator.symbol == Symbol.slash, isPadded,
            !token.isJoined || isOpened(ordinal, &window),
            Self.isMonthDay(token.value, second.value), !window.token(ordinal + 3).has(.dose),
            !isExactScore(ordinal, &window)
        {
            keep(.date, token, second, next: ordinal + 3)
            return true
        }
        if separator.symbol == Symbol.dash, isHyphenated(token, second, ordinal, &window) {
            keep(.date, token, second, next: ordinal + 3)
            return true
        }
        let before = window.token(ordinal - 1)
        guard separator.symbol == Symbol.slash, token.length <= 2, isOpened(ordinal, &window),
            !window.token(ordinal + 3).isKind(.counted),
            // "Shingrix 2/2": the last dose of two.
            token.value != second.value || token.value > 4 || before.kind != .word
                || before.length <= 3,
            second.value != 10 || !isScoreOfTen(ordinal, &window),
            token.value != 6 || !isAcuity(ordinal, &window),
            !isSpan(second, ordinal, &window), !isBritishSpan(second, ordinal, &window)
        else { return false }
        // "06/2019" is a month of a year.
        if second.length <= 2, Self.isMonthDay(token.value, second.value),
            isDated(ordinal, &window) || isDateAlone(token, second, ordinal, &window)
                || isCalendarPair(token, second, ordinal, &window)
                || continuesDates(ordinal, &window)
                || isTimed(ordinal, &window)
                || isLastOrHeaded(token, second, ordinal, &window)
                || isOfTheseDays(token, second, ordinal, &window)
                || isDayFirst(token, second, ordinal, &window)
        {
            keep(.date, token, second, next: ordinal + 3)
            return true
        }
        return false
    }

    /// "2/10 at rest, 4/10 on stairs": another number out of ten stands before on the line.
    private func isScoreOfTen(_ ordinal: Int, _ window: inout TokenWindow) -> Bool {
        for distance in 1...12 {
            let token = window.token(ordinal - distance)
            if token.kind == .newline || token.kind == .heading { return false }
            if token.isSymbol(Symbol.slash), window.token(ordinal - distance + 1).value == 10 {
                return true
            }
        }
        return false
    }

    /// "3/7 of toothache", "for 6/12", "2/12 ago": days, weeks or months.
    private func isSpan(
        _ second: Token, _ ordinal: Int, _ window: inout TokenWindow
    ) -> Bool {
        guard second.value == 7 || second.value == 12 else { return false }
        let before = window.token(ordinal - 1)
        let after = window.token(ordinal + 3)
        return before.kind == .word && !before.isCapital && before.has(.preposition)
            && (before.length == 3
                || before.length == 2 && second.value == 7
                    && !before.isWord(.at) && !before.isWord(.to))
            || after.kind == .word && !after.isCapital && after.length == 3 && after.has(.dayLead)
            || after.kind == .word && after.length == 2 && after.has(.preposition)
                && after.has(.dateCue) && !after.isCapital
    }

    /// "16/4", "30/9": no month comes first, and no span of time or share has such numbers.
    private func isDayFirst(
        _ first: Token, _ second: Token, _ ordinal: Int, _ window: inout TokenWindow
    ) -> Bool {
        guard 13...31 ~= first.value, [1, 2, 3, 4, 6, 8, 9, 11].contains(second.value),
            first.value != 24
        else { return false }
        let after = window.token(ordinal + 3)
        if after.isJoined, after.kind != .symbol || after.isSymbol(Symbol.slash) { return false }
        if after.has([.dose, .score]) || after.isWord([.otherUnit, .mmHg, .pain, .percent]) {
            return false
        }
        for distance in 1...5 {
            let token = window.token(ordinal - distance)
            if token.kind == .newline { break }
            if token.has(.score) || token.isWord([.bloodPressure, .pain, .coma]) { return false }
        }
        return true
    }

    /// Whether the number is not joined to what stands before it, but for a bracket or a hyphen.
    private func isOpened(_ ordinal: Int, _ window: inout TokenWindow) -> Bool {
        let before = window.token(ordinal - 1)
        return !window.token(ordinal).isJoined
            || before.kind == .symbol
                && [
                    Symbol.open, Symbol.openBracket, Symbol.dash, Symbol.comma, Symbol.other,
                    UInt8(ascii: "~"), Symbol.colon,
                ].contains(before.symbol)
    }

    /// "pain 08/10"
    private func isExactScore(_ ordinal: Int, _ window: inout TokenWindow) -> Bool {
        for distance in 1...4 {
            let token = window.token(ordinal - distance)
            if token.has(.score) || token.isWord([.pain, .bloodPressure, .coma]) { return true }
        }
        return false
    }

    /// The ordinal of the last token of "T08:30:00Z" behind a day, or the day's.
    private func timeEnd(_ ordinal: Int, _ window: inout TokenWindow) -> Int {
        let mark = window.token(ordinal + 1)
        guard mark.kind == .word, mark.isJoined else { return ordinal }
        var last = ordinal + 1
        while last - ordinal < 10, window.token(last + 1).isJoined,
            window.token(last + 1).kind == .number || window.token(last + 1).kind == .word
                || window.token(last + 1).isSymbol(Symbol.colon)
        {
            last += 1
        }
        return last
    }

    /// "1/18: stable" at the start of a line, and "CXR 3/14": no half and no score.
    private func isDateAlone(
        _ first: Token, _ second: Token, _ ordinal: Int, _ window: inout TokenWindow
    ) -> Bool {
        let before = window.token(ordinal - 1)
        let after = window.token(ordinal + 3)
        if after.isJoined, after.isSymbol(Symbol.slash) || after.isSymbol(Symbol.percent) {
            return false
        }
        if after.has(.dose)
            || after.isWord([.otherUnit, .mmHg, .pain]) && !(after.isCapital && after.length == 1)
        {
            return false
        }
        if before.kind == .newline || before.kind == .heading || ordinal == 0 {
            return after.isSymbol(Symbol.colon) || after.isSymbol(Symbol.dash)
                || after.kind == .number && Int(after.start - second.end) >= 2
                || after.isSymbol(UInt8(ascii: "|"))
                || after.kind == .word && second.value > 10
        }
        let isListed =
            before.isSymbol(Symbol.open) && after.kind == .number && !after.isJoined
        guard first.value < second.value, second.value > 12, first.value <= 12,
            second.value != 15 && second.value != 30 || isListed
        else { return false }
        for distance in 1...5 {
            let token = window.token(ordinal - distance)
            if token.kind == .newline || token.isSymbol(Symbol.point) && !token.isJoined { break }
            if token.has(.score) { return false }
        }
        return !after.isKind(.counted)
    }

    /// "Monday", "Christmas Eve", "Monday, January 26th".
    mutating func weekday(_ token: Token, _ ordinal: Int, _ window: inout TokenWindow) {
        var next = ordinal + 1
        if window.token(next).isSymbol(Symbol.comma)
            || window.token(next).isSymbol(Symbol.point) && window.token(next).isJoined
        {
            next += 1
        }
        let following = window.token(next)
        if following.has(.month), following.isCapital, month(following, next, &window) {
            join(from: token)
        } else if following.kind == .number, following.length <= 2,
            date(following, next, &window) || dayOfMonth(following, next, &window)
        {
            join(from: token)
        } else if following.kind == .word, following.isCapital, following.length == 3,
            next == ordinal + 1, !following.isListed || following.has(.dayUnit)
        {
            keep(.date, token, following, next: next + 1)
        } else if following.kind == .number, following.length <= 2, 1...31 ~= following.value,
            window.token(next + 1).isJoined, window.token(next + 1).kind == .word,
            window.token(next + 1).length == 2
        {
            // "Mon 4th"
            keep(.date, token, window.token(next + 1), next: next + 2)
        } else if token.length > 3 || following.kind != .word || !token.isCapital
            || next > ordinal + 1 || following.length == 2 && following.isWord(.otherUnit)
            || !following.isCapital && !token.isListed
            || window.token(ordinal - 1).has([.dateCue, .preposition])
        {
            keep(.date, token, token, next: ordinal + 1)
        }
    }

    /// Whether the word before announces a date.
    private func isDated(_ ordinal: Int, _ window: inout TokenWindow) -> Bool {
        var index = ordinal - 1
        while ordinal - index < 4, window.token(index).kind == .symbol { index -= 1 }
        if window.token(index).isJoined, window.token(index - 1).isApostrophe { index -= 2 }
        let word = window.token(index)
        return word.kind == .word && word.has([.dateCue, .weekday]) && !word.has(.score)
    }

    /// "3 March 2024", "3rd of May"
    private mutating func dayOfMonth(
        _ token: Token, _ ordinal: Int, _ window: inout TokenWindow
    ) -> Bool {
        guard 1...31 ~= token.value, token.length <= 2 else { return false }
        var index = ordinal + 1
        let suffix = window.token(index)
        if suffix.isJoined, suffix.length == 2 { index += 1 }
        if window.token(index).kind == .word, window.token(index).length == 2,
            !window.token(index).isJoined
        {
            index += 1
        }
        let month = window.token(index)
        let isSpanish = window.token(index - 1).has(.particle) && month.length > 4
        let isLower = !month.isCapital && !month.has(.wordName) && month.length <= 9
        guard month.kind == .word, month.has(.month), month.isCapital || isSpanish || isLower,
            !month.isJoined || suffix.isJoined
        else {
            return ordinalDay(token, ordinal, &window)
        }
        var last = index
        var year = index + 1
        if window.token(year).isSymbol(Symbol.comma) || window.token(year).isSymbol(Symbol.point) {
            year += 1
        }
        if window.token(year).kind == .number,
            1_800...2_200 ~= window.token(year).value
                || window.token(year).length == 2 && !window.token(year).isJoined
                    && (window.token(year + 1).kind != .word
                        || 15...40 ~= window.token(year).value
                            && !window.token(year + 1).isWord(.otherUnit)
                            && !window.token(year + 1).isJoined
                            && !window.token(year + 1).has([.dose, .yearUnit]))
        {
            last = year
        }
        last = shortYearEnd(last, &window)
        if last > index { tellDayFirst() }
        keep(.date, token, window.token(last), next: last + 1)
        return true
    }

    /// Whether a number stands by itself: at the border of a line, or with two blanks beside it.
    private func isApart(_ first: Int, _ last: Int, _ window: inout TokenWindow) -> Bool {
        let before = window.token(first - 1)
        let after = window.token(last + 1)
        let isOpen =
            before.kind == .newline || before.kind == .heading || first == 0
            || Int(window.token(first).start - before.end) >= 2
        let isClosed =
            after.kind == .newline || after.kind == .end
            || Int(after.start - window.token(last).end) >= 2
        return isOpen && isClosed
    }

    /// "on the 19th"
    private mutating func ordinalDay(
        _ token: Token, _ ordinal: Int, _ window: inout TokenWindow
    ) -> Bool {
        let suffix = window.token(ordinal + 1)
        let article = window.token(ordinal - 1)
        let cue = window.token(ordinal - 2)
        guard suffix.isJoined, suffix.kind == .word, suffix.length == 2, article.has(.skip),
            article.length == 3, cue.has(.dateCue), window.token(ordinal + 2).kind != .number,
            window.token(ordinal + 2).kind != .word || window.token(ordinal + 2).length == 2
                || window.token(ordinal + 2).length <= 3 && window.token(ordinal + 2).has(.ordinary)
                || window.token(ordinal + 2).has([.preposition, .deed, .person])
                || window.token(ordinal + 2).isWord(.conjunction)
        else { return false }
        keep(.date, article, suffix, next: ordinal + 2)
        return true
    }

    /// "March 3, 2024", "Mar 3rd", "March 2024", "in October".
    mutating func month(
        _ token: Token, _ ordinal: Int, _ window: inout TokenWindow
    ) -> Bool {
        var index = ordinal + 1
        if window.token(index).isSymbol(Symbol.point), window.token(index).isJoined { index += 1 }
        if window.token(index).isSymbol(Symbol.dash), window.token(index).isJoined,
            window.token(index + 1).isJoined, window.token(index + 1).kind == .number
        {
            // "Jan-21"
            index += 1
        }
        var last = ordinal
        let number = window.token(index)
        if number.kind == .number {
            if 1_800...2_200 ~= number.value {
                last = index
            } else if number.length <= 2, 1...31 ~= number.value {
                last = index
                index += 1
                let suffix = window.token(index)
                if suffix.kind == .word, suffix.isJoined, suffix.length == 2 {
                    last = index
                    index += 1
                }
                if window.token(index).isSymbol(Symbol.comma) { index += 1 }
                let year = window.token(index)
                if year.kind == .number, 1_800...2_200 ~= year.value {
                    last = index
                } else {
                    last = dayRangeEnd(last, &window)
                }
            }
        }
        last = shortYearEnd(last, &window)
        if last == ordinal {
            let before = window.token(ordinal - 1)
            let isCued = before.kind == .word && before.has([.dateCue, .placeCue])
            let range = monthRangeEnd(ordinal, &window)
            let next = window.token(ordinal + 1)
            let isShort =
                token.isKind(.shortMonth) && before.kind != .newline && before.kind != .heading
                && (next.kind == .symbol && !next.isJoined || next.kind == .newline
                    || next.kind == .end
                    || next.kind == .symbol
                        && [Symbol.point, Symbol.comma, UInt8(ascii: ")"), Symbol.semicolon]
                            .contains(next.symbol))
            guard
                range > ordinal || isCued || isShort
                    || !token.has([.wordName]) && token.length > 4
            else { return false }
            last = range
        }
        keep(.date, token, window.token(last), next: last + 1)
        return true
    }

    // MARK: - Others

    /// A ZIP code after "ZIP".
    private mutating func zip(
        _ token: Token, _ ordinal: Int, _ window: inout TokenWindow
    ) -> Bool {
        guard token.length == 5 else { return false }
        var index = ordinal - 1
        while ordinal - index <= 3, !window.token(index).isWord(.identifierCue),
            window.token(index).kind == .symbol || window.token(index).length == 4
        {
            index -= 1
        }
        let cue = window.token(index)
        guard cue.isWord(.identifierCue), cue.cue == 0, cue.length == 3 || cue.length == 7,
            !cue.has(.idLink)
        else { return false }
        let plus = window.token(ordinal + 2)
        let isLong = window.token(ordinal + 1).isSymbol(Symbol.dash) && isNumber(plus, 4)
        keep(.geography, token, isLong ? plus : token, next: ordinal + (isLong ? 3 : 1))
        return true
    }

    /// Seven digits and more are somebody's number.
    private mutating func long(
        _ token: Token, _ ordinal: Int, _ window: inout TokenWindow
    ) {
        let isSix = token.length == 6 && token.value % 1_000 != 0 && !token.isJoined
        guard token.length >= 7 || isSix || isNumbered(token, ordinal, &window) else { return }
        let after = window.token(ordinal + 1)
        if after.isJoined, after.isSymbol(Symbol.point), window.token(ordinal + 2).isJoined {
            return
        }
        if isSix,
            after.has(.dose)
                || after.isJoined && after.kind == .symbol
                    && after.symbol != Symbol.comma && after.symbol != Symbol.point
                    && after.symbol != Symbol.semicolon && after.symbol != UInt8(ascii: ")")
        {
            return
        }
        let sign = window.token(ordinal - 1)
        let isSigned = token.isJoined && sign.isSymbol(UInt8(ascii: "#"))
        keep(
            token.length == 10 && isPhoned(ordinal) ? .telephone : .other,
            isSigned ? sign : token, token,
            next: ordinal + 1)
    }
}
