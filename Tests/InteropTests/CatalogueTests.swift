import Messages
import RPC
import RPCTransport
import Testing

/// Methods of every kind called with JSON, as the command line does.
@Suite(.serialized) struct CatalogueTests {
    private func call(_ name: MethodName, _ requests: [String]) async throws -> [String] {
        let method = try #require(Catalogue.methods.first { $0.name == name })
        var answers: [String] = []
        try await Peers.withTestServer { server in
            try await Peers.withClient(of: server) { client in
                let json = try requests.map { try JSONValue(parsing: $0) }
                try await method.call(client, json, CallOptions()) { answers.append($0.text()) }
            }
        }
        return answers
    }

    @Test func oneRequestOneResponse() async throws {
        let answers = try await call(GrpcTesting.TestService.big, [#"{"size":3}"#])
        #expect(answers == [#"{"payload":"AAAA"}"#])
    }

    @Test func manyRequestsOneResponse() async throws {
        let request = #"{"payload":{"body":"AAAA"}}"#
        let answers = try await call(
            GrpcTesting.TestService.streamingInputCall, [request, request])
        #expect(answers == [#"{"aggregatedPayloadSize":6}"#])
    }

    @Test func oneRequestManyResponses() async throws {
        let request = #"{"responseParameters":[{"size":1},{"size":2}]}"#
        let answers = try await call(GrpcTesting.TestService.streamingOutputCall, [request])
        #expect(
            answers == [
                #"{"payload":{"type":"COMPRESSABLE","body":"AA=="}}"#,
                #"{"payload":{"type":"COMPRESSABLE","body":"AAA="}}"#,
            ])
    }

    @Test func manyOfBoth() async throws {
        let requests = (0..<50).map { _ in #"{"data":"AQID"}"# }
        #expect(try await call(GrpcTesting.TestService.echoStream, requests) == requests)
        #expect(try await call(GrpcTesting.TestService.echoStream, []).isEmpty)
    }

    @Test func aMethodThatTakesOneRequestRefusesTwo() async throws {
        let twice = [#"{"size":3}"#, #"{"size":3}"#]
        let code = await Peers.code {
            _ = try await call(GrpcTesting.TestService.big, twice)
        }
        #expect(code == .invalidArgument)
        await #expect(throws: MessageError.self) {
            try await call(GrpcTesting.TestService.big, [#"{"length":3}"#])
        }
    }
}
