import ClinicalText
import Testing

/// What words around a finding say about it: warnings, other times, boxes, companions.
@Suite struct NeighbourTests {
    @Test(arguments: [
        ("Call L&D 555-0199 for vaginal bleeding, headache.", "yy"),
        ("911 for chest pain, fainting.", "yy"), ("Called for chest pain.", "p"),
        ("Go to ED: red streaking, fever.", "yy"), ("Seek care if vomiting.", "y"),
        ("Called 911 for husband; cough.", "p"),
        ("Cardiac arrest (VF) in the cath lab in 2019, no ICD.", "hh"),
        ("Cardiac arrest (VF) in the cath lab 2019, CPR goes on.", "pp"),
        ("Anterior STEMI March 2019.", "h"), ("STEMI today.", "p"), ("Overdose at 17.", "h"),
        ("hx afib TIA breast ca", "hhh"), ("Diarrhea, resolved.", "h"),
        ("[ ] chest pain [x] cough", "p"), ("( ) fever", ""),
        ("No angina, no dyspnea, calf soreness from the treadmill.", "nnp"),
        ("No fever, no cough, congestion or rash.", "nnnn"),
        ("neg DM, CVA, seizures", "nnn"), ("Daughter Lenore says she is dizzy.", "p"),
        ("Brother David has epilepsy.", "f"), ("Doubt pneumonia.", "u"),
        ("Diabetes clinic visit.", ""), ("Code stroke called.", "p"),
        ("On aspirin for DVT ppx.", "y"), ("DVT ppx: enoxaparin.", "y"),
        ("Her mother takes thyroxine for Graves disease.", "f"),
    ])
    func sentence(note: String, expected: String) throws {
        let letters: [Assertion: Character] = [
            .present: "p", .negated: "n", .uncertain: "u", .hypothetical: "y", .historical: "h",
            .family: "f",
        ]
        let reading = try Reading(note)
        let found = reading.reading.findings.filter { finding in
            switch Reading.engine.terminology.concepts[finding.conceptIndex].category {
            case .symptom, .sign, .disorder, .injury: true
            case .procedure, .medication, .allergy, .state, .laboratory: false
            }
        }
        #expect(
            String(found.compactMap { letters[$0.assertion] }) == expected, "\(reading.findings)")
    }

    @Test(arguments: [
        ("His hand won't work, words coming out jumbled, mouth crooked.", true),
        ("K+ 7.1, not hemolyzed.", true), ("Lime splash in eye, severe burning.", true),
        ("ER for chest pain, fainting, HR > 150.", false),
        // A course may be written while it goes on.
        ("Hospital course:\nSpO2 78%, respiratory failure.\nPlan:\nICU", true),
        ("2014 found in cardiac arrest, CPR begun.", true),
        ("Hx htn crushing chest pain radiating to left arm, diaphoretic.", true),
        ("Last pregnancy: postpartum hemorrhage.", false),
        ("Ovarian torsion R in 2022, fixed.", false), ("Status epilepticus in 2019.", false),
    ])
    func emergencies(note: String, isEmergency: Bool) throws {
        let reading = try Reading(note)
        #expect((reading.reading.urgency == .emergency) == isEmergency, "\(reading.rules)")
    }
}
