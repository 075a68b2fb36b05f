extension VitalRules {
    /// How far behind a value the next of its kind may stand, in tokens.
    private static let repeatReachMax = 9

    /// A number without an announcement of its own that goes on with the sign before it: the next
    /// cell of "HR | 84 | 92", the "95% on 4L" behind "89% RA", the "132.5 lb" behind "131 lb".
    mutating func continued(
        _ ordinal: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>
    ) -> Bool {
        let distance = ordinal - lastEnd
        guard lastCue != .none, distance >= 0, distance <= Self.repeatReachMax else { return false }
        let before = window.token(ordinal - 1)
        let token = window.token(ordinal)
        let next = window.token(ordinal + 1)
        let isCell =
            distance == 1 && before.isSymbol(UInt8(ascii: "|"))
            || lastEnd > lineEndOrdinal && Int(token.start - before.end) >= 2
                && before.kind != .newline && isRowLabelled && (distance == 0 || isStamped)
        let isPercent =
            lastCue == .saturation && distance <= 7 && 70...100 ~= token.value
            && next.isSymbol(Symbol.percent) && !before.isWord(.comparison)
            && staysInSentence(ordinal, &window)
        guard
            isCell || isPercent || isStamped || isAnotherWeight(ordinal, &window, bytes)
                || isAnotherSaturation(ordinal, &window) || isRevised(ordinal, &window, bytes)
                || isAnotherTemperature(ordinal, &window, bytes)
        else {
            return false
        }
        isStamped = false
        let unit = lastUnit
        begin(lastCue)
        announcedUnit = unit
        isLabelled = true
        return true
    }

    /// "Vitals: 118/72, 74, 16, 98.9, 100% RA": what stands behind a pressure, in the usual order.
    mutating func list(
        after next: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>,
        _ extraction: inout NoteExtraction
    ) {
        var numbers: [NumberReading] = []
        var index = next
        var hasPercent = false
        while numbers.count < 4, window.token(index).isSymbol(Symbol.comma),
            let number = NumberReading(at: index + 1, &window, bytes)
        {
            let after = window.token(number.next)
            if after.isSymbol(Symbol.percent) {
                hasPercent = true
                numbers.append(number)
                break
            }
            guard
                after.isSymbol(Symbol.comma) || after.kind == .newline || after.kind == .end
                    || after.isSymbol(Symbol.point)
            else { return }
            numbers.append(number)
            index = number.next
        }
        if 1...2 ~= numbers.count, !hasPercent, window.token(index).isSymbol(Symbol.comma),
            window.token(index + 1).isWord(.saturation), let pulse = numbers.first,
            3_000...22_000 ~= pulse.hundredths, !pulse.hasDecimals
        {
            // "128/70, 62, sat 96%"
            keep(.heartRate, pulse, &window, &extraction)
            if numbers.count == 2, 600...6_000 ~= numbers[1].hundredths, !numbers[1].hasDecimals {
                keep(.respiratoryRate, numbers[1], &window, &extraction)
            }
            return
        }
        guard numbers.count >= 3, let first = numbers.first, 3_000...22_000 ~= first.hundredths,
            !first.hasDecimals, !numbers[1].hasDecimals, 600...6_000 ~= numbers[1].hundredths
        else { return }
        keep(.heartRate, first, &window, &extraction)
        keep(.respiratoryRate, numbers[1], &window, &extraction)
        for number in numbers.dropFirst(2) {
            let isLast = number.start == numbers[numbers.count - 1].start
            if isLast, hasPercent {
                keep(.oxygenSaturation, number, &window, &extraction)
            } else if number.hasDecimals {
                begin(.temperature)
                isLabelled = true
                temperature(number.next - 3, &window, bytes, &extraction)
            }
        }
        cue = .none
    }

    private mutating func keep(
        _ sign: VitalMeasurement.Sign, _ number: NumberReading, _ window: inout TokenWindow,
        _ extraction: inout NoteExtraction
    ) {
        keep(
            sign, number.hundredths, number.start..<number.end, next: number.next, &window,
            &extraction)
    }

    /// "138/86 P 66", "128/74 standing": what follows says that the pair is a blood pressure.
    func isNeighboured(
        _ next: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>
    ) -> Bool {
        let after = window.token(next)
        guard after.kind == .word else { return false }
        if after.isWord([.heartRate, .letterP, .letterR, .respiration, .saturation]),
            window.token(next + 1).kind == .number || window.token(next + 1).isSymbol(Symbol.colon)
        {
            return true
        }
        let first = bytes[Int(after.start)] | 0x20
        return after.isWord(.filler) && 5...8 ~= after.length
            && (first == UInt8(ascii: "s") || first == UInt8(ascii: "l"))
    }

    /// "toothache, throbbing, 7/10": pain stood before on the line, and no other score.
    func isPainBefore(_ ordinal: Int, _ window: inout TokenWindow) -> Bool {
        for distance in 1...16 {
            let token = window.token(ordinal - distance)
            if token.kind == .newline || token.kind == .heading || token.kind == .end { break }
            if token.isWord(.pain) { return true }
            if token.has(.score) { return false }
            if token.isSymbol(Symbol.slash), window.token(ordinal - distance + 1).value != 10 {
                return false
            }
        }
        return false
    }
}
