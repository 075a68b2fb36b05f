import ClinicalText
import Testing

/// Identifiers of other countries and of other hands, and what belongs to them.
@Suite struct WiderIdentifierTests {
    @Test(arguments: [
        ("since last Tuesday", ["date: last Tuesday"]), ("Fri night drinking", ["date: Fri night"]),
        ("auto-populated 2026-01-14 08:05", ["date: 2026-01-14 08:05"]),
        ("CT (6/14), BCx 6/15 pos", ["date: 6/14", "date: 6/15"]),
        ("on Sat + Tues", ["date: Sat", "date: Tues"]),
        ("Thu AM 134/82", ["date: Thu AM"]), ("Cita: 15 de enero", ["date: 15 de enero"]),
        ("a 103-year-old lady", ["age: 103-year-old"]), ("97F with fall", ["age: 97F"]),
    ]) func days(note: String, expected: [String]) throws {
        #expect(try Reading(note).identifiers == expected)
    }

    @Test(arguments: [
        ("name \"Rico\"", ["name: Rico"]), ("j. pruitt rn\n", ["name: j. pruitt rn"]),
        ("rnguyen RN\n", ["name: rnguyen RN"]), ("wound clean. LM RN\n", ["name: LM RN"]),
        ("Hallam, Ottoline  DOB", ["name: Hallam, Ottoline"]),
        ("signed by Moncrieff, Lucretia on call", ["name: Moncrieff, Lucretia"]),
        ("S/o Ramchandra", ["name: Ramchandra"]),
        ("Sra. Guadalupe Peña Ávila", ["name: Sra. Guadalupe Peña Ávila"]),
        ("Neuro: Krishnamoorthy - rec MRI", ["name: Krishnamoorthy"]),
    ]) func names(note: String, expected: [String]) throws {
        #expect(try Reading(note).identifiers == expected)
    }

    @Test(arguments: [
        ("on scene at 9th and Alder for", ["geography: 9th and Alder"]),
        ("attends University of Delaware", ["geography: University of Delaware"]),
        ("to Valley Bone & Joint", ["geography: Valley Bone & Joint"]),
        ("works for Dragon Scaffolding Ltd", ["geography: Dragon Scaffolding Ltd"]),
        ("Didcot OX11 7NN", ["geography: Didcot OX11 7NN"]),
        ("bartender at The Rusty Nail", ["geography: The Rusty Nail"]),
        ("5 Fox Hollow Rd", ["geography: 5 Fox Hollow Rd"]),
        ("lives in Coeur d'Alene", ["geography: Coeur d'Alene"]),
    ]) func places(note: String, expected: [String]) throws {
        #expect(try Reading(note).identifiers == expected)
    }

    @Test(arguments: [
        ("mobile 07700 900123", ["telephone: 07700 900123"]),
        ("Ph: (03) 9555 0142", ["telephone: (03) 9555 0142"]),
        ("text 555 0142", ["telephone: 555 0142"]),
        ("ext 3-4471", ["telephone: 3-4471"]), ("at x55120", ["telephone: x55120"]),
        ("UHID: SVC/2025/118834", ["medicalRecord: SVC/2025/118834"]),
        ("username mklein_77", ["other: mklein_77"]),
    ]) func numbers(note: String, expected: [String]) throws {
        #expect(try Reading(note).identifiers == expected)
    }

    @Test(arguments: [
        "prepped with ChloraPrep", "mask AirFit F30",
        "strength 4/5, reflexes 2/4", "TED hose on", "2000      0000      0400      0800",
        "take 1 tab at 0800 1200", "SpO2 on Sat 95%",
    ]) func areNoIdentifiers(note: String) throws {
        #expect(try Reading(note).identifiers == [])
    }
}
