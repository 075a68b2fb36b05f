import AuditTrail
import Foundation
import Messages
import PrivateServers
import RPC
import Testing

@testable import carewire

extension EndToEnd {
    /// One note, followed from the call to every place that it reaches.
    @Suite struct OneNoteTests {
        private let hospital: Hospital

        init() throws { hospital = try Hospital.running() }

        @Test func isStoredSealedReadBackAuditedAndHandedOverOnce() async throws {
            let patientID = try await hospital.admitPatient()
            let text = Planted.note()
            let request = Planted.process(patientID, text)
            let trace = TraceContext.atTheEdge()
            let first = try await hospital.process(request, options: Self.options(trace))
            #expect(!first.replayed)
            #expect(!first.medicalAdviceProvided)
            #expect(first.extraction?.sections.count == 4)
            #expect(first.extraction?.codes.map(\.code) == [PHI(Planted.code)])
            #expect(first.extraction?.bloodPressures.first?.systolicMmhg == 128)

            let reading = TraceContext.atTheEdge()
            let note = try await hospital.note(
                first.noteID, of: patientID, options: Self.options(reading))
            #expect(note.text == PHI(text))
            #expect(note.patientID == PHI(patientID))
            #expect(note.extraction == first.extraction)

            try await isSealed(first.noteID, text)
            try await isAudited(first.noteID, trace, reading)
            try await hospital.waitForHandOff(of: first.noteID, of: patientID)
            #expect(try await hospital.simulator.documents(of: first.noteID) == [text])

            let again = try await hospital.process(request)
            #expect(again.noteID == first.noteID)
            #expect(again.replayed)
            #expect(again.extraction == first.extraction)
            #expect(try await hospital.simulator.documents(of: first.noteID) == [text])
            #expect(try await rowCount(of: first.noteID) == 1)
        }

        @Test func aKeyStandsForOneNoteOnly() async throws {
            let patientID = try await hospital.admitPatient()
            let key = UUID().uuidString
            let first = try await hospital.process(
                Planted.process(patientID, Planted.note(1), key: key))
            let failure = try await hospital.failure {
                _ = try await hospital.process(
                    Planted.process(patientID, Planted.note(2), key: key))
            }
            #expect(failure?.code == .failedPrecondition)
            #expect(try await rowCount(of: first.noteID) == 1)
        }

        @Test func twoCallsWithOneKeyAtOnceMakeOneNote() async throws {
            let patientID = try await hospital.admitPatient()
            let request = Planted.process(patientID)
            let answers = try await withThrowingTaskGroup { group in
                for _ in 0..<8 { group.addTask { try await hospital.process(request) } }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(Set(answers.map(\.noteID)).count == 1)
            #expect(answers.count { !$0.replayed } == 1)
            let noteID = try #require(answers.first).noteID
            #expect(try await rowCount(of: noteID) == 1)
            try await hospital.waitForHandOff(of: noteID, of: patientID)
            #expect(try await hospital.simulator.documents(of: noteID).count == 1)
        }

        /// They may go their way together: the check of each patient is recorded on behalf of whose
        /// note it is, in its trace.
        @Test func notesOfManyPersonsAtOnceAreEachCheckedInTheirName() async throws {
            var patients: [String] = []
            for _ in 0..<24 { patients.append(try await hospital.admitPatient()) }
            let traces = patients.map { _ in TraceContext.atTheEdge() }
            try await withThrowingTaskGroup(of: Void.self) { group in
                for (place, patient) in patients.enumerated() {
                    group.addTask {
                        var options = Self.options(traces[place])
                        options.metadata.append(AuditContext.actorKey, "nurse-\(place)")
                        options.metadata.append(
                            AuditContext.purposeKey, place % 2 == 0 ? "TREAT" : "HOPERAT")
                        _ = try await hospital.process(
                            Planted.process(patient, Planted.note(place)), options: options)
                    }
                }
                try await group.waitForAll()
            }
            let octets = traces.map(\.octets)
            let checks = try await hospital.records("patient_service", 24) {
                octets.contains(Data($0.traceID.octets))
            }
            #expect(checks.count == 24)
            for check in checks {
                let place = try #require(octets.firstIndex(of: Data(check.traceID.octets)))
                #expect(
                    Self.line(check) == [
                        "check", "success", "CheckPatient", SuiteService.soapService.identity,
                        "nurse-\(place)", place % 2 == 0 ? "TREAT" : "HOPERAT",
                    ])
            }
        }

        // MARK: Where it must be, and how

        private func isSealed(_ noteID: String, _ text: String) async throws {
            let row = try await hospital.database.rows(
                "SELECT content, provider_id FROM soap_service.soap_notes "
                    + "WHERE note_id = '\(noteID)'")
            let content = try #require(row.first?.first)
            #expect(row.count == 1)
            let sealed = try #require(Data(hexadecimal: String(content.dropFirst(2))))
            #expect(sealed.count > text.utf8.count)
            #expect(sealed != Data(text.utf8))
            let words: [Substring] = text.split { !$0.isLetter && !$0.isNumber }
                .filter { $0.count >= 5 }
            #expect(words.count > 10)
            for word in words {
                #expect(sealed.firstRange(of: Data(word.utf8)) == nil, "a word stands in the row")
            }
        }

        private func isAudited(
            _ noteID: String, _ trace: TraceContext, _ reading: TraceContext
        ) async throws {
            let actor = CallerStatement().actor
            // soap-service asks, on behalf of whoever has asked it.
            let checks = try await hospital.records("patient_service", 1) {
                Data($0.traceID.octets) == trace.octets
            }
            #expect(
                checks.map(Self.line) == [
                    [
                        "check", "success", "CheckPatient", SuiteService.soapService.identity,
                        actor, "TREAT",
                    ]
                ])
            let caller = SuiteService.identity(Certificates.caller)
            // The hand-off's records come when the EHR has taken the note.
            let id = try #require(UUID(uuidString: noteID))
            let octets = unsafe withUnsafeBytes(of: id.uuid) { unsafe Array($0) }
            let note = AuditResource(.composition, .id(try AuditID(octets)), version: 1)
            let accesses = try await hospital.records("soap_service", 3) {
                $0.resource == note && $0.interaction != .transmit
            }
            #expect(
                accesses.map(Self.line) == [
                    ["create", "attempted", "Process", caller, actor, "TREAT"],
                    ["create", "success", "Process", caller, actor, "TREAT"],
                    ["read", "success", "GetNote", caller, actor, "TREAT"],
                ])
            #expect(
                accesses.map { Data($0.traceID.octets) } == [
                    trace.octets, trace.octets, reading.octets,
                ])
        }

        private static func line(_ record: AuditRecord) -> [String] {
            [
                "\(record.interaction)", record.reason?.text ?? "success", record.operation.text,
                record.service.text, record.actor.text, record.purpose.code ?? "",
            ]
        }

        private func rowCount(of noteID: String) async throws -> Int {
            try await hospital.database.count(
                "SELECT count(*) FROM soap_service.soap_notes WHERE note_id = '\(noteID)'")
        }

        private static func options(_ trace: TraceContext) -> CallOptions {
            CallOptions(timeout: .seconds(20), trace: trace)
        }
    }
}
