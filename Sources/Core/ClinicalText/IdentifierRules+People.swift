extension IdentifierRules {
    /// Most words of a name that stands before an age.
    private static let introducedWordCountMax = 4

    /// "Temperance Ashdown is a 35 yo", "Prudence Hallowell, 44,", "Earnest Goodman 77M": two words
    /// with capitals at the start of a sentence, and an age behind them.
    mutating func introduced(
        _ token: Token, _ ordinal: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>
    ) -> Bool {
        guard token.length > 1, !token.hasDigit, token.cue == 0, token.traits.isEmpty,
            !token.has([.skip, .title, .credential, .weekday, .person]),
            !token.isListed || token.has([.givenName, .surname, .wordName]),
            beginsSentence(ordinal, &window) || isPersonCue(ordinal, &window)
                || window.token(ordinal - 1).isSymbol(Symbol.colon)
        else { return false }
        let isShouted = isCapitals(token, bytes)
        var last = ordinal
        var wordCount = 1
        var isProper = isUnlisted(token, bytes) || token.has([.givenName, .surname, .wordName])
        while wordCount < Self.introducedWordCountMax {
            let next = window.token(last + 1)
            let after = window.token(last + 2)
            if next.isJoined, next.isApostrophe || next.isSymbol(Symbol.dash), after.isJoined,
                after.kind == .word, after.isCapital
            {
                last += 2
            } else if next.isSymbol(Symbol.comma), last == ordinal, after.kind == .word,
                after.isCapital, after.length > 1, isCapitals(after, bytes) == isShouted,
                after.has([.givenName, .wordName]) || isUnlisted(after, bytes)
            {
                last += 2
            } else if isInitial(next, after) {
                last += 2
            } else if next.kind == .word, next.isCapital, next.length == 1, after.kind == .number,
                !next.isJoined
            {
                // "Harper L 13y"
                last += 1
            } else if next.kind == .word, next.isCapital, !next.hasDigit, next.cue == 0,
                next.traits.isEmpty, isCapitals(next, bytes) == isShouted || next.length == 1,
                !next.has([.skip, .title, .weekday, .person, .state]),
                !next.isListed || next.has([.surname, .wordName])
            {
                last += 1
                isProper =
                    isProper || isUnlisted(next, bytes) || next.has([.surname, .givenName])
            } else {
                break
            }
            wordCount += 1
        }
        guard last > ordinal, isProper,
            isAged(last + 1, &window, bytes)
                || isLineFirst(ordinal, &window) && areNames(ordinal, last, &window)
                    && identifies(last + 1, &window)
        else { return false }
        keepName(token, last, &window)
        return true
    }

    /// Whether every word of a range is a name of the lists.
    private func areNames(_ first: Int, _ last: Int, _ window: inout TokenWindow) -> Bool {
        for index in first...last {
            let word = window.token(index)
            if word.kind == .word, word.length > 1,
                !word.has([.givenName, .surname, .wordName]) || word.has(.eponym)
            {
                return false
            }
        }
        return true
    }

    /// ", 44,", "is a 35 yo", "77M", "(58)", "8 yo": an age begins at this ordinal.
    private func isAged(
        _ ordinal: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>
    ) -> Bool {
        var index = ordinal
        var isMarked = false
        let mark = window.token(index)
        if mark.isSymbol(Symbol.comma) || mark.isSymbol(Symbol.open) {
            isMarked = true
            index += 1
        } else if mark.isWord(.directFiller), mark.length <= 3 {
            index += 1
            guard window.token(index).kind == .word, window.token(index).length <= 2 else {
                return false
            }
            index += 1
            if window.token(index).kind == .word, window.token(index).length <= 10,
                window.token(index + 1).kind == .number
            {
                index += 1
            }
        }
        if window.token(index).has(.aged) { index += 1 }
        let number = window.token(index)
        guard number.kind == .number, number.length <= 3, number.value <= 115 else {
            return false
        }
        let next = window.token(index + 1)
        if isMarked {
            if next.isSymbol(Symbol.comma) || next.isSymbol(UInt8(ascii: ")")) { return true }
            if next.isSymbol(Symbol.point), !window.token(index + 2).isJoined { return true }
        }
        if next.isSymbol(Symbol.dash), window.token(index + 2).has([.yearUnit, .monthUnit]) {
            return true
        }
        guard next.kind == .word else { return false }
        return next.has([.yearUnit, .monthUnit, .weekUnit]) && !next.has(.dose)
            || next.length == 1 && isLetterOfSex(next, bytes)
    }

    private func isLetterOfSex(_ token: Token, _ bytes: Span<UInt8>) -> Bool {
        let octet = bytes[Int(token.start)] | 0x20
        return octet == UInt8(ascii: "f") || octet == UInt8(ascii: "m")
    }

    /// "marisol ibarra 34f", "holloway, marcus 54m": two words in lower case that nobody knows, at
    /// the start of a line, before an age.
    mutating func nameBeforeAge(
        _ ordinal: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>
    ) {
        var first = ordinal
        var wordCount = 0
        while wordCount < 3 {
            let word = window.token(first - 1)
            if word.isSymbol(Symbol.comma), wordCount >= 1, first > 1 {
                first -= 1
                continue
            }
            guard word.kind == .word, !word.isCapital, !word.hasDigit, word.length > 1,
                word.traits.isEmpty, word.cue == 0,
                word.has([.givenName, .surname])
                    && !word.has([.ordinary, .known.subtracting([.eponym, .street])])
                    || !isCommon(word, bytes)
            else { break }
            wordCount += 1
            first -= 1
        }
        if window.token(first).isSymbol(Symbol.comma) { first += 1 }
        guard wordCount >= 2, isLineFirst(first, &window),
            (spans.last?.range.upperBound ?? 0) <= Int(window.token(first).start)
        else { return }
        var last = ordinal - 1
        if window.token(last).isSymbol(Symbol.comma) { last -= 1 }
        keep(.name, window.token(first), window.token(last), next: ordinal)
    }

    /// "initials RJM"
    mutating func lettersOfName(
        _ ordinal: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>
    ) -> Bool {
        var index = ordinal + 1
        if window.token(index).isSymbol(Symbol.colon) { index += 1 }
        let letters = window.token(index)
        if isInitial(letters, window.token(index + 1)),
            isInitial(window.token(index + 2), window.token(index + 3))
        {
            keep(.name, letters, window.token(index + 2), next: index + 3)
            return true
        }
        guard letters.kind == .word, 2...3 ~= letters.length, !letters.hasDigit,
            isCapitals(letters, bytes)
        else { return false }
        keep(.name, letters, letters, next: index + 1)
        return true
    }

    /// "Wm. Carver", "Geo. Washburn": a given name cut short.
    mutating func shortened(
        _ token: Token, _ ordinal: Int, _ window: inout TokenWindow
    ) -> Bool {
        let point = window.token(ordinal + 1)
        let name = window.token(ordinal + 2)
        guard token.isKind(.shortName), point.isSymbol(Symbol.point), point.isJoined,
            isNamePart(name), name.length > 2, !name.isJoined
        else { return false }
        keepName(token, nameEnd(ordinal + 2, &window), &window)
        return true
    }

    /// "J. Ng RN (scribe)": an initial, any word with a capital, and a degree.
    mutating func initialled(
        _ token: Token, _ ordinal: Int, _ window: inout TokenWindow
    ) -> Bool {
        guard isInitial(token, window.token(ordinal + 1)) else { return false }
        var last = ordinal + 2
        if isInitial(window.token(last), window.token(last + 1)) { last += 2 }
        let name = window.token(last)
        guard name.kind == .word, name.isCapital, name.length > 1, !name.hasDigit,
            !name.has([.credential, .title])
        else { return false }
        last = nameEnd(last, &window)
        let comma = window.token(last + 1).isSymbol(Symbol.comma) ? 1 : 0
        guard degreeEnd(last + 1 + comma, &window) != nil else { return false }
        keepName(token, last, &window)
        return true
    }

    /// '"Moose" Halverson': a name in quotation marks before a name.
    @inline(__always) mutating func nicknamed(
        _ token: Token, _ ordinal: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>
    ) -> Bool {
        let open = window.token(ordinal - 1)
        let close = window.token(ordinal + 1)
        let name = window.token(ordinal + 2)
        guard open.isSymbol(UInt8(ascii: "\"")), close.isSymbol(UInt8(ascii: "\"")),
            token.length > 1, !token.hasDigit, !name.isJoined, isNamePart(name), name.length > 2,
            name.has([.surname, .givenName]) || isUnlisted(name, bytes), ordinal > consumedEnd
        else { return false }
        keepName(open, nameEnd(ordinal + 2, &window), &window)
        return true
    }

    /// "Tovah, her sister,": a word with a capital, and who it is.
    func isExplained(_ ordinal: Int, _ window: inout TokenWindow) -> Bool {
        let comma = window.token(ordinal + 1)
        guard comma.isSymbol(Symbol.comma) || comma.isSymbol(Symbol.open) else { return false }
        let whose = window.token(ordinal + 2)
        if whose.has(.relative), whose.kind == .word, !whose.isCapital { return true }
        guard whose.kind == .word, whose.has(.skip) || whose.has(.person), whose.length <= 7 else {
            return false
        }
        var index = ordinal + 3
        if window.token(index).isApostrophe { index += 2 }
        return window.token(index).has(.relative) && window.token(index).kind == .word
            || window.token(index + 1).has(.relative) && window.token(index + 1).kind == .word
                && !window.token(index).isCapital && window.token(index).kind == .word
    }
}
