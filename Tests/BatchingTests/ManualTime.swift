import Batching
import Synchronization

/// A clock that a test turns by hand.
final class ManualTime: Sendable {
    private struct Sleeper {
        let id: UInt64
        let end: ContinuousClock.Instant
        let continuation: CheckedContinuation<Void, Never>
    }

    private struct State {
        var now = start
        var sleeperCount: UInt64 = 0
        var sleepers: [Sleeper] = []
    }

    private let state = Mutex(State())

    var now: ContinuousClock.Instant { state.withLock { $0.now } }

    var clock: BatcherClock {
        BatcherClock(now: { self.now }, sleep: { await self.sleep(until: $0) })
    }

    func advance(by duration: Duration) {
        let due = state.withLock { state in
            state.now += duration
            let due = state.sleepers.filter { $0.end <= state.now }
            state.sleepers.removeAll { $0.end <= state.now }
            return due
        }
        for sleeper in due { sleeper.continuation.resume() }
    }

    /// Returns when somebody sleeps until then.
    func waitForSleeper(until end: ContinuousClock.Instant) async {
        while !(state.withLock { $0.sleepers.contains { $0.end == end } }) { await Task.yield() }
    }

    /// Returns when so many sleep, all told.
    func waitForSleepers(_ count: Int) async {
        while state.withLock({ $0.sleepers.count }) != count { await Task.yield() }
    }

    private func sleep(until end: ContinuousClock.Instant) async {
        let id = state.withLock { state in
            state.sleeperCount += 1
            return state.sleeperCount
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isOver = state.withLock { state in
                    if Task.isCancelled || end <= state.now { return true }
                    state.sleepers.append(
                        Sleeper(id: id, end: end, continuation: continuation))
                    return false
                }
                if isOver { continuation.resume() }
            }
        } onCancel: {
            let sleeper = state.withLock { state -> Sleeper? in
                guard let index = state.sleepers.firstIndex(where: { $0.id == id }) else {
                    return nil
                }
                return state.sleepers.remove(at: index)
            }
            sleeper?.continuation.resume()
        }
    }
}
