extension IdentifierRules {
    /// Most words between the first word of a place and the word that says what it is.
    private static let premisesWordCountMax = 5

    /// "Cypress Court Rehab", "Valley Bone & Joint", "Elm Street Family Medicine": a proper word,
    /// whatever follows with a capital, and a word for a place where people are cared for.
    mutating func premises(
        _ token: Token, _ ordinal: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>
    ) -> Bool {
        guard token.length > 2, !token.hasDigit, token.cue == 0,
            !token.has([.title, .credential, .month, .weekday, .eponym, .nameCue, .person]),
            !token.isListed && !token.has(.skip) || token.has([.city, .surname, .area]),
            isUnlisted(token, bytes)
                || token.has([.city, .surname, .wordName, .street, .area, .placePrefix, .common])
                    && !isCapitals(token, bytes) && token.traits.isEmpty && !token.has(.deed)
        else { return false }
        let before = window.token(ordinal - 1)
        let isFree =
            before.kind != .word || !before.isCapital && before.has([.preposition, .agent])
            || before.isWord(.to)
        guard isFree || isUnlisted(token, bytes) else { return false }
        let isCertain = isUnlisted(token, bytes) || token.has([.city, .surname])
        var last = -1
        var index = ordinal + 1
        var strength = 0
        while index - ordinal <= Self.premisesWordCountMax {
            let next = window.token(index)
            if next.isSymbol(UInt8(ascii: "&")), window.token(index + 1).isCapital {
                index += 1
                continue
            }
            if next.isApostrophe, next.isJoined, window.token(index + 1).isJoined,
                window.token(index + 1).length == 1
            {
                index += 2
                continue
            }
            guard next.kind == .word, next.isCapital, !next.hasDigit, next.cue == 0,
                !next.has([.title, .credential, .month, .weekday])
            else { break }
            if next.has(.careEnd) {
                last = index
                strength += next.has([.facilityTail, .facilityPart]) ? 1 : 2
                if next.has(.facility), !next.has([.facilityTail, .facilityPart]) { strength += 1 }
            } else if next.has([.street, .area, .facilityPart, .facilityTail]) {
                strength += 1
            }
            index += 1
        }
        guard last > ordinal,
            isCertain ? strength >= 2 : strength >= 3 || strength == 2 && before.kind == .word
        else { return false }
        let end = cityEnd(last, &window)
        keep(.geography, token, window.token(end), next: end + 1)
        return true
    }

    /// "University of Delaware", "Church of the Redeemer", "Village of Oak Lawn".
    mutating func namedAfter(
        _ token: Token, _ ordinal: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>
    ) -> Bool {
        guard token.has(.founded) else { return false }
        let link = window.token(ordinal + 1)
        guard link.kind == .word, link.length == 2, link.has(.preposition), !link.isCapital else {
            return false
        }
        var first = ordinal + 2
        if window.token(first).length == 3, window.token(first).has(.skip) { first += 1 }
        let name = window.token(first)
        guard name.kind == .word, name.isCapital, name.length > 2, !name.isListed,
            name.traits.isEmpty, !name.has([.title, .credential])
        else { return false }
        var last = first
        while last - first < 4, window.token(last + 1).kind == .word,
            window.token(last + 1).isCapital, !window.token(last + 1).isListed
        {
            last += 1
        }
        keep(.geography, token, window.token(last), next: last + 1)
        return true
    }

    /// "at The Rusty Nail", "at the Blue Door": a place that its article names.
    mutating func articled(
        _ token: Token, _ ordinal: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>
    ) -> Bool {
        let before = window.token(ordinal - 1)
        guard token.length == 3, token.has(.skip), bytes[Int(token.start)] == UInt8(ascii: "T"),
            before.kind == .word, before.length == 2, before.has(.preposition)
        else { return false }
        var last = ordinal
        while last - ordinal < 4 {
            let next = window.token(last + 1)
            guard next.kind == .word, next.isCapital, next.length > 2, next.cue == 0,
                !next.hasDigit, !isCapitals(next, bytes)
            else { break }
            last += 1
        }
        guard last > ordinal else { return false }
        keep(.geography, token, window.token(last), next: last + 1)
        return true
    }

    /// "9th and Alder", "Elm & 5th", "Main and Pine": where two streets meet.
    @inline(__always) mutating func crossing(
        _ first: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>
    ) -> Bool {
        guard let one = streetName(first, &window, bytes) else { return false }
        let link = window.token(one.last + 1)
        guard link.isWord(.conjunction) || link.isSymbol(UInt8(ascii: "&")),
            let other = streetName(one.last + 2, &window, bytes),
            one.isNumbered || other.isNumbered || one.isStreet || other.isStreet
        else { return false }
        keep(.geography, window.token(first), window.token(other.last), next: other.last + 1)
        return true
    }

    /// "9th", "Alder", "Elm St": the name of a street.
    private func streetName(
        _ ordinal: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>
    ) -> (last: Int, isNumbered: Bool, isStreet: Bool)? {
        let name = window.token(ordinal)
        var last = ordinal
        var isNumbered = false
        if name.kind == .number, name.length <= 3, window.token(ordinal + 1).isJoined,
            window.token(ordinal + 1).kind == .word, window.token(ordinal + 1).length == 2
        {
            last += 1
            isNumbered = true
        } else {
            guard name.kind == .word, name.isCapital, name.length > 2, !name.isListed,
                name.cue == 0, name.traits.isEmpty, !isCapitals(name, bytes),
                !name.has([.title, .relative, .month, .weekday, .credential, .givenName])
            else { return nil }
        }
        let street = window.token(last + 1)
        let isStreet = street.kind == .word && street.has(.street) && street.isCapital
        if isStreet {
            last += 1
            if window.token(last + 1).isSymbol(Symbol.point), window.token(last + 1).isJoined,
                window.token(last + 2).kind == .word, !window.token(last + 2).isCapital
            {
                last += 1
            }
        }
        return (last, isNumbered, isStreet)
    }

    /// "OX11 7NN", "K1A 0B1": a code of the post with letters, and the town before it.
    mutating func postcode(
        _ token: Token, _ ordinal: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>
    ) -> Bool {
        guard let end = postcodeEnd(ordinal, &window, bytes) else { return false }
        return keepAddress(ordinal, end, &window)
    }

    /// Keeps what stands before the code of the post as an address, as far as nothing else is found
    /// there.
    mutating func keepAddress(
        _ ordinal: Int, _ end: Int, _ window: inout TokenWindow
    ) -> Bool {
        var first = addressStart(ordinal, &window)
        while let last = spans.last, last.category == .geography,
            last.range.lowerBound >= Int(window.token(first).start)
        {
            dropLast()
        }
        let limit = spans.last?.range.upperBound ?? 0
        if Int(window.token(first).start) < limit {
            // "Ms Ottilie Greaves, 34, 9 Canalside, Skipton BD23 1LH"
            while first < ordinal, Int(window.token(first).start) < limit { first += 1 }
            while first < ordinal, window.token(first).kind == .symbol { first += 1 }
            if window.token(first).kind == .number, window.token(first + 1).isSymbol(Symbol.comma) {
                first += 2
            }
        }
        let start = Int(window.token(first).start)
        guard (spans.last?.range.upperBound ?? 0) <= start else { return false }
        keep(.geography, window.token(first), window.token(end), next: end + 1)
        return true
    }
}
