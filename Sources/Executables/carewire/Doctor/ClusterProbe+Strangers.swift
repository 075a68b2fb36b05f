internal import Foundation
internal import Messages
internal import PrivateServers
internal import RPC
internal import RPCTransport
internal import Reactor

/// Callers who must not be let in.
extension ClusterProbe {
    /// How long a stranger tries.
    private static let strangerLimit = Duration.seconds(3)

    func refuses(_ stranger: Stranger, at service: SuiteService) async throws -> Bool {
        guard let endpoint = endpoints.services[service.rawValue] else {
            throw CLIError(.usage, "there is no service \(service.rawValue)")
        }
        switch stranger {
        case .clearText:
            return try await refuses(.plaintextOnLoopback, endpoint)
        case .foreignCertificate:
            return try await withForeignCertificate { certificates in
                try await refuses(
                    .mutualTLS(
                        certificateFile: certificates.certificate(Certificates.caller).path,
                        keyFile: certificates.key(Certificates.caller).path,
                        authorityFile: endpoints.authority), endpoint)
            }
        }
    }

    /// Whether a health check in that way is not answered.
    private func refuses(
        _ security: TransportSecurity, _ endpoint: Endpoints.Service
    ) async throws -> Bool {
        let loop = EventLoop(name: "stranger")
        loop.start()
        defer { loop.stop() }
        let client: RPCClient
        do {
            client = try RPCClient(
                target: endpoint.address,
                expectedPeer: Self.isClear(security) ? nil : endpoint.identity,
                security: security, loop: loop)
        } catch {
            // Clear text never leaves this machine: the transport does not even try.
            return true
        }
        var isRefused = false
        do {
            _ = try await HealthV1.HealthClient(client).check(
                HealthV1.HealthCheckRequest(), options: CallOptions(timeout: Self.strangerLimit))
        } catch { isRefused = true }
        await client.close()
        return isRefused
    }

    private static func isClear(_ security: TransportSecurity) -> Bool {
        switch security {
        case .plaintextOnLoopback: true
        case .mutualTLS: false
        }
    }

    /// Certificates that say the right name, of an authority that nobody knows.
    private func withForeignCertificate<Result>(
        _ body: (Certificates) async throws -> Result
    ) async throws -> Result {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(
            at: folder, withIntermediateDirectories: false,
            attributes: [.posixPermissions: 0o700])
        defer { try? FileManager.default.removeItem(at: folder) }
        let log = folder.appending(path: "openssl.log")
        try Data().write(to: log)
        let certificates = Certificates(folder: folder, log: try FileHandle(forWritingTo: log))
        try await certificates.make(for: [Certificates.caller])
        return try await body(certificates)
    }
}
