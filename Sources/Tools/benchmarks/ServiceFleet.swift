import Foundation
import Messages
import PHIProtection
import PrivateServers
import RPC
import RPCTransport
import Reactor

/// Real services over private PostgreSQL and Redis, without TLS so that the C load client can speak
/// to them.
final class ServiceFleet {
    /// Patients PAT000000 and on.
    static let patientCount = 1000
    /// Names in the order in which they start, with whom they talk to.
    private static let services = [
        "ehr-simulator", "patient-service", "ehr-gateway", "soap-service",
    ]

    private static let databases = ["patient-service": "patients", "soap-service": "notes"]

    let folder: URL
    let postgres: RunningPostgres
    let redis: RunningRedis
    private var processes: [String: Process] = [:]
    private(set) var ports: [String: UInt16] = [:]
    let loop = EventLoop(name: "fleet")

    init() async throws {
        folder = URL(
            fileURLWithPath: "/tmp/carewire-bench-\(ProcessInfo.processInfo.processIdentifier)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        postgres = try await PrivatePostgres.start(
            in: folder.appending(path: "postgres").path, fsync: true)
        redis = try await PrivateRedis.start(in: folder.appending(path: "redis").path)
        loop.start()
    }

    /// Starts the services, waits until they serve, and makes the patients.
    func start() async throws {
        // One for each service that keeps data, as each has a schema of its own elsewhere.
        for name in Self.databases.values { try await postgres.createDatabase(name) }
        try KeyRing.createFile(at: keyRing)
        for name in Self.services + ["pages"] { ports[name] = try Self.freePort() }
        for name in Self.services { try launch(name) }
        for name in Self.services { try await waitUntilServing(name) }
        try await seed()
    }

    /// Ends what was started, by its own id.
    func stop() async {
        for process in processes.values where process.isRunning { process.terminate() }
        for process in processes.values { process.waitUntilExit() }
        await redis.stop()
        await postgres.stop()
        loop.stop()
        try? FileManager.default.removeItem(at: folder)
    }

    func processID(_ name: String) -> Int32 { processes[name]?.processIdentifier ?? 0 }

    private var keyRing: String { folder.appending(path: "keyring").path }

    private func address(_ name: String) -> String { "127.0.0.1:\(ports[name] ?? 0)" }

    private func launch(_ name: String) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
            .deletingLastPathComponent().appending(path: name)
        process.environment = ProcessInfo.processInfo.environment.merging([
            "CAREWIRE_LISTEN": address(name), "CAREWIRE_PLAINTEXT": "true",
            "CAREWIRE_POSTGRES": postgres.connectionString(
                database: Self.databases[name] ?? "postgres"),
            "CAREWIRE_REDIS": redis.socketPath, "CAREWIRE_REDIS_USER": PrivateRedis.user,
            "CAREWIRE_REDIS_PASSWORD": redis.password, "CAREWIRE_KEYRING": keyRing,
            "CAREWIRE_AUDIT_FOLDER": folder.appending(path: "audit-\(name)").path,
            "CAREWIRE_PAGES": address("pages"), "CAREWIRE_EHR_URL": "http://\(address("pages"))",
            "CAREWIRE_PATIENT": address("patient-service"), "CAREWIRE_EHR": address("ehr-gateway"),
        ]) { $1 }
        let log = folder.appending(path: "\(name).log")
        _ = FileManager.default.createFile(atPath: log.path, contents: nil)
        process.standardError = try FileHandle(forWritingTo: log)
        try process.run()
        processes[name] = process
    }

    private func client(_ name: String) throws -> RPCClient {
        try RPCClient(
            target: address(name), expectedPeer: nil, security: .plaintextOnLoopback, loop: loop)
    }

    private func waitUntilServing(_ name: String) async throws {
        let client = try client(name)
        let health = HealthV1.HealthClient(client)
        let limit = ContinuousClock.now + .seconds(30)
        while ContinuousClock.now < limit {
            if let answer = try? await health.check(HealthV1.HealthCheckRequest()),
                answer.status == .serving
            {
                await client.close()
                return
            }
            try await Task.sleep(for: .milliseconds(100))
        }
        throw BenchmarkError("\(name) does not serve")
    }

    private func seed() async throws {
        let client = try client("patient-service")
        try await PatientSeed.fill(client, count: Self.patientCount)
        await client.close()
    }

    /// A port of this machine that nobody listens on now.
    static func freePort() throws -> UInt16 {
        let address = SocketAddress(loopbackPort: 0)
        let descriptor = try Socket.listen(on: address)
        defer { Socket.close(descriptor) }
        return Socket.port(of: descriptor)
    }
}
