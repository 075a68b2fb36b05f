extension IdentifierRules {
    /// Most tokens that belong to an age behind its number: "-year-old".
    private static let ageTailCountMax = 6
    /// Longest identifier that is looked around, in tokens.
    static let widenedTokenCountMax = 20

    /// What stands beside the identifier just kept and is part of it: "last" Tuesday, Friday
    /// "night", 94"-year-old", "Aunt" Jo, Robert "(Bob)" Hale.
    mutating func widen(
        _ ordinal: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>
    ) {
        guard let span = spans.last, consumedEnd - ordinal < Self.widenedTokenCountMax else {
            return
        }
        let isFirst = Int(window.token(ordinal).start) == span.range.lowerBound
        switch span.category {
        case .date:
            widenDate(ordinal, isFirst, &window)
            growDate(ordinal, isFirst, &window)
        case .age: widenAge(&window)
        case .name:
            widenName(ordinal, &window)
            growName(ordinal, &window, bytes)
            settle(ordinal, &window, bytes)
        case .geography:
            if isFirst { widenDepartment(ordinal, &window) }
            widenPlace(&window)
            growPlace(ordinal, isFirst, &window, bytes)
        case .device, .healthPlan, .licence, .vehicle, .other:
            if isFirst { widenNumber(ordinal, span, &window, bytes) }
        default: break
        }
    }

    private mutating func widenDate(
        _ ordinal: Int, _ isFirst: Bool, _ window: inout TokenWindow
    ) {
        if isFirst {
            let before = window.token(ordinal - 1)
            if before.kind == .word, before.has(.dayLead) {
                joinFree(from: before)
            } else if before.isSymbol(Symbol.dash), before.isJoined,
                window.token(ordinal - 2).has(.dayLead)
            {
                joinFree(from: window.token(ordinal - 2))
            }
        }
        let next = window.token(consumedEnd)
        if next.kind == .word, next.has(.dayPart), !next.isJoined {
            extend(to: next, next: consumedEnd + 1)
        } else if next.kind == .number, next.length <= 2,
            window.token(consumedEnd + 1).isSymbol(Symbol.colon),
            window.token(consumedEnd + 2).kind == .number,
            window.token(consumedEnd + 2).isJoined, window.token(consumedEnd + 2).length == 2
        {
            // "2026-01-14 08:05"
            extend(to: window.token(consumedEnd + 2), next: consumedEnd + 3)
        } else if next.isSymbol(Symbol.open), window.token(consumedEnd + 1).has(.weekday),
            window.token(consumedEnd + 2).isSymbol(UInt8(ascii: ")"))
        {
            // "11/27/25 (Thanksgiving)"
            extend(to: window.token(consumedEnd + 2), next: consumedEnd + 3)
        }
    }

    /// "UNUM 7719-30-552", "LOT 88JX204": the capitals right before a number are part of it.
    private mutating func widenNumber(
        _ ordinal: Int, _ span: IdentifierSpan, _ window: inout TokenWindow, _ bytes: Span<UInt8>
    ) {
        let before = window.token(ordinal - 1)
        let first = window.token(ordinal)
        guard first.kind == .number || first.hasDigit, !first.isJoined, before.kind == .word,
            !window.token(ordinal + 1).isSymbol(Symbol.colon),
            2...6 ~= before.length, !before.hasDigit, before.traits.isEmpty || before.cue != 0,
            !before.isListed || before.cue != 0, isCapitals(before, bytes),
            span.category != .other || before.cue == 0 && !before.has(.known)
        else { return }
        let dash = window.token(ordinal - 2)
        if before.isJoined, dash.isSymbol(Symbol.dash), dash.isJoined,
            isCapitals(window.token(ordinal - 3), bytes)
        {
            joinFree(from: window.token(ordinal - 3))
        } else {
            joinFree(from: before)
        }
    }

    /// Begins the last identifier earlier, unless another one ends there.
    private mutating func joinFree(from first: Token) {
        guard spans.count < 2 || spans[spans.count - 2].range.upperBound <= Int(first.start) else {
            return
        }
        join(from: first)
    }

    private mutating func widenAge(_ window: inout TokenWindow) {
        var last = consumedEnd - 1
        let limit = last + Self.ageTailCountMax
        while last < limit {
            let next = window.token(last + 1)
            let isTail =
                next.kind == .word && (next.has([.yearUnit, .old]) || next.isJoined)
                || next.isJoined
                    && (next.isSymbol(Symbol.dash) || next.isSymbol(UInt8(ascii: "+"))
                        || next.isSymbol(Symbol.point) && window.token(last + 2).isJoined
                            && window.token(last + 2).has(.old)
                        || next.isSymbol(Symbol.slash) && window.token(last + 2).kind == .word)
            guard isTail else { break }
            last += 1
        }
        if window.token(last).isSymbol(Symbol.dash) { last -= 1 }
        if last >= consumedEnd { extend(to: window.token(last), next: last + 1) }
    }

    private mutating func widenName(_ ordinal: Int, _ window: inout TokenWindow) {
        let first = window.token(ordinal)
        if first.has(.relative), first.isCapital, first.kind == .word,
            spans.last?.range.lowerBound == Int(window.token(ordinal + 1).start)
        {
            joinFree(from: first)
        }
        let span = spans.last?.range.lowerBound ?? -1
        if ordinal > 0 {
            // "Baby girl Oyelaran", "baby Noemi"
            var index = Int(first.start) == span ? ordinal - 1 : ordinal
            var start: Token?
            while ordinal - index < 4, window.token(index).isKind(.infant),
                Int(window.token(index + 1).start) <= span
            {
                start = window.token(index)
                index -= 1
            }
            if let start, Int(start.start) < span { joinFree(from: start) }
        }
        // 'Robert "Bob" Hale', "Robert (Bob) Hale"
        let open = window.token(consumedEnd)
        let inner = window.token(consumedEnd + 1)
        let close = window.token(consumedEnd + 2)
        guard open.kind == .symbol, close.kind == .symbol, inner.kind == .word, inner.isCapital,
            isOpening(open) && isOpening(close)
                || open.symbol == Symbol.open && close.symbol == UInt8(ascii: ")"),
            !inner.hasDigit, !inner.isListed || inner.has([.givenName, .wordName])
        else { return }
        let name = window.token(consumedEnd + 3)
        let behind = window.token(consumedEnd + 4)
        if name.length == 1, name.isCapital, name.kind == .word,
            behind.kind == .newline || Int(behind.start - name.end) >= 2
        {
            extend(to: name, next: consumedEnd + 4)
        } else if isNamePart(name), name.length > 1 {
            let last = nameEnd(consumedEnd + 3, &window)
            extend(to: window.token(last), next: last + 1)
        } else if isOpening(open) {
            extend(to: close, next: consumedEnd + 3)
        }
    }

    func isOpening(_ token: Token) -> Bool {
        token.isSymbol(UInt8(ascii: "\"")) || token.isSymbol(Symbol.other)
            || token.isSymbol(UInt8(ascii: "'"))
    }

    /// "Department of Cardiology, Saltmarsh General Hospital": the part of the hospital before it.
    private mutating func widenDepartment(_ ordinal: Int, _ window: inout TokenWindow) {
        var index = ordinal - 1
        guard window.token(index).isSymbol(Symbol.comma) else { return }
        index -= 1
        while ordinal - index < 6, window.token(index).kind == .word, window.token(index).isCapital
        {
            index -= 1
        }
        let department = window.token(index - 1)
        guard window.token(index).has([.particle, .preposition]), window.token(index).length == 2,
            department.kind == .word, department.isCapital, department.has(.facilityTail),
            department.length >= 10 || department.length == 4
        else { return }
        joinFree(from: department)
    }

    /// "Amazon warehouse": what kind of place it is, in lower case.
    private mutating func widenPlace(_ window: inout TokenWindow) {
        let next = window.token(consumedEnd)
        if next.kind == .word, next.has(.facility), !next.isCapital, !next.isJoined,
            !next.has(.credential)
        {
            extend(to: next, next: consumedEnd + 1)
        }
        widenNumbered(&window)
    }

    // MARK: - Where a name may stand

    /// 'name "Rico"', 'nicknamed "Bunny"', 'Pt "Skip" Doe': a name between quotation marks.
    mutating func quoted(
        _ token: Token, _ ordinal: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>
    ) -> Bool {
        guard isOpening(window.token(ordinal - 1)), isOpening(window.token(ordinal + 1)),
            token.length > 1, !token.hasDigit
        else { return false }
        let cue = window.token(ordinal - 2)
        guard cue.kind == .word else { return false }
        let isNaming = cue.has(.naming)
        let isPerson = cue.has([.relative, .person, .nameCue])
        guard isNaming || isPerson && (isUnlisted(token, bytes) || token.has([.givenName])) else {
            return false
        }
        keep(.name, token, token, next: ordinal + 1)
        return true
    }

    /// "LM RN", "JKL/mw", "-KJ": the letters of whoever writes.
    mutating func monogram(
        _ token: Token, _ ordinal: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>
    ) -> Bool {
        guard 2...3 ~= token.length, !token.hasDigit, !token.isListed, token.cue == 0,
            token.traits.isEmpty, !token.has(.known.union(.common)), isCapitals(token, bytes)
        else { return false }
        let next = window.token(ordinal + 1)
        let before = window.token(ordinal - 1)
        if next.kind == .word, next.has(.credential), !next.isJoined, isCapitals(next, bytes),
            !(before.kind == .word && before.isCapital), next.length <= 4,
            ends(window.token(ordinal + 2))
        {
            keep(.name, token, next, next: ordinal + 2)
            return true
        }
        let tail = window.token(ordinal + 2)
        if next.isJoined, next.isSymbol(Symbol.slash) || next.isSymbol(Symbol.colon),
            tail.kind == .word, tail.isJoined, tail.length <= 3, !tail.hasDigit,
            !tail.isCapital || !tail.isListed && !tail.has(.known.union(.common)),
            ends(window.token(ordinal + 3))
                || isLineFirst(ordinal, &window)
                    && (window.token(ordinal + 3).kind == .number
                        || Int(window.token(ordinal + 3).start - tail.end) >= 2),
            !tail.isCapital || isLineFirst(ordinal, &window)
                || spans.last?.category == .date && consumedEnd == ordinal
        {
            keep(.name, token, tail, next: ordinal + 3)
            return true
        }
        let lead = window.token(ordinal - 2)
        guard token.isJoined, before.isSymbol(Symbol.dash), ends(next),
            next.kind != .symbol, lead.kind != .newline, !before.isJoined || lead.kind == .symbol
        else { return false }
        keep(.name, token, token, next: ordinal + 1)
        return true
    }

    /// "RXH 660 2189", "KH 40 7716": capitals and groups of digits, which nobody announced.
    mutating func capitalGroups(
        _ token: Token, _ ordinal: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>
    ) -> Bool {
        guard 2...4 ~= token.length, !token.hasDigit, !token.isListed, token.traits.isEmpty,
            !token.has(.known.union(.common)), isCapitals(token, bytes)
        else { return false }
        var last = ordinal
        var digitCount = 0
        while last - ordinal < 4 {
            let group = window.token(last + 1)
            guard group.kind == .number, 2...5 ~= group.length, !group.isJoined,
                Int(group.start - window.token(last).end) == 1
            else { break }
            digitCount += group.length
            last += 1
        }
        let next = window.token(last + 1)
        guard last - ordinal >= 2, digitCount >= 6, window.token(last).length >= 3,
            digitCount >= 7 || window.token(last).length >= 4,
            !(next.isJoined && next.kind != .newline
                && (next.kind != .symbol || next.symbol == Symbol.slash
                    || next.symbol == Symbol.percent || next.symbol == Symbol.colon)),
            !next.has(.dose)
        else { return false }
        keep(.other, token, window.token(last), next: last + 1)
        return true
    }

    private func ends(_ token: Token) -> Bool {
        switch token.kind {
        case .newline, .end, .heading: true
        case .symbol:
            token.symbol == Symbol.point || token.symbol == Symbol.comma
                || token.symbol == UInt8(ascii: ")") || token.symbol == Symbol.semicolon
        case .word, .number: false
        }
    }

    /// "Neuro: Krishnamoorthy - rec MRI": alone behind the colon of a service or a part played.
    func isLabelled(_ ordinal: Int, _ window: inout TokenWindow) -> Bool {
        guard window.token(ordinal - 1).isSymbol(Symbol.colon) else { return false }
        let label = window.token(ordinal - 2)
        guard label.kind == .word,
            label.has([.role, .person, .nameCue, .relative, .credential, .service])
        else { return false }
        let next = window.token(ordinal + 1)
        return next.kind != .word && next.kind != .number || next.has(.credential)
            || next.isCapital || next.has(.deed)
    }

    /// "Hallam, Ottoline  12-Sep-1988", "VARGA, IMRE  MRN": at the start of a line.
    mutating func headed(
        _ token: Token, _ ordinal: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>
    ) -> Bool {
        let before = window.token(ordinal - 1)
        let isStart =
            ordinal == 0 || before.kind == .newline || before.kind == .heading
            || before.isSymbol(UInt8(ascii: "|")) || before.has(.agent)
        let isWordName = token.has([.wordName, .surname, .givenName])
        guard isStart, window.token(ordinal + 1).isSymbol(Symbol.comma), token.length > 2,
            isWordName || isUnlisted(token, bytes)
        else { return false }
        let given = window.token(ordinal + 2)
        guard given.kind == .word, given.isCapital, !given.hasDigit, given.length > 1,
            given.has(.givenName) || isUnlisted(given, bytes)
                || given.has(.wordName) && isWordName,
            isCapitals(given, bytes) == isCapitals(token, bytes)
        else { return false }
        let last = nameEnd(ordinal + 2, &window)
        let behind = window.token(last + 1)
        let isClosed: Bool
        switch behind.kind {
        case .number, .newline, .end, .heading: isClosed = true
        case .symbol: isClosed = behind.symbol != Symbol.comma
        case .word:
            isClosed =
                behind.cue != 0 || behind.has([.dateCue, .aged, .credential, .person])
                || !behind.isCapital && isCapitals(token, bytes)
                || behind.length == 1 || Int(behind.start - window.token(last).end) >= 2
        }
        guard isClosed else { return false }
        keepName(token, last, &window)
        return true
    }

    /// "S/o Ramchandra", "W/o Suresh Pawar".
    mutating func kinship(
        _ token: Token, _ ordinal: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>
    ) -> Bool {
        let tail = window.token(ordinal + 2)
        guard token.length == 1, window.token(ordinal + 1).isSymbol(Symbol.slash),
            window.token(ordinal + 1).isJoined, tail.kind == .word, tail.isJoined,
            tail.length == 1, bytes[Int(tail.start)] | 0x20 == UInt8(ascii: "o"),
            [0x73, 0x77, 0x64].contains(bytes[Int(token.start)] | 0x20)
        else { return false }
        var first = ordinal + 3
        while first - ordinal < Self.markCountMax,
            window.token(first).has(.title) || window.token(first).isSymbol(Symbol.point)
                || window.token(first).isSymbol(Symbol.colon)
        {
            first += 1
        }
        let name = window.token(first)
        guard isNamePart(name), name.length > 2,
            name.has([.givenName, .surname]) || isUnlisted(name, bytes)
        else { return false }
        keepName(name, nameEnd(first, &window), &window)
        return true
    }

    /// Whether nothing of the sentence stands before.
    func beginsSentence(_ ordinal: Int, _ window: inout TokenWindow) -> Bool {
        let before = window.token(ordinal - 1)
        return ordinal == 0 || before.kind == .newline || before.kind == .heading
            || before.isSymbol(Symbol.point) && !window.token(ordinal).isJoined
    }

    /// "on Sat", "Fri/Sat", "Sat night": the day, and no saturation.
    mutating func saturday(
        _ token: Token, _ ordinal: Int, _ window: inout TokenWindow
    ) -> Bool {
        guard token.length == 3, token.isWord(.saturation) else { return false }
        let before = window.token(ordinal - 1)
        let next = window.token(ordinal + 1)
        let isPaired = next.kind == .symbol && window.token(ordinal + 2).has(.weekday)
        if isPaired, !next.isSymbol(Symbol.colon) {
            keep(.date, token, token, next: ordinal + 1)
            return true
        }
        if before.kind == .word, !before.isCapital, before.length > 2,
            next.kind == .newline || next.kind == .end
                || next.isSymbol(Symbol.point) && !window.token(ordinal + 2).isJoined
        {
            // "since the storm Sat."
            keep(.date, token, token, next: ordinal + 1)
            return true
        }
        guard next.kind != .number, !next.isSymbol(Symbol.colon), !next.isSymbol(Symbol.equals),
            next.kind != .word || next.has([.dayPart, .preposition]) || next.isCapital,
            before.has([.dateCue, .dayLead]) && before.kind == .word || next.has(.dayPart)
                || window.token(ordinal - 2).has(.weekday) && before.kind == .symbol
        else { return false }
        keep(.date, token, token, next: ordinal + 1)
        return true
    }
}
