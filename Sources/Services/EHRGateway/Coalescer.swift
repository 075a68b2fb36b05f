internal import Batching
internal import Synchronization

/// Collects what callers want into batches and hands each caller its own results.
///
/// The rules are those of `WaitingTable`; this is its driver. One long-lived task, ``run()``, sends
/// the batches and turns the clock, so that no batch depends on the caller who happened to fill it.
final class Coalescer<Key: Hashable & Sendable, Answer: Sendable>: Sendable {
    typealias Table = WaitingTable<Key, Answer>
    typealias Outcome = Table.Outcome
    /// Sends a batch; one outcome for each key, in their order.
    typealias Send = @Sendable ([Key]) async -> [Outcome]

    private enum Command: Sendable {
        case send(Batch<Key>, abandonment: AsyncStream<Void>)
        case alarm(ContinuousClock.Instant)
    }

    private struct State: ~Copyable {
        var table: Table
        var callerCount: UInt64 = 0
        var continuations: [UInt64: CheckedContinuation<[Outcome], Never>] = [:]
        /// Ended when a batch's last waiter has gone.
        var abandonments: [BatchID: AsyncStream<Void>.Continuation] = [:]
    }

    private let state: Mutex<State>
    private let clock: any GatewayClock
    private let send: Send
    private let commands: AsyncStream<Command>
    private let inbox: AsyncStream<Command>.Continuation

    init(_ configuration: BatchingConfiguration, clock: any GatewayClock, send: @escaping Send) {
        state = Mutex(State(table: WaitingTable(configuration)))
        self.clock = clock
        self.send = send
        (commands, inbox) = AsyncStream.makeStream()
    }

    /// Whether nobody waits and nothing is under way.
    var isIdle: Bool { state.withLock { $0.table.isIdle } }
    /// Reads that wait for a batch.
    var waitingCount: Int { state.withLock { $0.table.queueCount } }
    /// Whether ``run()`` is at work.
    var isRunning: Bool { state.withLock { $0.table.isOpen } }

    /// Sends batches until the task is cancelled; then everyone who waits is let go. Once.
    func run() async {
        state.withLock { $0.table.open() }
        await withDiscardingTaskGroup { group in
            for await command in commands {
                switch command {
                case .send(let batch, let abandonment):
                    group.addTask { await self.flush(batch, abandonment) }
                case .alarm(let instant):
                    group.addTask { await self.wait(until: instant) }
                }
            }
            group.cancelAll()
        }
        step { table, _ in table.close() }
    }

    /// Each key's outcome, at the latest at `deadline`.
    func answers(_ keys: [Key], deadline: ContinuousClock.Instant) async -> [Outcome] {
        if Task.isCancelled {
            return keys.map { _ in .failure(.init(.cancelled, "the caller was cancelled")) }
        }
        let caller = state.withLock { state in
            state.callerCount += 1
            return state.callerCount
        }
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                state.withLock { $0.continuations[caller] = continuation }
                step { table, now in
                    // Cancelled in this moment: the handler below found nobody to let go.
                    let deadline = Task.isCancelled ? now : deadline
                    return table.join(caller, keys, deadline: deadline, now: now)
                }
            }
        } onCancel: {
            step { table, now in table.leave(caller, now: now) }
        }
    }

    /// Asks the table one question and does what it says.
    private func step(_ question: (inout Table, ContinuousClock.Instant) -> Table.Effects) {
        let now = clock.now
        let (resumptions, abandonments) = state.withLock { state in
            let effects = question(&state.table, now)
            for batch in effects.batches {
                let (abandonment, end) = AsyncStream<Void>.makeStream()
                state.abandonments[batch.id] = end
                inbox.yield(.send(batch, abandonment: abandonment))
            }
            if let alarm = effects.alarm { inbox.yield(.alarm(alarm)) }
            let resumptions = effects.answered.compactMap { caller, outcomes in
                state.continuations.removeValue(forKey: caller).map { ($0, outcomes) }
            }
            return (resumptions, effects.abandoned.compactMap { state.abandonments[$0] })
        }
        for (continuation, outcomes) in resumptions { continuation.resume(returning: outcomes) }
        for abandonment in abandonments { abandonment.finish() }
    }

    // MARK: In the children of run()

    /// Sends a batch unless everyone who wanted it goes away first.
    private func flush(_ batch: Batch<Key>, _ abandonment: AsyncStream<Void>) async {
        let outcomes = await withTaskGroup(of: [Outcome]?.self) { group in
            group.addTask { await self.send(batch.payloads) }
            group.addTask {
                for await _ in abandonment {}
                return nil
            }
            let first = await group.next() ?? nil
            group.cancelAll()
            return first
        }
        state.withLock { $0.abandonments[batch.id] = nil }
        step { table, now in table.landed(batch.id, outcomes, now: now) }
    }

    private func wait(until instant: ContinuousClock.Instant) async {
        do { try await clock.sleep(until: instant) } catch { return }
        step { table, now in table.wake(instant, now: now) }
    }
}
