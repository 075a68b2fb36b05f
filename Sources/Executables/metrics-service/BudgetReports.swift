import Messages
import RPC
import Synchronization

/// Asks the latency aggregator how the budgets stand, when a session has ended.
final class BudgetReports: Sendable {
    private static let timeout = Duration.seconds(2)

    private let channel = Mutex<(any RPCChannel)?>(nil)

    func use(_ channel: any RPCChannel) { self.channel.withLock { $0 = channel } }

    /// Nil when there is no aggregator, or it does not answer.
    func report(windowSeconds: UInt32) async -> AggregatorV1.ReportResponse? {
        guard let channel = channel.withLock({ $0 }) else { return nil }
        return try? await AggregatorV1.LatencyAggregatorClient(channel).report(
            AggregatorV1.ReportRequest(windowSeconds: windowSeconds),
            options: CallOptions(timeout: Self.timeout))
    }
}
