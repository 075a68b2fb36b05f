private import Synchronization

/// Where the time of one handler's run goes: own work, or waiting for downstream calls.
///
/// Downstream calls may overlap; the time is counted once while at least one is under way.
public final class CallTimeline: Sendable {
    private struct State {
        var underWay = 0
        var begunAt: ContinuousClock.Instant?
        var downstream = Duration.zero
    }

    /// When the handler began to run.
    public let startedAt: ContinuousClock.Instant
    private let state = Mutex(State())

    /// Makes the timeline of a run that starts at `startedAt`.
    public init(startedAt: ContinuousClock.Instant) { self.startedAt = startedAt }

    /// A downstream call begins.
    public func downstreamBegan(at now: ContinuousClock.Instant) {
        state.withLock { state in
            state.underWay += 1
            if state.underWay == 1 { state.begunAt = now }
        }
    }

    /// A downstream call has ended.
    public func downstreamEnded(at now: ContinuousClock.Instant) {
        state.withLock { state in
            state.underWay -= 1
            guard state.underWay == 0, let begunAt = state.begunAt.take() else { return }
            state.downstream += now - begunAt
        }
    }

    /// Time with at least one downstream call under way, up to `now`.
    public func downstream(until now: ContinuousClock.Instant) -> Duration {
        state.withLock { state in
            guard let begunAt = state.begunAt else { return state.downstream }
            return state.downstream + (now - begunAt)
        }
    }
}
