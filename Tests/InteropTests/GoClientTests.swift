import Foundation
import PrivateServers
import RPC
import RPCTransport
import Testing

/// A Go client calls our server.
@Suite(.serialized) struct GoClientTests {
    /// What the Go program checks; see go/src/interop/client.go.
    private static let checks = [
        "empty", "payloads", "statuses", "unknownNames", "metadata", "deadline", "cancel",
        "bigResponse", "bigRequest", "manyAtOnce",
    ]

    @Test func everyCheckHoldsInClearText() async throws {
        try await Peers.withTestServer { server in
            try Self.runChecks(server, files: [])
            #expect(server.terminate() == 0)
        }
    }

    @Test func everyCheckHoldsOverMutualTLS() async throws {
        try await Peers.withCertificates { certificates in
            let authority = certificates.authority.path
            try await Peers.withTestServer([
                "--certificate", certificates.certificate("test-server").path,
                "--key", certificates.key("test-server").path, "--authority", authority,
            ]) { server in
                try Self.runChecks(
                    server,
                    files: [
                        certificates.certificate("test-client").path,
                        certificates.key("test-client").path, authority,
                    ])
            }
        }
    }

    @Test func aServerWithOneCallAtOnceRefusesTheSecond() async throws {
        try await Peers.withTestServer(["--plaintext", "--concurrent-call-max", "1"]) { server in
            let result = try GoPeer.run(
                GoPeer.program, ["client", "127.0.0.1:\(server.port)"])
            #expect(result.status == 1)
            #expect(result.output.contains("ok payloads"))
            #expect(result.output.contains("failed manyAtOnce"))
            #expect(result.output.contains("ResourceExhausted"))
        }
    }

    private static func runChecks(_ server: Child, files: [String]) throws {
        let result = try GoPeer.run(
            GoPeer.program, ["client", "127.0.0.1:\(server.port)"] + files)
        #expect(result.status == 0, "\(result.output)")
        #expect(
            result.output.split(separator: "\n").map(String.init) == checks.map { "ok \($0)" })
    }
}
