import LatencyBudget
import Messages
import PatientService
import Postgres
import PrivateServers
import RPC
import Reactor
import Redis
import TestSupport
import Testing

/// The cache's epoch in PostgreSQL, and patients in a real Redis.
@Suite struct PatientCacheTests {
    @Test func oneOfManyChangesAnEpochAndAllHearOfIt() async throws {
        try await Ward.run { ward in
            let pool = ward.pool()
            let register = PostgresCacheRegister(pool: pool)
            let first = try await register.epoch(deadline: Ward.soon)
            #expect(first == CacheEpoch(number: 1, server: nil, secret: []))
            let opened = try await withThrowingTaskGroup(of: CacheEpoch.self) { group in
                for index in 0..<8 {
                    group.addTask(executorPreference: ward.loop) {
                        try await register.openCache(
                            endingEpoch: 1, server: "run\(index)", secret: [UInt8(index + 1)],
                            deadline: Ward.soon)
                    }
                }
                return try await group.reduce(into: [CacheEpoch]()) { $0.append($1) }
            }
            let now = try await register.epoch(deadline: Ward.soon)
            #expect(now.number == 2)
            #expect(opened.allSatisfy { $0 == now || $0 == first })
            #expect(opened.contains(now))
            let closed = try await register.closeCache(
                endingEpoch: 2, isFailure: true, deadline: Ward.soon)
            #expect(closed == CacheEpoch(number: 3, server: nil, secret: []))
            let late = try await register.closeCache(
                endingEpoch: 2, isFailure: true, deadline: Ward.soon)
            #expect(late == closed, "an epoch ends once")
            let again = try await register.openCache(
                endingEpoch: 3, server: "run", secret: [1], deadline: Ward.soon)
            #expect(again == closed, "it rests after a failure")
            await pool.shutdown()
        }
    }

    @Test func withoutAFailureItMayOpenAgainAtOnce() async throws {
        try await Ward.run { ward in
            let pool = ward.pool()
            let register = PostgresCacheRegister(pool: pool)
            _ = try await register.openCache(
                endingEpoch: 1, server: "run", secret: [1], deadline: Ward.soon)
            _ = try await register.closeCache(
                endingEpoch: 2, isFailure: false, deadline: Ward.soon)
            let opened = try await register.openCache(
                endingEpoch: 3, server: "run", secret: [2], deadline: Ward.soon)
            #expect(opened == CacheEpoch(number: 4, server: "run", secret: [2]))
            await pool.shutdown()
        }
    }

    @Test func aRowThatSomebodyIsChangingSaysSo() async throws {
        try await Ward.run { ward in
            let pool = ward.pool()
            let store = PostgresPatientStore(pool: pool)
            let patient = SealedPatient(
                pseudonym: [UInt8](repeating: 1, count: 32), version: 1, isActive: true,
                demographics: [1], history: [2])
            _ = try await store.create(patient, request: nil, claim: nil, deadline: Ward.soon)
            let before = try await store.read(patient.pseudonym, deadline: Ward.soon)
            #expect(before?.isBeingChanged == false)
            let slow = PostgresStatement(
                name: "slow_change",
                sql: """
                    WITH changed AS (UPDATE patients SET history = '3' RETURNING 1)
                    SELECT pg_sleep(1) FROM changed
                    """)
            let other = ward.pool([slow])
            async let change = other.write(slow, [], deadline: Ward.soon)
            var during = before
            while during?.isBeingChanged == false {
                during = try await store.read(patient.pseudonym, deadline: Ward.soon)
            }
            #expect(during?.history == [2], "what was committed is read")
            _ = try await change
            let after = try await store.read(patient.pseudonym, deadline: Ward.soon)
            #expect(after?.isBeingChanged == false)
            #expect(after?.history == [51])
            await other.shutdown()
            await pool.shutdown()
        }
    }

    @Test func patientsAreCachedInRedisForAsLongAsTheyAreTrue() async throws {
        let redis = try await TestRedis.ownServer()
        try await Ward.run { ward in
            let pool = ward.pool()
            let connection = RedisConnection(
                loop: ward.loop, configuration: RedisFixture.configuration(redis))
            let server = try ward.server(
                pool, cache: RedisPatientCache(connection: connection))
            let keeping = Task(executorPreference: ward.loop) { try await server.keepCache() }
            try await Self.create(server)
            try await Self.inUse(server, ward.loop)
            #expect(try await Self.get(server) == Seen(version: 1, isCached: false))
            #expect(try await Self.get(server) == Seen(version: 1, isCached: true))
            try await Self.update(server)
            #expect(try await Self.get(server) == Seen(version: 2, isCached: false))
            #expect(try await Self.get(server) == Seen(version: 2, isCached: true))
            try await redis.execute(["FLUSHALL"])
            #expect(try await Self.get(server) == Seen(version: 2, isCached: false))
            #expect(try await Self.get(server) == Seen(version: 2, isCached: true))
            await redis.kill()
            try await Self.update(server)
            #expect(try await Self.get(server) == Seen(version: 3, isCached: false))
            try await redis.restart()
            try await Self.inUse(server, ward.loop)
            #expect(try await Self.get(server).version == 3)
            #expect(try await Self.get(server) == Seen(version: 3, isCached: true))
            keeping.cancel()
            _ = try? await keeping.value
            connection.shutdown()
            await pool.shutdown()
        }
        await redis.stop()
    }

    private struct Seen: Equatable {
        var version: UInt64?
        var isCached: Bool
    }

    private static let demographics = PatientV1.Demographics(familyName: PHI("Example"))

    private static func context(_ method: MethodName) -> CallContext {
        CallContext(
            method: method, deadline: Ward.soon, metadata: Metadata(),
            peer: "spiffe://carewire/test",
            trace: TraceContext(
                traceID: TraceID(high: 1, low: 2), spanID: 1, parentSpanID: 0),
            observer: nil)
    }

    private static func create(_ server: PatientServer) async throws {
        _ = try await server.createPatient(
            PatientV1.CreatePatientRequest(patientID: PHI("PAT001"), demographics: demographics),
            context: context(PatientV1.PatientService.createPatient))
    }

    private static func update(_ server: PatientServer) async throws {
        _ = try await server.updatePatient(
            PatientV1.UpdatePatientRequest(patientID: PHI("PAT001"), demographics: demographics),
            context: context(PatientV1.PatientService.updatePatient))
    }

    private static func get(_ server: PatientServer) async throws -> Seen {
        let answer = try await server.getPatient(
            PatientV1.GetPatientRequest(patientID: PHI("PAT001")),
            context: context(PatientV1.PatientService.getPatient))
        return Seen(version: answer.patient?.version, isCached: answer.source == .cache)
    }

    private static func inUse(_ server: PatientServer, _ loop: EventLoop) async throws {
        while !server.isCacheInUse { try await loop.sleep(until: .now + .milliseconds(2)) }
    }
}
