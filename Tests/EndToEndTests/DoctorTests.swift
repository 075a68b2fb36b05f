import Foundation
import LatencyBudget
import Messages
import PrivateServers
import RPC
import Testing

@testable import carewire

extension EndToEnd {
    /// The doctor's checks at the running suite: green as it is, red when something is broken.
    @Suite struct DoctorTests {
        private let hospital: Hospital

        init() throws { hospital = try Hospital.running() }

        /// What depends on no machine's speed.
        private static let timeless = [
            "R63", "R64", "R65", "R68", "R70", "R75", "R76", "R77", "R78",
        ]

        private func look(
            _ rows: [String], run: ProbeRun = ProbeRun(), _ sabotage: () async throws -> Void = {}
        ) async throws -> [String: Finding] {
            let endpoints = hospital.endpoints
            return try await Connections.with(endpoints) { connections in
                let probe = try ClusterProbe(
                    connections, endpoints: endpoints, folder: hospital.suite.folder,
                    database: try endpoints.database.map {
                        (text) throws(CLIError) in try DatabaseLook(text)
                    }, mayDrill: true, run: run)
                try await probe.begin()
                try await sabotage()
                let checks = Check.all.filter { rows.contains($0.row) }
                let diagnosis = try await Doctor(checks: checks, probe: probe).examine()
                #expect(!diagnosis.text.contains(probe.run.needle))
                return Dictionary(
                    uniqueKeysWithValues: diagnosis.entries.map { ($0.check.row, $0.finding) })
            }
        }

        @Test func everyCheckOfAHealthySuiteIsDetermined() async throws {
            let findings = try await look(Check.all.map(\.row))
            #expect(findings.count == 16)
            for (row, finding) in findings {
                #expect(finding.verdict != .unknown, "\(row): \(finding.evidence)")
                guard Self.timeless.contains(row) else { continue }
                #expect(finding.verdict == .pass, "\(row): \(finding.evidence)")
            }
        }

        @Test func anInvalidIndexIsFound() async throws {
            let index = "'patient_service.patients_pkey'::regclass"
            func mark(_ isValid: Bool) async throws {
                _ = try await hospital.database.rows(
                    "UPDATE pg_index SET indisvalid = \(isValid) WHERE indexrelid = \(index)")
            }
            let finding: Finding?
            do {
                finding = try await look(["R65"]) { try await mark(false) }["R65"]
            } catch {
                try await mark(true)
                throw error
            }
            try await mark(true)
            #expect(finding?.verdict == .fail, "\(finding?.evidence ?? "")")
        }

        @Test func aNameInClearInTheDatabaseIsFound() async throws {
            let run = ProbeRun()
            let row = "decode(repeat('ab', 32), 'hex')"
            let finding = try await look(["R66"], run: run) {
                _ = try await hospital.database.rows(
                    """
                    INSERT INTO patient_service.patients
                        (pseudonym, version, active, demographics, history)
                    VALUES (\(row), 1, false, convert_to('\(run.needle)', 'UTF8'), '\\x00')
                    """)
            }["R66"]
            _ = try await hospital.database.rows(
                "DELETE FROM patient_service.patients WHERE pseudonym = \(row)")
            #expect(finding?.verdict == .fail, "\(finding?.evidence ?? "")")
            #expect(finding?.evidence.contains("in clear") == true)
        }

        @Test func aCacheThatIsGoneIsFound() async throws {
            let redis = try hospital.suite.redis
            let finding: Finding?
            do {
                finding = try await look(["R68"]) { await redis.kill() }["R68"]
            } catch {
                try await redis.restart()
                throw error
            }
            try await redis.restart()
            #expect(finding?.verdict == .fail, "\(finding?.evidence ?? "")")
        }

        @Test func aNameInALogIsFound() async throws {
            let run = ProbeRun()
            let log = hospital.suite.folder.logs.appending(path: "sabotage.log")
            defer { try? FileManager.default.removeItem(at: log) }
            let finding = try await look(["R76"], run: run) {
                try Data("{\"message\":\"\(run.needle)\"}\n".utf8).write(to: log)
            }["R76"]
            #expect(finding?.verdict == .fail, "\(finding?.evidence ?? "")")
            #expect(finding?.evidence.contains("sabotage.log") == true)
        }

        @Test func aMetricsServiceThatIsGoneIsFound() async throws {
            let service = SuiteService.metricsService
            let finding: Finding?
            do {
                finding = try await look(["R75"]) { try await hospital.suite.kill(service) }["R75"]
            } catch {
                try await hospital.suite.startAgain(service)
                throw error
            }
            try await hospital.suite.startAgain(service)
            #expect(finding?.verdict == .fail, "\(finding?.evidence ?? "")")
        }

        @Test func aChangedTrailIsFound() async throws {
            let folder = hospital.suite.folder.audit(SuiteService.patientService.rawValue)
            let largest = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
                .map { folder.appending(path: $0) }
                .filter { (try? FileHandle(forUpdating: $0)) != nil }
                .max { try Self.size($0) < Self.size($1) }
            let file = try FileHandle(forUpdating: try #require(largest))
            func flip() throws {
                try file.seek(toOffset: Self.changedOffset)
                let octet = try #require(try file.read(upToCount: 1)?.first)
                try file.seek(toOffset: Self.changedOffset)
                try file.write(contentsOf: Data([octet ^ 0x40]))
            }
            let finding: Finding?
            do { finding = try await look(["R78"]) { try flip() }["R78"] } catch {
                try flip()
                throw error
            }
            try flip()
            #expect(finding?.verdict == .fail, "\(finding?.evidence ?? "")")
        }

        /// Within the first records of a segment.
        private static let changedOffset: UInt64 = 400

        private static func size(_ file: URL) throws -> Int {
            try file.resourceValues(forKeys: [.fileSizeKey]).fileSize ?? 0
        }

        @Test func anEHRThatHangsHoldsNobodyLongerThanTwoSeconds() async throws {
            try await hospital.simulator.order(#"{"hang": true}"#)
            let finding: Finding?
            do { finding = try await look(["R73"])["R73"] } catch {
                try await hospital.simulator.behave()
                throw error
            }
            try await hospital.simulator.behave()
            #expect(finding?.verdict == .pass, "\(finding?.evidence ?? "")")
            #expect(finding?.evidence.contains("DEADLINE_EXCEEDED") == true)
        }
    }
}
