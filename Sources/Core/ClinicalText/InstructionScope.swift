/// Whether the words read so far make the next value a goal, a threshold or an instruction.
///
/// "call if temp 101.5" and "goal BP 130/80" open the scope; the end of the sentence, a new item
/// and words such as "but" or "today" close it.
struct InstructionScope {
    private(set) var isOpen = false
    /// It was opened between parentheses, and ends with them.
    private var isParenthesised = false

    /// The words that open or close the scope.
    private static let words: WordTraits = [.instruction, .instructionVerb, .instructionEnd]

    /// A heading, or the end of the note.
    mutating func close() { isOpen = false }

    /// A word.
    @inline(__always) mutating func take(
        word token: Token, _ ordinal: Int, _ window: inout TokenWindow
    ) {
        if !token.traits.isDisjoint(with: Self.words) { word(token, ordinal, &window) }
    }

    /// A symbol.
    @inline(__always) mutating func take(
        symbol token: Token, _ ordinal: Int, _ window: inout TokenWindow
    ) {
        if isOpen { symbol(token, ordinal, &window) }
    }

    /// A line end.
    @inline(__always) mutating func endLine(_ ordinal: Int, _ window: inout TokenWindow) {
        if isOpen { isOpen = continues(ordinal, &window) }
    }

    private mutating func word(_ token: Token, _ ordinal: Int, _ window: inout TokenWindow) {
        if token.isWord(.instruction) {
            // "BP at goal, 128/76" is a measurement.
            let isReached = token.isWord(.goal) && window.token(ordinal - 1).isWord(.at)
            if !isReached { open(ordinal, &window) }
        } else if token.isWord(.instructionVerb), window.token(ordinal + 1).isWord(.instructionLink)
        {
            open(ordinal, &window)
        } else if token.isWord(.instructionEnd) {
            isOpen = false
        }
    }

    private mutating func open(_ ordinal: Int, _ window: inout TokenWindow) {
        if !isOpen { isParenthesised = Self.isInside(ordinal, &window) }
        isOpen = true
    }

    /// Whether a parenthesis was opened a few tokens before, and not closed.
    private static func isInside(_ ordinal: Int, _ window: inout TokenWindow) -> Bool {
        for distance in 1...8 {
            let token = window.token(ordinal - distance)
            if token.isSymbol(Symbol.open) { return true }
            if token.isSymbol(UInt8(ascii: ")")) || token.kind == .newline { return false }
        }
        return false
    }

    private mutating func symbol(_ token: Token, _ ordinal: Int, _ window: inout TokenWindow) {
        if token.symbol == Symbol.semicolon { isOpen = false }
        if token.symbol == UInt8(ascii: ")"), isParenthesised { isOpen = false }
        if token.symbol == Symbol.point, !window.token(ordinal + 1).isJoined { isOpen = false }
    }

    /// A sentence goes on over a line end when the next line begins in lower case, or when the line
    /// ended in the middle of things.
    private func continues(_ ordinal: Int, _ window: inout TokenWindow) -> Bool {
        let next = window.token(ordinal + 1)
        switch next.kind {
        case .newline, .heading, .end: return false
        case .word, .number, .symbol: break
        }
        let last = window.token(ordinal - 1)
        if last.isSymbol(Symbol.comma) || last.isSymbol(Symbol.colon) { return false }
        return last.isWord([.instruction, .instructionLink, .conjunction])
            || (next.kind == .word && !next.isCapital)
    }
}
