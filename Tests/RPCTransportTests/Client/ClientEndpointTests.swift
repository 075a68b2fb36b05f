import LatencyBudget
import Messages
import RPC
import RPCTransport
import Reactor
import TestSupport
import Testing

/// How calls are spread over addresses and connections, and how they wait.
@Suite(.timeLimit(.minutes(1))) struct ClientEndpointTests {
    /// Runs a test with so many echo servers, and a client of all of them.
    private func withServers(
        _ count: Int, _ configuration: RPCClientConfiguration = .hasty,
        echo: @escaping @Sendable (Int) -> ScriptedEcho,
        _ body: (RPCClient, [RunningServer]) async throws -> Void
    ) async throws {
        try await nest(count, echo, []) { servers in
            try await withLoop { loop in
                let channel = try RPCClient(
                    target: servers.map(\.address).joined(separator: ","), expectedPeer: nil,
                    security: .plaintextOnLoopback, loop: loop, configuration: configuration)
                do { try await body(channel, servers) } catch {
                    await channel.close()
                    throw error
                }
                await channel.close()
            }
        }
    }

    private func nest(
        _ count: Int, _ echo: @escaping @Sendable (Int) -> ScriptedEcho,
        _ servers: [RunningServer], _ body: ([RunningServer]) async throws -> Void
    ) async throws {
        if servers.count == count { return try await body(servers) }
        try await withServer(echo(servers.count)) { server in
            try await nest(count, echo, servers + [server], body)
        }
    }

    private func untilReady(_ channel: RPCClient, _ count: Int) async throws {
        while await channel.snapshot().endpoints.count(where: { $0.state == "ready" }) < count {
            try Task.checkCancellation()
            await Task.yield()
        }
    }

    // MARK: Spreading

    @Test func callsAreSpreadOverAListOfAddresses() async throws {
        let served = Journal<Int>()
        let echo: @Sendable (Int) -> ScriptedEcho = { number in
            ScriptedEcho(now: { request, _ in
                served.note(number)
                return EchoV1.EchoResponse(data: request.data)
            })
        }
        try await withServers(3, echo: echo) { channel, _ in
            let client = EchoV1.EchoClient(channel)
            #expect(await client.outcome() == .success([7]))
            try await untilReady(channel, 3)
            for _ in 0..<300 { #expect(await client.outcome() == .success([7])) }
            let counts = (0..<3).map { number in served.entries.count { $0 == number } }
            #expect(counts.allSatisfy { $0 > 50 }, "\(counts)")
            let snapshot = await channel.snapshot()
            #expect(snapshot.endpoints.map { Int($0.calls) } == counts)
            #expect(snapshot.endpoints.allSatisfy { $0.outstanding == 0 && $0.failures == 0 })
        }
    }

    @Test func anAddressWhereNobodyListensIsPassedOver() async throws {
        try await withLoop { loop in
            try await withServer { server in
                let channel = try RPCClient(
                    target: "127.0.0.1:1, \(server.address)", expectedPeer: nil,
                    security: .plaintextOnLoopback, loop: loop)
                let client = EchoV1.EchoClient(channel)
                for _ in 0..<50 { #expect(await client.outcome() == .success([7])) }
                let states = await channel.snapshot().endpoints.map(\.state)
                #expect(states == ["backingOff", "ready"])
                await channel.close()
            }
        }
    }

    @Test func anAddressThatFailsIsLeftOut() async throws {
        let echo: @Sendable (Int) -> ScriptedEcho = { number in
            ScriptedEcho(now: { request, _ in
                if number == 1 { throw RPCError(.internalError, "broken") }
                return EchoV1.EchoResponse(data: request.data)
            })
        }
        try await withServers(3, echo: echo) { channel, _ in
            let client = EchoV1.EchoClient(channel)
            _ = await client.outcome()
            try await untilReady(channel, 3)
            var failures = 0
            for _ in 0..<300 where await client.outcome() != .success([7]) { failures += 1 }
            #expect(failures <= 5, "five in a row, and it is left out")
            let endpoint = await channel.snapshot().endpoints[1]
            #expect(endpoint.state == "ejected" && endpoint.ejections == 1)
        }
    }

    @Test func aNameIsLookedUpAndAllItsAddressesAreUsed() async throws {
        try await withLoop { loop in
            try await withServer { server in
                let channel = try RPCClient(
                    target: "dns:///localhost:\(server.port)", expectedPeer: nil,
                    security: .plaintextOnLoopback, loop: loop, configuration: .hasty)
                let client = EchoV1.EchoClient(channel)
                for _ in 0..<20 { #expect(await client.outcome() == .success([7])) }
                let ready = await channel.snapshot().endpoints.filter { $0.state == "ready" }
                #expect(ready.map(\.address) == ["127.0.0.1:\(server.port)"])
                await channel.close()
            }
        }
    }

    @Test func aNameThatDoesNotExistIsUnavailable() async throws {
        try await withLoop { loop in
            let channel = try RPCClient(
                target: "dns:///name.invalid:9", expectedPeer: nil,
                security: .plaintextOnLoopback, loop: loop)
            #expect(await EchoV1.EchoClient(channel).outcome() == .failure(.unavailable))
            await channel.close()
        }
    }

    // MARK: Connections

    @Test func moreCallsOpenMoreConnections() async throws {
        var configuration = RPCClientConfiguration.oneAttempt
        configuration.busyConnectionLimit = 2
        configuration.connectionMax = 3
        try await withRawService(configuration) { service async throws in
            let outcomes = Journal<Outcome>()
            var calls: [Task<Void, Never>] = []
            for number in 0..<9 {
                calls.append(Task { outcomes.note(await service.echo.outcome(text("Hi"))) })
                // The third call of a connection has another one made; the next goes there.
                let connectionCount = min(3, (number + 1) / 3 + 1)
                var endpoint: EndpointSnapshot?
                // There is no endpoint before the first call has looked for one.
                while endpoint?.outstanding ?? 0 <= number
                    || endpoint?.connectionCount ?? 0 < connectionCount
                {
                    await Task.yield()
                    endpoint = await service.channel.snapshot().endpoints.first
                }
            }
            for number in 0..<3 {
                let peer = try await service.peer(number)
                _ = try await peer.receiveFrame()
            }
            #expect(service.listeners[0].peers.entries.count == 3)
            await service.channel.close()
            for call in calls { await call.value }
            #expect(outcomes.entries.count == 9)
        }
    }

    // MARK: Waiting

    @Test func aCallThatWaitsForReadyIsAnsweredWhenAServerComes() async throws {
        try await withSocketPath { path in
            try await withLoop { loop in
                let channel = try RPCClient(
                    target: path, expectedPeer: nil, security: .plaintextOnLoopback, loop: loop,
                    configuration: .hasty)
                let client = EchoV1.EchoClient(channel)
                #expect(await client.outcome() == .failure(.unavailable))
                var options = CallOptions.patient
                options.waitsForReady = true
                let patientOptions = options
                let patient = Task { await client.outcome(options: patientOptions) }
                while await channel.snapshot().waitingCallCount == 0 { await Task.yield() }
                #expect(await client.outcome() == .failure(.unavailable), "the others do not wait")
                options.timeout = .milliseconds(30)
                #expect(await client.outcome(options: options) == .failure(.deadlineExceeded))
                try await withServer(address: path) { _ in
                    #expect(await patient.value == .success([7]))
                }
                await channel.close()
            }
        }
    }

    @Test func anEmergencyTakesAPlaceInAFullLine() async throws {
        let listener = try await RawListener()
        try await withLoop { loop in
            var configuration = RPCClientConfiguration()
            configuration.waitingCallMax = 2
            configuration.connectTimeout = .seconds(50)
            // The listener says nothing: the handshake does not end.
            let channel = try RPCClient(
                target: listener.address, expectedPeer: nil,
                security: Certificates.clientSecurity(), loop: loop, configuration: configuration)
            let client = EchoV1.EchoClient(channel)
            var calls: [Task<Outcome, Never>] = []
            for number in 1...2 {
                calls.append(Task { await client.outcome() })
                while await channel.snapshot().waitingCallCount < number { await Task.yield() }
            }
            #expect(await client.outcome() == .failure(.resourceExhausted))
            let urgent = CallOptions(timeout: .seconds(50), priority: .emergency)
            let emergency = Task { await client.outcome(options: urgent) }
            #expect(await calls[1].value == .failure(.resourceExhausted), "the last gives way")
            #expect(await channel.snapshot().waitingCallCount == 2)
            await channel.close()
            #expect(await calls[0].value == .failure(.unavailable))
            #expect(await emergency.value == .failure(.unavailable))
        }
    }

    @Test func callsWaitForRoomInTheWriteQueue() async throws {
        var configuration = RPCClientConfiguration.oneAttempt
        configuration.connectionMax = 1
        try await withRawService(configuration) { service async throws in
            // The server does not read: 4 MiB are queued, the rest wait outside.
            let data = [UInt8](repeating: 1, count: 1 << 20)
            let calls = (0..<40).map { _ in Task { await service.echo.outcome(data) } }
            while await service.channel.snapshot().waitingCallCount == 0 { await Task.yield() }
            let late = CallOptions(timeout: .milliseconds(5))
            #expect(await service.echo.outcome(options: late) == .failure(.deadlineExceeded))
            let peer = try await service.peer()
            for _ in 0..<40 {
                let request = try await peer.receiveFrame()
                await peer.send(goodResponse(request.streamID).octets)
            }
            for call in calls { #expect(await call.value == .success(text("Hi"))) }
            #expect(service.listeners[0].peers.entries.count == 1)
        }
    }

    @Test func theLaneIsSentWhenItIsNotTheMethodsOwn() async throws {
        try await withRawService { service async throws in
            async let first = service.write(
                EchoCall.write, CallOptions(timeout: .seconds(50), priority: .telemetry))
            let peer = try await service.peer()
            #expect(try await peer.receiveFrame().metadata()["x-priority"] == "telemetry")
            async let second = service.write(
                EchoCall.write, CallOptions(timeout: .seconds(50), priority: .write))
            #expect(try await peer.receiveFrame().metadata()["x-priority"] == nil)
            await peer.send(goodResponse(1).octets + goodResponse(3).octets)
            #expect(await first == .success(text("Hi")))
            #expect(await second == .success(text("Hi")))
        }
    }

    // MARK: The end

    @Test(arguments: [false, true]) func aLoopThatStopsEndsItsCalls(isConnected: Bool) async throws
    {
        let listener = try await RawListener()
        let loop = EventLoop(name: "client")
        loop.start()
        let channel = try RPCClient(
            target: listener.address, expectedPeer: nil,
            security: isConnected ? .plaintextOnLoopback : Certificates.clientSecurity(),
            loop: loop)
        let client = EchoV1.EchoClient(channel)
        let running = Task { await client.outcome() }
        _ = try await listener.peer().receive(1)
        loop.stop()
        #expect(await running.value == .failure(.unavailable))
        #expect(await client.outcome() == .failure(.unavailable))
        await #expect(throws: RPCError.self) {
            try await channel.stream(ScriptedStreams.chat)
        }
    }
}
