import Testing

@testable import ClinicalText

/// What a rule sees does not depend on how much of the note was read when it looks.
@Suite struct TokenReachTests {
    /// Pieces of which names, places and numbers are made that go on and on.
    private static let pieces = [
        "Dr. ", "Maria ", "de la ", "Cruz", "-", "Lopez", ", ", "RN", ", CHPN", " and ", "Drs. ",
        "S/o ", "Sh. ", ". ", ": ", "* ", "# ", "Address: ", "Employer: ", "12 ", "Elm ", "St",
        ". ", "Apt ", "4B", "Springfield", ", IL ", "62704", "-1234", "MRN: ", "0012 ", "A1-",
        "www.", "example", ".org", "/", "@", "_", "617", "-555", "-0142", "ext ", "45", "(", ")",
        "Lake ", "County ", "Memorial ", "Hospital ", "Patient: ", "daughter ", "in ", "March ",
        "3", "2024", "\n", "BP ", "120/80", " T ", "38.2", "C ", "no ", "chest ", "pain ", "if ",
        "call 911 ", "for ", "I10", "99213", "dx ", "mother had ", "denies ", "'", "\"", "&", "+",
    ]

    @Test(arguments: [1, 2, 3, 4] as [UInt64]) func noRuleLooksFartherThanItMay(
        seed: UInt64
    ) throws {
        var random = NoteInvariantTests.Random(state: seed)
        let engine = ClinicalEngine(profile: .conservative)
        for _ in 0..<60 {
            var note = ""
            for _ in 0..<150 {
                let piece = Self.pieces.randomElement(using: &random) ?? ""
                for _ in 0..<(Int.random(in: 0...7, using: &random) == 0 ? 9 : 1) { note += piece }
            }
            var scan = NoteScan(engine)
            let octets = Array(note.utf8)
            try scan.advance(octets.span, isWhole: true)
            let count = scan.overreachCount
            #expect(count == 0, "seed \(seed): \(note)")
        }
    }

    @Test func aGreatAgeInYearsIsPassedByNoProfile() throws {
        for profile in ClinicalEngine.Profile.allCases {
            let reading = try ClinicalEngine(profile: profile).read(
                "She turned 120 years this week.")
            #expect(reading.identifiers.map(\.category) == [.age])
        }
    }

    /// Words and numbers that the fast profiles pass are asked about by the thorough one.
    @Test(arguments: [5, 6, 7, 8] as [UInt64]) func whatIsPassedIsNothing(seed: UInt64) throws {
        var random = NoteInvariantTests.Random(state: seed)
        let conservative = ClinicalEngine(profile: .conservative)
        let balanced = ClinicalEngine(profile: .balanced)
        let words = [
            "Patient", "The", "Lungs", "Heart", "Exam", "Weather", "Table", "Common", "Pain",
            "Abdomen", "Works", "At", "Of", "Sister", "Sunday", "Field", "weeks", "days", "old",
            "years", "mg", "tablets", "joint", "street", "of", "the", "at", "is", "Mercy", "Pike",
            "Elm", "Company", "Road", "Texas", "TX", "Maria", "Vos", "RN", "3", "14", "120", "1",
            "07", "911", "62704", "4471",
        ]
        let marks = [" ", " ", " ", " ", ", ", ". ", ": ", "; ", ".", "/", "-", "\n", " (", ") "]
        for _ in 0..<150 {
            var note = ""
            for _ in 0..<60 {
                note += words.randomElement(using: &random) ?? ""
                note += marks.randomElement(using: &random) ?? ""
            }
            #expect(
                try conservative.read(note) == balanced.read(note), "seed \(seed): \(note)")
        }
    }
}
