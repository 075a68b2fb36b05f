extension VitalRules {
    /// A number: the value of what was announced, or a value known by its unit.
    mutating func number(
        _ ordinal: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>,
        _ extraction: inout NoteExtraction
    ) {
        switch cue {
        case .none: unannounced(ordinal, &window, bytes, &extraction)
        case .bloodPressure: bloodPressure(ordinal, &window, bytes, &extraction)
        case .temperature, .fever, .letterT:
            if cue == .fever, window.token(ordinal + 1).isSymbol(Symbol.slash) {
                cue = .none
                bloodPressure(ordinal, &window, bytes, &extraction)
                return
            }
            temperature(ordinal, &window, bytes, &extraction)
        case .heartRate, .letterP:
            rate(.heartRate, ordinal, &window, bytes, &extraction)
        case .respiration, .letterR:
            rate(.respiratoryRate, ordinal, &window, bytes, &extraction)
        case .saturation: saturation(ordinal, &window, bytes, &extraction)
        case .weight: weight(ordinal, &window, bytes, &extraction)
        case .pain: pain(ordinal, &window, bytes, &extraction)
        case .coma: coma(ordinal, &window, bytes, &extraction)
        case .oxygen: oxygen(ordinal, &window, bytes, &extraction)
        }
    }

    /// Whether the value goes on: a range, a ratio, a dose, a span of time.
    mutating func continues(
        _ next: Int, _ window: inout TokenWindow, allows unit: WordTraits = []
    ) -> Bool {
        let after = window.token(next)
        if after.kind == .word {
            if after.isWord(unit) { return false }
            return after.isJoined || after.isWord(.degrees) || isOtherUnit(next, &window)
                || (after.isWord(.to) && window.token(next + 1).kind == .number)
        }
        guard after.kind == .symbol else { return false }
        let following = window.token(next + 1)
        switch after.symbol {
        case Symbol.dash, UInt8(ascii: "~"):
            return following.kind == .number && !(isInTable && !following.isJoined)
        case Symbol.slash: return !following.isWord(.minute)
        case Symbol.percent, UInt8(ascii: "x"), UInt8(ascii: "+"): return after.isJoined
        default: return false
        }
    }

    /// Whether a dose's or a span of time's unit stands here; "HR 88" is no hour.
    func isOtherUnit(_ ordinal: Int, _ window: inout TokenWindow) -> Bool {
        let token = window.token(ordinal)
        guard token.isWord(.otherUnit) else { return false }
        guard token.isWord(.heartRate) else { return true }
        let following = window.token(ordinal + 1)
        return !token.isCapital && following.kind != .number
            && !following.isSymbol(Symbol.colon) && !following.isSymbol(Symbol.equals)
    }

    /// Keeps a value, or counts it when it is out of range, or leaves both for a goal.
    mutating func keep(
        _ sign: VitalMeasurement.Sign, _ hundredths: Int, _ range: Range<Int>, next: Int,
        _ window: inout TokenWindow, _ extraction: inout NoteExtraction
    ) {
        cue = .none
        consumedEnd = next
        guard isMeasurement(endingAt: next, &window) else { return }
        guard sign.hundredthsLimit.contains(hundredths) else {
            extraction.outOfRangeCount += 1
            return
        }
        extraction.measurements.append(
            VitalMeasurement(sign: sign, hundredths: hundredths, range: range), usually: 16)
    }

    private mutating func rate(
        _ sign: VitalMeasurement.Sign, _ ordinal: Int, _ window: inout TokenWindow,
        _ bytes: Span<UInt8>, _ extraction: inout NoteExtraction
    ) {
        let letter = cue.isLetter
        if !letter, skipsMinutes(ordinal, &window) { return }
        guard let number = NumberReading(at: ordinal, &window, bytes), !number.hasDecimals,
            number.integerDigitCount <= 4, !number.hasLeadingZero,
            !continues(number.next, &window, allows: .beatsPerMinute)
        else {
            cue = .none
            return
        }
        if letter {
            let isFollowed = window.token(number.next).isWord(WordTraits.vitalCues)
            guard 2...3 ~= number.integerDigitCount || isFollowed,
                standsAlone(number.next, &window),
                sign.hundredthsLimit.contains(number.hundredths)
            else {
                cue = .none
                return
            }
        }
        let (next, end) = rateUnit(number, &window)
        if sign == .respiratoryRate, number.integerDigitCount == 1, number.hundredths < 400,
            !isLabelled, window.token(next).isSymbol(Symbol.comma),
            window.token(next + 1).isCapital,
            !window.token(next + 1).isWord(WordTraits.vitalCues)
        {
            // "RR 2, Ste. Anne": a rural route.
            cue = .none
            return
        }
        keep(sign, number.hundredths, number.start..<end, next: next, &window, &extraction)
    }

    /// After "P 88" and "R 18" comes nothing, a mark, or another vital sign.
    private func standsAlone(_ next: Int, _ window: inout TokenWindow) -> Bool {
        let after = window.token(next)
        guard after.kind == .word else { return true }
        return after.isWord(
            WordTraits.vitalCues.union([
                .letterT, .letterP, .letterR, .beatsPerMinute, .quality, .conjunction, .weight,
                .pain, .coma, .heart, .respiratory, .blood,
            ])) || after.hasDigit
    }

    /// "bpm", "/min", "beats per minute", "breaths/min".
    private func rateUnit(
        _ number: NumberReading, _ window: inout TokenWindow
    ) -> (next: Int, end: Int) {
        var next = number.next
        var end = number.end
        if window.token(next).isWord(.beatsPerMinute) {
            end = Int(window.token(next).end)
            next += 1
        }
        let slash = window.token(next)
        let minute = window.token(next + 1)
        if minute.isWord(.minute),
            slash.isSymbol(Symbol.slash) || slash.kind == .word && slash.length == 3
        {
            end = Int(minute.end)
            next += 2
        }
        return (next, end)
    }

    private mutating func saturation(
        _ ordinal: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>,
        _ extraction: inout NoteExtraction
    ) {
        guard let number = NumberReading(at: ordinal, &window, bytes),
            2...3 ~= number.integerDigitCount, !number.hasLeadingZero
        else {
            cue = .none
            return
        }
        var next = number.next
        var end = number.end
        let unit = window.token(next)
        if unit.isSymbol(Symbol.percent) || unit.isWord(.percent) {
            end = Int(unit.end)
            next += 1
        }
        guard !continues(next, &window) || isRoomAir(window.token(next), bytes) else {
            cue = .none
            return
        }
        keep(
            .oxygenSaturation, number.hundredths, number.start..<end, next: next, &window,
            &extraction)
    }

    /// "O2 98%", "O2: 97 RA"; a flow, a part of inspired air or a device is none.
    private mutating func oxygen(
        _ ordinal: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>,
        _ extraction: inout NoteExtraction
    ) {
        let number = window.token(ordinal)
        let after = window.token(ordinal + 1)
        let isPercent = after.isSymbol(Symbol.percent) || after.isWord(.percent)
        guard 70...100 ~= number.value,
            isPercent || isLabelled || after.length == 2 || isRoomAir(after, bytes),
            !after.isWord(.otherUnit)
        else {
            cue = .none
            return
        }
        saturation(ordinal, &window, bytes, &extraction)
    }

    private mutating func weight(
        _ ordinal: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>,
        _ extraction: inout NoteExtraction
    ) {
        let announced = announcedUnit
        cue = .none
        guard let number = NumberReading(at: ordinal, &window, bytes, allowsComma: true),
            number.integerDigitCount <= 5
        else { return }
        if grams(number, &window, &extraction) { return }
        let unit = window.token(number.next)
        if unit.isWord(.stone) {
            stones(number, &window, &extraction)
            return
        }
        let isWritten = unit.isWord([.kilogram, .pound, .gram])
        if !isWritten, fromTo(number, &window, &extraction) { return }
        guard isWritten || !continues(number.next, &window),
            isWritten || announced != [] || isBareWeight(number, &window)
        else { return }
        let traits =
            isWritten
            ? unit.traits : announced != [] ? announced : isPounds(number) ? .pound : .kilogram
        lastUnit = traits
        lastWeightHundredths = number.hundredths
        var hundredths = number.hundredths
        if traits.contains(.pound) {
            let ounces = window.token(number.next + 1)
            if isWritten, ounces.kind == .number, window.token(number.next + 2).isWord(.ounce) {
                hundredths += Int(ounces.value) * 100 / 16
                keep(
                    .weight, Self.kilogramHundredths(poundHundredths: hundredths),
                    number.start..<Int(window.token(number.next + 2).end), next: number.next + 3,
                    &window, &extraction)
                return
            }
            hundredths = Self.kilogramHundredths(poundHundredths: hundredths)
        } else if traits.contains(.gram) {
            hundredths = (hundredths + 500) / 1_000
        }
        keep(
            .weight, hundredths, number.start..<(isWritten ? Int(unit.end) : number.end),
            next: number.next + (isWritten ? 1 : 0), &window, &extraction)
    }

    private mutating func pain(
        _ ordinal: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>,
        _ extraction: inout NoteExtraction
    ) {
        let isScore = hasScoreWord || isLabelled
        cue = .none
        guard let number = NumberReading(at: ordinal, &window, bytes), number.integerDigitCount <= 3
        else { return }
        if let (next, end) = outOfTen(number.next, &window) {
            keep(.pain, number.hundredths, number.start..<end, next: next, &window, &extraction)
        } else if isScore || isPlain(number, &window), !continues(number.next, &window) {
            keep(
                .pain, number.hundredths, number.start..<number.end, next: number.next, &window,
                &extraction)
        }
    }

    /// "Pain 4 at rest", "PAIN 2;"
    private func isPlain(_ number: NumberReading, _ window: inout TokenWindow) -> Bool {
        let after = window.token(number.next)
        guard number.hundredths <= 1_000, !number.hasDecimals,
            window.token(number.next - 2).isWord(.pain)
        else { return false }
        switch after.kind {
        case .symbol: return after.symbol == Symbol.comma || after.symbol == Symbol.semicolon
        case .newline, .end, .heading: return true
        case .word:
            return after.length == 2 && after.isWord(.at) || after.isWord(WordTraits.vitalCues)
        case .number: return false
        }
    }

    /// "/10" or "out of 10", and nothing that makes it a date.
    func outOfTen(_ next: Int, _ window: inout TokenWindow) -> (next: Int, end: Int)? {
        var index = next
        if window.token(index).isSymbol(Symbol.slash) {
            index += 1
        } else if window.token(index).kind == .word, window.token(index).length == 2,
            window.token(index).isWord(.directFiller), !window.token(index).isWord(.at)
        {
            // "6 of 10"
            index += 1
        } else if window.token(index).isWord(.out) {
            index += 2
        } else {
            return nil
        }
        let ten = window.token(index)
        guard ten.kind == .number, ten.value == 10 else { return nil }
        let after = window.token(index + 1)
        if after.isJoined, after.isSymbol(Symbol.slash) || after.kind == .word { return nil }
        return (index + 1, Int(ten.end))
    }

    private mutating func coma(
        _ ordinal: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>,
        _ extraction: inout NoteExtraction
    ) {
        cue = .none
        guard let number = NumberReading(at: ordinal, &window, bytes), !number.hasDecimals,
            number.integerDigitCount <= 2, !number.hasLeadingZero
        else { return }
        var next = number.next
        var end = number.end
        let total = window.token(next + 1)
        if window.token(next).isSymbol(Symbol.slash), total.kind == .number {
            guard total.value == 15 else { return }
            next += 2
            end = Int(total.end)
        }
        guard !continues(next, &window) else { return }
        keep(.comaScale, number.hundredths, number.start..<end, next: next, &window, &extraction)
    }

    /// Values that their unit gives away: "120/80 mmHg", "88 bpm", "8/10 pain", "38.2 °C".
    @inline(__always) private mutating func unannounced(
        _ ordinal: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>,
        _ extraction: inout NoteExtraction
    ) {
        let next = window.token(ordinal + 1)
        if next.isSymbol(Symbol.slash) {
            bloodPressure(ordinal, &window, bytes, &extraction)
            guard consumedEnd <= ordinal else { return }
            if let number = NumberReading(at: ordinal, &window, bytes),
                let (after, end) = outOfTen(number.next, &window),
                window.token(after).isWord(.pain) || window.token(after + 1).isWord(.pain)
                    || number.hundredths <= 1_000 && isPainBefore(ordinal, &window)
            {
                keep(
                    .pain, number.hundredths, number.start..<end, next: after, &window, &extraction)
            }
        } else if next.isWord(.beatsPerMinute), next.length == 3 {
            guard !isForeign(ordinal, .fetal, &window) else { return }
            rate(.heartRate, ordinal, &window, bytes, &extraction)
        } else if next.isSymbol(Symbol.percent), 60...100 ~= window.token(ordinal).value,
            isOnRoomAir(ordinal + 2, &window, bytes)
        {
            saturation(ordinal, &window, bytes, &extraction)
        } else if section == .objective {
            unannouncedTemperature(ordinal, &window, bytes, &extraction)
        }
    }

    /// Whether one of the last words of the line says that the value is another's.
    func isForeign(_ ordinal: Int, _ traits: WordTraits, _ window: inout TokenWindow) -> Bool {
        for distance in 1...5 {
            let token = window.token(ordinal - distance)
            if token.kind == .newline || token.kind == .heading || token.kind == .end { break }
            if token.isWord(traits) { return true }
        }
        return false
    }
}
