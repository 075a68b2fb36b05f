extension IdentifierRules {
    /// Whether a token can be a part of a name that has begun.
    func isNamePart(_ token: Token) -> Bool {
        guard token.kind == .word, token.isCapital, !token.hasDigit else { return false }
        if token.has([.givenName, .surname, .wordName]) { return true }
        return !token.isListed && (token.cue == 0 || token.has(.particle))
            && token.traits.isEmpty
            && !token.has([.ordinary, .credential, .title, .nameCue, .month, .suffix, .unit])
    }

    /// "Jae-won Byun": the second half of a given name in lower case.
    private func isKorean(_ ordinal: Int, _ window: inout TokenWindow) -> Bool {
        let half = window.token(ordinal + 2)
        let name = window.token(ordinal + 3)
        return window.token(ordinal).length <= 5 && 2...5 ~= half.length
            && window.token(ordinal + 1).isSymbol(Symbol.dash) && isNamePart(name)
            && name.length > 1 && !name.isJoined && !half.has(.known)
    }

    /// Extends a name over initials, hyphens, apostrophes, particles and further names; the ordinal
    /// of its last token.
    func nameEnd(_ ordinal: Int, _ window: inout TokenWindow) -> Int {
        var last = ordinal
        var wordCount = 1
        while wordCount < Self.nameWordCountMax {
            let next = window.token(last + 1)
            let after = window.token(last + 2)
            // Another column.
            if Int(next.start - window.token(last).end) >= Self.columnGap { return last }
            if next.isJoined, next.isSymbol(Symbol.dash) || next.isApostrophe {
                guard after.isJoined, after.kind == .word,
                    after.isCapital || !window.token(last).isCapital && after.length > 2
                        || isKorean(last, &window)
                else { return last }
                last += 2
            } else if next.isSymbol(Symbol.point), window.token(last).length == 1 {
                last += 1
                wordCount -= 1
            } else if next.length == 1, next.kind == .word, next.isCapital, !next.isJoined,
                after.isJoined, after.isApostrophe, window.token(last + 3).isJoined,
                window.token(last + 3).kind == .word, window.token(last + 3).isCapital
            {
                // "P. O'Dowd"
                last += 3
            } else if next.kind == .word, next.has(.particle), !next.isCapital,
                after.kind == .word, after.isCapital
            {
                last += 2
            } else if next.kind == .word, next.has(.particle), !next.isCapital,
                after.has(.particle), !after.isCapital, window.token(last + 3).isCapital
            {
                // "Ana de la Cruz"
                last += 3
            } else if isNamePart(next) || isInitial(next, after)
                || isLastInitial(next, after)
                || next.kind == .word && next.isCapital && !next.isJoined && next.cue == 0
                    && after.isJoined && after.isSymbol(Symbol.dash) && !next.hasDigit
                    && window.token(last + 3).isJoined && isNamePart(window.token(last + 3))
                    && window.token(last + 3).length > 2
            {
                last += 1
            } else {
                break
            }
            wordCount += 1
        }
        if window.token(last).isSymbol(Symbol.point), !window.token(last).isJoined { last -= 1 }
        return last
    }

    func isInitial(_ token: Token, _ after: Token) -> Bool {
        token.kind == .word && token.isCapital && token.length == 1 && !token.hasDigit
            && after.isSymbol(Symbol.point) && after.isJoined
    }

    /// "LUCINDA M": a letter without its point, and no sentence behind it.
    func isLastInitial(_ token: Token, _ after: Token) -> Bool {
        guard token.kind == .word, token.isCapital, token.length == 1, !token.hasDigit,
            !token.isJoined
        else { return false }
        switch after.kind {
        case .newline, .end, .heading: return true
        case .symbol:
            return after.symbol == Symbol.comma || after.symbol == Symbol.open
                || after.symbol == UInt8(ascii: "|")
        case .word: return after.cue != 0 || after.isCapital || after.hasDigit
        case .number: return Int(after.start - token.end) >= 2
        }
    }

    /// The ordinal of a last word that means something else, and ends a name where one has begun:
    /// "Robin Field,", "Ignatius Fell (".
    func closedEnd(_ first: Int, _ last: Int, _ window: inout TokenWindow) -> Int {
        let next = window.token(last + 1)
        let after = window.token(last + 2)
        guard last == first, next.kind == .word, next.isCapital, !next.isJoined, next.length > 2,
            !next.hasDigit, next.cue == 0,
            !next.has([
                .credential, .title, .month, .weekday, .service, .facilityTail, .facility,
                .facilityPart, .relative, .person, .role, .skip, .careEnd,
            ])
        else { return last }
        switch after.kind {
        case .newline, .end: return last + 1
        case .symbol:
            return after.symbol == Symbol.comma || after.symbol == Symbol.open
                || after.symbol == Symbol.point || after.symbol == UInt8(ascii: ")")
                ? last + 1 : last
        case .word: return after.has(.credential) && after.isCapital ? last + 1 : last
        case .number, .heading: return last
        }
    }

    /// "Dr. Raman", "Mrs. O'Neil-Smith", "Dr. J. Park".
    @discardableResult mutating func titled(
        _ token: Token, _ ordinal: Int, _ window: inout TokenWindow
    ) -> Bool {
        var first = ordinal + 1
        if window.token(first).isSymbol(Symbol.point) { first += 1 }
        if window.token(first).isSymbol(Symbol.open), window.token(first + 1).has(.title) {
            // "Dr (Mrs) Eunice Adu", "Dr. (Col.) Bakshi"
            let close = window.token(first + 2).isSymbol(Symbol.point) ? first + 3 : first + 2
            if window.token(close).isSymbol(UInt8(ascii: ")")) { first = close + 1 }
        }
        if window.token(first).has(.title), window.token(first).kind == .word {
            first += 1
        } else if window.token(first).isKind(.rank), isRankBefore(first + 1, &window) {
            // "Chaplain Fr. Emeka"
            first += 1
        }
        if window.token(first).isSymbol(Symbol.point) { first += 1 }
        while first - ordinal < 6, window.token(first).has(.particle),
            !window.token(first).isCapital
        {
            first += 1
        }
        let name = window.token(first)
        guard name.kind == .word, !name.hasDigit else { return false }
        let isName =
            name.isCapital
            ? !name.has(.ordinary) || name.has([.wordName, .givenName, .surname])
            : name.has([.givenName, .surname, .eponym])
        guard isName else { return false }
        var last = nameEnd(first, &window)
        if name.isCapital, name.has(.givenName) || name.length > 3 && name.traits.isEmpty {
            last = closedEnd(first, last, &window)
        }
        let isPlural = token.length == 3
        if isPlural || window.token(last + 1).isSymbol(UInt8(ascii: "&")),
            window.token(last + 1).length <= 3, isNamePart(window.token(last + 2))
        {
            // "Drs. Patel and Gupta"
            last = nameEnd(last + 2, &window)
        }
        keepName(token, last, &window)
        return true
    }

    /// Keeps a name with the degree behind it: "Will Johnson, RN".
    mutating func keepName(
        _ first: Token, _ last: Int, _ window: inout TokenWindow
    ) {
        var end = last
        while end - last < 8 {
            let hasComma = window.token(end + 1).isSymbol(Symbol.comma)
            if let year = traineeEnd(end + (hasComma ? 2 : 1), &window) {
                end = year
                break
            }
            if let degree = degreeEnd(end + (hasComma ? 2 : 1), &window) {
                end = degree
                continue
            }
            // "RN, CHPN": whatever stands behind a degree in the same way.
            let further = window.token(end + 2)
            let behind = window.token(end + 3)
            let isLine = window.token(lineOrdinal(first, last, &window) - 1).kind != .word
            guard end > last || further.has(.title) || isLine && !further.isListed, hasComma,
                further.kind == .word, further.isCapital, 2...6 ~= further.length,
                !further.has([.givenName, .surname, .facility, .month]),
                !further.has(.state) || further.has(.title) && behind.isSymbol(Symbol.comma),
                behind.kind == .newline || behind.kind == .end || behind.isSymbol(Symbol.comma)
                    || behind.kind == .number && end > last
                    || end > last && Int(behind.start - further.end) >= 2
            else { break }
            end += 2
        }
        keep(.name, first, window.token(end), next: end + 1)
    }

    /// "PGY-2", "PL-2", "FY2": the year of training behind a name.
    private func traineeEnd(_ ordinal: Int, _ window: inout TokenWindow) -> Int? {
        let grade = window.token(ordinal)
        guard grade.kind == .word, grade.isCapital, !grade.isJoined else { return nil }
        if grade.isKind(.trainee), window.token(ordinal + 1).isSymbol(Symbol.dash),
            window.token(ordinal + 2).kind == .number, window.token(ordinal + 2).length == 1,
            window.token(ordinal + 2).isJoined
        {
            return ordinal + 2
        }
        let after = window.token(ordinal + 1)
        guard grade.hasDigit, 3...4 ~= grade.length,
            after.kind == .newline || after.kind == .end || after.isCapital
                || after.isSymbol(Symbol.comma)
        else { return nil }
        return ordinal
    }

    /// The ordinal of a token that stands a few before another.
    private func lineOrdinal(_ first: Token, _ last: Int, _ window: inout TokenWindow) -> Int {
        var index = last
        while last - index < 12, window.token(index).start > first.start { index -= 1 }
        return index
    }

    /// "RN", "PA-C", "M.D.": the ordinal of the last token of a degree.
    func degreeEnd(_ ordinal: Int, _ window: inout TokenWindow) -> Int? {
        let degree = window.token(ordinal)
        guard degree.kind == .word, degree.isCapital, !degree.isJoined else { return nil }
        if degree.has(.credential) || degree.has(.suffix) {
            let dash = window.token(ordinal + 1)
            let tail = window.token(ordinal + 2)
            if dash.isSymbol(Symbol.dash), dash.isJoined, tail.isJoined, tail.kind == .word,
                tail.isCapital
            {
                return ordinal + 2
            }
            return dash.isSymbol(Symbol.point) && dash.isJoined && degree.has(.suffix)
                ? ordinal + 1 : ordinal
        }
        guard degree.length == 1, window.token(ordinal + 1).isSymbol(Symbol.point),
            window.token(ordinal + 2).isJoined, window.token(ordinal + 2).kind == .word,
            window.token(ordinal + 2).length <= 2, window.token(ordinal + 2).isCapital
        else { return nil }
        let point = window.token(ordinal + 3)
        return point.isSymbol(Symbol.point) && point.isJoined ? ordinal + 3 : ordinal + 2
    }

    /// "daughter Angela", "mother (Teresa Lund)".
    @discardableResult mutating func related(
        _ ordinal: Int, _ window: inout TokenWindow
    ) -> Bool {
        var first = ordinal + 1
        if window.token(first).isSymbol(Symbol.dash), window.token(first + 1).kind == .word,
            window.token(first + 3).has(.relative)
        {
            // "daughter-in-law"
            first += 4
        }
        // "mother's name is"
        if window.token(first).isApostrophe { first += 2 }
        while first - ordinal < 6, window.token(first).kind == .word,
            window.token(first).has([.nameCue, .idLink]) && !window.token(first).isCapital
        {
            first += 1
        }
        let mark = window.token(first)
        if mark.isSymbol(Symbol.comma) || mark.isSymbol(Symbol.open) || mark.isSymbol(Symbol.colon)
        {
            first += 1
        }
        let name = window.token(first)
        let behind = window.token(first + 1)
        guard name.kind == .word, name.isCapital, !name.has(.dayUnit),
            name.has([.givenName, .surname, .wordName])
                || window.token(first + 2).isCapital && window.token(first + 2).isJoined
                    && behind.isJoined && behind.isSymbol(Symbol.dash)
                || isNamePart(name) && name.length > 2
                    && (first == ordinal + 1 || mark.isSymbol(Symbol.open)
                        || mark.isSymbol(Symbol.comma)
                            && (behind.kind == .symbol || behind.has(.deed)))
        else { return false }
        keepName(name, nameEnd(first, &window), &window)
        return true
    }

    /// "Patient: Rosalind Hargreaves", "Name - Lee, Ann".
    @discardableResult mutating func cued(
        _ ordinal: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>
    ) -> Bool {
        var first = ordinal + 1
        while first - ordinal < 3, window.token(first).kind == .word,
            window.token(first).has([.nameCue, .idLink])
        {
            first += 1
        }
        if window.token(first).isSymbol(UInt8(ascii: "*")) { first += 2 }
        guard
            window.token(first).isSymbol(Symbol.colon)
                || window.token(first).isSymbol(Symbol.equals)
        else { return false }
        while first - ordinal < Self.markCountMax,
            window.token(first + 1).isSymbol(UInt8(ascii: "*"))
        {
            first += 1
        }
        if window.token(first + 1).has(.title) {
            return titled(window.token(first + 1), first + 1, &window)
        }
        let name = window.token(first + 1)
        if isNamePart(name), facility(name, first + 1, &window, bytes) { return true }
        if isUnlisted(name, bytes), cares(window.token(first + 2)) {
            keepCare(first + 1, &window, bytes)
            return true
        }
        guard
            isNamePart(name) && name.length > 1
                || isListedBackwards(first + 1, &window)
                || isInitial(name, window.token(first + 2)) && isNamePart(window.token(first + 3))
                || isInitial(name, window.token(first + 2))
                    && isInitial(window.token(first + 3), window.token(first + 4))
        else { return false }
        var last = nameEnd(first + 1, &window)
        if name.length > 2 { last = closedEnd(first + 1, last, &window) }
        if window.token(last + 1).isSymbol(Symbol.comma),
            isNamePart(window.token(last + 2))
                || window.token(last + 2).length == 1 && window.token(last + 2).isCapital
        {
            // "Lee, Ann", "Hernandez-Soto, M"
            last = nameEnd(last + 2, &window)
        }
        keepName(name, last, &window)
        return true
    }

    /// "TRAUMA, KILO": two words with capitals and a comma, whatever they mean.
    func isListedBackwards(_ ordinal: Int, _ window: inout TokenWindow) -> Bool {
        let name = window.token(ordinal)
        let given = window.token(ordinal + 2)
        return name.kind == .word && name.isCapital && !name.hasDigit && name.length > 1
            && window.token(ordinal + 1).isSymbol(Symbol.comma) && given.kind == .word
            && given.isCapital && window.token(ordinal - 2).has(.nameCue)
            && window.token(ordinal - 2).length == 4
    }

    /// A name of the lists: "Angela", "Maria Lopez", "Smith, John", "Will Johnson".
    mutating func listed(
        _ token: Token, _ ordinal: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>
    ) {
        let next = window.token(ordinal + 1)
        if token.has(.surname), next.isSymbol(Symbol.comma),
            window.token(ordinal + 2).has(.givenName), window.token(ordinal + 2).isCapital
        {
            let last = nameEnd(ordinal + 2, &window)
            keepName(token, last, &window)
            return
        }
        guard !token.has(.eponym) || next.has(.surname), !isEponym(ordinal, &window) else { return }
        if token.length <= 3, isCapitals(token, bytes), !token.has(.surname) { return }
        // "Li level"
        if token.length == 2, isAlone(ordinal, &window) { return }
        let isCertain = token.has([.givenName, .surname]) && !token.has([.wordName, .ordinary])
        if !isCertain, !isNamed(token, ordinal, &window, bytes) {
            // A name that is a word needs a name beside it that is none.
            guard next.kind == .word, next.isCapital,
                isPlaced(token, ordinal, &window, bytes)
                    || next.has([.surname, .givenName]) && !next.has([.wordName, .eponym])
            else { return }
        }
        var first = token
        var last = nameEnd(ordinal, &window)
        let before = window.token(ordinal - 1)
        let given = window.token(last + 2)
        if last == ordinal, next.isSymbol(Symbol.comma), isPersonCue(ordinal, &window),
            isUnlisted(given, bytes), !cares(window.token(last + 3))
        {
            // "Pt Vogel, Ute"
            last = nameEnd(last + 2, &window)
        }
        if ordinal > consumedEnd, before.kind == .word, before.isCapital,
            before.has([.role, .credential]), !before.has(.nameCue)
        {
            first = before
        } else if isCertain, ordinal > consumedEnd, before.kind == .word, before.length == 1,
            before.isCapital, !before.isJoined, window.token(ordinal - 2).kind == .symbol
        {
            // ": J Castellanos"
            first = before
        } else if before.isSymbol(Symbol.comma), ordinal - 1 > consumedEnd,
            isUnlisted(window.token(ordinal - 2), bytes), window.token(ordinal - 2).length > 3,
            isCapitals(window.token(ordinal - 2), bytes) == isCapitals(token, bytes)
        {
            // "LUNDQVIST, INGRID"
            first = window.token(ordinal - 2)
        } else if isCertain, ordinal > consumedEnd, before.length > 1, isNamePart(before),
            isCapitals(before, bytes) == isCapitals(token, bytes),
            !CommonWords.contains(before, bytes)
        {
            // "Bo Lindgren"
            first = before
        }
        keepName(first, last, &window)
    }

    /// Whether a point or a name stands at an ordinal.
    private func isRankBefore(_ ordinal: Int, _ window: inout TokenWindow) -> Bool {
        let mark = window.token(ordinal)
        if mark.isSymbol(Symbol.point) {
            return mark.isJoined && window.token(ordinal + 1).isCapital
        }
        return mark.kind == .word && mark.isCapital && mark.length > 1
    }

    /// Whether no name and nobody stands beside a name of two letters.
    private func isAlone(_ ordinal: Int, _ window: inout TokenWindow) -> Bool {
        let next = window.token(ordinal + 1)
        return (next.kind != .word || !next.isCapital) && !isPersonCue(ordinal, &window)
            && !window.token(ordinal - 1).isCapital
    }

    /// "pt Art Banks", "to Rose Ward": two names that are words, where somebody is named.
    private func isPlaced(
        _ token: Token, _ ordinal: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>
    ) -> Bool {
        let next = window.token(ordinal + 1)
        return next.has([.wordName, .surname, .givenName]) && next.length > 1
            && isCapitals(next, bytes) == isCapitals(token, bytes)
            && !token.has([.month, .eponym])
            && (isPersonCue(ordinal, &window)
                || isMidSentence(ordinal, &window) && !isCapitals(token, bytes)
                    && !next.has([.month, .eponym]))
    }

    /// Whether a word in lower case stands before.
    private func isMidSentence(_ ordinal: Int, _ window: inout TokenWindow) -> Bool {
        let before = window.token(ordinal - 1)
        return before.kind == .word && !before.isCapital && !before.hasDigit
            && !before.has([.dose, .skip])
    }

    /// "saw Grace at church", "Joy denies": a name that is a word, where only a name has a capital
    /// or acts.
    func isNamed(
        _ token: Token, _ ordinal: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>
    ) -> Bool {
        guard token.has(.wordName), token.length > 2, !token.has([.month, .eponym, .weekday]),
            !isCapitals(token, bytes)
        else { return false }
        let next = window.token(ordinal + 1)
        guard token.traits.isEmpty, !token.isListed else {
            return isPersonal(ordinal, &window)
        }
        if next.kind == .word, next.has(.deed), !next.isCapital, next.length > 3 { return true }
        if isPersonCue(ordinal, &window) { return true }
        let before = window.token(ordinal - 1)
        return before.kind == .word && !before.isCapital && !before.hasDigit
            && !before.has([.dose, .skip]) && !(next.kind == .word && next.isCapital)
    }

    /// "Will denies", "with Rose and": a word of medicine that is a name as well, where somebody
    /// says something or is met.
    private func isPersonal(_ ordinal: Int, _ window: inout TokenWindow) -> Bool {
        let before = window.token(ordinal - 1)
        let next = window.token(ordinal + 1)
        guard next.kind != .word || !next.isCapital else { return false }
        if beginsSentence(ordinal, &window) {
            return next.kind == .word && !next.isCapital && next.isKind(.speech)
        }
        return before.kind == .word && !before.isCapital && before.length == 4
            && before.has(.preposition) && !before.has(.placeCue)
            && (next.kind == .symbol || next.kind == .newline || next.kind == .end
                || next.isWord([.conjunction, .to]) || next.has(.preposition))
    }

    /// "Okonkwo Bello, MD": the words before a degree.
    mutating func signed(
        _ ordinal: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>
    ) {
        var last = ordinal - 1
        let login = window.token(last)
        if login.kind == .word, !login.isCapital, login.length > 3 || login.length == 2,
            isLineStart(last, &window),
            !isCommon(login, bytes), login.cue == 0, login.traits.isEmpty,
            isCapitals(window.token(ordinal), bytes)
        {
            // "rnguyen RN"
            keep(.name, login, window.token(ordinal), next: ordinal + 1)
            return
        }
        if window.token(last).isSymbol(Symbol.comma) {
            last -= 1
            if window.token(last).isSymbol(Symbol.point), window.token(last - 1).length == 1 {
                last -= 1
            }
        } else {
            // "Petronella Vos NP": two names at least, and the degree in capitals.
            guard isNamePart(window.token(last)), isNamePart(window.token(last - 1)),
                window.token(last).length > 2, isCapitals(window.token(ordinal), bytes)
            else { return }
        }
        var first = last + 1
        while last - first < 7, first > consumedEnd {
            let part = window.token(first - 1)
            let isMark =
                part.isSymbol(Symbol.dash) || part.isApostrophe
                || part.isSymbol(Symbol.point) && window.token(first - 2).length == 1
            guard
                isNamePart(part) || isMark && part.isJoined && first <= last
                    || part.kind == .word && part.isCapital && part.length == 1
            else { break }
            first -= 1
        }
        if window.token(first).kind == .symbol { first += 1 }
        guard first <= last else { return }
        let range = Int(window.token(first).start)..<Int(window.token(last).end)
        guard (spans.last?.range.upperBound ?? 0) <= range.lowerBound else { return }
        keepName(window.token(first), ordinal, &window)
    }

    private func isLineStart(_ ordinal: Int, _ window: inout TokenWindow) -> Bool {
        let before = window.token(ordinal - 1)
        return ordinal == 0 || before.kind == .newline || before.isSymbol(Symbol.dash)
    }

    /// "Day", "Eve".
    func isDayOrEve(_ token: Token, _ bytes: Span<UInt8>) -> Bool {
        let last = bytes[Int(token.start) + 2] | 0x20
        return token.has(.dayUnit)
            || last == UInt8(ascii: "e")
                && bytes[Int(token.start) + 1] | 0x20
                    == UInt8(ascii: "v")
                && bytes[Int(token.start)] == UInt8(ascii: "E")
    }

    /// "Palmer's point", "Jackson-Pratt drain": what follows is named after somebody.
    func isEponym(_ ordinal: Int, _ window: inout TokenWindow) -> Bool {
        var index = ordinal + 1
        while index - ordinal < 6 {
            let next = window.token(index)
            if next.kind == .symbol, next.isJoined,
                next.isApostrophe || next.symbol == Symbol.dash
                    || next.symbol == Symbol.open
            {
                index += 1
            } else if next.kind == .word, next.isJoined, index > ordinal + 1 {
                index += 1
            } else {
                return next.kind == .word && next.has(.eponymNoun) && !next.isCapital
                    || next.isSymbol(Symbol.open) && window.token(index + 1).symbol == 0x2B
            }
        }
        return false
    }

    func asksCapitals(_ token: Token, _ bytes: Span<UInt8>) -> Bool {
        for index in token.range where !bytes[index].isASCIIUpper { return false }
        return true
    }

    /// "J. Smith", "A. B. Okonkwo, MD"
    mutating func initial(
        _ token: Token, _ ordinal: Int, _ window: inout TokenWindow
    ) -> Bool {
        guard isInitial(token, window.token(ordinal + 1)) else { return false }
        let second = window.token(ordinal + 2)
        if isInitial(second, window.token(ordinal + 3)), !isNamePart(window.token(ordinal + 4)),
            isPersonCue(ordinal, &window)
                || window.token(ordinal + 4).has(.deed) && beginsSentence(ordinal, &window)
        {
            // "Pt J.D."
            keep(.name, token, window.token(ordinal + 3), next: ordinal + 4)
            return true
        }
        let last = nameEnd(ordinal, &window)
        let name = window.token(last)
        let degree = window.token(last + (window.token(last + 1).isSymbol(Symbol.comma) ? 2 : 1))
        let isSigned = degree.has(.credential) && degree.isCapital && !degree.isJoined
        let before = window.token(ordinal - 1)
        let isFree =
            before.kind != .word || !before.isListed && before.traits.isEmpty || before.length <= 4
        guard last > ordinal + 1 || isSigned, name.kind == .word, last > ordinal,
            isSigned || name.has([.surname, .givenName]) && !name.has(.eponym)
                || isFree && isNamePart(name) && name.length > 2
        else { return false }
        let role = window.token(ordinal - 1)
        let isRanked =
            role.kind == .word && role.isCapital && role.length <= 4 && ordinal > consumedEnd
            && role.has([.person, .credential]) && !role.has(.nameCue)
        keepName(isRanked ? role : token, last, &window)
        return true
    }
}
