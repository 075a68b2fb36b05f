import Foundation
import Messages
import PHIProtection
import RPC
import Testing

@testable import carewire

extension EndToEnd {
    /// The key ring is rotated under running services.
    @Suite struct KeyRotationTests {
        private let hospital: Hospital

        init() throws { hospital = try Hospital.running() }

        @Test func aNewKeySealsWithoutARestartAndTheOldOneStillOpens() async throws {
            let old = try await hospital.admitPatient()
            let oldNote = try await hospital.process(Planted.process(old))
            let ring = KeyRingFile(path: hospital.suite.folder.keyRing.path)
            guard
                case .rotated(_, let key) = try ring.rotate(
                    nowSeconds: Int64(Date.now.timeIntervalSince1970))
            else {
                throw CLIError(.program, "somebody else changes the ring")
            }
            try await hospital.eventually("both services seal under the new key") {
                let new = try await hospital.admitPatient()
                let note = try await hospital.process(Planted.process(new))
                // What was sealed before, meanwhile and now is read back.
                #expect(try await hospital.read(new).patient?.version == 1)
                #expect(try await hospital.note(note.noteID, of: new).text == PHI(Planted.note()))
                let patientKey = try await newestKey(
                    "patient_service.patients", "demographics", by: "created_at")
                let noteKey = try await newestKey(
                    "soap_service.soap_notes", "content", by: "stored_at")
                return patientKey == key && noteKey == key
            }
            #expect(try await hospital.read(old).patient?.version == 1)
            #expect(
                try await hospital.note(oldNote.noteID, of: old).text == PHI(Planted.note()))
            #expect(try await hospital.update(old, phone: "rotated") == 2)
            #expect(hospital.suite.crashes == [])
        }

        /// The key of the row that was added last: four octets behind the format.
        private func newestKey(
            _ table: String, _ column: String, by time: String
        ) async throws -> UInt32? {
            let rows = try await hospital.database.rows(
                "SELECT encode(substring(\(column) FROM 2 FOR 4), 'hex') FROM \(table) "
                    + "ORDER BY \(time) DESC LIMIT 1")
            return rows.first.flatMap { UInt32($0[0], radix: 16) }
        }
    }
}
