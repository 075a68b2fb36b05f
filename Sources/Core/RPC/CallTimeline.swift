package import LatencyBudget
internal import Synchronization

/// Where the time of one handler's run goes: own work, or waiting for downstream calls.
///
/// Downstream calls may overlap; the time is counted once while at least one is under way.
public class CallTimeline: @unchecked Sendable {  // Safety: immutable but for atomics and locks.
    private struct State {
        var underWay = 0
        var begunAt = Moment(nanoseconds: 0)
        var downstreamNanoseconds: UInt64 = 0
    }

    private static let notBegun = Int64.min
    private let beginning = Atomic(CallTimeline.notBegun)
    private let state = Mutex(State())

    init() {}

    /// Whether the handler runs, or has run.
    @inline(__always)
    final var hasBegun: Bool { beginning.load(ordering: .relaxed) != Self.notBegun }

    /// The handler begins to run. Before it does.
    @inline(__always)
    final func begin(at now: Moment) { beginning.store(now.nanoseconds, ordering: .relaxed) }

    /// As ``startedAt``.
    @inline(__always)
    package final var beganAt: Moment {
        Moment(nanoseconds: beginning.load(ordering: .relaxed))
    }

    /// When the handler began to run.
    public final var startedAt: ContinuousClock.Instant { beganAt.instant }

    /// A downstream call begins.
    public final func downstreamBegan(at now: ContinuousClock.Instant) {
        let now = Moment(now)
        state.withLock { state in
            state.underWay += 1
            if state.underWay == 1 { state.begunAt = now }
        }
    }

    /// A downstream call has ended.
    public final func downstreamEnded(at now: ContinuousClock.Instant) {
        let now = Moment(now)
        state.withLock { state in
            state.underWay -= 1
            guard state.underWay == 0 else { return }
            state.downstreamNanoseconds += now.nanoseconds(since: state.begunAt)
        }
    }

    /// Whether a downstream call is under way.
    package final var awaitsDownstream: Bool { state.withLock { $0.underWay > 0 } }

    /// Time with at least one downstream call under way, up to `now`.
    public final func downstream(until now: ContinuousClock.Instant) -> Duration {
        .nanoseconds(Int64(clamping: downstreamNanoseconds(until: Moment(now))))
    }

    /// As ``downstream(until:)``, in nanoseconds.
    package final func downstreamNanoseconds(until now: Moment) -> UInt64 {
        state.withLock { state in
            guard state.underWay > 0 else { return state.downstreamNanoseconds }
            return state.downstreamNanoseconds + now.nanoseconds(since: state.begunAt)
        }
    }
}
