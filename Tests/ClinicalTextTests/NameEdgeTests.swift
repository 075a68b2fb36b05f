import ClinicalText
import Testing

/// The small parts of names, of addresses and of numbers, and what only looks like them.
@Suite struct NameEdgeTests {
    @Test(arguments: [
        ("Seen by Dr P. O'Dowd today", ["name: Dr P. O'Dowd"]),
        ("van den Berg, Pieter called", ["name: van den Berg, Pieter"]),
        ("Anke von der Heide called", ["name: Anke von der Heide"]),
        ("Al-Rashid was seen", ["name: Al-Rashid"]),
        ("Kim Min-jung sent home", ["name: Kim Min-jung"]),
        ("Park Soo-jin, interpreter", ["name: Park Soo-jin"]),
        ("Mr & Mrs Tan counselled", ["name: Mr & Mrs Tan"]),
        ("Dr (Mrs) Eunice Adu", ["name: Dr (Mrs) Eunice Adu"]),
        ("Dr. (Col.) Bakshi", ["name: Dr. (Col.) Bakshi"]),
        ("Note by S/N Rukia", ["name: S/N Rukia"]),
        ("1. Ellison, T - home today", ["name: Ellison, T"]),
        ("bed 2 Petrov 66M stable", ["name: Petrov"]),
        ("Dr Priya Raman   Wharfside", ["name: Dr Priya Raman"]),
    ]) func belongToNames(note: String, expected: [String]) throws {
        #expect(try Reading(note).identifiers == expected)
    }

    @Test(arguments: [
        ("BELL, PAT\nwell", ["name: BELL, PAT"]), ("Wells, Dean\nwell", ["name: Wells, Dean"]),
        ("MAY GRANT 4/4/26", ["name: MAY GRANT", "date: 4/4/26"]),
        ("GRACE WILL presents with cough", ["name: GRACE WILL"]),
        ("pt Art Banks needs a script", ["name: Art Banks"]),
        ("WHITE, BROWN AND BLACK", []), ("HEART, LUNGS CLEAR", []),
        ("GRAY WHITE MATTER INTACT", []), ("PT WILL RETURN", []),
    ]) func areWordsAsWell(note: String, expected: [String]) throws {
        #expect(try Reading(note).identifiers == expected)
    }

    @Test(arguments: [
        ("typed by kl on 4 June 2025", ["name: kl", "date: 4 June 2025"]),
        ("Transcribed by: vw\n", ["name: vw"]), ("Verified by T.S.\n", ["name: T.S"]),
        ("JD/kl 14.05.2024", ["name: JD/kl", "date: 14.05.2024"]),
        ("given by IV\n", []), ("completed by RN\n", []), ("CT by us", []),
    ]) func lettersOfWhoeverTyped(note: String, expected: [String]) throws {
        #expect(try Reading(note).identifiers == expected)
    }

    @Test(arguments: [
        ("Reg. LK19 XVB seen", ["vehicle: LK19 XVB"]), ("van LK19 XVB left", ["vehicle: LK19 XVB"]),
        ("Plate KDA 417Q", ["vehicle: KDA 417Q"]),
        ("Ref: OPD/2025/0448", ["other: OPD/2025/0448"]),
        ("IP No: 2026/LR/00914", ["other: 2026/LR/00914"]),
        ("Hospital number RJ1 445566", ["medicalRecord: RJ1 445566"]),
        ("Insurance: Aetna W2215 88713", ["healthPlan: Aetna W2215 88713"]),
        ("batch A21CD44", ["device: A21CD44"]),
        ("tel 020 7946 0018 ext 2214", ["telephone: 020 7946 0018 ext 2214"]),
        ("Tel. 0171 5550123", ["telephone: 0171 5550123"]), ("Army 1966-69", []),
    ]) func numbers(note: String, expected: [String]) throws {
        #expect(try Reading(note).identifiers == expected)
    }

    @Test(arguments: [
        ("Co Dublin D04 X5R7", ["geography: Co Dublin D04 X5R7"]),
        ("of Indiranagar, Bengaluru - 560038", ["geography: Indiranagar, Bengaluru - 560038"]),
        (
            "at 6/118 Pacific Hwy, Coffs Harbour NSW 2450",
            ["geography: 6/118 Pacific Hwy, Coffs Harbour NSW 2450"]
        ),
        (
            "2205-88 Harbour St, Toronto ON M5J 0C3",
            ["geography: 2205-88 Harbour St, Toronto ON M5J 0C3"]
        ),
        (
            "Flat 3, 88 Gosford Street, Coventry CV1 5DL",
            ["geography: Flat 3, 88 Gosford Street, Coventry CV1 5DL"]
        ),
        ("63M   Bed 9", []),
    ]) func addresses(note: String, expected: [String]) throws {
        #expect(try Reading(note).identifiers == expected)
    }

    @Test(arguments: [
        ("admitted Mon 4th", ["date: Mon 4th"]), ("am 3.7.25 entlassen", ["date: 3.7.25"]),
        ("Seen 26/04/2026. Pain 2/10 at rest, 4/10 on stairs", ["date: 26/04/2026"]),
        ("Hx of 3/7 toothache", []), ("pills for 6/12", []), ("session 4/6 done", []),
        ("rule 3.7.45", []),
    ]) func days(note: String, expected: [String]) throws {
        #expect(try Reading(note).identifiers == expected)
    }
}
