import Glibc
import Messages
import PrivateServers
import RPC
import Testing

@testable import carewire

extension EndToEnd {
    /// PostgreSQL and Redis die or hang under running services.
    @Suite struct StoreFaultTests {
        private let hospital: Hospital

        init() throws { hospital = try Hospital.running() }

        @Test func withoutPostgreSQLCallsEndUnavailableAndItsReturnIsEnough() async throws {
            let patientID = try await hospital.admitPatient()
            let note = try await hospital.process(Planted.process(patientID))
            let server = try hospital.suite.postgres
            await server.kill()
            do {
                try await everyCallIsUnavailable(patientID, note.noteID)
            } catch {
                try await server.restart()
                throw error
            }
            try await server.restart()
            // The services have not been started again: they find their way back.
            try await hospital.waitUntilServing(.patientService)
            try await hospital.waitUntilServing(.soapService)
            #expect(try await hospital.note(note.noteID, of: patientID).text == PHI(Planted.note()))
            #expect(try await hospital.update(patientID, phone: "3") == 2)
            let next = try await hospital.process(Planted.process(patientID))
            try await hospital.waitForHandOff(of: next.noteID, of: patientID)
            #expect(hospital.suite.crashes == [])
        }

        /// What the cache has is believed for a quarter of a second after the database's last word.
        private func everyCallIsUnavailable(_ patientID: String, _ noteID: String) async throws {
            try await hospital.eventually("the cache is no longer believed") {
                try await hospital.failure { _ = try await hospital.read(patientID) } != nil
            }
            // The second round meets pools that know that the server is gone.
            for _ in 0..<2 {
                let limit = CallOptions(timeout: .seconds(2))
                try await isUnavailable {
                    _ = try await hospital.read(patientID, options: limit)
                }
                try await isUnavailable {
                    _ = try await hospital.update(patientID, phone: "2", options: limit)
                }
                try await isUnavailable {
                    _ = try await hospital.process(Planted.process(patientID), options: limit)
                }
                try await isUnavailable {
                    _ = try await hospital.note(noteID, of: patientID, options: limit)
                }
            }
        }

        /// Stopped, not gone: connections stay open, and nothing is ever answered.
        @Test func aPostgreSQLThatHangsHoldsNobodyPastTheDeadline() async throws {
            let patientID = try await hospital.admitPatient()
            let note = try await hospital.process(Planted.process(patientID))
            let processes = try hospital.database.processIdentifiers()
            #expect(processes.count > 5)
            for process in processes { kill(process, SIGSTOP) }
            defer { for process in processes { kill(process, SIGCONT) } }
            let limit = CallOptions(timeout: .seconds(1))
            try await hospital.eventually("the cache is no longer believed") {
                try await hospital.failure {
                    _ = try await hospital.read(patientID, options: limit)
                } != nil
            }
            for call in [
                { _ = try await hospital.read(patientID, options: limit) },
                { _ = try await hospital.process(Planted.process(patientID), options: limit) },
                { _ = try await hospital.note(note.noteID, of: patientID, options: limit) },
            ] as [() async throws -> Void] {
                let failure = try await hospital.failure(call)
                // A busy machine may let the caller's own clock be first.
                #expect([.unavailable, .deadlineExceeded].contains(failure?.code))
            }
            for process in processes { kill(process, SIGCONT) }
            try await hospital.waitUntilServing(.patientService)
            try await hospital.waitUntilServing(.soapService)
            #expect(try await hospital.note(note.noteID, of: patientID).text == PHI(Planted.note()))
            #expect(hospital.suite.crashes == [])
        }

        private func isUnavailable(
            _ call: () async throws -> Void, sourceLocation: SourceLocation = #_sourceLocation
        ) async throws {
            let failure = try await hospital.failure(call)
            #expect(failure?.code == .unavailable, sourceLocation: sourceLocation)
        }

        @Test func withoutRedisReadsAreRightAndFresh() async throws {
            let id = try await hospital.admitPatient()
            try await hospital.readUntilCached(id, version: 1)
            let redis = try hospital.suite.redis
            await redis.kill()
            for version in [2, 3] as [UInt64] {
                let phone = "down-\(version)"
                #expect(try await hospital.update(id, phone: phone) == version)
                let answer = try await hospital.read(id)
                #expect(answer.source == .database)
                #expect(answer.patient?.version == version)
                #expect(answer.patient?.demographics?.phone == PHI(phone))
            }
            try await redis.restart()
            try await hospital.readUntilCached(id, version: 3)
        }

        @Test func anOldRecordThatReturnsToTheCacheIsNotShown() async throws {
            let id = try await hospital.admitPatient()
            try await hospital.readUntilCached(id, version: 1)
            try await hospital.cache.keep()
            #expect(try await hospital.update(id, phone: "new") == 2)
            try await hospital.readUntilCached(id, version: 2)
            try await hospital.cache.restore()
            let answer = try await hospital.read(id)
            #expect(answer.source == .database)
            #expect(answer.patient?.version == 2)
            #expect(answer.patient?.demographics?.phone == PHI("new"))
            try await hospital.readUntilCached(id, version: 2)
        }

        @Test func aRedisThatHangsKeepsAnOldRecordAndNobodySeesIt() async throws {
            let id = try await hospital.admitPatient()
            try await hospital.readUntilCached(id, version: 1)
            let process = try #require(try hospital.suite.redis.processIdentifier)
            // Stopped: it takes connections and answers nothing. What it holds stays.
            kill(process, SIGSTOP)
            defer { kill(process, SIGCONT) }
            #expect(try await hospital.update(id, phone: "hanging") == 2)
            #expect(try await hospital.read(id).patient?.demographics?.phone == PHI("hanging"))
            kill(process, SIGCONT)
            try await hospital.readUntilCached(id, version: 2)
            #expect(try await hospital.read(id).patient?.demographics?.phone == PHI("hanging"))
        }
    }

    /// Services that only watch die: nobody else notices.
    @Suite struct TelemetryFaultTests {
        private let hospital: Hospital

        init() throws { hospital = try Hospital.running() }

        /// Notes of which the aggregator knows.
        private func noteCount() async throws -> UInt64 {
            let report = try await hospital.aggregator.report(AggregatorV1.ReportRequest())
            return report.operations.first { $0.operation == "soap.process" }?.count ?? 0
        }

        @Test(arguments: [SuiteService.latencyAggregator, .metricsService])
        func withoutAWatcherServicesGoOn(_ watcher: SuiteService) async throws {
            let patientID = try await hospital.admitPatient()
            let before = try await noteCount()
            try await hospital.suite.kill(watcher)
            var noteIDs: [String] = []
            do {
                for number in 0..<20 {
                    let request = Planted.process(patientID, Planted.note(number))
                    noteIDs.append(try await hospital.process(request).noteID)
                    _ = try await hospital.read(patientID)
                }
            } catch {
                try await hospital.suite.startAgain(watcher)
                throw error
            }
            try await hospital.suite.startAgain(watcher)
            for noteID in noteIDs {
                try await hospital.waitForHandOff(of: noteID, of: patientID)
            }
            // It learns of what happens from here on, and of all that happened while it was away.
            try await hospital.eventually("\(watcher.rawValue) is told again") {
                _ = try await hospital.read(patientID)
                switch watcher {
                case .latencyAggregator:
                    let scrape = try await hospital.metrics.scrape(MetricsV1.ScrapeRequest())
                    return try await noteCount() >= before + UInt64(noteIDs.count)
                        && scrape.text.contains("carewire_telemetry_dropped_total")
                default:
                    let scrape = try await hospital.metrics.scrape(MetricsV1.ScrapeRequest())
                    return scrape.text.contains("GetPatient")
                }
            }
            #expect(hospital.suite.crashes == [])
        }
    }
}
