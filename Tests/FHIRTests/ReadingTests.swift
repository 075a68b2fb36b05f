import FHIR
import Messages
import Testing

/// The fixture's lines, one by one.
@Suite struct ReadingTests {
    private static let patient = PatientReference.id(PHI(Ward.patient))

    @Test func readsAPatientAndNamesWhatIsLost() throws {
        let line = try FHIRReader.read(try Ward.line(Ward.patient))
        let patient = try Ward.patient(line)
        #expect(patient.patientID.revealed == Ward.patient)
        #expect(patient.isActive && patient.history == nil)
        #expect(
            patient.demographics
                == PatientV1.Demographics(
                    familyName: PHI("Needleperson"), givenNames: [PHI("Ada"), PHI("Testina")],
                    birthDate: PHI("1984-02-29"), gender: .female,
                    identifiers: [
                        PatientV1.Identifier(
                            system: "urn:example:synthetic", value: PHI("5c0a1e4e")),
                        PatientV1.Identifier(system: "urn:example:mrn", value: PHI("MRN-0001")),
                    ],
                    phone: PHI("555-0101"),
                    address: PHI("1 Sample Street, Unit 2, Exampleton, MA, 00000, US")))
        #expect(
            line.losses.sorted() == [
                "Patient.address.extension", "Patient.communication", "Patient.extension",
                "Patient.identifier.type", "Patient.maritalStatus", "Patient.name",
                "Patient.name.prefix", "Patient.telecom",
            ])
    }

    @Test func readsAnEncounter() throws {
        let line = try FHIRReader.read(try Ward.line("e-1"))
        let entry = try Ward.entry(line)
        #expect(entry.type == "Encounter" && entry.resourceID.revealed == "e-1")
        #expect(entry.patient == Self.patient)
        #expect(
            entry.entry
                == PatientV1.ChartEntry(
                    occurredAtUs: 1_741_581_000_000_000,
                    content: .encounter(
                        PatientV1.Encounter(
                            status: .finished, encounterClass: .ambulatory,
                            types: [
                                PatientV1.Coding(
                                    system: "http://snomed.info/sct", code: PHI("185345009"),
                                    display: PHI("Encounter for symptom"))
                            ],
                            endedAtUs: 1_741_582_800_000_000, providerID: PHI("9999900001"),
                            reason: PHI("Headache"), location: PHI("Example Clinic")))))
        #expect(
            line.losses.sorted() == [
                "Encounter.location.location.reference",
                "Encounter.participant.individual.display", "Encounter.reasonCode.coding",
                "Encounter.serviceProvider",
            ])
    }

    @Test func readsAResultAndKeepsItsDecimalsAsTheyAreWritten() throws {
        let line = try FHIRReader.read(try Ward.line("o-1"))
        let entry = try Ward.entry(line)
        #expect(entry.encounterID?.revealed == "e-1")
        #expect(
            entry.entry
                == PatientV1.ChartEntry(
                    occurredAtUs: 1_741_581_600_123_456,
                    content: .labResult(
                        PatientV1.LabResult(
                            status: .final,
                            code: PatientV1.Coding(
                                system: "http://loinc.org", code: PHI("2160-0"),
                                display: PHI("Creatinine")),
                            value: PHI("1.00"), unit: "mg/dL", interpretation: .high,
                            referenceLow: PHI("0.50"), referenceHigh: PHI("0.9")))))
        #expect(line.losses.sorted() == ["Observation.code.text", "Observation.issued"])
    }

    @Test func aValueWithAComparatorIsNoNumber() throws {
        let line = try FHIRReader.read(try Ward.line("o-2"))
        let entry = try Ward.entry(line)
        #expect(entry.patient == Self.patient)
        guard case .labResult(let result) = entry.entry.content else {
            Issue.record("no result")
            return
        }
        #expect(result.value.revealed.isEmpty && result.valueText.revealed == "<0.05")
        #expect(result.unit == "ng/mL" && result.code?.display.revealed == "Procalcitonin")
        // The month alone was given: its first moment stands for it, which is said.
        #expect(entry.entry.occurredAtUs == 1_740_787_200_000_000)
        #expect(line.losses == ["Observation.effectiveDateTime"])
    }

    @Test func readsAConditionByItsOnset() throws {
        let line = try FHIRReader.read(try Ward.line("c-1"))
        let entry = try Ward.entry(line).entry
        #expect(entry.occurredAtUs == 1_735_603_200_000_000)
        guard case .condition(let condition) = entry.content else {
            Issue.record("no condition")
            return
        }
        #expect(condition.clinicalStatus == .resolved)
        #expect(condition.verificationStatus == .confirmed)
        #expect(condition.code?.code.revealed == "195662009")
        #expect(
            line.losses.sorted() == [
                "Condition.abatementDateTime", "Condition.category", "Condition.code.coding",
                "Condition.onsetDateTime", "Condition.recordedDate",
            ])
    }

    @Test func readsAnAllergyWhosePatientIsNamedByIdentifier() throws {
        let line = try FHIRReader.read(try Ward.line("a-1"))
        let entry = try Ward.entry(line)
        #expect(
            entry.patient
                == .identifier(
                    PatientV1.Identifier(system: "urn:example:mrn", value: PHI("MRN-0001"))))
        guard case .allergy(let allergy) = entry.entry.content else {
            Issue.record("no allergy")
            return
        }
        #expect(allergy.criticality == .high)
        #expect(allergy.reactions.map(\.revealed) == ["Hives", "Wheezing"])
        #expect(line.losses.contains("AllergyIntolerance.reaction.severity"))
    }

    @Test func readsAMedicationRequest() throws {
        let line = try FHIRReader.read(try Ward.line("m-1"))
        let entry = try Ward.entry(line).entry
        #expect(
            entry
                == PatientV1.ChartEntry(
                    occurredAtUs: 1_741_582_800_000_000,
                    content: .medication(
                        PatientV1.Medication(
                            status: .active, intent: "order",
                            code: PatientV1.Coding(
                                system: "http://www.nlm.nih.gov/research/umls/rxnorm",
                                code: PHI("310965"),
                                display: PHI("Ibuprofen 200 MG Oral Tablet")),
                            dosage: PHI("Take one as needed"), requesterID: PHI("p-7")))))
        #expect(line.losses.isEmpty)
    }

    @Test(arguments: ["o-3", "x-1"])
    func whatChartsDoNotHoldIsRefusedAsThat(_ id: String) throws {
        let line = try Ward.line(id)
        #expect(throws: FHIRError.self) { try FHIRReader.read(line) }
        do {
            _ = try FHIRReader.read(line)
        } catch {
            #expect(error.code == .notHeld)
        }
    }

    @Test(arguments: [
        ("Patient/a.1", PatientReference.id(PHI("a.1"))),
        ("http://h.test/fhir/Patient/a-1", .id(PHI("a-1"))),
        ("Patient/a/_history/7", .id(PHI("a"))), ("urn:uuid:0-1", .id(PHI("0-1"))),
        ("urn:oid:1.2.3", .id(PHI("1.2.3"))),
        (
            "Patient?identifier=urn:mrn|7",
            .identifier(PatientV1.Identifier(system: "urn:mrn", value: PHI("7")))
        ),
        ("Patient?identifier=7", .identifier(PatientV1.Identifier(value: PHI("7")))),
    ])
    func aReferenceLeadsToItsPatient(_ text: String, _ expected: PatientReference) throws {
        let line = try Ward.read(Self.condition("{\"reference\":\"\(text)\"}"))
        #expect(try Ward.entry(line).patient == expected)
    }

    @Test(arguments: [
        "Group/1", "#p", "Patient", "Patient/", "Patient/a b", "urn:uuid:", "Patient?name=x",
        "Patient?identifier=", "Patient/1/_history/", "",
    ])
    func aReferenceToSomethingElseIsRefused(_ text: String) {
        let error = Ward.failure(Self.condition("{\"reference\":\"\(text)\"}"))
        #expect(error?.message.contains("Condition.subject.reference") == true)
    }

    private static func condition(_ subject: String) -> String {
        """
        {"resourceType":"Condition","id":"1","code":{"coding":[{"code":"x"}]},\
        "subject":\(subject),"onsetDateTime":"2020-01-01T00:00:00Z"}
        """
    }
}
