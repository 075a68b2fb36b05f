private import Synchronization

/// Whether this process serves, told to everyone who watches.
///
/// One per process: one task looks, however many watch. What is told is the readiness of all the
/// process's parts together; it is "no" until the first look, and again from the moment the process
/// begins to stop.
final class HealthBoard: Sendable {
    /// Watchers at once; one more is refused.
    static let watcherCountMax = 1_024
    /// Between two looks.
    static let lookInterval = Duration.milliseconds(500)

    private struct State {
        var isReady = false
        var isClosed = false
        var watchers: [UInt64: AsyncStream<Bool>.Continuation] = [:]
        var watcherNumber: UInt64 = 0
    }

    private let state = Mutex(State())

    /// What the last look found.
    var isReady: Bool { state.withLock { $0.isReady } }

    /// Watchers now.
    var watcherCount: Int { state.withLock { $0.watchers.count } }

    /// What is known now, and then every change; the newest one for a reader that is slow. It ends
    /// when the process stops. Nil when too many watch.
    func changes() -> AsyncStream<Bool>? {
        let (stream, watcher) = AsyncStream<Bool>.makeStream(bufferingPolicy: .bufferingNewest(1))
        let number: UInt64? = state.withLock { state in
            watcher.yield(state.isReady)
            if state.isClosed {
                watcher.finish()
                return 0
            }
            guard state.watchers.count < Self.watcherCountMax else { return nil }
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

    /// Tells watchers what a look has found, if it is new.
    func note(isReady: Bool) {
        state.withLock { state in
            guard !state.isClosed, state.isReady != isReady else { return }
            state.isReady = isReady
            for watcher in state.watchers.values { watcher.yield(isReady) }
        }
    }

    /// The process stops: everyone is told that it does not serve, and then nothing more.
    func close() {
        note(isReady: false)
        // Outside the lock: the end of a stream takes its watcher off the board.
        let watchers = state.withLock { state in
            state.isClosed = true
            defer { state.watchers = [:] }
            return Array(state.watchers.values)
        }
        for watcher in watchers { watcher.finish() }
    }

    /// Looks at every part again and again, until the task is cancelled.
    func run(_ parts: [@Sendable () async -> Bool]) async {
        while !Task.isCancelled {
            await look(parts)
            do { try await Task.sleep(for: Self.lookInterval) } catch { return }
        }
    }

    /// Looks once, at all parts at the same time.
    func look(_ parts: [@Sendable () async -> Bool]) async {
        let isReady = await withTaskGroup(of: Bool.self) { group in
            for part in parts { group.addTask { await part() } }
            return await group.reduce(true) { $0 && $1 }
        }
        note(isReady: isReady)
    }
}
