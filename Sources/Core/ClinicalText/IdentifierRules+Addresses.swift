extension IdentifierRules {
    /// Most words of a town behind a street.
    private static let townWordCountMax = 3
    /// How far an address reaches before the code of the post that ends it, in tokens.
    private static let postalReachMax = 12

    /// The ordinal of the last token of what follows a street: its side, the part of the building,
    /// the town, the state and the code of the post.
    func addressEnd(
        _ street: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>
    ) -> Int {
        var last = street
        if window.token(last + 1).isSymbol(Symbol.point), window.token(last + 1).isJoined,
            window.token(last).length <= 4, goesOnBehindPoint(last + 2, &window)
        {
            last += 1
        }
        let side = window.token(last + 1)
        if side.isKind(.direction), side.isCapital, side.length <= 2 || side.length > 4 {
            last += 1
            if window.token(last + 1).isSymbol(Symbol.point), window.token(last + 1).isJoined,
                side.length <= 2
            {
                last += 1
            }
        }
        last = partEnd(last, &window)
        last = townEnd(last, &window, bytes)
        if window.token(last).isSymbol(Symbol.point), last == street + 1 {
            // The point that ends the sentence is not the abbreviation's.
            return window.token(last + 1).kind == .word && window.token(last + 1).isCapital
                && window.token(street).length > 3 ? street : last
        }
        return last
    }

    private func goesOnBehindPoint(_ ordinal: Int, _ window: inout TokenWindow) -> Bool {
        let next = window.token(ordinal)
        return next.isSymbol(Symbol.comma) || next.isKind([.part, .direction])
            || next.isSymbol(UInt8(ascii: "#"))
    }

    /// "Apt 4B", ", lot 14", "# 12": the ordinal of its last token.
    private func partEnd(_ last: Int, _ window: inout TokenWindow) -> Int {
        var index = last + 1
        if window.token(index).isSymbol(Symbol.comma) { index += 1 }
        let part = window.token(index)
        let isSign = part.isSymbol(UInt8(ascii: "#"))
        guard isSign || part.isKind(.part) else { return last }
        index += 1
        while index - last < Self.markCountMax,
            window.token(index).isSymbol(Symbol.point)
                || window.token(index).isSymbol(UInt8(ascii: "#"))
        {
            index += 1
        }
        let number = window.token(index)
        guard
            number.kind == .number && number.length <= 5
                || number.kind == .word && (number.hasDigit || number.length == 1)
        else { return last }
        let letter = window.token(index + 1)
        if letter.kind == .word, letter.isJoined, letter.length <= 2 { return index + 1 }
        if letter.isSymbol(Symbol.dash), letter.isJoined, window.token(index + 2).isJoined,
            window.token(index + 2).length <= 3
        {
            return index + 2
        }
        return index
    }

    /// ", Salem OR 97301", ", Leeds LS6 2AB", ", 80331 München", ", Fremantle WA 6160".
    private func townEnd(
        _ last: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>
    ) -> Int {
        var index = last + 1
        let hasComma = window.token(index).isSymbol(Symbol.comma)
        if hasComma { index += 1 }
        let code = window.token(index)
        if code.kind == .number, 4...5 ~= code.length, hasComma,
            window.token(index + 1).kind == .word, window.token(index + 1).isCapital,
            window.token(index + 1).length > 2, !code.isJoined
        {
            // "80331 München"
            return wordsEnd(index, &window)
        }
        if let end = postcodeEnd(index, &window, bytes) { return end }
        if code.has(.state), code.isCapital, code.length <= 3, isCapitals(code, bytes) {
            return postalEnd(index, &window, bytes)
        }
        let town = wordsEnd(index - 1, &window)
        guard town >= index, code.isCapital, code.cue == 0 else { return last }
        let comma = window.token(town + 1).isSymbol(Symbol.comma) ? 1 : 0
        let next = window.token(town + 1 + comma)
        if next.has(.state), next.isCapital, next.length > 3 || isCapitals(next, bytes) {
            return postalEnd(town + 1 + comma, &window, bytes)
        }
        if let end = postcodeEnd(town + 1 + comma, &window, bytes) { return end }
        if next.kind == .number, 4...6 ~= next.length, next.length != 4 || hasComma,
            Int(next.start - window.token(town + comma).end) <= 1,
            !(window.token(town + 2 + comma).isJoined
                && window.token(town + 2 + comma).kind == .symbol
                && window.token(town + 3 + comma).isJoined),
            !window.token(town + 2 + comma).isSymbol(Symbol.slash)
        {
            return town + 1 + comma
        }
        guard hasComma, !code.isListed, code.has(.city) || isNamePart(code), code.length > 2,
            !code.has([.dateCue, .nameCue, .person])
        else { return last }
        return town
    }

    /// The ordinal of the last one of up to three words with a capital behind an ordinal.
    private func wordsEnd(_ ordinal: Int, _ window: inout TokenWindow) -> Int {
        var last = ordinal
        while last - ordinal < Self.townWordCountMax {
            let next = window.token(last + 1)
            let after = window.token(last + 2)
            if last > ordinal, next.isJoined, next.isApostrophe || next.isSymbol(Symbol.dash),
                after.isJoined, after.kind == .word
            {
                last += 2
                continue
            }
            if next.isSymbol(Symbol.point), next.isJoined, window.token(last).length == 2,
                after.isCapital, last > ordinal
            {
                last += 2
                continue
            }
            guard next.kind == .word, next.isCapital, !next.hasDigit, next.length > 1,
                !next.has([.credential, .title, .weekday]) || next.length > 3,
                !(next.has(.state) && next.length <= 3), next.cue == 0,
                !(window.token(last + 2).kind == .number && next.length <= 4
                    && window.token(last + 2).length == 1 && next.hasDigit)
            else { break }
            last += 1
        }
        return last
    }

    /// "OR 97301", "WA 6160", "ON M5B 2H1": the ordinal of the last token of a state and what
    /// stands behind it.
    private func postalEnd(
        _ state: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>
    ) -> Int {
        let comma = window.token(state + 1).isSymbol(Symbol.comma) ? 1 : 0
        let code = window.token(state + 1 + comma)
        if let end = postcodeEnd(state + 1 + comma, &window, bytes) { return end }
        guard code.kind == .number, 4...5 ~= code.length, !code.isJoined,
            !window.token(state + 2 + comma).isSymbol(Symbol.slash)
        else { return state }
        let plus = window.token(state + 3 + comma)
        let isLong =
            window.token(state + 2 + comma).isSymbol(Symbol.dash) && plus.kind == .number
            && plus.length == 4 && plus.isJoined
        return state + (isLong ? 3 : 1) + comma
    }

    /// "LS6 2AB", "M5B 2H1": the ordinal of its last token.
    func postcodeEnd(
        _ ordinal: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>
    ) -> Int? {
        let token = window.token(ordinal)
        let digit = window.token(ordinal + 1)
        let tail = window.token(ordinal + 2)
        if token.length == 3, token.hasDigit, token.kind == .word, digit.kind == .word,
            digit.length == 4, digit.hasDigit, !digit.isJoined, isEircode(ordinal, &window, bytes)
        {
            return ordinal + 1
        }
        guard token.kind == .word, token.hasDigit, 2...4 ~= token.length,
            bytes[Int(token.start)].isASCIIUpper, digit.kind == .number,
            digit.length == 1, !digit.isJoined, tail.kind == .word, tail.isJoined,
            tail.length == 2, tail.isCapital, !tail.has(.dose), !token.isJoined
        else { return nil }
        let end = bytes[Int(tail.end) - 1]
        guard tail.hasDigit ? token.length == 3 && end.isASCIIDigit : end.isASCIIUpper else {
            return nil
        }
        return ordinal + 2
    }

    /// "V95 X2P4", "D04 X5R7": a letter and two digits, and four letters and digits.
    private func isEircode(
        _ ordinal: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>
    ) -> Bool {
        let area = Int(window.token(ordinal).start)
        guard bytes[area].isASCIIUpper, bytes[area + 1].isASCIIDigit,
            bytes[area + 2].isASCIIDigit || bytes[area + 2] == UInt8(ascii: "W")
        else { return false }
        for octet in window.token(ordinal + 1).range
        where !bytes[octet].isASCIIUpper && !bytes[octet].isASCIIDigit {
            return false
        }
        return true
    }

    /// "Quay Road, Whitby YO21 4ZZ", "Flat 3, 22 Marlowe Road, Leeds LS6 2AB": what stands before
    /// the code of the post, up to the start of the line or to what has no capital.
    func addressStart(_ ordinal: Int, _ window: inout TokenWindow) -> Int {
        var first = ordinal
        var index = ordinal
        while ordinal - index < Self.postalReachMax, index > 0 {
            let token = window.token(index - 1)
            switch token.kind {
            case .word:
                let isLink =
                    token.length <= 2 && window.token(index - 2).isCapital
                    && !token.has([.preposition, .skip]) && !token.isWord(.at)
                guard token.isCapital || token.has(.particle) || token.isJoined || isLink,
                    token.cue == 0,
                    !token.has([.title, .credential, .nameCue, .person, .dateCue])
                else { return first }
                if token.isCapital { first = index - 1 }
            case .number:
                guard token.length <= 5, !window.token(index - 2).isSymbol(Symbol.colon) else {
                    return first
                }
                first = index - 1
            case .symbol:
                guard
                    token.symbol == Symbol.comma || token.isApostrophe
                        || token.symbol == Symbol.dash && token.isJoined
                        || token.symbol == Symbol.point && window.token(index - 2).length <= 4
                else { return first }
            case .newline, .heading, .end: return first
            }
            index -= 1
        }
        return first
    }

    /// "on Main St", "taken from Mt. Auburn Street": a street without a number.
    mutating func bareStreet(
        _ token: Token, _ ordinal: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>
    ) -> Bool {
        let before = window.token(ordinal - 1)
        let isLed =
            before.kind == .word && !before.isCapital
            && (before.has([.preposition, .placeLead]) || before.isWord([.to, .at])
                || before.has(.dateCue) && before.length <= 4)
        guard isLed || isLineFirst(ordinal, &window), token.length > 1, !token.hasDigit else {
            return false
        }
        var last = ordinal
        while last - ordinal < 4 {
            let next = window.token(last + 1)
            if next.isSymbol(Symbol.point), next.isJoined, window.token(last).length <= 2 {
                last += 1
                continue
            }
            guard next.kind == .word, next.isCapital, !next.hasDigit else { return false }
            last += 1
            if next.isKind(.roadEnd) { break }
        }
        guard window.token(last).isKind(.roadEnd), last > ordinal else { return false }
        let after = window.token(last + 1)
        guard !(after.kind == .word && after.isCapital && window.token(last).length == 2) else {
            return false
        }
        let end = addressEnd(last, &window, bytes)
        guard isLed && !token.isListed || end > last + 1 else { return false }
        keep(.geography, token, window.token(end), next: end + 1)
        return true
    }

    /// Whether nothing of the line stands before.
    func isLineFirst(_ ordinal: Int, _ window: inout TokenWindow) -> Bool {
        let before = window.token(ordinal - 1)
        return ordinal == 0 || before.kind == .newline || before.kind == .heading
    }

    /// "Calle Mayor 15, 28013 Madrid", "Hauptstrasse 12, 80331 München": the number stands behind.
    mutating func roadFirst(
        _ token: Token, _ ordinal: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>
    ) -> Bool {
        var last = ordinal
        if token.isKind(.roadLead) {
            while last - ordinal < 5, window.token(last + 1).kind == .word,
                window.token(last + 1).isCapital || window.token(last + 1).has(.particle)
            {
                last += 1
            }
            guard last > ordinal, window.token(last).isCapital else { return false }
        } else {
            guard Self.roadEndings.match(token, bytes), token.length > 6,
                window.token(ordinal + 1).kind == .number
            else { return false }
        }
        var number = last + 1
        if window.token(number).isSymbol(Symbol.comma) { number += 1 }
        if window.token(number).kind == .number, window.token(number).length <= 4 {
            last = number
            let letter = window.token(last + 1)
            if letter.kind == .word, letter.isJoined, letter.length == 1 { last += 1 }
        } else if !token.isKind(.roadLead) || token.length < 3 {
            return false
        }
        last = addressEnd(last, &window, bytes)
        keep(.geography, token, window.token(last), next: last + 1)
        return true
    }

    private static let roadEndings = WordEndings(
        [
            "strasse", "straße", "stra\u{DF}e", "gasse", "platz", "allee", "straat", "laan",
            "plein", "gatan", "veien", "vej", "gade", "weg",
        ], stemByteCountMin: 3)
}
