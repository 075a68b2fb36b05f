internal import Synchronization

/// Where answers wait while the simulator hangs.
final class HangGate: Sendable {
    private struct State {
        var isShut = false
        var isOver = false
        var waiting: [UInt64: CheckedContinuation<Void, Never>] = [:]
        var nextID: UInt64 = 0
    }

    private let state = Mutex(State())

    /// Answers that wait now.
    var waitingCount: Int { state.withLock { $0.waiting.count } }

    /// Shuts or opens the gate; opening lets everyone through.
    func set(shut: Bool) {
        release { $0.isShut = shut && !$0.isOver }
    }

    /// Opens for good.
    func end() {
        release {
            $0.isOver = true
            $0.isShut = false
        }
    }

    /// Returns when the gate is open or the task is cancelled.
    func pass() async {
        let id = state.withLock { state in
            state.nextID += 1
            return state.nextID
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isOpen = state.withLock { state in
                    if !state.isShut || Task.isCancelled { return true }
                    state.waiting[id] = continuation
                    return false
                }
                if isOpen { continuation.resume() }
            }
        } onCancel: {
            state.withLock { $0.waiting.removeValue(forKey: id) }?.resume()
        }
    }

    private func release(_ change: (inout State) -> Void) {
        let released = state.withLock { state in
            change(&state)
            if state.isShut { return [CheckedContinuation<Void, Never>]() }
            defer { state.waiting = [:] }
            return Array(state.waiting.values)
        }
        for continuation in released { continuation.resume() }
    }
}
