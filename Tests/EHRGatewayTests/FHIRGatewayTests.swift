import CircuitBreaking
import HTTPClient
import LatencyBudget
import Messages
import RPC
import Synchronization
import Testing

@testable import EHRGateway

/// The service, with an EHR that the test plays and a clock that it turns.
@Suite struct FHIRGatewayTests {
    /// Hops that a handler reported.
    private final class Observer: CallObserver {
        let hops = Mutex<[HopRecord]>([])
        func observe(_ hop: HopRecord) { hops.withLock { $0.append(hop) } }
    }

    private let clock = ManualClock()
    private let transport = PlayedTransport()
    private let gateway: FHIRGateway
    private let observer = Observer()

    init() throws {
        gateway = try FHIRGateway(
            GatewayConfiguration(endpoint: "http://ehr/fhir/"), transport: transport, clock: clock,
            jitter: FixedJitter())
    }

    private var context: CallContext {
        CallContext.background(deadline: clock.now + .seconds(60), observer: observer)
    }

    private func running(_ body: () async throws -> Void) async rethrows {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { await gateway.run() }
            while !gateway.reads.isRunning || !gateway.looks.isRunning { await Task.yield() }
            try await body()
            group.cancelAll()
        }
    }

    private func code(_ body: () async throws -> some Sendable) async -> StatusCode? {
        do {
            _ = try await body()
            return nil
        } catch {
            return (error as? RPCError)?.code
        }
    }

    private func readPatient(_ id: String) async -> StatusCode? {
        await code {
            try await gateway.readPatient(.init(patientID: PHI(id)), context: context)
        }
    }

    private static let patient =
        #"{"resourceType":"Patient","id":"p7","meta":{"versionId":"3"},"identifier":[{"system":"#
        + #""urn:carewire:mrn","value":"PAT001"}],"x": 1.500}"#

    private func searchset(_ resources: [String]) -> String {
        let entries = resources.map { #"{"resource":\#($0),"search":{"mode":"match"}}"# }
        return #"{"resourceType":"Bundle","type":"searchset","entry":["#
            + entries.joined(separator: ",") + "]}"
    }

    private func batch(_ entries: [(status: String, resource: String)]) -> String {
        let entries = entries.map { status, resource in
            let member = resource.isEmpty ? "" : #""resource":\#(resource),"#
            return #"{\#(member)"response":{"status":"\#(status)"}}"#
        }
        return #"{"resourceType":"Bundle","type":"batch-response","entry":["#
            + entries.joined(separator: ",") + "]}"
    }

    @Test func aPatientComesAsTheEHRWroteIt() async throws {
        try await running {
            async let response = gateway.readPatient(
                .init(patientID: PHI("PAT001")), context: context)
            let exchange = try #require(await transport.next())
            #expect(exchange.request.url == "http://ehr/fhir")
            #expect(exchange.request.method == .post)
            #expect(exchange.deadline <= clock.start + .seconds(2))
            clock.advance(by: .milliseconds(3))
            exchange.answer(200, batch([("200 OK", searchset([Self.patient]))]))
            let patient = try await response
            #expect(patient.resource.revealed == Array(Self.patient.utf8))
            #expect(patient.versionID == "3")
            let hops = observer.hops.withLock { $0 }
            #expect(hops.map(\.operation) == ["ehr.http"])
            #expect(hops.first?.runNanoseconds == 3_000_000)
        }
    }

    @Test func everyFailureHasItsStatusAndNamesNobody() async throws {
        let other = Self.patient.split(separator: "PAT001").joined(separator: "PAT002")
        let cases: [(Int, String, StatusCode)] = [
            (200, batch([("200 OK", searchset([]))]), .notFound),
            (200, batch([("404 Not Found", "")]), .notFound),
            (
                200, batch([("200 OK", searchset([Self.patient, Self.patient]))]),
                .failedPrecondition
            ),
            (200, batch([("200 OK", searchset([other]))]), .internalError),
            (200, batch([("500", "")]), .unavailable), (200, "<html>", .internalError),
            (200, batch([]), .internalError), (400, "", .invalidArgument),
            (401, "", .failedPrecondition), (404, "", .notFound), (302, "", .internalError),
        ]
        try await running {
            for (status, body, expected) in cases {
                async let outcome = Result {
                    try await gateway.readPatient(
                        .init(patientID: PHI("PAT001")), context: context)
                }
                try #require(await transport.next()).answer(status, body)
                guard case .failure(let error) = await outcome else {
                    Issue.record("\(status) was taken for an answer")
                    continue
                }
                #expect((error as? RPCError)?.code == expected)
                #expect(!"\(error)".contains("PAT0"))
                #expect(!String(reflecting: error).contains("PAT0"))
            }
        }
    }

    @Test func onlyAnIdThatIsNoQueryIsAsked() async throws {
        await running {
            for id in ["", "PAT001,PAT002", "a|b", "a b", "../x", "ä"] {
                #expect(await readPatient(id) == .invalidArgument)
            }
            let many = await code {
                try await gateway.searchObservations(
                    .init(patientID: PHI("PAT001"), count: 101), context: context)
            }
            #expect(many == .invalidArgument)
        }
        #expect(transport.count == 0)
    }

    private func askObservations() async throws -> EhrV1.SearchObservationsResponse {
        try await gateway.searchObservations(
            .init(patientID: PHI("PAT001"), count: 2), context: context)
    }

    @Test func observationsTravelWithTheirPatient() async throws {
        let observation = { (id: String) in
            #"{"resourceType":"Observation","subject":{"reference":"Patient/\#(id)"},"#
                + #""valueQuantity":{"value":98.60}}"#
        }
        try await running {
            async let response = askObservations()
            let exchange = try #require(await transport.next())
            #expect(exchange.body.contains("Patient?identifier="))
            #expect(exchange.body.contains("_sort=-date&_count=2"))
            let patient = (status: "200 OK", resource: searchset([Self.patient]))
            exchange.answer(
                200,
                batch([
                    patient, ("200 OK", searchset([observation("p7"), observation("p7")])),
                ]))
            let resources = try await response.resources
            #expect(
                resources.map(\.revealed)
                    == Array(repeating: Array(observation("p7").utf8), count: 2))

            async let mixed = code { try await askObservations() }
            try #require(await transport.next()).answer(
                200, batch([patient, ("200 OK", searchset([observation("p8")]))]))
            #expect(await mixed == .internalError)

            async let none = code { try await askObservations() }
            try #require(await transport.next()).answer(
                200, batch([patient, ("200 OK", searchset([]))]))
            #expect(await none == nil)

            async let unknown = code { try await askObservations() }
            try #require(await transport.next()).answer(
                200, batch([("200 OK", searchset([])), ("200 OK", searchset([]))]))
            #expect(await unknown == .notFound)
        }
    }

    @Test func theAnswerComesByTheCallersDeadlineOrTheTotal() async throws {
        try await running {
            async let hurried = code {
                try await gateway.readPatient(
                    .init(patientID: PHI("PAT001")),
                    context: .background(deadline: clock.start + .milliseconds(500)))
            }
            _ = try #require(await transport.next())
            await clock.waitForAlarm(at: .milliseconds(490))
            clock.advance(by: .milliseconds(490))
            #expect(await hurried == .deadlineExceeded)
            // Nobody wants that batch any more: it is given up, and leaves its place.
            while !gateway.reads.isIdle { await Task.yield() }
            #expect(transport.pendingCount == 0)

            async let patient = readPatient("PAT002")
            _ = try #require(await transport.next())
            await clock.waitForAlarm(at: .milliseconds(490 + 1_990))
            clock.advance(by: .milliseconds(1_990))
            #expect(await patient == .deadlineExceeded)
        }
        let late = await code {
            try await gateway.submitDocument(
                Self.document, context: .background(deadline: clock.now + .milliseconds(10)))
        }
        #expect(late == .deadlineExceeded)
    }

    @Test func aSilentEHROpensTheBreakerWhoeverStopsWaiting() async throws {
        try await running {
            for round in 1...10 {
                async let patient = code {
                    try await gateway.readPatient(
                        .init(patientID: PHI("PAT001")),
                        context: .background(deadline: clock.now + .milliseconds(1_000)))
                }
                _ = try #require(await transport.next())
                await clock.waitForAlarm(at: .milliseconds(990) * round)
                clock.advance(by: .milliseconds(990))
                #expect(await patient == .deadlineExceeded)
                while !gateway.reads.isIdle { await Task.yield() }
            }
            #expect(gateway.breakers().map(\.snapshot.state) == [.open, .closed, .closed])
        }
    }

    @Test func callersThatGoAwayOpenNoBreaker() async throws {
        await running {
            for _ in 1...10 {
                await withTaskGroup(of: StatusCode?.self) { group in
                    group.addTask { await readPatient("PAT001") }
                    _ = await transport.next()
                    clock.advance(by: .milliseconds(990))
                    group.cancelAll()
                }
                while !gateway.reads.isIdle { await Task.yield() }
            }
            #expect(gateway.breakers().map(\.snapshot.totals.ignoredCount) == [10, 0, 0])
        }
    }

    private static let document = EhrV1.SubmitDocumentRequest(
        patientID: PHI("PAT001"), documentID: "n1", providerID: "PROV001", loinc: "11506-3",
        text: PHI("S: x"))

    @Test func aDocumentIsPostedOnItsConditionAndTriedAgain() async throws {
        async let response = gateway.submitDocument(Self.document, context: context)
        let first = try #require(await transport.next())
        #expect(first.request.url == "http://ehr/fhir/DocumentReference")
        let condition = first.request.headers.first { $0.name == "if-none-exist" }
        #expect(condition?.value == "identifier=urn:carewire:note%7Cn1")
        first.fail(.protocolFailed)
        await clock.waitForAlarm(at: .milliseconds(50))
        clock.advance(by: .milliseconds(50))
        let second = try #require(await transport.next())
        #expect(second.request.body == first.request.body)
        #expect(second.deadline == first.deadline)
        second.answer(200, "", headers: [("location", "http://ehr/fhir/DocumentReference/d1")])
        #expect(try await response.resourceID == "d1")
    }

    @Test func eachOperationHasItsOwnBreaker() async throws {
        let breaker = try CircuitBreakerConfiguration(
            slidingWindow: .count(2), minimumNumberOfCalls: 2)
        var configuration = GatewayConfiguration(endpoint: "http://ehr")
        configuration.breaker = breaker
        configuration.attemptCountMax = 1
        let changes = Mutex<[String]>([])
        let gateway = try FHIRGateway(
            configuration, transport: transport, clock: clock, jitter: FixedJitter()
        ) { name, change in changes.withLock { $0.append("\(name) \(change.to)") } }
        for _ in 0..<2 {
            async let outcome = code {
                try await gateway.submitDocument(Self.document, context: context)
            }
            try #require(await transport.next()).answer(503)
            #expect(await outcome == .unavailable)
        }
        #expect(changes.withLock { $0 } == ["ehr.submit open"])
        let error = await #expect(throws: RPCError.self) {
            try await gateway.submitDocument(Self.document, context: context)
        }
        #expect(error?.code == .unavailable)
        #expect(error?.message.contains("retry after 5000 ms") == true)
        #expect(error?.retryAfter == .seconds(5))
        #expect(transport.count == 2)
        #expect(gateway.breakers().map(\.snapshot.state) == [.closed, .open, .closed])
    }

    @Test func statusIsSharedAndGoodForASecond() async throws {
        let statement = #"{"resourceType":"CapabilityStatement","fhirVersion":"4.0.1"}"#
        try await running {
            async let first = gateway.status(.init(), context: context)
            let exchange = try #require(await transport.next())
            #expect(exchange.request.url == "http://ehr/fhir/metadata")
            async let second = gateway.status(.init(), context: context)
            while gateway.looks.waitingCount < 1 { await Task.yield() }
            exchange.answer(200, statement)
            #expect(
                try await first == .init(reachable: true, fhirVersion: "4.0.1", breaker: .closed))
            #expect(try await second.reachable)
            clock.advance(by: .milliseconds(999))
            #expect(try await gateway.status(.init(), context: context).reachable)
            #expect(transport.count == 1)
            clock.advance(by: .milliseconds(1))
            async let third = gateway.status(.init(), context: context)
            try #require(await transport.next()).fail(.connectFailed)
            #expect(try await third == .init(reachable: false, fhirVersion: "", breaker: .closed))
            #expect(try await gateway.status(.init(), context: context).reachable == false)
            #expect(transport.count == 2)
        }
    }

    @Test(
        arguments: [
            (.closed, .closed), (.open, .open), (.halfOpen, .halfOpen), (.forcedOpen, .open),
            (.disabled, .closed), (.metricsOnly, .closed),
        ] as [(CircuitBreakerState, EhrV1.StatusResponse.Breaker)])
    func statusTellsWhetherCallsAreRefused(
        state: CircuitBreakerState, told: EhrV1.StatusResponse.Breaker
    ) async throws {
        let breaker = gateway.submitting.breaker
        switch state {
        case .closed: breaker.transitionToClosedState(now: clock.now)
        case .open: breaker.transitionToOpenState(now: clock.now)
        case .halfOpen: breaker.transitionToHalfOpenState(now: clock.now)
        case .forcedOpen: breaker.transitionToForcedOpenState(now: clock.now)
        case .disabled: breaker.transitionToDisabledState(now: clock.now)
        case .metricsOnly: breaker.transitionToMetricsOnlyState(now: clock.now)
        }
        try await running {
            async let status = gateway.status(.init(), context: context)
            try #require(await transport.next()).fail(.connectFailed)
            #expect(try await status.breaker == told)
        }
    }

    @Test func withoutItsTaskItIsUnavailable() async {
        #expect(await readPatient("PAT001") == .unavailable)
    }

    @Test func aCancelledCallIsCancelled() async throws {
        await running {
            await withTaskGroup(of: StatusCode?.self) { group in
                group.addTask { await readPatient("PAT001") }
                _ = await transport.next()
                group.cancelAll()
                #expect(await group.next() == .some(.cancelled))
            }
            await transport.waitUntilIdle()
            #expect(gateway.breakers().allSatisfy { $0.snapshot.callCount == 0 })
        }
    }
}

extension Result where Failure == any Error {
    fileprivate init(_ body: () async throws -> Success) async {
        do { self = .success(try await body()) } catch { self = .failure(error) }
    }
}
