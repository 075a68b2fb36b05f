import EHRSimulator
import HTTPClient
import Messages
import RPC
import Reactor
import Testing

@testable import EHRGateway

/// Gateway, HTTP client and simulator together, over loopback, with budgets scaled down.
@Suite(.serialized) struct LoopbackTests {
    private struct World: Sendable {
        let gateway: FHIRGateway
        let simulator: EHRSimulatorServer
        let client: HTTPClient
        let base: String

        var context: CallContext { .background(deadline: ContinuousClock.now + .seconds(60)) }

        func read(_ id: String) async throws -> EhrV1.ReadPatientResponse {
            try await gateway.readPatient(.init(patientID: PHI(id)), context: context)
        }

        func submit(_ id: String) async throws -> String {
            try await gateway.submitDocument(
                .init(
                    patientID: PHI("PAT001"), documentID: id, providerID: "PROV001",
                    loinc: "11506-3", text: PHI("S: cough\nP: rest")), context: context
            ).resourceID
        }

        /// What the simulator counted.
        func counters() async throws -> JSONValue {
            let reply = try await client.send(
                .init(.get, base + "/control"), deadline: ContinuousClock.now + .seconds(60))
            let json = try JSONValue(parsing: String(decoding: reply.body, as: UTF8.self))
            return json["counters"] ?? .null
        }
    }

    /// Everything on one loop; taken down at the end.
    private func withWorld(
        budget: Duration = .seconds(60), attempts: Int = 3,
        _ body: @Sendable (World) async throws -> Void
    ) async throws {
        let loop = EventLoop(name: "ehr-test")
        loop.start()
        defer { loop.stop() }
        let (ports, inbox) = AsyncStream<Int>.makeStream()
        var settings = EHRSimulatorConfiguration()
        settings.patientCount = 30
        let simulator = try EHRSimulatorServer(settings) { inbox.yield($0) }
        let client = try HTTPClient(loop: loop)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await simulator.run() }
            var iterator = ports.makeAsyncIterator()
            let base = "http://127.0.0.1:\(try #require(await iterator.next()))"
            var configuration = GatewayConfiguration(endpoint: base)
            configuration.totalBudget = budget
            configuration.statusTimeout = budget / 4
            configuration.answerMargin = .zero
            configuration.attemptCountMax = attempts
            configuration.retryDelay = .milliseconds(1)
            let gateway = try FHIRGateway(configuration, loop: loop, client: client)
            let world = World(gateway: gateway, simulator: simulator, client: client, base: base)
            try await loop.run {
                try await withThrowingTaskGroup(of: Void.self) { inner in
                    inner.addTask { await gateway.run() }
                    while !gateway.reads.isRunning || !gateway.looks.isRunning {
                        await Task.yield()
                    }
                    try await body(world)
                    inner.cancelAll()
                }
                client.shutdown()
            }
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

    @Test func readsManyPatientsInFewBatchesAndEachCallerGetsItsOwn() async throws {
        try await withWorld { world in
            try await withThrowingTaskGroup(of: (String, EhrV1.ReadPatientResponse).self) { group in
                for number in 0..<100 {
                    let digits = "\(number % 30 + 1)"
                    let id = "PAT" + String(repeating: "0", count: 3 - digits.count) + digits
                    group.addTask { (id, try await world.read(id)) }
                }
                for try await (id, response) in group {
                    let text = String(decoding: response.resource.revealed, as: UTF8.self)
                    #expect(text.contains("\"value\":\"\(id)\""))
                    #expect(response.versionID == "1")
                }
            }
            let counters = try await world.counters()
            guard case .number(let batches)? = counters["requests"]?["batch"] else {
                Issue.record("no batch was counted")
                return
            }
            #expect(try #require(Int(batches)) <= 11)
        }
    }

    @Test func observationsKeepTheirDecimals() async throws {
        try await withWorld { world in
            let response = try await world.gateway.searchObservations(
                .init(patientID: PHI("PAT007"), count: 5), context: world.context)
            let texts = response.resources.map { String(decoding: $0.revealed, as: UTF8.self) }
            #expect(texts.count == 5)
            #expect(texts.first?.contains("2026-01-05T12:00:00Z") == true)
            #expect(texts.contains { $0.contains("\"value\":36.70,") })
            #expect(texts.contains { $0.contains("\"value\":95.0,") })
            let unknown = await code {
                try await world.gateway.searchObservations(
                    .init(patientID: PHI("PAT999")), context: world.context)
            }
            #expect(unknown == .notFound)
        }
    }

    @Test func anUnknownPatientIsItsOwnCallersProblem() async throws {
        try await withWorld { world in
            async let unknown = code { try await world.read("PAT999") }
            async let known = code { try await world.read("PAT001") }
            #expect(await unknown == .notFound)
            #expect(await known == nil)
        }
    }

    @Test func aDocumentSubmittedManyTimesIsThereOnce() async throws {
        try await withWorld { world in
            let ids = try await withThrowingTaskGroup(of: String.self) { group in
                for _ in 0..<20 { group.addTask { try await world.submit("n1") } }
                return try await group.reduce(into: Set()) { $0.insert($1) }
            }
            #expect(ids == ["d1"])
            #expect(try await world.counters()["documents"]?["n1"] == .number("1"))
        }
    }

    @Test func aDocumentWhoseAnswerWasLostIsThereOnce() async throws {
        try await withWorld { world in
            world.simulator.faults.errorRate = 1
            world.simulator.faults.errorAfterEffect = true
            #expect(await code { try await world.submit("n1") } == .unavailable)
            world.simulator.faults.errorRate = 0
            let id = try await world.submit("n1")
            #expect(id == "d1")
            let counters = try await world.counters()
            #expect(counters["documents"]?["n1"] == .number("1"))
            #expect(counters["requests"]?["create"] == .number("4"))
        }
    }

    @Test func documentsOfManyCallersShareBatchesAndAreAllThere() async throws {
        try await withWorld { world in
            let ids = try await withThrowingTaskGroup(of: String.self) { group in
                for number in 0..<40 {
                    group.addTask { try await world.submit("n\(number % 30)") }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(ids.count == 40 && Set(ids).count == 30)
            let counters = try await world.counters()
            for number in 0..<30 {
                #expect(counters["documents"]?["n\(number)"] == .number("1"))
            }
            guard case .number(let batches) = counters["requests"]?["batch"] else {
                Issue.record("the simulator counts no batches")
                return
            }
            #expect((1...20).contains(Int(batches) ?? 0))
        }
    }

    @Test func theEHRShowsWhatIsReplacedTakenBackAndEnteredInError() async throws {
        try await withWorld { world in
            let first = try await world.submit("n1")
            let second = try await world.gateway.submitDocument(
                .init(
                    patientID: PHI("PAT001"), documentID: "n1.2", loinc: "11506-3",
                    text: PHI("S: wrong patient"), replacesDocumentID: "n1",
                    status: .enteredInError), context: world.context
            ).resourceID
            func status(_ id: String) async throws -> JSONValue? {
                let reply = try await world.client.send(
                    .init(.get, world.base + "/DocumentReference/" + id),
                    deadline: ContinuousClock.now + .seconds(60))
                let json = try JSONValue(parsing: String(decoding: reply.body, as: UTF8.self))
                return json["status"]
            }
            #expect(try await status(first) == .string("superseded"))
            #expect(try await status(second) == .string("entered-in-error"))
            let third = try await world.submit("n2")
            let marked = try await world.gateway.retractDocument(
                .init(documentID: "n2", enteredInError: true), context: world.context)
            #expect(marked.found)
            #expect(try await status(third) == .string("entered-in-error"))
            for isThere in [true, false] {
                let deleted = try await world.gateway.retractDocument(
                    .init(documentID: "n2"), context: world.context)
                #expect(deleted.found == isThere)
            }
            #expect(try await status(third) == nil)
        }
    }

    @Test func anotherTextUnderTheSameIdIsRefused() async throws {
        try await withWorld { world in
            _ = try await world.submit("n1")
            let other = await code {
                try await world.gateway.submitDocument(
                    .init(
                        patientID: PHI("PAT001"), documentID: "n1", loinc: "11506-3",
                        text: PHI("S: something else")), context: world.context)
            }
            #expect(other == .alreadyExists)
        }
    }

    @Test func aHangingEHRIsAnsweredForAndThenRecovers() async throws {
        try await withWorld(budget: .milliseconds(200)) { world in
            world.simulator.faults.hang = true
            await withTaskGroup(of: StatusCode?.self) { group in
                group.addTask { await code { try await world.read("PAT001") } }
                group.addTask { await code { try await world.submit("n1") } }
                for await code in group { #expect(code == .deadlineExceeded) }
            }
            let down = try await world.gateway.status(.init(), context: world.context)
            #expect(!down.reachable)
            world.simulator.faults.hang = false
            // The effect came before the hang: the repeat finds it.
            #expect(try await world.submit("n1") == "d1")
            #expect(await code { try await world.read("PAT001") } == nil)
        }
    }

    @Test func aSlowEHRWithinTheBudgetIsNoFailureAndBeyondItIs() async throws {
        try await withWorld(budget: .seconds(2)) { world in
            world.simulator.faults.delayMilliseconds = 100
            #expect(await code { try await world.read("PAT001") } == nil)
        }
        try await withWorld(budget: .milliseconds(100)) { world in
            world.simulator.faults.delayMilliseconds = 60_000
            #expect(await code { try await world.read("PAT001") } == .deadlineExceeded)
        }
    }

    @Test func aDrippingEHRIsCutOff() async throws {
        try await withWorld(budget: .milliseconds(100)) { world in
            world.simulator.faults.slowDrip = 50
            #expect(await code { try await world.read("PAT001") } == .deadlineExceeded)
        }
    }

    @Test func entriesThatFailAreTheirCallersAlone() async throws {
        try await withWorld { world in
            world.simulator.faults.entryErrorRate = 0.3
            let codes = await withTaskGroup(of: StatusCode?.self) { group in
                for number in 10..<30 {
                    group.addTask { await code { try await world.read("PAT0\(number)") } }
                }
                return await group.reduce(into: []) { $0.append($1) }
            }
            #expect(codes.allSatisfy { $0 == nil || $0 == .unavailable })
            #expect(codes.contains(nil))
            #expect(codes.contains(.unavailable))
        }
    }

    @Test func statusTellsTheVersion() async throws {
        try await withWorld { world in
            let status = try await world.gateway.status(.init(), context: world.context)
            #expect(status == .init(reachable: true, fhirVersion: "4.0.1", breaker: .closed))
        }
    }

    @Test func anEHRThatIsNotThereIsUnavailable() async throws {
        let loop = EventLoop(name: "ehr-test")
        loop.start()
        defer { loop.stop() }
        let client = try HTTPClient(loop: loop)
        let gateway = try FHIRGateway(
            GatewayConfiguration(endpoint: "http://127.0.0.1:1"), loop: loop, client: client)
        await loop.run {
            let outcome = await code {
                try await gateway.submitDocument(
                    .init(
                        patientID: PHI("PAT001"), documentID: "n1", loinc: "11506-3",
                        text: PHI("S: x")),
                    context: .background(deadline: ContinuousClock.now + .seconds(60)))
            }
            #expect(outcome == .unavailable)
            client.shutdown()
        }
    }
}
