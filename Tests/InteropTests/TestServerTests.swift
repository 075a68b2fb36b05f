import Messages
import RPC
import RPCTransport
import Testing

/// Our client calls `rpc-testserver`: every method, of every kind.
@Suite(.serialized) struct TestServerTests {
    private func withService(
        _ arguments: [String] = ["--plaintext"],
        _ body: (GrpcTesting.TestServiceClient, RPCClient) async throws -> Void
    ) async throws {
        try await Peers.withTestServer(arguments) { server in
            try await Peers.withClient(of: server) { client in
                try await body(GrpcTesting.TestServiceClient(client), client)
            }
        }
    }

    private static func payload(_ byteCount: Int) -> GrpcTesting.Payload {
        GrpcTesting.Payload(body: [UInt8](repeating: 0, count: byteCount))
    }

    @Test func unaryMethodsAnswer() async throws {
        try await withService { service, _ in
            _ = try await service.emptyCall(GrpcTesting.Empty())
            let report = CallReport()
            var options = CallOptions()
            options.report = report
            options.metadata.append("x-grpc-test-echo-trailing-bin", "q6ur")
            let response = try await service.unaryCall(
                GrpcTesting.SimpleRequest(responseSize: 314_159), options: options)
            #expect(response.payload?.body.count == 314_159)
            #expect(report.facts.trailers["x-grpc-test-echo-trailing-bin"] == "q6ur")
            #expect(report.facts.timing != nil)
            _ = try await service.sleep(GrpcTesting.SleepRequest(milliseconds: 3))
            let negative = await Peers.code {
                _ = try await service.sleep(GrpcTesting.SleepRequest(milliseconds: -1))
            }
            #expect(negative == .invalidArgument)
        }
    }

    @Test func aSleepEndsWithItsDeadlineAndWithItsCancellation() async throws {
        try await withService { service, _ in
            let late = await Peers.code {
                _ = try await service.sleep(
                    GrpcTesting.SleepRequest(milliseconds: 60_000),
                    options: CallOptions(timeout: .milliseconds(50)))
            }
            #expect(late == .deadlineExceeded)
            let task = Task {
                await Peers.code {
                    _ = try await service.sleep(
                        GrpcTesting.SleepRequest(milliseconds: 60_000),
                        options: CallOptions(timeout: .seconds(60)))
                }
            }
            task.cancel()
            #expect(await task.value == .cancelled)
            _ = try await service.emptyCall(GrpcTesting.Empty())
        }
    }

    @Test func anAnswerThatIsTooLargeFailsItsOwnCallAlone() async throws {
        try await withService { service, _ in
            for size: Int32 in [4 << 20, 5 << 20, 32 << 20, (32 << 20) + 1, .max] {
                let code = await Peers.code {
                    _ = try await service.big(GrpcTesting.BigRequest(size: size))
                }
                #expect(code == .resourceExhausted, "\(size)")
            }
            let response = try await service.big(GrpcTesting.BigRequest(size: 4_000_000))
            #expect(response.payload.count == 4_000_000)
            let negative = await Peers.code {
                _ = try await service.big(GrpcTesting.BigRequest(size: -1))
            }
            #expect(negative == .invalidArgument)
        }
    }

    @Test func aStreamOfRequestsIsAddedUp() async throws {
        try await withService { service, _ in
            let response = try await service.streamingInputCall { requests in
                for count in [27_182, 8, 1_828, 45_904] {
                    try await requests.send(
                        GrpcTesting.StreamingInputCallRequest(payload: Self.payload(count)))
                }
            }
            #expect(response.aggregatedPayloadSize == 74_922)
            let none = try await service.streamingInputCall { _ in }
            #expect(none.aggregatedPayloadSize == 0)
        }
    }

    @Test func aStreamOfResponsesHasTheSizesAskedFor() async throws {
        try await withService { service, _ in
            let sizes: [Int32] = [31_415, 9, 2_653, 58_979]
            var request = GrpcTesting.StreamingOutputCallRequest(
                responseParameters: sizes.map {
                    GrpcTesting.ResponseParameters(size: $0, intervalUs: 100)
                })
            let found = try await service.streamingOutputCall(request) { responses in
                try await Self.sizes(of: responses)
            }
            #expect(found == sizes)
            request.responseStatus = GrpcTesting.EchoStatus(code: 2, message: "as asked")
            let code = await Peers.code { [request] in
                try await service.streamingOutputCall(request) { responses in
                    _ = try await Self.sizes(of: responses)
                }
            }
            #expect(code == .unknown)
        }
    }

    private static func sizes(
        of responses: MessageStream<GrpcTesting.StreamingOutputCallResponse>
    ) async throws -> [Int32] {
        var sizes: [Int32] = []
        while let response = try await responses.next() {
            sizes.append(Int32(response.payload?.body.count ?? -1))
        }
        return sizes
    }

    @Test func bothSidesStreamInTurnAfterMetadata() async throws {
        try await withService { service, _ in
            _ = try await service.emptyCall(GrpcTesting.Empty())
            let report = CallReport()
            var options = CallOptions()
            options.report = report
            options.metadata.append("x-grpc-test-echo-initial", "hello")
            try await service.fullDuplexCall(options: options) { requests, responses in
                for size: Int32 in [31_415, 9, 2_653, 58_979] {
                    try await requests.send(
                        GrpcTesting.StreamingOutputCallRequest(
                            responseParameters: [GrpcTesting.ResponseParameters(size: size)]))
                    let response = try await responses.next()
                    #expect(response?.payload?.body.count == Int(size))
                }
                try await requests.close()
                #expect(try await responses.next() == nil)
            }
            #expect(report.facts.metadata["x-grpc-test-echo-initial"] == "hello")
        }
    }

    /// More than any window or queue holds, so that each side has to wait for the other: with
    /// windows, which the first unary call of a connection agrees on.
    @Test func anEchoOfManyMessagesKeepsTheirOrder() async throws {
        try await withService { service, _ in
            _ = try await service.emptyCall(GrpcTesting.Empty())
            try await service.echoStream { requests, responses in
                async let sent: Void = Self.send(2_000, to: requests)
                for index in 0..<2_000 {
                    let message = try await responses.next()
                    #expect(message?.data == Self.data(index))
                }
                try await sent
                #expect(try await responses.next() == nil)
            }
        }
    }

    private static func send(
        _ count: Int, to requests: RequestSink<GrpcTesting.EchoMessage>
    ) async throws {
        for index in 0..<count {
            try await requests.send(GrpcTesting.EchoMessage(data: data(index)))
        }
        try await requests.close()
    }

    private static func data(_ index: Int) -> [UInt8] {
        [UInt8](repeating: UInt8(truncatingIfNeeded: index), count: index)
    }

    @Test func anEchoKeepsFieldsThatNobodyKnows() async throws {
        try await withService { _, client in
            let stream = try await client.open(
                GrpcTesting.TestService.echoStream, request: nil, CallOptions())
            let messages: [[UInt8]] = [[0x98, 0x06, 5], [], [0xFF, 0xFF], [0x0A, 1, 0x61]]
            for message in messages {
                try await stream.send(message)
                #expect(try await stream.receive() == message)
            }
            try await stream.closeSending()
            #expect(try await stream.receive() == nil)
        }
    }

    @Test func everyLimitIsAFlag() async throws {
        let flags = [
            "--concurrent-call-max", "9", "--calls-per-peer-max", "9", "--stream-count-max", "9",
            "--default-timeout", "2.5", "--concurrency-limit-min", "1",
            "--concurrency-limit-max", "9", "--no-adaptive-limit", "--waiting-call-max", "9",
            "--emergency-reserve", "0.5", "--no-deadline-admission", "--connection-count-max", "9",
            "--connections-per-peer-max", "9", "--waiting-answer-byte-count-max", "9000",
            "--write-stall-limit", "3", "--drain-limit", "3", "--loops", "2",
        ]
        try await withService(["--plaintext"] + flags) { service, _ in
            _ = try await service.emptyCall(GrpcTesting.Empty())
        }
        for wrong in [["--loops", "0"], ["--drain-limit", "-1"], ["--concurrent-call-max", "0"]] {
            await #expect(throws: InteropError.self) {
                try await Peers.withTestServer(["--plaintext"] + wrong) { _ in }
            }
        }
    }

    @Test func aStreamLimitRefusesTheNextStream() async throws {
        try await withService(["--plaintext", "--stream-count-max", "1"]) { service, _ in
            try await service.echoStream { requests, responses in
                try await requests.send(GrpcTesting.EchoMessage(data: [1]))
                #expect(try await responses.next()?.data == [1])
                let code = await Peers.code {
                    try await service.echoStream { requests, responses in
                        try await requests.close()
                        _ = try await responses.next()
                    }
                }
                #expect(code == .resourceExhausted)
                try await requests.close()
            }
        }
    }

    @Test func itDrainsOnSIGTERMAndExitsWithZero() async throws {
        try await Peers.withTestServer { server in
            try await Peers.withClient(of: server) { client in
                let service = GrpcTesting.TestServiceClient(client)
                _ = try await service.emptyCall(GrpcTesting.Empty())
                async let slept = service.sleep(
                    GrpcTesting.SleepRequest(milliseconds: 300),
                    options: CallOptions(timeout: .seconds(30)))
                // The second call is answered after the sleep has begun: on one connection they
                // arrive in their order.
                _ = try await service.sleep(GrpcTesting.SleepRequest(milliseconds: 20))
                #expect(server.terminate() == 0)
                _ = try await slept
            }
        }
    }
}
