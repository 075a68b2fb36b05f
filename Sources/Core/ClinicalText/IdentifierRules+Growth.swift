extension IdentifierRules {
    /// Most words that a place or a name takes in on one side.
    private static let growthCountMax = 6

    // MARK: - Places

    /// "Bay Laurel" before "Children's", ", Ballinasloe" behind a clinic: what belongs to a place
    /// on both sides of what was found of it.
    mutating func growPlace(
        _ ordinal: Int, _ isFirst: Bool, _ window: inout TokenWindow, _ bytes: Span<UInt8>
    ) {
        if isFirst { growPlaceLeft(ordinal, &window, bytes) }
        growPlaceRight(&window, bytes)
    }

    private mutating func growPlaceLeft(
        _ ordinal: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>
    ) {
        var first = ordinal
        let limit = spans.count > 1 ? spans[spans.count - 2].range.upperBound : 0
        let isShouted = isCapitals(window.token(ordinal), bytes)
        while ordinal - first < Self.growthCountMax, first > 0 {
            var index = first - 1
            let link = window.token(index)
            if link.isSymbol(UInt8(ascii: "&"))
                || link.kind == .word && !link.isCapital && 2...3 ~= link.length
                    && (link.has(.particle) || link.isWord(.conjunction) || isOf(link, bytes))
            {
                index -= 1
            } else if link.kind == .word, link.length == 1, link.isJoined,
                window.token(index - 1).isApostrophe
            {
                index -= 2
            } else if link.isSymbol(Symbol.dash), link.isJoined, window.token(first).isJoined {
                index -= 1
            }
            let word = window.token(index)
            let isLinked = index < first - 1
            guard word.kind == .word, word.isCapital, !word.hasDigit, Int(word.start) >= limit,
                word.length > 1,
                Int(window.token(index + 1).start - word.end) <= 1, word.cue == 0,
                isCapitals(word, bytes) == isShouted || word.length <= 4 && !isLinked,
                !word.has(.title) || word.isKind(.rank),
                !word.has([
                    .person, .relative, .month, .weekday, .deed, .placeLead, .nameLead,
                    .credential, .nameCue, .placeLabel, .dateCue, .skip, .agent, .role,
                ]),
                isUnlisted(word, bytes)
                    || word.has([
                        .city, .surname, .givenName, .wordName, .area, .placePrefix, .street,
                        .facilityPart,
                    ])
                    || word.isKind([.site, .company, .landmark])
                    || !beginsSentence(index, &window) && !word.isListed
            else { break }
            first = index
        }
        let article = window.token(first - 1)
        let isNamed =
            article.kind == .word && article.length == 3 && article.has(.skip)
            && !article.isCapital && bytes[Int(article.start)] == UInt8(ascii: "t")
            && Int(article.start) >= limit
            && window.token(first - 2).has([.preposition, .placeLead])
        if isNamed { first -= 1 }
        first = partStart(first, limit, &window)
        first = letterheadStart(first, limit, &window, bytes)
        guard first < ordinal else { return }
        join(from: window.token(first))
    }

    private func isOf(_ token: Token, _ bytes: Span<UInt8>) -> Bool {
        token.length == 2 && bytes[Int(token.start)] == UInt8(ascii: "o")
            && token.has(.preposition)
    }

    private mutating func growPlaceRight(_ window: inout TokenWindow, _ bytes: Span<UInt8>) {
        let start = consumedEnd - 1
        var last = start
        while last - start < Self.growthCountMax * 2 {
            let next = window.token(last + 1)
            let after = window.token(last + 2)
            if next.isJoined, next.isApostrophe, after.isJoined, after.length == 1 {
                last += 2
            } else if next.kind == .word, next.isCapital, !next.isJoined, belongs(next, bytes) {
                last += 1
            } else if isBeforeSite(next, after) {
                last += 2
            } else if next.kind == .word, !next.isCapital, !next.isJoined,
                next.isKind([.company, .site]) && !next.has([.deed, .skip])
                    && (next.has(.facility) || next.length <= 4 && next.has(.facilityTail))
                    && !next.has(.credential)
            {
                last += 1
            } else if next.isSymbol(UInt8(ascii: "&"))
                || next.kind == .word && !next.isCapital
                    && (isOf(next, bytes) || next.isWord(.at) || next.isWord(.conjunction)),
                after.kind == .word, after.isCapital, after.length > 2,
                next.kind == .symbol
                    || belongs(after, bytes) && window.token(last).isCapital
                        && (!next.isWord(.conjunction) || after.isKind([.site, .company]))
            {
                last += 2
            } else if next.isSymbol(Symbol.open), isInnerPlace(last + 2, &window, bytes) {
                while last - start < Self.growthCountMax * 2,
                    !window.token(last).isSymbol(UInt8(ascii: ")"))
                {
                    last += 1
                }
            } else {
                let end = addressEnd(last, &window, bytes)
                guard end > last, end - start < Self.widenedTokenCountMax else { break }
                last = end
            }
        }
        let dash = window.token(last + 1)
        let part = window.token(last + 2)
        if dash.isSymbol(Symbol.dash), !dash.isJoined, !part.isJoined, part.isCapital,
            part.isKind([.company, .site]), window.token(last + 3).kind == .number,
            window.token(last + 3).length <= 2
        {
            // "Calloway Steel - Plant 2"
            last += 3
        }
        if last > start { extend(to: window.token(last), next: last + 1) }
        widenNumbered(&window)
    }

    /// "Fort Garry Access Centre": any word with a capital, and the word for a place.
    private func isBeforeSite(_ word: Token, _ site: Token) -> Bool {
        word.kind == .word && word.isCapital && !word.isJoined && word.length > 3
            && word.cue == 0 && !word.hasDigit
            && !word.has([.title, .person, .nameCue, .relative, .month, .weekday, .dateCue])
            && site.isCapital && !site.isJoined && site.isKind(.site) && site.has(.facility)
    }

    /// "(Huddersfield depot)"
    private func isInnerPlace(
        _ ordinal: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>
    ) -> Bool {
        let first = window.token(ordinal)
        guard first.isCapital, isUnlisted(first, bytes) || first.has(.city),
            !first.has([.givenName, .surname])
        else { return false }
        for distance in 1...3 {
            let token = window.token(ordinal + distance)
            if token.isSymbol(UInt8(ascii: ")")) { return true }
            guard token.kind == .word, token.isKind([.site, .company]) || token.has(.facility)
            else { return false }
        }
        return false
    }

    /// Whether a word with a capital right behind a place is a part of its name.
    private func belongs(_ token: Token, _ bytes: Span<UInt8>) -> Bool {
        guard token.length > 1, !token.hasDigit, token.cue == 0,
            !token.has([
                .title, .person, .month, .weekday, .nameCue, .relative, .credential, .deed,
            ])
        else { return false }
        return token.isKind([.site, .company, .ward])
            || token.has([
                .facility, .facilityTail, .area, .city, .state, .street,
            ]) || isUnlisted(token, bytes) && !isCapitals(token, bytes)
    }

    // MARK: - Names

    /// "Capt." before a name, "(scribe)" behind a degree: what belongs to a name on both sides.
    mutating func growName(
        _ ordinal: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>
    ) {
        growNameLeft(ordinal, &window, bytes)
        growNameRight(&window, bytes)
    }

    private mutating func growNameLeft(
        _ ordinal: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>
    ) {
        guard let span = spans.last else { return }
        var first = ordinal
        while first < consumedEnd, Int(window.token(first).start) < span.range.lowerBound {
            first += 1
        }
        while first > 0, Int(window.token(first).start) > span.range.lowerBound { first -= 1 }
        let limit = spans.count > 1 ? spans[spans.count - 2].range.upperBound : 0
        var start = first
        while first - start < Self.edgeTokenCountMax, start > 0 {
            if let edge = edgeStart(start, &window, bytes), Int(window.token(edge).start) >= limit {
                start = edge
                continue
            }
            var index = start - 1
            if window.token(index).isSymbol(Symbol.point), window.token(index).isJoined {
                index -= 1
            }
            let isPointed = index < start - 1
            if !isPointed, window.token(index).isSymbol(Symbol.slash),
                window.token(index - 1).has([.credential, .person])
            {
                index -= 1
            }
            let word = window.token(index)
            guard word.kind == .word, word.isCapital, !word.hasDigit, Int(word.start) >= limit,
                Int(window.token(start).start - word.end) <= (isPointed ? 2 : 1)
            else { break }
            let isRank =
                word.has(.title) && !word.has(.ordinary) || word.isKind(.rank)
                || word.has([.credential, .person]) && word.length <= 4
                    && isCapitals(word, bytes) && !word.has(.nameCue)
                    && (word.cue == 0 || word.has(.person))
            let isInitialLetter =
                word.length == 1
                && (isPointed || start == first && isSigner(index, &window, bytes))
            let isGiven =
                !isPointed && word.length > 1 && word.traits.isEmpty && !word.isListed
                && (word.has([.givenName, .wordName, .surname]) || isUnlisted(word, bytes)
                    || word.cue == 0 && !word.has(.known.union(.common)) && !isPointed
                        && isUnlisted(window.token(index - 1), bytes))
                && !word.has([.month, .weekday, .eponym, .deed])
                && isCapitals(word, bytes) == isCapitals(window.token(start), bytes)
            guard isRank || isInitialLetter || isGiven else { break }
            start = index
        }
        guard start < first else { return }
        join(from: window.token(start))
    }

    /// "Signed K Brandt RN": the letter of whoever signs, without a point.
    private func isSigner(
        _ ordinal: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>
    ) -> Bool {
        let lead = window.token(ordinal - 1)
        let letter = bytes[Int(window.token(ordinal).start)]
        return !window.token(ordinal).isJoined && letter != UInt8(ascii: "I")
            && letter != UInt8(ascii: "A")
            && (lead.kind == .newline || lead.isSymbol(Symbol.colon)
                || lead.kind == .word && lead.has([.nameCue, .nameLead]))
    }

    private mutating func growNameRight(_ window: inout TokenWindow, _ bytes: Span<UInt8>) {
        let start = consumedEnd - 1
        var last = start
        var isDegree = window.token(start).has(.credential)
        while last - start < Self.growthCountMax * 2 {
            let next = window.token(last + 1)
            let after = window.token(last + 2)
            if Int(next.start - window.token(last).end) >= Self.columnGap { break }
            if !isDegree, let edge = edgeEnd(last, &window, bytes) {
                last = edge
                continue
            }
            if next.isJoined, next.isSymbol(Symbol.dash) || next.isSymbol(Symbol.slash),
                after.isJoined, after.kind == .word, after.isCapital,
                !isDegree || isCapitals(after, bytes)
            {
                last += 2
                continue
            }
            let comma = next.isSymbol(Symbol.comma) ? 1 : 0
            let degree = window.token(last + 1 + comma)
            let behind = window.token(last + 2 + comma)
            if comma == 1, isRankOfNext(last + 2, &window, bytes) { break }
            if degree.kind == .word, degree.isCapital, !degree.isJoined, 2...6 ~= degree.length,
                isCapitals(degree, bytes) || degree.has(.credential), degree.cue == 0,
                degree.has(.credential)
                    || (isDegree || comma == 1) && !degree.isListed
                        && !degree.has([.givenName, .surname, .month, .facility, .facilityTail])
                        && degree.traits.isEmpty && (!degree.has(.state) || isDegree)
                        && (behind.kind != .word || !behind.isCapital)
                        && !behind.isSymbol(Symbol.colon)
            {
                last += 1 + comma
                isDegree = true
                continue
            }
            if isDegree, next.isSymbol(Symbol.open), after.kind == .word,
                window.token(last + 3).isSymbol(UInt8(ascii: ")"))
                    || window.token(last + 4).isSymbol(UInt8(ascii: ")"))
                        && window.token(last + 3).kind == .word
            {
                // "(scribe)", "(Gen Med)"
                last += window.token(last + 3).kind == .symbol ? 3 : 4
                continue
            }
            if !isDegree, next.kind == .word, next.isCapital, !next.isJoined, next.length > 1,
                !next.hasDigit, next.cue == 0, next.traits.isEmpty, !next.isListed,
                isCapitals(next, bytes) == isCapitals(window.token(last), bytes),
                next.has([.surname, .givenName]) && !next.has([.eponym, .month])
                    || isUnlisted(next, bytes) && window.token(last).length > 1
                        && !isCapitals(next, bytes)
            {
                last += 1
                continue
            }
            break
        }
        guard last > start else { return }
        extend(to: window.token(last), next: last + 1)
    }

    /// ", FF/EMT Priester": the letters behind the comma belong to the next name.
    private func isRankOfNext(
        _ ordinal: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>
    ) -> Bool {
        var index = ordinal + 1
        if window.token(index).isSymbol(Symbol.slash), window.token(index).isJoined { index += 2 }
        let name = window.token(index)
        return name.kind == .word && name.isCapital && name.length > 3
            && !isCapitals(name, bytes)
            && (name.has([.surname, .givenName]) || isUnlisted(name, bytes))
    }

    // MARK: - Days

    /// "Christmas Day 2024", "Tuesday, 3 March": a year behind a day, a weekday before it.
    mutating func growDate(
        _ ordinal: Int, _ isFirst: Bool, _ window: inout TokenWindow
    ) {
        if isFirst {
            var index = ordinal - 1
            let mark = window.token(index)
            if mark.isSymbol(Symbol.comma)
                || mark.isSymbol(Symbol.point) && window.token(index - 1).length <= 4
            {
                index -= 1
            }
            let day = window.token(index)
            let limit = spans.count > 1 ? spans[spans.count - 2].range.upperBound : 0
            if day.kind == .word, day.has(.weekday), Int(day.start) >= limit,
                Int(window.token(ordinal).start - day.end) <= 2
            {
                join(from: day)
            }
        }
        let comma = window.token(consumedEnd).isSymbol(Symbol.comma) ? 1 : 0
        let year = window.token(consumedEnd + comma)
        let before = window.token(consumedEnd - 1)
        if year.kind == .number, year.length == 4, 1_930...2_049 ~= year.value, !year.isJoined,
            before.kind == .word, before.has([.month, .weekday, .dayUnit, .season]),
            !window.token(consumedEnd + comma + 1).has(.dose)
        {
            extend(to: year, next: consumedEnd + comma + 1)
        }
    }
}
