extension IdentifierRules {
    /// A word without a capital: "dr smith", "daughter Angela", "tuesday", "age 91".
    mutating func lowerCase(
        _ token: Token, _ ordinal: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>
    ) {
        if token.has(.weekday) {
            if token.length > 3 { keep(.date, token, token, next: ordinal + 1) }
        } else if token.has(.title) {
            if !titled(token, ordinal, &window) { whisperedTitle(token, ordinal, &window, bytes) }
        } else if token.has(.relative) {
            if !related(ordinal, &window) { whispered(ordinal, &window, bytes) }
        } else if token.has(.aged) {
            aged(ordinal, &window)
        } else if token.has(.particle), token.has(.street), token.length == 2 {
            lowerSaint(token, ordinal, &window, bytes)
        } else if token.has(.facility) {
            lowerFacility(token, ordinal, &window, bytes)
        } else if token.has([.nameCue, .person]) {
            if !cued(ordinal, &window, bytes) { whispered(ordinal, &window, bytes) }
            if consumedEnd <= ordinal { signature(ordinal, &window, bytes) }
        } else if token.has(.month), !token.has(.wordName) {
            if window.token(ordinal + 1).kind == .number {
                _ = month(token, ordinal, &window)
            } else if token.length > 3 || token.isKind(.shortMonth),
                !window.token(ordinal - 1).isCapital,
                window.token(ordinal - 1).has([.preposition, .dayLead, .dateCue])
            {
                // "in november"
                keep(.date, token, token, next: ordinal + 1)
            }
        }
    }

    /// A word with a capital.
    mutating func capital(
        _ token: Token, _ ordinal: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>
    ) {
        if token.has(.weekday) {
            weekday(token, ordinal, &window)
            return
        }
        if window.token(ordinal - 1).kind == .symbol,
            quoted(token, ordinal, &window, bytes) || nicknamed(token, ordinal, &window, bytes)
        {
            return
        }
        if token.has(.facility), window.token(ordinal + 1).has(.numberWord),
            announced(.medicalRecord, ordinal + 1, &window, bytes)
        {
            // "Hosp no PR 0471628"
            return
        }
        let next = window.token(ordinal + 1)
        if next.kind == .number, capitalGroups(token, ordinal, &window, bytes) { return }
        // A name of one word is not introduced.
        if Self.goesOn(next) || next.isSymbol(Symbol.comma),
            introduced(token, ordinal, &window, bytes)
        {
            return
        }
        if mayBeDated(token), dated(token, ordinal, &window, bytes) { return }
        if somebody(token, ordinal, &window, bytes) { return }
        if token.isKind(.shortName), shortened(token, ordinal, &window) { return }
        if located(token, ordinal, &window, bytes) { return }
        if token.has(.particle), saint(token, ordinal, &window) { return }
        if token.has([.givenName, .surname, .wordName]) {
            listed(token, ordinal, &window, bytes)
        } else if token.has(.credential) {
            signed(ordinal, &window, bytes)
        }
        if consumedEnd <= ordinal { unlisted(token, ordinal, &window, bytes) }
    }

    @inline(__always) private func mayBeDated(_ token: Token) -> Bool {
        token.length == 3
            || token.has([.founded, .skip, .month, .dayUnit, .placeLabel, .streetLead])
            || token.isWord(.saturation) || token.isKind(.initials)
    }

    /// What is named after somebody, a month or a holiday, and what a label or "Highway" announces.
    private mutating func dated(
        _ token: Token, _ ordinal: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>
    ) -> Bool {
        if token.has([.founded, .skip]) || token.isWord(.saturation),
            namedAfter(token, ordinal, &window, bytes)
                || articled(token, ordinal, &window, bytes) || saturday(token, ordinal, &window)
        {
            return true
        }
        if token.isKind(.initials), lettersOfName(ordinal, &window, bytes) { return true }
        if token.has(.month), month(token, ordinal, &window) { return true }
        if token.has(.dayUnit) || token.length == 3, token.length == 3,
            window.token(ordinal - 1).kind == .word, isDayOrEve(token, bytes),
            holiday(token, ordinal, &window)
        {
            return true
        }
        if token.has(.placeLabel), labelledPlace(token, ordinal, &window, bytes) { return true }
        return token.has(.streetLead) && numberedRoad(token, ordinal, &window)
    }

    /// Somebody whom a title, a relative, a cue or an initial announces, and an age.
    private mutating func somebody(
        _ token: Token, _ ordinal: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>
    ) -> Bool {
        if token.has(.title) {
            if titled(token, ordinal, &window) { return true }
            whisperedTitle(token, ordinal, &window, bytes)
            if consumedEnd > ordinal { return true }
        }
        if token.has(.relative), related(ordinal, &window) { return true }
        if token.has(.aged), aged(ordinal, &window) { return true }
        if token.has([.nameCue, .person]) {
            if cued(ordinal, &window, bytes) { return true }
            whispered(ordinal, &window, bytes)
            if consumedEnd <= ordinal { signature(ordinal, &window, bytes) }
            if consumedEnd > ordinal { return true }
        }
        return token.length == 1
            && (initial(token, ordinal, &window) || initialled(token, ordinal, &window))
    }

    /// A place that a word of it or what stands around it tells.
    private mutating func located(
        _ token: Token, _ ordinal: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>
    ) -> Bool {
        let next = window.token(ordinal + 1)
        if token.isKind([.landmark, .company]), landmark(token, ordinal, &window, bytes) {
            return true
        }
        if token.isKind(.roadLead) || next.kind == .number && token.length > 6,
            roadFirst(token, ordinal, &window, bytes)
        {
            return true
        }
        let goesOn = Self.goesOn(next)
        if goesOn,
            bareStreet(token, ordinal, &window, bytes)
                || organization(token, ordinal, &window, bytes)
                || site(token, ordinal, &window, bytes)
        {
            return true
        }
        if token.has(.unit), box(ordinal, &window) { return true }
        if goesOn,
            facility(token, ordinal, &window, bytes) || premises(token, ordinal, &window, bytes)
        {
            return true
        }
        if next.kind == .word, next.isCapital, ledPlace(token, ordinal, &window, bytes) {
            return true
        }
        if goesOn || next.isWord(.conjunction), crossing(ordinal, &window, bytes) { return true }
        if next.isSymbol(Symbol.comma), headed(token, ordinal, &window, bytes) { return true }
        if token.length <= 3, monogram(token, ordinal, &window, bytes) { return true }
        return place(token, ordinal, &window, bytes)
    }

    /// Whether the name of a place may go on with what stands behind its first word: a capital, a
    /// short word or a part of the word, a mark without white space before it, "&" or "+".
    @inline(__always) private static func goesOn(_ next: Token) -> Bool {
        switch next.kind {
        case .word: next.isCapital || next.isJoined || next.length <= 3
        case .symbol:
            next.isJoined || next.symbol == UInt8(ascii: "&") || next.symbol == UInt8(ascii: "+")
        case .number, .newline, .heading, .end: false
        }
    }
}
