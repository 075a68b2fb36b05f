/// What most numbers and words with a capital are: nothing that tells who somebody is. They are
/// left out before the rules of names, places and dates look at them one after the other; a rule
/// that wants to see more of them has to be named here.
extension IdentifierRules {
    /// Marks of words that a number's rules look for behind it.
    private static let counted: WordMarks = [
        .month, .yearUnit, .monthUnit, .weekUnit, .dayUnit, .old, .streetLead, .particle,
    ]

    /// A free number of one or two digits, below 90, not 1 and without a leading zero, behind which
    /// nothing stands that could make it a date, an age, a street or a part of a longer number.
    func isPlain(
        number token: Token, _ ordinal: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>
    ) -> Bool {
        guard token.length <= 2, token.value > 1, token.value < 90, !token.isJoined,
            bytes[Int(token.start)] != UInt8(ascii: "0"), !isAnnounced(ordinal)
        else { return false }
        let next = window.token(ordinal + 1)
        switch next.kind {
        case .newline, .heading, .end: return true
        case .number: return false
        case .symbol:
            switch next.symbol {
            case Symbol.comma, Symbol.semicolon, Symbol.percent, UInt8(ascii: ")"): return true
            case Symbol.point: return !window.token(ordinal + 2).isJoined
            default: return false
            }
        case .word:
            return !next.isJoined && !next.isCapital && next.length > 2 && next.word != 0
                && !next.has(Self.counted)
        }
    }

    /// Marks of words for which there is a rule of their own when they have a capital.
    private static let telling: WordMarks = [
        .weekday, .crew, .founded, .skip, .month, .dayUnit, .placeLabel, .streetLead, .title,
        .relative, .aged, .nameCue, .person, .unit, .city, .street, .facility, .facilityPart,
        .ordinary, .surname, .givenName, .wordName, .area, .credential, .particle, .placePrefix,
    ]

    /// A word with a capital that is a word of the terminology, or an ordinary one before something
    /// that no name goes on with.
    func isPlain(
        capital token: Token, _ ordinal: Int, _ window: inout TokenWindow
    ) -> Bool {
        guard token.length > 3, !token.has(Self.telling), !token.isWord(.saturation),
            window.token(ordinal - 1).kind != .symbol
        else { return false }
        if token.word != 0 { return true }
        guard token.has(.common) else { return false }
        let next = window.token(ordinal + 1)
        switch next.kind {
        case .newline, .heading, .end, .number: return true
        case .word: return !next.isCapital && !next.isWord(.conjunction)
        case .symbol: return false
        }
    }
}
