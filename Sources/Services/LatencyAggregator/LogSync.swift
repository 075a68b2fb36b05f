private import Dispatch
private import Synchronization

/// Brings a log to the disk for all who wait, once for as many as have come meanwhile: one sync at
/// a time, on a thread of its own, so that no reactor waits.
final class LogSync: Sendable {
    private struct State {
        var waiting: [CheckedContinuation<Void, Never>] = []
        var isRunning = false
    }

    private let state = Mutex(State())
    private let queue = DispatchQueue(label: "carewire.aggregator.sync")

    /// Returns when everything that was appended before this call is on the disk.
    ///
    /// - Parameter synchronize: brings there what was appended before it was called. Blocks.
    func wait(_ synchronize: @escaping @Sendable () -> Void) async {
        await withCheckedContinuation { continuation in
            let begins = state.withLock { state in
                state.waiting.append(continuation)
                defer { state.isRunning = true }
                return !state.isRunning
            }
            if begins { queue.async { self.run(synchronize) } }
        }
    }

    private func run(_ synchronize: () -> Void) {
        while true {
            let waiting = state.withLock { state in
                defer { state.waiting = [] }
                state.isRunning = !state.waiting.isEmpty
                return state.waiting
            }
            guard !waiting.isEmpty else { return }
            synchronize()
            for continuation in waiting { continuation.resume() }
        }
    }
}
