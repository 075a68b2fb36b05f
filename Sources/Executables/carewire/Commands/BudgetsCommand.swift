internal import ArgumentParser
internal import Foundation
internal import Messages
internal import RPC

/// Prints the aggregator's report, once or for as long as one looks.
struct BudgetsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "budgets",
        abstract: "Print every operation's budget, what was measured, and the verdict.",
        discussion: """
            With --watch, every second: states, distributions, where the time goes, the slowest \
            and the breaching requests hop by hop with the guilty one marked, and alerts. On a \
            terminal in place until Ctrl-C, elsewhere one page after the other.
            """)

    /// Between two pages.
    private static let interval = Duration.seconds(1)

    @OptionGroup var connection: ConnectionOptions

    @Flag(help: "Print the report as JSON.")
    var json = false

    @Flag(help: "Show it again every second.")
    var watch = false

    @Option(help: "Pages to show with --watch; without it there is no end.")
    var pages: Int?

    @Option(help: "The last so many seconds, at most 30 days.")
    var window: UInt32 = 3_600

    func validate() throws {
        guard !(watch && json) else { throw ValidationError("--watch has no JSON") }
        guard pages ?? 1 > 0 else { throw ValidationError("--pages must be over 0") }
    }

    func run() async throws {
        try await Failure.reported {
            let aggregator = SuiteService.latencyAggregator.rawValue
            let endpoints = try connection.endpoints(for: aggregator)
            let (watch, json, pages, window) = (watch, json, pages, window)
            _ = try await Interruption.cancelling {
                try await Connections.with(endpoints) { connections in
                    let client = AggregatorV1.LatencyAggregatorClient(
                        try connections.channel(to: aggregator))
                    if watch { return try await show(client, window, pages) }
                    let report = try await client.report(
                        AggregatorV1.ReportRequest(windowSeconds: window))
                    Console.say(
                        json ? report.json().text(pretty: true) : BudgetTable.text(report))
                }
            }
        }
    }

    private func show(
        _ client: AggregatorV1.LatencyAggregatorClient, _ window: UInt32, _ pages: Int?
    ) async throws {
        let screen = LiveScreen.standardOutput
        Self.write(screen.opening)
        defer { Self.write(screen.closing) }
        var shown = 0
        while true {
            let text = try await page(client, window)
            let (columns, rows) = LiveScreen.size()
            Self.write(screen.page(text, columns: columns, rows: rows))
            shown += 1
            if let pages, shown >= pages { return }
            try await Task.sleep(for: Self.interval)
        }
    }

    /// One page; an aggregator that does not answer now may do so a second later.
    private func page(
        _ client: AggregatorV1.LatencyAggregatorClient, _ window: UInt32
    ) async throws -> String {
        do throws(RPCError) {
            return BudgetWatch.text(
                try await client.report(
                    AggregatorV1.ReportRequest(windowSeconds: window, withDetails: true)))
        } catch {
            guard error.code != .cancelled else { throw error }
            return "the aggregator does not answer: \(error.code.name)"
        }
    }

    private static func write(_ text: String) {
        guard !text.isEmpty else { return }
        FileHandle.standardOutput.write(Data(text.utf8))
    }
}
