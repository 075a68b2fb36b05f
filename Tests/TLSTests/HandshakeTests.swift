import TLS
import TestSupport
import Testing

@Suite struct HandshakeTests {
    @Test func bothSidesLearnWhoTheOtherIs() throws {
        let pair = try SessionPair(expecting: Certificates.serverURI)
        #expect(pair.client.peerIdentity == nil)
        try pair.exchange()
        #expect(pair.client.isEstablished)
        #expect(pair.server.isEstablished)
        #expect(pair.client.peerIdentity == Certificates.serverURI)
        #expect(pair.server.peerIdentity == Certificates.clientURI)
    }

    @Test func succeedsOctetByOctet() throws {
        let pair = try SessionPair()
        try pair.client.write(Array("hello".utf8))
        let read = try pair.exchange(pieces: 1)
        #expect(read.server == Array("hello".utf8))
        #expect(pair.client.isEstablished)
    }

    @Test(
        arguments: [
            (["ttx/1", "ttrpc"], ["ttrpc", "ttx/1"], "ttx/1"),
            (["ttrpc", "ttx/1"], ["ttx/1", "ttrpc"], "ttrpc"),
            (["ttx/1", "ttrpc"], ["ttrpc"], "ttrpc"),
            (["ttx/1"], ["h2"], nil),
            (["ttx/1"], [], nil),
            ([], ["ttx/1"], nil),
        ] as [([String], [String], String?)])
    func serverChoosesTheProtocolByItsOwnOrder(
        server: [String], client: [String], chosen: String?
    ) throws {
        let pair = try SessionPair(
            client: Certificates.client(protocols: client),
            server: Certificates.server(protocols: server))
        try pair.exchange()
        #expect(pair.client.isEstablished)
        #expect(pair.client.applicationProtocol == chosen)
        #expect(pair.server.applicationProtocol == chosen)
    }

    @Test func clientRefusesAnotherPeerThanTheExpectedOne() throws {
        let errors = try SessionPair(expecting: "spiffe://carewire/ehr-gateway").refusal()
        #expect(errors.client?.code == .unexpectedIdentity)
        #expect(errors.server?.code == .alertReceived)
    }

    @Test func serverRefusesACertificateOfAnotherAuthority() throws {
        let foreign = try Certificates.foreign.get()
        let leaf = try foreign.issue("client", uris: [Certificates.clientURI])
        let errors = try SessionPair(client: Certificates.client(leaf)).refusal()
        #expect(errors.server?.code == .untrustedPeer)
        #expect(errors.client?.code == .alertReceived)
    }

    @Test func clientRefusesACertificateOfAnotherAuthority() throws {
        let foreign = try Certificates.foreign.get()
        let leaf = try foreign.issue("server", uris: [Certificates.serverURI])
        let pair = try SessionPair(server: Certificates.server(leaf))
        let errors = pair.refusal()
        #expect(errors.client?.code == .untrustedPeer)
        #expect(errors.server?.code == .alertReceived)
        #expect(pair.client.peerIdentity == nil)
    }

    @Test func expiredCertificateIsRefused() throws {
        let leaf = try Certificates.trusted.get().issue(
            "expired", uris: [Certificates.clientURI], validity: .expired)
        let errors = try SessionPair(client: Certificates.client(leaf)).refusal()
        #expect(errors.server?.code == .untrustedPeer)
        #expect(errors.server?.message.contains("expired") == true)
    }

    @Test(arguments: [
        ("none", []),
        ("two", ["spiffe://carewire/a", "spiffe://carewire/b"]),
        ("web", ["https://carewire/soap-service"]),
        ("bare", ["spiffe://carewire"]),
        ("query", ["spiffe://carewire/a?b=c"]),
        ("dots", ["spiffe://carewire/../a"]),
    ])
    func certificateMustNameExactlyOnePeer(name: String, uris: [String]) throws {
        let leaf = try Certificates.trusted.get().issue("names-\(name)", uris: uris)
        let asClient = try SessionPair(client: Certificates.client(leaf)).refusal()
        #expect(asClient.server?.code == .unexpectedIdentity)
        #expect(asClient.client?.code == .alertReceived)
        let asServer = try SessionPair(server: Certificates.server(leaf)).refusal()
        #expect(asServer.client?.code == .unexpectedIdentity)
    }

    @Test func hostNamesBesideTheIdentityAreIgnored() throws {
        let leaf = try Certificates.trusted.get().issue(
            "mixed", uris: [Certificates.clientURI], dnsNames: ["localhost", "soap.local"])
        let pair = try SessionPair(client: Certificates.client(leaf))
        try pair.exchange()
        #expect(pair.server.peerIdentity == Certificates.clientURI)
    }

    @Test func peerWithoutTLSIsRefused() throws {
        let pair = try SessionPair()
        pair.server.receive(Array("GET / HTTP/1.1\r\n\r\n".utf8))
        let error = #expect(throws: TLSError.self) { try pair.server.readAll() }
        #expect(error?.code == .protocolViolation)
    }

    @Test func everyTruncationOfTheHandshakeIsReported() throws {
        let greeting = try Self.greeting()
        for count in 0..<greeting.count {
            let server = try TLSSession(Certificates.server())
            server.receive(Array(greeting.prefix(count)))
            #expect(try server.readAll().outcome == .needMore)
            server.receiveEnd()
            let error = #expect(throws: TLSError.self) { try server.readAll() }
            #expect(error?.code == .truncated)
        }
    }

    @Test func flippedBitsInTheHandshakeNeverEstablish() throws {
        let greeting = try Self.greeting()
        for index in greeting.indices {
            let pair = try SessionPair()
            _ = try pair.client.readAll()
            _ = pair.client.takeAll()
            var bad = greeting
            bad[index] ^= 1 << UInt8(index % 8)
            pair.server.receive(bad)
            _ = pair.refusal()
            #expect(!pair.server.isEstablished)
        }
    }

    static func greeting() throws -> [UInt8] {
        let client = try TLSSession(Certificates.client())
        _ = try client.readAll()
        return client.takeAll()
    }
}
