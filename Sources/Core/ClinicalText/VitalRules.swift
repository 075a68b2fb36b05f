/// Finds the vital signs: a word that announces one, what may stand in between, and the value.
///
/// Questions that are asked often are `mutating` although they change nothing: for others the whole
/// of the rules would be copied.
struct VitalRules: ~Copyable {
    /// Which sign has been announced.
    enum Cue: Equatable {
        case none, bloodPressure, temperature, fever, letterT, heartRate, letterP, respiration
        case letterR, saturation, weight, pain, coma, oxygen

        /// One letter announces only the number that stands right behind it.
        var isLetter: Bool { self == .letterT || self == .letterP || self == .letterR }
    }

    /// How many tokens may stand between the announcement and the value.
    private static let fillerCountMax = 10

    var cue = Cue.none
    /// Only such words and marks stood in between that the value must be meant.
    var isDirect = false
    /// A colon or equals sign stood in between.
    var isLabelled = false
    var hasScoreWord = false
    /// The unit, when it stood in parentheses before the value.
    var announcedUnit: WordTraits = []
    var section: SectionKind?
    /// Ordinal of the first token behind what was read as a value.
    var consumedEnd = 0
    /// Where the last temperature ended, in tokens.
    var temperatureEnd = -1
    /// The flowsheet that is read.
    var table = VitalTable()
    /// The value that is read stands in a cell.
    var isInTable = false
    /// The sign last read, the unit that was announced for it, and the ordinal behind it.
    var lastCue = Cue.none
    var lastUnit: WordTraits = []
    var lastEnd = -100
    /// Ordinals of the last end of a line, and behind the last blood pressure.
    var lineEndOrdinal = -1
    /// A time or a day stood before this number, and the sign goes on.
    var isStamped = false
    var pressureEnd = -100
    /// The weight last read, in hundredths of the unit it was written in.
    var lastWeightHundredths = 0
    /// The unit of the last temperature, which tells that of a weight without one.
    var isMetric: Bool?
    /// The line begins with the name of a sign, as a row of values does.
    var isRowLabelled: Bool { table.isFirstNamed }
    private var fillerCount = 0
    private var lineEndCount = 0
    private var instruction = InstructionScope()

    /// Whether a value found now is one that was measured.
    mutating func isMeasurement(endingAt next: Int, _ window: inout TokenWindow) -> Bool {
        if instruction.isOpen { return false }
        let after = window.token(next)
        if after.isWord(.goal) { return false }
        return !(after.isWord(.conjunction) && window.token(next + 1).isWord(.comparison))
    }

    /// A word that means nothing here stands in between: nothing is announced any more.
    mutating func forget() {
        cue = .none
    }

    /// Nothing is announced, and no word of these announces anything: instructions and signs.
    static let awaited: WordTraits = announcing.union([
        .instruction, .instructionVerb, .instructionEnd, .pulseRate,
    ])

    /// Whether nothing is announced.
    var isQuiet: Bool { cue == .none && !instruction.isOpen }

    /// Whether ``take(_:_:_:_:_:)`` would leave everything as it is: nothing is announced, and the
    /// token neither announces something nor ends a line.
    @inline(__always) func passes(_ token: Token) -> Bool {
        guard cue == .none else { return false }
        switch token.kind {
        case .word: return token.traits.isDisjoint(with: Self.awaited) && !token.hasDigit
        case .symbol: return !instruction.isOpen
        case .number, .newline, .heading, .end: return false
        }
    }

    @inline(__always) mutating func take(
        _ token: Token, _ ordinal: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>,
        _ extraction: inout NoteExtraction
    ) {
        switch token.kind {
        case .word:
            instruction.take(word: token, ordinal, &window)
            if ordinal >= consumedEnd { word(token, ordinal, &window, bytes, &extraction) }
        case .number:
            if ordinal >= consumedEnd {
                take(number: token, ordinal, &window, bytes, &extraction)
            }
        case .symbol:
            instruction.take(symbol: token, ordinal, &window)
            if cue != .none, ordinal >= consumedEnd { symbol(token, ordinal, &window) }
        case .newline: endLine(token, ordinal, &window, bytes)
        case .heading:
            instruction.close()
            guard ordinal >= consumedEnd else { return }
            table.endSection(token)
            heading(token)
        case .end:
            instruction.close()
            if ordinal >= consumedEnd { cue = .none }
        }
    }

    /// A line end.
    @inline(__always) mutating func endLine(
        _ token: Token, _ ordinal: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>
    ) {
        instruction.endLine(ordinal, &window)
        table.endLine(token, bytes)
        lineEndOrdinal = ordinal
        guard ordinal >= consumedEnd else { return }
        lineEndCount += 1
        if lineEndCount > 1 || cue.isLetter { cue = .none }
    }

    @inline(__always) private mutating func take(
        number token: Token, _ ordinal: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>,
        _ extraction: inout NoteExtraction
    ) {
        if let column = table.cue(token, bytes) {
            cell(column, ordinal, &window, bytes, &extraction)
        } else {
            if stamped(ordinal, &window) {
                table.noteNumber()
                return
            }
            if isRowLabelled, cue != .none,
                Int(token.start - window.token(ordinal - 1).end) >= 2
            {
                isLabelled = true
            }
            if cue == .none, lastCue != .none { _ = continued(ordinal, &window, bytes) }
            let (tried, unit) = (cue, announcedUnit)
            number(ordinal, &window, bytes, &extraction)
            if tried != .none, consumedEnd > ordinal {
                lastCue = tried
                if tried != .weight || unit != [] { lastUnit = unit }
                lastEnd = consumedEnd
            }
        }
        table.noteNumber()
    }

    /// A number in a cell of a flowsheet.
    private mutating func cell(
        _ column: Cue, _ ordinal: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>,
        _ extraction: inout NoteExtraction
    ) {
        isInTable = true
        switch column {
        case .none: cue = .none
        case .letterT, .fever: begin(.temperature)
        case .letterP: begin(.heartRate)
        case .letterR: begin(.respiration)
        case .oxygen: begin(.saturation)
        case .bloodPressure, .temperature, .heartRate, .respiration, .saturation, .weight, .pain,
            .coma:
            begin(column)
        }
        isLabelled = true
        announcedUnit = table.unit(window.token(ordinal), bytes)
        if cue != .none { number(ordinal, &window, bytes, &extraction) }
        cue = .none
        isInTable = false
    }

    /// Announces a sign.
    mutating func begin(_ cue: Cue, isDirect: Bool = true) {
        self.cue = cue
        self.isDirect = isDirect
        isLabelled = false
        hasScoreWord = false
        announcedUnit = []
        fillerCount = 0
        lineEndCount = 0
    }

    private mutating func heading(_ token: Token) {
        section = SectionKind(rawValue: token.symbol)
        cue = .none
        if token.traits.contains(.vitalsList) { begin(.bloodPressure) }
    }

    private mutating func filler() {
        fillerCount += 1
        if fillerCount > Self.fillerCountMax { cue = .none }
    }

    private mutating func word(
        _ token: Token, _ ordinal: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>,
        _ extraction: inout NoteExtraction
    ) {
        if token.hasDigit,
            glued(token, ordinal, &window, bytes, &extraction)
                || comaParts(token, ordinal, &window, bytes, &extraction)
        {
            return
        }
        if token.isWord(Self.announcing), let announced = announced(token, ordinal, &window) {
            table.name(announced, token)
            begin(announced)
            return
        }
        guard cue != .none else { return }
        if token.isWord([.celsius, .fahrenheit, .millimetre, .mercury, .mmHg, .kilogram, .pound]),
            isOpening(window.token(ordinal - 1)) || announcedUnit != []
                || isRowLabelled
                    && (window.token(ordinal + 1).kind == .number
                        || window.token(ordinal + 1).isSymbol(Symbol.dash))
        {
            announcedUnit.formUnion(token.traits)
            filler()
            return
        }
        let isGoalReached = token.isWord(.goal) && window.token(ordinal - 1).isWord(.at)
        let isTaker = token.has(.credential) && window.token(ordinal - 1).has(.agent)
        guard token.isWord(.filler) || isGoalReached || isTaker, !cue.isLetter || cue == .letterT
        else {
            cue = .none
            return
        }
        if token.isWord(.scoreWord) { hasScoreWord = true }
        if !token.isWord([.directFiller, .scoreWord]) { isDirect = false }
        filler()
    }

    private func isOpening(_ token: Token) -> Bool {
        token.isSymbol(Symbol.open) || token.isSymbol(Symbol.openBracket)
    }

    private mutating func symbol(_ token: Token, _ ordinal: Int, _ window: inout TokenWindow) {
        switch token.symbol {
        case Symbol.colon, Symbol.equals: isLabelled = true
        case Symbol.dash, UInt8(ascii: "~"), UInt8(ascii: "*"), UInt8(ascii: "_"),
            UInt8(ascii: "|"), UInt8(ascii: "@"), UInt8(ascii: "!"):
            break
        case Symbol.point:
            // The point of an abbreviation: "Temp. 38.2".
            guard fillerCount == 0, token.isJoined else {
                cue = .none
                return
            }
        case Symbol.semicolon:
            // Between two readings: "118/76; 122/80".
            guard cue == .bloodPressure, !isDirect, fillerCount == 0 else {
                cue = .none
                return
            }
        case Symbol.percent:
            guard isOpening(window.token(ordinal - 1)) || isRowLabelled else {
                cue = .none
                return
            }
        case Symbol.open, Symbol.openBracket, UInt8(ascii: ")"), UInt8(ascii: "]"), Symbol.comma,
            UInt8(ascii: "#"), UInt8(ascii: "\""), Symbol.degree, Symbol.other,
            Symbol.greater where token.symbol != Symbol.greater || isArrow(ordinal, &window):
            if cue == .letterP || cue == .letterR { cue = .none }
            if token.symbol == Symbol.comma || token.symbol == Symbol.other { isDirect = false }
        default:
            cue = .none
        }
        filler()
    }

    /// The head of "->", which is no comparison.
    private func isArrow(_ ordinal: Int, _ window: inout TokenWindow) -> Bool {
        window.token(ordinal).isJoined && window.token(ordinal - 1).isSymbol(Symbol.dash)
    }
}
