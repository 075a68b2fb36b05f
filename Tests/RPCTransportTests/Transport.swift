import Foundation
import LatencyBudget
import RPC
import RPCTransport
import Reactor
import TLS
import TestSupport

/// The ways on which one behaviour is tested.
enum Transport: CaseIterable {
    case inProcess, tcp, unix, mutualTLS, twoLoops

    /// What a handler is told of where a call came from.
    var callerAddress: CallerAddress {
        switch self {
        case .inProcess: .unknown
        case .unix: .local
        case .tcp, .mutualTLS, .twoLoops: .v4(0x7F00_0001)
        }
    }

    /// Runs a test with a channel to the echo service; `hops` is told what client and server
    /// measure.
    func withChannel(
        _ echo: ScriptedEcho = ScriptedEcho(),
        _ body: (any RPCChannel, Journal<HopRecord>) async throws -> Void
    ) async throws {
        try await withChannel(echo.table, body)
    }

    /// Runs a test with a channel to any methods.
    func withChannel(
        _ table: MethodTable, _ body: (any RPCChannel, Journal<HopRecord>) async throws -> Void
    ) async throws {
        switch self {
        case .inProcess:
            let hops = Journal<HopRecord>()
            try await body(InProcessChannel(table: table, observer: hops), hops)
        case .tcp: try await overServer(table, body)
        case .twoLoops: try await overServer(table, loopCount: 2, body)
        case .unix:
            try await withSocketPath { path in
                try await overServer(table, address: path, body)
            }
        case .mutualTLS:
            try await overServer(
                table, security: try Certificates.serverSecurity(),
                clientSecurity: try Certificates.clientSecurity(),
                expectedPeer: Certificates.serverURI, body)
        }
    }

    private func overServer(
        _ table: MethodTable, address: String = "127.0.0.1:0", loopCount: Int = 1,
        security: TransportSecurity = .plaintextOnLoopback,
        clientSecurity: TransportSecurity = .plaintextOnLoopback, expectedPeer: String? = nil,
        _ body: (any RPCChannel, Journal<HopRecord>) async throws -> Void
    ) async throws {
        try await withLoop { loop in
            try await withServer(
                table, address: address, loopCount: loopCount, security: security
            ) { server in
                let client = try server.client(
                    on: loop, security: clientSecurity, expectedPeer: expectedPeer,
                    observer: server.hops)
                do { try await body(client, server.hops) } catch {
                    await client.close()
                    throw error
                }
                await client.close()
            }
        }
    }
}

/// Runs a test with a path for a Unix socket.
func withSocketPath(_ body: (String) async throws -> Void) async throws {
    let path = FileManager.default.temporaryDirectory
        .appending(path: "carewire-\(UUID().uuidString.prefix(13)).sock").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    try await body(path)
}

/// Certificates that every test of this module may share.
enum Certificates {
    static let serverURI = "spiffe://carewire/echo-service"
    static let clientURI = "spiffe://carewire/soap-service"
    private static let trusted = Result { try TestCertificates() }
    private static let foreign = Result { try TestCertificates() }
    private static let serverLeaf = Result { try trusted.get().issue("server", uris: [serverURI]) }
    private static let clientLeaf = Result { try trusted.get().issue("client", uris: [clientURI]) }
    private static let foreignLeaf = Result { try foreign.get().issue("client", uris: [clientURI]) }

    static func serverSecurity() throws -> TransportSecurity {
        try security(serverLeaf.get(), authority: trusted.get())
    }

    static func clientSecurity() throws -> TransportSecurity {
        try security(clientLeaf.get(), authority: trusted.get())
    }

    /// A certificate of another authority, whose holder trusts the server's.
    static func foreignClientSecurity() throws -> TransportSecurity {
        try security(foreignLeaf.get(), authority: trusted.get())
    }

    /// A good certificate, whose holder trusts another authority than the server's.
    static func distrustfulClientSecurity() throws -> TransportSecurity {
        try security(clientLeaf.get(), authority: foreign.get())
    }

    /// What a peer under the test's own control uses.
    static func clientContext(_ protocols: [String] = ["ttrpc"]) throws -> TLSContext {
        try TLSContext.client(
            certificateFile: clientLeaf.get().certificateFile, keyFile: clientLeaf.get().keyFile,
            authorityFile: trusted.get().authorityFile, applicationProtocols: protocols)
    }

    private static func security(
        _ leaf: TestCertificates.Leaf, authority: TestCertificates
    ) -> TransportSecurity {
        .mutualTLS(
            certificateFile: leaf.certificateFile, keyFile: leaf.keyFile,
            authorityFile: authority.authorityFile)
    }
}
