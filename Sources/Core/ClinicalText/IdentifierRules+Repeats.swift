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
    @inline(__always) mutating func suspect(
        _ token: Token, _ ordinal: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>
    ) {
        guard token.length >= Self.repeatedByteCountMin, !token.hasDigit, token.traits.isEmpty,
            token.cue == 0, candidates.count < Self.candidateLimit
        else { return }
        if token.has([.surname, .givenName, .wordName]) {
            let before = window.token(ordinal - 1)
            // A word that is a name as well counts where only a name has a capital.
            guard
                !token.has([.wordName, .ordinary, .eponym]) && !token.isListed
                    || before.kind == .word && !before.isCapital && !token.isListed
                        && !isEponym(ordinal, &window)
            else { return }
        } else if token.isListed || token.has(.known.union(.common)) {
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

    /// The words of the names that were found, mixed, so that they are found again where nothing
    /// announces them.
    private func namedWords(_ bytes: Span<UInt8>) -> [UInt64] {
        var words: [UInt64] = []
        for span in spans where span.category == .name {
            var start = span.range.lowerBound
            while let word = Self.word(in: start..<span.range.upperBound, bytes) {
                guard words.count < Self.repeatedWordLimit else { return words }
                let hash = Self.hash(bytes, word)
                if !words.contains(hash) { words.append(hash, usually: 16) }
                start = word.upperBound
            }
        }
        return words
    }

    /// One bit for each of 64 values of the words of names: no word without its bit is one.
    private func namedBits(_ bytes: Span<UInt8>) -> UInt64 {
        var bits: UInt64 = 0
        for span in spans where span.category == .name {
            var start = span.range.lowerBound
            while let word = Self.word(in: start..<span.range.upperBound, bytes) {
                bits |= Self.bit(Self.hash(bytes, word))
                start = word.upperBound
            }
        }
        return bits
    }

    /// The multiplication mixes upwards.
    private static func bit(_ hash: UInt64) -> UInt64 { 1 &<< (hash &>> 58) }

    /// The first word of a range that is long enough.
    private static func word(in range: Range<Int>, _ bytes: Span<UInt8>) -> Range<Int>? {
        var start = range.lowerBound
        while start < range.upperBound {
            var end = start
            while end < range.upperBound, bytes[end].isASCIILetter || bytes[end] >= 0x80 {
                end += 1
            }
            if end - start >= repeatedByteCountMin { return start..<end }
            start = end + 1
        }
        return nil
    }

    /// Takes in every kept word that is part of a name found elsewhere in the note.
    mutating func findRepeats(_ bytes: Span<UInt8>) {
        guard !candidates.isEmpty else { return }
        let bits = namedBits(bytes)
        guard candidates.contains(where: { bits & Self.bit($0.hash) != 0 }) else { return }
        let words = namedWords(bytes)
        var found: [IdentifierSpan] = []
        for candidate in candidates
        where bits & Self.bit(candidate.hash) != 0 && words.contains(candidate.hash) {
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
