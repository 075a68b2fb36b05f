import FHIR
import Messages
import TestSupport
import Testing

/// What is written, and that reading it gives the same again.
@Suite struct WritingTests {
    @Test func writesAPatientAsR4HasIt() throws {
        let patient = PatientV1.Patient(
            patientID: PHI("PAT-1"),
            demographics: PatientV1.Demographics(
                familyName: PHI("Example"), givenNames: [PHI("Jane")], birthDate: PHI("1980-02"),
                gender: .female,
                identifiers: [PatientV1.Identifier(system: "urn:mrn", value: PHI("7"))],
                phone: PHI("555-0100"), address: PHI("1 Sample Street")),
            history: PatientV1.MedicalHistory(allergies: [PHI("penicillin")]), version: 3,
            active: true)
        let line = FHIRWriter.line(patient, updatedAtUs: 1_767_225_600_000_000)
        #expect(
            String(decoding: line, as: UTF8.self) == """
                {"resourceType":"Patient","id":"PAT-1","meta":{"versionId":"3",\
                "lastUpdated":"2026-01-01T00:00:00Z"},"extension":[{"url":\
                "urn:carewire:fhir:history-allergy","valueString":"penicillin"}],\
                "identifier":[{"system":"urn:mrn","value":"7"}],"active":true,\
                "name":[{"family":"Example","given":["Jane"]}],\
                "telecom":[{"system":"phone","value":"555-0100"}],"gender":"female",\
                "birthDate":"1980-02","address":[{"text":"1 Sample Street"}]}

                """)
    }

    @Test func anEntryHasItsRequiredMembers() throws {
        for (content, required) in Self.contents {
            let entry = PatientV1.ChartEntry(
                entryID: "202601-00112233445566778899aabbccddeeff", version: 2,
                occurredAtUs: 1_767_225_600_000_001, content: content)
            let line = try #require(
                FHIRWriter.line(entry, of: PHI("PAT-1"), updatedAtUs: 1_767_225_600_000_000))
            #expect(line.last == 0x0A && line.dropLast().contains(0x0A) == false)
            let value = try JSONValue(parsing: String(decoding: line, as: UTF8.self))
            for member in ["resourceType", "id", "meta"] + required {
                #expect(value[member] != nil, "\(member)")
            }
            #expect(value["meta"]?["versionId"] == .string("2"))
            let patient = value["subject"] ?? value["patient"]
            #expect(patient?["reference"] == .string("Patient/PAT-1"))
            #expect(Self.isWellFormed(value))
        }
    }

    private static let code = PatientV1.Coding(system: "urn:c", code: PHI("1"))
    private static let contents: [(PatientV1.ChartEntry.Content, [String])] = [
        (.encounter(PatientV1.Encounter(status: .planned)), ["status", "class", "period"]),
        (
            .labResult(PatientV1.LabResult(status: .registered, code: code)),
            ["status", "category", "code", "effectiveDateTime", "dataAbsentReason"]
        ),
        (.condition(PatientV1.Condition(code: code)), ["code", "onsetDateTime"]),
        (
            .allergy(PatientV1.Allergy(code: code)), ["clinicalStatus", "code", "extension"]
        ),
        (
            .medication(PatientV1.Medication(status: .draft, code: code)),
            ["status", "_intent", "medicationCodeableConcept", "authoredOn"]
        ),
    ]

    /// FHIR has no null, no empty text, no empty list and no empty object.
    private static func isWellFormed(_ value: JSONValue) -> Bool {
        switch value {
        case .null: false
        case .bool, .number: true
        case .string(let text): !text.isEmpty
        case .array(let values): !values.isEmpty && values.allSatisfy(isWellFormed)
        case .object(let members):
            !members.isEmpty && members.allSatisfy { isWellFormed($0.value) }
        }
    }

    @Test func invariantsOfErrorsAreKept() throws {
        let condition = PatientV1.Condition(
            clinicalStatus: .active, verificationStatus: .enteredInError, code: Self.code)
        let allergy = PatientV1.Allergy(
            clinicalStatus: .active, verificationStatus: .enteredInError, code: Self.code)
        for content in [
            PatientV1.ChartEntry.Content.condition(condition), .allergy(allergy),
        ] {
            let entry = PatientV1.ChartEntry(
                entryID: "e", version: 1, occurredAtUs: 0, content: content)
            let line = try #require(FHIRWriter.line(entry, of: PHI("1"), updatedAtUs: 0))
            let value = try JSONValue(parsing: String(decoding: line, as: UTF8.self))
            #expect(value["clinicalStatus"] == nil)
            #expect(try Ward.entry(FHIRReader.read(line)).entry.content == content)
        }
    }

    @Test(arguments: 0..<20)
    func whatIsWrittenReadsAsItWas(_ seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<40 {
            let patient = Self.patient(&random)
            let read = try FHIRReader.read(FHIRWriter.line(patient, updatedAtUs: 0))
            let resource = try Ward.patient(read)
            #expect(resource.demographics == patient.demographics, "seed \(seed)")
            #expect(resource.history ?? .init() == patient.history ?? .init(), "seed \(seed)")
            #expect(resource.isActive == patient.active && read.losses.isEmpty, "seed \(seed)")
            let entry = Self.entry(&random)
            let line = try #require(FHIRWriter.line(entry, of: PHI("P"), updatedAtUs: 0))
            let readEntry = try FHIRReader.read(line)
            var expected = entry
            expected.entryID = ""
            expected.version = 0
            if case .labResult(var result) = entry.content {
                let id = try Ward.entry(readEntry).encounterID?.revealed
                #expect(id ?? "" == result.encounterID, "seed \(seed)")
                result.encounterID = ""
                expected.content = .labResult(result)
            }
            #expect(try Ward.entry(readEntry).entry == expected, "seed \(seed)")
            #expect(readEntry.losses.isEmpty, "seed \(seed): \(readEntry.losses)")
        }
    }

    // MARK: Records at random

    private static func text(_ random: inout SeededGenerator) -> String {
        let letters = Array("ab é\"\\\n<>漢0.-/")
        return random.below(4) == 0
            ? "" : "x" + String((0..<random.below(8)).map { _ in letters[random.below(13)] })
    }

    private static func coding(
        _ random: inout SeededGenerator, needsCode: Bool = true
    ) -> PatientV1.Coding {
        if !needsCode, random.below(2) == 0 {
            return PatientV1.Coding(display: PHI("d" + text(&random)))
        }
        return PatientV1.Coding(
            system: text(&random), code: PHI("c" + text(&random)), display: PHI(text(&random)))
    }

    private static func patient(_ random: inout SeededGenerator) -> PatientV1.Patient {
        let list = { (random: inout SeededGenerator) in
            (0..<random.below(3)).map { _ in PHI("h" + text(&random)) }
        }
        return PatientV1.Patient(
            patientID: PHI("PAT"),
            demographics: PatientV1.Demographics(
                familyName: PHI(text(&random)), givenNames: list(&random),
                birthDate: PHI(["", "1980", "1980-02", "1980-02-29"][random.below(4)]),
                gender: PatientV1.AdministrativeGender(rawValue: Int32(random.below(5))),
                identifiers: (0..<random.below(3)).map { _ in
                    PatientV1.Identifier(system: text(&random), value: PHI("v" + text(&random)))
                },
                phone: PHI(text(&random)), address: PHI(text(&random))),
            history: PatientV1.MedicalHistory(
                conditions: list(&random), allergies: list(&random), medications: list(&random)),
            version: 1, active: random.below(2) == 0)
    }

    private static func entry(_ random: inout SeededGenerator) -> PatientV1.ChartEntry {
        let clinical = PatientV1.ClinicalStatus(rawValue: Int32(random.below(7)))
        let verification = PatientV1.VerificationStatus(rawValue: Int32(random.below(7)))
        let time = Int64(random.next() % 9_000_000_000_000_000) - 2_000_000_000_000_000
        let content: PatientV1.ChartEntry.Content
        switch random.below(5) {
        case 0:
            content = .encounter(
                PatientV1.Encounter(
                    status: PatientV1.EncounterStatus(rawValue: Int32(1 + random.below(9))),
                    encounterClass: PatientV1.EncounterClass(rawValue: Int32(random.below(7))),
                    types: (0..<random.below(3)).map { _ in coding(&random, needsCode: false) },
                    endedAtUs: random.below(2) == 0 ? nil : time + Int64(random.below(1 << 40)),
                    providerID: PHI(text(&random)), reason: PHI(text(&random)),
                    location: PHI(text(&random))))
        case 1: content = .labResult(result(&random))
        case 2:
            content = .condition(
                PatientV1.Condition(
                    clinicalStatus: clinical, verificationStatus: verification,
                    code: coding(&random), note: PHI(text(&random))))
        case 3:
            content = .allergy(
                PatientV1.Allergy(
                    clinicalStatus: clinical, verificationStatus: verification,
                    code: coding(&random),
                    criticality: PatientV1.Criticality(rawValue: Int32(random.below(4))),
                    reactions: (0..<random.below(3)).map { _ in PHI("r" + text(&random)) }))
        default:
            content = .medication(
                PatientV1.Medication(
                    status: PatientV1.MedicationStatus(rawValue: Int32(1 + random.below(8))),
                    intent: ["", "order", "as I like"][random.below(3)], code: coding(&random),
                    dosage: PHI(text(&random)), requesterID: PHI(text(&random))))
        }
        return PatientV1.ChartEntry(
            entryID: "202601-00", version: 1, occurredAtUs: time, content: content)
    }

    private static func result(_ random: inout SeededGenerator) -> PatientV1.LabResult {
        let decimal = { (random: inout SeededGenerator) in
            PHI(["", "0", "1.00", "-2.5e-3", "100"][random.below(5)])
        }
        return PatientV1.LabResult(
            status: PatientV1.ObservationStatus(rawValue: Int32(1 + random.below(8))),
            code: coding(&random), value: decimal(&random),
            unit: ["", "mg/dL", "beats a minute"][random.below(3)],
            valueText: PHI(["", "<0.5", ">=10", "positive", "<x"][random.below(5)]),
            interpretation: PatientV1.Interpretation(rawValue: Int32(random.below(7))),
            referenceLow: decimal(&random), referenceHigh: decimal(&random),
            encounterID: random.below(2) == 0
                ? "" : "202601-00112233445566778899aabbccddeeff")
    }
}
