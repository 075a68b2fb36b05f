import Messages
import PatientService
import Postgres
import PrivateServers
import RPC
import Reactor
import Redis
import TestSupport
import Testing

/// What is wrong with a real Redis, no caller sees: every answer is right and none is an error.
@Suite struct PatientCacheFaultTests {
    /// The service over a Redis, kept in use as far as that is possible.
    private static func run(
        _ redis: RunningRedis, password: String? = nil,
        _ body: @escaping @Sendable (PatientServer, EventLoop) async throws -> Void
    ) async throws {
        try await Ward.run { ward in
            let pool = ward.pool()
            let configuration =
                password.map { RedisFixture.configuration(redis, password: $0) }
                ?? RedisFixture.configuration(redis)
            let connection = RedisConnection(loop: ward.loop, configuration: configuration)
            let server = try ward.server(pool, cache: RedisPatientCache(connection: connection))
            let keeping = Task(executorPreference: ward.loop) { try await server.keepCache() }
            _ = try await server.createPatient(
                PatientV1.CreatePatientRequest(
                    patientID: PHI("PAT001"), demographics: Self.demographics),
                context: .background(deadline: Ward.soon))
            try await body(server, ward.loop)
            keeping.cancel()
            _ = try? await keeping.value
            connection.shutdown()
            await pool.shutdown()
        }
    }

    private static let demographics = PatientV1.Demographics(familyName: PHI("Example"))

    /// Changes the record and reads it twice.
    private static func changeAndRead(_ server: PatientServer) async throws {
        let version = try await server.updatePatient(
            PatientV1.UpdatePatientRequest(patientID: PHI("PAT001"), demographics: demographics),
            context: .background(deadline: Ward.soon)
        ).version
        for _ in 0..<2 { #expect(try await read(server).patient?.version == version) }
    }

    private static func read(_ server: PatientServer) async throws -> PatientV1.GetPatientResponse {
        try await server.getPatient(
            PatientV1.GetPatientRequest(patientID: PHI("PAT001")),
            context: .background(deadline: Ward.soon))
    }

    private static func readUntilCached(_ server: PatientServer, _ loop: EventLoop) async throws {
        while try await read(server).source != .cache {
            try await loop.sleep(until: .now + .milliseconds(5))
        }
    }

    @Test func aWrongPasswordIsSeenByNobody() async throws {
        let redis = try await TestRedis.server()
        try await Self.run(redis, password: "wrong") { server, _ in
            for _ in 0..<5 { try await Self.changeAndRead(server) }
            #expect(!server.isCacheInUse)
        }
    }

    @Test(.timeLimit(.minutes(1))) func aFullRedisIsSeenByNobody() async throws {
        let redis = try await TestRedis.ownServer()
        try await Self.run(redis) { server, loop in
            try await Self.readUntilCached(server, loop)
            // It refuses whatever needs memory, and goes on answering the rest.
            try await redis.execute(["CONFIG", "SET", "maxmemory-policy", "noeviction"])
            try await redis.execute(["CONFIG", "SET", "maxmemory", "1"])
            for _ in 0..<3 { try await Self.changeAndRead(server) }
            try await redis.execute(["CONFIG", "SET", "maxmemory", "0"])
            try await Self.readUntilCached(server, loop)
            try await Self.changeAndRead(server)
        }
        await redis.stop()
    }
}
