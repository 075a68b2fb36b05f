import ClinicalText
import Testing

/// One note and more for each kind of emergency, and the traps beside them.
@Suite struct RedFlagTests {
    @Test(arguments: [
        ("Crushing chest pain.", "redflag.cardiac"),
        ("Chest feels tight, pressure in chest.", "redflag.cardiac"),
        ("EKG: STEMI", "redflag.cardiac"),
        ("Ripping pain in back.", "redflag.vascular"),
        ("Pulsatile abdominal mass", "redflag.vascular"),
        ("Sudden facial droop and slurred speech", "redflag.stroke"),
        ("Worst headache of my life", "redflag.stroke"),
        ("Anaphylaxis after peanuts", "redflag.anaphylaxis"),
        ("Hives all over. Difficulty breathing.", "redflag.anaphylaxis.combined"),
        ("Stridor at rest", "redflag.airway"),
        ("Lips turning blue", "redflag.airway"),
        ("Skin mottled", "redflag.sepsis"),
        ("Lactate 4.6", "redflag.sepsis"),
        ("Neutropenia, T 38.4 C", "redflag.sepsis.combined"),
        ("Vomiting blood since am", "redflag.haemorrhage"),
        ("Black tarry stools", "redflag.haemorrhage"),
        ("Head injury, takes warfarin", "redflag.haemorrhage.combined"),
        ("Seizure lasting 7 minutes", "redflag.neuro"),
        ("Stiff neck and fever", "redflag.neuro.combined"),
        ("Numbness in groin", "redflag.neuro"),
        ("States that he wants to die", "redflag.selfHarm"),
        ("Took all my pills", "redflag.selfHarm"),
        ("Pregnant, vaginal bleeding", "redflag.obstetric.combined"),
        ("Decreased fetal movement", "redflag.obstetric"),
        ("6 week old. T 38.5 C", "redflag.paediatric.combined"),
        ("Bulging fontanelle", "redflag.paediatric"),
        ("DKA", "redflag.metabolic"),
        ("K 6.8", "redflag.metabolic"),
        ("Glucose 41", "redflag.metabolic"),
        ("Glucose 2.4 mmol/L", "redflag.metabolic"),
        ("Na 118", "redflag.metabolic"),
        ("Pinpoint pupils, slow breathing", "redflag.metabolic.combined"),
        ("Testicular torsion?", "redflag.surgical"),
        ("Stab wound to chest", "redflag.trauma"),
        ("Core temp 31.2 C", "redflag.trauma"),
        ("cheast pain", "redflag.cardiac"),
    ])
    func fires(note: String, rule: String) throws {
        let reading = try Reading(note)
        #expect(reading.rules.contains(rule), "\(reading.rules)")
        #expect(reading.reading.urgency == .emergency)
        let trigger = reading.reading.triggers.first { $0.ruleID == rule }
        #expect(trigger?.version == Reading.engine.terminology.version)
        #expect(trigger?.range != nil)
    }

    @Test(arguments: [
        "Denies chest pain.", "History of stroke.", "Father had MI.", "Return if chest pain.",
        "Lactate 1.1, K 4.0, Na 140, glucose 96", "BP 128/76, SpO2 97%", "Seizure precautions",
        "Stroke in 2011.", "Call if SpO2 < 90%", "No suicidal ideation.", "Sepsis unlikely.",
        "Goal glucose 100. A1c 7.1",
    ])
    func doesNotFire(note: String) throws {
        let reading = try Reading(note)
        #expect(reading.reading.urgency == .routine, "\(reading.rules)")
    }

    /// Who calls for help now has judged that it cannot wait.
    @Test(arguments: [
        "Ambulance requested, mum to sit with her.", "I rang 999 while she held the line.",
        "EMS called 0944, report given.", "Blue light to the cardiac centre.",
        "Straight to resus bay 3.", "No scan, straight to them, theatre told.",
        "Office dialling 999.", "Cath lab activated.",
        "Code blue called.", "Handed over to crew at 08:19.",
    ]) func helpThatWasCalledNowIsAnEmergency(note: String) throws {
        let reading = try Reading(note)
        #expect(reading.rules == ["redflag.escalation"])
        #expect(reading.reading.urgency == .emergency)
    }

    @Test(arguments: [
        "Call 999 if worse.", "No ambulance called.", "Ambulance called last month for same.",
        "Husband called 911 in March when she slipped.", "Arrived by ambulance.",
        "Ring 111 or 999 for advice.", "If worse, ambulance to be called.",
        "Drives an ambulance for a living.",
    ]) func helpThatMayBeCalledOrWasOnceIsNone(note: String) throws {
        let reading = try Reading(note)
        #expect(reading.reading.urgency == .routine, "\(reading.rules)")
    }

    @Test func numbersOfTheNoteAreScored() throws {
        let reading = try Reading("O: BP 84/50, HR 128, RR 28, SpO2 88% on 4L, T 39.4 C").reading
        #expect(reading.readings.isOnOxygen == true && reading.assumesAdult)
        #expect(reading.readings.news2.total == 3 + 3 + 2 + 3 + 2 + 2...3 + 3 + 2 + 3 + 2 + 2 + 3)
        let rules = reading.triggers.map(\.ruleID)
        #expect(rules.contains("saturation.low") && rules.contains("news2.high"))
        #expect(try Reading("5 yo. O: HR 128, RR 28, SpO2 88%").rules == [])
    }

    @Test func theSaturationTargetChangesTheScale() throws {
        let reading = try Reading("O: SpO2 87% on 2 L NC, target 88-92%.")
        #expect(reading.reading.readings.usesSaturationScale2 && reading.rules == [])
    }
}
