import Testing

@testable import ClinicalText

/// Octets that are looked at many at a time are what they are one by one.
@Suite struct OctetBlockTests {
    @Test func everyOctetHasItsClassAtEveryPlace() {
        for octet in UInt8.min...UInt8.max {
            for place in 0..<OctetBlock.octetCount {
                var octets = Array(repeating: UInt8(ascii: "-"), count: OctetBlock.octetCount)
                octets[place] = octet
                let block = OctetBlock(octets.span, at: 0)
                let bit = UInt64(1) << UInt64(place)
                let isBlank = octet == 0x20 || octet == 0x09
                #expect(block.letters == (octet.isASCIILetter ? bit : 0), "\(octet) at \(place)")
                #expect(block.digits == (octet.isASCIIDigit ? bit : 0), "\(octet) at \(place)")
                #expect(block.blanks == (isBlank ? bit : 0), "\(octet) at \(place)")
                let isBorder = !isBlank && (octet < 0x20 || octet >= 0x80)
                #expect(block.borders == (isBorder ? bit : 0), "\(octet) at \(place)")
            }
        }
    }

    @Test func eightOctetsAreCountedFoldedAndRead() {
        let octets = Array("Ab cdEf7[`{@zZ 0123456".utf8)
        for index in 0...octets.count - 8 {
            let eight = EightOctets(octets.span, at: index)
            let part = octets[index..<index + 8]
            let letters = part.prefix { $0.isASCIILetter }
            #expect(eight.letterCount == letters.count, "at \(index)")
            var packed = PackedWord()
            for octet in letters { packed.append(octet | 0x20) }
            if letters.count < 8 { #expect(eight.prefix(letters.count) == packed.low) }
            let digits = part.prefix { $0.isASCIIDigit }
            if 1...7 ~= digits.count {
                #expect(
                    Int(eight.value(digits.count)) == Int(String(decoding: digits, as: UTF8.self)))
            }
        }
    }

    /// Words, numbers, marks, line ends and other characters at every distance from a block's end:
    /// the profile that reads octet by octet finds the same tokens, so it reads the same.
    @Test(arguments: [1, 2, 3] as [UInt64]) func blocksReadAsOctetsDo(seed: UInt64) throws {
        var random = NoteInvariantTests.Random(state: seed)
        let pieces = [
            "BP120/80", "HR", "Suspectedruptured", "ectopicpregnancy", "a", "12", "0012345678",
            "1234567", "SpO2", "gcs15", "é", "naïve", "°C", " ", "  ", "\t", "\n", "\r\n", "\r",
            "Plan: ", "S", ":", "/", "-", ".", ", ", "T38.2", "12FEB2024", "x", "\u{B}", "\u{A0}",
            "no chest pain", "Dr. Lund", "temp39", "wt70kg",
        ]
        let conservative = ClinicalEngine(profile: .conservative)
        let balanced = ClinicalEngine(profile: .balanced)
        for _ in 0..<200 {
            var note = ""
            for _ in 0..<Int.random(in: 10...60, using: &random) {
                note += pieces.randomElement(using: &random) ?? ""
            }
            #expect(
                try conservative.read(note) == balanced.read(note), "seed \(seed): \(note)")
        }
    }

    /// Marks whose next octet decides whether a rule looks at them, and terms of which only the
    /// thorough profile asks every rule, at every distance from a block's end.
    @Test(arguments: [
        "temp 98.6 F, cough.Fever", "see portal.example.org now", "at fe80::1ff:fe23:4567:890a",
        "(-) fever - no follow-up", "BP 120 HR: 88 CC; pain", "seen in B12 8QX", "RXH 660 2189",
        "Hauptstrasse 12, Room 4", "https://example.org/a.b", "q.d. 3.5 mg",
    ]) func marksAreSeenAtEveryPlaceOfABlock(line: String) throws {
        let conservative = ClinicalEngine(profile: .conservative)
        let balanced = ClinicalEngine(profile: .balanced)
        for place in 0..<OctetBlock.octetCount {
            let note = String(repeating: "x", count: place) + " " + line + "\n"
            #expect(try conservative.read(note) == balanced.read(note), "at \(place)")
        }
    }

    /// What is not ASCII is found in whichever block it stands, and what is ill-formed behind
    /// blocks of ASCII is told by its place in the note.
    @Test(arguments: [0, 1, 62, 63, 64, 65, 127, 128, 200]) func plainOctetsArePassedOver(
        place: Int
    ) throws {
        let octets = Array(repeating: UInt8(ascii: "x"), count: place)
        let block = OctetBlock.octetCount
        #expect(OctetBlock.plainCount(octets.span) == place / block * block)
        let letters = octets + Array("\u{E9}".utf8) + octets
        #expect(OctetBlock.plainCount(letters.span) == place / block * block)
        _ = try ClinicalEngine().read(letters)
        let error = #expect(throws: ClinicalTextError.self) {
            try ClinicalEngine().read(octets + [0xE9, 0x78] + octets)
        }
        #expect(error?.code == .notUTF8)
        #expect(error?.message.contains("octet \(place) of") == true)
    }
}
