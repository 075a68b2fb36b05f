internal import Messages
internal import RPC

/// What `up` shows once everything serves: patients, the mixed load, the verdicts.
struct Demonstration: Sendable {
    /// Patients created at once.
    static let creationWidth = 8
    /// How long the last hop records may take to the aggregator.
    static let settleLimit = Duration.seconds(10)
    /// The report has settled when it has not grown for this long.
    static let settleQuiet = Duration.milliseconds(1_500)

    let endpoints: Endpoints
    let sessionCount: Int
    let duration: Duration
    let seed: UInt64

    /// Runs it and prints. Returns what speaks against a pass.
    func run() async throws -> [String] {
        try await Connections.with(endpoints) { connections in
            try await Milestone.report("\(Session.patientCount) synthetic patients loaded") {
                try await Self.addPatients(connections)
            }
            let tally = LoadTally()
            if duration > .zero { try await runLoad(connections, tally) }
            let report = try await settledReport(connections)
            Console.say("\n\(BudgetTable.text(report))\n")
            for (name, address) in (endpoints.pages ?? [:]).sorted(by: { $0.key < $1.key }) {
                Console.say("\(name): \(address)")
            }
            var failures = BudgetTable.failures(report)
            let failed = tally.totals.failures
            if failed > 0 { failures.append("\(failed) calls of the load failed") }
            return failures
        }
    }

    private func runLoad(_ connections: Connections, _ tally: LoadTally) async throws {
        let runner = try StepRunner(connections)
        Console.say(
            "mixed load: \(sessionCount) sessions for \(duration.components.seconds) s,"
                + " SOAP note 3 : patient read 2 : EHR status 1")
        let start = ContinuousClock.now
        await LoadProgress.show(tally, duration: duration) {
            await SessionLoad(sessionCount: sessionCount, duration: duration, seed: seed)
                .run(runner, tally: tally)
        }
        try Task.checkCancellation()
        Console.say("\nas the callers saw it:\n\(tally.table(over: ContinuousClock.now - start))")
    }

    /// Adds the people of the load; those who are there already stay as they are.
    static func addPatients(_ connections: Connections) async throws {
        let client = PatientV1.PatientServiceClient(
            try connections.channel(to: SuiteService.patientService.rawValue))
        try await withThrowingTaskGroup(of: Void.self) { group in
            for index in 0..<Session.patientCount {
                if index >= creationWidth { try await group.next() }
                group.addTask {
                    let key = "patient-\(SyntheticPatients.id(index))"
                    do throws(RPCError) {
                        _ = try await client.createPatient(
                            SyntheticPatients.request(index),
                            options: CallOptions(idempotencyKey: key))
                    } catch {
                        guard error.code == .alreadyExists else { throw error }
                    }
                }
            }
            try await group.waitForAll()
        }
    }

    /// The report, once the hops of the last requests have arrived.
    private func settledReport(
        _ connections: Connections
    ) async throws -> AggregatorV1.ReportResponse {
        let client = AggregatorV1.LatencyAggregatorClient(
            try connections.channel(to: SuiteService.latencyAggregator.rawValue))
        let limit = ContinuousClock.now + Self.settleLimit
        var report = try await client.report(AggregatorV1.ReportRequest())
        var quietSince = ContinuousClock.now
        while ContinuousClock.now < limit, ContinuousClock.now - quietSince < Self.settleQuiet {
            try await Task.sleep(for: .milliseconds(250))
            let newer = try await client.report(AggregatorV1.ReportRequest())
            if newer.requestCount != report.requestCount { quietSince = .now }
            report = newer
        }
        return report
    }
}
