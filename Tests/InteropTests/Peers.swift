import Foundation
import Messages
import PrivateServers
import RPC
import RPCTransport
import Reactor

/// Servers and clients for one test each.
enum Peers {
    /// Runs a test with a `rpc-testserver` process.
    static func withTestServer(
        _ arguments: [String] = ["--plaintext"], _ body: (Child) async throws -> Void
    ) async throws {
        let own = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
        let program = own.deletingLastPathComponent().appending(path: "rpc-testserver")
        let server = try Child(program, arguments)
        defer { _ = server.terminate() }
        try await body(server)
    }

    /// Runs a test with a Go server.
    static func withGoServer(_ body: (Child) async throws -> Void) async throws {
        let server = try Child(GoPeer.program, ["server"])
        defer { server.closeInput() }
        try await body(server)
    }

    /// Runs a test with our client of a server.
    static func withClient(
        of server: Child, security: TransportSecurity = .plaintextOnLoopback,
        expectedPeer: String? = nil, _ body: (RPCClient) async throws -> Void
    ) async throws {
        let loop = EventLoop(name: "client")
        loop.start()
        defer { loop.stop() }
        let client = try RPCClient(
            target: "127.0.0.1:\(server.port)", expectedPeer: expectedPeer, security: security,
            loop: loop)
        do { try await body(client) } catch {
            await client.close()
            throw error
        }
        await client.close()
    }

    /// Runs a test with the certificates of a server and a client.
    static func withCertificates(_ body: (Certificates) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory
            .appending(path: "interop-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        guard let log = FileHandle(forWritingAtPath: "/dev/null") else {
            throw InteropError("/dev/null cannot be written")
        }
        let certificates = Certificates(folder: folder, log: log)
        try await certificates.make(for: ["test-server", "test-client"])
        try await body(certificates)
    }

    /// The code of the error that a call ends with; nil when it goes well.
    static func code(_ call: () async throws -> Void) async -> StatusCode? {
        do {
            try await call()
            return nil
        } catch { return (error as? RPCError)?.code ?? .unknown }
    }
}
