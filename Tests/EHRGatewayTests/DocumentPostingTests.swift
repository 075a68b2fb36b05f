import Foundation
import HTTPClient
import Messages
import RPC
import Testing

@testable import EHRGateway

/// Documents of several callers in one batch, with an EHR that the test plays.
@Suite struct DocumentPostingTests {
    private let clock = ManualClock()
    private let transport = PlayedTransport()
    private let gateway: FHIRGateway

    init() throws {
        gateway = try FHIRGateway(
            GatewayConfiguration(endpoint: "http://ehr/fhir"), transport: transport, clock: clock,
            jitter: FixedJitter())
    }

    private func running(_ body: () async throws -> Void) async rethrows {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { await gateway.run() }
            while !gateway.posting.isRunning { await Task.yield() }
            try await body()
            group.cancelAll()
        }
    }

    private func submit(_ id: String) async -> Result<String, StatusCodeError> {
        do {
            let response = try await gateway.submitDocument(
                .init(
                    patientID: PHI("PAT001"), documentID: id, providerID: "PROV001",
                    loinc: "11506-3", text: PHI("S: \(id)")),
                context: .background(deadline: clock.now + .seconds(60)))
            return .success(response.resourceID)
        } catch {
            return .failure(StatusCodeError(code: (error as? RPCError)?.code))
        }
    }

    struct StatusCodeError: Error, Equatable { let code: StatusCode? }

    /// One document under way, and these behind it: the batch that they make.
    private func batch(
        _ ids: [String], _ body: (PlayedTransport.Exchange) async throws -> Void
    ) async throws -> [String: Result<String, StatusCodeError>] {
        var outcomes: [String: Result<String, StatusCodeError>] = [:]
        try await running {
            outcomes = try await withThrowingTaskGroup(
                of: (String, Result<String, StatusCodeError>).self
            ) { group in
                group.addTask { ("first", await submit("first")) }
                let first = try #require(await transport.next())
                for id in ids { group.addTask { (id, await submit(id)) } }
                while gateway.posting.waitingCount < ids.count { await Task.yield() }
                first.answer(201, headers: [("location", "http://ehr/fhir/DocumentReference/d0")])
                try await body(try #require(await transport.next()))
                var outcomes: [String: Result<String, StatusCodeError>] = [:]
                for try await (id, outcome) in group { outcomes[id] = outcome }
                return outcomes
            }
        }
        return outcomes
    }

    private static func answer(_ entries: [String]) -> String {
        #"{"resourceType":"Bundle","type":"batch-response","entry":["#
            + entries.joined(separator: ",") + "]}"
    }

    private static func made(_ id: Int, _ status: String = "201 Created") -> String {
        #"{"response":{"status":"\#(status)","location":"DocumentReference/d\#(id)/_history/1"}}"#
    }

    @Test func documentsThatComeMeanwhileGoTogether() async throws {
        let ids = ["n1", "n2", "n3"]
        let outcomes = try await batch(ids) { exchange in
            #expect(exchange.request.url == "http://ehr/fhir")
            #expect(
                exchange.request.headers.contains {
                    $0.name == "prefer" && $0.value == "return=minimal"
                })
            let bundle = try JSONValue(parsing: exchange.body)
            let entries = bundle["entry"].map { value -> [JSONValue] in
                if case .array(let elements) = value { elements } else { [] }
            }
            #expect(entries?.count == 3)
            for id in ids {
                #expect(
                    exchange.body.contains(
                        #""ifNoneExist":"identifier=urn:carewire:note%7C\#(id)""#))
            }
            let order = ids.sorted {
                (exchange.body.range(of: "%7C\($0)")?.lowerBound ?? exchange.body.endIndex)
                    < (exchange.body.range(of: "%7C\($1)")?.lowerBound ?? exchange.body.endIndex)
            }
            exchange.answer(200, Self.answer(order.map { Self.made(Int($0.dropFirst()) ?? 0) }))
        }
        #expect(
            outcomes == [
                "first": .success("d0"), "n1": .success("d1"), "n2": .success("d2"),
                "n3": .success("d3"),
            ])
    }

    @Test func oneThatWasThereBeforeIsCompared() async throws {
        let outcomes = try await batch(["n1", "n2"]) { exchange in
            exchange.answer(200, Self.answer([Self.made(1, "200 OK"), Self.made(2, "200 OK")]))
            for _ in 0..<2 {
                let alone = try #require(await transport.next())
                #expect(alone.request.url == "http://ehr/fhir/DocumentReference")
                let isFirst = alone.body.contains(#""value":"n1""#)
                alone.answer(
                    200,
                    isFirst
                        ? #"{"resourceType":"DocumentReference","id":"d1"}"#
                        : #"{"resourceType":"DocumentReference","id":"d2","content":[{"attachment"#
                            + #"":{"hash":"2jmj7l5rSw0yVb/vlWAYkK/YBwk="}}]}"#)
            }
        }
        #expect(outcomes["n1"] == .success("d1"))
        #expect(outcomes["n2"] == .failure(StatusCodeError(code: .alreadyExists)))
    }

    @Test func oneThatIsRefusedFailsAloneAndAPassingFailureIsTriedAgain() async throws {
        let outcomes = try await batch(["n1", "n2"]) { exchange in
            let isFirst =
                (exchange.body.range(of: "%7Cn1")?.lowerBound ?? exchange.body.endIndex)
                < (exchange.body.range(of: "%7Cn2")?.lowerBound ?? exchange.body.endIndex)
            let refusal = #"{"response":{"status":"422 Unprocessable Entity"}}"#
            let failure = #"{"response":{"status":"500 Internal Server Error"}}"#
            exchange.answer(
                200, Self.answer(isFirst ? [refusal, failure] : [failure, refusal]))
            let again = try #require(await transport.next())
            #expect(again.body.contains(#""value":"n2""#))
            again.answer(201, headers: [("location", "http://ehr/fhir/DocumentReference/d2")])
        }
        #expect(outcomes["n1"] == .failure(StatusCodeError(code: .invalidArgument)))
        #expect(outcomes["n2"] == .success("d2"))
    }

    @Test func anEHRThatKnowsNoSuchBatchGetsThemOneByOne() async throws {
        let outcomes = try await batch(["n1", "n2"]) { exchange in
            exchange.answer(400, "")
            for _ in 0..<2 {
                let alone = try #require(await transport.next())
                let number = alone.body.contains(#""value":"n1""#) ? 1 : 2
                alone.answer(
                    201, headers: [("location", "http://ehr/fhir/DocumentReference/d\(number)")])
            }
        }
        #expect(outcomes["n1"] == .success("d1"))
        #expect(outcomes["n2"] == .success("d2"))
        #expect(transport.count == 4)
    }

    @Test func anEHRThatIsDownFailsThemAll() async throws {
        let outcomes = try await batch(["n1", "n2"]) { exchange in
            exchange.fail(.timeout)
        }
        #expect(outcomes["n1"] == .failure(StatusCodeError(code: .deadlineExceeded)))
        #expect(outcomes["n2"] == outcomes["n1"])
    }

    @Test func aDocumentIsTakenBack() async throws {
        let context = CallContext.background(deadline: clock.now + .seconds(60))
        for (isError, method, status, found) in [
            (false, "DELETE", "204 No Content", true), (true, "PATCH", "200 OK", true),
            (false, "DELETE", "404 Not Found", false),
        ] {
            async let response = gateway.retractDocument(
                .init(documentID: "n1", enteredInError: isError), context: context)
            let exchange = try #require(await transport.next())
            #expect(exchange.body.contains(#""method":"\#(method)""#))
            #expect(
                exchange.body.contains(
                    #""url":"DocumentReference?identifier=urn:carewire:note%7Cn1""#))
            #expect(exchange.body.contains("entered-in-error") == isError)
            exchange.answer(200, Self.answer([#"{"response":{"status":"\#(status)"}}"#]))
            #expect(try await response.found == found)
        }
    }

    @Test func aDocumentSaysWhatItReplacesAndHowItStands() throws {
        var request = EhrV1.SubmitDocumentRequest(
            patientID: PHI("PAT001"), documentID: "n.2", loinc: "11506-3", text: PHI("S: x"),
            replacesDocumentID: "n", status: .enteredInError)
        let resource = try JSONSlice(
            checking: DocumentReference.resource(request, date: "2026-01-05T08:00:00.000Z"))
        #expect(resource.string("status") == "entered-in-error")
        let relation = resource["relatesTo"]?.elements.first
        #expect(relation?.string("code") == "replaces")
        #expect(relation?["target"]?["identifier"]?.string("value") == "n")
        #expect(relation?["target"]?["identifier"]?.string("system") == "urn:carewire:note")
        request.replacesDocumentID = "n.2"
        #expect(throws: EHRGatewayError.self) { try RequestRules.check(request) }
        request.replacesDocumentID = "n,1"
        #expect(throws: EHRGatewayError.self) { try RequestRules.check(request) }
    }
}
