/// All rules, in the order in which they see a token.
struct NoteRules: ~Copyable {
    private(set) var extraction = NoteExtraction()
    private var vitals = VitalRules()
    private var codes = CodeRules()

    /// Takes over the memory of another note's extraction.
    mutating func reuse(_ used: inout NoteExtraction) {
        swap(&extraction.codes, &used.codes)
        swap(&extraction.bloodPressures, &used.bloodPressures)
        swap(&extraction.temperatures, &used.temperatures)
        swap(&extraction.measurements, &used.measurements)
        extraction.codes.removeAll(keepingCapacity: true)
        extraction.bloodPressures.removeAll(keepingCapacity: true)
        extraction.temperatures.removeAll(keepingCapacity: true)
        extraction.measurements.removeAll(keepingCapacity: true)
    }

    /// Hands over what was found, and keeps none of it.
    mutating func giveUp() -> NoteExtraction {
        var given = NoteExtraction()
        swap(&given, &extraction)
        return given
    }

    /// Takes the tokens of a range. While nothing is announced, only those that may announce
    /// something or be a value.
    mutating func take(
        from start: Int, before end: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>
    ) {
        var ordinal = start
        while ordinal < end {
            if vitals.isQuiet, codes.isQuiet {
                ordinal = window.masks.next(.notes, from: ordinal, before: end)
                guard ordinal < end else { return }
            }
            window.reveal(for: ordinal)
            take(window.token(ordinal), ordinal, &window, bytes)
            ordinal &+= 1
        }
    }

    /// A token of any kind.
    @inline(__always) mutating func take(
        _ token: Token, _ ordinal: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>
    ) {
        if token.kind == .word, token.traits.isEmpty, !token.hasDigit {
            // Most words say nothing to anybody.
            if ordinal >= vitals.consumedEnd { vitals.forget() }
            if ordinal >= codes.consumedEnd { codes.passWord() }
            return
        }
        if token.kind == .newline {
            vitals.endLine(token, ordinal, &window, bytes)
            guard ordinal >= vitals.consumedEnd, !codes.isQuiet else { return }
            codes.take(token, ordinal, &window, bytes, &extraction)
            return
        }
        if !vitals.passes(token) { vitals.take(token, ordinal, &window, bytes, &extraction) }
        // What was read as a vital sign is no code.
        guard ordinal >= vitals.consumedEnd, !codes.passes(token) else { return }
        codes.take(token, ordinal, &window, bytes, &extraction)
    }
}
