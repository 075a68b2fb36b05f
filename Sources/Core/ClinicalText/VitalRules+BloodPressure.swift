extension VitalRules {
    /// Two numbers that may be a blood pressure.
    private struct Pair {
        var systolic: NumberReading
        var diastolic: NumberReading
        var next: Int
        var end: Int
        var hasUnit: Bool

        /// Two or three digits on both sides.
        var isShaped: Bool {
            2...3 ~= systolic.integerDigitCount && 2...3 ~= diastolic.integerDigitCount
        }
        /// As those of grown-ups are, and as hardly any dose of two drugs is.
        var isAdult: Bool {
            6_000...26_000 ~= systolic.hundredths && 3_000...15_000 ~= diastolic.hundredths
                && systolic.hundredths >= diastolic.hundredths + 1_000
        }
        /// Day and month in either order.
        var isDateShaped: Bool {
            let (first, second) = (systolic.hundredths / 100, diastolic.hundredths / 100)
            return first <= 31 && second <= 31 && min(first, second) <= 12
        }
    }

    mutating func bloodPressure(
        _ ordinal: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>,
        _ extraction: inout NoteExtraction
    ) {
        let isAnnounced = cue == .bloodPressure
        guard let pair = pair(ordinal, &window, bytes) else {
            guard isAnnounced else { return }
            if !leadsList(ordinal, &window, bytes, &extraction) { skipNumber(ordinal, &window) }
            return
        }
        let isNeighboured = !isAnnounced && isNeighboured(pair.next, &window, bytes)
        let isListed =
            !isAnnounced && window.token(pair.next).isSymbol(Symbol.comma)
            && window.token(ordinal - 1).isSymbol(Symbol.comma)
            && window.token(ordinal - 2).isWord(.fever)
        let isCertain = (isAnnounced && isDirect) || pair.hasUnit
        let isMeant =
            !isAnnounced && pair.isAdult && isAmongPressures(ordinal, pair.next, &window)
        guard isAnnounced || pair.hasUnit || isNeighboured || isListed || isMeant,
            !pair.isDateShaped || isCertain,
            isAnnounced || !isForeign(ordinal, .foreignPressure, &window)
        else {
            cue = .none
            return
        }
        let (systolic, diastolic) = (
            pair.systolic.hundredths / 100, pair.diastolic.hundredths / 100
        )
        let isAccepted =
            pair.isShaped && BloodPressure.accepts(systolic: systolic, diastolic: diastolic)
        guard isAccepted || (isCertain && (!pair.isDateShaped || pair.hasUnit)) else {
            cue = .none
            return
        }
        // "120/80 sitting, 110/70 standing": another one may follow.
        begin(.bloodPressure, isDirect: false)
        consumedEnd = pair.next
        pressureEnd = pair.next
        guard isMeasurement(endingAt: pair.next, &window) else { return }
        guard isAccepted else {
            extraction.outOfRangeCount += 1
            return
        }
        extraction.bloodPressures.append(
            BloodPressure(
                systolic: systolic, diastolic: diastolic, range: pair.systolic.start..<pair.end),
            usually: 4)
        if window.token(pair.next).isSymbol(Symbol.comma), !isInTable {
            list(after: pair.next, &window, bytes, &extraction)
        }
    }

    /// A time of day or the number of a reading may stand before the pressure.
    private mutating func skipNumber(_ ordinal: Int, _ window: inout TokenWindow) {
        let next = window.token(ordinal + 1)
        let isTime =
            next.isSymbol(Symbol.colon) && next.isJoined && window.token(ordinal + 2).isJoined
            && window.token(ordinal + 2).kind == .number
        let isPlain = next.kind != .symbol || [Symbol.comma, Symbol.colon].contains(next.symbol)
        guard isTime || (isPlain && window.token(ordinal).length <= 4) else {
            cue = .none
            return
        }
        isDirect = false
        consumedEnd = ordinal + (isTime ? 3 : 1)
    }

    /// Reads "120/80", "120 / 80 mmHg", "120 over 80"; nil for dates, ranges, doses and decimals.
    private mutating func pair(
        _ ordinal: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>
    ) -> Pair? {
        guard let systolic = NumberReading(at: ordinal, &window, bytes), !systolic.hasDecimals,
            !systolic.hasLeadingZero
        else { return nil }
        let separator = window.token(systolic.next)
        let isOver = separator.isWord(.over) && cue == .bloodPressure
        guard separator.isSymbol(Symbol.slash) || isOver else { return nil }
        let second = window.token(systolic.next + 1)
        guard second.kind == .number, second.length == 1 || bytes[Int(second.start)] != 0x30 else {
            return nil
        }
        var diastolic = systolic
        diastolic.hundredths = Int(second.value) * 100
        diastolic.integerDigitCount = second.length
        var next = systolic.next + 2
        var end = Int(second.end)
        let unit = window.token(next)
        var hasUnit = unit.isWord(.mmHg)
        if hasUnit {
            end = Int(unit.end)
            next += 1
        } else if unit.isWord(.millimetre), window.token(next + 1).isWord(.mercury) {
            hasUnit = true
            end = Int(window.token(next + 1).end)
            next += 2
        } else if goesOn(next, &window) {
            return nil
        }
        return Pair(
            systolic: systolic, diastolic: diastolic, next: next, end: end, hasUnit: hasUnit)
    }

    /// Whether the pair is part of a date, a range, a decimal or a dose.
    private func goesOn(_ next: Int, _ window: inout TokenWindow) -> Bool {
        let after = window.token(next)
        switch after.kind {
        case .word:
            // "120/80 L" is a side, no litre.
            return after.isJoined || (isOtherUnit(next, &window) && !after.isWord(.filler))
        case .symbol:
            let isNumberJoined =
                window.token(next + 1).isJoined && window.token(next + 1).kind == .number
            switch after.symbol {
            case Symbol.slash, Symbol.dash, Symbol.point: return after.isJoined && isNumberJoined
            case Symbol.percent: return after.isJoined
            default: return false
            }
        case .number, .newline, .heading, .end: return false
        }
    }
}
