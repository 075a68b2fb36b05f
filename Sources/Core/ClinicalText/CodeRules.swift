/// Finds ICD-10-CM and CPT codes: by their shape, and by what stands around them.
struct CodeRules: ~Copyable {
    /// What has been announced: "ICD-10:", "dx", "codes:", "CPT".
    struct Cue: OptionSet {
        var rawValue: UInt16
        static let icd = Cue(rawValue: 1)
        static let diagnosis = Cue(rawValue: 2)
        static let code = Cue(rawValue: 4)
        static let cpt = Cue(rawValue: 8)
    }

    /// How many tokens may stand between the announcement, or one code, and the next code.
    private static let connectorCountMax = 8

    private(set) var cue: Cue {
        get { state.intersection(Self.announced) }
        set { state = state.subtracting(Self.announced).union(newValue) }
    }
    /// A code stood before, and only separators since: a list.
    var isICDList: Bool {
        get { state.contains(Self.icdList) }
        set { set(Self.icdList, newValue) }
    }
    var isCPTList: Bool {
        get { state.contains(Self.cptList) }
        set { set(Self.cptList, newValue) }
    }
    /// "ZIP", "MRN": the next number is no code.
    private(set) var isIdentifier: Bool {
        get { state.contains(Self.identifier) }
        set { set(Self.identifier, newValue) }
    }
    private var hasCodeSinceCue: Bool {
        get { state.contains(Self.codeSinceCue) }
        set { set(Self.codeSinceCue, newValue) }
    }
    /// The line, or the one before it, is about procedures or bills.
    var hasBilled: Bool {
        get { state.contains(Self.billed) }
        set { set(Self.billed, newValue) }
    }
    /// A procedure code stood in the note.
    var hasCodes = false
    var billedLineCount = 0
    /// All of these, in two octets.
    private var state: Cue = []
    private static let announced: Cue = [.icd, .diagnosis, .code, .cpt]
    private static let icdList = Cue(rawValue: 16)
    private static let cptList = Cue(rawValue: 32)
    private static let identifier = Cue(rawValue: 64)
    private static let codeSinceCue = Cue(rawValue: 128)
    private static let billed = Cue(rawValue: 256)
    private var connectorCount = 0
    /// Ordinal of the first token behind the last code.
    private(set) var consumedEnd = 0

    /// Words that announce a code, or that the next number is none.
    static let awaited: WordTraits = [
        .identifierCue, .icdCue, .diagnosisCue, .cptCue, .codeCue,
    ]

    /// Whether ``take(_:_:_:_:_:)`` would change nothing that counts: nothing is announced, and the
    /// token neither announces something nor has the shape of a code.
    @inline(__always) func passes(_ token: Token) -> Bool {
        guard isQuiet else { return false }
        switch token.kind {
        case .word: return token.traits.isDisjoint(with: Self.awaited) && !token.hasDigit
        case .number: return token.length != 4 && token.length != 5
        case .symbol, .newline, .end: return true
        case .heading: return false
        }
    }

    mutating func take(
        _ token: Token, _ ordinal: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>,
        _ extraction: inout NoteExtraction
    ) {
        guard ordinal >= consumedEnd else { return }
        switch token.kind {
        case .heading:
            forget()
            if token.traits.contains(.diagnosisCue) { cue = .diagnosis }
            if token.traits.contains(.cptCue) {
                cue = .cpt
                bill()
            } else {
                hasBilled = false
            }
        case .end: forget()
        case .newline:
            billedLineCount += 1
            if billedLineCount > 1 { hasBilled = false }
            connector()
        case .symbol: symbol(token, ordinal, &window)
        case .word:
            if token.hasDigit, !token.isWord(.icdCue) {
                icd(token, ordinal, &window, bytes, &extraction)
            } else {
                word(token)
            }
        case .number: number(token, ordinal, &window, bytes, &extraction)
        }
    }

    /// Whether nothing is announced: then there is nothing to forget. How many connectors stood
    /// there counts only behind an announcement, which begins to count anew.
    var isQuiet: Bool { state.isEmpty }

    @inline(__always) private mutating func set(_ part: Cue, _ isSet: Bool) {
        if isSet { state.insert(part) } else { state.remove(part) }
    }

    /// A word that says nothing about codes.
    @inline(__always) mutating func passWord() {
        guard !isQuiet else { return }
        forget()
    }

    /// Nothing is announced any more, and no list goes on.
    mutating func forget() {
        state.formIntersection(Self.billed)
        connectorCount = 0
    }

    mutating func connector() {
        connectorCount += 1
        if connectorCount > Self.connectorCountMax { forget() }
    }

    private mutating func word(_ token: Token) {
        if token.isWord(.identifierCue) {
            forget()
            isIdentifier = true
        } else if token.isWord([.icdCue, .diagnosisCue, .cptCue]) {
            if token.isWord(.cptCue) { bill() }
            announce(
                token.isWord(.icdCue) ? .icd : token.isWord(.cptCue) ? .cpt : .diagnosis)
        } else if token.isWord(.codeCue) {
            // "diagnosis code" and "billing code" say more than "code".
            if cue.isEmpty, !isIdentifier { announce(.code) } else { connector() }
        } else if token.isWord([.codeConnector, .conjunction]) {
            if !token.isWord(.conjunction) {
                isICDList = false
                isCPTList = false
            }
            connector()
        } else {
            forget()
        }
    }

    private mutating func bill() {
        hasBilled = true
        billedLineCount = 0
    }

    private mutating func announce(_ announced: Cue) {
        let isAddition = !cue.isEmpty && !hasCodeSinceCue
        let all = isAddition ? cue.union(announced) : announced
        forget()
        cue = all
    }

    private mutating func symbol(_ token: Token, _ ordinal: Int, _ window: inout TokenWindow) {
        switch token.symbol {
        case Symbol.comma, Symbol.semicolon, Symbol.slash, UInt8(ascii: "&"), UInt8(ascii: "+"),
            UInt8(ascii: "|"), Symbol.open, UInt8(ascii: ")"), Symbol.openBracket,
            UInt8(ascii: "]"), Symbol.dash, UInt8(ascii: "*"), Symbol.colon, Symbol.equals,
            UInt8(ascii: "#"), UInt8(ascii: "\""), UInt8(ascii: "_"), UInt8(ascii: "'"),
            Symbol.other:
            connector()
        case Symbol.point:
            // The point of "1." at the start of a line; any other ends the sentence.
            if isListNumber(ordinal - 1, &window) { connector() } else { forget() }
        default: forget()
        }
    }

    /// The "1" of "1." or "1)" at the start of a line.
    func isListNumber(_ ordinal: Int, _ window: inout TokenWindow) -> Bool {
        let token = window.token(ordinal)
        guard token.kind == .number, token.length <= 2 else { return false }
        let before = window.token(ordinal - 1).kind
        let after = window.token(ordinal + 1)
        return (before == .newline || before == .heading || ordinal == 0)
            && (after.isSymbol(Symbol.point) || after.isSymbol(UInt8(ascii: ")")))
    }

    // MARK: - ICD-10-CM

    private mutating func icd(
        _ token: Token, _ ordinal: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>,
        _ extraction: inout NoteExtraction
    ) {
        if isCPTList, token.length == 2, bytes[Int(token.start)] | 0x20 == UInt8(ascii: "x") {
            // "99213 x1, 81002"
            connector()
            return
        }
        if cue.contains(.cpt) || isCPTList || isSupply(token, ordinal, &window, bytes),
            !isIdentifier,
            hcpcs(token, ordinal, &window, bytes, &extraction)
        {
            return
        }
        guard let shape = ICDShape(bytes, at: Int(token.start)), !isIdentifier,
            isFree(token, ordinal, &window),
            accepts(shape, token, ordinal, &window, bytes)
        else {
            forget()
            return
        }
        extraction.codes.append(
            ClinicalCode(
                system: .icd10CM, code: shape.code, modifiers: [],
                range: Int(token.start)..<shape.end), usually: 8)
        isICDList = true
        isCPTList = false
        accepted(end: shape.end, ordinal, &window)
    }

    /// Drugs and professional services stand without a cue, but not behind a word: no ICD-10-CM
    /// code of their shape is in use without its point.
    private func isSupply(
        _ token: Token, _ ordinal: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>
    ) -> Bool {
        guard !cue.contains(.icd), token.length == 5 else { return false }
        if cue == .code { return true }
        let letter = bytes[Int(token.start)]
        guard Self.supplyLetters.contains(letter), token.isCapital else { return false }
        let before = window.token(ordinal - 1)
        let isEnclosed = before.isSymbol(Symbol.open)
        guard !token.isJoined || isEnclosed else { return false }
        if letter == UInt8(ascii: "J") || letter == UInt8(ascii: "G"), before.kind != .word,
            before.kind != .number
        {
            return true
        }
        let next = window.token(ordinal + 1)
        let isClosed =
            next.kind == .newline || next.kind == .end
            || next.kind == .symbol
                && ([Symbol.comma, Symbol.semicolon, UInt8(ascii: ")")].contains(next.symbol)
                    || next.symbol == Symbol.point && !window.token(ordinal + 2).isJoined)
            || next.kind == .word && next.length == 2 && next.hasDigit
        let word = isEnclosed ? window.token(ordinal - 2) : before
        guard isClosed, !word.isWord([.namesThing, .identifierCue]), word.cue == 0 else {
            return false
        }
        return
            (isEnclosed
            || before.kind == .word && !before.isCapital && !before.isWord(.conjunction))
            && (word.kind == .word || word.kind == .number) && !DiagnosisWords.matches(word, bytes)
            && !word.has(.title)
    }

    /// Letters of supplies, drugs and services of which a code without a point is none of
    /// ICD-10-CM in its usual form. Source: HCPCS level II, the sections' letters.
    private static let supplyLetters: [UInt8] = Array("AEGJKLQV".utf8)

    /// "J1885" behind "HCPCS" or "CPT": level II, kept among the procedure codes.
    private mutating func hcpcs(
        _ token: Token, _ ordinal: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>,
        _ extraction: inout NoteExtraction
    ) -> Bool {
        guard token.length == 5, bytes[Int(token.start)].isASCIIUpper else { return false }
        for index in Int(token.start) + 1..<Int(token.end) where !bytes[index].isASCIIDigit {
            return false
        }
        let point = window.token(ordinal + 1)
        if point.isSymbol(Symbol.point), window.token(ordinal + 2).isJoined { return false }
        var packed: UInt64 = 0
        for index in token.range.reversed() { packed = packed << 8 | UInt64(bytes[index]) }
        extraction.codes.append(
            ClinicalCode(
                system: .cpt, code: String(packed: packed, count: token.length), modifiers: [],
                range: token.range), usually: 8)
        isCPTList = true
        isICDList = false
        accepted(end: Int(token.end), ordinal, &window)
        return true
    }

    mutating func accepted(end: Int, _ ordinal: Int, _ window: inout TokenWindow) {
        hasCodeSinceCue = true
        connectorCount = 0
        consumedEnd = ordinal + 1
        let limit = ordinal + 16
        while consumedEnd < limit, window.token(consumedEnd).kind != .end,
            Int(window.token(consumedEnd).start) < end
        {
            consumedEnd += 1
        }
    }

    /// Whether the word does not hang on something before it: a file name, a version, a part.
    private func isFree(_ token: Token, _ ordinal: Int, _ window: inout TokenWindow) -> Bool {
        guard token.isJoined else { return true }
        let before = window.token(ordinal - 1)
        guard before.kind == .symbol else { return before.kind == .newline }
        switch before.symbol {
        case Symbol.point, UInt8(ascii: "_"), UInt8(ascii: "@"), UInt8(ascii: "\\"): return false
        case Symbol.dash:
            guard before.isJoined else { return true }
            let previous = window.token(ordinal - 2)
            return previous.isWord([.icdCue, .codeConnector]) || previous.value == 10
        default: return true
        }
    }

    private func accepts(
        _ shape: ICDShape, _ token: Token, _ ordinal: Int, _ window: inout TokenWindow,
        _ bytes: Span<UInt8>
    ) -> Bool {
        let isAnnounced = !cue.isDisjoint(with: [.icd, .diagnosis, .code])
        let isThing = window.token(ordinal - 1).isWord(.namesThing)
        if shape.isDotted { return isAnnounced || !isThing }
        if !shape.isBare {
            // "E1165", and "E119 (ICD-10-CM)".
            if cue.contains(.icd) || isFollowedByCue(ordinal, &window) { return true }
            // "Type 2 diabetes (E119)", "UTI N390"
            return token.isCapital && !isThing && token.length >= 4
                && (isParenthesised(ordinal, &window)
                    || DiagnosisWords.matches(window.token(ordinal - 1), bytes))
        }
        guard !ICDShape.absentCategories.contains(shape.code), !isThing else { return false }
        if isAnnounced || isICDList || isFollowedByCue(ordinal, &window) { return true }
        guard token.isCapital else { return false }
        if isParenthesised(ordinal, &window) { return true }
        if !ICDShape.ambiguousCategories.contains(shape.code),
            leadsDiagnosis(ordinal, &window, bytes)
        {
            return true
        }
        if startsList(ordinal, &window, bytes) { return true }
        return !ICDShape.ambiguousCategories.contains(shape.code)
            && bytes[Int(token.start)] != UInt8(ascii: "Q")
            && followsDiagnosis(ordinal, &window, bytes)
            && !VitalRules.hasVitalNeighbour(ordinal, &window)
    }

    /// "I10 (ICD-10)".
    private func isFollowedByCue(_ ordinal: Int, _ window: inout TokenWindow) -> Bool {
        let next = window.token(ordinal + 1)
        return (next.isSymbol(Symbol.open) ? window.token(ordinal + 2) : next).isWord(.icdCue)
    }

    /// Whether only bare categories stand between this one and a code with its point.
    private func startsList(
        _ ordinal: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>
    ) -> Bool {
        var index = ordinal
        for _ in 0..<4 {
            var separatorCount = 0
            index += 1
            while separatorCount < 3, isListSeparator(window.token(index)) {
                separatorCount += 1
                index += 1
            }
            let token = window.token(index)
            guard separatorCount > 0, token.kind == .word, token.hasDigit,
                let shape = ICDShape(bytes, at: Int(token.start))
            else { return false }
            if shape.isDotted { return true }
            guard shape.isBare, !ICDShape.absentCategories.contains(shape.code) else {
                return false
            }
        }
        return false
    }

    private func isListSeparator(_ token: Token) -> Bool {
        token.isWord(.conjunction)
            || [Symbol.comma, Symbol.semicolon, Symbol.slash, UInt8(ascii: "&")].contains {
                token.isSymbol($0)
            }
    }

    /// Whether one of the three words before is a diagnosis.
    private func followsDiagnosis(
        _ ordinal: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>
    ) -> Bool {
        var wordCount = 0
        var index = ordinal - 1
        while wordCount < 3, ordinal - index <= 8 {
            let token = window.token(index)
            switch token.kind {
            case .newline, .heading, .end: return false
            case .symbol:
                if token.symbol == Symbol.point, !window.token(index + 1).isJoined { return false }
            case .number: break
            case .word:
                if DiagnosisWords.matches(token, bytes) { return true }
                wordCount += 1
            }
            index -= 1
        }
        return false
    }

    /// "I10 - Essential hypertension" and "| I10 | Hypertension": at the start of a line or a cell.
    private func leadsDiagnosis(
        _ ordinal: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>
    ) -> Bool {
        let before = window.token(ordinal - 1)
        let isFirst =
            ordinal == 0 || before.kind == .newline || before.kind == .heading
            || before.isSymbol(UInt8(ascii: "|")) || before.isSymbol(UInt8(ascii: "*"))
            || before.isSymbol(Symbol.dash) || isListNumber(ordinal - 2, &window)
        guard isFirst else { return false }
        for distance in 1...5 {
            let token = window.token(ordinal + distance)
            if token.kind == .newline || token.kind == .end { return false }
            if token.kind == .word, DiagnosisWords.matches(token, bytes) { return true }
        }
        return false
    }

    /// "(Z23)" and "[I10]" behind a word.
    private func isParenthesised(_ ordinal: Int, _ window: inout TokenWindow) -> Bool {
        let open = window.token(ordinal - 1)
        let close = window.token(ordinal + 1)
        guard
            open.isSymbol(Symbol.open) && close.isSymbol(UInt8(ascii: ")"))
                || open.isSymbol(Symbol.openBracket) && close.isSymbol(UInt8(ascii: "]"))
        else { return false }
        let before = window.token(ordinal - 2)
        return before.kind == .word && !before.isWord(.namesThing)
    }
}
