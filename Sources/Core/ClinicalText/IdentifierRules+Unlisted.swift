extension IdentifierRules {
    /// Most words of a name or of an employer that no list knows.
    private static let unlistedWordCountMax = 6

    /// Whether a word is in no list: a name, a place or a product that nobody wrote down here.
    func asksUnlisted(_ token: Token, _ bytes: Span<UInt8>) -> Bool {
        token.kind == .word && token.isCapital && !token.hasDigit && token.length > 2
            && !token.isListed && token.cue == 0 && token.traits.isEmpty
            && !token.has(.known) && !CommonWords.contains(token, bytes)
            && !isMixed(token, bytes)
    }

    /// "UNa", "TTEs": two capitals and no third.
    @inline(__always) private func isMixed(_ token: Token, _ bytes: Span<UInt8>) -> Bool {
        let start = Int(token.start)
        if bytes[start + 1].isASCIIUpper {
            return !bytes[Int(token.end) - 1].isASCIIUpper && token.length <= 5
        }
        // "AirFit", "ChloraPrep"; but "McKay", "DeShawn", "LaToya".
        for index in start + 3..<max(start + 3, Int(token.end)) where bytes[index].isASCIIUpper {
            return index > start + 4 || bytes[start + 1] | 0x20 == UInt8(ascii: "i")
        }
        return false
    }

    /// A word with a capital that stands where only a proper noun has one: "saw Wanjiru", "Pt
    /// Wanjiru Kamau", "RN KOSTAS", "Wanjiru Kamau called", "Kowalczyk states".
    mutating func unlisted(
        _ token: Token, _ ordinal: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>
    ) {
        let before = window.token(ordinal - 1)
        let isCue = isPersonCue(ordinal, &window)
        let isListed = token.has([.givenName, .surname]) && !token.has(.eponym)
        guard isListed && isCue || isUnlisted(token, bytes) else { return }
        let isShouted = isCapitals(token, bytes)
        let next = window.token(ordinal + 1)
        let isPrefixed =
            before.kind == .word && before.has(.placePrefix) && before.isCapital
            && (!isShouted && window.token(ordinal - 2).has(.preposition)
                || before.has(.area) || before.length == 4 && !before.has(.ordinary))
        if isPrefixed, consumedEnd < ordinal {
            let last = unlistedEnd(ordinal, isShouted, &window, bytes)
            keep(.geography, before, window.token(last), next: last + 1)
            return
        }
        let isProper =
            before.kind == .word && !before.isCapital && !before.hasDigit && !before.has(.dose)
            && !isShouted && !before.isWord(.otherUnit)
        let isListing =
            consumedEnd == ordinal - 1 && ordinal > 1 && !isShouted
            && (before.isSymbol(Symbol.comma) || before.isSymbol(UInt8(ascii: "&")))
            && spans.last?.category == .name
        if cares(next), consumedEnd <= ordinal {
            keepCare(ordinal, &window, bytes)
            return
        }
        let isBracketed =
            before.isSymbol(Symbol.open) && !isShouted && token.length > 2
            && closes(ordinal, &window)
        let isLoud =
            isShouted && before.kind == .word && before.isCapital && token.length > 3
            && before.has([.preposition, .agent, .nameLead, .relative])
        if owns(ordinal, &window) {
            let last = unlistedEnd(ordinal, isShouted, &window, bytes)
            extend(to: window.token(last), next: last + 1)
            return
        }
        let isPair =
            !isShouted && next.isCapital && !isCapitals(next, bytes)
            && (isUnlisted(next, bytes)
                || next.has([.surname, .givenName, .wordName])
                    && !next.has([.month, .eponym])
                || next.length == 1 && isNameLetter(ordinal, &window))
        guard isCue || !isShouted || token.length > 4,
            isCue || isProper || isListing || isPair || isBracketed || isLoud
                || acts(ordinal, &window) || isLabelled(ordinal, &window)
                || !isShouted
                    && (isAgedPerson(next, ordinal, &window, bytes)
                        || letterEnd(ordinal, &window) != nil)
                || !isShouted
                    && (isExplained(ordinal, &window) || isColumnOfHead(ordinal, &window, bytes)),
            !isEponym(ordinal, &window)
        else { return }
        let isPlace = isProper && before.has(.preposition) && before.length <= 4
        keepUnlisted(token, ordinal, (isCue, isShouted, isPlace), &window, bytes)
    }

    private mutating func keepUnlisted(
        _ token: Token, _ ordinal: Int,
        _ standing: (isCue: Bool, isShouted: Bool, isPlace: Bool), _ window: inout TokenWindow,
        _ bytes: Span<UInt8>
    ) {
        let before = window.token(ordinal - 1)
        let (isCue, isShouted, isPlace) = standing
        let hasRank = !before.has(.nameCue) || before.has(.role)
        let isRanked = isCue && before.kind == .word && before.isCapital && hasRank
        var start = isRanked && ordinal > consumedEnd ? before : token
        if before.has(.person), before.kind == .word, window.token(ordinal - 2).has(.person),
            window.token(ordinal - 2).isCapital, ordinal - 1 > consumedEnd,
            isRanked || window.token(ordinal - 2).length == 4 && before.length <= 4
        {
            // "Baby Boy Achebe"
            start = window.token(ordinal - 2)
        }
        var last = unlistedEnd(ordinal, isShouted, &window, bytes)
        let given = window.token(last + 2)
        if isCue, last == ordinal, window.token(last + 1).isSymbol(Symbol.comma),
            given.isCapital, given.has(.givenName) || isUnlisted(given, bytes),
            !cares(window.token(last + 3))
        {
            // "Pt Vogel, Ute"
            last = nameEnd(last + 2, &window)
        }
        if isPlace, let end = placeEnd(last, &window, bytes) {
            keep(.geography, token, window.token(end), next: end + 1)
        } else {
            keepName(start, last, &window)
        }
    }

    /// "Adu 40F", "Petrov 66 M": the age and the letter of the sex behind a name.
    private func isAgedPerson(
        _ age: Token, _ ordinal: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>
    ) -> Bool {
        let sex = window.token(ordinal + 2)
        return age.kind == .number && 1...3 ~= age.length && age.value <= 115 && !age.isJoined
            && sex.kind == .word && sex.length == 1 && sex.isCapital
            && (bytes[Int(sex.start)] == UInt8(ascii: "F")
                || bytes[Int(sex.start)] == UInt8(ascii: "M"))
    }

    /// "Pt", "Patient", "PCP", "RN", with or without a point, right before.
    func isPersonCue(_ ordinal: Int, _ window: inout TokenWindow) -> Bool {
        var before = window.token(ordinal - 1)
        if before.isSymbol(Symbol.point), before.isJoined { before = window.token(ordinal - 2) }
        guard before.kind == .word, before.has([.person, .credential, .role]) else { return false }
        return !before.has(.month)
    }

    /// "(Levinson)", "(Anna Levinson)": nothing else in the parentheses.
    private func closes(_ ordinal: Int, _ window: inout TokenWindow) -> Bool {
        for distance in 1...3 {
            let token = window.token(ordinal + distance)
            if token.isSymbol(UInt8(ascii: ")")) { return true }
            guard token.kind == .word, token.isCapital else { return false }
        }
        return false
    }

    /// The "O" of "Fergus O'Malley", the "B" of "Hedda B. Bjornstad".
    private func isNameLetter(_ ordinal: Int, _ window: inout TokenWindow) -> Bool {
        let mark = window.token(ordinal + 2)
        let name = window.token(ordinal + 3)
        return mark.isJoined && (mark.isApostrophe || mark.isSymbol(Symbol.point))
            && name.kind == .word && name.isCapital
    }

    /// "Patel's Deli": the name ended right before the possessive.
    private func owns(_ ordinal: Int, _ window: inout TokenWindow) -> Bool {
        let possessive = window.token(ordinal - 1)
        let mark = window.token(ordinal - 2)
        guard possessive.kind == .word, possessive.length == 1, possessive.isJoined,
            mark.isApostrophe, let last = spans.last
        else { return false }
        return last.category == .name && last.range.upperBound == Int(mark.start)
    }

    /// "ER", "Cardiology", "Regional", with a capital.
    func cares(_ token: Token) -> Bool {
        token.kind == .word && token.isCapital
            && token.has([.facilityTail, .facilityPart, .facility])
    }

    /// "Blue Heron Dialysis", "Westgate ER", "HEARTHSTONE CARDIOLOGY, P.C."
    mutating func keepCare(
        _ ordinal: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>
    ) {
        var first = ordinal
        while ordinal - first < 3, first > consumedEnd, window.token(first - 1).kind == .word,
            window.token(first - 1).isCapital,
            !window.token(first - 1).isListed || window.token(first - 1).has(.ordinary),
            window.token(first - 1).cue == 0, window.token(first - 1).traits.isEmpty
        {
            first -= 1
        }
        var last = ordinal + 1
        while last - ordinal < Self.facilityWordCountMax, window.token(last + 1).kind == .word,
            window.token(last + 1).isCapital,
            cares(window.token(last + 1)) || isUnlisted(window.token(last + 1), bytes)
        {
            last += 1
        }
        if window.token(last + 1).kind == .number, window.token(last).has(.facilityTail),
            window.token(last).length == 4
        {
            last += 1
        }
        let comma = window.token(last + 1).isSymbol(Symbol.comma) ? 1 : 0
        if window.token(last + comma + 1).length == 1,
            window.token(last + comma + 2).isSymbol(Symbol.point),
            window.token(last + comma + 3).length == 1, window.token(last + comma + 3).isJoined
        {
            // "P.C."
            last += comma + 3
            if window.token(last + 1).isSymbol(Symbol.point) { last += 1 }
        }
        keep(.geography, window.token(first), window.token(last), next: last + 1)
    }

    /// "Kowalczyk states": what follows says that this is somebody.
    private func acts(_ ordinal: Int, _ window: inout TokenWindow) -> Bool {
        var next = window.token(ordinal + 1)
        if next.isJoined, next.isApostrophe {
            next = window.token(ordinal + 3)
            return next.has(.relative) && window.token(ordinal + 2).length == 1
        }
        if next.kind == .word, next.length == 2, !next.isCapital, next.isWord(.directFiller) {
            // "Samir is a 26-year-old man"
            let article = window.token(ordinal + 2)
            return article.kind == .word && article.length <= 2
                && window.token(ordinal + 3).kind == .number
        }
        return next.kind == .word && next.has(.deed) && !next.isCapital
    }

    /// The ordinal of the last token of a run of proper nouns.
    private func unlistedEnd(
        _ ordinal: Int, _ isShouted: Bool, _ window: inout TokenWindow, _ bytes: Span<UInt8>
    ) -> Int {
        var last = nameEnd(ordinal, &window)
        while last - ordinal < Self.unlistedWordCountMax {
            let next = window.token(last + 1)
            let after = window.token(last + 2)
            if next.isSymbol(UInt8(ascii: "&")), after.kind == .word, after.isCapital,
                isCapitals(after, bytes) == isShouted
            {
                last += 2
            } else if next.kind == .word, next.isCapital, !next.hasDigit,
                next.has([
                    .facility, .area, .street, .surname, .givenName, .wordName, .facilityPart,
                ])
                    || isUnlisted(next, bytes) && isCapitals(next, bytes) == isShouted,
                !next.has([.credential, .month])
            {
                last += 1
            } else {
                break
            }
        }
        return last
    }

    /// The ordinal of the last token of a place with its state, or of the place.
    private func placeEnd(
        _ last: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>
    ) -> Int? {
        if window.token(last + 1).isSymbol(Symbol.comma),
            let end = stateEnd(last + 2, true, &window, bytes)
        {
            return end
        }
        return stateEnd(last + 1, true, &window, bytes) ?? last
    }

    /// "pt jayden m.", "name: jane doe", "patient okafor": a name of the lists in lower case.
    mutating func whispered(
        _ ordinal: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>
    ) {
        var first = ordinal + 1
        if window.token(first).isSymbol(Symbol.point) { first += 1 }
        if window.token(first).isSymbol(Symbol.open) { first += 1 }
        let isAnnounced = window.token(first).isSymbol(Symbol.colon)
        if isAnnounced { first += 1 }
        if window.token(first).has(.person) { first += 1 }
        let name = window.token(first)
        guard name.kind == .word, !name.isCapital, !name.hasDigit,
            name.has([.givenName, .surname]) || isAnnounced && name.has(.wordName),
            isAnnounced || !name.has([.wordName, .ordinary, .eponym]) && name.traits.isEmpty
        else { return }
        var last = first
        let second = window.token(first + 1)
        if second.kind == .word, !second.hasDigit, !second.isCapital {
            let isInitial = second.length == 1 && window.token(first + 2).isSymbol(Symbol.point)
            if second.has([.givenName, .surname]) && second.traits.isEmpty {
                last += 1
            } else if isInitial {
                last += 2
            } else if isAnnounced, second.traits.isEmpty, !second.has(.skip),
                !isCommon(second, bytes), second.length > 2
            {
                last += 1
            }
        }
        let tail = window.token(last + 1)
        if tail.isJoined, tail.isSymbol(Symbol.dash), window.token(last + 2).kind == .word {
            last += 2
        }
        last = whisperedDegreeEnd(last, &window)
        keep(.name, name, window.token(last), next: last + 1)
    }

    /// ", rn" behind a name in lower case.
    func whisperedDegreeEnd(_ last: Int, _ window: inout TokenWindow) -> Int {
        let comma = window.token(last + 1).isSymbol(Symbol.comma) ? 1 : 0
        let degree = window.token(last + 1 + comma)
        return degree.kind == .word && degree.has(.credential) && degree.length <= 4
            && !degree.has([.skip, .state, .person])
            || degree.has(.person) && degree.length == 2
                && degree.has(.credential)
            ? last + 1 + comma : last
    }

    /// The ordinal of the last token of a name in lower case that begins here.
    func whisperedEnd(_ ordinal: Int, _ window: inout TokenWindow) -> Int {
        let second = window.token(ordinal + 1)
        return second.kind == .word && !second.isCapital && second.has(.surname)
            && !second.has([.ordinary, .wordName]) && second.traits.isEmpty ? ordinal + 1 : ordinal
    }

    /// "mr. abernathy-lowe": an unlisted name in lower case behind a title.
    mutating func whisperedTitle(
        _ token: Token, _ ordinal: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>
    ) {
        var first = ordinal + 1
        if window.token(first).isSymbol(Symbol.point) { first += 1 }
        let name = window.token(first)
        if name.kind == .word, name.length == 1, !name.isCapital, token.length <= 3,
            window.token(first + 1).isSymbol(Symbol.point), window.token(first + 1).isJoined,
            window.token(first + 2).kind == .word, window.token(first + 2).length > 2,
            !isCommon(window.token(first + 2), bytes)
        {
            // "dr m. farrokhzad"
            keep(.name, token, window.token(first + 2), next: first + 3)
            return
        }
        guard token.isKind(.honorific), token.has(.title), name.kind == .word,
            !name.isCapital,
            !name.hasDigit, name.length > 2, !name.isJoined, name.traits.isEmpty, name.cue == 0,
            !isCommon(name, bytes) || name.has([.wordName, .givenName]) && !name.isListed
        else { return }
        var last = first
        let surname = window.token(first + 1)
        if surname.kind == .word, !surname.isCapital, !surname.isJoined, surname.length > 2,
            surname.traits.isEmpty, surname.cue == 0,
            !isCommon(surname, bytes) || surname.has(.surname) && !surname.isListed
        {
            last += 1
        } else if isCommon(name, bytes), !name.has(.givenName) {
            return
        }
        let tail = window.token(first + 2)
        if last == first, window.token(first + 1).isJoined,
            window.token(first + 1).isSymbol(Symbol.dash), tail.isJoined, tail.kind == .word
        {
            last += 2
        }
        keep(.name, token, window.token(last), next: last + 1)
    }

    /// "st. luke's": a saint in lower case, who owns something.
    mutating func lowerSaint(
        _ token: Token, _ ordinal: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>
    ) {
        var first = ordinal + 1
        if window.token(first).isSymbol(Symbol.point), window.token(first).isJoined { first += 1 }
        let name = window.token(first)
        let tail = window.token(first + 2)
        guard name.kind == .word, !name.isCapital, name.length > 2, name.cue == 0,
            name.has([.givenName, .surname]) || !isCommon(name, bytes),
            window.token(first + 1).isApostrophe, window.token(first + 1).isJoined, tail.isJoined,
            tail.length == 1
        else { return }
        var last = first + 2
        while last - first < 6, window.token(last + 1).has([.facility, .facilityPart]) { last += 1 }
        keep(.geography, token, window.token(last), next: last + 1)
    }

    /// A word of any case that is ordinary.
    func isCommon(_ token: Token, _ bytes: Span<UInt8>) -> Bool {
        token.isListed || token.has(.known) || CommonWords.contains(token, bytes)
    }

    /// "signed jsmith rn": a word that nothing is known of, and a degree.
    mutating func signature(
        _ ordinal: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>
    ) {
        var first = ordinal + 1
        if window.token(first).isSymbol(Symbol.colon) { first += 1 }
        let name = window.token(first)
        let degree = window.token(first + 1)
        guard name.kind == .word, !name.isCapital, name.length > 2, degree.kind == .word,
            degree.has(.credential), degree.length <= 3, !degree.has(.skip),
            name.traits.isEmpty, name.cue == 0, !isCommon(name, bytes)
        else { return }
        keep(.name, name, degree, next: first + 2)
    }

    /// "st mary's hospital", "mercy general hospital": the words before a facility, in lower case.
    mutating func lowerFacility(
        _ token: Token, _ ordinal: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>
    ) {
        var first = ordinal
        var isNamed = false
        while ordinal - first < 6 {
            let part = window.token(first - 1)
            if part.isApostrophe, part.isJoined {
                first -= 1
                continue
            }
            guard part.kind == .word, !part.hasDigit, first - 1 >= consumedEnd else { break }
            if part.isJoined, part.length == 1, window.token(first - 2).isApostrophe {
                first -= 1
                continue
            }
            let isName =
                part.has([.city, .surname, .givenName, .wordName]) && !part.has([.skip, .dateCue])
                || part.has(.particle) && part.has(.street) && ordinal - first > 0
                || part.traits.isEmpty && part.cue == 0 && part.length > 3
                    && !isCommon(part, bytes)
            guard isName || part.has(.facilityPart) else { break }
            isNamed = isNamed || isName
            first -= 1
        }
        guard isNamed, first < ordinal else { return }
        var last = ordinal
        while last - ordinal < 3, window.token(last + 1).kind == .word,
            window.token(last + 1).has(.facility) || window.token(last + 1).isKind(.lowerPlace)
        {
            last += 1
        }
        keep(.geography, window.token(first), window.token(last), next: last + 1)
    }
}
