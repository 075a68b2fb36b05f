import ClinicalText
import Testing

/// Other people's stories, callers, what came before the visit, classes, and signs.
@Suite struct OtherStoryTests {
    @Test(arguments: [
        (
            "Her husband had a heart attack two weeks ago. He was short of breath.",
            ["heart attack: family", "short of breath: family"]
        ),
        (
            "Her husband had a stroke. She is tired.",
            ["stroke: family", "tired: present"]
        ),
        (
            "Her dad just had a heart attack and she is stressed.",
            ["heart attack: family", "stressed: present"]
        ),
        (
            "Her brother Dale had a heart attack at 51; he had been having chest pressure.",
            ["heart attack: family", "chest pressure: family"]
        ),
        (
            "His brother had a cardiac arrest at 38; he was unresponsive.",
            ["cardiac arrest: family", "unresponsive: family"]
        ),
        (
            "Mother calling about 3 yo son with fever.", ["fever: present"]
        ),
        ("Daughter reports mother is confused.", ["confused: present"]),
        ("Mother reports brother has a cough.", ["cough: family"]),
        ("He witnessed a man having a cardiac arrest.", ["cardiac arrest: family"]),
    ]) func belongToWhoeverHasThem(note: String, expected: [String]) throws {
        #expect(try Reading(note).findings == expected)
    }

    @Test(arguments: [
        ("# Sepsis (A40.3), POA, resolved", ["Sepsis: historical"]),
        ("Chest pain (R07.9), resolved", ["Chest pain: historical"]),
        ("Chest pain (R07.9), 2 h", ["Chest pain: present"]),
        ("PE unlikely on apixaban.", ["PE: uncertain"]),
        ("At age 3 she had lip swelling.", ["lip swelling: historical"]),
        (
            "Sheet given: back for worse headache, seizure.",
            ["headache: hypothetical", "seizure: hypothetical"]
        ),
        ("Interpreter declined\nFever since Monday", ["Fever: present"]),
    ]) func anItemIsWhatStandsBehindIt(note: String, expected: [String]) throws {
        #expect(try Reading(note).findings == expected)
    }

    @Test(arguments: [
        ("Not currently having chest pain.", ["chest pain: negated"]),
        ("Not having any chest pain now.", ["chest pain: negated"]),
        ("+cough, -fever", ["cough: present", "fever: negated"]),
        ("DDx: migraine, sinusitis.", ["migraine: uncertain", "sinusitis: uncertain"]),
        ("2-week-old with fever.", ["fever: present"]),
        (
            "Hypertension, stopped his tablets in May.", ["Hypertension: present"]
        ),
        (
            "Hospitalized for sepsis due to pneumonia.",
            ["sepsis: historical", "pneumonia: historical"]
        ),
        (
            "Sepsis due to pyelonephritis, resolved.",
            ["Sepsis: historical", "pyelonephritis: historical"]
        ),
        ("No breathing difficulty.", ["breathing difficulty: negated"]),
        ("Subarachnoid haemorrhage.", ["Subarachnoid haemorrhage: present"]),
        (
            "Call for bleeding; for fever, chills.",
            ["bleeding: hypothetical", "fever: hypothetical", "chills: hypothetical"]
        ),
    ]) func sayWhatIsMeant(note: String, expected: [String]) throws {
        #expect(try Reading(note).findings == expected)
    }

    @Test(arguments: [
        "He comes 6 weeks after his heart attack. At the time he had chest pain and sweating.",
        "HOSPITAL FOLLOW-UP\n68M seen after a 4-day admission. He had crushing chest pain.",
        "Travel clinic: had severe malaria in 2017 with seizures; wants prophylaxis.",
        "Seen today. Had depression post stroke.", "Considered PE, but PERC negative.",
        "The chest pain he had last week has not come back.",
        "Told them what a heart attack can feel like: pressure in the chest, cold sweat.",
        "Reviewed stroke warning signs with patient and wife: face drooping, arm weakness.",
        "Course on how to treat choking, cardiac arrest, severe bleeding.",
        "Ring triage for heavy bleeding; for baby floppy, not feeding.",
    ]) func callNobody(note: String) throws {
        #expect(try Reading(note).reading.urgency == .routine)
    }

    @Test(arguments: [
        "Wife calling: husband has slurred speech and facial droop since 10 am.",
        "He has had chest pain for two hours, like when he had his heart attack in 2015.",
        "Mother found baby blue and limp.", "Post cardiac arrest, ROSC 10 min ago.",
        "HOSPITAL FOLLOW-UP\nThis morning he had crushing chest pain.",
        "One week after C-section, severe headache and a seizure.",
        "Her husband is well. She has crushing chest pain.",
        "CT: intracranial haemorrhage.",
    ]) func callSomebody(note: String) throws {
        #expect(try Reading(note).reading.urgency == .emergency)
    }
}
