import HTTPPages
import LatencyAggregator
import LatencyBudget
import Messages
import RPC
import TestSupport

/// An aggregator with three operations, its pages over loopback, and a browser that looks at them.
struct DashboardStage: Sendable {
    let aggregator: AggregatorServer
    let clock: ManualClock
    let browser: Browser
    let address: String

    static let table: BudgetTable = {
        do {
            return try BudgetTable([
                OperationBudget(
                    name: "soap.process", method: "soap/Process", requirement: "R01",
                    limits: [.p99: .milliseconds(60)], isGate: true, criticality: .important),
                OperationBudget(
                    name: "ehr.submit", method: "ehr/Submit", requirement: "R04",
                    limits: [.p99: .milliseconds(80)]),
                OperationBudget(
                    name: "phi.seal", method: "phi.seal", requirement: "R05",
                    limits: [.p99: .milliseconds(1)]),
                OperationBudget(
                    name: "clinical.literature", method: nil, requirement: "R46",
                    limits: [.p99: .seconds(5)]),
            ])
        } catch { preconditionFailure("these budgets are wrong: \(error)") }
    }()

    /// Runs `body` with everything up.
    static func with(_ body: @Sendable (DashboardStage) async throws -> Void) async throws {
        let clock = ManualClock()
        let aggregator = AggregatorServer(table, now: { clock.now })
        let (ports, continuation) = AsyncStream<Int>.makeStream()
        let server = PageServer(
            port: 0,
            pages: aggregator.dashboardFiles.map { file in
                Page(path: file.path, contentType: file.contentType) { request in
                    await file.text(request.query)
                }
            }, onListening: { _ = continuation.yield($0) })
        let browser = try await Browser.start()
        defer { browser.close() }
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await server.run() }
            var iterator = ports.makeAsyncIterator()
            guard let port = await iterator.next() else { return }
            let stage = DashboardStage(
                aggregator: aggregator, clock: clock, browser: browser,
                address: "http://127.0.0.1:\(port)/")
            do { try await body(stage) } catch {
                group.cancelAll()
                throw error
            }
            group.cancelAll()
            while let ended = await group.nextResult() {
                if case .failure(let error) = ended, !(error is CancellationError) { throw error }
            }
        }
    }

    /// Notes that take 20 ms each, so many of them 90 ms because of the EHR.
    func sendNotes(_ count: Int, slow slowCount: Int = 0, seed: UInt64 = 1) throws {
        var random = SeededGenerator(seed: seed)
        for number in 0..<count {
            let id = (0..<16).map { _ in UInt8(truncatingIfNeeded: random.next()) }
            let usual = 9_000_000 + UInt64(random.below(2_000_000))
            let ehr = number < slowCount ? usual + 70_000_000 : usual
            try send(
                "edge", [.init(kind: .client, traceID: id, spanID: 1, runNs: ehr + 10_000_000)])
            try send(
                "soap-service",
                [
                    .init(
                        kind: .server, traceID: id, spanID: 1, queueNs: 1_000_000,
                        runNs: ehr + 8_000_000, downstreamNs: ehr),
                    .init(
                        kind: .client, traceID: id, spanID: 2, parentSpanID: 1, operation: 1,
                        runNs: ehr, offsetNs: 3_000_000),
                    .init(
                        kind: .internal, traceID: id, parentSpanID: 1, operation: 2,
                        runNs: 900_000, offsetNs: 1_000_000),
                ])
            try send(
                "ehr-gateway",
                [.init(kind: .server, traceID: id, spanID: 2, operation: 1, runNs: ehr - 500_000)])
        }
        clock.advance(by: .seconds(2))
    }

    private func send(_ service: String, _ hops: [AggregatorV1.HopRecord]) throws {
        _ = try aggregator.take(
            AggregatorV1.RecordRequest(
                service: service, instance: "\(service)-1",
                operations: ["soap/Process", "ehr/Submit", "phi.seal"], hops: hops))
    }

    /// Asks the page until the answer is the expected one, also while another page is opened; the
    /// last answer at the end.
    func eventually(_ expression: String, _ expected: String) async throws -> String {
        let end = ContinuousClock.now + .seconds(20)
        var last = ""
        while last != expected, ContinuousClock.now < end {
            last = (try? await browser.evaluate(expression)) ?? ""
            _ = try? await browser.evaluate("new Promise(done=>setTimeout(()=>done(1),50))")
        }
        return last
    }

    /// The text of an operation's verdict.
    func verdict(_ operation: String) -> String {
        """
        [...document.querySelectorAll("tr.operation")].find(row=>row.querySelector("th")\
        .textContent.trim().startsWith(\(Self.quoted(operation)))).querySelector(".verdict")\
        .textContent
        """
    }

    private static func quoted(_ text: String) -> String { "\"\(text)\"" }
}
