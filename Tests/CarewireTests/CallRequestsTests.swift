import Messages
import RPC
import Testing

@testable import carewire

/// Several JSON documents in one text.
@Suite struct CallRequestsTests {
    @Test func documentsMayTouchOrStandApart() throws {
        let text = #"{"a":1}{"b":[{}]} "# + "\n\t" + #"{"c":"} {\"\\"}"#
        let requests = try CallRequests.parse(text)
        #expect(requests.map { $0.text() } == [#"{"a":1}"#, #"{"b":[{}]}"#, #"{"c":"} {\"\\"}"#])
        #expect(try CallRequests.parse("  {}\n").count == 1)
    }

    @Test(arguments: ["", "  ", "{", "}", "{}}", "{} x", #"{"a":"}"#, "]{}", "{}{,}"])
    func whatIsNoJSONIsRefused(text: String) {
        #expect(throws: MessageError.self) { try CallRequests.parse(text) }
    }

    @Test func thereIsALimit() throws {
        let most = String(repeating: "{}", count: CallRequests.countMax)
        #expect(try CallRequests.parse(most).count == CallRequests.countMax)
        #expect(throws: CLIError.self) { try CallRequests.parse(most + "{}") }
    }

    @Test func aMethodOfOneRequestTakesOneDocument() throws {
        let reader = RequestReader(patient: "PAT001", provider: "PROV001", idempotencyKey: nil)
        let echo = GrpcTesting.TestService.echoStream
        #expect(try reader.readAll("{}{}{}", for: echo).count == 3)
        #expect(try reader.readAll(nil, for: echo) == [.object([])])
        #expect(throws: CLIError.self) {
            try reader.read("{}{}", for: GrpcTesting.TestService.big)
        }
    }
}
