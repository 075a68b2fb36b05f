import AuditTrail
import Messages
import PatientService
import RPC
import Testing

@Suite struct SearchTests {
    private func find(
        _ clinic: Clinic, _ key: PatientV1.FindPatientsRequest.Key
    ) async throws -> [String] {
        try await clinic.server.findPatients(
            PatientV1.FindPatientsRequest(key: key),
            context: Clinic.context(PatientV1.PatientService.findPatients)
        ).patients.map(\.patientID.revealed).sorted()
    }

    private func create(
        _ clinic: Clinic, _ id: String, family: String = "Example", value: String,
        unless: Bool = false
    ) async throws -> PatientV1.CreatePatientResponse {
        var demographics = Clinic.demographics(family)
        let identifier = PatientV1.Identifier(system: "urn:mrn", value: PHI(value))
        demographics.identifiers = [identifier]
        return try await clinic.server.createPatient(
            PatientV1.CreatePatientRequest(
                patientID: PHI(id), demographics: demographics,
                ifNoneExist: unless ? identifier : nil),
            context: Clinic.context(PatientV1.PatientService.createPatient))
    }

    @Test func patientsAreFoundByIdentifierWhateverItsCase() async throws {
        try await onLoop {
            let clinic = try Clinic()
            _ = try await create(clinic, "PAT001", value: "MRN-1")
            _ = try await create(clinic, "PAT002", value: "MRN-2")
            let key = { (system: String, value: String) in
                PatientV1.FindPatientsRequest.Key.identifier(
                    PatientV1.Identifier(system: system, value: PHI(value)))
            }
            #expect(try await find(clinic, key("urn:mrn", "MRN-1")) == ["PAT001"])
            #expect(try await find(clinic, key("urn:mrn", " mrn-2 ")) == ["PAT002"])
            #expect(try await find(clinic, key("urn:other", "MRN-1")).isEmpty)
            let audits = clinic.notes.suffix(3)
            #expect(clinic.outcomes.suffix(3) == [.success, .success, .notFound])
            #expect(audits.allSatisfy { $0.interaction == .search })
            #expect(Set(audits.map(\.patients)).count == 3)
        }
    }

    @Test func namesAreFoundWithoutCaseAccentsAndMarks() async throws {
        try await onLoop {
            let clinic = try Clinic()
            _ = try await create(clinic, "PAT001", family: "O’Neil-Müller", value: "1")
            let key = { (name: String, date: String) in
                PatientV1.FindPatientsRequest.Key.nameAndBirthDate(
                    PatientV1.NameAndBirthDate(familyName: PHI(name), birthDate: PHI(date)))
            }
            for name in ["O’Neil-Müller", "ONEIL MULLER", "o'neil mu\u{308}ller"] {
                #expect(try await find(clinic, key(name, "1980-02-29")) == ["PAT001"])
            }
            #expect(try await find(clinic, key("O’Neil", "1980-02-29")).isEmpty)
            #expect(try await find(clinic, key("O’Neil-Müller", "1980-02")).isEmpty)
            await refused(.invalidArgument) { try await find(clinic, key("", "1980-02-29")) }
            await refused(.invalidArgument) { try await find(clinic, key("A", "")) }
        }
    }

    @Test func aChangeMovesThePatientToTheNewKeys() async throws {
        try await onLoop {
            let clinic = try Clinic()
            _ = try await clinic.create("PAT001", "Before")
            _ = try await clinic.update("PAT001", "After")
            let key = { (name: String) in
                PatientV1.FindPatientsRequest.Key.nameAndBirthDate(
                    PatientV1.NameAndBirthDate(
                        familyName: PHI(name), birthDate: PHI("1980-02-29")))
            }
            #expect(try await find(clinic, key("Before")).isEmpty)
            #expect(try await find(clinic, key("After")) == ["PAT001"])
        }
    }

    @Test func conditionalCreationNamesWhoIsThere() async throws {
        try await onLoop {
            let clinic = try Clinic()
            let first = try await create(clinic, "PAT001", value: "X", unless: true)
            #expect(first.existingPatientID == PHI("") && first.version == 1)
            let second = try await create(clinic, "PAT002", value: "x", unless: true)
            #expect(second.existingPatientID == PHI("PAT001"))
            await refused(.notFound) { try await clinic.get("PAT002") }
            _ = try await create(clinic, "PAT003", value: "X")
            await refused(.failedPrecondition) {
                try await create(clinic, "PAT004", value: "X", unless: true)
            }
        }
    }

    @Test func conditionalCreationIsAboutOnesOwnIdentifier() async throws {
        try await onLoop {
            let clinic = try Clinic()
            await refused(.invalidArgument) {
                try await clinic.server.createPatient(
                    PatientV1.CreatePatientRequest(
                        patientID: PHI("PAT001"), demographics: Clinic.demographics(),
                        ifNoneExist: PatientV1.Identifier(system: "urn:x", value: PHI("1"))),
                    context: Clinic.context(PatientV1.PatientService.createPatient))
            }
        }
    }

    @Test func entriesOfAllPatientsAreFoundPageByPage() async throws {
        try await onLoop {
            let clinic = try Clinic()
            for id in ["PAT001", "PAT002"] {
                _ = try await clinic.create(id)
                _ = try await clinic.add(
                    id,
                    (0..<6).map {
                        ChartSample.lab(
                            $0, $0 < 4 ? "2345-7" : "718-7",
                            interpretation: $0 == 0 ? .high : .normal)
                    } + [ChartSample.encounter(1), ChartSample.encounter(2, status: .planned)])
            }
            let find = { (key: PatientV1.FindEntriesRequest.Key) in
                var request = PatientV1.FindEntriesRequest(key: key, pageSize: 3)
                var results: [PatientV1.EntryOfPatient] = []
                repeat {
                    let page = try await clinic.server.findEntries(
                        request, context: Clinic.context(PatientV1.PatientService.findEntries))
                    results += page.results
                    request.pageToken = page.nextPageToken
                } while !request.pageToken.isEmpty
                return results
            }
            let test = PatientV1.LabTestKey(code: ChartSample.code("2345-7"))
            let found = try await find(.labTest(test))
            #expect(found.count == 8)
            #expect(Set(found.map(\.patientID)) == [PHI("PAT001"), PHI("PAT002")])
            var abnormal = test
            abnormal.onlyAbnormal = true
            #expect(try await find(.labTest(abnormal)).count == 2)
            #expect(try await find(.providerID(PHI("DR-1"))).count == 4)
            #expect(try await find(.openEncounters(.planned)).count == 2)
            await refused(.invalidArgument) { try await find(.openEncounters(.finished)) }
        }
    }

    private func find(words: String, _ clinic: Clinic) async throws -> Set<String> {
        let answer = try await clinic.server.findEntries(
            PatientV1.FindEntriesRequest(key: .reasonWords(PHI(words)), pageSize: 100),
            context: Clinic.context(PatientV1.PatientService.findEntries))
        return Set(answer.results.compactMap { $0.entry?.entryID })
    }

    /// A text in ASCII is folded by a shorter way, to the same end as the long one.
    @Test func plainNamesAreFoundByOthersThatFoldToThem() async throws {
        try await onLoop {
            let clinic = try Clinic()
            _ = try await create(clinic, "PAT001", family: "O'NEIL-Smith 3rd ", value: "MRN-1")
            for name in [
                "oneil smith 3RD", "O\u{2019}ne\u{ED}l\u{2013}Smith\u{A0}\u{FF13}rd",
                "ONEILSMITH3RD",
            ] {
                let key = PatientV1.NameAndBirthDate(
                    familyName: PHI(name), birthDate: PHI("1980-02-29"))
                #expect(try await find(clinic, .nameAndBirthDate(key)) == ["PAT001"], "\(name)")
            }
        }
    }

    /// Over a bounded vocabulary, the sealed reasons are found as the plain ones would be.
    @Test func sealedReasonsAreFoundByTheirWords() async throws {
        try await onLoop {
            let clinic = try Clinic()
            _ = try await clinic.create("PAT001")
            let vocabulary = [
                "cough", "fever", "Ménière", "follow-up", "pain", "left", "knee", "rash", "check",
            ]
            var reasons: [String: Set<String>] = [:]
            for number in 0..<80 {
                let words = vocabulary.indices.filter { number >> ($0 % 7) & 1 == 1 }
                    .map { vocabulary[$0] }
                let text = words.joined(separator: number % 2 == 0 ? ", " : " ")
                var entry = ChartSample.encounter(Int64(number))
                entry.content = .encounter(
                    PatientV1.Encounter(status: .finished, reason: PHI(text)))
                let id = try await clinic.add("PAT001", [entry])[0]
                reasons[id] = Set(words)
            }
            for word in vocabulary {
                let expected = reasons.filter { $0.value.contains(word) }.map(\.key)
                #expect(try await find(words: word, clinic) == Set(expected))
                #expect(try await find(words: word.uppercased(), clinic) == Set(expected))
            }
            let both = reasons.filter { $0.value.isSuperset(of: ["fever", "knee"]) }.map(\.key)
            #expect(try await find(words: "knee, Fever!", clinic) == Set(both))
            #expect(try await find(words: "meniere", clinic).count > 0)
            #expect(try await find(words: "kne", clinic).isEmpty)
            await refused(.invalidArgument) { try await find(words: " - ", clinic) }
            await refused(.invalidArgument) {
                try await find(words: "a b c d e f g h i", clinic)
            }
        }
    }
}
