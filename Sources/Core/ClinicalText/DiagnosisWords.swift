/// Recognises the names of diagnoses well enough to vouch for a code behind them.
enum DiagnosisWords {
    /// Endings of the names of diseases. "Coma" and "stoma" are no tumours, and do no harm.
    private static let endings: [StaticString] = [
        "itis", "osis", "emia", "aemia", "oma", "pathy", "algia", "uria", "plegia", "penia",
        "pnea", "pnoea", "rrhea", "ectasis", "iasis", "paresis", "mania", "phobia",
    ]
    /// Shortest word whose ending counts, in octets.
    private static let wordByteCountMin = 6

    /// Whether a word names a diagnosis.
    static func matches(_ token: Token, _ bytes: Span<UInt8>) -> Bool {
        if token.isWord(.diagnosisTerm) { return true }
        if token.word != 0, token.length >= 6, !token.has(.known) { return true }
        guard token.length >= wordByteCountMin else { return false }
        return endings.contains { ends(token, with: $0, bytes) }
    }

    private static func ends(_ token: Token, with ending: StaticString, _ bytes: Span<UInt8>)
        -> Bool
    {
        let count = ending.utf8CodeUnitCount
        guard token.length >= count else { return false }
        var index = Int(token.end) - count
        for octet in ending.description.utf8 {
            guard bytes[index] | 0x20 == octet else { return false }
            index += 1
        }
        return true
    }
}
