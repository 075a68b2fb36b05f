import Messages
import RPC
import RPCTransport
import Testing

/// Our client calls a Go server.
@Suite(.serialized) struct GoServerTests {
    private func withService(
        _ body: (GrpcTesting.TestServiceClient, RPCClient) async throws -> Void
    ) async throws {
        try await Peers.withGoServer { server in
            try await Peers.withClient(of: server) { client in
                try await body(GrpcTesting.TestServiceClient(client), client)
            }
        }
    }

    @Test(arguments: [0, 1, 127, 128, 65_536, 3 << 20] as [Int32])
    func payloadsOfEverySizeComeBack(size: Int32) async throws {
        try await withService { service, _ in
            _ = try await service.emptyCall(GrpcTesting.Empty())
            let payload = GrpcTesting.Payload(body: [UInt8](repeating: 7, count: Int(size)))
            let response = try await service.unaryCall(
                GrpcTesting.SimpleRequest(responseSize: size, payload: payload))
            #expect(response.payload?.body == [UInt8](repeating: 0, count: Int(size)))
        }
    }

    @Test func everyStatusComesBackWithItsText() async throws {
        try await withService { service, _ in
            for code in StatusCode.allCases where code != .ok {
                let status = GrpcTesting.EchoStatus(code: code.rawValue, message: "für \(code)")
                do throws(RPCError) {
                    _ = try await service.unaryCall(
                        GrpcTesting.SimpleRequest(responseStatus: status))
                    Issue.record("\(code.name) came back as success")
                } catch {
                    #expect(error.code == code)
                    #expect(error.message == "für \(code)")
                }
            }
        }
    }

    @Test func namesThatItDoesNotKnowAreUnimplemented() async throws {
        try await withService { service, _ in
            // The Go side has some of the unary methods alone.
            let code = await Peers.code {
                _ = try await service.streamingInputCall { _ in }
            }
            #expect(code == .unimplemented)
        }
    }

    @Test func metadataAndDeadlineArrive() async throws {
        try await withService { service, _ in
            var metadata = Metadata()
            metadata.append("x-oauth-scope", "all of it: ä")
            let response = try await service.unaryCall(
                GrpcTesting.SimpleRequest(fillUsername: true, fillOauthScope: true),
                options: CallOptions(timeout: .seconds(60), metadata: metadata))
            #expect(response.oauthScope == "all of it: ä")
            let left = try #require(Int(response.username), "no deadline arrived")
            #expect(left > 30_000 && left <= 60_000, "\(left) ms are left of 60 s")
        }
    }

    @Test func aCallEndsAtItsDeadlineAndTheNextOneIsServed() async throws {
        try await withService { service, _ in
            let code = await Peers.code {
                _ = try await service.sleep(
                    GrpcTesting.SleepRequest(milliseconds: 60_000),
                    options: CallOptions(timeout: .milliseconds(200)))
            }
            #expect(code == .deadlineExceeded)
            _ = try await service.sleep(GrpcTesting.SleepRequest(milliseconds: 1))
        }
    }

    @Test func whatDoesNotFitIntoAFrameFailsItsOwnCallAlone() async throws {
        try await withService { service, _ in
            let tooLarge = GrpcTesting.Payload(body: [UInt8](repeating: 0, count: 4 << 20))
            let sent = await Peers.code {
                _ = try await service.unaryCall(GrpcTesting.SimpleRequest(payload: tooLarge))
            }
            #expect(sent == .resourceExhausted)
            let received = await Peers.code {
                _ = try await service.big(GrpcTesting.BigRequest(size: 5 << 20))
            }
            #expect(received == .resourceExhausted)
            let fitting = (4 << 20) - 64
            let response = try await service.big(GrpcTesting.BigRequest(size: Int32(fitting)))
            #expect(response.payload.count == fitting)
        }
    }

    @Test func manyCallsAtOnceGetTheirOwnAnswers() async throws {
        try await withService { service, _ in
            try await withThrowingDiscardingTaskGroup { group in
                for caller in 0..<64 {
                    group.addTask {
                        for number in 0..<20 {
                            let size = Int32(caller * 31 + number * 7)
                            let response = try await service.unaryCall(
                                GrpcTesting.SimpleRequest(responseSize: size))
                            #expect(response.payload?.body.count == Int(size))
                        }
                    }
                }
            }
        }
    }
}
