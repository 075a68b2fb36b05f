import Foundation
import Messages
import PrivateServers
import RPC
import RPCTransport

/// Real services over private PostgreSQL and Redis, without TLS so that the C load client can speak
/// to them.
final class ServiceFleet: Fleet {
    /// Patients PAT000000 and on.
    static let patientCount = 1000
    /// Names in the order in which they start, with whom they talk to.
    private static let services = [
        "ehr-simulator", "patient-service", "ehr-gateway", "soap-service",
    ]

    private static let databases = ["patient-service": "patients", "soap-service": "notes"]

    private(set) var ports: [String: UInt16] = [:]

    /// Starts the services, waits until they serve, and makes the patients.
    func start() async throws {
        // One for each service that keeps data, as each has a schema of its own elsewhere.
        for name in Self.databases.values { try await postgres.createDatabase(name) }
        for name in Self.services + ["pages"] { ports[name] = try Self.freePort() }
        try await launchServices()
        try await withClient("patient-service") {
            try await PatientSeed.fill($0, count: Self.patientCount)
        }
    }

    private func launchServices() async throws {
        for name in Self.services { try launch(name, program: name, environment(name)) }
        for name in Self.services {
            try await withClient(name) { try await waitUntilServing(name, $0) }
        }
    }

    /// Everything begins anew with nothing in memory: services ended, PostgreSQL and Redis killed
    /// and started again, in that order and back. Returns when all serve.
    func restart() async throws {
        for name in Self.services.reversed() { end(name) }
        await postgres.kill()
        await redis.kill()
        try await postgres.restart()
        try await redis.restart()
        try await launchServices()
    }

    private func address(_ name: String) -> String { "127.0.0.1:\(ports[name] ?? 0)" }

    private func environment(_ name: String) -> [String: String] {
        [
            "CAREWIRE_LISTEN": address(name), "CAREWIRE_PLAINTEXT": "true",
            "CAREWIRE_POSTGRES": postgres.connectionString(
                database: Self.databases[name] ?? "postgres"),
            "CAREWIRE_REDIS": redis.socketPath, "CAREWIRE_REDIS_USER": PrivateRedis.user,
            "CAREWIRE_REDIS_PASSWORD": redis.password, "CAREWIRE_KEYRING": keyRing,
            // It must hold out as long as the benchmark, and not grow.
            "CAREWIRE_FORGET": "true",
            "CAREWIRE_AUDIT_FOLDER": folder.appending(path: "audit-\(name)").path,
            "CAREWIRE_PAGES": address("pages"), "CAREWIRE_EHR_URL": "http://\(address("pages"))",
            "CAREWIRE_PATIENT": address("patient-service"), "CAREWIRE_EHR": address("ehr-gateway"),
        ]
    }

    private func withClient(_ name: String, _ body: (RPCClient) async throws -> Void) async throws {
        let client = try RPCClient(
            target: address(name), expectedPeer: nil, security: .plaintextOnLoopback, loop: loop)
        do { try await body(client) } catch {
            await client.close()
            throw error
        }
        await client.close()
    }
}
