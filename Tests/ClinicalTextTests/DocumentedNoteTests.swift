import ClinicalText
import Testing

/// The example of the documentation.
@Suite struct DocumentedNoteTests {
    @Test func theNoteOfTheDocumentation() throws {
        let reading = try Reading(
            """
            CC: chest pain
            HPI: 58M with HTN, pain in his left shoulder since Tuesday. Denies fever. Father had MI.
            O: BP 158/94 HR 104 SpO2 96% RA
            A/P: r/o ACS (I24.9). Seen with Dr. Whitfield. Return if syncope.
            """)
        #expect(
            reading.findings == [
                "chest pain: present", "HTN: present", "pain in his left shoulder: present",
                "fever: negated", "MI: family", "ACS: uncertain", "syncope: hypothetical",
            ])
        #expect(reading.identifiers == ["date: Tuesday", "name: Dr. Whitfield"])
        #expect(reading.reading.age?.years == 58 && !reading.reading.assumesAdult)
        #expect(reading.reading.extraction.codes.map(\.code) == ["I24.9"])
        #expect(
            reading.reading.extraction.sections.map(\.loinc) == [
                "10154-3", "10164-2", "61149-1", "51847-2",
            ])
        let news2 = reading.reading.readings.news2
        #expect(news2.total == 1...10)
        #expect(news2.missing == [.respiration, .consciousness, .temperature])
        #expect(reading.rules == ["redflag.cardiac"])
    }
}
