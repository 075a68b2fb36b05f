import Foundation
import Messages
import PHIProtection
import Postgres
import PrivateServers
import RPC
import RPCTransport
import Reactor

/// Instances of patient-service over one private PostgreSQL and Redis: in clear text and under
/// mutual TLS, with the cache and without.
final class PatientFleet {
    /// One instance: how it is spoken to, and whether it can reach Redis.
    struct Instance: Hashable, CaseIterable {
        let isSecure: Bool
        let hasCache: Bool

        static let allCases = [
            Instance(isSecure: false, hasCache: true), Instance(isSecure: true, hasCache: true),
            Instance(isSecure: false, hasCache: false), Instance(isSecure: true, hasCache: false),
        ]
        static let plain = allCases[0]
        var name: String { isSecure ? "mutual TLS" : "clear text" }
    }

    let folder: URL
    let patientCount: Int
    let postgres: RunningPostgres
    let redis: RunningRedis
    let certificates: Certificates
    let loop = EventLoop(name: "fleet")
    private(set) var ports: [Instance: UInt16] = [:]
    private var processes: [Instance: Process] = [:]

    init(patientCount: Int) async throws {
        self.patientCount = patientCount
        folder = URL(
            fileURLWithPath: "/tmp/carewire-bench-\(ProcessInfo.processInfo.processIdentifier)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        postgres = try await PrivatePostgres.start(
            in: folder.appending(path: "postgres").path, fsync: true)
        redis = try await PrivateRedis.start(in: folder.appending(path: "redis").path)
        let log = folder.appending(path: "openssl.log")
        _ = FileManager.default.createFile(atPath: log.path, contents: nil)
        certificates = Certificates(
            folder: folder, log: try FileHandle(forWritingTo: log),
            identity: { "spiffe://carewire/\($0 == "caller" ? Certificates.caller : $0)" })
        loop.start()
    }

    /// The database's connection string. Holds the password.
    var database: String { postgres.connectionString(database: "carewire") }

    /// Starts the instances, waits until they serve, and makes the patients.
    func start() async throws {
        try await certificates.make(for: ["caller", "patient-service"])
        try await postgres.createDatabase("carewire")
        try KeyRing.createFile(at: folder.appending(path: "keyring").path)
        for instance in Instance.allCases { try await launch(instance) }
        let client = try client(.plain)
        try await PatientSeed.fill(client, count: patientCount)
        try await PatientSeed.fillLongChart(client)
        await client.close()
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

    func processID(_ instance: Instance) -> Int32 { processes[instance]?.processIdentifier ?? 0 }

    func client(_ instance: Instance) throws -> RPCClient {
        try RPCClient(
            target: "127.0.0.1:\(ports[instance] ?? 0)", expectedPeer: nil,
            security: security(instance), loop: loop)
    }

    /// Everything cold that we can make cold: PostgreSQL's buffers, Redis and the instance.
    func restart(_ instance: Instance) async throws {
        processes[instance]?.terminate()
        processes[instance]?.waitUntilExit()
        await postgres.kill()
        try await postgres.restart()
        try await redis.execute(["FLUSHALL"])
        try await launch(instance)
    }

    private func security(_ instance: Instance) -> TransportSecurity {
        guard instance.isSecure else { return .plaintextOnLoopback }
        return .mutualTLS(
            certificateFile: certificates.certificate("caller").path,
            keyFile: certificates.key("caller").path, authorityFile: certificates.authority.path)
    }

    private func launch(_ instance: Instance) async throws {
        let port = try ports[instance] ?? ServiceFleet.freePort()
        ports[instance] = port
        let process = Process()
        process.executableURL = Child.own.deletingLastPathComponent()
            .appending(path: "patient-service")
        process.environment = ProcessInfo.processInfo.environment
            .merging(environment(instance, port)) { $1 }
        let log = folder.appending(path: "patient-\(port).log")
        if !FileManager.default.fileExists(atPath: log.path) {
            _ = FileManager.default.createFile(atPath: log.path, contents: nil)
        }
        process.standardError = try FileHandle(forWritingTo: log)
        try process.runWithSignals()
        processes[instance] = process
        let client = try client(instance)
        defer { loop.submit { _ = client } }
        try await waitUntilServing(HealthV1.HealthClient(client))
        await client.close()
    }

    private func environment(_ instance: Instance, _ port: UInt16) -> [String: String] {
        var settings = [
            "CAREWIRE_LISTEN": "127.0.0.1:\(port)", "CAREWIRE_POSTGRES": database,
            "CAREWIRE_REDIS": instance.hasCache
                ? redis.socketPath : folder.appending(path: "no-redis").path,
            "CAREWIRE_REDIS_USER": PrivateRedis.user, "CAREWIRE_REDIS_PASSWORD": redis.password,
            "CAREWIRE_KEYRING": folder.appending(path: "keyring").path,
            "CAREWIRE_AUDIT_FOLDER": folder.appending(path: "audit-\(port)").path,
        ]
        if instance.isSecure {
            settings["CAREWIRE_TLS_CERTIFICATE"] = certificates.certificate("patient-service").path
            settings["CAREWIRE_TLS_KEY"] = certificates.key("patient-service").path
            settings["CAREWIRE_TLS_AUTHORITY"] = certificates.authority.path
        } else {
            settings["CAREWIRE_PLAINTEXT"] = "true"
        }
        return settings
    }

    private func waitUntilServing(_ health: HealthV1.HealthClient) async throws {
        let limit = ContinuousClock.now + .seconds(60)
        while ContinuousClock.now < limit {
            if let answer = try? await health.check(HealthV1.HealthCheckRequest()),
                answer.status == .serving
            {
                return
            }
            try await Task.sleep(for: .milliseconds(20))
        }
        throw BenchmarkError("patient-service does not serve; see its log in \(folder.path)")
    }
}
