import ClinicalText
import Testing

/// Identifiers that no list holds, known by where they stand, and what only stands like them.
@Suite struct UnlistedIdentifierTests {
    @Test(arguments: [
        ("Pt Wanjiru Kamau was seen", ["name: Wanjiru Kamau"]),
        ("Pt: john smith seen today", ["name: john smith"]),
        ("mr. abernathy-lowe states", ["name: mr. abernathy-lowe"]),
        ("Patient Name: DOE, JANE A", ["name: DOE, JANE A"]),
        ("PCP Kowalczyk notified", ["name: Kowalczyk"]),
        ("REPORT TO RN KOSTAS", ["name: RN KOSTAS"]),
        ("D/w Tamblyn, agrees", ["name: Tamblyn"]),
        ("Lives with her roommate, Perpetua.", ["name: Perpetua"]),
        ("by Dr. de la Fuente today", ["name: Dr. de la Fuente"]),
        ("GI (Achterberg) saw her", ["name: Achterberg"]),
        ("Tamika Forde, PT, DPT\n", ["name: Tamika Forde, PT, DPT"]),
        ("goes by \"Bee\"", ["name: Bee"]),
        ("m. sato called", ["name: m. sato"]),
        ("signed jsmith rn", ["name: jsmith rn"]),
        ("seen at Tuskwood State", ["geography: Tuskwood State"]),
        ("to Westgate ER now", ["geography: Westgate ER"]),
        ("seen in st mary's hospital", ["geography: st mary's hospital"]),
        ("from mercy general hospital", ["geography: mercy general hospital"]),
        ("in Lake Wobegon", ["geography: Lake Wobegon"]),
        ("Employer: Dunder Mifflin Paper Co.", ["geography: Dunder Mifflin Paper Co"]),
        ("on 400 e 3rd st.", ["geography: 400 e 3rd st."]),
        ("lives at 14 elm st, apt 3", ["geography: 14 elm st, apt 3"]),
        ("Highway 61 crash", ["geography: Highway 61"]),
        ("Tulsa OK 74104", ["geography: Tulsa OK 74104"]),
    ]) func arePlacedByTheirNeighbours(note: String, expected: [String]) throws {
        #expect(try Reading(note).identifiers == expected)
    }

    @Test(arguments: [
        ("seen 3/14 and again 3/28", ["date: 3/14", "date: 3/28"]),
        ("apixaban (3/14)", ["date: 3/14"]), ("from 3/1 to 3/4", ["date: 3/1", "date: 3/4"]),
        ("EEG 1/15: normal", ["date: 1/15"]), ("LKW 2/3 0715", ["date: 2/3"]),
        ("02/02 stable", ["date: 02/02"]), ("CT 9/12 neg", ["date: 9/12"]),
        ("14th Mar '24", ["date: 14th Mar '24"]), ("Jan 3-7", ["date: Jan 3-7"]),
        ("last seen 3-14", ["date: 3-14"]), ("02FEB2025", ["date: 02FEB2025"]),
        ("Memorial Day picnic", ["date: Memorial Day"]), ("Easter Sunday", ["date: Easter Sunday"]),
        ("next change Fri. Teach", ["date: Fri"]), ("missed HD Mon d/t", ["date: Mon"]),
        ("a ninety-two-year-old man", ["age: ninety-two-year-old"]), ("in her 90s", ["age: 90s"]),
        ("94/F with fall", ["age: 94/F"]), ("died of a stroke at 91.", ["age: 91"]),
    ]) func daysAndAges(note: String, expected: [String]) throws {
        #expect(try Reading(note).identifiers == expected)
    }

    @Test(arguments: [
        ("our ref ONC-55-20817", ["other: ONC-55-20817"]), ("form (#55821)", ["other: #55821"]),
        ("IMG_8821.jpg attached", ["other: IMG_8821.jpg"]),
        ("MAC 00:1A:2B:3C:4D:5E", ["device: 00:1A:2B:3C:4D:5E"]),
        ("card 4111 1111 1111 1111", ["account: 4111 1111 1111 1111"]),
        ("call 617 555 0142", ["telephone: 617 555 0142"]),
        ("+44 20 7946 0958", ["telephone: +44 20 7946 0958"]),
        ("Phone 555.0115", ["telephone: 555.0115"]), ("ext. 4432", ["telephone: 4432"]),
        ("Policy #: GSH 00-4417", ["healthPlan: GSH 00-4417"]),
        ("LAST4 0198", ["socialSecurity: 0198"]), ("username jsmith44", ["other: jsmith44"]),
    ]) func numbersAndFiles(note: String, expected: [String]) throws {
        #expect(try Reading(note).identifiers == expected)
    }

    @Test(arguments: [
        "pain 3/10 today", "strength 4/5", "3/6 holosystolic murmur", "took 1/2 tab", "24/7 care",
        "Hawkins-Kennedy (+)", "inserted at Palmer's point", "Jackson-Pratt drain in place",
        "HR 140s-160s", "CPT 99213-25", "goal 120-140", "sats in the 90s",
        "from Kenya and Tanzania", "started Eliquis yesterday", "an Escherichia coli infection",
        "Mild Diffuse Wheezing", "Follow Up Clinic", "2-3 weeks", "turned 3 times",
    ]) func areNoIdentifiers(note: String) throws {
        #expect(try Reading(note).identifiers == [])
    }

    @Test func thePassiveWordsOfTheListsAreKnownToBeNoNames() throws {
        let note = "The nurse states that she agrees. General: alert. Regional block placed."
        #expect(try Reading(note).identifiers == [])
    }
}
