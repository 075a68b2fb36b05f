import LatencyBudget
import Messages
import RPC
import RPCTransport
import Reactor
import TestSupport
import Testing

/// How a client makes, loses and gives up its connection.
@Suite(.timeLimit(.minutes(1))) struct RPCClientTests {
    private func client(
        _ target: String, on loop: EventLoop,
        security: TransportSecurity = .plaintextOnLoopback,
        connectTimeout: Duration = .seconds(50), backoff: Backoff = Backoff()
    ) throws -> RPCClient {
        var configuration = RPCClientConfiguration.oneAttempt
        configuration.connectTimeout = connectTimeout
        configuration.backoff = backoff
        return try RPCClient(
            target: target, expectedPeer: nil, security: security, loop: loop,
            configuration: configuration)
    }

    /// Calls until it is answered: the wait between two attempts passes meanwhile.
    private func untilAnswered(_ client: EchoV1.EchoClient) async throws {
        while await client.outcome() != .success([7]) {
            try Task.checkCancellation()
            await Task.yield()
        }
    }

    @Test func callsShareOneConnection() async throws {
        let listener = try await RawListener()
        try await withLoop { loop in
            let channel = try client(listener.address, on: loop)
            let echo = EchoV1.EchoClient(channel)
            async let outcomes = withTaskGroup { group in
                for _ in 0..<50 { group.addTask { await echo.outcome(text("Hi")) } }
                return await group.reduce(into: []) { $0.append($1) }
            }
            let peer = try await listener.peer()
            for number in 0..<50 as Range<UInt32> {
                #expect(try await peer.receiveFrame().streamID == number * 2 + 1)
                await peer.send(goodResponse(number * 2 + 1).octets)
            }
            #expect(await outcomes == Array(repeating: .success(text("Hi")), count: 50))
            #expect(listener.peers.entries.count == 1)
            await channel.close()
        }
    }

    @Test func aLostConnectionEndsItsCallsAndIsMadeAgain() async throws {
        let listener = try await RawListener()
        try await withLoop { loop in
            let channel = try client(listener.address, on: loop)
            let echo = EchoV1.EchoClient(channel)
            for round in 0..<3 {
                async let greeted = echo.outcome(text("Hi"))
                let peer = try await listener.peer(round)
                #expect(try await peer.receiveFrame().streamID == 1, "counts from the start")
                await peer.send(goodResponse(1).octets)
                #expect(await greeted == .success(text("Hi")))
                async let first = echo.outcome()
                async let second = echo.outcome()
                let ids = [try await peer.receiveFrame(), try await peer.receiveFrame()]
                #expect(ids.map(\.streamID) == [3, 5])
                await peer.close()
                #expect(await first == .failure(.unavailable))
                #expect(await second == .failure(.unavailable))
            }
            await channel.close()
        }
    }

    @Test func aServerThatComesBackIsFoundAgain() async throws {
        try await withSocketPath { path in
            try await withLoop { loop in
                let channel = try client(path, on: loop, backoff: .short)
                let echo = EchoV1.EchoClient(channel)
                #expect(await echo.outcome() == .failure(.unavailable), "it is not there yet")
                for _ in 0..<2 {
                    try await withServer(address: path) { _ in try await untilAnswered(echo) }
                    #expect(await echo.outcome() == .failure(.unavailable))
                }
                await channel.close()
            }
        }
    }

    @Test func aPortWhereNobodyListensIsUnavailable() async throws {
        try await withLoop { loop in
            let channel = try client("127.0.0.1:1", on: loop)
            #expect(await EchoV1.EchoClient(channel).outcome() == .failure(.unavailable))
            #expect(await EchoV1.EchoClient(channel).outcome() == .failure(.unavailable))
            await channel.close()
        }
    }

    @Test func aClientWaitsBetweenAttempts() async throws {
        let listener = try await RawListener()
        try await withLoop { loop in
            // Each attempt is accepted, and ends in the handshake.
            let channel = try client(
                listener.address, on: loop, security: Certificates.clientSecurity())
            let echo = EchoV1.EchoClient(channel)
            async let first = echo.outcome()
            await (try await listener.peer()).close()
            #expect(await first == .failure(.unavailable))
            let refusals = Task {
                for number in 1..<1000 { await (try await listener.peer(number)).close() }
            }
            for _ in 0..<1000 { #expect(await echo.outcome() == .failure(.unavailable)) }
            #expect(listener.peers.entries.count < 20, "a thousand calls, few attempts")
            refusals.cancel()
            await channel.close()
        }
    }

    @Test func callsMadeWhileItConnectsWaitAndAreBounded() async throws {
        let listener = try await RawListener()
        try await withLoop { loop in
            let channel = try client(
                listener.address, on: loop, security: Certificates.clientSecurity())
            let echo = EchoV1.EchoClient(channel)
            let outcomes = await withTaskGroup { group in
                // The listener says nothing: the handshake does not end.
                for _ in 0...RPCClientConfiguration.defaultWaitingCallMax {
                    group.addTask { await echo.outcome() }
                }
                var outcomes = [await group.next()]
                await channel.close()
                while let outcome = await group.next() { outcomes.append(outcome) }
                return outcomes
            }
            #expect(outcomes.first == .failure(.resourceExhausted), "one too many")
            #expect(outcomes.dropFirst().allSatisfy { $0 == .failure(.unavailable) })
            #expect(outcomes.count == RPCClientConfiguration.defaultWaitingCallMax + 1)
        }
    }

    @Test func aCallThatWaitsForAConnectionEndsByItsDeadlineOrItsTask() async throws {
        let listener = try await RawListener()
        try await withLoop { loop in
            let channel = try client(
                listener.address, on: loop, security: Certificates.clientSecurity())
            let echo = EchoV1.EchoClient(channel)
            let options = CallOptions(timeout: .milliseconds(20))
            #expect(await echo.outcome(options: options) == .failure(.deadlineExceeded))
            let call = Task { await echo.outcome() }
            _ = try await listener.peer().receive(1)
            call.cancel()
            #expect(await call.value == .failure(.cancelled))
            // Those that have ended leave their places.
            for _ in 0...RPCClientConfiguration.defaultWaitingCallMax {
                let call = Task { await echo.outcome() }
                call.cancel()
                #expect(await call.value == .failure(.cancelled))
            }
            await channel.close()
        }
    }

    @Test func aHandshakeThatHangsIsGivenUp() async throws {
        let listener = try await RawListener()
        try await withLoop { loop in
            let channel = try client(
                listener.address, on: loop, security: Certificates.clientSecurity(),
                connectTimeout: .milliseconds(20))
            #expect(
                await EchoV1.EchoClient(channel).outcome() == .failure(.unavailable))
            let peer = try await listener.peer()
            _ = try await peer.receiveToEnd()
            await channel.close()
        }
    }

    @Test func aClosedClientEndsItsCallsAndTakesNoMore() async throws {
        let listener = try await RawListener()
        try await withLoop { loop in
            let channel = try client(listener.address, on: loop)
            let echo = EchoV1.EchoClient(channel)
            async let running = echo.outcome()
            let peer = try await listener.peer()
            _ = try await peer.receiveFrame()
            await channel.close()
            #expect(await running == .failure(.unavailable))
            #expect(try await peer.receiveToEnd().isEmpty)
            #expect(await echo.outcome() == .failure(.unavailable))
            await channel.close()
            #expect(listener.peers.entries.count == 1)
        }
    }

    @Test(arguments: [false, true]) func aClientThatIsLetGoDoesNoHarm(isReady: Bool) async throws {
        // Its connection may still be there, or in its handshake: neither may touch what is gone.
        let listener = try await RawListener()
        try await withLoop { loop in
            do {
                let security =
                    isReady
                    ? TransportSecurity.plaintextOnLoopback : try Certificates.clientSecurity()
                let channel = try client(listener.address, on: loop, security: security)
                let call = Task { [echo = EchoV1.EchoClient(channel)] in await echo.outcome() }
                _ = try await listener.peer().receive(1)
                call.cancel()
                #expect(await call.value == .failure(.cancelled))
            }
            let peer = try await listener.peer()
            await peer.send(goodResponse(1).octets)
            _ = try await peer.receiveToEnd()
            #expect(await loop.run { true }, "the loop lives")
        }
    }

    @Test func aCancelledCallIsForgottenAndTheConnectionGoesOn() async throws {
        let listener = try await RawListener()
        try await withLoop { loop in
            let channel = try client(listener.address, on: loop)
            let echo = EchoV1.EchoClient(channel)
            let call = Task { await echo.outcome() }
            let peer = try await listener.peer()
            _ = try await peer.receiveFrame()
            call.cancel()
            #expect(await call.value == .failure(.cancelled))
            await peer.send(goodResponse(1).octets)
            async let next = echo.outcome(text("Hi"))
            #expect(try await peer.receiveFrame().streamID == 3)
            await peer.send(goodResponse(3).octets)
            #expect(await next == .success(text("Hi")))
            await channel.close()
        }
    }

    private final class PlaceObserver: CallObserver {
        private let loop: EventLoop
        private let places: Journal<Bool>

        init(_ loop: EventLoop, _ places: Journal<Bool>) {
            self.loop = loop
            self.places = places
        }

        func observe(_ hop: HopRecord) { places.note(loop.isCurrent) }
    }

    private actor Caller {
        private var count = 0

        func call(_ client: EchoV1.EchoClient) async -> Outcome {
            await client.outcome(later: true)
        }
        func work() { for _ in 0..<2_000 { count &+= 1 } }
    }

    @Test func callsOfAnActorRunOnTheLoopToo() async throws {
        // Half of the actor's callers prefer the loop, so that it comes and goes between threads.
        try await withLoop { loop in
            try await withServer { server in
                let places = Journal<Bool>()
                let channel = try server.client(
                    on: loop, observer: PlaceObserver(loop, places))
                let (echo, caller) = (EchoV1.EchoClient(channel), Caller())
                await withTaskGroup { group in
                    for number in 0..<400 {
                        group.addTask(executorPreference: number % 2 == 0 ? loop : nil) {
                            #expect(await caller.call(echo) == .success([7]))
                        }
                        group.addTask { await caller.work() }
                    }
                }
                #expect(places.entries.count == 400)
                #expect(!places.entries.contains(false))
                await channel.close()
            }
        }
    }

    @Test func callsEndOnceHoweverTheyEnd() async throws {
        // Deadline, cancellation and answer meet at about the same time.
        try await withClient { client, _, _ in
            var random = SeededGenerator(seed: 42)
            let delays = (0..<300).map { _ in Duration.microseconds(random.below(1500)) }
            let counts = await withTaskGroup { group in
                for (number, delay) in delays.enumerated() {
                    group.addTask {
                        let options = CallOptions(timeout: delay + .milliseconds(1))
                        let call = Task { await client.outcome(later: true, options: options) }
                        if number % 3 == 0 { call.cancel() }
                        switch await call.value {
                        case .success, .failure(.cancelled), .failure(.deadlineExceeded): return 1
                        case .failure: return 0
                        }
                    }
                }
                return await group.reduce(0, +)
            }
            #expect(counts == 300)
            #expect(await client.outcome() == .success([7]))
        }
    }

    @Test func connectionsAreSpreadOverTheLoops() async throws {
        let names = Journal<String>()
        let loops = (0..<2).map { EventLoop(name: "server \($0)") }
        for loop in loops { loop.start() }
        defer { for loop in loops { loop.stop() } }
        let server = RPCServer(
            RPCServerConfiguration(
                address: "127.0.0.1:0", security: .plaintextOnLoopback,
                authorization: .openToEveryone),
            loops: loops)
        let port = try await server.start { loop in
            #expect(loop.isCurrent, "a loop's methods are made on it")
            return ScriptedEcho(
                now: { request, _ in
                    names.note(loop.isCurrent ? loop.name : "elsewhere")
                    return EchoV1.EchoResponse(data: request.data)
                },
                later: { request, _ in
                    await Task.yield()
                    names.note(loop.isCurrent ? loop.name : "elsewhere")
                    return EchoV1.EchoResponse(data: request.data)
                }
            ).table
        }
        for _ in 0..<4 {
            let peer = try await RawPeer.connect(port: port)
            #expect(try await peer.answersGoodCall(1))
            await peer.send(laterRequest(3))
            #expect(try await peer.receiveFrame() == goodResponse(3))
        }
        await server.drain()
        let counts = Dictionary(grouping: names.entries) { $0 }.mapValues(\.count)
        #expect(counts == ["server 0": 4, "server 1": 4])
    }
}
