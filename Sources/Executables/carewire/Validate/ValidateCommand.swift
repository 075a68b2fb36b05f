internal import ArgumentParser
internal import LatencyBudget
internal import Messages
internal import RPC

/// Holds a running suite against all of its targets: a gate for deployments.
struct ValidateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "validate",
        abstract: "Judge a running suite against every target; the exit status is the verdict.",
        discussion: """
            Every operation of the budget file is judged over the window, from what the \
            aggregator has measured. Nothing measured, too little, too long ago, and what is no \
            number or below zero is unknown, and unknown is no pass. The number of sessions is \
            judged when this command puts them on itself (--load; it adds the synthetic patients \
            PAT001 to PAT100, and others that it erases again, to call every other operation as \
            well). What the budget file says is not offered is named and not judged. The exit \
            status is 0 for a pass, 1 for a failure, 2 when something is not known or the suite \
            cannot be asked.
            """)

    /// What records need after a load until they have come.
    private static let settleTime = Duration.seconds(4)
    /// How long the aggregator may take after that until it has put every request together: a
    /// service that could not reach it tries again after a while.
    private static let settleLimit = Duration.seconds(30)

    @Flag(help: "Print the verdicts as JSON.")
    var json = false

    @Option(help: "The last so many seconds are judged.")
    var window: UInt32 = 3_600

    @Option(help: "What was not measured within so many seconds is unknown; 0 for any age.")
    var maxAge: UInt32 = 600

    @Option(help: "Put sessions on for so many seconds first; 0 for none.")
    var load = 0

    @Option(help: "Sessions of that load; as many as the budget file asks for when not given.")
    var sessions: Int?

    @OptionGroup var connection: ConnectionOptions

    func validate() throws {
        guard (10...2_592_000).contains(window) else {
            throw ValidationError("--window must be 10 to 2592000 (30 days)")
        }
        guard maxAge <= 2_592_000 else { throw ValidationError("--max-age is at most 2592000") }
        guard (0...3_600).contains(load) else { throw ValidationError("--load is 0 to 3600") }
        guard (1...100_000).contains(sessions ?? 1) else {
            throw ValidationError("--sessions must be 1 to 100000")
        }
    }

    func run() async throws {
        let status = try await GateVerdict.exitCode {
            let aggregator = SuiteService.latencyAggregator.rawValue
            let endpoints = try connection.endpoints(for: load > 0 ? nil : aggregator)
            return try await Connections.with(endpoints) { connections in
                let client = AggregatorV1.LatencyAggregatorClient(
                    try connections.channel(to: aggregator))
                var sessions: SessionFinding?
                if load > 0 {
                    let before = try await client.report(AggregatorV1.ReportRequest())
                    let asked = Int(before.sessionCountMin)
                    let carried = try await putOn(
                        self.sessions ?? (asked > 0 ? asked : SessionFinding.sessionCountMin),
                        connections)
                    try await settle(
                        client, requestCount: before.requestCount &+ UInt64(carried.callCount))
                    sessions = carried
                }
                let report = try await client.report(
                    AggregatorV1.ReportRequest(windowSeconds: window))
                let recent =
                    maxAge == 0 || maxAge >= window
                    ? nil
                    : try await client.report(AggregatorV1.ReportRequest(windowSeconds: maxAge))
                let validation = Validation(report, recent: recent, sessions: sessions)
                Console.say(json ? validation.json.text(pretty: true) : validation.text)
                return validation.verdict
            }
        }
        throw status
    }

    /// Waits until the aggregator has put so many requests together since its start, and knows
    /// something of every operation that is offered.
    private func settle(
        _ client: AggregatorV1.LatencyAggregatorClient, requestCount: UInt64
    ) async throws {
        try await Task.sleep(for: Self.settleTime)
        let limit = ContinuousClock.now + Self.settleLimit
        repeat {
            try await Task.sleep(for: .milliseconds(500))
            let report = try await client.report(AggregatorV1.ReportRequest())
            let isKnown = report.operations.allSatisfy {
                $0.count > 0 || $0.leftOut || $0.operation.hasPrefix(OperationBudget.canaryPrefix)
            }
            if isKnown, report.requestCount >= requestCount { return }
        } while ContinuousClock.now < limit
    }

    private func putOn(
        _ sessions: Int, _ connections: Connections
    ) async throws -> SessionFinding {
        Console.warn("validate: \(sessions) sessions for \(load) s, over synthetic patients")
        try await Demonstration.addPatients(connections)
        let tally = LoadTally()
        let runner = try StepRunner(connections)
        let duration = Duration.seconds(load)
        async let others = TargetTour(runner).run(for: duration)
        await SessionLoad(
            sessionCount: sessions, duration: duration, seed: UInt64.random(in: 0 ... .max)
        ).run(runner, tally: tally)
        let tour = await others
        let totals = tally.totals
        return SessionFinding(
            sessionCount: sessions, callCount: totals.calls + tour.callCount,
            failureCount: totals.failures + tour.failureCount, seconds: load)
    }
}
