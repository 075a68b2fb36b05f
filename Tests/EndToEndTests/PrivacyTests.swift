import Foundation
import Messages
import PrivateServers
import RPC
import Testing

@testable import carewire

extension EndToEnd {
    /// No patient data in any log, error, metric, cache key or table.
    @Suite struct PrivacyTests {
        private let hospital: Hospital

        init() throws { hospital = try Hospital.running() }

        @Test func theSearchFindsAnIdentifierInEachShape() async throws {
            let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
            defer { try? FileManager.default.removeItem(at: folder) }
            let text = Planted.familyName
            let shapes = [
                "plain": "{\"name\":\"\(text.uppercased())\"}",
                "hexadecimal": "\\x00\(Needles.hexadecimal(text))00",
                "base64-0": Data("abc\(text)".utf8).base64EncodedString(),
                "base64-1": Data("a\(text)bc".utf8).base64EncodedString(),
                "base64-2": Data("ab\(text)c".utf8).base64EncodedString(),
                "clean": "Zorvanthal",
            ]
            for (name, content) in shapes {
                try Data(content.utf8).write(to: folder.appending(path: name))
            }
            let found = try await Needles.plantedOnes(in: folder)
            #expect(found == ["base64-0", "base64-1", "base64-2", "hexadecimal", "plain"])
        }

        @Test func nothingPlantedTurnsUpAnywhere() async throws {
            let patientID = try await hospital.admitPatient()
            try await workWell(patientID)
            try await workOnTheChart(patientID)
            try await workBadly(patientID)
            try await askTheEHR(patientID)
            try await hospital.eventually("the calls are in the metrics") {
                let scrape = try await hospital.metrics.scrape(MetricsV1.ScrapeRequest())
                return scrape.text.contains("SubmitDocument")
                    && scrape.text.contains("CreatePatient")
            }
            let harvest = try Harvest(hospital)
            try await harvest.gather()
            // The search sees what is there: the same folder with one identifier in it.
            let control = harvest.folder.appending(path: "control")
            try Data(Planted.phrase.utf8).write(to: control)
            // Logs, PostgreSQL's files and log-ahead, endpoints.json, the key ring, the harvest.
            let root = hospital.suite.folder.root
            let logs = try FileManager.default.contentsOfDirectory(
                atPath: hospital.suite.folder.logs.path)
            #expect(
                Set(logs).isSuperset(of: SuiteService.allCases.map { "\($0.rawValue).log" }))
            let found = try await Needles.plantedOnes(in: root)
            #expect(found == ["harvest/control"])
            let servers = hospital.suite.folder.servers
            #expect(try await Needles.plantedOnes(in: servers) == [])
            // It does look into PostgreSQL's own files: callers stand there in plain letters.
            let caller = SuiteService.identity(Certificates.caller)
            #expect(try await Needles.files(below: servers, holding: [caller]) != [])
            try FileManager.default.removeItem(at: control)
        }

        private func workWell(_ patientID: String) async throws {
            try await hospital.readUntilCached(patientID, version: 1)
            _ = try await hospital.update(patientID, phone: Planted.phone)
            try await hospital.readUntilCached(patientID, version: 2)
            let key = "\(Planted.familyName) \(Planted.recordNumber)"
            let note = try await hospital.process(Planted.process(patientID, key: key))
            _ = try await hospital.process(Planted.process(patientID, key: key))
            _ = try await hospital.note(note.noteID, of: patientID)
            var request = Planted.process(patientID)
            request.note = .sections(
                SoapV1.Sections(
                    subjective: PHI("\(Planted.familyName), \(Planted.phrase)"),
                    plan: PHI("call \(Planted.phone)")))
            let second = try await hospital.process(request)
            try await hospital.waitForHandOff(of: note.noteID, of: patientID)
            try await hospital.waitForHandOff(of: second.noteID, of: patientID)
        }

        private func workOnTheChart(_ patientID: String) async throws {
            let visit = PatientV1.Encounter(
                status: .inProgress, encounterClass: .ambulatory,
                providerID: PHI(Planted.recordNumber), reason: PHI(Planted.phrase),
                location: PHI(Planted.address))
            let result = PatientV1.LabResult(
                status: .final,
                code: PatientV1.Coding(system: "http://loinc.org", code: PHI("718-7")),
                valueText: PHI(Planted.condition))
            let now = Int64(Date().timeIntervalSince1970) * 1_000_000
            let added = try await hospital.patients.addEntries(
                PatientV1.AddEntriesRequest(
                    patientID: PHI(patientID),
                    entries: [
                        PatientV1.ChartEntry(occurredAtUs: now, content: .encounter(visit)),
                        PatientV1.ChartEntry(occurredAtUs: now, content: .labResult(result)),
                    ]))
            #expect(added.entryIDs.count == 2)
            let found = try await hospital.patients.findEntries(
                PatientV1.FindEntriesRequest(key: .reasonWords(PHI(Planted.phrase))))
            #expect(found.results.contains { $0.patientID == PHI(patientID) })
            let listed = try await hospital.patients.listEntries(
                PatientV1.ListEntriesRequest(patientID: PHI(patientID), kind: .labResult))
            #expect(listed.entries.count == 1)
            let identifier = try #require(Planted.demographics().identifiers.first)
            let patients = try await hospital.patients.findPatients(
                PatientV1.FindPatientsRequest(key: .identifier(identifier), pageSize: 50))
            #expect(!patients.patients.isEmpty)
            await refused {
                _ = try await hospital.patients.getEntry(
                    PatientV1.GetEntryRequest(
                        patientID: PHI(patientID), entryID: Planted.familyName))
            }
        }

        private func workBadly(_ patientID: String) async throws {
            let unknown = Planted.patientID()
            await refused { _ = try await hospital.read(unknown) }
            await refused { _ = try await hospital.read("\(patientID) \(Planted.phrase)") }
            await refused { _ = try await hospital.process(Planted.process(unknown)) }
            await refused { _ = try await hospital.note(Planted.phrase, of: patientID) }
            await refused {
                _ = try await hospital.update(patientID, phone: Planted.phone, ifVersion: 99)
            }
            await refused {
                let phone = String(repeating: Planted.phone, count: 100)
                _ = try await hospital.update(patientID, phone: phone)
            }
            for date in [
                Planted.badBirthDate, "\(Planted.birthDate)T\(Planted.phone)", "1943-13-40",
            ] {
                var patient = Planted.patient(Planted.patientID())
                patient.demographics?.birthDate = PHI(date)
                await refused { [patient] in
                    _ = try await hospital.patients.createPatient(patient)
                }
            }
            await refused {
                _ = try await hospital.patients.createPatient(Planted.patient(patientID))
            }
            await refused { _ = try await hospital.process(Planted.process(patientID, "")) }
            await refused {
                _ = try await hospital.notes.searchNotes(
                    SoapV1.SearchNotesRequest(
                        patientID: PHI(patientID),
                        allOf: [
                            SoapV1.SearchNotesRequest.AnyOf(criteria: [
                                SoapV1.SearchNotesRequest.Criterion(
                                    what: .term(PHI(Planted.phrase)))
                            ])
                        ]), options: Hospital.unhurried)
            }
            await refused {
                _ = try await hospital.notes.amendNote(
                    SoapV1.AmendNoteRequest(
                        patientID: PHI(patientID), noteID: UUID().uuidString,
                        providerID: "PROV001", ifVersion: 1, change: .amendment,
                        text: PHI(Planted.note()), reason: PHI(Planted.phrase),
                        idempotencyKey: "amend"), options: Hospital.unhurried)
            }
            await refused {
                let long = String(repeating: Planted.note(), count: 2_000)
                _ = try await hospital.process(Planted.process(patientID, long))
            }
            await refused {
                let key = "\(Planted.phrase)\n\(Planted.phone)"
                _ = try await hospital.process(Planted.process(patientID, key: key))
            }
        }

        private func askTheEHR(_ patientID: String) async throws {
            await refused {
                _ = try await hospital.ehr.readPatient(
                    EhrV1.ReadPatientRequest(patientID: PHI(patientID)))
            }
            await refused {
                _ = try await hospital.ehr.searchObservations(
                    EhrV1.SearchObservationsRequest(patientID: PHI(Planted.phrase)))
            }
            try await hospital.simulator.order(#"{"errorRate": 1, "errorStatus": 400}"#)
            await refused {
                _ = try await hospital.ehr.submitDocument(
                    EhrV1.SubmitDocumentRequest(
                        patientID: PHI(patientID), documentID: UUID().uuidString,
                        providerID: "PROV001", loinc: "11506-3", text: PHI(Planted.note())))
            }
            try await hospital.simulator.behave()
        }

        /// Makes a call that must fail.
        private func refused(
            _ call: () async throws -> Void, sourceLocation: SourceLocation = #_sourceLocation
        ) async {
            await #expect(throws: RPCError.self, sourceLocation: sourceLocation) {
                try await call()
            }
        }
    }
}
