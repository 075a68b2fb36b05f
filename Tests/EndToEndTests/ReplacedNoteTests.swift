import Foundation
import Messages
import RPC
import Testing

@testable import carewire

extension EndToEnd {
    /// What the EHR shows of a note that was changed.
    @Suite struct ReplacedNoteTests {
        private let hospital: Hospital

        init() throws { hospital = try Hospital.running() }

        @Test func theEHRShowsWhichVersionCounts() async throws {
            let patientID = try await hospital.admitPatient()
            let first = try await hospital.process(Planted.process(patientID, Planted.note(3)))
            try await hospital.waitForHandOff(of: first.noteID, of: patientID)
            let changes: [(SoapV1.NoteChange, String, String)] = [
                (.revision, Planted.note(4), ""), (.enteredInError, "", "wrong patient"),
            ]
            for (index, change) in changes.enumerated() {
                _ = try await hospital.notes.amendNote(
                    SoapV1.AmendNoteRequest(
                        patientID: PHI(patientID), noteID: first.noteID, providerID: "PROV002",
                        ifVersion: UInt64(index) + 1, change: change.0, text: PHI(change.1),
                        reason: PHI(change.2), idempotencyKey: UUID().uuidString),
                    options: Hospital.unhurried)
                try await hospital.waitForHandOff(of: first.noteID, of: patientID)
            }
            let simulator = hospital.simulator
            #expect(try await simulator.statuses(of: first.noteID) == ["superseded"])
            #expect(try await simulator.statuses(of: "\(first.noteID).2") == ["superseded"])
            #expect(
                try await simulator.statuses(of: "\(first.noteID).3") == ["entered-in-error"])
        }
    }
}
