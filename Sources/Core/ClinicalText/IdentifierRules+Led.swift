/// Places that nothing tells but where they stand: behind a preposition, before a word in lower
/// case for what kind of place it is, on a numbered road, in a column of the note's head.
extension IdentifierRules {
    /// Most words of a place behind a preposition.
    private static let ledWordCountMax = 4
    /// How far the head of a note reaches, in octets.
    private static let headByteCountMax = 320
    /// Most words of a column that is looked at.
    private static let columnWordCountMax = 4
    /// Isotopes of iodine that are given: "I-131" is no road.
    private static let iodine: Set<Int32> = [123, 124, 125, 131]

    /// "from Valley Baptist", "at Oak Tree Surgery", "in Grand Rapids": two words with capitals
    /// and more behind a preposition, of which one is a town's, a family's or in no list.
    mutating func ledPlace(
        _ token: Token, _ ordinal: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>
    ) -> Bool {
        let before = window.token(ordinal - 1)
        guard before.kind == .word, !before.isCapital || beginsSentence(ordinal - 1, &window),
            isLeading(before), token.length > 2,
            mayBeLed(token), !isCapitals(token, bytes),
            !token.has(.givenName) || token.has(.city) || before.isWord(.at),
            !token.has([.service, .eponym]) || token.has(.city),
            !token.has(.ordinary)
                || token.has([.wordName, .city, .area, .surname, .state, .placePrefix])
        else { return false }
        var last = ordinal
        var isCertain = isOfPlaces(token, bytes)
        while last - ordinal < Self.ledWordCountMax {
            let next = window.token(last + 1)
            guard next.kind == .word, next.isCapital, !next.isJoined, next.length > 1,
                mayBeLed(next) || next.has([.facility, .facilityTail, .facilityPart]),
                !isCapitals(next, bytes) || next.has(.facilityTail),
                Int(next.start - window.token(last).end) == 1, !next.has(.credential)
            else { break }
            isCertain = isCertain || isOfPlaces(next, bytes)
            last += 1
        }
        guard last > ordinal, isCertain, !isEponym(last, &window),
            !window.token(last + 1).has(.eponymNoun)
        else { return false }
        keep(.geography, token, window.token(last), next: last + 1)
        return true
    }

    /// "in", "at", "from", "to", "near" and "outside" lead to a place; "by", "of", "with" and
    /// "for" lead to anything.
    private func isLeading(_ token: Token) -> Bool {
        token.isWord([.at, .to]) || token.has(.preposition) && token.has(.placeCue)
            || token.isKind(.spot)
    }

    private func mayBeLed(_ token: Token) -> Bool {
        !token.hasDigit && token.cue == 0 && token.traits.isEmpty
            && !token.has([
                .title, .month, .weekday, .relative, .person, .deed, .skip, .nameCue, .role,
                .dateCue, .suffix,
            ])
    }

    /// Whether a word with a capital is a part of the names of places, or in no list.
    private func isOfPlaces(_ token: Token, _ bytes: Span<UInt8>) -> Bool {
        isUnlisted(token, bytes) || token.has([.city, .surname, .area]) && !token.has(.eponym)
            || token.has(.state) && token.length > 3 || token.isKind([.company, .landmark])
    }

    /// "Weldricks pharmacy, Maltby", "Euston station", "Rio Grande Home Health": a word for a place
    /// right behind what was taken for somebody's name.
    mutating func settle(
        _ ordinal: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>
    ) {
        guard let span = spans.last, span.category == .name else { return }
        let next = window.token(consumedEnd)
        var start = ordinal
        while start < consumedEnd, Int(window.token(start).start) < span.range.lowerBound {
            start += 1
        }
        let first = window.token(start)
        guard next.kind == .word, !next.isJoined, !next.hasDigit,
            Int(next.start) == span.range.upperBound + 1,
            Int(first.start) == span.range.lowerBound, first.isCapital,
            !first.has([.title, .relative, .person, .credential, .role]), !first.isKind(.rank),
            !first.has(.givenName) || first.has([.city, .surname])
        else { return }
        let isSpot = !next.isCapital && next.isKind(.spot) && next.length > 3
        let isCare =
            next.isCapital && consumedEnd - start > 1 && next.has([.facilityTail, .facility])
            && !isCapitals(first, bytes) && window.token(consumedEnd + 1).isCapital
            && cares(window.token(consumedEnd + 1))
        guard isSpot || isCare else { return }
        dropLast()
        keep(.geography, first, next, next: consumedEnd + 1)
        growPlace(ordinal, false, &window, bytes)
    }

    /// "I-95", "US-60 MP 259": a letter, a hyphen and the number of a road.
    mutating func letteredRoad(
        _ token: Token, _ ordinal: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>
    ) -> Bool {
        let dash = window.token(ordinal + 1)
        let number = window.token(ordinal + 2)
        let before = window.token(ordinal - 1)
        guard token.length <= 2, dash.isSymbol(Symbol.dash), dash.isJoined, number.isJoined,
            number.kind == .number, number.length <= 3, !Self.iodine.contains(number.value),
            before.isSymbol(Symbol.colon)
                || before.kind == .word && !before.isCapital
                    && (before.has([.preposition, .agent]) || before.has(.dateCue))
        else { return false }
        let start = Int(token.start)
        let isInterstate = token.length == 1 && bytes[start] == UInt8(ascii: "I")
        let isHighway =
            token.length == 2 && bytes[start + 1] == UInt8(ascii: "S")
            && bytes[start] == UInt8(ascii: "U")
        guard isInterstate || isHighway else { return false }
        var last = ordinal + 2
        let mile = window.token(last + 1)
        if mile.kind == .word, mile.length == 2, mile.isCapital,
            window.token(last + 2).kind == .number, window.token(last + 2).length <= 3
        {
            last += 2
        }
        keep(.geography, token, window.token(last), next: last + 1)
        return true
    }

    /// "on the A40", "off the M25": the letter of a British road and its number.
    mutating func britishRoad(
        _ token: Token, _ ordinal: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>
    ) -> Bool {
        let article = window.token(ordinal - 1)
        let lead = window.token(ordinal - 2)
        let start = Int(token.start)
        guard 3...5 ~= token.length, article.length == 3, article.has(.skip),
            bytes[Int(article.start)] == UInt8(ascii: "t"), lead.kind == .word, !lead.isCapital,
            lead.length <= 5, lead.has(.dateCue) || lead.isWord(.out) || lead.has(.preposition),
            [UInt8(ascii: "A"), UInt8(ascii: "B"), UInt8(ascii: "M")].contains(bytes[start]),
            window.token(ordinal + 1).kind != .number
        else { return false }
        for index in start + 1..<Int(token.end) where !bytes[index].isASCIIDigit { return false }
        keep(.geography, token, token, next: ordinal + 1)
        return true
    }

    /// "Urgent visit    16/02/2026    Rotherham": proper words alone in a column, behind the one
    /// of the day, where the note begins.
    func isColumnOfHead(
        _ ordinal: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>
    ) -> Bool {
        let first = window.token(ordinal)
        let before = window.token(ordinal - 1)
        guard Int(first.start) < Self.headByteCountMax, ordinal > 0, before.kind == .number,
            Int(first.start - before.end) >= Self.columnGap
        else { return false }
        var last = ordinal
        while last - ordinal < Self.columnWordCountMax {
            let next = window.token(last + 1)
            if next.kind == .newline || next.kind == .end
                || Int(next.start - window.token(last).end) >= Self.columnGap
            {
                return true
            }
            guard next.kind == .word, next.isCapital,
                isUnlisted(next, bytes) || next.has([.city, .surname, .givenName])
            else { return false }
            last += 1
        }
        return false
    }
}
