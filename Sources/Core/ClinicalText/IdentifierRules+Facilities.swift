extension IdentifierRules {
    /// "St. Vincent's"
    mutating func saint(
        _ token: Token, _ ordinal: Int, _ window: inout TokenWindow
    ) -> Bool {
        guard
            token.length == 2 && token.has(.particle) && token.has(.street)
                || token.length == 5 && token.has(.facilityPart) && token.has(.particle)
        else { return false }
        var first = ordinal + 1
        if window.token(first).isSymbol(Symbol.point), window.token(first).isJoined { first += 1 }
        let name = window.token(first)
        guard name.kind == .word, name.isCapital, name.length > 2, !name.isListed else {
            return false
        }
        var last = nameEnd(first, &window)
        if window.token(last + 1).isApostrophe, window.token(last + 2).isJoined,
            window.token(last + 2).length == 1
        {
            last += 2
        }
        while last - first < 8,
            window.token(last + 1).has([.facility, .facilityPart, .facilityTail]),
            window.token(last + 1).isCapital
        {
            last += 1
        }
        keep(.geography, token, window.token(last), next: last + 1)
        return true
    }

    /// "P.O. Box 1182"
    mutating func box(_ ordinal: Int, _ window: inout TokenWindow) -> Bool {
        let number = window.token(ordinal + 1)
        var before = window.token(ordinal - 1)
        if before.isSymbol(Symbol.point) { before = window.token(ordinal - 2) }
        let isSplit = window.token(ordinal - 1).isSymbol(Symbol.point)
        guard number.kind == .number, before.kind == .word, before.isCapital,
            before.length == 2 || isSplit && before.length == 1
        else { return false }
        var start = before
        if isSplit, window.token(ordinal - 4).length == 1 { start = window.token(ordinal - 4) }
        let last = cityEnd(ordinal + 1, &window)
        if (spans.last?.range.upperBound ?? 0) > Int(start.start) { start = number }
        keep(.geography, start, window.token(last), next: last + 1)
        return true
    }

    /// The ordinal of the last token of ", Springfield, IL 62704" behind a street, or the street's.
    func cityEnd(_ last: Int, _ window: inout TokenWindow) -> Int {
        var index = last + 1
        if window.token(index).isSymbol(Symbol.point), window.token(index).isJoined { index += 1 }
        guard window.token(index).isSymbol(Symbol.comma) else {
            return bareCityEnd(last, &window)
        }
        let bare = bareCityEnd(index, &window)
        if bare > index { return bare }
        let city = window.token(index + 1)
        guard city.kind == .word, city.isCapital, city.has(.city) || isNamePart(city) else {
            return last
        }
        var end = index + 1
        while end - index < 3, !window.token(end + 1).has(.state),
            isNamePart(window.token(end + 1)) || window.token(end + 1).has(.area)
        {
            end += 1
        }
        let hasComma = window.token(end + 1).isSymbol(Symbol.comma)
        let state = window.token(end + (hasComma ? 2 : 1))
        guard state.kind == .word, state.has(.state), state.isCapital else { return end }
        let last = end + (hasComma ? 2 : 1)
        let zip = window.token(last + 1)
        guard zip.kind == .number, zip.length == 5 else { return last }
        let plus = window.token(last + 3)
        let isLong =
            window.token(last + 2).isSymbol(Symbol.dash) && plus.kind == .number
            && plus.length == 4
        return isLong ? last + 3 : last + 1
    }

    /// " Cambridge MA 02139" behind a street without a comma.
    func bareCityEnd(_ last: Int, _ window: inout TokenWindow) -> Int {
        for count in 1...3 {
            let city = window.token(last + count)
            guard city.kind == .word, city.isCapital else { return last }
            var next = last + count + 1
            if window.token(next).isSymbol(Symbol.comma) { next += 1 }
            let state = window.token(next)
            let zip = window.token(next + 1)
            if state.kind == .word, state.has(.state), state.isCapital {
                guard zip.kind == .number, zip.length == 5 else { return next }
                let plus = window.token(next + 3)
                let isLong =
                    window.token(next + 2).isSymbol(Symbol.dash) && plus.length == 4
                    && plus.kind == .number
                return isLong ? next + 3 : next + 1
            }
        }
        return last
    }

    /// "Maple Grove Nursing Home", "St. Mary's Hospital".
    mutating func facility(
        _ token: Token, _ ordinal: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>
    ) -> Bool {
        guard window.token(ordinal + 1).kind != .number,
            !token.isListed || token.has([.city, .street, .facilityPart])
                || token.has(.ordinary) && isUnlisted(window.token(ordinal + 1), bytes),
            token.cue == 0, !token.has([.credential, .title]),
            !token.has(.ordinary) || token.has([.wordName, .street, .facility, .surname])
                || isUnlisted(window.token(ordinal + 1), bytes)
        else { return false }
        if token.has(.facility) {
            // "University Medical Center": a word more, and no line of capitals.
            guard window.token(ordinal + 1).kind == .word, window.token(ordinal + 1).isCapital,
                !isCapitals(token, bytes) || token.length <= 4
            else { return false }
        } else if token.has(.facilityPart) {
            let before = window.token(ordinal - 1)
            guard !isCapitals(token, bytes) || before.has(.preposition) || before.isWord(.to)
            else { return false }
        } else if !token.has([.givenName, .surname, .wordName, .city, .street, .placePrefix]),
            !token.has(.ordinary), CommonWords.contains(token, bytes)
        {
            return false
        }
        var last = -1
        var index = ordinal + 1
        var wordCount = 0
        while wordCount < Self.facilityWordCountMax {
            let next = window.token(index)
            if next.kind == .word, next.isCapital, !next.hasDigit {
                if next.has(.facility) { last = index }
                if last >= 0, !next.has(.facility), next.length != 4 { break }
                wordCount += 1
                if last >= 0, next.length == 4 { last = index }
            } else if next.kind == .word,
                next.isJoined || next.length == 2
                    || last >= 0 && next.isWord(.conjunction)
                        && window.token(index + 1).has(.facility)
                        && window.token(index + 1).isCapital
            {
                wordCount += 1
            } else if !(next.isApostrophe && next.isJoined)
                && !(next.isSymbol(Symbol.point) && next.isJoined)
            {
                break
            }
            index += 1
        }
        guard last >= 0 else { return false }
        if window.token(last + 1).isSymbol(Symbol.point), window.token(last + 1).isJoined,
            window.token(last).length <= 4, window.token(last).has(.facility)
        {
            last += 1
        }
        last = cityEnd(last, &window)
        keep(.geography, token, window.token(last), next: last + 1)
        return true
    }

    /// "Springfield, IL 62704", "Boston", "Kent County".
    mutating func place(
        _ token: Token, _ ordinal: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>
    ) -> Bool {
        guard token.cue == 0, !token.isListed || token.has(.city), !token.has(.credential),
            !token.has(.ordinary) || token.has([.city, .wordName])
        else { return false }
        var last = ordinal
        while last - ordinal < 2, window.token(last + 1).kind == .word,
            window.token(last + 1).isCapital, !window.token(last + 1).isListed
        {
            last += 1
        }
        if window.token(last + 1).isSymbol(Symbol.comma),
            let end = stateEnd(last + 2, token.has(.city), &window, bytes)
        {
            keep(.geography, token, window.token(end), next: end + 1)
            return true
        }
        if let end = areaEnd(ordinal, &window), window.token(end).length > 4 {
            keep(.geography, token, window.token(end), next: end + 1)
            return true
        }
        if token.has(.city), let end = careEnd(ordinal, &window) {
            keep(.geography, token, window.token(end), next: end + 1)
            return true
        }
        let before = window.token(ordinal - 1)
        let isCued = before.kind == .word && before.has(.placeCue)
        guard token.has(.city) && isCued || token.has(.city) && before.isWord(.at) else {
            return false
        }
        last = ordinal
        while last - ordinal < 2, window.token(last + 1).kind == .word,
            window.token(last + 1).isCapital, window.token(last + 1).length > 2,
            window.token(last + 1).cue == 0, !window.token(last + 1).hasDigit,
            !window.token(last + 1).has([.month, .weekday, .title, .credential]),
            isCapitals(window.token(last + 1), bytes) == isCapitals(token, bytes)
        {
            last += 1
        }
        keep(.geography, token, window.token(last), next: last + 1)
        return true
    }

    /// "Mercy General ED": the ordinal of the last word of a facility that begins with its city.
    func careEnd(_ ordinal: Int, _ window: inout TokenWindow) -> Int? {
        var last = ordinal
        while last - ordinal < 5, window.token(last + 1).kind == .word,
            window.token(last + 1).isCapital,
            window.token(last + 1).has([.facility, .facilityPart])
        {
            last += 1
        }
        guard last > ordinal else { return nil }
        let ward = window.token(last + 1)
        return ward.kind == .word && ward.isCapital && ward.length <= 3 && ward.has(.ordinary)
            ? last + 1 : last
    }

    /// Whether a state stands at an ordinal, as after a city; the ordinal of its last token, or of
    /// the ZIP code's.
    func stateEnd(
        _ ordinal: Int, _ isCity: Bool, _ window: inout TokenWindow, _ bytes: Span<UInt8>
    ) -> Int? {
        let state = window.token(ordinal)
        guard state.kind == .word, state.isCapital, state.has(.state) else { return nil }
        if state.length == 2, !isCapitals(state, bytes) { return nil }
        let zip = window.token(ordinal + 1)
        let hasZIP = zip.kind == .number && zip.length == 5
        guard hasZIP || isCity || state.length > 2 || !state.has([.credential, .capitals]),
            hasZIP || !state.isListed || isCity
        else { return nil }
        guard hasZIP else { return ordinal }
        let plus = window.token(ordinal + 3)
        let isLong =
            window.token(ordinal + 2).isSymbol(Symbol.dash) && plus.kind == .number
            && plus.length == 4
        return isLong ? ordinal + 3 : ordinal + 1
    }

    /// "at 14 elm st, apt 3", "on 400 e 3rd st".
    func isLowerStreet(
        _ ordinal: Int, _ street: Int, _ window: inout TokenWindow
    ) -> Bool {
        let before = window.token(ordinal - 1)
        let after = window.token(street + 1)
        guard before.kind == .word, before.has([.preposition, .dateCue, .placeCue]),
            street - ordinal <= 4,
            after.kind == .newline || after.kind == .end || after.has(.unit)
                || after.kind == .symbol
                    && [Symbol.comma, Symbol.point, Symbol.semicolon].contains(after.symbol)
        else { return false }
        for index in ordinal + 1..<street {
            let word = window.token(index)
            let isDirection = word.length == 1
            guard isDirection || word.kind == .number || word.isJoined || word.traits.isEmpty,
                !word.has(.dose)
            else { return false }
        }
        return true
    }

    private func isLowerWord(_ token: Token) -> Bool { !token.isCapital && token.kind == .word }

    /// "5 Fox Hollow Rd": a second word for a street.
    private func isStreetToo(_ token: Token) -> Bool {
        token.kind == .word && token.has(.street) && token.isCapital
    }

    /// "4B", "# 12", "C": the ordinal of the last token of what stands behind "Apt".
    private func unitEnd(_ unit: Int, _ window: inout TokenWindow) -> Int? {
        var index = unit
        while index - unit < Self.markCountMax, window.token(index).kind == .symbol,
            !window.token(index).isSymbol(Symbol.point)
        {
            index += 1
        }
        if window.token(index).isSymbol(Symbol.point) { index += 1 }
        if window.token(index).kind == .number || window.token(index).hasDigit {
            let letter = window.token(index + 1)
            return letter.kind == .word && letter.isJoined && letter.length <= 2
                ? index + 1 : index
        }
        return window.token(index).length == 1 && window.token(index).isCapital ? index : nil
    }

    /// "1420 Willow Creek Road", "88 Oak Street Apt 4B", "100 5th Avenue".
    mutating func street(
        _ token: Token, _ ordinal: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>
    ) -> Bool {
        guard !token.isJoined, token.length <= 6 else { return false }
        let isLower = isLowerWord(window.token(ordinal + 1))
        var index = ordinal + 1
        while index - ordinal <= Self.nameWordCountMax {
            let next = window.token(index)
            if next.isSymbol(Symbol.point), next.isJoined {
                index += 1
                continue
            }
            let isNumeral =
                next.kind == .number
                && (index == ordinal + 1 || window.token(index + 1).isJoined)
            let isSuffix =
                next.kind == .word && next.isJoined && window.token(index - 1).kind == .number
            guard
                isNumeral || isSuffix
                    || next.kind == .word && (next.isCapital || isLower && !next.has(.skip))
            else { return false }
            if next.has(.street), index > ordinal + 1, !isSuffix {
                if isStreetToo(window.token(index + 1)) { index += 1 }
                break
            }
            index += 1
        }
        guard window.token(index).has(.street), index - ordinal <= Self.nameWordCountMax,
            !isLower || window.token(index).has(.plainStreet) && index - ordinal <= 3
                || isLowerStreet(ordinal, index, &window)
        else { return false }
        var last = index
        index += 1
        if window.token(index).isSymbol(Symbol.point), window.token(index).isJoined { index += 1 }
        if window.token(index).isSymbol(Symbol.comma) { index += 1 }
        if window.token(index).isSymbol(UInt8(ascii: "#")) { index -= 1 }
        if window.token(index).has(.unit) || window.token(index + 1).isSymbol(UInt8(ascii: "#")) {
            index += 1
            last = unitEnd(index, &window) ?? last
        }
        let street = last
        last = addressEnd(last, &window, bytes)
        if last == street, window.token(last + 1).isSymbol(Symbol.point),
            window.token(last + 1).isJoined, window.token(last).length <= 4
        {
            last += 1
        }
        keep(.geography, token, window.token(last), next: last + 1)
        return true
    }
}
