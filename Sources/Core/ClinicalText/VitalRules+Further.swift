extension VitalRules {
    /// How far before a pair of numbers a word may stand that makes it a blood pressure, in tokens.
    private static let contextReachMax = 9
    /// How far behind a blood pressure the next one of the line may stand, in tokens.
    private static let pressureReachMax = 30
    /// Fewest pounds, in hundredths, of a whole number without a unit.
    private static let barePoundHundredthsMin = 10_000

    /// "cuff 116/72", "hypotensive (82/48)", "; standing 82/44": what stands before says that the
    /// pair is a blood pressure, and nothing behind that it is a dose.
    mutating func isAmongPressures(
        _ ordinal: Int, _ next: Int, _ window: inout TokenWindow
    ) -> Bool {
        let after = window.token(next)
        if after.has(.dose) || after.isWord(.otherUnit) && !after.isWord(.filler) { return false }
        let before = window.token(ordinal - 1)
        let isArrow = before.isSymbol(Symbol.greater) && before.isJoined
        if before.isSymbol(Symbol.less) || before.isSymbol(Symbol.slash) { return false }
        if before.isSymbol(Symbol.greater), !window.token(ordinal - 2).isSymbol(Symbol.dash),
            !window.token(ordinal - 2).isSymbol(Symbol.greater)
        {
            return false
        }
        if before.isWord(.comparison) || window.token(ordinal - 2).isWord(.comparison) {
            return false
        }
        if pressureEnd > lineEndOrdinal, ordinal - pressureEnd <= Self.pressureReachMax {
            return true
        }
        for distance in 1...Self.contextReachMax {
            let token = window.token(ordinal - distance)
            if token.kind == .newline || token.kind == .heading || token.kind == .end { break }
            if token.isSymbol(Symbol.point), !window.token(ordinal - distance + 1).isJoined {
                break
            }
            if token.has(.dose) && !isArrow || token.isWord(.foreignPressure) { return false }
            if token.isWord([.pressureContext, .bloodPressure]) { return true }
        }
        return false
    }

    /// "VS 98.2 F, HR 112", "VS 97.9-66-16-148/84": a list of vital signs begins with its
    /// temperature.
    mutating func leadsList(
        _ ordinal: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>,
        _ extraction: inout NoteExtraction
    ) -> Bool {
        guard isDirect, let number = NumberReading(at: ordinal, &window, bytes),
            number.hasDecimals,
            3_300...4_300 ~= number.hundredths || 9_200...10_900 ~= number.hundredths
        else { return false }
        if hyphenated(number, &window, bytes, &extraction) { return true }
        begin(.temperature)
        isLabelled = true
        temperature(ordinal, &window, bytes, &extraction)
        guard consumedEnd > ordinal else { return false }
        begin(.bloodPressure)
        return true
    }

    /// "97.9-66-16-148/84": temperature, pulse, respiration and pressure with hyphens between.
    private mutating func hyphenated(
        _ temperature: NumberReading, _ window: inout TokenWindow, _ bytes: Span<UInt8>,
        _ extraction: inout NoteExtraction
    ) -> Bool {
        var index = temperature.next
        for count in 0..<3 {
            let number = window.token(index + 1)
            guard window.token(index).isSymbol(Symbol.dash), number.kind == .number,
                count == 0 ? 30...220 ~= number.value : count == 1 ? 6...60 ~= number.value : true
            else { return false }
            index += 2
        }
        let diastolic = window.token(index + 1)
        let systolic = window.token(index - 1)
        guard window.token(index).isSymbol(Symbol.slash), diastolic.kind == .number,
            BloodPressure.accepts(systolic: Int(systolic.value), diastolic: Int(diastolic.value))
        else { return false }
        let isCelsius = temperature.hundredths < 4_500
        let next = index + 2
        let (rate, breaths) = (window.token(index - 5), window.token(index - 3))
        consumedEnd = next
        cue = .none
        guard isMeasurement(endingAt: next, &window) else { return true }
        isMetric = isCelsius
        extraction.temperatures.append(
            BodyTemperature(
                hundredths: isCelsius
                    ? temperature.hundredths
                    : BodyTemperature.celsiusHundredths(
                        fahrenheitHundredths: temperature.hundredths),
                range: temperature.start..<temperature.end), usually: 4)
        keep(
            .heartRate, Int(rate.value) * 100, rate.range, next: next, &window, &extraction)
        keep(
            .respiratoryRate, Int(breaths.value) * 100, breaths.range, next: next, &window,
            &extraction)
        pressureEnd = next
        extraction.bloodPressures.append(
            BloodPressure(
                systolic: Int(systolic.value), diastolic: Int(diastolic.value),
                range: Int(systolic.start)..<Int(diastolic.end)), usually: 4)
        return true
    }

    /// "temp 3:36 103.8", "Wt 10/1 118.2 lb": a time or a day between the sign and its value.
    @inline(__always) mutating func stamped(_ ordinal: Int, _ window: inout TokenWindow) -> Bool {
        let goesOn =
            cue == .none && lastCue != .none && 0...2 ~= ordinal - lastEnd
            && lastEnd > lineEndOrdinal
        guard cue == .temperature || cue == .weight || goesOn && lastCue != .bloodPressure else {
            return false
        }
        let token = window.token(ordinal)
        let mark = window.token(ordinal + 1)
        let second = window.token(ordinal + 2)
        let value = window.token(ordinal + 3)
        let isTime = mark.isSymbol(Symbol.colon) && second.length == 2
        let isDay =
            mark.isSymbol(Symbol.slash) && 1...31 ~= token.value && 1...31 ~= second.value
            && min(token.value, second.value) <= 12
        guard isTime || isDay, token.length <= 2, mark.isJoined, second.kind == .number,
            second.isJoined, value.kind == .number, !value.isJoined
        else { return false }
        consumedEnd = ordinal + 3
        if cue == .none {
            lastEnd = ordinal + 3
            isStamped = true
        }
        return true
    }

    /// "→"
    private static func isArrow(_ token: Token, _ bytes: Span<UInt8>) -> Bool {
        token.symbol == Symbol.other && bytes.octet(Int(token.start)) == 0xE2
            && bytes.octet(Int(token.start) + 1) == 0x86
    }

    /// "Temp 38.7 at 0200, 38.9 at 0225": a temperature with its tenth, and a comma before it.
    mutating func isAnotherTemperature(
        _ ordinal: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>
    ) -> Bool {
        guard lastCue == .temperature || lastCue == .fever, ordinal - lastEnd <= 4,
            window.token(ordinal - 1).isSymbol(Symbol.comma), staysInSentence(ordinal, &window),
            let number = NumberReading(at: ordinal, &window, bytes), number.hasDecimals,
            3_400...4_250 ~= number.hundredths || 9_500...10_800 ~= number.hundredths
        else { return false }
        let unit = window.token(number.next)
        return !unit.isWord(.otherUnit) && !unit.has(.dose) && !unit.isSymbol(Symbol.percent)
    }

    /// "(was 15", "from 141", "-> 95", ", now 0/10": another value of the sign read last.
    mutating func isRevised(
        _ ordinal: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>
    ) -> Bool {
        guard lastEnd > lineEndOrdinal, ordinal > lastEnd, lastCue != .bloodPressure,
            lastCue != .letterP, lastCue != .letterR, lastCue != .letterT
        else { return false }
        var hasRevision = false
        for index in lastEnd..<ordinal {
            let token = window.token(index)
            switch token.kind {
            case .word:
                guard
                    token.isWord([.filler, .revision, .pound, .kilogram])
                        || isRoomAir(token, bytes)
                else { return false }
                if token.isWord(.revision) { hasRevision = true }
            case .symbol:
                if token.symbol == Symbol.greater || Self.isArrow(token, bytes) {
                    hasRevision = true
                }
                guard
                    [
                        Symbol.comma, Symbol.semicolon, Symbol.open, Symbol.dash, Symbol.greater,
                        UInt8(ascii: ")"), Symbol.percent, Symbol.other,
                    ].contains(token.symbol)
                else { return false }
            case .number, .newline, .heading, .end: return false
            }
        }
        let token = window.token(ordinal)
        guard hasRevision, !window.token(ordinal + 1).isWord(.otherUnit),
            !window.token(ordinal + 1).isSymbol(Symbol.slash)
                || lastCue == .pain && window.token(ordinal + 2).value == 10,
            !window.token(ordinal + 1).isSymbol(Symbol.colon)
        else { return false }
        switch lastCue {
        case .weight: return token.value >= 2
        case .saturation: return 60...100 ~= token.value
        case .heartRate: return 30...250 ~= token.value
        case .respiration: return 6...70 ~= token.value
        case .temperature, .fever: return 34...42 ~= token.value || 93...108 ~= token.value
        case .coma: return 3...15 ~= token.value
        case .pain: return token.value <= 10
        case .none, .bloodPressure, .letterT, .letterP, .letterR, .oxygen: return false
        }
    }

    /// "131 lb (6/2), 132.5 lb": a unit of weight behind a number that is close to the weight read
    /// last.
    mutating func isAnotherWeight(
        _ ordinal: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>
    ) -> Bool {
        guard lastCue == .weight, staysInSentence(ordinal, &window),
            let number = NumberReading(at: ordinal, &window, bytes),
            window.token(number.next).isWord([.pound, .kilogram]), lastWeightHundredths > 0
        else { return false }
        return number.hundredths * 4 > lastWeightHundredths * 3
            && number.hundredths * 3 < lastWeightHundredths * 4
    }

    /// "92% RA > 97 NRB": an arrow right before it.
    mutating func isAnotherSaturation(_ ordinal: Int, _ window: inout TokenWindow) -> Bool {
        lastCue == .saturation && window.token(ordinal - 1).isSymbol(Symbol.greater)
            && 60...100 ~= window.token(ordinal).value && staysInSentence(ordinal, &window)
            && !window.token(ordinal + 1).isWord(.otherUnit)
    }

    /// "weight rose from 188 to 241 pounds"
    mutating func fromTo(
        _ number: NumberReading, _ window: inout TokenWindow, _ extraction: inout NoteExtraction
    ) -> Bool {
        let second = window.token(number.next + 1)
        let unit = window.token(number.next + 2)
        guard window.token(number.next).isWord(.to), second.kind == .number,
            unit.isWord([.pound, .kilogram]), !number.hasDecimals
        else { return false }
        let next = number.next + 3
        let isPound = unit.isWord(.pound)
        for (value, range) in [
            (number.hundredths, number.start..<number.end),
            (Int(second.value) * 100, Int(second.start)..<Int(unit.end)),
        ] {
            keep(
                .weight, isPound ? Self.kilogramHundredths(poundHundredths: value) : value, range,
                next: next, &window, &extraction)
        }
        return true
    }

    /// Whether no sentence ended since the last value.
    mutating func staysInSentence(_ ordinal: Int, _ window: inout TokenWindow) -> Bool {
        for index in max(lastEnd, ordinal - 10)..<max(lastEnd, ordinal) {
            let token = window.token(index)
            if token.kind == .newline { return false }
            if token.isSymbol(Symbol.point), !window.token(index + 1).isJoined { return false }
        }
        return true
    }

    /// "HR at 45 min 112": how long it took stands before the value.
    mutating func skipsMinutes(_ ordinal: Int, _ window: inout TokenWindow) -> Bool {
        let before = window.token(ordinal - 1)
        guard
            before.isWord(.at)
                || before.kind == .word && before.length == 5 && before.isWord(.filler),
            window.token(ordinal + 1).isWord(.minute),
            window.token(ordinal + 2).kind == .number
        else { return false }
        consumedEnd = ordinal + 2
        return true
    }

    /// "98ra"
    func isRoomAir(_ token: Token, _ bytes: Span<UInt8>) -> Bool {
        token.kind == .word && token.length == 2
            && bytes[Int(token.start)] | 0x20 == UInt8(ascii: "r")
            && bytes[Int(token.start) + 1] | 0x20 == UInt8(ascii: "a")
    }

    /// How far behind a value its parts may stand, in tokens: "GCS 14 (E4V4M6)".
    private static let comaReachMax = 6

    /// "GCS E4V5M6": the three parts of the scale.
    mutating func comaParts(
        _ token: Token, _ ordinal: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>,
        _ extraction: inout NoteExtraction
    ) -> Bool {
        let isFirst = lastCue != .coma || ordinal - lastEnd > Self.comaReachMax
        guard cue == .coma || token.length == 6 && isFirst else { return false }
        if token.length == 2 {
            return comaLetters(token, ordinal, &window, bytes, &extraction)
        }
        guard token.length == 6 else { return false }
        var sum = 0
        let letters: [UInt8] = [UInt8(ascii: "e"), UInt8(ascii: "v"), UInt8(ascii: "m")]
        for part in 0..<3 {
            let index = Int(token.start) + part * 2
            guard bytes[index] | 0x20 == letters[part], bytes[index + 1].isASCIIDigit else {
                return false
            }
            sum += Int(bytes[index + 1] & 0x0F)
        }
        keep(.comaScale, sum * 100, token.range, next: ordinal + 1, &window, &extraction)
        return true
    }

    /// "RA" or "on RA", in capitals.
    func isOnRoomAir(_ ordinal: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>) -> Bool {
        var index = ordinal
        if window.token(index).isWord(.filler), window.token(index).length == 2,
            !window.token(index).isCapital
        {
            index += 1
        }
        let air = window.token(index)
        return isRoomAir(air, bytes) && air.isCapital && bytes[Int(air.start) + 1].isASCIIUpper
    }

    /// "GCS E3 V4 M5"
    private mutating func comaLetters(
        _ token: Token, _ ordinal: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>,
        _ extraction: inout NoteExtraction
    ) -> Bool {
        var index = ordinal
        var sum = 0
        for letter in "evm".utf8 {
            if window.token(index).isSymbol(Symbol.comma) { index += 1 }
            let part = window.token(index)
            guard part.kind == .word, part.length == 2, bytes[Int(part.start)] | 0x20 == letter,
                bytes[Int(part.start) + 1].isASCIIDigit
            else { return false }
            sum += Int(bytes[Int(part.start) + 1] & 0x0F)
            index += 1
        }
        keep(
            .comaScale, sum * 100, Int(token.start)..<Int(window.token(index - 1).end),
            next: index, &window, &extraction)
        return true
    }

    // MARK: - Weights

    /// "12,400 g": a comma between thousands.
    mutating func grams(
        _ number: NumberReading, _ window: inout TokenWindow, _ extraction: inout NoteExtraction
    ) -> Bool {
        let rest = window.token(number.next + 1)
        let unit = window.token(number.next + 2)
        guard window.token(number.next).isSymbol(Symbol.comma), window.token(number.next).isJoined,
            rest.isJoined, rest.kind == .number, rest.length == 3
        else { return false }
        guard unit.isWord(.gram) else { return true }
        keep(
            .weight, (number.hundredths * 10 + Int(rest.value) + 5) / 10,
            number.start..<Int(unit.end), next: number.next + 3, &window, &extraction)
        return true
    }

    /// Whether a number behind "Wt" is one although no unit stands there.
    func isBareWeight(_ number: NumberReading, _ window: inout TokenWindow) -> Bool {
        guard 200...50_000 ~= number.hundredths, !number.hasLeadingZero else { return false }
        let after = window.token(number.next)
        return !after.isSymbol(Symbol.colon) && !after.isSymbol(Symbol.percent)
            && !after.isWord(.comparison)
    }

    /// Whether a weight without a unit is in pounds: the note's temperatures say so, or a whole
    /// number of a hundred and more.
    func isPounds(_ number: NumberReading) -> Bool {
        if let isMetric { return !isMetric }
        return !number.hasDecimals && number.hundredths >= Self.barePoundHundredthsMin
    }

    /// Pounds in kilograms, rounded so that tenths of it are those of the exact value.
    static func kilogramHundredths(poundHundredths: Int) -> Int {
        let exact = poundHundredths * 45_359_237
        let rounded = (exact + 50_000_000) / 100_000_000
        return rounded % 10 == 5 && rounded * 100_000_000 > exact ? rounded - 1 : rounded
    }

    /// "16 st 9", "11st 4 lb"
    mutating func stones(
        _ number: NumberReading, _ window: inout TokenWindow, _ extraction: inout NoteExtraction
    ) {
        var pounds = number.hundredths * 14
        var next = number.next + 1
        var end = Int(window.token(number.next).end)
        let rest = window.token(next)
        if rest.kind == .number, rest.value < 14, rest.length <= 2 {
            pounds += Int(rest.value) * 100
            end = Int(rest.end)
            next += 1
            if window.token(next).isWord(.pound) {
                end = Int(window.token(next).end)
                next += 1
            }
        }
        keep(
            .weight, Self.kilogramHundredths(poundHundredths: pounds), number.start..<end,
            next: next, &window, &extraction)
    }
}
