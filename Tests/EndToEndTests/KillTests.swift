import Foundation
import Messages
import PrivateServers
import RPC
import Testing

@testable import carewire

extension EndToEnd {
    /// Each service is killed in turn while notes come in.
    @Suite struct KillTests {
        /// Each is killed this often: a few times, or many when long tests are asked for.
        private static let killCount =
            ProcessInfo.processInfo.environment["CAREWIRE_SOAK"] == nil ? 3 : 10
        /// Notes acknowledged before each kill, and again after the new start.
        private static let noteCount = 20

        private let hospital: Hospital

        init() throws { hospital = try Hospital.running() }

        /// Programs that die.
        enum Victim: String, CaseIterable {
            case patientService = "patient-service"
            case soapService = "soap-service"
            case ehrGateway = "ehr-gateway"
            case metricsService = "metrics-service"
            case latencyAggregator = "latency-aggregator"
            case postgres
            /// One of PostgreSQL's processes: it then ends all sessions and recovers by itself.
            case backend
            case redis

            /// Nil for the servers, which are none.
            var service: SuiteService? { SuiteService(rawValue: rawValue) }
            /// Whether no note can be processed without it.
            var isNeeded: Bool { [.patientService, .soapService, .postgres].contains(self) }
        }

        @Test(arguments: Victim.allCases)
        func everyAcknowledgedNoteIsThereOnce(_ victim: Victim) async throws {
            let load = try await NoteLoad(hospital, providerID: "KILL-\(victim.rawValue)")
            try await withThrowingTaskGroup { group in
                for writer in 0..<NoteLoad.writerCount {
                    group.addTask { try await load.write(writer) }
                }
                group.addTask {
                    defer { load.finish() }
                    for _ in 0..<Self.killCount { try await disturb(victim, load) }
                }
                try await group.waitForAll()
            }
            let notes = load.acknowledged
            #expect(notes.count > Self.killCount * Self.noteCount)
            #expect(Set(notes.map(\.noteID)).count == notes.count, "two notes have one id")
            try await areStoredOnce(notes, load.providerID)
            try await areHandedOverOnce(notes)
            #expect(hospital.suite.crashes == [])
        }

        /// One kill, in the middle of the load.
        private func disturb(_ victim: Victim, _ load: NoteLoad) async throws {
            let before = load.counts
            try await hospital.eventually("the load runs") {
                load.counts.acknowledged >= before.acknowledged + Self.noteCount
            }
            try await kill(victim)
            let killed = load.counts
            do {
                try await hospital.eventually("callers notice, or go on") {
                    let counts = load.counts
                    return counts.failed >= killed.failed + NoteLoad.writerCount
                        || !victim.isNeeded
                            && counts.acknowledged >= killed.acknowledged + Self.noteCount
                }
            } catch {
                try await startAgain(victim)
                throw error
            }
            try await startAgain(victim)
            let after = load.counts
            try await hospital.eventually("the load goes on") {
                load.counts.acknowledged >= after.acknowledged + Self.noteCount
            }
        }

        private func kill(_ victim: Victim) async throws {
            if let service = victim.service {
                try await hospital.suite.kill(service)
            } else if victim == .postgres {
                try await hospital.suite.postgres.kill()
            } else if victim == .backend {
                try await killBackend()
            } else {
                try await hospital.suite.redis.kill()
            }
        }

        /// The session of soap-service that was used last.
        private func killBackend() async throws {
            let rows = try await hospital.database.rows(
                """
                SELECT pid FROM pg_stat_activity WHERE backend_type = 'client backend'
                    AND application_name = 'soap-service' ORDER BY query_start DESC LIMIT 1
                """)
            let process = try #require(rows.first?.first.flatMap { Int32($0) })
            #expect(end(process) == 0)
        }

        private func startAgain(_ victim: Victim) async throws {
            if let service = victim.service {
                try await hospital.suite.startAgain(service)
            } else if victim == .postgres {
                try await hospital.suite.postgres.restart()
            } else if victim == .backend {
                try await hospital.eventually("PostgreSQL has recovered") {
                    (try? await hospital.database.rows("SELECT 1")) != nil
                }
            } else {
                try await hospital.suite.redis.restart()
            }
        }

        private func areStoredOnce(
            _ notes: [NoteLoad.Acknowledged], _ providerID: String
        ) async throws {
            let rows = try await hospital.database.rows(
                "SELECT note_id, count(*) FROM soap_service.soap_notes "
                    + "WHERE provider_id = '\(providerID)' GROUP BY note_id")
            // Neither lost nor doubled nor there without having been acknowledged.
            #expect(Set(rows.map { $0[0] }) == Set(notes.map(\.noteID)))
            #expect(rows.allSatisfy { $0[1] == "1" })
            for note in notes {
                let read = try await hospital.note(note.noteID, of: note.patientID)
                #expect(read.text == PHI(note.text))
            }
        }

        private func areHandedOverOnce(_ notes: [NoteLoad.Acknowledged]) async throws {
            let counts = try await hospital.simulator.documentCounts()
            #expect(notes.allSatisfy { counts[$0.noteID, default: 0] <= 1 })
            for note in notes {
                try await hospital.waitForHandOff(of: note.noteID, of: note.patientID)
            }
            let final = try await hospital.simulator.documentCounts()
            #expect(notes.allSatisfy { final[$0.noteID] == 1 })
        }
    }
}

/// Ends a process without a chance to clean up; 0 when that could be done.
private func end(_ process: Int32) -> Int32 { kill(process, SIGKILL) }
