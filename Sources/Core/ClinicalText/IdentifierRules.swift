/// Finds what may tell who the patient is: by format, then by word lists, then by what stands near.
struct IdentifierRules: ~Copyable {
    /// How many words may stand between "MRN" and its number.
    static let linkCountMax = 7
    /// Most words of a name, a street or a facility.
    static let nameWordCountMax = 5
    /// Most marks in a row between a word and what it announces.
    static let markCountMax = 12
    /// Blanks that part two columns, in octets.
    static let columnGap = 3
    /// Most words of a facility.
    static let facilityWordCountMax = 7
    /// Ages above this are identifiers. Source: 45 CFR 164.514(b)(2)(i)(C).
    static let ageMax: Int32 = 89
    /// Most tokens of an address of the web or of mail.
    static let addressTokenCountMax = 18

    /// Room that a note's identifiers get at first.
    private static let spanCountUsual = 16

    /// Every rule is asked about every word, even when its answer is known.
    let isThorough: Bool
    private(set) var spans: [IdentifierSpan] = []
    /// Ordinal of the first token behind the last identifier.
    private(set) var consumedEnd = 0
    /// Where the last identifier ended, in octets.
    private var linkStart = -2
    /// The age of the first person whose age the note gives.
    private(set) var age: PatientAge?
    /// The month of the last day told as "6/15".
    private(set) var month: Int32?
    /// A day stood before its month, with the year.
    private(set) var dayComesFirst = false
    /// Ordinal of the last "fax" and of the last "phone".
    private var faxOrdinal = -100
    private var phoneOrdinal = -100
    /// Words with a capital that may be a name which is found elsewhere in the note.
    var candidates: [Candidate] = []

    init(isThorough: Bool = false) { self.isThorough = isThorough }

    /// Takes the tokens of a range that may be, announce or begin an identifier.
    mutating func take(
        from start: Int, before end: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>
    ) {
        var ordinal = start
        while true {
            ordinal = window.masks.next(
                .identifiers, from: max(ordinal, consumedEnd), before: end)
            guard ordinal < end else { return }
            window.reveal(for: ordinal)
            let token = window.token(ordinal)
            switch token.kind {
            case .word:
                if !isThorough, token.isPlain, isFollowedPlainly(token, ordinal, &window) { break }
                word(token, ordinal, &window, bytes)
            case .number:
                if !isThorough, isPlain(number: token, ordinal, &window) { break }
                number(token, ordinal, &window, bytes)
            case .symbol:
                tie(token, ordinal, &window, bytes)
                if ordinal >= consumedEnd { symbol(token, ordinal, &window, bytes) }
            case .newline, .heading, .end: break
            }
            if consumedEnd > ordinal {
                widen(ordinal, &window, bytes)
            } else if token.kind == .word, token.isCapital {
                suspect(token, ordinal, &window, bytes)
            }
            ordinal &+= 1
        }
    }

    /// A point or a colon right behind a word about which nothing else is asked: an address may
    /// have begun with it.
    private mutating func tie(
        _ token: Token, _ ordinal: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>
    ) {
        guard token.symbol == Symbol.point || token.symbol == Symbol.colon, token.isJoined,
            window.token(ordinal &+ 1).isJoined, ordinal > consumedEnd,
            !window.masks.has(.identifiers, ordinal &- 1)
        else { return }
        window.reveal(for: ordinal &- 1)
        let before = window.token(ordinal &- 1)
        if before.kind == .word { word(before, ordinal &- 1, &window, bytes) }
        window.reveal(for: ordinal)
    }

    /// The marks of a word without a capital that ``word(_:_:_:_:)`` asks for.
    static let awaited: WordMarks = [
        .nameLead, .agent, .placeLead, .role, .fileEnding, .greatAge, .season, .givenName, .city,
        .relative, .weekday, .title, .aged, .nameCue, .month, .person, .facility, .street,
    ]

    /// Takes over the memory of another note's reading.
    mutating func reuse(_ used: inout NoteReading) {
        swap(&spans, &used.identifiers)
        spans.removeAll(keepingCapacity: true)
    }

    mutating func keep(
        _ category: IdentifierSpan.Category, _ first: Token, _ last: Token, next: Int
    ) {
        consumedEnd = next
        if spans.capacity == 0 { spans.reserveCapacity(Self.spanCountUsual) }
        if let before = spans.last, before.category == category,
            [.name, .date, .geography].contains(category), linkStart == before.range.upperBound,
            Int(first.start) - linkStart <= (category == .geography ? 2 : 1)
        {
            // "Easter Sunday": one blank between two is a part of them.
            _ = spans.popLast()
            spans.append(
                IdentifierSpan(
                    category: category, range: before.range.lowerBound..<Int(last.end)))
        } else {
            spans.append(
                IdentifierSpan(category: category, range: Int(first.start)..<Int(last.end)))
        }
        linkStart = Int(last.end)
    }

    /// The last identifier ends later.
    mutating func extend(to last: Token, next: Int) {
        guard let span = spans.popLast() else { return }
        spans.append(
            IdentifierSpan(
                category: span.category, range: span.range.lowerBound..<Int(last.end)))
        consumedEnd = next
    }

    /// Puts further identifiers, in the order of the text, between those there are.
    mutating func merge(_ further: [IdentifierSpan]) {
        var merged: [IdentifierSpan] = []
        merged.reserveCapacity(spans.count + further.count)
        var index = 0
        for span in further {
            while index < spans.count, spans[index].range.lowerBound < span.range.lowerBound {
                merged.append(spans[index])
                index += 1
            }
            let isFree =
                (merged.last?.range.upperBound ?? 0) <= span.range.lowerBound
                && (index == spans.count || spans[index].range.lowerBound >= span.range.upperBound)
            if isFree { merged.append(span) }
        }
        merged.append(contentsOf: spans[index...])
        spans = merged
    }

    /// Drops what a longer identifier, which begins at this octet, holds.
    mutating func dropSpans(from start: Int) {
        while let last = spans.last, last.range.upperBound > start { spans.removeLast() }
    }

    /// Drops the last identifier, for a longer one.
    mutating func dropLast() { _ = spans.popLast() }

    /// The last identifier begins earlier: it and what stands before it are one.
    mutating func join(from first: Token) {
        guard let last = spans.popLast() else { return }
        spans.append(
            IdentifierSpan(
                category: last.category, range: Int(first.start)..<last.range.upperBound))
    }

    /// Whether a telephone was announced a few tokens before.
    func isPhoned(_ ordinal: Int) -> Bool { ordinal - phoneOrdinal <= 4 }

    /// Whether a telephone or a fax was announced a few tokens before.
    func isAnnounced(_ ordinal: Int) -> Bool { ordinal - max(phoneOrdinal, faxOrdinal) <= 4 }

    /// A day of a month was told.
    mutating func tell(month: Int32) { self.month = month }

    /// A day before its month was told.
    mutating func tellDayFirst() { dayComesFirst = true }

    /// Four to six digits right behind the word that announces a telephone.
    func isPaged(_ token: Token, _ ordinal: Int) -> Bool {
        4...6 ~= token.length && ordinal - phoneOrdinal <= 2
            && !(98_000...99_499 ~= token.value && ordinal - phoneOrdinal == 1)
    }

    mutating func note(_ found: PatientAge) {
        if age == nil { age = found }
    }

    /// The ordinal behind the asterisks that stand at one.
    func markEnd(_ ordinal: Int, _ window: inout TokenWindow) -> Int {
        var end = ordinal
        while end - ordinal < Self.markCountMax, window.token(end).isSymbol(UInt8(ascii: "*")) {
            end += 1
        }
        return end
    }

    // MARK: - Symbols

    private mutating func symbol(
        _ token: Token, _ ordinal: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>
    ) {
        switch token.symbol {
        case UInt8(ascii: "@"):
            mail(token, ordinal, &window)
            if consumedEnd <= ordinal { handle(token, ordinal, &window) }
        case Symbol.open: parenthesisedPhone(token, ordinal, &window)
        case Symbol.openBracket:
            let close = window.token(ordinal + 2)
            if window.token(ordinal + 1).kind == .word, close.isSymbol(UInt8(ascii: "]")),
                Self.isSubstitute(bytes, Int(token.start)..<Int(close.end))
            {
                consumedEnd = ordinal + 3
            }
        default: break
        }
    }

    private static let substitutes = IdentifierSpan.Category.allCases.map {
        Array($0.substitute.utf8)
    }

    /// Whether this is what a redaction has left, such as "[NAME]"; anybody else's brackets hide
    /// nothing.
    private static func isSubstitute(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
        guard range.upperBound <= bytes.count else { return false }
        return substitutes.contains { substitute in
            substitute.count == range.count
                && substitute.indices.allSatisfy { bytes[range.lowerBound + $0] == substitute[$0] }
        }
    }

    private mutating func mail(_ token: Token, _ ordinal: Int, _ window: inout TokenWindow) {
        var first = ordinal
        while first > 0, ordinal - first < Self.addressTokenCountMax,
            window.token(first).isJoined, Self.isAddressPart(window.token(first - 1))
        {
            first -= 1
        }
        var last = ordinal
        var hasPoint = false
        while last - ordinal < Self.addressTokenCountMax, window.token(last + 1).isJoined,
            Self.isAddressPart(window.token(last + 1))
        {
            last += 1
            if window.token(last).isSymbol(Symbol.point) { hasPoint = true }
        }
        if window.token(last).isSymbol(Symbol.point) { last -= 1 }
        guard first < ordinal, hasPoint, window.token(last).kind != .symbol else { return }
        let start = Int(window.token(first).start)
        dropSpans(from: start)
        keep(.email, window.token(first), window.token(last), next: last + 1)
    }

    private static func isAddressPart(_ token: Token) -> Bool {
        switch token.kind {
        case .word, .number: return true
        case .symbol:
            return [Symbol.point, Symbol.dash, UInt8(ascii: "_"), UInt8(ascii: "+")]
                .contains(token.symbol)
        case .newline, .heading, .end: return false
        }
    }

    /// "(617) 555-0142"
    private mutating func parenthesisedPhone(
        _ token: Token, _ ordinal: Int, _ window: inout TokenWindow
    ) {
        let area = window.token(ordinal + 1)
        guard area.kind == .number, area.length == 3,
            window.token(ordinal + 2).isSymbol(UInt8(ascii: ")"))
        else { return }
        var next = ordinal + 3
        if window.token(next).isSymbol(Symbol.dash) { next += 1 }
        guard let last = localNumber(next, &window) else { return }
        var first = token
        let country = window.token(ordinal - 1)
        let plus = window.token(ordinal - 2)
        if country.kind == .number, country.length <= 2, plus.isSymbol(UInt8(ascii: "+")) {
            first = plus
        }
        keepPhone(first, ordinal, last, &window)
    }

    // MARK: - Telephone numbers

    /// "555-0142" from an ordinal on; the ordinal of its last token.
    private func localNumber(_ ordinal: Int, _ window: inout TokenWindow) -> Int? {
        let exchange = window.token(ordinal)
        guard exchange.kind == .number, exchange.length == 3 else { return nil }
        let separator = window.token(ordinal + 1)
        var next = ordinal + 1
        if separator.isSymbol(Symbol.dash) || separator.isSymbol(Symbol.point) { next += 1 }
        let line = window.token(next)
        let behind = window.token(next + 1)
        guard line.kind == .number, line.length == 4,
            !(behind.isJoined && behind.kind == .number),
            // "020 7946 0018"
            exchange.value >= 100 || behind.kind != .number || behind.length != 4
        else { return nil }
        return next
    }

    mutating func keepPhone(
        _ first: Token, _ ordinal: Int, _ last: Int, _ window: inout TokenWindow
    ) {
        var end = last
        var next = last + 1
        if window.token(next).isSymbol(Symbol.comma) { next += 1 }
        let word = window.token(next)
        // "x4432"
        if word.kind == .word, word.hasDigit, 2...6 ~= word.length, !word.isCapital { end = next }
        if word.kind == .word, word.cue == 0, word.isWord(.identifierCue) || word.length == 1,
            [0x65, 0x78].contains(extensionLetter(word, &window)), !word.has(.relative)
        {
            next += 1
            if window.token(next).isSymbol(Symbol.point) { next += 1 }
            if window.token(next).kind == .number { end = next }
        }
        let isFax = faxOrdinal > phoneOrdinal && ordinal - faxOrdinal <= 5
        keep(isFax ? .fax : .telephone, first, window.token(end), next: end + 1)
    }

    /// "x" is one letter; "ext" and "extension" are among the cues of the code rules.
    private func extensionLetter(_ token: Token, _ window: inout TokenWindow) -> UInt8 {
        token.length == 1 || token.length == 3 || token.length == 9 ? 0x78 : 0
    }

    /// "617-555-0142", "617.555.0142", "617 555 0142", "555-0142", "+1 617 555 0142".
    mutating func phone(
        _ token: Token, _ ordinal: Int, _ window: inout TokenWindow
    ) -> Bool {
        var area = ordinal
        var first = token
        if token.value == 1, token.length == 1 {
            area += 1
            if window.token(area).kind == .symbol { area += 1 }
            if window.token(ordinal - 1).isSymbol(UInt8(ascii: "+")) {
                first = window.token(ordinal - 1)
            }
        }
        let separator = window.token(area + 1)
        guard window.token(area).kind == .number, window.token(area).length == 3 else {
            return false
        }
        var next = area + 1
        let isSeparated = separator.isSymbol(Symbol.dash) || separator.isSymbol(Symbol.point)
        if isSeparated { next += 1 }
        let isCued = ordinal - max(phoneOrdinal, faxOrdinal) <= 5
        if let last = localNumber(next, &window), isSeparated || isCued {
            keepPhone(first, ordinal, last, &window)
            return true
        }
        guard
            separator.isSymbol(Symbol.dash) && separator.isJoined
                || isCued && (separator.isSymbol(Symbol.point) || separator.kind == .number),
            !token.isJoined || window.token(ordinal - 1).isSymbol(Symbol.colon),
            let last = localNumber(area, &window)
        else { return false }
        keepPhone(first, ordinal, last, &window)
        return true
    }

    // MARK: - Words

    private mutating func word(
        _ token: Token, _ ordinal: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>
    ) {
        if token.cue != 0 {
            let category = IdentifierSpan.Category(rawValue: token.cue - 1) ?? .other
            if category == .telephone { phoneOrdinal = ordinal }
            if category == .fax { faxOrdinal = ordinal }
            if announced(category, ordinal, &window, bytes) { return }
        }
        if token.hasDigit {
            if sixthProtocol(token, ordinal, &window, bytes)
                || postcode(token, ordinal, &window, bytes)
                || britishPlate(token, ordinal, &window, bytes)
                || shortExtension(token, ordinal, bytes)
                || britishRoad(token, ordinal, &window, bytes)
            {
                return
            }
            code(token, ordinal, &window, bytes)
            return
        }
        let next = window.token(ordinal &+ 1)
        let isTied = next.kind == .symbol && next.isJoined
        if isTied, token.length <= 4,
            next.symbol == Symbol.colon && sixthProtocol(token, ordinal, &window, bytes)
                || next.symbol == Symbol.dash && letteredRoad(token, ordinal, &window, bytes)
        {
            return
        }
        if isTied, token.length == 1,
            serial(token, ordinal, &window, bytes) || kinship(token, ordinal, &window, bytes)
                || next.symbol == Symbol.slash && staffNurse(ordinal, &window, bytes)
        {
            return
        }
        if token.has([.nameLead, .agent, .placeLead, .role]) {
            lead(token, ordinal, &window, bytes)
            if consumedEnd > ordinal { return }
        }
        if token.isKind(.job) {
            employer(ordinal, &window, bytes)
            if consumedEnd > ordinal { return }
        }
        if token.has(.fileEnding) {
            fileName(token, ordinal, &window)
            if consumedEnd > ordinal { return }
        }
        if token.has(.greatAge) {
            greatAge(token, ordinal, &window)
            if consumedEnd > ordinal { return }
        }
        if token.has(.season), season(token, ordinal, &window) { return }
        if !token.isCapital {
            if isTied, token.length <= 10, web(token, ordinal, &window, bytes) { return }
            uncapital(token, ordinal, &window, bytes)
            return
        }
        if isTied, web(token, ordinal, &window, bytes) { return }
        capital(token, ordinal, &window, bytes)
    }

    /// A word without a capital: a name of the lists behind a preposition, a city, or a word that
    /// announces something.
    private mutating func uncapital(
        _ token: Token, _ ordinal: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>
    ) {
        let next = window.token(ordinal + 1)
        if token.has(.givenName), !token.has([.ordinary, .wordName, .eponym]), !token.isListed,
            token.traits.isEmpty, token.length > 2, next.kind == .word, !next.isCapital,
            next.has(.surname), !next.has([.ordinary, .wordName, .eponym]), !next.isListed,
            next.traits.isEmpty, !next.isJoined, next.length > 2
        {
            // "marisol ibarra"
            keep(.name, token, next, next: ordinal + 2)
            return
        }
        if token.has(.givenName), !token.has([.ordinary, .wordName, .eponym]),
            !token.isListed, token.traits.isEmpty, token.cue == 0, token.length > 2,
            window.token(ordinal - 1).has([
                .preposition, .agent, .nameLead, .relative, .person, .role,
            ]),
            !window.token(ordinal - 1).has(.preposition) || window.token(ordinal - 1).length == 4
        {
            keepName(token, whisperedEnd(ordinal, &window), &window)
            return
        }
        if token.length == 1, next.isSymbol(Symbol.point), next.isJoined,
            window.token(ordinal + 2).has(.surname), !window.token(ordinal + 2).isJoined,
            !window.token(ordinal + 2).has([.ordinary, .wordName, .eponym]),
            window.token(ordinal - 1).kind != .number, !token.isJoined
        {
            // "m. sato", "j. pruitt rn"
            let last = whisperedDegreeEnd(ordinal + 2, &window)
            keep(.name, token, window.token(last), next: last + 1)
            return
        }
        if token.has(.city), token.traits.isEmpty, !token.isListed, token.length > 4,
            window.token(ordinal - 1).has(.preposition)
        {
            if window.token(ordinal + 1).has(.facility)
                || window.token(ordinal + 1).has(.facilityPart)
                    && window.token(ordinal + 2).has(.facility)
            {
                return
            }
            keep(.geography, token, token, next: ordinal + 1)
            return
        }
        if token.isKind(.initials), lettersOfName(ordinal, &window, bytes) { return }
        if token.isKind(.lowerPlace) {
            lowerFacility(token, ordinal, &window, bytes)
            if consumedEnd > ordinal { return }
        }
        if token.has([
            .relative, .weekday, .title, .aged, .nameCue, .month, .role, .person, .facility,
        ]) || token.has(.particle) && token.has(.street) {
            lowerCase(token, ordinal, &window, bytes)
        }
    }

    /// A word of letters and digits with six digits and more is somebody's number.
    private mutating func code(
        _ token: Token, _ ordinal: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>
    ) {
        var digitCount = 0
        for index in token.range where bytes[index].isASCIIDigit { digitCount += 1 }
        let isHashed =
            window.token(ordinal - 1).isSymbol(UInt8(ascii: "#"))
            || isNumbered(token, ordinal, &window)
        guard digitCount >= 6 || isHashed && digitCount >= 4 else { return }
        if compound(token, ordinal, &window, bytes) { return }
        keep(.other, token, token, next: ordinal + 1)
    }

    /// "https://…", "www.…", "portal.example.org".
    private mutating func web(
        _ token: Token, _ ordinal: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>
    ) -> Bool {
        let next = window.token(ordinal + 1)
        guard next.isJoined, next.kind == .symbol else { return false }
        let after = window.token(ordinal + 2)
        let isScheme =
            next.symbol == Symbol.colon && after.isSymbol(Symbol.slash)
            && window.token(ordinal + 3).isSymbol(Symbol.slash)
        let isName =
            next.symbol == Symbol.point && after.isJoined && after.kind == .word
            && !after.isCapital
        guard isScheme || isName else { return false }
        var last = ordinal
        var hasDomain = false
        while last - ordinal < Self.addressTokenCountMax {
            let following = window.token(last + 1)
            guard following.isJoined,
                following.kind == .word || following.kind == .number
                    || following.kind == .symbol && !Self.closing.contains(following.symbol)
            else { break }
            if following.isSymbol(UInt8(ascii: "@")) { return false }
            if following.has(.domain), window.token(last).isSymbol(Symbol.point) {
                hasDomain = true
            }
            last += 1
        }
        if window.token(last).isSymbol(Symbol.point) { last -= 1 }
        guard isScheme || hasDomain, last > ordinal else { return false }
        keep(.url, token, window.token(last), next: last + 1)
        return true
    }

    private static let closing: [UInt8] = [
        Symbol.comma, Symbol.semicolon, UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: ">"),
        UInt8(ascii: "\""), Symbol.other,
    ]
}
