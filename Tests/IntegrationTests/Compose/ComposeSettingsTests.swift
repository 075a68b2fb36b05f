import Foundation
import PatientService
import Postgres
import PrivateServers
import Redis
import SOAPService
import TestSupport
import Testing

/// The compose stack's own settings for its stores, given to real servers.
@Suite struct ComposeSettingsTests {
    private static let docker = URL(filePath: #filePath).resolvingSymlinksInPath()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "docker")

    /// Runs `body` with the secrets that the script makes.
    private static func withSecrets(_ body: (URL) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory
            .appending(path: "stack-\(UUID().uuidString.prefix(8))")
        defer { try? FileManager.default.removeItem(at: folder) }
        try run("/bin/bash", [docker.appending(path: "certificates.sh").path, folder.path])
        try await body(folder)
    }

    private static func run(
        _ program: String, _ arguments: [String], environment: [String: String] = [:]
    ) throws {
        let process = Process()
        process.executableURL = URL(filePath: program)
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        try process.run()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0, "\(arguments)")
    }

    private static func secret(_ folder: URL, _ name: String) throws -> String {
        try String(contentsOf: folder.appending(path: name), encoding: .utf8)
    }

    // MARK: Redis

    /// Starts a server with the stack's settings, but for where the secrets are and its port.
    private static func withRedis(
        _ secrets: URL, _ body: (RedisConfiguration) async throws -> Void
    ) async throws {
        let port = try ServerTLS.freePort()
        let settings = try String(
            contentsOf: docker.appending(path: "redis/redis.conf"), encoding: .utf8
        ).replacing("/run/secrets", with: secrets.path)
            .replacing("tls-port 6379", with: "tls-port \(port)")
        let file = secrets.appending(path: "redis.conf")
        try settings.write(to: file, atomically: true, encoding: .utf8)
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["redis-server", file.path]
        process.standardOutput = FileHandle.nullDevice
        let (ending, end) = AsyncStream<Void>.makeStream()
        process.terminationHandler = { _ in end.finish() }
        try process.run()
        var configuration = RedisConfiguration(
            endpoint: .tcp(host: "127.0.0.1", port: port), user: "patient-service",
            password: try secret(secrets, "redis-password"))
        configuration.connectTimeout = .seconds(30)
        configuration.tls = tls(secrets, as: "patient-service")
        // It has inherited a mask of signals that may hold back a milder one.
        do {
            try await body(configuration)
        } catch {
            kill(process.processIdentifier, SIGKILL)
            throw error
        }
        kill(process.processIdentifier, SIGKILL)
        for await _ in ending {}
    }

    private static func tls(_ secrets: URL, as name: String?) -> RedisTLS {
        let file = { (name: String) in secrets.appending(path: name).path }
        return RedisTLS(
            authorityFile: file("authority.crt"), certificateFile: name.map { file("\($0).crt") },
            keyFile: name.map { file("\($0).key") }, serverName: "redis")
    }

    /// Every command of the cache is among those that the access list allows.
    @Test func theCacheWorksWithTheStacksRedisAndNobodyElseComesIn() async throws {
        try await Self.withSecrets { secrets in
            try await Self.withRedis(secrets) { configuration in
                try await RedisFixture.withConnection(configuration) { connection in
                    try await Self.useCache(RedisPatientCache(connection: connection))
                }
                var stranger = configuration
                stranger.user = nil
                await Self.isRefused(stranger)
                var nameless = configuration
                nameless.tls = Self.tls(secrets, as: nil)
                await Self.isRefused(nameless)
            }
        }
    }

    private static func useCache(_ cache: RedisPatientCache) async throws {
        let end = ContinuousClock.now + .seconds(20)
        var failure: (any Error)?
        while cache.server == nil, ContinuousClock.now < end {
            do {
                try await cache.meet(deadline: .now + .seconds(5))
            } catch {
                failure = error
                // The loop has to have its turn: it connects again after a while.
                await Task.yield()
            }
        }
        let server = try #require(cache.server, "\(String(describing: failure))")
        let (key, late) = (Array("patient:1".utf8), ContinuousClock.now + .seconds(20))
        let (token, mark, value) = (
            [CachedOctets.token, 1], [CachedOctets.mark, 2], [CachedOctets.value, 3]
        )
        let isReserved = try await cache.reserve(
            key, token, timeToLive: .seconds(60), at: server, deadline: late)
        #expect(isReserved)
        try await cache.fill(
            key, value, insteadOf: token, timeToLive: .seconds(60), at: server, deadline: late)
        let filled = try await cache.value(key, at: server, deadline: late)
        #expect(filled == value)
        try await cache.mark(key, mark, timeToLive: .seconds(60), at: server, deadline: late)
        try await cache.unmark(key, mark, at: server, deadline: late)
        let gone = try await cache.value(key, at: server, deadline: late)
        #expect(gone == nil)
    }

    private static func isRefused(_ configuration: RedisConfiguration) async {
        await #expect(throws: RedisError.self) {
            try await RedisFixture.withConnection(configuration) { connection in
                _ = try await connection.get(
                    Array("patient:1".utf8), deadline: .now + .seconds(5))
            }
        }
    }

    // MARK: PostgreSQL

    private static let rights = PostgresStatement(
        name: "rights",
        sql: """
            SELECT has_schema_privilege('soap_service', 'USAGE'),
                has_schema_privilege('patient_service', 'CREATE'),
                has_schema_privilege('public', 'USAGE'),
                has_database_privilege(current_database(), 'CREATE'),
                has_database_privilege(current_database(), 'TEMPORARY'),
                pg_has_role('patient_service_owner', 'MEMBER'),
                has_schema_privilege('statistics', 'USAGE')
            """)

    @Test func theRolesOfTheStackMigrateAndWorkAndSeeNothingElse() async throws {
        try await Self.withSecrets { secrets in
            let server = try await TestPostgres.ownServer()
            do {
                try await server.createDatabase("carewire")
                try Self.makeRoles(server, secrets)
                try await Self.checkRoles(server, secrets)
            } catch {
                await server.stop()
                throw error
            }
            await server.stop()
        }
    }

    private static func makeRoles(_ server: RunningPostgres, _ secrets: URL) throws {
        let words = server.connectionString(database: "carewire").split(separator: " ")
        let parts = Dictionary(
            words.map { word in
                let pair = word.split(separator: "=", maxSplits: 1).map(String.init)
                return (pair[0], pair[1])
            }, uniquingKeysWith: { $1 })
        try run(
            "/bin/bash", [docker.appending(path: "postgres/roles.sh").path],
            environment: [
                "CAREWIRE_SECRETS": secrets.path, "POSTGRES_DB": "carewire",
                "POSTGRES_USER": parts["user"] ?? "", "PGHOST": parts["host"] ?? "",
                "PGPORT": parts["port"] ?? "", "PGPASSWORD": parts["password"] ?? "",
            ])
    }

    private static func checkRoles(_ server: RunningPostgres, _ secrets: URL) async throws {
        let string = { (role: String) in
            server.connectionString(
                role: role, password: try secret(secrets, "\(role)-password"),
                database: "carewire")
        }
        let owner = try string("patient_service_owner")
        try await PostgresFixture.run(
            connectionString: try string("patient_service"), statements: [rights],
            settings: PostgresSettings { $0.ownerConnectionString = owner }
        ) { pool, _ in
            try await pool.migrate(
                PatientSchema.migrations, service: PatientSchema.service,
                grants: PatientSchema.grants, deadline: .late)
            let rows = try await pool.read(rights, [], deadline: .late)
            for column in 0..<6 { #expect(try !rows.bool(0, column), "column \(column)") }
            #expect(try rows.bool(0, 6))
        }
        // Every statement of the service can be prepared by the role that works.
        try await PostgresFixture.run(
            connectionString: try string("patient_service"), statements: PatientStatements.all
        ) { pool, _ in
            try await pool.ping(deadline: .late)
        }
        let soapOwner = try string("soap_service_owner")
        try await PostgresFixture.run(
            connectionString: try string("soap_service"), statements: [],
            settings: PostgresSettings { $0.ownerConnectionString = soapOwner }
        ) { pool, _ in
            try await pool.migrate(
                NoteSchema.migrations, service: NoteSchema.service, grants: NoteSchema.grants,
                deadline: .late)
        }
    }
}
