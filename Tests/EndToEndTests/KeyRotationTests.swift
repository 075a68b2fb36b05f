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

        /// An operator's view of a rotation: which key is active at once, and how far values are
        /// sealed anew as it goes on. No key may be given up this early.
        @Test func theCommandLineTellsHowFarARotationIs() async throws {
            _ = try await hospital.admitPatient()
            let ring = ["--key-ring", hospital.suite.folder.keyRing.path]
            let before = try await hospital.carewire(["keys", "status"] + ring)
            #expect(before.ending == .exited(0), "\(before.text)")
            let path = hospital.suite.folder.keyRing.path
            let old = try KeyRing(contentsOfFile: path).activeKeyID
            guard
                case .rotated(old, let key) = try KeyRingFile(path: path).rotate(
                    nowSeconds: Int64(Date.now.timeIntervalSince1970))
            else {
                throw CLIError(.program, "somebody else changes the ring")
            }
            try await hospital.eventually(
                "the status tells that a pass under the key has ended", within: .seconds(150)
            ) {
                let status = try await hospital.carewire(["keys", "status"] + ring)
                #expect(status.ending == .exited(0), "\(status.text)")
                #expect(Self.state(of: key, status) == "active")
                #expect(Self.state(of: old, status) == "opens only")
                #expect(!status.text.contains("needs no key before \(key)"))
                #expect(status.text.firstMatch(of: /[0-9a-f]{32}/) == nil, "a key in the text")
                let lines = status.text.split(separator: "\n")
                return lines.contains {
                    $0.hasPrefix("sealed anew under key \(key): ") && $0.hasSuffix("has ended")
                }
            }
        }

        /// The word that a status has for a key: `active`, `opens only`.
        private static func state(of key: UInt32, _ status: Tool.Outcome) -> String? {
            for line in status.text.split(separator: "\n") {
                let words = line.split(separator: " ")
                guard words.first == "\(key)", words.count > 2 else { continue }
                return words[1] == "opens" ? "opens only" : String(words[1])
            }
            return nil
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
