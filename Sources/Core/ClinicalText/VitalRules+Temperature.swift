extension VitalRules {
    /// A temperature and the tokens of its unit.
    private struct Reading {
        var number: NumberReading
        var unit: WordTraits
        var hasDegree: Bool
        var next: Int
        var end: Int
    }

    mutating func temperature(
        _ ordinal: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>,
        _ extraction: inout NoteExtraction
    ) {
        let announced = cue
        let isCounted = announced == .temperature || (announced == .letterT && isLabelled)
        let unitBefore = announcedUnit
        cue = .none
        guard var reading = temperatureReading(ordinal, &window, bytes) else { return }
        if reading.unit == [] { reading.unit = unitBefore }
        if announced == .fever, reading.unit == [], !reading.number.hasDecimals {
            // "fever of 30" says nothing; "fever of 39" does.
            let isFever = 3_700...4_500 ~= reading.number.hundredths
            guard isFever || reading.number.hundredths >= 9_900 else { return }
        }
        keep(reading, isCounted: isCounted || reading.unit != [], &window, &extraction)
    }

    /// "38.2 °C" without announcement, in the objective section only.
    mutating func unannouncedTemperature(
        _ ordinal: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>,
        _ extraction: inout NoteExtraction
    ) {
        guard let reading = temperatureReading(ordinal, &window, bytes), reading.hasDegree,
            reading.unit != []
        else { return }
        // The same temperature in the other unit: "38.2 °C (100.8 °F)".
        guard ordinal - temperatureEnd > 1 || temperatureEnd < 0 else { return }
        keep(reading, isCounted: false, &window, &extraction)
    }

    private mutating func keep(
        _ reading: Reading, isCounted: Bool, _ window: inout TokenWindow,
        _ extraction: inout NoteExtraction
    ) {
        let hundredths = reading.number.hundredths
        let isCelsius =
            !reading.unit.contains(.fahrenheit) && BodyTemperature.hundredthsLimit ~= hundredths
        let isFahrenheit =
            !reading.unit.contains(.celsius)
            && BodyTemperature.fahrenheitHundredthsLimit ~= hundredths
        guard isCelsius || isFahrenheit || isCounted else { return }
        consumedEnd = reading.next
        temperatureEnd = reading.next
        guard isMeasurement(endingAt: reading.next, &window) else { return }
        guard isCelsius || isFahrenheit else {
            extraction.outOfRangeCount += 1
            return
        }
        isMetric = isCelsius
        extraction.temperatures.append(
            BodyTemperature(
                hundredths: isCelsius
                    ? hundredths
                    : BodyTemperature.celsiusHundredths(fahrenheitHundredths: hundredths),
                range: reading.number.start..<reading.end), usually: 4)
    }

    private mutating func temperatureReading(
        _ ordinal: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>
    ) -> Reading? {
        guard let number = NumberReading(at: ordinal, &window, bytes, allowsComma: true),
            number.integerDigitCount <= 3, !number.hasLeadingZero
        else { return nil }
        var reading = Reading(
            number: number, unit: [], hasDegree: false, next: number.next, end: number.end)
        var index = number.next
        if window.token(index).isSymbol(Symbol.degree) {
            reading.hasDegree = true
            reading.end = Int(window.token(index).end)
            index += 1
        } else if window.token(index).isWord(.degrees),
            !window.token(index).isWord([.celsius, .fahrenheit])
        {
            reading.hasDegree = true
            reading.end = Int(window.token(index).end)
            index += 1
        }
        let unit = window.token(index)
        if unit.isWord([.celsius, .fahrenheit]) {
            reading.unit = unit.traits.intersection([.celsius, .fahrenheit])
            reading.hasDegree = reading.hasDegree || unit.traits.contains(.degrees)
            reading.end = Int(unit.end)
            index += 1
        }
        reading.next = index
        return continues(index, &window) ? nil : reading
    }
}
