/// The small parts of names: "O'", "van den", "Dr. med.", "-jung", ", T", and the letters of
/// whoever typed.
extension IdentifierRules {
    /// How far a name may begin before what was found of it, in tokens.
    static let edgeTokenCountMax = 9
    /// Most particles in a row: "von und zu der".
    private static let particleCountMax = 3

    /// The ordinal at which a name begins that is known from an ordinal on: "O'" of "O'Dowd",
    /// "Al-" of "Al-Rashid", "van den" of "van den Berg", "Mr &" of "Mr & Mrs Tan", "med." of
    /// "Dr. med. Vogt".
    func edgeStart(
        _ start: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>
    ) -> Int? {
        let name = window.token(start)
        let before = window.token(start - 1)
        let lead = window.token(start - 2)
        if name.isJoined, before.isJoined, before.isApostrophe, lead.kind == .word,
            lead.isCapital, lead.length <= 2, !lead.hasDigit
        {
            return start - 2
        }
        if name.isJoined, before.isJoined, before.isSymbol(Symbol.dash), lead.kind == .word,
            lead.isCapital, !lead.hasDigit, lead.cue == 0,
            lead.has([.particle, .givenName, .surname]) || isUnlisted(lead, bytes)
        {
            return start - 2
        }
        if lead.has(.title), lead.kind == .word, lead.isCapital, name.has(.title),
            before.isSymbol(UInt8(ascii: "&")) || before.isWord(.conjunction)
        {
            return start - 2
        }
        if before.isSymbol(Symbol.point), before.isJoined, lead.kind == .word, !lead.isCapital,
            lead.length == 3, window.token(start - 3).isSymbol(Symbol.point),
            window.token(start - 4).has(.title)
        {
            return start - 2
        }
        return particleStart(start, &window)
    }

    private func particleStart(_ start: Int, _ window: inout TokenWindow) -> Int? {
        var first = start
        while start - first < Self.particleCountMax {
            let particle = window.token(first - 1)
            guard particle.kind == .word, particle.has(.particle), particle.length >= 2,
                !window.token(first).isJoined, particle.cue == 0 || !particle.isCapital,
                Int(window.token(first).start - particle.end) == 1
            else { break }
            first -= 1
        }
        return first < start ? first : nil
    }

    /// The ordinal at which a name ends that is known up to an ordinal: "-jin" of "Park Soo-jin",
    /// "Min-jung" of "Kim Min-jung", ", T" of "Ellison, T".
    func edgeEnd(
        _ last: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>
    ) -> Int? {
        let next = window.token(last + 1)
        if next.isJoined, next.isSymbol(Symbol.dash), isLowerHalf(last + 2, &window, bytes) {
            return last + 2
        }
        if next.kind == .word, next.isCapital, 2...5 ~= next.length, !next.isJoined,
            !next.hasDigit, window.token(last + 2).isJoined,
            window.token(last + 2).isSymbol(Symbol.dash), isLowerHalf(last + 3, &window, bytes),
            window.token(last).kind == .word
        {
            return last + 3
        }
        return letterEnd(last, &window)
    }

    /// ", T" of "Ellison, T".
    func letterEnd(_ last: Int, _ window: inout TokenWindow) -> Int? {
        let next = window.token(last + 1)
        let letter = window.token(last + 2)
        guard next.isSymbol(Symbol.comma), letter.kind == .word, letter.isCapital,
            letter.length == 1, !letter.hasDigit, !letter.isJoined,
            window.token(last).length > 2
        else { return nil }
        let point = window.token(last + 3)
        if point.isSymbol(Symbol.point), point.isJoined, window.token(last + 4).kind == .number {
            // "Kumar, S. 45/M"
            return last + 3
        }
        return endsList(last + 3, letter, &window) ? last + 2 : nil
    }

    /// Whether what stands behind the letter of "Ellison, T" goes on with something else.
    private func endsList(
        _ ordinal: Int, _ letter: Token, _ window: inout TokenWindow
    ) -> Bool {
        let behind = window.token(ordinal)
        switch behind.kind {
        case .newline, .end, .number: return true
        case .symbol:
            return behind.symbol == Symbol.open
                || behind.symbol == Symbol.dash && !behind.isJoined
        case .word: return Int(behind.start - letter.end) >= 2
        case .heading: return false
        }
    }

    /// The second half of a given name, in lower case and in no list.
    private func isLowerHalf(
        _ ordinal: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>
    ) -> Bool {
        let half = window.token(ordinal)
        return half.kind == .word && half.isJoined && !half.isCapital && 2...6 ~= half.length
            && !half.hasDigit && half.traits.isEmpty && half.cue == 0 && !isCommon(half, bytes)
    }

    /// "typed by kl", "Transcribed by: vw", "Verified by T.S.": the letters of somebody's name.
    mutating func lettersBehindBy(
        _ token: Token, _ ordinal: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>
    ) -> Bool {
        let deed = window.token(ordinal - 1)
        guard token.length == 2, deed.kind == .word, deed.length > 3 else { return false }
        var first = ordinal + 1
        if window.token(first).isSymbol(Symbol.colon) { first += 1 }
        let letters = window.token(first)
        if isInitial(letters, window.token(first + 1)),
            isInitial(window.token(first + 2), window.token(first + 3))
        {
            keep(.name, letters, window.token(first + 2), next: first + 3)
            return true
        }
        return keepLetters(first, &window, bytes)
    }

    /// Two or three letters that are no word, and nothing of the sentence behind them.
    mutating func keepLetters(
        _ ordinal: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>
    ) -> Bool {
        let letters = window.token(ordinal)
        guard letters.kind == .word, 2...3 ~= letters.length, !letters.hasDigit,
            !letters.isListed, letters.traits.isEmpty, letters.cue == 0,
            !letters.has(.known.union(.common)), !letters.isJoined
        else { return false }
        let behind = window.token(ordinal + 1)
        guard
            behind.kind != .symbol && behind.kind != .word
                || behind.isSymbol(Symbol.point) || behind.isSymbol(Symbol.comma)
                || behind.isSymbol(UInt8(ascii: ")")) || behind.isSymbol(Symbol.semicolon)
                || behind.kind == .word && behind.length == 2
                    && (behind.isWord(.at) || behind.has(.dateCue))
        else { return false }
        keep(.name, letters, letters, next: ordinal + 1)
        return true
    }

    /// "S/N Rukia": a staff nurse, and no serial number.
    mutating func staffNurse(
        _ ordinal: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>
    ) -> Bool {
        let nurse = window.token(ordinal + 2)
        let name = window.token(ordinal + 3)
        guard window.token(ordinal).isCapital, nurse.isCapital, nurse.length == 1,
            bytes[Int(nurse.start)] == UInt8(ascii: "N"),
            bytes[Int(window.token(ordinal).start)] == UInt8(ascii: "S"), !name.isJoined,
            name.has([.givenName, .surname]) && name.isCapital || isUnlisted(name, bytes)
        else { return false }
        keepName(window.token(ordinal), nameEnd(ordinal + 3, &window), &window)
        return true
    }

    /// Whether what stands behind two names of the lists at the start of a line says that they are
    /// somebody: a date, the word before a number, or what somebody does.
    func identifies(_ ordinal: Int, _ window: inout TokenWindow) -> Bool {
        let token = window.token(ordinal)
        switch token.kind {
        case .number:
            let mark = window.token(ordinal + 1)
            return token.length <= 2 && mark.isJoined
                && (mark.isSymbol(Symbol.slash) || mark.isSymbol(Symbol.dash)
                    || mark.isSymbol(Symbol.point))
                && window.token(ordinal + 2).kind == .number
        case .word:
            return token.cue != 0 || token.has(.aged)
                || token.has(.deed) && !token.isCapital && token.length > 2
        case .symbol, .newline, .heading, .end: return false
        }
    }

    /// "LK19 XVB": a plate of two letters, two digits and three letters.
    mutating func britishPlate(
        _ token: Token, _ ordinal: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>
    ) -> Bool {
        let start = Int(token.start)
        let letters = window.token(ordinal + 1)
        guard token.length == 4, !token.isJoined, bytes[start].isASCIIUpper,
            bytes[start + 1].isASCIIUpper, bytes[start + 2].isASCIIDigit,
            bytes[start + 3].isASCIIDigit, letters.kind == .word, letters.length == 3,
            !letters.isJoined, !letters.hasDigit, !letters.isListed, letters.traits.isEmpty,
            letters.cue == 0, !letters.has(.known.union(.common)), isCapitals(letters, bytes)
        else { return false }
        keep(.vehicle, token, letters, next: ordinal + 2)
        return true
    }

    /// "KDA 417Q", "ABC 123 GP", "MH 12 AB 4471" behind "plate" or "reg": the ordinal of the last
    /// token of a plate that begins here.
    func plateEnd(
        _ ordinal: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>
    ) -> Int? {
        var last = ordinal
        var digitCount = 0
        var letterCount = 0
        while last - ordinal < 5 {
            let part = window.token(last)
            let isPart: Bool
            switch part.kind {
            case .number: isPart = part.length <= 4
            case .word:
                isPart =
                    part.isCapital && part.length <= 4 && (!part.isListed || part.length <= 3)
            case .symbol: isPart = part.symbol == Symbol.dash && part.isJoined && last > ordinal
            case .newline, .heading, .end: isPart = false
            }
            guard isPart,
                last == ordinal || part.isJoined
                    || Int(part.start - window.token(last - 1).end) == 1
            else { break }
            if part.kind != .symbol {
                for octet in part.range {
                    if bytes[octet].isASCIIDigit { digitCount += 1 } else { letterCount += 1 }
                }
            }
            last += 1
        }
        guard last - ordinal >= 2, digitCount >= 1, letterCount >= 2,
            5...9 ~= digitCount + letterCount
        else { return nil }
        return last - 1
    }
}

extension IdentifierRules {
    /// Most tokens of a letterhead before the place that was found.
    private static let letterheadTokenCountMax = 10

    /// "Flat 3," before "88 Gosford Street": the ordinal of the part of the building, or the
    /// street's.
    func partStart(_ first: Int, _ limit: Int, _ window: inout TokenWindow) -> Int {
        var index = first - 1
        if window.token(index).isSymbol(Symbol.comma) {
            let number = window.token(index - 1)
            guard number.kind == .number || number.hasDigit || number.length == 1 else {
                return first
            }
            index -= 2
        }
        let part = window.token(index)
        guard part.isKind(.part), part.isCapital, part.length >= 3, Int(part.start) >= limit,
            window.token(first).kind == .number
        else { return first }
        return index
    }

    /// "HEART FAILURE CLINIC," before "SREE CHAKRA HOSPITALS", "Audiology, Building 4," before
    /// "Fort Calhoun": the part of the house that begins the line.
    func letterheadStart(
        _ first: Int, _ limit: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>
    ) -> Int {
        guard window.token(first - 1).isSymbol(Symbol.comma) else { return first }
        var index = first - 1
        var hasSite = false
        while first - index < Self.letterheadTokenCountMax, index > 0 {
            let token = window.token(index - 1)
            switch token.kind {
            case .word:
                guard token.isCapital, Int(token.start) >= limit,
                    !token.has([.title, .month, .weekday, .person, .nameCue, .relative])
                else { return first }
                hasSite =
                    hasSite || token.has([.facility, .facilityTail, .service])
                    || token.isKind([.site, .ward])
            case .number:
                guard token.length <= 2, Int(token.start) >= limit else { return first }
            case .symbol:
                guard token.symbol == Symbol.comma || token.symbol == UInt8(ascii: "&") else {
                    return first
                }
            case .newline, .heading, .end: return hasSite ? index : first
            }
            index -= 1
        }
        return hasSite && index == 0 ? index : first
    }

    /// "2026/LR/00914", "OPD/2025/0448": the ordinal of the last token of a number whose parts are
    /// letters and digits.
    func slashedEnd(
        _ ordinal: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>
    ) -> Int? {
        var last = ordinal
        var digitCount = 0
        var letterCount = 0
        var slashCount = 0
        while slashCount < 4 {
            let part = window.token(last)
            guard part.kind == .number || part.kind == .word && part.isCapital, part.length <= 8,
                !part.isListed || part.length <= 4
            else { return nil }
            for octet in part.range {
                if bytes[octet].isASCIIDigit { digitCount += 1 } else { letterCount += 1 }
            }
            let slash = window.token(last + 1)
            guard slash.isJoined, slash.isSymbol(Symbol.slash), window.token(last + 2).isJoined
            else { break }
            slashCount += 1
            last += 2
        }
        return slashCount >= 2 && digitCount >= 5 && letterCount >= 1 ? last : nil
    }

    /// "6/118 Pacific Hwy", "2205-88 Harbour St": the flat before the number of the house.
    @inline(__always) mutating func pairedStreet(
        _ token: Token, _ ordinal: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>
    ) -> Bool {
        let mark = window.token(ordinal + 1)
        let house = window.token(ordinal + 2)
        let name = window.token(ordinal + 3)
        guard mark.isSymbol(Symbol.slash) || mark.isSymbol(Symbol.dash), house.isJoined,
            house.kind == .number, house.length <= 4, name.kind == .word, name.isCapital,
            !name.isJoined,
            token.length > 2 || house.length > 2
                || window.token(ordinal - 1).isSymbol(Symbol.colon)
                || isLineFirst(ordinal, &window)
        else { return false }
        return street(token, ordinal + 2, &window, bytes)
    }

    /// "Bengaluru - 560038": six digits behind the name of a place are the code of its post.
    mutating func indianCode(
        _ token: Token, _ ordinal: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>
    ) -> Bool {
        guard 110_000...859_999 ~= token.value else { return false }
        var place = ordinal - 1
        if window.token(place).isSymbol(Symbol.dash) { place -= 1 }
        let city = window.token(place)
        guard city.kind == .word, city.has(.city) && city.isCapital || isUnlisted(city, bytes),
            city.length > 3
        else { return false }
        return keepAddress(place, ordinal, &window)
    }
}
