import Testing

@testable import ClinicalText

/// Endings are compared eight octets at once, and say what comparing them as texts says.
@Suite struct WordEndingsTests {
    private static let list: [StaticString] = [
        "ing", "ed", "tion", "floxacin", "gliflozin", "itis", "osis", "ized", "a",
    ]

    /// Whether the last word of a text has an ending of the list, by the endings' table.
    private static func matches(_ text: String, _ start: Int, _ endings: WordEndings) -> Bool {
        let octets = Array(text.utf8)
        let entry = WordEntry()
        // Safety: the token is looked at inside, while the entry and the record are there.
        return unsafe withUnsafePointer(to: entry) { meaning in
            var record = unsafe TokenRecord(start, octets.count, .word, needs: .unknown, meaning)
            return unsafe withUnsafeMutablePointer(to: &record) { place in
                unsafe endings.match(Token(place), octets.span)
            }
        }
    }

    @Test(arguments: [0, 3]) func endingsAreThoseOfTheTexts(stem: Int) {
        let endings = WordEndings(Self.list, stemByteCountMin: stem)
        let words = [
            "sitting", "Walked", "ed", "ING", "station", "ciprofloxacin", "moxifloxacin",
            "dapagliflozin", "xliflozin", "gliflozin", "arthritis", "TONSILLITIS", "mitosis", "b",
            "hospitalized", "asthma", "a", "é", "née", "Zoë", "fracture", "ion", "ting",
        ]
        for word in words {
            let folded = word.lowercased()
            let expected = Self.list.contains {
                folded.hasSuffix($0.description) && folded.utf8.count >= $0.utf8CodeUnitCount + stem
            }
            for before in ["", "x ", "some words before "] {
                let found = Self.matches(before + word, before.utf8.count, endings)
                #expect(found == expected, "\(before)\(word), \(stem)")
            }
        }
    }
}
