import HTTPClient
import Reactor
import Testing

/// Whom the client trusts.
@Suite struct HTTPClientTLSTests {
    private func code(
        _ url: String, authorityFile: String?
    ) async throws -> Result<HTTPResponse, HTTPError> {
        var configuration = HTTPClientConfiguration()
        configuration.authorityFile = authorityFile
        return try await withExchange(configuration: configuration) { _ in
            []
        } _: { client, _ in
            await client.outcome(.init(.get, url))
        }
    }

    @Test func trustsTheAuthorityThatItWasGivenAndTheNameInTheURL() async throws {
        let peer = try TLSPeer(name: "IP:127.0.0.1")
        let url = "https://127.0.0.1:\(peer.port)/"
        #expect(try await code(url, authorityFile: peer.authorityFile).response?.status == 200)
        #expect(try await code(url, authorityFile: peer.strangerFile).code == .tlsFailed)
        #expect(try await code(url, authorityFile: nil).code == .tlsFailed)
        #expect(try await code(url, authorityFile: "/nowhere.pem").code == .tlsFailed)
    }

    @Test func doesNotTrustACertificateForAnotherName() async throws {
        let peer = try TLSPeer(name: "IP:127.0.0.2")
        let url = "https://127.0.0.1:\(peer.port)/"
        #expect(try await code(url, authorityFile: peer.authorityFile).code == .tlsFailed)
    }
}
