private import Synchronization

/// How long a span had calls of other services under way. No clock inside.
final class SpanMeter: Sendable {
    private struct State {
        var openCount = 0
        var since: UInt64 = 0
        var total: UInt64 = 0
    }

    /// When the span began.
    let start: UInt64
    private let state = Mutex(State())

    /// - Parameter start: nanoseconds of the tracer's clock.
    init(start: UInt64) { self.start = start }

    func childBegan(at now: UInt64) {
        state.withLock { state in
            if state.openCount == 0 { state.since = now }
            state.openCount += 1
        }
    }

    func childEnded(at now: UInt64) {
        state.withLock { state in
            guard state.openCount > 0 else { return }
            state.openCount -= 1
            if state.openCount == 0 { state.total += now > state.since ? now - state.since : 0 }
        }
    }

    /// Nanoseconds with at least one under way.
    func downstream(at now: UInt64) -> UInt64 {
        state.withLock { state in
            guard state.openCount > 0, now > state.since else { return state.total }
            return state.total + now - state.since
        }
    }
}
