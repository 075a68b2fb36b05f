import Messages
import RPC
import RPCTransport
import TestSupport
import Testing

/// Who may talk to whom.
@Suite(.timeLimit(.minutes(1))) struct SecurityTests {
    /// What a call comes to between a server and a client of these credentials.
    private func outcome(
        client: TransportSecurity, expecting peer: String?, isCalled: Bool = false
    ) async throws -> Outcome {
        let calls = Journal<String?>()
        let echo = ScriptedEcho(now: { request, context in
            calls.note(context.peer)
            return EchoV1.EchoResponse(data: request.data)
        })
        let found = Journal<Outcome>()
        try await withLoop { loop in
            try await withServer(echo, security: Certificates.serverSecurity()) { server in
                let channel = try server.client(on: loop, security: client, expectedPeer: peer)
                found.note(await EchoV1.EchoClient(channel).outcome())
                await channel.close()
            }
        }
        #expect(calls.entries == (isCalled ? [Certificates.clientURI] : []))
        return found.entries[0]
    }

    @Test func bothSidesKnowEachOther() async throws {
        let outcome = try await outcome(
            client: Certificates.clientSecurity(), expecting: Certificates.serverURI, isCalled: true
        )
        #expect(outcome == .success([7]))
    }

    @Test func withoutAnExpectationAnyPeerOfTheAuthorityWillDo() async throws {
        let outcome = try await outcome(
            client: Certificates.clientSecurity(), expecting: nil, isCalled: true)
        #expect(outcome == .success([7]))
    }

    @Test func anotherPeerThanTheExpectedOneIsRefused() async throws {
        let outcome = try await outcome(
            client: Certificates.clientSecurity(), expecting: "spiffe://carewire/patient-service")
        #expect(outcome == .failure(.unavailable))
    }

    @Test func aClientOfAnotherAuthorityIsRefused() async throws {
        let outcome = try await outcome(
            client: Certificates.foreignClientSecurity(), expecting: Certificates.serverURI)
        #expect(outcome == .failure(.unavailable))
    }

    @Test func aCallThatIsRefusedForItsCallerIsToldWithWhoItWas() async throws {
        let told = Journal<ServerDenial>()
        var table = AuthorizationTable()
        table.allow([.identity("spiffe://carewire/somebody")], EchoV1.Echo.methods)
        var limits = ServerLimits(authorization: table)
        limits.change = { $0.denials = { told.note($0) } }
        try await withLoop { [limits] loop in
            try await withServer(security: Certificates.serverSecurity(), limits: limits) {
                server in
                let channel = try server.client(
                    on: loop, security: Certificates.clientSecurity(), expectedPeer: nil)
                for _ in 0..<2 {
                    let outcome = await EchoV1.EchoClient(channel).outcome()
                    #expect(outcome == .failure(.permissionDenied))
                }
                await channel.close()
            }
        }
        let denial = ServerDenial(
            method: EchoV1.Echo.echo, peer: Certificates.clientURI, reason: .notPermitted,
            address: .v4(0x7F00_0001))
        #expect(told.entries == [denial, denial])
    }

    @Test func aServerOfAnotherAuthorityIsRefused() async throws {
        let outcome = try await outcome(
            client: Certificates.distrustfulClientSecurity(), expecting: Certificates.serverURI)
        #expect(outcome == .failure(.unavailable))
    }

    @Test func aPeerWithoutTLSIsRefused() async throws {
        let echo = ScriptedEcho(now: { _, _ in
            Issue.record("a handler was called")
            return EchoV1.EchoResponse()
        })
        try await withServer(echo, security: Certificates.serverSecurity()) { server in
            let peer = try await RawPeer.connect(port: server.port)
            await peer.send(goodRequest(1))
            let answer = try await peer.receiveToEnd()
            #expect(answer.isEmpty || answer[0] == 0x15, "an alert at most")
        }
    }

    @Test func aServerWithoutTLSIsRefused() async throws {
        try await withLoop { loop in
            try await withServer { server in
                let channel = try server.client(on: loop, security: Certificates.clientSecurity())
                #expect(await EchoV1.EchoClient(channel).outcome() == .failure(.unavailable))
                await channel.close()
            }
        }
    }

    @Test func everyTruncationOfAGreetingLeavesTheServerWell() async throws {
        try await withLoop { loop in
            try await withServer(security: Certificates.serverSecurity()) { server in
                // The client's first flight, as far as a peer that gives up sends it.
                let listener = try await RawListener()
                let probe = try RPCClient(
                    target: listener.address, expectedPeer: nil,
                    security: Certificates.clientSecurity(), loop: loop)
                async let outcome = EchoV1.EchoClient(probe).outcome()
                let greeting = try await listener.peer().receive(200)
                await probe.close()
                #expect(await outcome == .failure(.unavailable))
                for count in stride(from: 1, to: greeting.count, by: 7) {
                    let peer = try await RawPeer.connect(port: server.port)
                    await peer.send(Array(greeting.prefix(count)))
                    await peer.finishSending()
                    _ = try await peer.receiveToEnd()
                }
                let channel = try server.client(on: loop, security: Certificates.clientSecurity())
                #expect(await EchoV1.EchoClient(channel).outcome() == .success([7]))
                await channel.close()
            }
        }
    }

    @Test func certificatesThatCannotBeReadAreAFaultOfTheStart() async throws {
        let security = TransportSecurity.mutualTLS(
            certificateFile: "/nonexistent.pem", keyFile: "/nonexistent.key",
            authorityFile: "/nonexistent.pem")
        try await withLoop { loop in
            let error = #expect(throws: RPCError.self) {
                _ = try RPCClient(
                    target: "127.0.0.1:1", expectedPeer: nil, security: security, loop: loop)
            }
            #expect(error?.code == .failedPrecondition)
            let server = RPCServer(
                RPCServerConfiguration(
                    address: "127.0.0.1:0", security: security, authorization: .openToEveryone),
                loops: [loop])
            let startError = await #expect(throws: RPCError.self) {
                _ = try await server.start { _ in MethodTable() }
            }
            #expect(startError?.code == .failedPrecondition)
        }
    }

    // MARK: Clear text

    @Test(arguments: ["0.0.0.0:0", "192.0.2.1:0"])
    func aServerDoesNotListenInClearTextForOtherMachines(address: String) async throws {
        try await withLoop { loop in
            let server = RPCServer(
                RPCServerConfiguration(
                    address: address, security: .plaintextOnLoopback, authorization: .openToEveryone
                ),
                loops: [loop])
            let error = await #expect(throws: RPCError.self) {
                _ = try await server.start { _ in MethodTable() }
            }
            #expect(error?.code == .failedPrecondition)
        }
    }

    @Test func aClientDoesNotCallInClearTextToOtherMachines() async throws {
        try await withLoop { loop in
            let client = try RPCClient(
                target: "192.0.2.1:9", expectedPeer: nil, security: .plaintextOnLoopback,
                loop: loop)
            let error = await #expect(throws: RPCError.self) {
                try await EchoV1.EchoClient(client).echo(.init())
            }
            #expect(error?.code == .unavailable)
            #expect(error?.message.contains("clear text") == true, "the operator is told why")
            await client.close()
        }
    }

    @Test(arguments: ["", "nowhere", "127.0.0.1:99999", "no-such-host.invalid:80"])
    func anAddressThatCannotBeUsedIsToldAtTheStart(address: String) async throws {
        try await withLoop { loop in
            let server = RPCServer(
                RPCServerConfiguration(
                    address: address, security: .plaintextOnLoopback, authorization: .openToEveryone
                ),
                loops: [loop])
            let error = await #expect(throws: RPCError.self) {
                _ = try await server.start { _ in MethodTable() }
            }
            #expect(error?.code == .failedPrecondition)
            let client = try RPCClient(
                target: address, expectedPeer: nil, security: .plaintextOnLoopback, loop: loop)
            #expect(await EchoV1.EchoClient(client).outcome() == .failure(.unavailable))
            await client.close()
        }
    }

    @Test func aPortThatIsTakenIsToldAtTheStart() async throws {
        try await withServer { running in
            let second = RPCServer(
                RPCServerConfiguration(
                    address: running.address, security: .plaintextOnLoopback,
                    authorization: .openToEveryone),
                loops: running.loops)
            let error = await #expect(throws: RPCError.self) {
                _ = try await second.start { _ in MethodTable() }
            }
            #expect(error?.code == .failedPrecondition)
        }
    }
}
