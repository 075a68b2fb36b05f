/// Recognises the names of diagnoses well enough to vouch for a code behind them.
enum DiagnosisWords {
    /// Endings of the names of diseases. "Coma" and "stoma" are no tumours, and do no harm.
    private static let endings = WordEndings(
        [
            "itis", "osis", "emia", "aemia", "oma", "pathy", "algia", "uria", "plegia", "penia",
            "pnea", "pnoea", "rrhea", "ectasis", "iasis", "paresis", "mania", "phobia",
        ], stemByteCountMin: 0)
    /// Shortest word whose ending counts, in octets.
    private static let wordByteCountMin = 6

    /// Whether a word names a diagnosis.
    static func matches(_ token: Token, _ bytes: Span<UInt8>) -> Bool {
        if token.isWord(.diagnosisTerm) { return true }
        if token.word != 0, token.length >= 6, !token.has(.known) { return true }
        guard token.length >= wordByteCountMin else { return false }
        return endings.match(token, bytes)
    }
}
