import EHRGateway
import Synchronization

/// A clock that a test turns.
final class ManualClock: GatewayClock {
    private struct State {
        var now: ContinuousClock.Instant
        var sleepers: [UInt64: (until: ContinuousClock.Instant, wake: Wake)] = [:]
        var nextID: UInt64 = 0
    }

    private typealias Wake = CheckedContinuation<Bool, Never>

    let start = ContinuousClock.now
    private let state: Mutex<State>

    init() { state = Mutex(State(now: start)) }

    var now: ContinuousClock.Instant { state.withLock { $0.now } }

    var instantText: String { "2026-01-05T08:00:00.000Z" }

    /// Instants that somebody waits for, as time since the start.
    var alarms: [Duration] {
        let start = start
        return state.withLock { $0.sleepers.values.map { $0.until - start }.sorted() }
    }

    func advance(by duration: Duration) {
        let due = state.withLock { state in
            state.now += duration
            let due = state.sleepers.filter { $0.value.until <= state.now }
            for id in due.keys { state.sleepers[id] = nil }
            return due.values.map(\.wake)
        }
        for wake in due { wake.resume(returning: true) }
    }

    func sleep(until instant: ContinuousClock.Instant) async throws(CancellationError) {
        let id = state.withLock { state in
            state.nextID += 1
            return state.nextID
        }
        let slept = await withTaskCancellationHandler {
            await withCheckedContinuation { (wake: Wake) in
                let now: Bool? = state.withLock { state in
                    if Task.isCancelled { return false }
                    if instant <= state.now { return true }
                    state.sleepers[id] = (instant, wake)
                    return nil
                }
                if let now { wake.resume(returning: now) }
            }
        } onCancel: {
            state.withLock { $0.sleepers.removeValue(forKey: id) }?.wake.resume(returning: false)
        }
        if !slept { throw CancellationError() }
    }

    /// Waits until somebody sleeps until this long after the start.
    func waitForAlarm(at duration: Duration) async {
        while !alarms.contains(duration) { await Task.yield() }
    }
}

/// Jitter that always takes the whole bound, or none of it.
struct FixedJitter: GatewayJitter {
    var share = 1.0

    func draw(upTo bound: Duration) -> Duration { bound * share }
}
