import ClinicalText
import Testing

/// Further triggers, the ends of scopes, and procedure codes without a cue.
@Suite struct FurtherRuleTests {
    @Test(arguments: [
        ("Call MD for calf pain.", ["calf pain: hypothetical"]),
        ("Risks: infection, stiffness.", ["infection: hypothetical", "stiffness: hypothetical"]),
        ("Seizure precautions reviewed.", ["Seizure: hypothetical"]),
        ("Do not drive if sleepy.", ["sleepy: hypothetical"]),
        ("Thumb-IF-LF tingling.", ["tingling: present"]),
        (
            "pneumonia (no fever), cough",
            ["pneumonia: present", "fever: negated", "cough: present"]
        ),
        ("No xyzzy, mild cough.", ["cough: present"]),
        ("No xyzzy plugh\nCough today.", ["Cough: present"]),
        ("She has had no nausea or vomiting.", ["nausea: negated", "vomiting: negated"]),
        ("Other possibilities: pneumonia, stroke.", ["pneumonia: uncertain", "stroke: uncertain"]),
        ("two earlier episodes of cellulitis", ["cellulitis: historical"]),
        ("No pain today.", ["pain: negated"]), ("Pain 7/10 in neck.", []),
    ]) func sayWhatIsMeant(note: String, expected: [String]) throws {
        #expect(try Reading(note).findings == expected)
    }

    @Test(arguments: [
        ("RTC 3 mo. 99214, 95251\n", ["99214", "95251"]),
        ("Critical care 75 min: 99291, 99292", ["99291", "99292"]),
        ("vaccines today (90734, 90677)", ["90734", "90677"]),
        ("Smoking cessation 99406. Next", ["99406"]), ("wound clean. 11042. Photo", ["11042"]),
        ("Level 4 visit (99214).", ["99214"]), ("admin 90471, 90472", ["90471", "90472"]),
        ("Spokane, WA 99201", []), ("MRN: 99214", []), ("platelets 45000, stable", []),
        ("MRN 11042. Seen", []), ("took 10250 steps", []),
    ]) func procedureCodesStandBetweenMarks(note: String, expected: [String]) throws {
        let codes = try Reading(note).reading.extraction.codes
        #expect(codes.filter { $0.system == .cpt }.map(\.code) == expected)
    }
}
