import TLS
import TestSupport
import Testing

@Suite struct HostClientTests {
    /// A server of ours whose certificate also holds names of hosts, and a client that looks for
    /// one of them.
    private func pair(
        host: String, dnsNames: [String] = [], addresses: [String] = [],
        authority: TestCertificates? = nil
    ) throws -> SessionPair {
        let trusted = try Certificates.trusted.get()
        let leaf = try trusted.issue(
            "host", uris: [Certificates.serverURI], dnsNames: dnsNames, addresses: addresses)
        let own = try Certificates.clientLeaf.get()
        let context = try TLSContext.hostClient(
            authorityFile: (authority ?? trusted).authorityFile,
            identity: (own.certificateFile, own.keyFile))
        return SessionPair(
            client: try TLSSession(context, expectedHost: host),
            server: try TLSSession(Certificates.server(leaf)))
    }

    @Test(
        arguments: [
            ("redis.example.org", ["redis.example.org"], []),
            ("redis.example.org", ["*.example.org"], []),
            ("192.0.2.7", [], ["192.0.2.7"]),
            ("2001:db8::7", [], ["2001:db8::7"]),
        ] as [(String, [String], [String])])
    func aServerIsKnownByTheNameOfItsHost(
        host: String, dnsNames: [String], addresses: [String]
    ) throws {
        let pair = try pair(host: host, dnsNames: dnsNames, addresses: addresses)
        try pair.exchange()
        #expect(pair.client.isEstablished)
        #expect(pair.client.peerIdentity == host)
        #expect(pair.server.peerIdentity == Certificates.clientURI)
    }

    @Test(
        arguments: [
            ("redis.example.org", ["other.example.org"], []),
            ("redis.example.org", ["r*.example.org"], []),
            ("host", [], []),  // The common name counts for nothing.
            ("192.0.2.7", ["192.0.2.7"], ["192.0.2.8"]),
        ] as [(String, [String], [String])])
    func anotherHostIsRefused(host: String, dnsNames: [String], addresses: [String]) throws {
        let errors = try pair(host: host, dnsNames: dnsNames, addresses: addresses).refusal()
        #expect(errors.client?.code == .untrustedPeer)
        #expect(errors.server?.code == .alertReceived)
    }

    @Test func anotherAuthorityIsRefused() throws {
        let errors = try pair(
            host: "a.example.org", dnsNames: ["a.example.org"],
            authority: Certificates.foreign.get()
        ).refusal()
        #expect(errors.client?.code == .untrustedPeer)
    }

    @Test func aNameThatCannotBeOneIsABadSetting() throws {
        let context = try TLSContext.hostClient(
            authorityFile: Certificates.trusted.get().authorityFile)
        #expect(context.certificateExpiresAt == 0)
        #expect(context.authorityExpiresAt > 0)
        let error = #expect(throws: TLSError.self) {
            _ = try TLSSession(context, expectedHost: "")
        }
        #expect(error?.code == .badConfiguration)
    }
}
