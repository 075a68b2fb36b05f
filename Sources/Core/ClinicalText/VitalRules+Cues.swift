extension VitalRules {
    /// The words that may announce a sign.
    static let announcing: WordTraits = [
        .bloodPressure, .pressure, .temperature, .fever, .letterT, .letterP, .letterR, .heartRate,
        .rate, .respiration, .saturation, .weight, .pain, .coma, .vitalsList, .oxygen, .again,
        .pulseRate,
    ]

    /// The sign that a word of ``announcing`` announces where it stands.
    mutating func announced(
        _ token: Token, _ ordinal: Int, _ window: inout TokenWindow
    ) -> Cue? {
        let traits = token.traits
        let before = window.token(ordinal - 1)
        if traits.contains(.bloodPressure) || traits.contains(.vitalsList) { return .bloodPressure }
        if traits.contains(.pressure) { return before.isWord(.blood) ? .bloodPressure : nil }
        if traits.contains(.rate) {
            if isFetal(ordinal - 1, &window) { return nil }
            if before.isWord(.heart) { return .heartRate }
            return before.isWord(.respiratory) ? .respiration : nil
        }
        if traits.contains(.temperature) { return .temperature }
        if traits.contains(.fever) { return .fever }
        if traits.contains(.heartRate) {
            return isHours(before, token, ordinal) || isFetal(ordinal, &window) ? nil : .heartRate
        }
        if traits.contains(.saturation) { return .saturation }
        if traits.contains(.respiration) { return .respiration }
        if traits.contains(.weight) { return before.isKind(.aim) ? nil : .weight }
        if traits.contains(.pain) { return .pain }
        if traits.contains(.coma) { return .coma }
        if traits.contains(.pulseRate) {
            return isPulseRate(token, ordinal, &window) ? .heartRate : nil
        }
        if traits.contains(.oxygen) { return .oxygen }
        if traits.contains(.again) {
            let isPair =
                window.token(ordinal + 1).kind == .number
                && window.token(ordinal + 2).isSymbol(Symbol.slash)
                && window.token(ordinal + 1).length >= 2
            return isPair ? .bloodPressure : nil
        }
        return letter(token, before, ordinal, &window)
    }

    /// "PR 84", "PR-82/min", "tachy at 128"; "PR 160" is an interval.
    private func isPulseRate(
        _ token: Token, _ ordinal: Int, _ window: inout TokenWindow
    ) -> Bool {
        var index = ordinal + 1
        let mark = window.token(index)
        if token.length == 2
            ? mark.kind == .symbol && !mark.isSymbol(Symbol.slash) : mark.isWord(.at)
        {
            index += 1
        }
        let rate = window.token(index)
        let unit = window.token(index + 1)
        guard rate.kind == .number, 2...3 ~= rate.length, 30...250 ~= rate.value else {
            return false
        }
        if unit.isSymbol(Symbol.slash) { return window.token(index + 2).isWord(.minute) }
        if unit.kind == .symbol, unit.isJoined, window.token(index + 2).isJoined { return false }
        guard !unit.isSymbol(Symbol.percent), !unit.isWord(.otherUnit) || unit.isWord(.minute)
        else { return false }
        return token.length > 2 || rate.value < 120 && !unit.has(.dose)
    }

    /// "in 24 hr": hours, unless the number before it was itself a vital sign.
    private func isHours(_ before: Token, _ token: Token, _ ordinal: Int) -> Bool {
        before.kind == .number && !token.isCapital && consumedEnd != ordinal
    }

    private func isFetal(_ ordinal: Int, _ window: inout TokenWindow) -> Bool {
        window.token(ordinal - 1).isWord(.fetal) || window.token(ordinal - 2).isWord(.fetal)
    }

    private func letter(
        _ token: Token, _ before: Token, _ ordinal: Int, _ window: inout TokenWindow
    ) -> Cue? {
        if token.isWord(.letterP), token.isJoined, before.isJoined,
            before.isSymbol(Symbol.slash) || before.isSymbol(Symbol.point),
            window.token(ordinal - 2).isWord(.letterB)
        {
            // "B/P", "B.P."
            return .bloodPressure
        }
        if window.token(ordinal + 1).kind == .number,
            window.token(ordinal + 2).isSymbol(Symbol.slash),
            window.token(ordinal + 3).kind == .number
        {
            // "BP R 120/80 L 118/78": a side.
            return nil
        }
        // "O/ T 36.7", but "I/T 12".
        guard !token.isJoined || before.kind == .symbol && !before.isSymbol(Symbol.slash) else {
            return nil
        }
        if token.isWord(.letterT) { return .letterT }
        return token.isWord(.letterP) ? .letterP : .letterR
    }

    /// Whether another vital sign is announced nearby on the same line.
    static func hasVitalNeighbour(_ ordinal: Int, _ window: inout TokenWindow) -> Bool {
        let reach = 8
        for direction in [-1, 1] {
            for distance in 1...reach {
                let token = window.token(ordinal + direction * distance)
                if token.kind == .newline || token.kind == .heading || token.kind == .end { break }
                if token.isWord(.vitalCues) || token.isWord(.vitalsList) { return true }
            }
        }
        return false
    }

    /// "T38.2" and "P88" among vital signs: the letter and its number without a blank.
    mutating func glued(
        _ token: Token, _ ordinal: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>,
        _ extraction: inout NoteExtraction
    ) -> Bool {
        guard 3...4 ~= token.length, !token.isJoined else { return false }
        var value = 0
        for index in Int(token.start) + 1..<Int(token.end) {
            guard bytes[index].isASCIIDigit else { return false }
            value = value * 10 + Int(bytes[index] & 0x0F)
        }
        switch bytes[Int(token.start)] | 0x20 {
        case UInt8(ascii: "t"):
            return gluedTemperature(token, value, ordinal, &window, bytes, &extraction)
        case UInt8(ascii: "p"):
            return glued(.heartRate, token, value, ordinal, &window, &extraction)
        case UInt8(ascii: "r"):
            return glued(.respiratoryRate, token, value, ordinal, &window, &extraction)
        default: return false
        }
    }

    private mutating func glued(
        _ sign: VitalMeasurement.Sign, _ token: Token, _ value: Int, _ ordinal: Int,
        _ window: inout TokenWindow, _ extraction: inout NoteExtraction
    ) -> Bool {
        let after = window.token(ordinal + 1)
        if after.isJoined, after.kind != .newline, after.kind != .end, after.kind != .heading,
            !after.isSymbol(Symbol.comma), !after.isSymbol(Symbol.semicolon)
        {
            return false
        }
        guard Self.hasVitalNeighbour(ordinal, &window),
            sign.hundredthsLimit.contains(value * 100)
        else { return false }
        cue = .none
        consumedEnd = ordinal + 1
        guard isMeasurement(endingAt: consumedEnd, &window) else { return true }
        extraction.measurements.append(
            VitalMeasurement(
                sign: sign, hundredths: value * 100, range: Int(token.start) + 1..<Int(token.end)),
            usually: 16)
        return true
    }

    private mutating func gluedTemperature(
        _ token: Token, _ value: Int, _ ordinal: Int, _ window: inout TokenWindow,
        _ bytes: Span<UInt8>, _ extraction: inout NoteExtraction
    ) -> Bool {
        var hundredths = value * 100
        var next = ordinal + 1
        var end = Int(token.end)
        let point = window.token(next)
        let fraction = window.token(next + 1)
        var hasUnit = false
        if point.isJoined, point.isSymbol(Symbol.point), fraction.isJoined,
            fraction.kind == .number
        {
            guard fraction.length == 1 else { return false }
            hundredths += Int(fraction.value) * 10
            next += 2
            end = Int(fraction.end)
        }
        let unit = window.token(next)
        if unit.isJoined, unit.isWord([.celsius, .fahrenheit]) {
            hasUnit = true
        } else if unit.isJoined, unit.kind == .word {
            return false
        }
        guard hasUnit || Self.hasVitalNeighbour(ordinal, &window) else { return false }
        let isFahrenheit = hasUnit ? unit.isWord(.fahrenheit) : hundredths > 4_500
        let limit =
            isFahrenheit
            ? BodyTemperature.fahrenheitHundredthsLimit : BodyTemperature.hundredthsLimit
        guard limit.contains(hundredths) else { return false }
        if hasUnit {
            next += 1
            end = Int(unit.end)
        }
        cue = .none
        consumedEnd = next
        temperatureEnd = next
        guard isMeasurement(endingAt: next, &window) else { return true }
        extraction.temperatures.append(
            BodyTemperature(
                hundredths: isFahrenheit
                    ? BodyTemperature.celsiusHundredths(fahrenheitHundredths: hundredths)
                    : hundredths,
                range: Int(token.start) + 1..<end), usually: 4)
        return true
    }
}
