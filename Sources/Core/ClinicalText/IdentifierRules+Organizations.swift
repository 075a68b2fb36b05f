extension IdentifierRules {
    /// How far the words for what a place is may reach behind its first word, in tokens.
    private static let siteReachMax = 24
    /// Most words of an employer, a school or a shop.
    private static let organizationWordCountMax = 7
    /// How many words may stand between what somebody does and the word before the employer.
    private static let jobWordCountMax = 6

    /// The kinds of a word without a capital that ``word(_:_:_:_:)`` asks for.
    static let awaitedKinds: WordKinds = [.job, .lowerPlace, .initials]

    /// "Big Horn Freight", "Front Range Credit Union", "Halvorsen & Pike LLP": words with capitals
    /// of which the last one says that they are a business.
    mutating func organization(
        _ token: Token, _ ordinal: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>
    ) -> Bool {
        let before = window.token(ordinal - 1)
        let isLed =
            before.kind == .word && !before.isCapital && before.has([.preposition, .agent])
            || before.isWord(.to) || before.isSymbol(Symbol.open)
        guard canName(token, bytes) else { return false }
        let isShouted = token.length > 1 && isCapitals(token, bytes)
        let end = runEnd(ordinal, isShouted, &window, bytes)
        guard !token.isKind(.company) || isLed || end - ordinal > 1 else { return false }
        var last = -1
        var isProper = isUnlisted(token, bytes) || token.has([.city, .surname, .givenName])
        for index in ordinal...end where index > ordinal {
            let word = window.token(index)
            if word.isKind(.company), word.isCapital {
                last = index
            } else if word.has(.area), word.length > 4, isLed, !isShouted {
                last = index
            }
            if last < 0, isUnlisted(word, bytes) || word.has([.city, .surname]) { isProper = true }
        }
        guard last > ordinal else { return false }
        let isClause = before.kind == .word && before.isCapital
        guard
            isProper
                || !isShouted && !isClause && !token.has([.skip, .ordinary, .deed])
                    && (isLed || last - ordinal > 1 || before.kind == .word)
        else { return false }
        last = tailEnd(last, isShouted, &window, bytes)
        keep(.geography, token, window.token(last), next: last + 1)
        return true
    }

    /// Whether a word with a capital may be the first of a business.
    private func canName(_ token: Token, _ bytes: Span<UInt8>) -> Bool {
        token.isCapital && !token.hasDigit && token.cue == 0 && token.length > 1
            && !token.isListed && token.traits.isEmpty
            && !token.has([
                .title, .credential, .month, .weekday, .nameCue, .person, .relative, .skip,
                .dateCue, .agent,
            ])
            || token.has([.city, .surname, .wordName]) && token.cue == 0 && token.isCapital
                && !token.has([.month, .title])
    }

    /// The ordinal of the last token of a run of words with capitals: "Halvorsen & Pike LLP",
    /// "Sisters of Mercy Thrift", "Joe's Auto Body".
    private func runEnd(
        _ ordinal: Int, _ isShouted: Bool, _ window: inout TokenWindow, _ bytes: Span<UInt8>
    ) -> Int {
        var last = ordinal
        var wordCount = 1
        while wordCount < Self.organizationWordCountMax {
            let next = window.token(last + 1)
            let after = window.token(last + 2)
            if next.isSymbol(UInt8(ascii: "&")) || next.isSymbol(UInt8(ascii: "+")),
                after.kind == .word, after.isCapital
            {
                last += 2
            } else if next.isJoined, next.isApostrophe, after.isJoined, after.kind == .word {
                last += 2
            } else if next.isJoined, next.isSymbol(Symbol.dash), after.isJoined,
                after.kind == .word, after.isCapital
            {
                last += 2
            } else if next.isSymbol(Symbol.point), next.isJoined, window.token(last).length <= 3,
                after.kind == .word, after.isCapital, !after.isJoined,
                window.token(last).has(.particle) || window.token(last).length == 1
            {
                last += 2
            } else if next.kind == .word, !next.isCapital, 2...3 ~= next.length,
                next.has(.particle) || next.isWord(.conjunction) || next.has(.preposition),
                after.kind == .word, after.isCapital, isCapitals(after, bytes) == isShouted,
                !next.isWord(.at)
            {
                last += 2
            } else if next.kind == .word, next.isCapital, !next.hasDigit,
                !next.has([.title, .month, .weekday, .person]), next.cue == 0,
                next.length <= 4 || isCapitals(next, bytes) == isShouted
            {
                last += 1
            } else {
                break
            }
            wordCount += 1
        }
        return last
    }

    /// "of Tulsa", "plant 2", ", P.C.": what belongs to the business behind it.
    private func tailEnd(
        _ end: Int, _ isShouted: Bool, _ window: inout TokenWindow, _ bytes: Span<UInt8>
    ) -> Int {
        var last = end
        if window.token(last + 1).isSymbol(Symbol.point), window.token(last + 1).isJoined,
            window.token(last).length <= 4, !window.token(last + 2).isCapital
        {
            last += 1
        }
        let comma = window.token(last + 1).isSymbol(Symbol.comma) ? 1 : 0
        let form = window.token(last + 1 + comma)
        if form.isKind(.company), form.isCapital, form.length <= 4 { last += 1 + comma }
        let kind = window.token(last + 1)
        if kind.kind == .word, !kind.isCapital, kind.isKind(.company) || kind.has(.facility),
            !kind.isJoined
        {
            last += 1
            if window.token(last + 1).kind == .number, window.token(last + 1).length == 1 {
                last += 1
            }
        }
        let link = window.token(last + 1)
        let place = window.token(last + 2)
        if link.kind == .word, link.length == 2, link.has(.particle) || link.has(.preposition),
            !link.isCapital, bytes[Int(link.start)] == UInt8(ascii: "o"), place.isCapital,
            place.length > 2, !place.isListed, place.kind == .word
        {
            last += 2
        }
        return last
    }

    /// "works at Target", "driver for Big Horn", "retired from Canadian Pacific": whatever has
    /// capitals behind what somebody does.
    mutating func employer(
        _ ordinal: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>
    ) {
        var index = ordinal + 1
        while index - ordinal <= Self.jobWordCountMax {
            let token = window.token(index)
            if token.isSymbol(Symbol.dash), token.isJoined {
                index += 1
                continue
            }
            guard token.kind == .word, !token.isCapital, !token.hasDigit else { return }
            if token.isKind(.jobLink), index == ordinal + 1 || token.isWord(.at) || token.length > 2
            {
                break
            }
            if token.isWord([.out, .instruction]) || token.has(.deed) { return }
            index += 1
        }
        guard window.token(index).isKind(.jobLink) else { return }
        index += 1
        let article = window.token(index)
        if article.kind == .word, article.length == 3, article.has(.skip), !article.isCapital {
            index += 1
        }
        let first = window.token(index)
        guard first.kind == .word, first.isCapital, first.length > 1, first.cue == 0,
            !first.hasDigit, !first.has([.title, .month, .weekday, .state, .skip, .relative])
        else { return }
        let isShouted = isCapitals(first, bytes)
        guard !isShouted || isUnlisted(first, bytes) && first.length > 2 else { return }
        var last = runEnd(index, isShouted, &window, bytes)
        let isProper =
            last > index || isUnlisted(first, bytes) || first.has([.city, .surname])
            || !first.has([.ordinary, .facilityTail, .service]) && !first.isListed
        guard isProper, hasPlainWord(index, last, &window) else { return }
        last = tailEnd(last, isShouted, &window, bytes)
        keep(.geography, first, window.token(last), next: last + 1)
    }

    /// "Otter Creek Middle", "(Wyre Sleep Service)", "at Edson Memorial Trauma", "Pennine Royal":
    /// at the start of a line, of a column or of parentheses, or behind a preposition.
    mutating func site(
        _ token: Token, _ ordinal: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>
    ) -> Bool {
        guard mayBeginSite(token) else { return false }
        let before = window.token(ordinal - 1)
        let isLed =
            before.kind == .word && !before.isCapital
            && (before.has([.preposition, .agent, .placeLead]) || before.isWord([.to, .at]))
            || before.isSymbol(Symbol.open)
            || before.isSymbol(Symbol.comma)
                && (spans.last?.category == .name && consumedEnd == ordinal - 1
                    || isUnlisted(token, bytes))
        let isColumn =
            isLineFirst(ordinal, &window) || Int(token.start - before.end) >= 2
            || before.isSymbol(Symbol.dash) && !token.isJoined
        guard isLed || isColumn else { return false }
        let isShouted = isCapitals(token, bytes) && token.length > 3
        let end = runEnd(ordinal, isShouted, &window, bytes)
        var last = -1
        var properCount = 0
        var plainCount = 0
        for index in ordinal...end {
            let word = window.token(index)
            if word.isCapital, index > ordinal, word.isKind([.site, .company]) { last = index }
            guard last < 0, word.kind == .word, word.isCapital else { continue }
            if isUnlisted(word, bytes) || isUnknown(word)
                || word.has([.city, .surname, .givenName]) && !word.has(.eponym)
            {
                properCount += 1
            } else if !word.isListed, word.length > 2,
                !word.has([.ordinary, .facilityTail]) || word.has([.wordName, .area])
            {
                plainCount += 1
            }
        }
        let possessive = window.token(end)
        if last < 0, isLed, end > ordinal, possessive.length == 1, possessive.isJoined,
            window.token(end - 1).isApostrophe, window.token(end + 1).kind != .word
        {
            // "to Queen Ethelburga's"
            keep(.geography, token, possessive, next: end + 1)
            return true
        }
        guard last > ordinal, !window.token(last + 1).isSymbol(Symbol.colon),
            properCount > 0 || isLed && plainCount > 1 || plainCount > 1 && last - ordinal > 1
                || plainCount > 0 && token.length == 3 && token.has(.skip)
        else { return false }
        last = possessiveEnd(last, ordinal, &window)
        last = tailEnd(last, isShouted, &window, bytes)
        last = addressEnd(last, &window, bytes)
        if townFollows(last, &window, bytes) { last += 2 }
        keep(.geography, token, window.token(last), next: last + 1)
        return true
    }

    /// "'s Hospital" behind the name of a place: the ordinal of its last token.
    private func possessiveEnd(
        _ end: Int, _ ordinal: Int, _ window: inout TokenWindow
    ) -> Int {
        guard window.token(end + 1).isApostrophe, window.token(end + 2).isJoined,
            window.token(end + 2).length == 1
        else { return end }
        var last = end + 2
        while last - ordinal < Self.siteReachMax, window.token(last + 1).isKind(.site),
            window.token(last + 1).isCapital
        {
            last += 1
        }
        return last
    }

    /// Whether the name of a place may begin with a word.
    private func mayBeginSite(_ token: Token) -> Bool {
        token.kind == .word && token.length > 1 && !token.hasDigit && token.isCapital
            && (token.cue == 0 || token.has(.particle))
            && (token.traits.isEmpty || token.length == 3 && token.has(.skip)
                || token.isWord(.namesThing))
            && (!token.isListed || token.has([.city, .surname, .area])
                || token.length == 3 && token.has(.skip))
            && !token.has([
                .title, .credential, .month, .weekday, .person, .relative, .deed, .nameCue,
            ]) && (!token.has(.skip) || token.length == 3)
    }

    /// "KidsNow Urgent Care - Mesquite"
    private func townFollows(
        _ last: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>
    ) -> Bool {
        let dash = window.token(last + 1)
        let town = window.token(last + 2)
        return dash.isSymbol(Symbol.dash) && !dash.isJoined && !town.isJoined
            && (isUnlisted(town, bytes) || town.has(.city) && town.isCapital)
            && (window.token(last + 3).kind != .word
                || Int(window.token(last + 3).start - town.end) >= 2)
    }

    /// Whether no list has the word, however it is written: "KidsNow".
    private func isUnknown(_ token: Token) -> Bool {
        !token.isListed && token.traits.isEmpty && token.cue == 0 && token.length > 3
            && !token.has(.known.union(.common))
    }

    /// "Fort Polk", "Mt. Auburn", "at Hotel Miramonte": what kind of place it is stands before its
    /// name.
    mutating func landmark(
        _ token: Token, _ ordinal: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>
    ) -> Bool {
        let before = window.token(ordinal - 1)
        let isLed =
            before.kind == .word && before.has([.preposition, .placeLead]) || before.isWord(.at)
        guard token.isKind(.landmark) || token.isKind(.company) && isLed, token.isCapital else {
            return false
        }
        var first = ordinal + 1
        if window.token(first).isSymbol(Symbol.point), window.token(first).isJoined { first += 1 }
        let name = window.token(first)
        let isPlain =
            name.kind == .word && name.isCapital && !name.isListed && name.length > 2 && isLed
            && token.isKind(.landmark) && !name.has([.ordinary, .month, .title])
        guard isPlain || isUnlisted(name, bytes) || name.has([.surname, .city]) && name.isCapital,
            !name.isJoined, isCapitals(name, bytes) == isCapitals(token, bytes)
        else { return false }
        var last = first
        while last - first < 4, window.token(last + 1).kind == .word,
            window.token(last + 1).isCapital,
            isUnlisted(window.token(last + 1), bytes)
                || window.token(last + 1).isKind([.company, .roadEnd])
                || window.token(last + 1).has([.facility, .street, .surname])
        {
            last += 1
        }
        last = addressEnd(last, &window, bytes)
        keep(.geography, token, window.token(last), next: last + 1)
        return true
    }

    /// Whether one of the words is no term of medicine.
    private func hasPlainWord(_ first: Int, _ last: Int, _ window: inout TokenWindow) -> Bool {
        for index in first...last {
            let word = window.token(index)
            if word.kind == .word, word.isCapital, !word.isListed,
                !word.has([.service, .credential])
            {
                return true
            }
        }
        return false
    }

    /// "4 North Telemetry": a floor, the side of it, and what is done there.
    mutating func ward(
        _ token: Token, _ ordinal: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>
    ) -> Bool {
        let side = window.token(ordinal + 1)
        guard token.length <= 2, token.value > 0, !token.isJoined, side.isKind(.direction),
            side.isCapital, side.length >= 4, !side.isJoined
        else { return false }
        var last = ordinal + 1
        while last - ordinal < 4, window.token(last + 1).isKind(.ward),
            window.token(last + 1).isCapital
        {
            last += 1
        }
        guard last > ordinal + 1 else { return false }
        keep(.geography, token, window.token(last), next: last + 1)
        return true
    }

    /// "Mercy Air 2", "LifeWing 3", "CVS #4471": the number of a helicopter or of a shop behind
    /// its name.
    mutating func widenNumbered(_ window: inout TokenWindow) {
        var number = window.token(consumedEnd)
        var next = consumedEnd + 1
        if number.isSymbol(UInt8(ascii: "#")) {
            number = window.token(next)
            next += 1
            guard number.kind == .number, number.length <= 5 else { return }
            extend(to: number, next: next)
            return
        }
        let after = window.token(next)
        guard number.kind == .number, number.length == 1, !number.isJoined,
            after.kind != .symbol || !after.isJoined || after.isSymbol(Symbol.comma)
                || after.isSymbol(UInt8(ascii: ")")),
            !(after.kind == .word && after.isJoined), !after.has(.dose),
            !after.isWord(.otherUnit), !after.has([.yearUnit, .monthUnit, .weekUnit, .dayUnit])
        else { return }
        let last = window.token(consumedEnd - 1)
        guard last.isKind(.company) || last.has([.facility, .facilityTail]) || last.length == 3
        else { return }
        extend(to: number, next: next)
    }
}
