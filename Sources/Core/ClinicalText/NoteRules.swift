/// All rules, in the order in which they see a token.
struct NoteRules {
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

    /// A word that means nothing to either.
    @inline(__always) mutating func passWord(_ ordinal: Int) {
        if ordinal >= vitals.consumedEnd { vitals.forget() }
        if ordinal >= codes.consumedEnd { codes.passWord() }
    }

    mutating func take(_ ordinal: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>) {
        let token = window.token(ordinal)
        // Most words say nothing to anybody.
        if token.kind == .word, token.traits.isEmpty, !token.hasDigit {
            if ordinal >= vitals.consumedEnd { vitals.forget() }
            if ordinal >= codes.consumedEnd { codes.passWord() }
            return
        }
        vitals.take(token, ordinal, &window, bytes, &extraction)
        // What was read as a vital sign is no code.
        guard ordinal >= vitals.consumedEnd else { return }
        codes.take(token, ordinal, &window, bytes, &extraction)
    }
}
