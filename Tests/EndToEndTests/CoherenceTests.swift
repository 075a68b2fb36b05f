import Foundation
import Messages
import PrivateServers
import RPC
import Synchronization
import Testing

@testable import carewire

extension EndToEnd {
    /// Two instances, one cache that is flushed, hangs and dies: nobody reads what is no longer so.
    @Suite struct CoherenceTests {
        /// Writes that are each followed by a read at both instances.
        private static let pairCount =
            ProcessInfo.processInfo.environment["CAREWIRE_SOAK"] == nil ? 3_000 : 100_000
        private static let writerCount = 16
        private static let pairsBetweenFaults = 700

        private let hospital: Hospital

        init() throws { hospital = try Hospital.running() }

        /// What can happen to the cache.
        private enum CacheFault: CaseIterable {
            case flushed
            case disconnected
            case hanging
            case killed
        }

        /// How far the writers have come.
        private final class Progress: Sendable {
            private let state = Mutex((begun: 0, ended: 0, fromCache: 0))

            var ended: Int { state.withLock { $0.ended } }
            var fromCache: Int { state.withLock { $0.fromCache } }

            /// Whether one more pair is to be made.
            func begin() -> Bool {
                state.withLock { state in
                    state.begun += 1
                    return state.begun <= pairCount
                }
            }

            func end(_ answers: [PatientV1.GetPatientResponse]) {
                state.withLock { state in
                    state.ended += 1
                    state.fromCache += answers.count { $0.source == .cache }
                }
            }
        }

        @Test(.timeLimit(.minutes(30))) func aReadShowsEveryAcknowledgedWrite() async throws {
            try await run(write)
        }

        /// Consent is revoked and given again at one instance and asked for at both: what is
        /// acknowledged holds for every read that begins after it.
        @Test(.timeLimit(.minutes(30))) func noReadAfterARevocationIsAllowed() async throws {
            try await run(revoke)
        }

        /// Has every writer do one thing after the other, while the cache is harmed.
        private func run(
            _ write:
                @escaping @Sendable (
                    _ writer: Int, _ instances: [PatientV1.PatientServiceClient],
                    _ progress: Progress
                ) async throws -> Void
        ) async throws {
            let twin = try await Twin.start(hospital)
            let progress = Progress()
            let faultCount = try await twin.run { other in
                try await withThrowingTaskGroup(of: Int.self) { group in
                    for writer in 0..<Self.writerCount {
                        let instances = [hospital.patients, other]
                        group.addTask {
                            try await write(writer, instances, progress)
                            return 0
                        }
                    }
                    group.addTask { try await disturb(progress) }
                    return try await group.reduce(0, +)
                }
            }
            #expect(await twin.stop() == .exited(0))
            #expect(progress.ended == Self.pairCount)
            #expect(faultCount >= CacheFault.allCases.count, "every fault, at least once")
            #expect(progress.fromCache > Self.pairCount / 20, "the cache took part")
            #expect(hospital.suite.crashes == [])
        }

        /// One patient of its own: only this writer changes it, and knows what everybody must see.
        private func write(
            _ writer: Int, _ instances: [PatientV1.PatientServiceClient], _ progress: Progress
        ) async throws {
            let id = try await hospital.admitPatient()
            var version: UInt64 = 1
            while progress.begin() {
                let phone = "\(writer)-\(version)"
                let place = Int(version) % instances.count
                version = try await instances[place].updatePatient(
                    PatientV1.UpdatePatientRequest(
                        patientID: PHI(id), demographics: Planted.demographics(phone: phone)),
                    options: Hospital.unhurried
                ).version
                // Twice each, the other one first: the second answer comes from the cache.
                var answers: [PatientV1.GetPatientResponse] = []
                for _ in 0..<2 {
                    for instance in [instances[1 - place], instances[place]] {
                        let answer = try await instance.getPatient(
                            PatientV1.GetPatientRequest(patientID: PHI(id)),
                            options: Hospital.unhurried)
                        #expect(answer.patient?.version == version, "writer \(writer)")
                        #expect(answer.patient?.demographics?.phone == PHI(phone))
                        answers.append(answer)
                    }
                }
                progress.end(answers)
            }
        }

        private func revoke(
            _ writer: Int, _ instances: [PatientV1.PatientServiceClient], _ progress: Progress
        ) async throws {
            let id = try await hospital.admitPatient()
            let noteID = try await hospital.process(Planted.process(id)).noteID
            var version: UInt64 = 1
            while progress.begin() {
                let isRevoked = version % 2 == 1
                var demographics = Planted.demographics(phone: "\(writer)-\(version)")
                demographics.sharing = isRevoked ? .treatmentOnly : .permitted
                let place = Int(version / 2) % instances.count
                version = try await instances[place].updatePatient(
                    PatientV1.UpdatePatientRequest(
                        patientID: PHI(id), demographics: demographics),
                    options: Hospital.unhurried
                ).version
                var answers: [PatientV1.GetPatientResponse] = []
                for _ in 0..<2 {
                    for instance in [instances[1 - place], instances[place]] {
                        answers += try await read(id, instance, version, isRevoked: isRevoked)
                    }
                }
                if isRevoked { try await noteIsClosed(noteID, id, version) }
                progress.end(answers)
            }
        }

        /// soap-service holds to what was acknowledged to somebody else, or says that it cannot
        /// ask.
        private func noteIsClosed(
            _ noteID: String, _ id: String, _ version: UInt64
        ) async throws {
            var options = Hospital.unhurried
            options.metadata.append(AuditContext.purposeKey, "HOPERAT")
            let failure = try await hospital.failure {
                _ = try await hospital.note(noteID, of: id, options: options)
            }
            let isClosed = [.permissionDenied, .unavailable].contains(failure?.code)
            #expect(isClosed, "version \(version)")
        }

        /// Reads for the running of the hospital, and, what is refused, for treatment.
        private func read(
            _ id: String, _ instance: PatientV1.PatientServiceClient, _ version: UInt64,
            isRevoked: Bool
        ) async throws -> [PatientV1.GetPatientResponse] {
            let request = PatientV1.GetPatientRequest(patientID: PHI(id))
            func options(_ purpose: String) -> CallOptions {
                var options = Hospital.unhurried
                options.metadata.append(AuditContext.purposeKey, purpose)
                return options
            }
            var answer: PatientV1.GetPatientResponse?
            let failure = try await hospital.failure {
                answer = try await instance.getPatient(request, options: options("HOPERAT"))
            }
            #expect(failure?.code == (isRevoked ? .permissionDenied : nil), "version \(version)")
            if isRevoked {
                answer = try await instance.getPatient(request, options: options("TREAT"))
            }
            #expect(answer?.patient?.version == version)
            return answer.map { [$0] } ?? []
        }

        /// Harms the cache again and again until the writers are done; answers how often.
        private func disturb(_ progress: Progress) async throws -> Int {
            var count = 0
            while progress.ended < Self.pairCount {
                let before = progress.ended
                try await harm(CacheFault.allCases[count % CacheFault.allCases.count])
                count += 1
                try await hospital.eventually("the writers go on") {
                    progress.ended >= min(before + Self.pairsBetweenFaults, Self.pairCount)
                }
            }
            return count
        }

        private func harm(_ fault: CacheFault) async throws {
            let redis = try hospital.suite.redis
            switch fault {
            case .flushed: try await hospital.cache.flush()
            case .disconnected: try await hospital.cache.disconnectEverybody()
            case .hanging:
                let process = try #require(redis.processIdentifier)
                kill(process, SIGSTOP)
                for _ in 0..<5 { try await hospital.pause() }
                kill(process, SIGCONT)
            case .killed:
                await redis.kill()
                for _ in 0..<5 { try await hospital.pause() }
                try await redis.restart()
            }
        }
    }
}
