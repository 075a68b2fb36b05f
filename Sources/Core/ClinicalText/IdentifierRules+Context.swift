extension IdentifierRules {
    /// Longest place or name behind a word that announces it, in words.
    private static let leadWordCountMax = 5

    /// "spoke with Kwabena", "per Imogen Clarke", "lives in Bethesda", "social worker Tamsin Ford".
    mutating func lead(
        _ token: Token, _ ordinal: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>
    ) {
        if token.has(.agent), lettersBehindBy(token, ordinal, &window, bytes) { return }
        var first = ordinal + 1
        var isPreposed = false
        if window.token(first).has(.preposition) || window.token(first).has(.agent)
            || window.token(first).isWord(.to)
        {
            first += 1
            isPreposed = true
        } else if window.token(first).isSymbol(Symbol.comma), token.has(.nameLead) {
            first += 1
        }
        if window.token(first).isSymbol(UInt8(ascii: "\"")) {
            first += 1
            if token.has(.nameLead), window.token(first).kind == .word,
                window.token(first).isCapital,
                window.token(first + 1).isSymbol(UInt8(ascii: "\""))
            {
                // 'goes by "Bee"'
                keep(.name, window.token(first), window.token(first), next: first + 1)
                return
            }
        }
        let isBare = token.has(.preposition)
        guard isProper(window.token(first), first, &window, bytes),
            !isEponym(first, &window),
            !CommonWords.contains(window.token(first), bytes)
                || window.token(first).has([.givenName, .surname, .wordName, .city])
                || areaEnd(first, &window) != nil
        else { return }
        if isBare, token.length == 2, isPreposed { return }
        if token.has(.placeLead), isPreposed || token.length == 7 || token.has(.preposition) {
            if facility(window.token(first), first, &window, bytes) { return }
            keepPlace(first, &window, bytes)
        } else if token.has([.nameLead, .agent, .role]) {
            if token.has(.role), isPreposed || ordinal == 0 { return }
            if isUnlisted(window.token(first), bytes), cares(window.token(first + 1)) {
                keepCare(first, &window, bytes)
                return
            }
            let isRanked = token.has(.role) && token.isCapital && first == ordinal + 1
            keepName(
                isRanked ? token : window.token(first), listedEnd(first, &window, bytes), &window)
        }
    }

    /// The ordinal of the last token of a name, the given name behind a comma included: "signed by
    /// Moncrieff, Lucretia on".
    private func listedEnd(
        _ first: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>
    ) -> Int {
        let last = nameEnd(first, &window)
        let given = window.token(last + 2)
        guard last == first, window.token(last + 1).isSymbol(Symbol.comma), given.kind == .word,
            given.isCapital, given.has(.givenName) && !given.has([.ordinary, .credential]),
            !given.hasDigit
        else { return last }
        let end = nameEnd(last + 2, &window)
        let behind = window.token(end + 1)
        return behind.isSymbol(Symbol.comma) && window.token(end + 2).has(.givenName) ? last : end
    }

    /// A word with a capital that is neither a term nor an ordinary word: somebody or some place.
    func isProper(
        _ token: Token, _ ordinal: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>
    ) -> Bool {
        guard token.kind == .word, token.isCapital, !token.hasDigit, token.cue == 0 else {
            return false
        }
        if token.length == 1 {
            return window.token(ordinal + 1).isSymbol(Symbol.point)
                && window.token(ordinal + 1).isJoined
                && isProper(window.token(ordinal + 2), ordinal + 2, &window, bytes)
        }
        if token.length <= 3, isCapitals(token, bytes) { return false }
        if token.has([.givenName, .surname]), !token.has([.ordinary, .eponym]) { return true }
        if token.has(.wordName) {
            let next = window.token(ordinal + 1)
            return next.kind == .symbol || next.kind == .newline || next.kind == .end
                || next.has([.surname, .givenName]) && next.isCapital
        }
        return token.length > 2 && !token.isListed && token.traits.isEmpty
            && !isCapitals(token, bytes)
            && !token.has([
                .ordinary, .credential, .title, .nameCue, .month, .weekday, .eponym, .relative,
                .state, .unit, .area, .domain, .agent, .nameLead, .placeLead, .preposition,
            ])
    }

    /// A place of several words, with the state and the ZIP code behind it.
    private mutating func keepPlace(
        _ first: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>
    ) {
        var last = first
        while last - first < Self.leadWordCountMax {
            let next = window.token(last + 1)
            let after = window.token(last + 2)
            if next.isJoined, next.isApostrophe || next.isSymbol(Symbol.dash), after.isJoined,
                after.kind == .word
            {
                last += 2
            } else if next.kind == .word, next.length == 1, !next.isCapital, after.isApostrophe,
                after.isJoined, window.token(last + 3).isJoined, window.token(last + 3).isCapital
            {
                // "Coeur d'Alene"
                last += 3
            } else if next.kind == .word, next.isCapital, next.length > 1,
                !next.isListed
                    || next.has([.facility, .area, .street, .city, .facilityPart, .facilityTail])
                    || window.token(first).has(.city) && last == first && next.cue == 0
                        && !next.has([.month, .weekday, .title, .credential])
            {
                last += 1
            } else {
                break
            }
        }
        if window.token(last + 1).isSymbol(Symbol.comma),
            let end = stateEnd(last + 2, true, &window, bytes)
        {
            last = end
        } else if let end = stateEnd(last + 1, true, &window, bytes) {
            last = end
        }
        keep(.geography, window.token(first), window.token(last), next: last + 1)
    }

    /// "Cook County", "Boca Springs": the ordinal of the last token of an area that begins here.
    func areaEnd(_ ordinal: Int, _ window: inout TokenWindow) -> Int? {
        var last = ordinal
        while last - ordinal < 2, window.token(last + 1).kind == .word,
            window.token(last + 1).isCapital
        {
            last += 1
            if window.token(last).has(.area) { return last }
        }
        return nil
    }

    /// "summer 2020"
    mutating func season(
        _ token: Token, _ ordinal: Int, _ window: inout TokenWindow
    ) -> Bool {
        let year = window.token(ordinal + 1)
        guard year.kind == .number, year.length == 4, 1_900...2_100 ~= year.value else {
            return false
        }
        keep(.date, token, year, next: ordinal + 2)
        return true
    }

    /// "S/N: A1-99204-B"
    mutating func serial(
        _ token: Token, _ ordinal: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>
    ) -> Bool {
        guard bytes[Int(token.start)] | 0x20 == UInt8(ascii: "s"),
            window.token(ordinal + 1).isSymbol(Symbol.slash), window.token(ordinal + 1).isJoined
        else { return false }
        let second = window.token(ordinal + 2)
        guard second.kind == .word, second.length == 1, second.isJoined,
            bytes[Int(second.start)] | 0x20 == UInt8(ascii: "n")
        else { return false }
        return announced(.device, ordinal + 2, &window, bytes)
    }

    /// "@gfuentes_ok"
    mutating func handle(
        _ token: Token, _ ordinal: Int, _ window: inout TokenWindow
    ) {
        let name = window.token(ordinal + 1)
        guard !token.isJoined || window.token(ordinal - 1).kind == .symbol,
            name.kind == .word, name.isJoined, name.length >= 3
        else { return }
        var last = ordinal + 1
        while last - ordinal < 8, window.token(last + 1).isJoined,
            window.token(last + 1).kind == .word || window.token(last + 1).kind == .number
                || window.token(last + 1).isSymbol(UInt8(ascii: "_"))
                || window.token(last + 1).isSymbol(Symbol.point) && window.token(last + 2).isJoined
        {
            last += 1
        }
        keep(.other, token, window.token(last), next: last + 1)
    }

    /// "fe80::1ff:fe23:4567:890a", and "00:1A:2B:3C:4D:5E" of a device.
    mutating func sixthProtocol(
        _ token: Token, _ ordinal: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>
    ) -> Bool {
        guard token.length <= 4, window.token(ordinal + 1).isSymbol(Symbol.colon),
            window.token(ordinal + 1).isJoined, window.token(ordinal + 2).isJoined,
            isHexadecimal(token, bytes)
        else { return false }
        var last = ordinal
        var groupCount = 1
        var colonCount = 0
        var hasGap = false
        var isPairs = token.length == 2
        while last - ordinal < 17 {
            let next = window.token(last + 1)
            guard next.isJoined else { break }
            if next.isSymbol(Symbol.colon) {
                hasGap = hasGap || window.token(last).isSymbol(Symbol.colon)
                colonCount += 1
            } else if isHexadecimal(next, bytes) {
                if window.token(last).isSymbol(Symbol.colon) { groupCount += 1 }
                isPairs = isPairs && next.length == 2
            } else {
                break
            }
            last += 1
        }
        if window.token(last).isSymbol(Symbol.colon) { last -= 1 }
        let isDevice = isPairs && groupCount == 6 && colonCount == 5
        guard isDevice || hasGap && groupCount >= 2 || groupCount == 8 else { return false }
        keep(isDevice ? .device : .internetAddress, token, window.token(last), next: last + 1)
        return true
    }

    private func isHexadecimal(_ token: Token, _ bytes: Span<UInt8>) -> Bool {
        guard token.kind == .word || token.kind == .number, token.length <= 4 else { return false }
        for index in token.range {
            let octet = bytes[index]
            guard octet.isASCIIDigit || 0x61...0x66 ~= octet | 0x20 else { return false }
        }
        return true
    }
}
