internal import ArgumentParser
internal import Messages
internal import RPC

/// Prints the aggregator's report.
struct BudgetsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "budgets",
        abstract: "Print every operation's budget, what was measured, and the verdict.")

    @OptionGroup var connection: ConnectionOptions

    @Flag(help: "Print the report as JSON.")
    var json = false

    func run() async throws {
        try await Failure.reported {
            let aggregator = SuiteService.latencyAggregator.rawValue
            let endpoints = try connection.endpoints(for: aggregator)
            try await Connections.with(endpoints) { connections in
                let client = AggregatorV1.LatencyAggregatorClient(
                    try connections.channel(to: aggregator))
                let report = try await client.report(AggregatorV1.ReportRequest())
                Console.say(
                    json ? report.json().text(pretty: true) : BudgetTable.text(report))
            }
        }
    }
}
