public import Synchronization

/// Collects what callers hand in into batches, and hands each caller its own result.
///
/// The rules are those of ``BatchingMachine``; this is its driver. One long-lived task, ``run()``,
/// sends the batches and turns the clock, so that no batch depends on the caller who happened to
/// fill it. The sink gets one batch at a time from each of several child tasks, and is cancelled
/// when everyone who wanted its batch has gone. What is promised is in <doc:Batching>.
public final class Batcher<Key: Hashable & Sendable, Item: Sendable, Output: Sendable>: Sendable {
    /// Sends a batch and says what became of it. It should not take longer than the batch's
    /// deadline, and return soon when it is cancelled: until it returns, its place is taken.
    public typealias Sink = @Sendable (Batch<Item>) async -> BatchOutcome<Output>
    /// What became of one item.
    public typealias Outcome = Result<Output, BatchingError>
    @usableFromInline typealias Table = CallerTable<Key, Item, Output>

    @usableFromInline
    enum Command: Sendable {
        case send(Batch<Item>, abandonment: AsyncStream<Void>)
        case alarm(ContinuousClock.Instant, replacement: AsyncStream<Void>)
    }

    @usableFromInline
    struct State: ~Copyable {
        @usableFromInline var table: Table
        @usableFromInline var callerCount: UInt64 = 0
        @usableFromInline var continuations: [UInt64: CheckedContinuation<[Outcome], Never>] = [:]
        @usableFromInline var drainers: [CheckedContinuation<Void, Never>] = []
        /// Ended when a batch's last waiter has gone.
        @usableFromInline var abandonments: [BatchID: AsyncStream<Void>.Continuation] = [:]
        /// Ended when an earlier alarm takes the place of the one that is set.
        @usableFromInline var alarm: AsyncStream<Void>.Continuation?

        @inlinable init(_ configuration: BatchingConfiguration) {
            table = Table(configuration)
        }
    }

    /// What is done outside the lock.
    @usableFromInline
    struct Resumptions {
        @usableFromInline
        var callers: [(CheckedContinuation<[Outcome], Never>, [Outcome])] = []
        @usableFromInline var drainers: [CheckedContinuation<Void, Never>] = []
        @usableFromInline var ended: [AsyncStream<Void>.Continuation] = []

        @inlinable init() {}
    }

    @usableFromInline let state: Mutex<State>
    @usableFromInline let clock: BatcherClock
    @usableFromInline let sink: Sink
    @usableFromInline let commands: AsyncStream<Command>
    @usableFromInline let inbox: AsyncStream<Command>.Continuation

    /// A batcher that sends nothing before ``run()``.
    @inlinable
    public init(
        _ configuration: BatchingConfiguration, clock: BatcherClock, sink: @escaping Sink
    ) {
        state = Mutex(State(configuration))
        self.clock = clock
        self.sink = sink
        // Bounded by the batches in flight, and one alarm.
        (commands, inbox) = AsyncStream.makeStream()
    }

    /// Whether nobody waits and nothing is under way.
    @inlinable
    public var isIdle: Bool { state.withLock { $0.table.isIdle } }
    /// Whether ``run()`` is at work.
    @inlinable
    public var isRunning: Bool { state.withLock { $0.table.isOpen } }
    /// How full it is.
    @inlinable
    public var figures: BatcherFigures { state.withLock { $0.table.figures } }

    /// Sends batches until the task is cancelled or the drain is over; then everyone who still
    /// waits is let go. Once.
    @inlinable
    public func run() async {
        state.withLock { $0.table.open() }
        await withDiscardingTaskGroup { group in
            for await command in commands {
                switch command {
                case .send(let batch, let abandonment):
                    group.addTask { await self.flush(batch, abandonment) }
                case .alarm(let instant, let replacement):
                    group.addTask { await self.wait(until: instant, replacement) }
                }
            }
            group.cancelAll()
        }
        step { state, _ in state.table.close() }
    }

    /// Hands in one item and waits for its result, at the latest until the deadline.
    ///
    /// - Throws: ``BatchingError``; its code says whether the item may have taken effect.
    @inlinable
    public func submit(
        _ item: BatchItem<Key, Item>, deadline: ContinuousClock.Instant?
    ) async throws(BatchingError) -> Output {
        try await submit([item], deadline: deadline)[0].get()
    }

    /// Hands in one item and waits for its result; see ``BatchItem`` for the parameters.
    ///
    /// - Throws: ``BatchingError``; its code says whether the item may have taken effect.
    @inlinable
    public func submit(
        _ item: Item, tenant: Tenant = .only, sharing: Sharing<Key> = .never,
        orderKey: Key? = nil, byteCount: Int = 1, deadline: ContinuousClock.Instant?
    ) async throws(BatchingError) -> Output {
        let item = BatchItem(
            item, tenant: tenant, sharing: sharing, orderKey: orderKey, byteCount: byteCount)
        return try await submit(item, deadline: deadline)
    }

    /// Hands in several items at once, so that they may travel together, and waits for all.
    ///
    /// - Returns: one outcome for each item, in their order.
    @inlinable
    public func submit(
        _ items: [BatchItem<Key, Item>], deadline: ContinuousClock.Instant?
    ) async -> [Outcome] {
        if items.isEmpty { return [] }
        let caller = state.withLock { state in
            state.callerCount += 1
            return state.callerCount
        }
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                step { state, now in
                    state.continuations[caller] = continuation
                    // Cancelled before this moment: the handler below has found nobody to let go.
                    if Task.isCancelled { return Self.cancelled(caller, items.count) }
                    return state.table.join(caller, items, deadline: deadline, now: now)
                }
            }
        } onCancel: {
            step { state, now in state.table.leave(caller, now: now) }
        }
    }

    /// Takes nothing new, sends what is here at once, and waits until all is answered or the
    /// deadline has come; then everyone who is left is let go, and ``run()`` returns.
    ///
    /// - Returns: how many items the deadline has let go; 0 when nothing was lost.
    @inlinable
    public func drain(until deadline: ContinuousClock.Instant) async -> Int {
        await withCheckedContinuation { continuation in
            state.withLock { $0.drainers.append(continuation) }
            step { state, now in state.table.drain(until: deadline, now: now) }
        }
        return state.withLock { $0.table.droppedCount }
    }

    @inlinable
    static func cancelled(_ caller: UInt64, _ count: Int) -> Table.Effects {
        var effects = Table.Effects()
        let error = BatchingError(.cancelled, "the caller was cancelled")
        effects.answered = [(caller, Array(repeating: .failure(error), count: count))]
        return effects
    }

    /// Asks the table one question and does what it says.
    @inlinable
    func step(_ question: (inout State, ContinuousClock.Instant) -> Table.Effects) {
        let now = clock.now()
        let todo = state.withLock { state in
            let effects = question(&state, now)
            return apply(effects, &state)
        }
        for (continuation, outcomes) in todo.callers { continuation.resume(returning: outcomes) }
        for stream in todo.ended { stream.finish() }
        for drainer in todo.drainers { drainer.resume() }
    }

    @inlinable
    func apply(_ effects: Table.Effects, _ state: inout State) -> Resumptions {
        var todo = Resumptions()
        for batch in effects.batches {
            let (abandonment, end) = AsyncStream<Void>.makeStream()
            state.abandonments[batch.id] = end
            inbox.yield(.send(batch, abandonment: abandonment))
        }
        if let alarm = effects.alarm {
            let (replacement, end) = AsyncStream<Void>.makeStream()
            if let former = state.alarm { todo.ended.append(former) }
            state.alarm = end
            inbox.yield(.alarm(alarm, replacement: replacement))
        }
        for (caller, outcomes) in effects.answered {
            guard let waiting = state.continuations.removeValue(forKey: caller) else { continue }
            todo.callers.append((waiting, outcomes))
        }
        todo.ended += effects.abandoned.compactMap { state.abandonments[$0] }
        if effects.isDrained {
            todo.drainers = state.drainers
            state.drainers = []
            inbox.finish()
        }
        return todo
    }

    // MARK: In the children of run()

    /// Sends a batch unless everyone who wanted it goes away first.
    @inlinable
    func flush(_ batch: Batch<Item>, _ abandonment: AsyncStream<Void>) async {
        let outcome = await Self.race(abandonment) { await self.sink(batch) }
        step { state, now in
            state.abandonments[batch.id] = nil
            return state.table.landed(batch.id, outcome, now: now)
        }
    }

    @inlinable
    func wait(until instant: ContinuousClock.Instant, _ replacement: AsyncStream<Void>)
        async
    {
        let hasCome: Void? = await Self.race(replacement) { await self.clock.sleep(instant) }
        if hasCome != nil, !Task.isCancelled { step { state, now in state.table.wake(now: now) } }
    }

    /// The work's value, or nil when the stream ends first; the work is then cancelled.
    @inlinable
    static func race<Value: Sendable>(
        _ end: AsyncStream<Void>, _ work: @escaping @Sendable () async -> Value
    ) async -> Value? {
        await withTaskGroup(of: Value?.self) { group in
            group.addTask { await work() }
            group.addTask {
                for await _ in end {}
                return nil
            }
            let first = await group.next() ?? nil
            group.cancelAll()
            return first
        }
    }
}
