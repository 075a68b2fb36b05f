internal import LatencyBudget
package import Messages
internal import RPC
internal import Synchronization

/// Several aggregators, told of each other: whoever is asked answers for all.
extension AggregatorServer {
    /// Asks the other aggregators what they have; one that gives no answer in time is nil.
    package typealias PeerSource =
        @Sendable (AggregatorV1.CollectRequest) async -> [AggregatorV1.CollectResponse?]

    /// From now on reports, pages and alerts cover the peers too.
    ///
    /// - Parameter peerCount: how many there are.
    package func use(peers source: @escaping PeerSource, count peerCount: Int = 1) {
        let now = now()
        peers.withLock {
            $0 = PeerState(
                source: source, count: UInt32(clamping: peerCount), lookedAt: now)
        }
    }

    /// What this aggregator has of the last `window`, without its peers.
    package func own(over window: Duration = LatencyJudge.standardWindow) -> MergedReport {
        let (table, collected) = collected(over: window)
        var report = MergedReport(table, window: window)
        report.add(collected)
        return report
    }

    /// What all aggregators have of the last `window`.
    package func whole(
        over window: Duration = LatencyJudge.standardWindow
    ) async -> MergedReport {
        guard let ask = peers.withLock(\.source) else { return own(over: window) }
        let seconds = UInt32(clamping: window.components.seconds)
        let parts = await ask(AggregatorV1.CollectRequest(windowSeconds: seconds))
        var report = own(over: window)
        for part in parts {
            // What cannot be read is as good as no answer.
            guard let part, (try? report.add(part)) != nil else {
                report.addUnreachable()
                continue
            }
        }
        return report
    }

    func collected(over window: Duration) -> (table: BudgetTable, Collected) {
        lookAtAlerts()
        let now = now()
        return aggregation.withLock { aggregation in
            (aggregation.judge.table, aggregation.collected(over: window, now: now))
        }
    }

    /// What peers need for judging burn rates.
    func alertParts() -> Collected {
        let now = now()
        return aggregation.withLock { $0.alertParts(rank: rank, now: now) }
    }
}
