import ClinicalText
import Testing

/// What a sentence says about the terms in it.
@Suite struct AssertionTests {
    @Test(arguments: [
        ("Denies chest pain, shortness of breath, or palpitations.", "nnn"),
        ("Denies fever but has chest pain.", "np"),
        ("No prior visits. Chest pain today.", "p"),
        ("No fever, no cough; has headache.", "nnp"),
        ("Patient is without nausea or vomiting.", "nn"),
        ("Negative for fever, chills, rash.", "nnn"),
        ("No evidence of pneumonia.", "n"),
        ("Pneumonia was ruled out.", "n"),
        ("Cough (-), fever (-)", "nn"),
        ("Gram negative pneumonia.", "p"),
        ("No increase in swelling.", "p"),
        ("Not only cough, also fever.", "pp"),
        ("Possible pneumonia.", "u"),
        ("r/o PE", "u"),
        ("Rule out MI.", "u"),
        ("CT rules out stroke.", "n"),
        ("Concern for sepsis.", "u"),
        ("Pneumonia vs bronchitis.", "uu"),
        ("?PE", "u"),
        ("PE unlikely.", "u"),
        ("Cannot exclude stroke.", "u"),
        ("Return if chest pain or fever occurs.", "yy"),
        ("Call 911 for chest pain.", "y"),
        ("Monitor for bleeding.", "y"),
        ("DVT prophylaxis with heparin.", "y"),
        ("Albuterol prn wheezing.", "y"),
        ("History of asthma and GERD, presents with cough.", "hhp"),
        ("h/o stroke", "h"),
        ("Cough resolved.", "h"),
        ("In 2015 had pneumonia.", "h"),
        ("Pneumonia two years ago.", "h"),
        ("History of present illness: cough.", "p"),
        ("Family history of breast cancer.", "f"),
        ("His mother, who had a stroke, and father have hypertension.", "ff"),
        ("Mother has diabetes. Patient has cough.", "fp"),
        ("Mother reports fever and cough.", "pp"),
        ("Per mom, no vomiting.", "n"),
        ("No family history of diabetes.", "f"),
        ("No history of seizures.", "n"),
        ("Denies:\n- fever\n- cough\nReports:\n- rash", "nnp"),
        ("denies fever, chills,\nnight sweats", "nnn"),
        ("Dr. notes no fever. Cough for 2.5 days.", "np"),
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

    @Test func sectionsHaveDefaults() throws {
        let note = """
            Family History:
            stroke
            Past Medical History:
            asthma, no diabetes
            Assessment:
            cough
            """
        #expect(
            try Reading(note).findings == [
                "stroke: family", "asthma: historical", "diabetes: negated", "cough: present",
            ])
    }

    @Test func unlikelyFindingsRaiseNothing() throws {
        let reading = try Reading("Meningitis unlikely.")
        #expect(reading.findings == ["Meningitis: uncertain"] && reading.rules == [])
        #expect(try Reading("Possible meningitis.").reading.urgency == .emergency)
    }

    @Test func aLongSentenceIsCutAndNothingIsLost() throws {
        let note = "no " + String(repeating: "fever ", count: 2_000)
        #expect(try Reading(note).findings.count == 2_000)
    }
}
