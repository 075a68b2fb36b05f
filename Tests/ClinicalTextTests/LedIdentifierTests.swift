import ClinicalText
import Testing

/// Places that only what stands around them tells, and the days, spans and numbers of several
/// countries, with what looks like them.
@Suite struct LedIdentifierTests {
    @Test(arguments: [
        ("Discharged from Valley Baptist (stable)", ["geography: Valley Baptist"]),
        ("after a move from Grand Rapids.", ["geography: Grand Rapids"]),
        ("drowning risk at Squeaky Beach, buddy", ["geography: Squeaky Beach"]),
        ("his trip to Fall River; well", ["geography: Fall River"]),
        ("Went to City Hospital first", ["geography: City Hospital"]),
        ("Student at Ohio State.", ["geography: Ohio State"]),
        ("Fell in Central Park.", ["geography: Central Park"]),
        ("in Sinus Rhythm", []), ("at Initial Visit", []), ("to General Surgery", []),
        ("in Emergency Department", []), ("at Peak Flow", []), ("to Physical Therapy", []),
        ("in Room Air", []), ("from Left Knee", []), ("to Full Code", []),
        ("at Home Health", []), ("in Good Spirits", []), ("to Cardiac Rehab", []),
    ]) func areLedByPrepositions(note: String, expected: [String]) throws {
        #expect(try Reading(note).identifiers == expected)
    }

    @Test(arguments: [
        ("resupplied by Weldricks pharmacy, Maltby", ["geography: Weldricks pharmacy, Maltby"]),
        ("Collapsed outside Euston station.", ["geography: Euston station"]),
        ("seen in Springfield clinic", ["geography: Springfield clinic"]),
        ("eval by Rio Grande Home Health.", ["geography: Rio Grande Home Health"]),
        ("at Fort Garry Access Centre", ["geography: Fort Garry Access Centre"]),
        (
            "The Old Tannery Surgery, Bewdley DY12 2AA",
            ["geography: The Old Tannery Surgery, Bewdley DY12 2AA"]
        ),
        ("seen by Liam school run later", ["name: Liam"]),
    ]) func haveTheirKindBehindThem(note: String, expected: [String]) throws {
        #expect(try Reading(note).identifiers == expected)
    }

    @Test(arguments: [
        ("RTC on the A40.", ["geography: A40"]), ("found on I-95 NB", ["geography: I-95"]),
        ("Loc: US-60 MP 259", ["geography: US-60 MP 259"]), ("treated with I-131 today", []),
        ("group A40 given", []),
    ]) func roads(note: String, expected: [String]) throws {
        #expect(try Reading(note).identifiers == expected)
    }

    @Test(arguments: [
        ("Urgent visit     16/02/2026     Rotherham", ["date: 16/02/2026", "name: Rotherham"]),
        ("Signed K Brandt RN", ["name: K Brandt RN"]),
        ("Mair Eluned Parry, ESN", ["name: Mair Eluned Parry, ESN"]),
        ("Kumar, S. 45/M", ["name: Kumar, S."]), ("Will denies fever.", ["name: Will"]),
        ("Discussed with Will and his mum.", ["name: Will"]),
        ("Will review in clinic.", []), ("Mark the site.", []), ("Rose bengal stain", []),
        ("Vitamin K given", []),
    ]) func names(note: String, expected: [String]) throws {
        #expect(try Reading(note).identifiers == expected)
    }

    @Test(arguments: [
        ("16/02/2026 edoxaban stopped 3/7, statin", ["date: 16/02/2026"]),
        ("16/02/2026 Repeat pill 6/12; told", ["date: 16/02/2026"]),
        ("16/02/2026 seen 6/12 in clinic", ["date: 16/02/2026", "date: 6/12"]),
        ("02/16/2026 Repeat labs 6/12; told", ["date: 02/16/2026", "date: 6/12"]),
        ("VA 6/9 R, 6/9 L, corrects to 6/5.", []),
        ("Seen 30.6. in clinic", ["date: 30.6."]), ("CRP 12.3. well", []),
        ("BMI 30.6. advised", []), ("Td 2019-06.", ["date: 2019-06"]),
        ("saline 2000-10 ml", []),
    ]) func days(note: String, expected: [String]) throws {
        #expect(try Reading(note).identifiers == expected)
    }

    @Test(arguments: [
        ("Wife rang (01539 555 0142), coming", ["telephone: (01539 555 0142"]),
        ("bleep 2214", ["telephone: 2214"]),
        ("OHIP 4417 882 093 KW", ["healthPlan: OHIP 4417 882 093 KW"]),
        ("GMS L 220 1187 C", ["healthPlan: GMS L 220 1187 C"]),
        ("Dr Kirsty Ferguson NZMC 41882", ["name: Dr Kirsty Ferguson", "licence: NZMC 41882"]),
        ("policy 8812 4471 093 T 36.8", ["healthPlan: 8812 4471 093"]),
        ("rego CPY 44L", ["vehicle: CPY 44L"]), ("PR 66/MIN REG   RR 16   SPO2 97%", []),
    ]) func numbers(note: String, expected: [String]) throws {
        #expect(try Reading(note).identifiers == expected)
    }
}
