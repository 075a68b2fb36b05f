private import Synchronization

/// The moment a process begins to stop, for calls that would otherwise go on.
final class Farewell: Sendable {
    private struct State {
        var hasBegun = false
        var waiting: [UInt64: AsyncStream<Void>.Continuation] = [:]
        var number: UInt64 = 0
    }

    private let state = Mutex(State())

    /// The process stops from now on.
    func begin() {
        // Outside the lock: the end of a stream takes it off the list.
        let waiting = state.withLock { state in
            state.hasBegun = true
            defer { state.waiting = [:] }
            return Array(state.waiting.values)
        }
        for continuation in waiting { continuation.finish() }
    }

    /// Returns when the process stops, or when the task is cancelled.
    func wait() async {
        let (stream, continuation) = AsyncStream<Void>.makeStream()
        let number: UInt64? = state.withLock { state in
            guard !state.hasBegun else { return nil }
            state.number += 1
            state.waiting[state.number] = continuation
            return state.number
        }
        guard let number else { return }
        for await _ in stream {}
        state.withLock { _ = $0.waiting.removeValue(forKey: number) }
    }
}
