import ClinicalText
import Testing

/// What must call, although the note also speaks of other times, warnings and denials.
@Suite struct PresentEmergencyTests {
    @Test(arguments: [
        "In March she had an MI. Today she has crushing chest pain and sweating.",
        "Hx MI in 2014. Chest pain since 0600 radiating to jaw.",
        "He was fine until 0730 when wife saw facial droop. Stroke in 2019 without residual.",
        "Was seen in ED last week for chest pain, now returns with chest pain at rest.",
        "She was at home when she developed slurred speech at 0900.",
        "He was found unresponsive by his roommate. Last seen normal at midnight.",
        "Had chest pain that began in March and has got steadily worse; now at rest.",
        "Admitted last year for overdose. Tonight took all her pills and told her sister.",
        "She was brought in by EMS after seizure lasting 10 minutes, still seizing on arrival.",
        "HOSPITAL COURSE\nHD 3: this morning became hypotensive 78/40, septic shock, to ICU.",
        "Hospital course: pneumonia. Overnight unresponsive, code blue called, CPR in progress.",
        "He had a stroke in 2019. On arrival: aphasia, right arm drift, NIHSS 14.",
        "At that time EMS noted no pulse. ROSC after 8 min. Now intubated in resus.",
        "Return precautions were given yesterday. Today he is back with chest pain.",
        "Sent from clinic to the ED for chest pain and ST elevation.",
        "He returns with chest pain.",
        "Came in because she could not stop bleeding, vomiting blood.",
        "Denies SI at first, then admitted she took all my pills.",
        "Any chest pain? Yes.",
        "No relief of chest pain with nitro x3.",
        "STEMI 0412, cath lab activated. PE 2019 at 2031 pulseless.",
        "PMHx: stroke. O/E: new aphasia, R hemiparesis, NIHSS 18.",
        "Mom states he was not breathing and blue.",
        "Compartment syndrome R leg 2015, OR called 2042, fasciotomy.",
        "DISCHARGE SUMMARY\nHospital course: found pulseless, CPR. Transferred to ICU.",
        "pt took 40 tylenol at 9pm after fight w/ boyfriend",
        "Chemo 8 days ago, temp 39.1, ANC 0.1, T 39.1 C",
        "+ve chest pain, -ve fever",
        "Son of patient worried. Patient has crushing chest pain.",
        "Sepsis-like picture, septic shock, lactate 5.2",
    ])
    func calls(note: String) throws {
        #expect(try Reading(note).reading.urgency == .emergency)
    }

    @Test func aLongParagraphOfClosedTalesIsReadInLinearTime() throws {
        let tale = "He had chest pain and was discharged home. "
        let short = try Reading.engine.stepCount(Array(String(repeating: tale, count: 100).utf8))
        let long = try Reading.engine.stepCount(Array(String(repeating: tale, count: 1_000).utf8))
        #expect(long < short * 12)
    }
}
