import Messages
import RPC
import RPCTransport
import TestSupport
import Testing

/// Which calls are made again, where, and how often.
@Suite(.timeLimit(.minutes(1))) struct ClientRetryTests {
    private static let unavailable: UInt8 = 14
    private static let exhausted: UInt8 = 8

    /// An error Response with the wish `retry-pushback-ms`.
    private func failure(_ streamID: UInt32, code: UInt8, pushback: String) -> RawFrame {
        let pair =
            octets("0A 11") + text("retry-pushback-ms")
            + [0x12, UInt8(pushback.utf8.count)] + text(pushback)
        return RawFrame(
            streamID: streamID, type: 2,
            data: octets("0A 02 08") + [code] + octets("D2 3E") + [UInt8(pair.count)] + pair)
    }

    /// Refuses so many Requests, then answers the next one; their metadata.
    private func refuse(
        _ count: Int, on peer: RawPeer, message: String = "gone"
    ) async throws -> [[String: String]] {
        var all: [[String: String]] = []
        for number in 0...count {
            let request = try await peer.receiveFrame()
            all.append(try request.metadata())
            let answer =
                number == count
                ? goodResponse(request.streamID)
                : RPCTransportTests.failure(
                    request.streamID, code: Self.unavailable, message: message)
            await peer.send(answer.octets)
        }
        return all
    }

    @Test func whatDoesNoHarmIsMadeThreeTimesAndSaysSo() async throws {
        try await withRawService(.hasty) { service async throws in
            let report = CallReport()
            var options = CallOptions(timeout: .seconds(50), idempotencyKey: "k")
            options.report = report
            async let outcome = service.write(EchoCall.write, options)
            let metadata = try await refuse(2, on: service.peer())
            #expect(await outcome == .success(text("Hi")))
            #expect(metadata.map { $0["x-retry"] } == [nil, "1", "1"])
            #expect(metadata.allSatisfy { $0["idempotency-key"] == "k" })
            #expect(Set(metadata.map { $0["traceparent"] }).count == 1, "one span")
            #expect(report.facts.attemptCount == 3)
            #expect(await service.channel.snapshot().retries == 2)
        }
    }

    @Test func theThirdFailureIsTheAnswer() async throws {
        try await withRawService(.hasty) { service async throws in
            async let outcome = service.write(EchoCall.read)
            let peer = try await service.peer()
            for _ in 0..<3 {
                let request = try await peer.receiveFrame()
                await peer.send(
                    RPCTransportTests.failure(
                        request.streamID, code: Self.unavailable, message: "gone"
                    ).octets)
            }
            #expect(await outcome == .failure(.unavailable))
        }
    }

    @Test func whatMayDoHarmIsNotMadeAgain() async throws {
        try await withRawService(.hasty) { service async throws in
            async let outcome = service.write(EchoCall.write)
            let peer = try await service.peer()
            _ = try await peer.receiveFrame()
            await peer.send(
                RPCTransportTests.failure(1, code: Self.unavailable, message: "gone").octets)
            #expect(await outcome == .failure(.unavailable))
            async let other = service.write(EchoCall.write)
            _ = try await peer.receiveFrame()
            await peer.close()
            #expect(await other == .failure(.unavailable), "its octets may have arrived")
        }
    }

    @Test func otherCodesAreNotMadeAgain() async throws {
        try await withRawService(.hasty) { service async throws in
            let peer = Task { try await service.peer() }
            for code in 1...16 as ClosedRange<UInt8> where code != Self.unavailable {
                async let outcome = service.write(EchoCall.read)
                let request = try await peer.value.receiveFrame()
                #expect(request.streamID == UInt32(code < 15 ? code : code - 1) * 2 - 1)
                try await peer.value.send(
                    RPCTransportTests.failure(request.streamID, code: code, message: "no").octets)
                #expect(await outcome == .failure(try #require(StatusCode(rawValue: Int32(code)))))
            }
        }
    }

    @Test func aLostConnectionIsRepeatedOnANewOne() async throws {
        try await withRawService(.hasty) { service async throws in
            let first = try await service.agreedPeer("1;")
            async let outcome = service.write(EchoCall.read)
            _ = try await first.receiveFrame()
            await first.close()
            #expect(try await refuse(0, on: service.peer(1))[0]["x-retry"] == "1")
            #expect(await outcome == .success(text("Hi")))
        }
    }

    @Test func onBehalfOfARepeatACallIsMadeOnceAndSaysSo() async throws {
        try await withRawService(.hasty) { service async throws in
            let parent = CallContext(
                method: EchoCall.read, deadline: .now + .seconds(50), metadata: Metadata(),
                peer: nil, trace: CallContext.background(deadline: .now).trace,
                observer: nil, isRetry: true)
            async let outcome = service.write(EchoCall.read, CallOptions(parent: parent))
            let peer = try await service.peer()
            #expect(try await peer.receiveFrame().metadata()["x-retry"] == "1")
            await peer.send(
                RPCTransportTests.failure(1, code: Self.unavailable, message: "gone").octets)
            #expect(await outcome == .failure(.unavailable))
        }
    }

    @Test func aServerThatIsDrainingHasSeenNothing() async throws {
        try await withRawService(.hasty) { service async throws in
            let report = CallReport()
            var options = CallOptions.patient
            options.report = report
            async let outcome = service.write(EchoCall.write, options)
            for number in 0..<3 {
                let peer = try await service.peer(number)
                #expect(try await peer.receiveFrame().metadata()["x-retry"] == nil)
                await peer.send(
                    RPCTransportTests.failure(1, code: Self.unavailable, message: "draining")
                        .octets)
            }
            _ = try await refuse(0, on: service.peer(3))
            #expect(await outcome == .success(text("Hi")))
            #expect(report.facts.attemptCount == 4)
            #expect(await service.channel.snapshot().retries == 0, "it costs nothing")
        }
    }

    @Test func whatWasNeverWrittenIsMadeAgainWhateverItIs() async throws {
        var configuration = RPCClientConfiguration.oneAttempt
        configuration.connectionMax = 1
        try await withRawService(configuration) { service async throws in
            // The server does not read any more: some Mebioctets stay in this process.
            let peer = try await service.agreedPeer("1;")
            let data = [UInt8](repeating: 1, count: 1 << 20)
            var calls: [Task<Outcome, Never>] = []
            while await service.channel.snapshot().waitingCallCount == 0 {
                calls.append(Task { await service.echo.outcome(data) })
                var known = 0
                while known <= calls.count {
                    let snapshot = await service.channel.snapshot()
                    known = Int(snapshot.endpoints.first?.calls ?? 0) + snapshot.waitingCallCount
                }
            }
            await peer.close()
            let next = try await service.peer(1)
            let answering = Task {
                var count = 0
                while let request = try? await next.receiveFrame() {
                    #expect((try? request.metadata()["x-retry"]) == .some(nil))
                    await next.send(goodResponse(request.streamID).octets)
                    count += 1
                }
                return count
            }
            var answered = 0
            for call in calls {
                let outcome = await call.value
                if outcome == .success(text("Hi")) {
                    answered += 1
                } else {
                    #expect(outcome == .failure(.unavailable), "it may have arrived")
                }
            }
            await service.channel.close()
            #expect(await answering.value == answered, "answered once each")
            #expect(answered >= 4 && answered < calls.count)
        }
    }

    @Test func theWordDrainingDoesNotPassToTheCallersCaller() async throws {
        try await withRawService(.hasty) { service async throws in
            let call = EchoCall(EchoCall.write, .patient)
            async let outcome: RPCError? = #expect(throws: RPCError.self) {
                try await service.channel.perform(call)
            }
            for number in 0...RetryPolicy.safeRepeatMax {
                let peer = try await service.peer(number)
                _ = try await peer.receiveFrame()
                await peer.send(
                    RPCTransportTests.failure(1, code: Self.unavailable, message: "draining")
                        .octets)
            }
            let error = await outcome
            #expect(error?.code == .unavailable && error?.message != "draining")
        }
    }

    // MARK: Budget and wishes

    @Test func anEmptyBudgetAllowsNothing() async throws {
        var configuration = RPCClientConfiguration.hasty
        configuration.retryBudget = RetryBudget(share: 0, floorPerSecond: 0)
        try await withRawService(configuration) { service async throws in
            async let outcome = service.write(EchoCall.read)
            let peer = try await service.peer()
            _ = try await peer.receiveFrame()
            await peer.send(
                RPCTransportTests.failure(1, code: Self.unavailable, message: "gone").octets)
            #expect(await outcome == .failure(.unavailable))
            #expect(await service.channel.snapshot().retryBudgetTokens == 0)
        }
    }

    @Test func theServersWishIsHonoured() async throws {
        try await withRawService(.hasty) { service async throws in
            async let outcome = service.write(EchoCall.read)
            let peer = try await service.peer()
            _ = try await peer.receiveFrame()
            let start = ContinuousClock.now
            await peer.send(failure(1, code: Self.exhausted, pushback: "30").octets)
            _ = try await peer.receiveFrame()
            #expect(ContinuousClock.now >= start + .milliseconds(30))
            await peer.send(failure(3, code: Self.exhausted, pushback: "-1").octets)
            let error = await outcome
            #expect(error == .failure(.resourceExhausted), "not to be repeated at all")
        }
    }

    @Test func aWaitThatDoesNotFitIntoTheDeadlineIsNotBegun() async throws {
        try await withRawService(.hasty) { service async throws in
            let call = EchoCall(EchoCall.read, CallOptions(timeout: .seconds(20)))
            async let outcome: RPCError? = #expect(throws: RPCError.self) {
                try await service.channel.perform(call)
            }
            let peer = try await service.peer()
            _ = try await peer.receiveFrame()
            await peer.send(failure(1, code: Self.unavailable, pushback: "20000").octets)
            let error = await outcome
            #expect(error?.code == .unavailable && error?.retryAfter == .seconds(20))
        }
    }

    // MARK: Another server

    @Test func theRepeatGoesToAnotherServer() async throws {
        try await withRawService(listenerCount: 2, .hasty) { service async throws in
            // Both are connected before the call that matters.
            var (calls, peers): ([Task<Outcome, Never>], [RawPeer]) = ([], [])
            calls.append(Task { await service.write(EchoCall.read) })
            for listener in 0..<2 { peers.append(try await service.peer(of: listener)) }
            try await service.untilReady(2)
            let requests = Journal<Int>()
            let serving = peers.enumerated().map { index, peer in
                Task {
                    while let request = try? await peer.receiveFrame() {
                        requests.note(index)
                        let isFirst = requests.entries.count == 1
                        let answer =
                            isFirst
                            ? RPCTransportTests.failure(
                                request.streamID, code: Self.unavailable, message: "gone")
                            : goodResponse(request.streamID)
                        await peer.send(answer.octets)
                    }
                }
            }
            for call in calls { #expect(await call.value == .success(text("Hi"))) }
            #expect(Set(requests.entries) == [0, 1])
            await service.channel.close()
            for task in serving { await task.value }
        }
    }

    @Test func aSlowReadIsHedged() async throws {
        try await withRawService(listenerCount: 2, .hasty) { service async throws in
            let greeting = Task { await service.write(EchoCall.read) }
            let peers = [try await service.peer(of: 0), try await service.peer(of: 1)]
            try await service.untilReady(2)
            let frames = Journal<(Int, RawFrame)>()
            let reading = peers.enumerated().map { index, peer in
                Task {
                    while let frame = try? await peer.receiveFrame() { frames.note((index, frame)) }
                }
            }
            let hello = try await frames.wait(forCount: 1)[0]
            await peers[hello.0].send(agreement(1, "1;cancel").octets)
            #expect(await greeting.value == .success(text("Hi")))
            var options = CallOptions.patient
            options.hedgeDelay = .milliseconds(5)
            let report = CallReport()
            options.report = report
            async let outcome = service.write(EchoCall.read, options)
            let both = Array(try await frames.wait(forCount: 3)[1...])
            #expect(Set(both.map(\.0)) == [0, 1], "the second goes elsewhere")
            #expect(try both[0].1.metadata()["x-retry"] == nil)
            #expect(try both[1].1.metadata()["x-retry"] == "1")
            await peers[both[1].0].send(goodResponse(both[1].1.streamID).octets)
            #expect(await outcome == .success(text("Hi")), "the first answer wins")
            #expect(report.facts.attemptCount == 2)
            #expect(report.facts.endpoint == service.listeners[both[1].0].address)
            #expect(await service.channel.snapshot().hedges == 1)
            if both[0].0 == hello.0 {
                let cancel = try await frames.wait(forCount: 4)[3]
                #expect(cancel.0 == hello.0 && cancel.1.type == 0x10)
            }
            await service.channel.close()
            for task in reading { await task.value }
        }
    }

    @Test func whatChangesSomethingIsNeverHedged() async throws {
        try await withRawService(listenerCount: 2, .hasty) { service async throws in
            var options = CallOptions(timeout: .milliseconds(60), idempotencyKey: "k")
            options.hedgeDelay = .zero
            #expect(
                await service.write(EchoCall.write, options) == .failure(.deadlineExceeded))
            #expect(await service.channel.snapshot().hedges == 0)
        }
    }
}

extension RawService {
    /// Waits until so many addresses are connected.
    func untilReady(_ count: Int) async throws {
        while await channel.snapshot().endpoints.count(where: { $0.state == "ready" }) < count {
            try Task.checkCancellation()
            await Task.yield()
        }
    }
}
