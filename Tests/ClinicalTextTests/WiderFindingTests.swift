import ClinicalText
import Testing

/// Years, denied words, spellings, answers, other people, and titles.
@Suite struct WiderFindingTests {
    @Test(arguments: [
        (
            "2019 massive PE. 2021 gallstones.",
            ["massive PE: historical", "gallstones: historical"]
        ),
        ("Colles fracture 2014, well.", ["Colles fracture: historical"]),
        ("0745 seen. 2019 massive PE.", ["massive PE: present"]),
        ("Neutropenia 0.8 today.", ["Neutropenia: present"]),
        ("No reaction.", ["reaction: negated"]),
        ("Reaction time normal. Sinus rhythm.", []),
        ("PRN paracetamol for headache.", ["headache: hypothetical"]),
        ("Pleurisy, viral, resolved.", ["Pleurisy: historical"]),
        ("fever yes, cough -ve, wheeze", ["fever: present", "cough: negated", "wheeze: present"]),
        ("Past overdose noted, current risk low.", ["overdose: historical"]),
        ("Daughter Lenore says she feels dizzy.", ["feels dizzy: present"]),
        ("Attended with her neighbour, who has chest pain.", ["chest pain: family"]),
        ("Caller: my husband has chest pain.", ["chest pain: present"]),
        ("Father calling re 2-month-old: fever.", ["fever: present"]),
        ("Chest pain pathway laminated.", []),
        ("Mum is worried about meningitis.", ["meningitis: hypothetical"]),
        ("Initial concern for stroke; MRI negative.", ["stroke: uncertain"]),
        (
            "Bipolar affective disorder, currently in remission.",
            [
                "Bipolar affective disorder: present"
            ]
        ),
        ("3/12 old girl, floppy.", ["floppy: present"]),
        ("no fits, no midline shift", ["fits: negated", "midline shift: negated"]),
    ]) func sayWhatIsMeant(note: String, expected: [String]) throws {
        #expect(try Reading(note).findings == expected)
    }

    /// British for American, and slips in the words that notes use most.
    @Test(arguments: [
        "Papilloedema", "Paraesthesia", "Gynaecomastia", "Goitre", "Hypoaesthesia", "vommiting",
        "thunderlcap headache", "anuerysm", "pnuemonia", "diarrhoea", "lethargc",
    ]) func spellings(term: String) throws {
        #expect(try Reading(term).findings == ["\(term): present"])
    }

    @Test(arguments: [
        "Anaphylaxis kit checked.", "Sepsis six champion visit.", "Seen in TIA clinic.",
        "Patient worried about heart attack.", "Initial concern for stroke; MRI negative.",
        "Discussed the small risk of sudden death and stroke.",
        "Written advice: attend A&E for seizure or weakness.", "2019 massive PE. Well.",
    ]) func callNobody(note: String) throws {
        #expect(try Reading(note).reading.urgency == .routine)
    }

    @Test(arguments: [
        "Caller: my husband has chest pain and is sweating.",
        "At present pain 9/10, crushing, retrosternal.", "Fitting on arrival, 12 min.",
        "He's gone limp on one side and his mouth is hanging.", "Toes black, leg icy.",
        "Cannot keep herself safe tonight.", "His belly is like a board.",
        "Pt found unconscious by bystander.", "Purple rash not fading under glass.",
        "Complete heart block, rate 28.",
    ]) func callSomebody(note: String) throws {
        #expect(try Reading(note).reading.urgency == .emergency)
    }
}
