extension CodeRules {
    /// A number that may be a code, or between two of them.
    mutating func number(
        _ token: Token, _ ordinal: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>,
        _ extraction: inout NoteExtraction
    ) {
        if token.length == 4 || token.length == 5,
            !isIdentifier || Self.calls ~= token.value || Self.visits ~= token.value,
            isFreeNumber(token, ordinal, &window),
            let shape = CPTShape(bytes, at: Int(token.start)),
            accepts(shape, token, ordinal, &window)
        {
            extraction.codes.append(
                ClinicalCode(
                    system: .cpt, code: shape.code, modifiers: shape.modifiers,
                    range: Int(token.start)..<shape.end), usually: 8)
            isCPTList = true
            isICDList = false
            hasCodes = true
            if hasBilled { billedLineCount = 0 }
            accepted(end: shape.end, ordinal, &window)
            return
        }
        // The 10 of "ICD-10" and the number of a list item say nothing.
        let isVersion = cue.contains(.icd) && (token.value == 10 || token.value == 9)
        if isVersion || isListNumber(ordinal, &window) { connector() } else { forget() }
    }

    private func accepts(
        _ shape: CPTShape, _ token: Token, _ ordinal: Int, _ window: inout TokenWindow
    ) -> Bool {
        guard !shape.hasForeignTail, !shape.isNumeric || token.value >= 100 else { return false }
        if !shape.modifiers.isEmpty || isCPTList || shape.isPlain { return true }
        if cue.contains(.cpt) || cue == .code { return true }
        guard shape.isNumeric else { return false }
        if standsAsCode(token, ordinal, &window) || standsAlone(token, ordinal, &window) {
            return true
        }
        return isEnclosed(ordinal, &window)
            || Self.visits ~= token.value && isVisit(ordinal, &window)
    }

    /// "Urine culture (87086)": alone in parentheses behind a word that announces no other number.
    private func isEnclosed(_ ordinal: Int, _ window: inout TokenWindow) -> Bool {
        let word = window.token(ordinal - 2)
        return window.token(ordinal - 1).isSymbol(Symbol.open)
            && window.token(ordinal + 1).isSymbol(UInt8(ascii: ")"))
            && (word.kind == .word || word.kind == .number) && word.cue == 0 && !word.has(.state)
            && !word.isWord([.identifierCue, .namesThing])
    }

    /// Evaluation and management. Source: CPT, the sections' ranges.
    private static let visits: ClosedRange<Int32> = 99_202...99_499

    /// Visits by telephone and video, and calls. Source: CPT, the sections' ranges.
    private static let calls: ClosedRange<Int32> = 98_000...98_972
    /// Numbers of five digits that are codes at all. Source: CPT, the sections' ranges.
    private static let all: ClosedRange<Int32> = 10_004...99_607

    /// Alone on its line, at most with a name behind it; behind other codes of the note, closed by
    /// a mark; on a line that says "procedures".
    private func standsAlone(
        _ token: Token, _ ordinal: Int, _ window: inout TokenWindow
    ) -> Bool {
        guard Self.all ~= token.value, token.length == 5 else { return false }
        let before = window.token(ordinal - 1)
        let next = window.token(ordinal + 1)
        let isFirst = before.kind == .newline || before.kind == .heading || ordinal == 0
        if isFirst {
            if before.kind != .newline { return false }
            if next.kind == .newline || next.kind == .end { return !endsAddress(ordinal, &window) }
            if hasBilled, next.kind == .word, !next.isCapital { return true }
            return next.kind == .word && next.isCapital && Int(next.start - token.end) >= 2
        }
        let isClosed =
            next.kind == .newline || next.kind == .end
            || next.kind == .symbol
                && [Symbol.comma, Symbol.semicolon, Symbol.point].contains(next.symbol)
                && !(next.isJoined && window.token(ordinal + 2).isJoined)
            || next.kind == .word && next.length == 2 && next.hasDigit
        guard before.kind == .word, !before.hasDigit, before.cue == 0, before.traits.isEmpty,
            !(before.has(.state) && before.isCapital), !before.has([.street, .city, .area]),
            token.value % 100 != 0, !before.has(.dose), !next.has(.dose)
        else { return false }
        if hasBilled, isClosed || Self.visits ~= token.value { return true }
        return isClosed && hasCodes && (!before.isCapital || before.length <= 3)
            && before.length > 1
    }

    /// Whether the line before ends with a state, a town or a street: then it is the code of the
    /// post.
    private func endsAddress(_ ordinal: Int, _ window: inout TokenWindow) -> Bool {
        let last = window.token(ordinal - 2)
        return last.kind == .word && last.isCapital && last.has([.state, .city, .street])
    }

    /// "RTC 3 mo. 99214, 95251", "Critical care 75 min: 99291", "(90734, 90677)": between marks, or
    /// of the visits' range; a ZIP code stands behind a state, a number of somebody's behind a cue.
    private func standsAsCode(
        _ token: Token, _ ordinal: Int, _ window: inout TokenWindow
    ) -> Bool {
        let before = window.token(ordinal - 1)
        let second = window.token(ordinal - 2)
        let next = window.token(ordinal + 1)
        guard
            token.value % 1_000 != 0
                || next.isSymbol(Symbol.comma) && window.token(ordinal + 2).length == 5,
            !(before.has(.state) && before.isCapital),
            !(second.has(.state) && second.isCapital),
            !(before.kind == .word && before.cue != 0
                && !(before.length == 5
                    && (Self.calls ~= token.value || Self.visits ~= token.value))),
            !next.has(.dose),
            !next.isWord(.otherUnit), !second.isWord(.identifierCue)
        else { return false }
        if before.isSymbol(Symbol.colon), second.cue != 0 { return false }
        let isClosed =
            next.kind == .newline || next.kind == .end
            || next.kind == .symbol
                && [Symbol.comma, Symbol.point, Symbol.semicolon, Symbol.open, UInt8(ascii: ")")]
                    .contains(next.symbol)
                && !(next.isJoined && window.token(ordinal + 2).isJoined
                    && window.token(ordinal + 2).kind == .number)
            || next.kind == .word && next.length == 2 && next.hasDigit
        if Self.visits ~= token.value || Self.calls ~= token.value,
            before.kind == .word || before.kind == .symbol || second.isWord(.scoreWord), isClosed
        {
            return !before.isSymbol(UInt8(ascii: "#"))
        }
        let isListed =
            next.isSymbol(Symbol.comma) && window.token(ordinal + 2).kind == .number
            && window.token(ordinal + 2).length == 5
        let isOpened =
            before.kind == .symbol
            && [Symbol.comma, Symbol.point, Symbol.semicolon, Symbol.open].contains(before.symbol)
            && !token.isJoined || before.isSymbol(Symbol.open)
        return isListed && (isOpened || before.kind == .word && before.cue == 0)
            || isOpened && isClosed && (before.symbol != Symbol.open || !second.has(.city))
    }

    /// "Level 4 visit (99214)", "E/M 99204", "visit 99213": a ZIP code stands behind a state.
    private func isVisit(_ ordinal: Int, _ window: inout TokenWindow) -> Bool {
        let before = window.token(ordinal - 1)
        let second = window.token(ordinal - 2)
        let next = window.token(ordinal + 1)
        guard !before.has(.state), before.cue == 0, !second.has(.state),
            !second.isWord(.identifierCue)
        else { return false }
        if before.kind == .word, before.length == 1 {
            // "E/M 99204", "E&M 99213"
            return second.kind == .symbol && window.token(ordinal - 3).length == 1
        }
        let isFirst = before.kind == .newline || before.kind == .heading || ordinal == 0
        let isLast =
            next.kind == .newline || next.kind == .end
            || next.isSymbol(Symbol.point) && !window.token(ordinal + 2).isJoined
        if isLast, before.isSymbol(Symbol.comma) || before.isSymbol(Symbol.colon) {
            return true
        }
        if isFirst, next.isSymbol(UInt8(ascii: "+")) || next.isSymbol(Symbol.comma) { return true }
        return before.isWord(.codeConnector) && before.length == 5
            || next.isWord(.codeConnector) && next.length >= 5
    }

    private func isFreeNumber(_ token: Token, _ ordinal: Int, _ window: inout TokenWindow) -> Bool {
        guard token.isJoined else { return true }
        let before = window.token(ordinal - 1)
        guard before.kind == .symbol else { return before.kind == .newline }
        switch before.symbol {
        case Symbol.point, UInt8(ascii: "_"), UInt8(ascii: "@"), UInt8(ascii: "$"): return false
        case Symbol.slash: return isCPTList || !before.isJoined || !cue.isEmpty
        case Symbol.dash: return !before.isJoined || window.token(ordinal - 2).isWord(.cptCue)
        case Symbol.comma: return isCPTList
        case UInt8(ascii: "#"): return !cue.isEmpty
        default: return true
        }
    }
}
