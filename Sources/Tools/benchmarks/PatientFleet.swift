import Foundation
import Messages
import PrivateServers
import RPC
import RPCTransport
import Reactor

/// Instances of patient-service over one private PostgreSQL and Redis: in clear text and under
/// mutual TLS, with the cache and without.
final class PatientFleet: Fleet {
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
        /// What its process and its log are called.
        var label: String {
            "patient-\(isSecure ? "tls" : "plain")-\(hasCache ? "cached" : "uncached")"
        }
    }

    let patientCount: Int
    private(set) lazy var certificates = makeCertificates()
    private(set) var ports: [Instance: UInt16] = [:]

    init(patientCount: Int, name: String = "", programs: URL? = nil) async throws {
        self.patientCount = patientCount
        try await super.init(name: name, programs: programs)
    }

    private func makeCertificates() -> Certificates {
        let log = folder.appending(path: "openssl.log")
        _ = FileManager.default.createFile(atPath: log.path, contents: nil)
        return Certificates(
            folder: folder, log: FileHandle(forWritingAtPath: log.path) ?? .nullDevice,
            identity: { "spiffe://carewire/\($0 == "caller" ? Certificates.caller : $0)" })
    }

    /// The database's connection string. Holds the password.
    var database: String { postgres.connectionString(database: "carewire") }

    /// Starts the instances, waits until they serve, and makes the patients.
    /// - Parameter instances: those that are needed, the plain one among them.
    func start(_ instances: [Instance] = Instance.allCases) async throws {
        try await certificates.make(for: ["caller", "patient-service"])
        try await postgres.createDatabase("carewire")
        for instance in instances { try await launch(instance) }
        let client = try client(.plain)
        try await PatientSeed.fill(client, count: patientCount)
        if instances.count == Instance.allCases.count {
            try await PatientSeed.fillLongChart(client)
        }
        await client.close()
    }

    func processID(_ instance: Instance) -> Int32 { processID(instance.label) }

    func client(_ instance: Instance) throws -> RPCClient {
        try RPCClient(
            target: "127.0.0.1:\(ports[instance] ?? 0)", expectedPeer: nil,
            security: security(instance), loop: loop)
    }

    /// Everything cold that we can make cold: PostgreSQL's buffers, Redis and the instance.
    func restart(_ instance: Instance) async throws {
        end(instance.label)
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
        let port = try ports[instance] ?? Self.freePort()
        ports[instance] = port
        try launch(instance.label, program: "patient-service", environment(instance, port))
        let client = try client(instance)
        defer { loop.submit { _ = client } }
        try await waitUntilServing(instance.label, client)
        await client.close()
    }

    private func environment(_ instance: Instance, _ port: UInt16) -> [String: String] {
        var settings = [
            "CAREWIRE_LISTEN": "127.0.0.1:\(port)", "CAREWIRE_POSTGRES": database,
            "CAREWIRE_REDIS": instance.hasCache
                ? redis.socketPath : folder.appending(path: "no-redis").path,
            "CAREWIRE_REDIS_USER": PrivateRedis.user, "CAREWIRE_REDIS_PASSWORD": redis.password,
            "CAREWIRE_KEYRING": keyRing,
            "CAREWIRE_AUDIT_FOLDER": folder.appending(path: "audit-\(instance.label)").path,
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
}
