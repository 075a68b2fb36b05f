import Foundation
import Messages
import RPC
import RPCTransport
import Reactor
import TLS
import TestSupport
import Testing

/// Who may call what, how often, and which certificates are shown.
@Suite(.timeLimit(.minutes(1))) struct ServerIdentityTests {
    private let begun = Journal<Int>()
    private let release = Journal<Int>()

    private var patient: ScriptedEcho {
        let (begun, release) = (begun, release)
        return ScriptedEcho(later: { request, _ in
            begun.note(1)
            try await release.wait(forCount: 1)
            return EchoV1.EchoResponse(data: request.data)
        })
    }

    // MARK: Authorization

    @Test func aMethodThatIsNotForTheCallerIsRefusedBeforeItsHandler() async throws {
        let echo = ScriptedEcho(later: { _, _ in
            Issue.record("a handler was called")
            return EchoV1.EchoResponse()
        })
        var table = AuthorizationTable()
        table.allow([.loopback], [EchoV1.Echo.echo])
        table.deny([EchoV1.Echo.echoLater])
        try await withServer(echo, limits: ServerLimits(authorization: table)) {
            server async throws in
            let peer = try await RawPeer.connect(port: server.port)
            for id in [1, 3] as [UInt32] {
                await peer.send(laterRequest(id))
                #expect(
                    try await peer.receiveAnswer() == Answer(streamID: id, code: .permissionDenied))
            }
            #expect(try await peer.answersGoodCall(5))
            let snapshot = await server.server.snapshot()
            #expect(snapshot.refusals == ["denied": 2])
            #expect(snapshot.methods.map(\.failureCount) == [0, 2])
            #expect(snapshot.methods.map(\.callCount) == [1, 2])
        }
    }

    @Test func identitiesAreToldApart() async throws {
        var table = AuthorizationTable()
        table.allow([.identity(Certificates.clientURI)], [EchoV1.Echo.echo])
        table.allow(
            [.loopback, .identity("spiffe://carewire/another")], [EchoV1.Echo.echoLater])
        try await withServer(
            ScriptedEcho(), security: Certificates.serverSecurity(),
            limits: ServerLimits(authorization: table)
        ) { server async throws in
            let peer = try await TLSPeer(server.address)
            #expect(try await peer.call(goodRequest(1)) == goodResponse(1))
            let denied = try await peer.call(laterRequest(3))
            #expect(try Facts(denied).code == StatusCode.permissionDenied.rawValue)
            #expect(await server.server.snapshot().connections[0].peer == Certificates.clientURI)
        }
    }

    @Test func aServerWithAnUnnamedMethodDoesNotStart() async throws {
        var table = AuthorizationTable()
        table.allow([.anyIdentity], [EchoV1.Echo.echo])
        try await withLoop { loop in
            let server = RPCServer(
                RPCServerConfiguration(
                    address: "127.0.0.1:0", security: .plaintextOnLoopback, authorization: table),
                loops: [loop])
            let error = await #expect(throws: RPCError.self) {
                _ = try await server.start { _ in ScriptedEcho().table }
            }
            #expect(error?.code == .failedPrecondition)
            #expect(error?.message.contains("carewire.echo.v1.Echo/EchoLater") == true)
            #expect(error?.message.contains("Echo/Echo,") == false)
        }
    }

    // MARK: Interceptors

    private struct Gate: ServerInterceptor {
        let notes: Journal<String>
        func applies(to method: MethodName) -> Bool { method.name != "Count" }
        func admit(_ context: CallContext) throws(RPCError) {
            notes.note("admit \(context.method.name)")
            if context.metadata["closed"] != nil { throw RPCError(.aborted, "closed") }
        }
        func ended(_ context: CallContext, _ status: StatusCode) {
            notes.note("end \(context.method.name) \(status.name)")
        }
    }

    @Test func interceptorsStandBeforeTheMethodsTheyApplyTo() async throws {
        let notes = Journal<String>()
        let limits = ServerLimits(change: { $0.interceptors = [Gate(notes: notes)] })
        try await ScriptedStreams().withPeer(limits: limits) { peer, _ async throws in
            #expect(try await peer.answersGoodCall(1))
            await peer.send(countRequest(3, [1]))
            #expect(try await peer.receiveFrame() == oneOctet(3, 1))
            #expect(try await peer.receiveFrame() == closing(3))
            await peer.send(openRequest(5, chatNames, fields: metadata("closed", "1")))
            #expect(try await peer.receiveAnswer() == Answer(streamID: 5, code: .aborted))
            #expect(notes.entries == ["admit Echo", "end Echo OK", "admit Chat"])
        }
    }

    // MARK: Limits of one identity

    @Test func callsOfOneIdentityAreBoundedOverItsConnections() async throws {
        let limits = ServerLimits(change: { $0.callsPerPeerMax = 2 })
        try await withServer(
            patient, security: Certificates.serverSecurity(), limits: limits
        ) { server async throws in
            let first = try await TLSPeer(server.address)
            let second = try await TLSPeer(server.address)
            try await first.send(laterRequest(1))
            try await second.send(laterRequest(1))
            try await begun.wait(forCount: 2)
            let refused = try await second.call(laterRequest(3))
            #expect(try Facts(refused).code == StatusCode.resourceExhausted.rawValue)
            #expect(await server.server.snapshot().refusals == ["perPeer": 1])
            release.note(1)
            #expect(try await first.receiveFrame() == goodResponse(1))
            #expect(try await second.receiveFrame() == goodResponse(1))
            #expect(try await second.call(laterRequest(5)) == goodResponse(5))
        }
    }

    @Test func connectionsOfOneIdentityAreBounded() async throws {
        let limits = ServerLimits(change: { $0.connectionsPerPeerMax = 1 })
        try await withServer(
            patient, security: Certificates.serverSecurity(), limits: limits
        ) { server async throws in
            let first = try await TLSPeer(server.address)
            #expect(try await first.call(goodRequest(1)) == goodResponse(1))
            let second = try await TLSPeer(server.address)
            await #expect(throws: (any Error).self) { _ = try await second.call(goodRequest(1)) }
            #expect(try await first.call(goodRequest(3)) == goodResponse(3))
            #expect(await server.server.snapshot().refusals == ["perPeer": 1])
        }
    }

    // MARK: TLS

    @Test(arguments: [["ttx/1", "ttrpc"], ["ttrpc"], ["ttx/1"]])
    func extensionsAreAgreedByTheHandshake(protocols: [String]) async throws {
        try await withServer(
            ScriptedEcho(), security: Certificates.serverSecurity()
        ) { server async throws in
            let peer = try await TLSPeer(
                server.address, context: Certificates.clientContext(protocols))
            #expect(await peer.applicationProtocol == protocols[0])
            let facts = try Facts(await peer.call(goodRequest(1)))
            #expect((facts.timing != nil) == (protocols[0] == "ttx/1"))
            #expect(facts.payload == octets("0A 02 48 69") && facts.capabilities == nil)
            // An offer in the metadata is for clear text.
            #expect(try Facts(await peer.call(offeringRequest(3))).capabilities == nil)
            let agreed = await server.server.snapshot().connections[0].capabilities
            #expect(agreed == (protocols[0] == "ttx/1" ? allCapabilities : ""))
        }
    }

    @Test func certificatesAreReloadedWithoutARestart() async throws {
        let authority = try TestCertificates()
        let uris = ["spiffe://carewire/before", "spiffe://carewire/after"]
        let leaf = try authority.issue("server", uris: [uris[0]])
        let client = try authority.issue("client", uris: [Certificates.clientURI])
        let context = try TLSContext.client(
            certificateFile: client.certificateFile, keyFile: client.keyFile,
            authorityFile: authority.authorityFile, applicationProtocols: ["ttrpc"])
        let security = TransportSecurity.mutualTLS(
            certificateFile: leaf.certificateFile, keyFile: leaf.keyFile,
            authorityFile: authority.authorityFile)
        try await withServer(ScriptedEcho(), loopCount: 2, security: security) {
            server async throws in
            let old = try await TLSPeer(server.address, context: context)
            #expect(await old.peerIdentity == uris[0])
            _ = try authority.issue("server", uris: [uris[1]])
            let between = try await TLSPeer(server.address, context: context)
            #expect(await between.peerIdentity == uris[0], "nothing happens by itself")
            try server.server.reloadCertificates()
            let fresh = try await TLSPeer(server.address, context: context)
            #expect(await fresh.peerIdentity == uris[1])
            #expect(try await old.call(goodRequest(1)) == goodResponse(1))
            #expect(try await fresh.call(goodRequest(1)) == goodResponse(1))
            // A file that cannot be used changes nothing.
            try "nonsense".write(
                toFile: leaf.certificateFile, atomically: false, encoding: .utf8)
            let error = #expect(throws: RPCError.self) { try server.server.reloadCertificates() }
            #expect(error?.code == .failedPrecondition)
            let last = try await TLSPeer(server.address, context: context)
            #expect(await last.peerIdentity == uris[1])
        }
    }
}
