import HTTPClient
import Messages
import RPC
import Testing

@testable import EHRGateway

/// Several documents of one call, with an EHR that the test plays.
@Suite struct DocumentsTogetherTests {
    private let clock = ManualClock()
    private let transport = PlayedTransport()
    private let gateway: FHIRGateway

    init() throws {
        gateway = try FHIRGateway(
            GatewayConfiguration(endpoint: "http://ehr/fhir"), transport: transport, clock: clock,
            jitter: FixedJitter())
    }

    private static func document(_ id: String) -> EhrV1.SubmitDocumentRequest {
        EhrV1.SubmitDocumentRequest(
            patientID: PHI("PAT001"), documentID: id, providerID: "PROV001", loinc: "11506-3",
            text: PHI("S: \(id)"))
    }

    private func submit(_ ids: [String]) async throws -> [EhrV1.SubmitDocumentsResponse.Outcome] {
        try await gateway.submitDocuments(
            .init(documents: ids.map(Self.document)),
            context: .background(deadline: clock.now + .seconds(60))
        ).outcomes
    }

    private func running(_ body: () async throws -> Void) async rethrows {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { await gateway.run() }
            while !gateway.posting.isRunning { await Task.yield() }
            try await body()
            group.cancelAll()
        }
    }

    @Test func theyGoInOneBatchAndEachHasItsOwnOutcome() async throws {
        try await running {
            async let outcomes = submit(["n1", "bad id", "n2"])
            let exchange = try #require(await transport.next())
            #expect(exchange.request.url == "http://ehr/fhir")
            exchange.answer(
                200,
                #"{"resourceType":"Bundle","type":"batch-response","entry":["#
                    + #"{"response":{"status":"201 Created","location":"DocumentReference/d1"}},"#
                    + #"{"response":{"status":"422 Unprocessable Entity"}}]}"#)
            let told = try await outcomes
            #expect(told.map(\.resourceID) == ["d1", "", ""])
            #expect(told.map(\.code) == [0, 3, 3], "INVALID_ARGUMENT")
            #expect(told.allSatisfy { !$0.message.contains("bad id") })
        }
    }

    @Test(arguments: [[], ["n1", "n1"], (0...64).map { "n\($0)" }])
    func aCallThatCannotBeIsRefusedAsAWhole(ids: [String]) async throws {
        do {
            _ = try await submit(ids)
            Issue.record("it was taken")
        } catch let error as RPCError {
            #expect(error.code == .invalidArgument)
        }
        #expect(transport.count == 0)
    }
}
