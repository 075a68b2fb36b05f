import Messages
import RPC
import RPCTransport
import TestSupport
import Testing

/// What stands before a client's calls.
@Suite(.timeLimit(.minutes(1))) struct ClientInterceptorTests {
    private struct Recorder: ClientInterceptor {
        let name: String
        let events: Journal<String>
        var refusal: StatusCode?
        var method: MethodName?

        func applies(to method: MethodName) -> Bool {
            events.note("\(name) asked")
            return self.method == nil || self.method == method
        }

        func prepare(_ method: MethodName, _ options: inout CallOptions) throws(RPCError) {
            if let refusal { throw RPCError(refusal, "refused") }
            options.metadata.append("x-by", name)
            events.note("\(name) prepared")
        }

        func ended(_ method: MethodName, _ options: CallOptions, _ status: StatusCode) {
            events.note("\(name) ended \(status.name) \(options.metadata.entries.count)")
        }
    }

    private func configuration(_ interceptors: [Recorder]) -> RPCClientConfiguration {
        var configuration = RPCClientConfiguration.oneAttempt
        configuration.interceptors = interceptors
        return configuration
    }

    @Test func theyStandAroundEveryCallAndAreAskedOnce() async throws {
        let events = Journal<String>()
        let both = [Recorder(name: "a", events: events), Recorder(name: "b", events: events)]
        try await withRawService(configuration(both)) { service async throws in
            for streamID in [1, 3] as [UInt32] {
                async let outcome = service.echo.outcome(text("Hi"))
                let peer = try await service.peer()
                let request = try await peer.receiveFrame()
                let envelope = try Ttrpc.Request(decoding: request.data)
                #expect(envelope.metadata.filter { $0.key == "x-by" }.map(\.value) == ["a", "b"])
                await peer.send(goodResponse(streamID).octets)
                #expect(await outcome == .success(text("Hi")))
            }
            let round = ["a prepared", "b prepared", "b ended OK 2", "a ended OK 2"]
            #expect(events.entries == ["a asked", "b asked"] + round + round)
        }
    }

    @Test func aRefusalIsTheAnswerAndThoseBeforeAreTold() async throws {
        let events = Journal<String>()
        let chain = [
            Recorder(name: "a", events: events),
            Recorder(name: "b", events: events, refusal: .permissionDenied),
        ]
        try await withRawService(configuration(chain)) { service async throws in
            #expect(await service.echo.outcome() == .failure(.permissionDenied))
            #expect(service.listeners[0].peers.entries.isEmpty, "nothing was sent")
            #expect(
                events.entries == [
                    "a asked", "b asked", "a prepared", "a ended PERMISSION_DENIED 1",
                ])
        }
    }

    @Test func streamsAreCallsToo() async throws {
        let events = Journal<String>()
        let only = Recorder(name: "a", events: events, method: ScriptedStreams.chat)
        try await withRawService(configuration([only])) { service async throws in
            let chat = try await service.channel.stream(ScriptedStreams.chat)
            let count = try await service.channel.stream(ScriptedStreams.count)
            let peer = try await service.peer()
            #expect(try await peer.receiveFrame().metadata()["x-by"] == "a")
            #expect(try await peer.receiveFrame().metadata()["x-by"] == nil)
            await peer.send(failure(1, code: 5, message: "no").octets + closing(3).octets)
            #expect(try await count.allEchoes() == [])
            await #expect(throws: RPCError.self) { try await chat.receive() }
            #expect(
                events.entries == ["a asked", "a prepared", "a asked", "a ended NOT_FOUND 1"])
        }
    }
}
