import AuditTrail
import Foundation
import PHIProtection
import Testing

@testable import carewire

extension EndToEnd {
    /// The audit trail of running services, from the outside.
    @Suite struct TrailTests {
        private let hospital: Hospital

        init() throws { hospital = try Hospital.running() }

        @Test func aRunningTrailVerifiesWithTheHeadsThatMetricsServiceKeeps() async throws {
            _ = try await hospital.admitPatient()
            let state = hospital.suite.folder
            let key = try AuditKey(
                ring: KeyRing(contentsOfFile: state.keyRing.path), tenant: "default")
            let verifier = try AuditVerifier(key: key)
            for service in [SuiteService.patientService, .soapService] {
                let folder = state.audit(service.rawValue).path
                let name = AnchorBook.name(of: try verifier.stream(ofFolder: folder))
                let file = state.audit("anchors").appending(path: name).path
                try await hospital.eventually("a head of \(service.rawValue) is kept") {
                    FileManager.default.fileExists(atPath: file)
                        && (try? AuditOptions.lines(of: file).isEmpty) == false
                }
                let anchors = try AuditOptions.lines(of: file).map(AuditAnchor.init(octets:))
                let verdict = try verifier.verify(folder: folder, anchors: anchors)
                #expect(verdict.isSound, "\(String(describing: verdict.fault))")
                #expect(verdict.recordCount > 0)
            }
        }

        /// What somebody who owns the folder, and its mark, can do: put it back to how it was. Only
        /// the heads at another service tell.
        @Test func aTrailThatWasCutBehindAKeptHeadIsFoundByTheCommandLine() async throws {
            let cut = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
            defer { try? FileManager.default.removeItem(at: cut) }
            _ = try await hospital.admitPatient()
            let folder = hospital.suite.folder.audit(SuiteService.patientService.rawValue)
            try FileManager.default.copyItem(at: folder, to: cut)
            let last = try Self.last(try await verify(cut, withHeads: false))
            let patientID = try await hospital.admitPatient()
            var outcome = try await verify(cut, withHeads: true)
            try await hospital.eventually("a head behind the cut is kept") {
                _ = try await hospital.read(patientID)
                outcome = try await verify(cut, withHeads: true)
                return outcome.ending == .exited(1)
            }
            #expect(outcome.text.contains("record \(last + 1): removed"), "\(outcome.text)")
            let whole = try await verify(folder, withHeads: true)
            #expect(whole.ending == .exited(0), "\(whole.text)")
            #expect(try Self.last(whole) > last)
            let heads = whole.text.firstMatch(of: /([0-9]+) of ([0-9]+) anchors compared/)
            #expect(heads.flatMap { UInt64($0.1) } ?? 0 > 0, "\(whole.text)")
        }

        private func verify(_ folder: URL, withHeads: Bool) async throws -> Tool.Outcome {
            let keeper = hospital.endpoints.services[SuiteService.metricsService.rawValue]
            let heads = withHeads ? ["--anchors", try #require(keeper?.address)] : []
            return try await hospital.carewire(
                [
                    "audit", "verify", "--folder", folder.path, "--key-ring",
                    hospital.suite.folder.keyRing.path,
                ] + heads)
        }

        /// The number of the last record that a verification has found.
        private static func last(_ outcome: Tool.Outcome) throws -> UInt64 {
            let found = outcome.text.firstMatch(of: /to ([0-9]+)\) good/)
            return try #require(found.flatMap { UInt64($0.1) }, "\(outcome.text)")
        }

        @Test func startsAndTheUseOfKeysAreRecorded() async throws {
            for schema in ["patient_service", "soap_service"] {
                let starts = try await hospital.records(schema, 1) {
                    $0.interaction == .configuration && $0.operation.text == "start"
                }
                let uses = try await hospital.records(schema, 1) { $0.interaction == .keyUse }
                #expect(starts.count >= 1 && uses.count >= 1)
                #expect(uses.allSatisfy { $0.resource.kind == .basic })
            }
        }
    }
}
