import ClinicalText
import Testing

/// Emergencies of another time, of another person, of the case that they come, and those of now.
@Suite struct PastNarrativeTests {
    @Test(arguments: [
        "In March she came in with massive hemoptysis, was intubated and had embolization.",
        "You will recall the emergency in June when he presented with chest pain.",
        "Last year he was admitted with upper GI bleeding, which was clipped.",
        "She had been admitted in January with diabetic ketoacidosis. Sugars have been fine.",
        "He was seen in the ED two weeks ago for chest pain; workup was negative.",
        "12 March 2026\nOn June 9, 2024 he collapsed at work with right hemiplegia.",
        "HPI per old note: collapsed in 2021 with aphasia, treated with tPA.",
        "Two years ago he took an overdose of paracetamol. Today mood is good.",
        "As a teenager she had two suicide attempts. Currently stable on sertraline.",
        "When he was 12 he had a seizure with fever; none since.",
        "Last seizure: 2015.",
        "He was intubated in May. At that time he had stridor.",
        "In May he was admitted to the ICU. Saturation was 82% and he was given CPR.",
        "She presented with black stools. EGD showed an ulcer. She was discharged after two days.",
        "The patient suffered a pulmonary embolism in 2019 and was anticoagulated.",
        "Ortho: compartment syndrome of R leg 2015 with fasciotomies. Insert fitting.",
        "Pt on warfarin for PE x 2 (2017, 2021). INR 2.4.",
        "He had febrile neutropenia once, both long behind him.",
        "L MCA stroke in June 2024 with residual right arm weakness.",
    ])
    func isOfAnotherTime(note: String) throws {
        #expect(try Reading(note).reading.urgency != .emergency)
    }

    @Test(arguments: [
        """
        DISCHARGE SUMMARY
        Hospital Course: Admitted with crushing chest pain, BP 82/40 on arrival. PCI to RCA.
        Discharged home in stable condition.
        """,
        """
        D/C Summary: admit 3/1, d/c 3/4. Presented with melena and syncope. Ulcer clipped.
        D/C home on PPI.
        """,
    ])
    func aStayThatIsOverCallsNobody(note: String) throws {
        #expect(try Reading(note).reading.urgency != .emergency)
    }

    @Test(arguments: [
        "Return precautions: chest pain, shortness of breath, fainting.",
        "Red flags reviewed (saddle anesthesia, urinary retention).",
        "Safety net: non-blanching rash, drowsiness, stiff neck - 999.",
        "Parents know to seek care for lethargy, poor feeding, or cyanosis.",
        "Advised that chest pain or collapse should prompt an ambulance.",
        "Discussed that stroke, paraplegia and death can happen with surgery.",
        "Black box warning for suicidality discussed.",
        "EpiPen prescribed for anaphylaxis.",
        "Told to stop the drug and come in immediately for throat swelling.",
        "Crisis plan: when suicidal, call 988.",
        "Warned re: saddle numbness or new bladder change = ED.",
        "Chest pain, syncope -> 911",
        "Dispatched for unconscious person, not breathing. Denies LOC.",
        "Post-birth warning card reviewed (chest pain, seizure).",
        "Husband died of cardiac arrest.",
        "A friend overdosed in January and survived.",
        "Husband Roy had a stroke: face drooped.",
        "Son of patient, 19, was stabbed last week.",
        "Allergies: penicillin (anaphylaxis), sulfa (rash).",
        "Protocol: \"SEPSIS-HOME\" v4.1",
    ])
    func isOfAnotherCase(note: String) throws {
        #expect(try Reading(note).reading.urgency != .emergency)
    }

    @Test(arguments: [
        "Denied: fever; chest pain; cough",
        "Chest pain: N  SOB: N  Fever: N",
        "Screening form: chest pain N, SOB N, stroke N, seizure N.",
        "Chest pain [ ] yes [x] no",
        "\u{2610} chest pain \u{2610} fever \u{2611} cough",
        "Any chest pain? No.",
        "Dr. Osei 9:06 PM: any chest pain or fainting?\nTamsin G. 9:07 PM: no nothing like that",
        "Have you wished you were dead? No. Thoughts of killing yourself? No.",
        "PHQ-9 item 9 (thoughts of self harm): 0",
        "Cardiovascular: chest pain denied. Respiratory: cough denied.",
        "Troponins negative x 3, MI ruled out.",
        "She doesn't feel suicidal.",
        "DDx includes PE, ACS, pneumothorax; all felt unlikely after workup.",
        "I have a low clinical suspicion for sepsis at this time.",
        "Home glucose: BGL 7.8.",
    ])
    func isDenied(note: String) throws {
        #expect(try Reading(note).reading.urgency != .emergency)
    }
}
