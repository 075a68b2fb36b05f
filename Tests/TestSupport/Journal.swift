package import LatencyBudget
internal import RPC
private import Synchronization

/// What happened, in order, for tests that wait for it. May be used from any thread.
package final class Journal<Entry: Sendable>: Sendable {
    private struct Waiter {
        let condition: @Sendable ([Entry]) -> Bool
        let continuation: CheckedContinuation<Bool, Never>
    }

    private struct State {
        var entries: [Entry] = []
        var waiters: [Int: Waiter] = [:]
        var waiterCount = 0
        var cancelledWaiters: Set<Int> = []
    }

    private let state = Mutex(State())

    package init() {}

    /// Everything so far.
    package var entries: [Entry] { state.withLock { $0.entries } }

    /// Adds an entry, and wakes those whose condition it fulfils.
    package func note(_ entry: Entry) {
        let ready = state.withLock { state in
            state.entries.append(entry)
            let numbers = state.waiters.filter { $0.value.condition(state.entries) }.keys
            return numbers.compactMap { state.waiters.removeValue(forKey: $0) }
        }
        for waiter in ready { waiter.continuation.resume(returning: true) }
    }

    /// Waits until the entries fulfil a condition, which may be so already.
    ///
    /// - Throws: `CancellationError` as soon as the task is cancelled, for instance by a time
    ///   limit.
    @discardableResult
    package func wait(
        until condition: @escaping @Sendable ([Entry]) -> Bool
    ) async throws -> [Entry] {
        let number = state.withLock { state in
            state.waiterCount += 1
            return state.waiterCount
        }
        let isFulfilled = await withTaskCancellationHandler {
            await withCheckedContinuation {
                add(Waiter(condition: condition, continuation: $0), number)
            }
        } onCancel: {
            cancel(number)
        }
        if !isFulfilled { throw CancellationError() }
        return entries
    }

    /// Waits until there are so many entries.
    @discardableResult
    package func wait(forCount count: Int) async throws -> [Entry] {
        try await wait { $0.count >= count }
    }

    private func add(_ waiter: Waiter, _ number: Int) {
        let verdict: Bool? = state.withLock { state in
            if waiter.condition(state.entries) { return true }
            if state.cancelledWaiters.remove(number) != nil { return false }
            state.waiters[number] = waiter
            return nil
        }
        if let verdict { waiter.continuation.resume(returning: verdict) }
    }

    private func cancel(_ number: Int) {
        let waiter = state.withLock { state in
            if let waiter = state.waiters.removeValue(forKey: number) { return waiter as Waiter? }
            state.cancelledWaiters.insert(number)
            return nil
        }
        waiter?.continuation.resume(returning: false)
    }
}

extension Journal where Entry: Equatable {
    /// Waits until `entry` has been noted.
    package func wait(for entry: Entry) async throws { try await wait { $0.contains(entry) } }
}

extension Journal: CallObserver where Entry == HopRecord {
    package func observe(_ hop: HopRecord) { note(hop) }
}
