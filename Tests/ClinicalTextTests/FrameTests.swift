import ClinicalText
import Testing

/// Lines that were announced, days of a stay, plans, frequencies and dreams: emergencies in words
/// that are none, and beside them the same words where they are one.
@Suite struct FrameTests {
    static let calm = [
        "Counselled (30 min, partner present):\n- any bleeding like a period. Chest pain.\n"
            + "- seizures obviously\nRTC 2 wk",
        "Explained with diagram:\n1. Neck haematoma, may press the windpipe, about 1 in 100.\n"
            + "2. GA: cardiac arrest, stroke, anaphylaxis.\nSigned.",
        "WHEN TO GO TO THE ER\n> chest pain or tongue swelling\n> vomiting blood\nf/u 1 wk",
        "Safety-netted (read back):\n\"Floppy, mottled or a fit, dial 999.\"\nDad: none of that.",
        "Plan updated.\nGREEN - no symptoms: preventer\nRED - struggling to breathe, lips blue",
        "Seen today.\nMarch: urosepsis, on arrival BP 78/40, lactate 5.8, GCS 12.\n"
            + "Now swimming 20 lengths.",
        "Hospital day 4. SpO2 96% RA (was 88% on arrival). Obtunded on arrival. Home tomorrow.",
        "D5 of stay. On admission obtunded, GCS 9. Now well, home tomorrow.",
        "Husband trained on the dummy: blue lips, won't wake up -> spray, then 911.",
        "? collapse - anaphylaxis approx 1/million, adrenaline in the drawer",
        "Nightmares of being unable to breathe, under a stairwell, can't get air til he wakes.",
        "Her husband Gord was taken to hospital. He couldn't lift his right arm.",
        "# Septic shock due to pyelonephritis with bacteremia - resolved",
        "In 2019 she had sepsis, lactate 5.8.",
        "Sepsis leaflet given (slurred speech, mottled skin).",
        "Nec fasc not in play.",
        "Nobody has found her hard to wake.",
        "Watched the video of a convulsion.",
        "Retainer. SpO2 89% on air (Scale 2)",
    ]

    @Test(arguments: calm) func whatIsFramedCallsNobody(note: String) throws {
        #expect(try Reading(note).reading.urgency != .emergency, "\(note)")
    }

    static let emergencies = [
        "Counselled re smoking:\n- quit date set\n\nChest pain since 9, crushing.",
        "Explained the plan.\n- chest pain, crushing, now",
        "- Return if worse\n- Chest pain ongoing, crushing",
        "Previously well.\nMarch: urosepsis.\nToday: chest pain, crushing.",
        "Seen in ED. BP 78/40 on arrival.",
        "Hospital day 4. On arrival well, now unresponsive.",
        "Hospital day 4, rapid response: on arrival unresponsive.",
        "Chest pain, HR 98 -> 112",
        "RED - unresponsive",
        "Her husband drove. She couldn't lift her right arm.",
        "Pneumonia resolved. Septic shock due to pyelonephritis.",
        "No fever, lactate 5.1.",
        "Left arm: drifts down. Arm drift on the left.",
    ]

    @Test(arguments: emergencies) func whatIsSoStillCalls(note: String) throws {
        #expect(try Reading(note).reading.urgency == .emergency, "\(note)")
    }
}
