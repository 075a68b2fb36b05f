import Messages
import RPC
import RPCTransport
import TestSupport
import Testing

/// Places, lanes and the queue, as clients of a server meet them.
@Suite(.timeLimit(.minutes(1))) struct ServerAdmissionTests {
    private let begun = Journal<[UInt8]>()
    private let release = Journal<Int>()

    private var patient: ScriptedStreams {
        let (begun, release) = (begun, release)
        var streams = ScriptedStreams()
        streams.echo.later = { request, _ in
            begun.note(request.data)
            try await release.wait(forCount: 1)
            return EchoV1.EchoResponse(data: request.data)
        }
        return streams
    }

    /// Ten places, nine of them for all lanes.
    private static func limits(
        waiting: Int = 100,
        _ change: @escaping @Sendable (inout RPCServerConfiguration) -> Void = { _ in }
    ) -> ServerLimits {
        ServerLimits(change: { configuration in
            configuration.concurrencyLimitMax = 10
            configuration.adaptsConcurrencyLimit = false
            configuration.waitingCallMax = waiting
            change(&configuration)
        })
    }

    /// A Request for `EchoLater` of one octet.
    private func later(_ id: UInt32, _ octet: UInt8, fields: [UInt8] = []) -> [UInt8] {
        RawFrame(
            streamID: id, type: 1, data: laterNames + fields + octets("1A 03 0A 01") + [octet]
        ).octets
    }

    /// Takes the nine places for all lanes, on streams 1 to 17.
    private func fill(_ peer: RawPeer) async throws {
        for number in 0..<9 as Range<UInt32> {
            await peer.send(later(number * 2 + 1, UInt8(number)))
        }
        try await begun.wait(forCount: 9)
    }

    private func codes(_ peer: RawPeer, count: Int) async throws -> [UInt32: StatusCode] {
        var codes: [UInt32: StatusCode] = [:]
        for _ in 0..<count {
            let answer = try await peer.receiveAnswer()
            codes[answer.streamID] = answer.code
        }
        return codes
    }

    @Test func anEmergencyIsRunWhileTheRestIsFull() async throws {
        try await patient.withPeer(limits: Self.limits()) { peer, server async throws in
            try await fill(peer)
            await peer.send(later(19, 19))
            #expect(try await peer.answersGoodCall(21), "what never waits is not held up")
            #expect(begun.entries.count == 9)
            await peer.send(later(23, 23, fields: metadata("x-priority", "emergency")))
            try await begun.wait(for: [23])
            let snapshot = await server.server.snapshot()
            #expect(snapshot.waitingCallCount == [.read: 1] && snapshot.runningCallCount == 10)
            #expect(snapshot.concurrencyLimit == 10)
            release.note(1)
            let codes = try await codes(peer, count: 11)
            #expect(codes.count == 11 && codes.values.allSatisfy { $0 == .ok })
            #expect(begun.entries.last == [19])
        }
    }

    @Test func aFreedPlaceGoesToTheMostImportantLane() async throws {
        let (begun, gates) = (begun, Journal<UInt8>())
        var streams = ScriptedStreams()
        streams.echo.later = { request, _ in
            begun.note(request.data)
            try await gates.wait(for: request.data[0])
            return EchoV1.EchoResponse(data: request.data)
        }
        try await streams.withPeer(limits: Self.limits()) { peer, _ async throws in
            try await fill(peer)
            let lanes = ["telemetry", "prefetch", "read", "write"]
            for (number, lane) in lanes.enumerated() {
                let octet = UInt8(20 + number)
                await peer.send(
                    later(UInt32(octet) * 2 + 1, octet, fields: metadata("x-priority", lane)))
            }
            #expect(try await peer.answersGoodCall(99))
            for (number, octet) in [23, 22, 21, 20].enumerated() as EnumeratedSequence<[UInt8]> {
                gates.note(UInt8(number))
                #expect(try await peer.receiveAnswer().code == .ok)
                try await begun.wait(for: [octet])
            }
            for octet in (4..<9 as Range<UInt8>) { gates.note(octet) }
            for octet in 20..<24 as Range<UInt8> { gates.note(octet) }
            #expect(try await codes(peer, count: 9).values.allSatisfy { $0 == .ok })
        }
    }

    @Test func aFreedPlaceGoesRoundThosePartiesThatACallerActsFor() async throws {
        let (begun, gates) = (begun, Journal<UInt8>())
        var streams = ScriptedStreams()
        streams.echo.later = { request, _ in
            begun.note(request.data)
            try await gates.wait(for: request.data[0])
            return EchoV1.EchoResponse(data: request.data)
        }
        try await streams.withPeer(limits: Self.limits()) { peer, _ async throws in
            try await fill(peer)
            let parties = ["nightly-job", "nightly-job", "nightly-job", "nurse-7", nil]
            for (number, party) in parties.enumerated() {
                let octet = UInt8(20 + number)
                await peer.send(
                    later(
                        UInt32(octet) * 2 + 1, octet,
                        fields: party.map { metadata("x-actor", $0) } ?? []))
            }
            #expect(try await peer.answersGoodCall(99))
            for (number, octet) in [20, 23, 24, 21, 22].enumerated() as EnumeratedSequence<[UInt8]>
            {
                gates.note(UInt8(number))
                #expect(try await peer.receiveAnswer().code == .ok)
                try await begun.wait(for: [octet])
            }
            for octet in (5..<9 as Range<UInt8>) { gates.note(octet) }
            for octet in 20..<25 as Range<UInt8> { gates.note(octet) }
            #expect(try await codes(peer, count: 9).values.allSatisfy { $0 == .ok })
        }
    }

    @Test func aFullQueueRefusesAtOnceOrGivesWay() async throws {
        try await patient.withPeer(limits: Self.limits(waiting: 1)) { peer, server async throws in
            try await fill(peer)
            await peer.send(later(19, 19, fields: metadata("x-priority", "telemetry")))
            await peer.send(later(21, 21, fields: metadata("x-priority", "telemetry")))
            #expect(
                try await peer.receiveAnswer() == Answer(streamID: 21, code: .resourceExhausted))
            await peer.send(later(23, 23))
            #expect(
                try await peer.receiveAnswer() == Answer(streamID: 19, code: .resourceExhausted))
            let refusals = await server.server.snapshot().refusals
            #expect(refusals == ["overload": 1, "displaced": 1])
            release.note(1)
            #expect(try await codes(peer, count: 10)[23] == .ok)
            #expect(!begun.entries.contains([19]) && !begun.entries.contains([21]))
        }
    }

    @Test func aRefusalForOverloadSaysWhenToComeAgain() async throws {
        try await patient.withPeer(limits: Self.limits(waiting: 0)) { peer, _ async throws in
            await peer.send(offeringRequest(1))
            _ = try await peer.receiveFrame()
            for number in 1...9 as ClosedRange<UInt32> {
                await peer.send(later(number * 2 + 1, UInt8(number)))
            }
            try await begun.wait(forCount: 9)
            await peer.send(later(21, 21))
            let facts = try await Facts(peer.receiveFrame())
            #expect(facts.code == 8 && facts.timing != nil)
            #expect(facts.trailers.count == 1)
            #expect(facts.trailers[0].hasPrefix("retry-pushback-ms="))
            release.note(1)
        }
    }

    @Test func aWaitingCallLeavesAtItsDeadline() async throws {
        try await patient.withPeer(limits: Self.limits()) { peer, server async throws in
            try await fill(peer)
            // timeout_nano = 5 ms.
            await peer.send(later(19, 19, fields: octets("20 C0 96 B1 02")))
            #expect(
                try await peer.receiveAnswer() == Answer(streamID: 19, code: .deadlineExceeded))
            let snapshot = await server.server.snapshot()
            #expect(snapshot.refusals == ["expired": 1] && snapshot.waitingCallCount.isEmpty)
            release.note(1)
            #expect(try await codes(peer, count: 9).values.allSatisfy { $0 == .ok })
            #expect(begun.entries.count == 9)
        }
    }

    @Test func aWaitingCallWhoseConnectionGoesIsNeverRun() async throws {
        try await patient.withPeer(limits: Self.limits()) { peer, server async throws in
            try await fill(peer)
            let other = try await RawPeer.connect(port: server.port)
            await other.send(later(1, 99) + goodRequest(3))
            #expect(try await other.receiveFrame() == goodResponse(3))
            await other.close()
            while await server.server.snapshot().connectionCount > 1 { await Task.yield() }
            #expect(await server.server.snapshot().waitingCallCount.isEmpty)
            release.note(1)
            #expect(try await codes(peer, count: 9).values.allSatisfy { $0 == .ok })
            #expect(!begun.entries.contains([99]))
        }
    }

    @Test func dataEndsAWaitingCallToo() async throws {
        try await patient.withPeer(limits: Self.limits()) { peer, _ async throws in
            try await fill(peer)
            await peer.send(later(19, 19) + oneOctet(19, 1).octets)
            #expect(
                try await peer.receiveAnswer() == Answer(streamID: 19, code: .invalidArgument))
            release.note(1)
            #expect(try await codes(peer, count: 9).values.allSatisfy { $0 == .ok })
            #expect(begun.entries.count == 9)
        }
    }

    @Test func aDrainFinishesWhatWaits() async throws {
        try await patient.withPeer(limits: Self.limits()) { peer, server async throws in
            try await fill(peer)
            await peer.send(later(19, 19) + goodRequest(21))
            #expect(try await peer.receiveFrame() == goodResponse(21))
            async let drained: Void = server.server.drain()
            release.note(1)
            #expect(try await codes(peer, count: 10).values.allSatisfy { $0 == .ok })
            #expect(try await peer.receiveToEnd().isEmpty)
            await drained
        }
    }

    // MARK: Deadlines that cannot be kept

    @Test func aCallThatCannotFinishIsRefusedAtOnce() async throws {
        let begun = begun
        var streams = ScriptedStreams()
        streams.echo.later = { request, context in
            begun.note(request.data)
            if request.data == [1] {
                // 20 ms of virtual work: what counts is the time until the answer.
                let end = ContinuousClock.now + .milliseconds(20)
                while ContinuousClock.now < end { await Task.yield() }
            }
            return EchoV1.EchoResponse(data: request.data)
        }
        try await streams.withPeer { peer, server async throws in
            for number in 0..<40 as Range<UInt32> { await peer.send(later(number * 2 + 1, 1)) }
            #expect(try await codes(peer, count: 40).values.allSatisfy { $0 == .ok })
            // timeout_nano = 1 ms: the first one is a probe, the second is refused.
            let fields = octets("20 C0 84 3D")
            await peer.send(later(101, 2, fields: fields) + later(103, 3, fields: fields))
            #expect(
                try await codes(peer, count: 2)[103] == .deadlineExceeded)
            #expect(begun.entries.last == [2])
            let snapshot = await server.server.snapshot()
            #expect(snapshot.refusals == ["cannotFinish": 1])
            let method = try #require(snapshot.methods.first { $0.path.hasSuffix("/EchoLater") })
            #expect(method.p50 >= .milliseconds(17) && method.p99 >= method.p50)
            await peer.send(later(105, 4))
            #expect(try await peer.receiveAnswer().code == .ok, "with time enough")
        }
    }

    @Test func hopelessCallsAreRunWhereTheServerIsToldSo() async throws {
        let begun = begun
        var streams = ScriptedStreams()
        streams.echo.later = { request, _ in
            begun.note(request.data)
            let end = ContinuousClock.now + .milliseconds(5)
            while ContinuousClock.now < end { await Task.yield() }
            return EchoV1.EchoResponse(data: request.data)
        }
        let limits = ServerLimits(change: { $0.refusesHopelessCalls = false })
        try await streams.withPeer(limits: limits) { peer, _ async throws in
            for number in 0..<40 as Range<UInt32> { await peer.send(later(number * 2 + 1, 1)) }
            _ = try await codes(peer, count: 40)
            for number in 50..<53 as Range<UInt32> {
                await peer.send(later(number * 2 + 1, 2, fields: octets("20 C0 84 3D")))
            }
            _ = try await codes(peer, count: 3)
            #expect(begun.entries.count == 43)
        }
    }

    // MARK: Lanes

    /// Whom the method lets do what, the lane the caller names, and the one it gets.
    @Test(arguments: [
        (false, "emergency", CallPriority.read), (true, "emergency", .emergency),
        (false, "write", .read), (true, "write", .write), (false, "telemetry", .telemetry),
        (true, "telemetry", .telemetry), (false, "nonsense", .read), (false, "read", .read),
    ])
    func aCallersLaneIsTakenWhereItMayHaveIt(
        inEmergency: Bool, named: String, lane: CallPriority
    ) async throws {
        let lanes = Journal<CallPriority>()
        let echo = ScriptedEcho(
            now: { request, context in
                lanes.note(context.priority)
                return EchoV1.EchoResponse(data: request.data)
            },
            later: { request, context in
                lanes.note(context.priority)
                return EchoV1.EchoResponse(data: request.data)
            })
        var table = AuthorizationTable()
        table.allow([.loopback], EchoV1.Echo.methods, inEmergency: inEmergency)
        try await withServer(echo, limits: ServerLimits(authorization: table)) {
            server async throws in
            let peer = try await RawPeer.connect(port: server.port)
            let pair = metadata("x-priority", named)
            for (id, names) in [(1, echoNames), (3, laterNames)] as [(UInt32, [UInt8])] {
                let request = RawFrame(streamID: id, type: 1, data: names + pair + hiPayload)
                await peer.send(request.octets)
                #expect(try await peer.receiveFrame() == goodResponse(id))
            }
            #expect(lanes.entries == [lane, lane])
        }
    }

    @Test func aRepeatIsKnownAsSuch() async throws {
        let repeats = Journal<Bool>()
        let echo = ScriptedEcho(now: { request, context in
            repeats.note(context.isRetry)
            return EchoV1.EchoResponse(data: request.data)
        })
        try await withServer(echo) { server async throws in
            let peer = try await RawPeer.connect(port: server.port)
            let request = RawFrame(
                streamID: 1, type: 1, data: echoNames + metadata("x-retry", "1") + hiPayload)
            await peer.send(request.octets)
            #expect(try await peer.receiveFrame() == goodResponse(1))
            #expect(try await peer.answersGoodCall(3))
            #expect(repeats.entries == [true, false])
        }
    }

    // MARK: Other bounds

    @Test func streamsHaveABoundOfTheirOwn() async throws {
        let limits = ServerLimits(change: { $0.streamCountMax = 2 })
        try await ScriptedStreams().withPeer(limits: limits) { peer, server async throws in
            await peer.send(openRequest(1, chatNames) + openRequest(3, collectNames))
            await peer.send(openRequest(5, chatNames))
            #expect(
                try await peer.receiveAnswer() == Answer(streamID: 5, code: .resourceExhausted))
            await peer.send(closing(1).octets)
            #expect(try await peer.receiveFrame() == closing(1))
            await peer.send(countRequest(7, [1]))
            #expect(try await peer.receiveFrame() == oneOctet(7, 1))
            #expect(try await peer.receiveFrame() == closing(7))
            #expect(await server.server.snapshot().refusals == ["tooManyStreams": 1])
        }
    }

    @Test func answersThatWaitForRoomAreBounded() async throws {
        let (begun, release) = (begun, release)
        let echo = ScriptedEcho(later: { request, _ in
            begun.note(request.data)
            try await release.wait(forCount: 1)
            return EchoV1.EchoResponse(data: [UInt8](repeating: 1, count: 3 << 20))
        })
        let limits = ServerLimits(change: { $0.waitingAnswerByteCountMax = 10 << 20 })
        try await withSocketPath { path in
            try await withServer(echo, address: path, limits: limits) { server async throws in
                let peer = try await RawPeer.connect(to: path)
                for number in 0..<20 as Range<UInt32> {
                    await peer.send(later(number * 2 + 1, UInt8(number)))
                }
                try await begun.wait(forCount: 20)
                release.note(1)
                while await server.server.snapshot().refusals["waitingAnswers"] == nil {
                    await Task.yield()
                }
                let codes = try await codes(peer, count: 20)
                let refused = codes.values.count { $0 == .resourceExhausted }
                #expect(codes.count == 20 && refused > 0 && refused < 20)
                #expect(codes.values.allSatisfy { $0 == .ok || $0 == .resourceExhausted })
                #expect(try await peer.answersGoodCall(99))
            }
        }
    }
}
