internal import Messages
private import Synchronization

/// Alerts that begin or end, told to everyone who watches: callers of `WatchAlerts`, and whatever
/// in the process writes them to a log or posts them to a webhook.
package final class AlertFeed: Sendable {
    /// Watchers at once; one more is refused.
    package static let watcherCountMax = 64
    /// Events that wait for a slow watcher; beyond it the oldest are left out.
    package static let waitingCountMax = 256

    private struct State {
        var watchers: [UInt64: AsyncStream<AggregatorV1.AlertEvent>.Continuation] = [:]
        var watcherNumber: UInt64 = 0
    }

    private let state = Mutex(State())

    init() {}

    /// Watchers now.
    package var watcherCount: Int { state.withLock { $0.watchers.count } }

    /// The given events, and then every further one; nil when too many watch. It ends when its
    /// reader does.
    func events(
        after first: [AggregatorV1.AlertEvent]
    ) -> AsyncStream<AggregatorV1.AlertEvent>? {
        let (stream, watcher) = AsyncStream<AggregatorV1.AlertEvent>.makeStream(
            bufferingPolicy: .bufferingNewest(Self.waitingCountMax))
        let number: UInt64? = state.withLock { state in
            guard state.watchers.count < Self.watcherCountMax else { return nil }
            for event in first { watcher.yield(event) }
            state.watcherNumber += 1
            state.watchers[state.watcherNumber] = watcher
            return state.watcherNumber
        }
        guard let number else { return nil }
        watcher.onTermination = { [weak self] _ in
            self?.state.withLock { _ = $0.watchers.removeValue(forKey: number) }
        }
        return stream
    }

    /// Tells everyone. Never waits.
    func tell(_ events: [AggregatorV1.AlertEvent]) {
        guard !events.isEmpty else { return }
        state.withLock { state in
            for watcher in state.watchers.values {
                for event in events { watcher.yield(event) }
            }
        }
    }
}
