import AuditTrail
import Foundation
import Messages
import RPC
import Testing

@testable import carewire

extension EndToEnd {
    /// The EHR is slow, wrong or gone: notes are stored all the same, and handed over later, once.
    @Suite struct EHRFaultTests {
        /// A caller waits no longer than this, whatever the EHR does (requirement R04: 2 s), and
        /// half a second for a busy machine.
        private static let answerLimit = Duration.milliseconds(2_500)

        private let hospital: Hospital

        init() throws { hospital = try Hospital.running() }

        @Test(arguments: [
            #"{"hang": true}"#, #"{"delayMilliseconds": 1500}"#,
            #"{"errorRate": 1, "errorStatus": 503}"#,
            #"{"errorRate": 1, "errorStatus": 500, "errorAfterEffect": true}"#,
        ])
        func aNoteIsStoredNowAndHandedOverLater(_ faults: String) async throws {
            let patientID = try await hospital.admitPatient()
            try await hospital.simulator.order(faults)
            let noteIDs: [String]
            do {
                noteIDs = try await processPending(patientID)
            } catch {
                try await hospital.simulator.behave()
                throw error
            }
            try await hospital.simulator.behave()
            try await areHandedOverOnce(noteIDs, patientID)
        }

        /// What is pending stands in the database: soap-service may die meanwhile.
        @Test func theSameWhenTheEHRIsGoneAndThenSOAPService() async throws {
            let patientID = try await hospital.admitPatient()
            try await hospital.suite.kill(.ehrSimulator)
            let noteIDs: [String]
            do {
                noteIDs = try await processPending(patientID)
                try await hospital.suite.kill(.soapService)
                try await hospital.suite.startAgain(.soapService)
            } catch {
                try await hospital.suite.startAgain(.ehrSimulator)
                throw error
            }
            try await hospital.suite.startAgain(.ehrSimulator)
            try await areHandedOverOnce(noteIDs, patientID)
        }

        /// A dozen notes one after another, which is enough for every breaker on the way to open.
        private func processPending(_ patientID: String) async throws -> [String] {
            var noteIDs: [String] = []
            for number in 0..<12 {
                let start = ContinuousClock.now
                let answer = try await hospital.process(
                    Planted.process(patientID, Planted.note(number)))
                #expect(ContinuousClock.now - start <= Self.answerLimit)
                #expect(answer.ehrHandOff == .pending)
                #expect(!answer.replayed)
                noteIDs.append(answer.noteID)
            }
            let stored = try await hospital.note(noteIDs[0], of: patientID)
            #expect(stored.ehrHandOff == .pending)
            #expect(stored.text == PHI(Planted.note(0)))
            return noteIDs
        }

        private func areHandedOverOnce(_ noteIDs: [String], _ patientID: String) async throws {
            for (number, noteID) in noteIDs.enumerated() {
                try await hospital.waitForHandOff(of: noteID, of: patientID)
                let documents = try await hospital.simulator.documents(of: noteID)
                #expect(documents == [Planted.note(number)])
            }
            var notes: Set<AuditResource> = []
            for noteID in noteIDs {
                let id = try #require(UUID(uuidString: noteID))
                let octets = unsafe withUnsafeBytes(of: id.uuid) { unsafe Array($0) }
                notes.insert(AuditResource(.composition, .id(try AuditID(octets)), version: 1))
            }
            let exports = try await hospital.records("soap_service", noteIDs.count) {
                $0.interaction == .transmit && $0.reason == nil && notes.contains($0.resource)
            }
            #expect(exports.count == noteIDs.count)
        }
    }
}
