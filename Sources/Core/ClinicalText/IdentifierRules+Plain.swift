/// What most words with a capital and most numbers are: nothing that a rule would keep. They are
/// told by a look at their neighbours, which is a small part of what asking every rule costs.
extension IdentifierRules {
    /// Whether a word that only its capital makes the rules look at begins no identifier, and
    /// announces none, where ``isFollowedPlainly(_:_:_:)`` says so: a term or an ordinary word
    /// without any of the marks that a rule asks a first word for.
    static func isPlain(_ entry: WordEntry) -> Bool {
        let asked: WordMarks = [
            .nameLead, .agent, .placeLead, .role, .fileEnding, .greatAge, .season, .weekday,
            .founded, .month, .dayUnit, .placeLabel, .streetLead, .title, .relative, .aged,
            .nameCue, .person, .unit, .givenName, .surname, .wordName, .city, .street, .facility,
            .facilityPart, .area, .placePrefix, .credential,
        ]
        let kinds: WordKinds = [
            .job, .initials, .shortName, .roadLead, .landmark, .company, .site,
        ]
        return entry.cue == 0 && entry.kinds.isDisjoint(with: kinds)
            && entry.marks.isDisjoint(with: asked)
            && !entry.traits.contains(.saturation)
            && (entry.isListed || !entry.marks.isDisjoint(with: [.ordinary, .common]))
    }

    /// Whether a line end follows, a word that neither has a capital nor joins two streets, a
    /// number behind a short term, or a mark behind which nothing stands that would make an
    /// address or a place of the word.
    @inline(__always) func isFollowedPlainly(
        _ token: Token, _ ordinal: Int, _ window: inout TokenWindow
    ) -> Bool {
        let next = window.token(ordinal &+ 1)
        if next.kind == .newline { return true }
        let isTerm = token.isListed && token.length > 1 && !token.hasDigit
        // "Temp 98", but "RXH 660 2189", "B12 8QX" and "Hauptstrasse 12".
        if next.kind == .number { return isTerm && token.length <= 6 }
        let after = window.token(ordinal &+ 2)
        if next.kind == .word {
            // "Sisters of Mercy"
            return !next.isCapital && !next.isJoined && !next.traits.contains(.conjunction)
                && (next.length > 3 || token.isListed || !after.isCapital)
        }
        guard next.kind == .symbol, !after.isJoined, !after.isSymbol(Symbol.slash) else {
            return false
        }
        switch next.symbol {
        case Symbol.colon, Symbol.semicolon, UInt8(ascii: ")"):
            return token.length > 3 || isTerm
        case Symbol.point: return token.length > 3
        case Symbol.comma: return token.length > 3 && token.isListed
        default: return false
        }
    }

    /// Whether a number of up to three digits is none of somebody's: neither a part of a date, an
    /// address or a telephone number, nor an age.
    @inline(__always) func isPlain(
        number token: Token, _ ordinal: Int, _ window: inout TokenWindow
    ) -> Bool {
        let length = token.length
        guard length <= 3, !(90...115 ~= token.value) else { return false }
        let before = window.token(ordinal &- 1)
        let next = window.token(ordinal &+ 1)
        if before.kind == .symbol, before.symbol == UInt8(ascii: "+") { return false }
        if length == 3 {
            guard !token.isJoined, before.kind == .word, !before.has(.extensionWord),
                next.kind == .word
            else { return false }
        }
        switch next.kind {
        case .newline: return true
        case .symbol: return isMarked(token, next, ordinal, &window)
        case .word: return isOfUnit(next, token.value, ordinal, &window)
        case .number, .heading, .end: return false
        }
    }

    /// Whether the mark behind a number ends it.
    private func isMarked(
        _ token: Token, _ mark: Token, _ ordinal: Int, _ window: inout TokenWindow
    ) -> Bool {
        guard token.value != 1 else { return false }
        switch mark.symbol {
        case Symbol.percent, Symbol.comma, Symbol.semicolon: return true
        case Symbol.point:
            return !window.token(ordinal &+ 2).isJoined
                && !(token.length == 2 && token.value < 10) && !isAnnounced(ordinal)
        default: return false
        }
    }

    /// Whether the word behind a number is a unit or a term, and no part of a date, of an age or of
    /// a street.
    private func isOfUnit(
        _ unit: Token, _ value: Int32, _ ordinal: Int, _ window: inout TokenWindow
    ) -> Bool {
        guard !unit.isJoined, !unit.isCapital, !unit.hasDigit, unit.length > 2, unit.isListed,
            !unit.has([.month, .streetLead]), !unit.kinds.contains(.direction)
        else { return false }
        guard unit.has([.yearUnit, .monthUnit, .weekUnit, .dayUnit]) else { return true }
        // "3 weeks of", but "3 weeks old" and "120 years".
        guard value <= Self.ageMax else { return false }
        let after = window.token(ordinal &+ 2)
        return unit.length > 3 && after.kind == .word && !after.has(.old)
    }
}
