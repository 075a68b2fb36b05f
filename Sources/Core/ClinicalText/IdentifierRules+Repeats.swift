extension IdentifierRules {
    /// Most words of names that are looked for in the rest of a note; further ones are not.
    static let repeatedWordLimit = 128
    /// Most words with a capital that are kept until the names of the note are known.
    static let candidateLimit = 2_048
    /// Shortest name that is looked for, in octets: "Ng" and "Li" are too much like other things.
    private static let repeatedByteCountMin = 4

    /// A word with a capital about which no rule said anything.
    struct Candidate {
        var hash: UInt64
        var range: Range<Int32>
    }

    /// Keeps a word that may turn out to be somebody's name.
    mutating func suspect(
        _ token: Token, _ ordinal: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>
    ) {
        guard token.length >= Self.repeatedByteCountMin, !token.hasDigit, token.traits.isEmpty,
            token.cue == 0, candidates.count < Self.candidateLimit
        else { return }
        if token.has([.surname, .givenName, .wordName]) {
            let before = window.token(ordinal - 1)
            // A word that is a name as well counts where only a name has a capital.
            guard
                !token.has([.wordName, .ordinary, .eponym]) && token.word == 0
                    || before.kind == .word && !before.isCapital && token.word == 0
                        && !isEponym(ordinal, &window)
            else { return }
        } else if token.word != 0 || token.has(.known.union(.common)) {
            return
        }
        if candidates.capacity == 0 { candidates.reserveCapacity(32) }
        candidates.append(
            Candidate(
                hash: Self.hash(bytes, Int(token.start)..<Int(token.end)),
                range: token.start..<token.end))
    }

    /// The octets of a word in lower case, mixed.
    private static func hash(_ bytes: Span<UInt8>, _ range: Range<Int>) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for index in range { hash = (hash ^ UInt64(bytes[index] | 0x20)) &* 0x100_0000_01B3 }
        return hash
    }

    /// Keeps the words of a name that was found, so that they are found again where nothing
    /// announces them.
    private func namedWords(_ bytes: Span<UInt8>) -> Set<UInt64> {
        var words: Set<UInt64> = []
        for span in spans where span.category == .name {
            var start = span.range.lowerBound
            var index = start
            while index <= span.range.upperBound {
                let isInside = index < span.range.upperBound
                let octet = isInside ? bytes[index] : 0x20
                if octet.isASCIILetter || octet >= 0x80 {
                    index += 1
                    continue
                }
                if index - start >= Self.repeatedByteCountMin,
                    words.count < Self.repeatedWordLimit
                {
                    words.insert(Self.hash(bytes, start..<index))
                }
                index += 1
                start = index
            }
        }
        return words
    }

    /// Takes in every kept word that is part of a name found elsewhere in the note.
    mutating func findRepeats(_ bytes: Span<UInt8>) {
        guard !candidates.isEmpty, spans.contains(where: { $0.category == .name }) else { return }
        let words = namedWords(bytes)
        var found: [IdentifierSpan] = []
        for candidate in candidates where words.contains(candidate.hash) {
            found.append(
                IdentifierSpan(
                    category: .name,
                    range: Int(candidate.range.lowerBound)..<Int(candidate.range.upperBound)))
        }
        candidates.removeAll(keepingCapacity: true)
        guard !found.isEmpty else { return }
        merge(found)
    }
}
