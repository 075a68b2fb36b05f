/// Days and spans of time that one mark alone parts: "30.6.", "2019-06", "7/7".
extension IdentifierRules {
    /// How far back "6/9" still says that "6/5" is an acuity too, in tokens.
    private static let acuityReachMax = 16

    /// "Review 3/12", "held 7/7" in a note whose days come before their months: weeks, months or
    /// days, where nothing that announces a day stands before.
    func isBritishSpan(
        _ second: Token, _ ordinal: Int, _ window: inout TokenWindow
    ) -> Bool {
        guard dayComesFirst, second.value == 7 || second.value == 12 else { return false }
        let before = window.token(ordinal - 1)
        return before.kind != .newline
            && !(before.kind == .word && before.has([.dateCue, .weekday]) && before.length <= 5
                && !before.has(.preposition))
    }

    /// "VA 6/9 R, 6/9 L, corrects to 6/5": a share of six stood before on the line.
    func isAcuity(_ ordinal: Int, _ window: inout TokenWindow) -> Bool {
        for distance in 1...Self.acuityReachMax {
            let token = window.token(ordinal - distance)
            if token.kind == .newline || token.kind == .heading { return false }
            if token.has(.score), token.length == 2 { return true }
        }
        return false
    }

    /// "since 30.6. at home": a day and a month with a point behind both, and the sentence goes on.
    mutating func pointedDay(
        _ token: Token, _ month: Token, _ ordinal: Int, _ window: inout TokenWindow
    ) -> Bool {
        let point = window.token(ordinal + 3)
        let next = window.token(ordinal + 4)
        let before = window.token(ordinal - 1)
        guard token.length <= 2, 1...31 ~= token.value, 1...12 ~= month.value, !token.isJoined,
            point.isSymbol(Symbol.point), point.isJoined, !next.isJoined, next.kind == .word,
            !next.isCapital, !next.has(.dose), before.kind == .word, before.has(.dateCue),
            // "CRP 12.3."
            !before.has([.preposition, .score]), before.length <= 6, before.length != 3,
            !before.hasDigit, before.traits.isDisjoint(with: .vitalCues)
        else { return false }
        keep(.date, token, point, next: ordinal + 4)
        return true
    }

    /// "Td 2019-06": a year and a month with its zero.
    mutating func yearAndMonth(
        _ year: Token, _ month: Token, _ ordinal: Int, _ window: inout TokenWindow
    ) -> Bool {
        let after = window.token(ordinal + 3)
        guard window.token(ordinal + 1).isSymbol(Symbol.dash), 1_930...2_049 ~= year.value,
            month.length == 2, 1...9 ~= month.value, !year.isJoined,
            !after.isJoined || after.kind == .newline
                || after.kind == .symbol && after.symbol != Symbol.dash
                    && after.symbol != Symbol.slash
        else { return false }
        keep(.date, year, month, next: ordinal + 3)
        return true
    }
}
