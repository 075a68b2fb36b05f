internal import Foundation
internal import PrivateServers

/// The private PostgreSQL and Redis of one run, with two database roles for each service that keeps
/// data: one owns the schema and migrates it, the other does the work and can change nothing else.
/// Neither service sees what the other stores.
struct SuiteStores: Sendable {
    /// The database of all services.
    static let database = "carewire"
    private static let roles: [SuiteService: String] = [
        .patientService: "patient_service", .soapService: "soap_service",
    ]

    let postgres: RunningPostgres
    let redis: RunningRedis
    private let passwords: [SuiteService: String]

    /// Starts both in a folder that is empty.
    static func start(in folder: URL) async throws -> SuiteStores {
        let postgres = try await PrivatePostgres.start(
            in: folder.appending(path: "postgres").path, fsync: true)
        do {
            let redis = try await PrivateRedis.start(in: folder.appending(path: "redis").path)
            let passwords = roles.mapValues { _ in UUID().uuidString }
            let stores = SuiteStores(postgres: postgres, redis: redis, passwords: passwords)
            do { try await stores.makeRoles() } catch {
                await redis.stop()
                throw error
            }
            return stores
        } catch {
            await postgres.stop()
            throw error
        }
    }

    /// Ends both; what was committed stays in the folder.
    func stop() async {
        await redis.stop()
        await postgres.stop()
    }

    /// What a service is told about its stores.
    func settings(for service: SuiteService) -> [String: String] {
        var settings: [String: String] = [:]
        if let role = Self.roles[service], let password = passwords[service] {
            settings["CAREWIRE_POSTGRES"] = postgres.connectionString(
                role: role, password: password, database: Self.database)
            settings["CAREWIRE_POSTGRES_OWNER"] = postgres.connectionString(
                role: role + "_owner", password: password + "-owner", database: Self.database)
        }
        if service == .patientService {
            settings["CAREWIRE_REDIS"] = redis.socketPath
            settings["CAREWIRE_REDIS_USER"] = PrivateRedis.user
            settings["CAREWIRE_REDIS_PASSWORD"] = redis.password
        }
        return settings
    }

    private func makeRoles() async throws {
        try await postgres.createDatabase(Self.database)
        var statements = [
            "REVOKE ALL ON DATABASE \(Self.database) FROM PUBLIC;",
            "REVOKE CREATE ON SCHEMA public FROM PUBLIC;",
            "CREATE SCHEMA statistics;",
            "GRANT USAGE ON SCHEMA statistics TO PUBLIC;",
            "CREATE EXTENSION pg_stat_statements SCHEMA statistics;",
        ]
        for (service, role) in Self.roles {
            // A role is made of fixed words and a password of hexadecimal digits and dashes.
            statements += [
                "CREATE ROLE \(role) LOGIN PASSWORD '\(passwords[service] ?? "")';",
                "CREATE ROLE \(role)_owner LOGIN PASSWORD '\(passwords[service] ?? "")-owner';",
                "GRANT CONNECT ON DATABASE \(Self.database) TO \(role), \(role)_owner;",
                // Named like the service's role, so that its search path finds it first.
                "CREATE SCHEMA \(role) AUTHORIZATION \(role)_owner;",
                "ALTER ROLE \(role)_owner SET search_path = \(role);",
            ]
        }
        try await postgres.execute(statements.joined(separator: "\n"), database: Self.database)
    }
}
