import Testing

@testable import ClinicalText

@Suite struct LexiconTests {
    @Test func everyLOINCCodeHasItsCheckDigit() {
        for code in HeadingTable.loincCodes {
            let parts = code.split(separator: "-")
            #expect(parts.count == 2, "\(code)")
            var sum = 0
            for (index, digit) in parts[0].reversed().enumerated() {
                let value = (digit.wholeNumberValue ?? 0) * (index.isMultiple(of: 2) ? 2 : 1)
                sum += value > 9 ? value - 9 : value
            }
            #expect(String((10 - sum % 10) % 10) == parts[1], "\(code)")
        }
    }

    @Test func everyWordOfTheTableIsFound() {
        for (traits, words) in Lexicon.entries {
            for word in words.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
                let found = Lexicon.shared.traits(of: PackedWord(word))
                #expect(found.isSuperset(of: traits), "\(word)")
                #expect(word.utf8.count <= PackedWord.octetCountMax, "\(word)")
            }
        }
    }

    @Test func anUnknownWordMeansNothing() {
        #expect(Lexicon.shared.traits(of: PackedWord("xylophone")) == [])
        #expect(Lexicon.shared.traits(of: PackedWord("abcdefghijklmnopq")) == [])
        #expect(Lexicon.shared.traits(of: PackedWord()) == [])
    }

    @Test func valuesPrintNothing() throws {
        let extraction = try NoteParser.parse(Array("A: E11.9\nO: BP 120/80 T 38.2".utf8))
        var text = "\(extraction) \(extraction.codes) \(extraction.bloodPressures)"
        dump(extraction, to: &text)
        dump(extraction.temperatures, to: &text)
        #expect(!text.contains("11.9") && !text.contains("120") && !text.contains("38"))
    }
}
