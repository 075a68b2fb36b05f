extension IdentifierRules {
    /// How far a number with hyphens may reach to one side, in tokens.
    private static let runTokenCountMax = 8
    /// Digits of a number with hyphens that is somebody's.
    private static let runDigitCountMin = 6

    /// "ONC-55-20817", "25-0048812": a number of several parts with six digits and more.
    mutating func compound(
        _ token: Token, _ ordinal: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>
    ) -> Bool {
        var first = ordinal
        while ordinal - first < Self.runTokenCountMax, first > consumedEnd,
            window.token(first).isJoined, Self.isRunPart(window.token(first - 1))
        {
            first -= 1
        }
        if window.token(first).kind == .symbol { first += 1 }
        var last = ordinal
        while last - ordinal < Self.runTokenCountMax, window.token(last + 1).isJoined,
            Self.isRunPart(window.token(last + 1))
        {
            last += 1
        }
        if window.token(last).kind == .symbol { last -= 1 }
        guard first < last, first <= ordinal, last >= ordinal else { return false }
        let start = Int(window.token(first).start)
        let end = Int(window.token(last).end)
        guard (spans.last?.range.upperBound ?? 0) <= start else { return false }
        var digitCount = 0
        var groupLengthMax = 0
        var groups: (count: Int, first: Int, last: Int) = (0, 0, 0)
        var hasLetter = false
        for index in first...last {
            let part = window.token(index)
            if part.kind == .symbol { continue }
            var digits = 0
            for octet in part.range where bytes[octet].isASCIIDigit { digits += 1 }
            digitCount += digits
            hasLetter = hasLetter || part.kind == .word
            groupLengthMax = max(groupLengthMax, digits)
            groups.count += 1
            if index == first { groups.first = digits }
            if index == last { groups.last = part.length }
        }
        let isHashed = window.token(first - 1).isSymbol(UInt8(ascii: "#"))
        let head = window.token(first)
        let isPrefixed =
            head.kind == .word && !head.hasDigit && 2...3 ~= head.length && groups.count == 2
            && isCapitals(head, bytes) && !head.isListed && head.traits.isEmpty
        guard digitCount >= (isHashed ? 4 : isPrefixed ? 5 : Self.runDigitCountMin),
            groupLengthMax >= 4, end - start <= 40
        else { return false }
        if groups.count == 2 {
            // "99213-25", "85354-9", "1000-1500", "1966-69": codes and ranges.
            if groups.first == 5, groups.last <= 2 { return false }
            if !hasLetter, !isHashed, groups.last == 1 || groups.first == groups.last {
                return false
            }
            if !hasLetter, groups == (2, 4, 2), 1_900...2_099 ~= head.value { return false }
        } else if groups.first == 5, groups.last == 2 {
            return false
        }
        let after = window.token(last + 1)
        if after.has(.dose) || after.isJoined && after.isSymbol(Symbol.slash) { return false }
        keep(.other, window.token(first), window.token(last), next: last + 1)
        return true
    }

    private static func isRunPart(_ token: Token) -> Bool {
        token.kind == .number || token.kind == .word || token.isSymbol(Symbol.dash)
    }

    /// "# 88213", "No. 88213": five digits and more behind the sign of a number.
    func isNumbered(_ token: Token, _ ordinal: Int, _ window: inout TokenWindow) -> Bool {
        guard token.length >= 5 else { return false }
        var before = window.token(ordinal - 1)
        if before.isSymbol(UInt8(ascii: "#")) { return true }
        if before.isSymbol(Symbol.point) || before.isSymbol(Symbol.colon) {
            before = window.token(ordinal - 2)
        }
        return before.kind == .word && before.length <= 6 && before.length >= 2
            && before.has(.idLink) && before.has(.numberWord)
    }

    /// "4111 1111 1111 1111"
    mutating func cardNumber(
        _ token: Token, _ ordinal: Int, _ window: inout TokenWindow
    ) -> Bool {
        guard token.length == 4 else { return false }
        var last = ordinal
        for _ in 0..<3 {
            if window.token(last + 1).isSymbol(Symbol.dash) { last += 1 }
            let group = window.token(last + 1)
            guard group.kind == .number, group.length == 4,
                Int(group.start - window.token(last).end) <= 1
            else { return false }
            last += 1
        }
        keep(.account, token, window.token(last), next: last + 1)
        return true
    }

    /// "617 555 0142", "617/555-0142", "+44 20 7946 0958": without a word that announces it.
    mutating func spacedPhone(
        _ token: Token, _ ordinal: Int, _ window: inout TokenWindow
    ) -> Bool {
        let before = window.token(ordinal - 1)
        if before.isSymbol(UInt8(ascii: "+")), token.isJoined, token.length <= 3 {
            return foreignPhone(before, ordinal, &window)
        }
        guard token.length == 3, !token.isJoined || before.kind == .symbol else { return false }
        var next = ordinal + 1
        let separator = window.token(next)
        if separator.isSymbol(Symbol.slash), separator.isJoined { next += 1 }
        let exchange = window.token(next)
        guard exchange.kind == .number, exchange.length == 3, before.kind != .number else {
            return false
        }
        next += 1
        let hasMark =
            window.token(next).isSymbol(Symbol.dash) || window.token(next).isSymbol(Symbol.point)
        if hasMark { next += 1 }
        let line = window.token(next)
        guard line.kind == .number, line.length == 4,
            window.token(next + 1).kind != .number, !window.token(next + 1).isSymbol(Symbol.slash)
        else { return false }
        keepPhone(token, ordinal, next, &window)
        return true
    }

    private mutating func foreignPhone(
        _ plus: Token, _ ordinal: Int, _ window: inout TokenWindow
    ) -> Bool {
        var last = ordinal
        var digitCount = window.token(ordinal).length
        while last - ordinal < 10 {
            let next = window.token(last + 1)
            if next.kind == .number {
                digitCount += next.length
            } else {
                guard next.kind == .symbol,
                    [Symbol.dash, Symbol.point, Symbol.open, UInt8(ascii: ")")].contains(
                        next.symbol),
                    window.token(last + 2).kind == .number
                        || window.token(last + 2).isSymbol(Symbol.open)
                else { break }
            }
            last += 1
        }
        guard 8...15 ~= digitCount else { return false }
        keepPhone(plus, ordinal, last, &window)
        return true
    }

    /// "ext. 4432"
    func isExtension(_ token: Token, _ ordinal: Int, _ window: inout TokenWindow) -> Bool {
        guard 3...6 ~= token.length else { return false }
        var before = window.token(ordinal - 1)
        if before.isSymbol(Symbol.point) || before.isSymbol(Symbol.colon) {
            before = window.token(ordinal - 2)
        }
        return before.kind == .word && before.isWord(.identifierCue) && before.has(.extensionWord)
    }

    /// "00:1A:2B:3C:4D:5E", read octet by octet: letters and digits are tokens of their own there.
    @inline(__always) mutating func hardwareAddress(
        _ token: Token, _ ordinal: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>
    ) -> Bool {
        let start = Int(token.start)
        let separator = bytes.octet(start + 2)
        guard token.length <= 2, separator == Symbol.colon || separator == Symbol.dash,
            start + 17 <= bytes.count, !bytes.isWordCharacter(at: start + 17)
        else { return false }
        var hasLetter = false
        for offset in 0..<17 {
            let octet = bytes[start + offset]
            if offset % 3 == 2 {
                guard octet == separator else { return false }
            } else {
                let isLetter = 0x61...0x66 ~= octet | 0x20
                guard octet.isASCIIDigit || isLetter else { return false }
                hasLetter = hasLetter || isLetter
            }
        }
        guard hasLetter || separator == Symbol.colon else { return false }
        var next = ordinal
        var last = token
        while next - ordinal < 19, window.token(next).kind != .end,
            Int(window.token(next).end) <= start + 17
        {
            last = window.token(next)
            next += 1
        }
        keep(.device, token, last, next: next)
        return true
    }

    /// "IMG_8821.jpg": a photograph or another file, from its ending back.
    mutating func fileName(
        _ token: Token, _ ordinal: Int, _ window: inout TokenWindow
    ) {
        guard token.isJoined, window.token(ordinal - 1).isSymbol(Symbol.point) else { return }
        var first = ordinal
        while ordinal - first < Self.addressTokenCountMax, window.token(first).isJoined,
            window.token(first - 1).kind != .newline, first > 0
        {
            first -= 1
        }
        let start = Int(window.token(first).start)
        dropSpans(from: start)
        keep(.other, window.token(first), token, next: ordinal + 1)
    }

    /// "(01)00884838012345(11)141231": the ordinal of the last token of a device's identifier.
    func deviceIdentifierEnd(_ ordinal: Int, _ window: inout TokenWindow) -> Int {
        var last = ordinal
        while last - ordinal < Self.addressTokenCountMax, window.token(last + 1).isJoined {
            let next = window.token(last + 1)
            guard
                next.kind == .number || next.kind == .word || next.isSymbol(Symbol.open)
                    || next.isSymbol(UInt8(ascii: ")")) || next.isSymbol(Symbol.dash)
            else { break }
            last += 1
        }
        if window.token(last).isSymbol(Symbol.open) { last -= 1 }
        return last
    }

    /// The ordinal of the last token joined to one with at most hyphens between, and whether there
    /// is a digit in them.
    func joinedEnd(
        _ ordinal: Int, _ window: inout TokenWindow
    ) -> (last: Int, hasDigit: Bool) {
        var last = ordinal
        let head = window.token(ordinal)
        var hasDigit = head.kind == .number || head.hasDigit
        while last - ordinal < 10 {
            let following = window.token(last + 1)
            guard following.isJoined else { break }
            let isPart =
                (following.isSymbol(Symbol.point) || following.isSymbol(Symbol.slash))
                && window.token(last).length >= 2 && window.token(last + 2).length >= 2
                && (last > ordinal || head.length != 3 || following.isSymbol(Symbol.slash))
                && (window.token(last + 2).kind == .number || window.token(last + 2).hasDigit)
                && (head.kind == .word || window.token(last + 2).length >= 4)
            if following.isSymbol(Symbol.dash) || following.isSymbol(UInt8(ascii: "_")) || isPart {
                let after = window.token(last + 2)
                guard after.isJoined, after.kind == .number || after.kind == .word else { break }
                last += 2
                hasDigit = hasDigit || after.kind == .number || after.hasDigit
            } else if following.kind == .number || following.kind == .word {
                last += 1
                hasDigit = hasDigit || following.kind == .number || following.hasDigit
            } else if following.isSymbol(Symbol.slash), hasDigit, head.kind == .word,
                window.token(last + 2).isJoined, window.token(last + 2).kind == .word,
                window.token(last + 2).length <= 3
            {
                // "SGH/224817/ab"
                last += 2
            } else {
                break
            }
        }
        return (last, hasDigit)
    }

    /// "MBI 2TJ8-RK4-PY21", "BCMT-XKP 884-20-7713", "WY 1042-88713": groups of capitals before the
    /// digits.
    mutating func lettered(
        _ category: IdentifierSpan.Category, _ ordinal: Int, _ window: inout TokenWindow
    ) -> Bool {
        var index = ordinal
        var groupCount = 0
        while groupCount < 3 {
            let letters = window.token(index)
            guard letters.kind == .word, letters.isCapital, !letters.hasDigit,
                letters.length <= 6, !letters.isListed || letters.length <= 4
            else { break }
            let dash = window.token(index + 1)
            index += dash.isJoined && dash.isSymbol(Symbol.dash) ? 2 : 1
            groupCount += 1
        }
        let number = window.token(index)
        guard groupCount > 0, number.kind == .number || number.hasDigit, !number.has(.dose) else {
            return false
        }
        var (last, hasDigit) = joinedEnd(index, &window)
        last = groupEnd(last, &window)
        let after = window.token(last + 1)
        guard hasDigit, Int(window.token(last).end - number.start) >= 4,
            !(after.isJoined && after.isSymbol(Symbol.slash)), !after.has(.dose),
            !after.has([.yearUnit, .monthUnit, .weekUnit, .dayUnit])
        else { return false }
        var first = window.token(ordinal)
        if window.token(ordinal - 1).has(.state), window.token(ordinal - 1).isCapital,
            window.token(ordinal - 1).cue == 0
        {
            first = window.token(ordinal - 1)
        }
        last = letterEnd(category, last, &window)
        keep(category, first, window.token(last), next: last + 1)
        return true
    }

    /// "OR 448 JQX", "QQ 12 34 56 C": the ordinal of the capitals behind the digits of a plate or
    /// of a number of social insurance.
    func letterEnd(
        _ category: IdentifierSpan.Category, _ last: Int, _ window: inout TokenWindow
    ) -> Int {
        let letters = window.token(last + 1)
        guard letters.kind == .word, letters.isCapital || category == .vehicle && letters.hasDigit,
            !letters.hasDigit || category == .vehicle, !letters.isJoined
        else { return last }
        switch category {
        case .vehicle: return letters.length <= 3 && !letters.isListed ? last + 1 : last
        case .socialSecurity: return letters.length == 1 ? last + 1 : last
        case .healthPlan:
            // "OHIP 4417 882 093 KW", "GMS L 220 1187 C"
            let after = window.token(last + 2)
            guard after.kind != .number, !(after.isJoined && after.kind == .symbol),
                letters.length == 1
                    || letters.length == 2 && !letters.isListed && letters.traits.isEmpty
                        && !letters.has(.known)
            else { return last }
            return last + 1
        default: return last
        }
    }

    /// "W2391 88412": further groups of digits behind blanks; the ordinal of the last one.
    func groupEnd(_ ordinal: Int, _ window: inout TokenWindow) -> Int {
        var last = ordinal
        while last - ordinal < 5 {
            let next = window.token(last + 1)
            let after = window.token(last + 2)
            let tail = window.token(last + 3)
            if next.kind == .number, !next.isJoined, after.isJoined, after.isSymbol(Symbol.dash),
                tail.kind == .number, tail.isJoined, tail.length >= 3
            {
                // "GSH 00-4417"
                last += 3
                continue
            }
            guard next.kind == .number, !next.isJoined, next.length >= 2,
                !(after.isJoined && after.kind == .symbol && after.symbol != Symbol.comma
                    && after.symbol != Symbol.semicolon && after.symbol != Symbol.point),
                !after.has(.dose), !after.has(.yearUnit)
            else { break }
            last += 1
        }
        return last
    }
}
