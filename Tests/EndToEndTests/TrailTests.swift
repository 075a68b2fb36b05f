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
