import Foundation
import Messages
import RPC
import RPCTransport
import Reactor
import TestSupport
import Testing

/// What a client does with certificates, and what TLS agrees on for it.
@Suite(.timeLimit(.minutes(1))) struct ClientSecurityTests {
    private func withTLSServer(
        _ body: (RunningServer, EventLoop) async throws -> Void
    ) async throws {
        try await withLoop { loop in
            try await withServer(security: try Certificates.serverSecurity()) { server in
                try await body(server, loop)
            }
        }
    }

    @Test func overTLSTheExtensionsAreThereFromTheFirstCall() async throws {
        try await withTLSServer { server, loop async throws in
            let channel = try server.client(on: loop, security: try Certificates.clientSecurity())
            let report = CallReport()
            var options = CallOptions.patient
            options.report = report
            #expect(
                await EchoV1.EchoClient(channel).outcome(later: true, options: options)
                    == .success([7]))
            #expect(report.facts.timing != nil, "field 1003 of the first answer")
            await channel.close()
        }
    }

    @Test func aServerThatDoesNotWantUsIsLeftAlone() async throws {
        // With TLS 1.3 the client's side is done before the server has looked at its certificate.
        try await withTLSServer { server, loop async throws in
            let channel = try RPCClient(
                target: server.address, expectedPeer: nil,
                security: try Certificates.foreignClientSecurity(), loop: loop)
            let client = EchoV1.EchoClient(channel)
            for _ in 0..<200 { #expect(await client.outcome() == .failure(.unavailable)) }
            let endpoint = await channel.snapshot().endpoints[0]
            #expect(endpoint.state == "backingOff")
            #expect(endpoint.calls <= 3, "two hundred calls, one attempt or two")
            await channel.close()
        }
    }

    @Test func newConnectionsUseReloadedCertificates() async throws {
        let files = FileManager.default
        let folder = files.temporaryDirectory.appending(path: "carewire-\(UUID().uuidString)")
        try files.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? files.removeItem(at: folder) }
        let names = ["certificate", "key", "authority"].map { folder.appending(path: $0).path }
        func install(_ security: TransportSecurity) throws {
            guard case .mutualTLS(let certificate, let key, let authority) = security else {
                return
            }
            for (source, target) in zip([certificate, key, authority], names) {
                try? files.removeItem(atPath: target)
                try files.copyItem(atPath: source, toPath: target)
            }
        }
        try install(Certificates.foreignClientSecurity())
        let security = TransportSecurity.mutualTLS(
            certificateFile: names[0], keyFile: names[1], authorityFile: names[2])
        try await withTLSServer { server, loop async throws in
            let channel = try RPCClient(
                target: server.address, expectedPeer: Certificates.serverURI, security: security,
                loop: loop, configuration: .hasty)
            let client = EchoV1.EchoClient(channel)
            #expect(await client.outcome() == .failure(.unavailable))
            try files.removeItem(atPath: names[1])
            #expect(throws: RPCError.self) { try channel.reloadCertificates() }
            try install(Certificates.clientSecurity())
            try channel.reloadCertificates()
            var options = CallOptions.patient
            options.waitsForReady = true
            var outcome = await client.outcome(options: options)
            // An attempt with the old certificate may have been under way.
            while outcome != .success([7]) {
                try Task.checkCancellation()
                outcome = await client.outcome(options: options)
            }
            await channel.close()
        }
    }
}
