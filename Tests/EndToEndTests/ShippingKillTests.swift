import Foundation
import Messages
import PrivateServers
import RPC
import Testing

@testable import carewire

extension EndToEnd {
    /// patient-service is killed between the commit that ships records of its trail and the mark
    /// that says so.
    @Suite struct ShippingKillTests {
        private static let killCount =
            ProcessInfo.processInfo.environment["CAREWIRE_SOAK"] == nil ? 3 : 20
        private static let readCount = 25
        private static let actor = "shipping-\(UUID().uuidString.prefix(8))"

        private let hospital: Hospital

        init() throws { hospital = try Hospital.running() }

        @Test func everyRecordIsThereOnce() async throws {
            let patientID = try await hospital.admitPatient()
            for _ in 1...Self.killCount {
                let postgres = try hospital.suite.postgres
                // From here on a commit is durable and waits before it is answered.
                try await postgres.execute(
                    "ALTER SYSTEM SET synchronous_standby_names = 'nobody'; "
                        + "SELECT pg_reload_conf()")
                let before: Int
                do {
                    before = try await readAndKill(patientID)
                } catch {
                    try await letCommitsGo(postgres)
                    throw error
                }
                try await letCommitsGo(postgres)
                // Committed it was, whatever became of the process that asked for it.
                #expect(try await shippedCount() > before)
                try await hospital.suite.startAgain(.patientService)
                try await hospital.waitUntilServing(.patientService)
            }
            let all = Self.killCount * Self.readCount
            try await hospital.eventually("all records are shipped") {
                try await ownRecordCount() >= all
            }
            #expect(try await ownRecordCount() == all)
            try await trailIsWhole()
        }

        /// Reads, and kills the service while the commit of a block of its records waits.
        /// - Returns: records that were there without that block.
        private func readAndKill(_ patientID: String) async throws -> Int {
            var options = Hospital.unhurried
            options.metadata.append(AuditContext.actorKey, Self.actor)
            for _ in 0..<Self.readCount {
                _ = try await hospital.read(patientID, options: options)
            }
            try await hospital.eventually("a block has been committed and not answered") {
                try await hospital.database.count(
                    """
                    SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'SyncRep'
                        AND application_name = 'patient-service'
                        AND query LIKE '%INTO audit_blocks%'
                        AND query LIKE '%RETURNING first%'
                    """) > 0
            }
            let count = try await shippedCount()
            try await hospital.suite.kill(.patientService)
            return count
        }

        /// Records that the database shows of all trails of the service.
        private func shippedCount() async throws -> Int {
            try await hospital.database.count(
                "SELECT coalesce(sum(last - first + 1), 0) FROM patient_service.audit_blocks")
        }

        private func letCommitsGo(_ postgres: RunningPostgres) async throws {
            try await postgres.execute(
                "ALTER SYSTEM RESET synchronous_standby_names; SELECT pg_reload_conf()")
            try await hospital.eventually("no commit waits") {
                try await hospital.database.count(
                    "SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'SyncRep'") == 0
            }
        }

        /// Records of this test's reads that the database has.
        private func ownRecordCount() async throws -> Int {
            let digits = Self.actor.utf8.map { octet in
                (octet < 16 ? "0" : "") + String(octet, radix: 16)
            }.joined()
            return try await hospital.database.count(
                """
                SELECT count(*) FROM patient_service.audit_records
                WHERE position(decode('\(digits)', 'hex') IN record) > 0
                """)
        }

        /// No number is missing or there twice, in any trail of the service, and its folder's own
        /// trail verifies.
        private func trailIsWhole() async throws {
            let trails = try await hospital.database.rows(
                """
                SELECT count(*), count(DISTINCT sequence), max(sequence) - min(sequence) + 1,
                    min(sequence)
                FROM patient_service.audit_records GROUP BY stream
                """)
            #expect(!trails.isEmpty)
            for trail in trails {
                #expect(Set(trail.prefix(3)).count == 1 && trail.last == "1", "\(trail)")
            }
            let folder = hospital.suite.folder.audit(SuiteService.patientService.rawValue)
            let outcome = try await hospital.carewire([
                "audit", "verify", "--folder", folder.path, "--key-ring",
                hospital.suite.folder.keyRing.path,
            ])
            #expect(outcome.ending == .exited(0), "\(outcome.text)")
        }
    }
}
