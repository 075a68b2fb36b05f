/// Who waits for which items, and when they are told what. No continuation, clock or task inside: a
/// caller is a number, and each step returns what the driver has to do.
@usableFromInline
struct CallerTable<Key: Hashable & Sendable, Item: Sendable, Output: Sendable>: ~Copyable {
    /// What became of one item.
    @usableFromInline typealias Outcome = Result<Output, BatchingError>

    /// What is left to do after a step.
    @usableFromInline
    struct Effects {
        /// Callers that have all their outcomes, one for each item. They have left the table.
        @usableFromInline var answered: [(caller: UInt64, outcomes: [Outcome])] = []
        /// To be sent now.
        @usableFromInline var batches: [Batch<Item>] = []
        /// Batches under way that nobody wants any more.
        @usableFromInline var abandoned: [BatchID] = []
        /// When to call ``wake(now:)``, instead of what was said before.
        @usableFromInline var alarm: ContinuousClock.Instant?
        /// Whether the drain is over.
        @usableFromInline var isDrained = false

        @inlinable init() {}
    }

    @usableFromInline
    struct Caller {
        @usableFromInline var outcomes: [Outcome?]
        @usableFromInline var items: [ItemID] = []
        @usableFromInline var missingCount = 0

        @inlinable init(outcomes: [Outcome?]) { self.outcomes = outcomes }
    }

    @usableFromInline let configuration: BatchingConfiguration
    @usableFromInline var machine: BatchingMachine<Key, Item>
    @usableFromInline var callers: [UInt64: Caller] = [:]
    /// Which caller an item belongs to, and as which of its items.
    @usableFromInline var places: [ItemID: (caller: UInt64, index: Int)] = [:]
    /// The instant for which an alarm is set.
    @usableFromInline var alarm: ContinuousClock.Instant?
    @usableFromInline var isDraining = false
    /// Items that the drain's deadline has let go.
    @usableFromInline var droppedCount = 0
    /// Whether somebody sends batches. Else every item is refused: nobody would ever answer it.
    @usableFromInline var isOpen = false

    @inlinable init(_ configuration: BatchingConfiguration) {
        self.configuration = configuration
        machine = BatchingMachine(configuration)
    }

    /// Whether nobody waits and nothing is under way.
    @inlinable var isIdle: Bool { machine.isEmpty && callers.isEmpty }

    @inlinable var figures: BatcherFigures {
        BatcherFigures(
            queueCount: machine.queueCount + machine.retryCount, waitingCount: machine.waitingCount,
            inFlightCount: machine.inFlightCount, flushMargin: machine.flushMargin)
    }

    /// Batches are being sent from now on.
    @inlinable mutating func open() { isOpen = true }

    /// A caller hands in its items.
    @inlinable mutating func join(
        _ id: UInt64, _ items: [BatchItem<Key, Item>], deadline: ContinuousClock.Instant?,
        now: ContinuousClock.Instant
    ) -> Effects {
        var effects = Effects()
        var caller = Caller(outcomes: items.map { _ in nil })
        for (index, item) in items.enumerated() {
            switch offer(item, deadline: deadline, now: now) {
            case .success(let item):
                places[item] = (id, index)
                caller.items.append(item)
                caller.missingCount += 1
            case .failure(let error):
                caller.outcomes[index] = .failure(error)
            }
        }
        callers[id] = caller
        finishIfComplete(id, &effects)
        pump(now: now, &effects)
        return effects
    }

    /// A caller goes away. It is told so for every item that is still open.
    @inlinable mutating func leave(_ id: UInt64, now: ContinuousClock.Instant) -> Effects {
        var effects = Effects()
        guard let caller = callers[id] else { return effects }
        for item in caller.items where places.removeValue(forKey: item) != nil {
            if case .leftBatch(let batch, isAbandoned: true) = machine.cancel(item) {
                effects.abandoned.append(batch)
            }
        }
        settle(id, BatchingError(.cancelled, "the caller was cancelled"), &effects)
        pump(now: now, &effects)
        return effects
    }

    /// A batch is back; nil when it was given up.
    @inlinable mutating func landed(
        _ batch: BatchID, _ outcome: BatchOutcome<Output>?, now: ContinuousClock.Instant
    ) -> Effects {
        var effects = Effects()
        let verdict = outcome?.verdict ?? .wholeFailed(nothingApplied: false)
        guard let answer = machine.flushed(batch, verdict, now: now) else { return effects }
        deliver(.timeIsUp, to: answer.expired, &effects)
        if case .perItem(let results)? = outcome {
            for (index, items) in answer.waiters.enumerated() {
                let result = index < results.count ? results[index] : nil
                deliver(Self.told(result), to: items, &effects)
            }
        }
        let cause = outcome?.cause
        let failed = BatchingError(.itemFailed, "the sink failed this item", cause: cause)
        deliver(failed, to: answer.failedAlone, &effects)
        let inDoubt = BatchingError(.inDoubt, "the item may have taken effect", cause: cause)
        deliver(inDoubt, to: answer.inDoubt, &effects)
        let outOfTime = BatchingError(.outOfTime, "no time to send the item again", cause: cause)
        deliver(outOfTime, to: answer.outOfTime, &effects)
        pump(now: now, &effects)
        return effects
    }

    /// The alarm has gone off, or may have.
    @inlinable mutating func wake(now: ContinuousClock.Instant) -> Effects {
        var effects = Effects()
        alarm = nil
        pump(now: now, &effects)
        return effects
    }

    /// Nothing new is taken; at the deadline everyone who is left is let go.
    @inlinable mutating func drain(
        until deadline: ContinuousClock.Instant, now: ContinuousClock.Instant
    ) -> Effects {
        var effects = Effects()
        isDraining = true
        machine.drain(until: deadline)
        pump(now: now, &effects)
        return effects
    }

    /// No more batches are sent, and none is under way: everyone is let go.
    @inlinable mutating func close() -> Effects {
        isOpen = false
        places = [:]
        alarm = nil
        machine = BatchingMachine(configuration)
        if isDraining { machine.drain() }
        var effects = Effects()
        for id in Array(callers.keys) { settle(id, .notRunning, &effects) }
        effects.isDrained = isDraining
        return effects
    }

    @inlinable mutating func offer(
        _ item: BatchItem<Key, Item>, deadline: ContinuousClock.Instant?,
        now: ContinuousClock.Instant
    ) -> Result<ItemID, BatchingError> {
        guard isOpen || isDraining else { return .failure(.notRunning) }
        switch machine.offer(item, deadline: deadline, now: now) {
        case .queued(let item), .joined(let item), .waiting(let item):
            return .success(item)
        case .refused(.queueCount), .refused(.queueBytes):
            return .failure(BatchingError(.queueFull, "too much is waiting"))
        case .refused(.itemSize):
            return .failure(BatchingError(.itemTooLarge, "the item does not fit into a batch"))
        case .refused(.deadlinePassed):
            return .failure(.timeIsUp)
        case .refused(.draining):
            return .failure(.draining)
        }
    }

    /// Asks the machine until it has nothing more to say.
    @inlinable mutating func pump(now: ContinuousClock.Instant, _ effects: inout Effects) {
        while true {
            let tick = machine.tick(now: now)
            deliver(.timeIsUp, to: tick.ends.expired, &effects)
            deliver(.draining, to: tick.ends.unsent, &effects)
            let inDoubt = BatchingError(.inDoubt, "the drain did not wait for the answer")
            deliver(inDoubt, to: tick.ends.inDoubt, &effects)
            droppedCount += tick.ends.unsent.count + tick.ends.inDoubt.count
            effects.abandoned += tick.ends.abandoned
            guard let batch = tick.batch else { break }
            effects.batches.append(batch)
        }
        effects.isDrained = machine.isDrained
        if let next = machine.nextWakeup, alarm.map({ next < $0 }) ?? true {
            alarm = next
            effects.alarm = next
        }
    }

    @inlinable mutating func deliver(
        _ error: BatchingError, to items: [ItemID], _ effects: inout Effects
    ) {
        deliver(Outcome.failure(error), to: items, &effects)
    }

    @inlinable mutating func deliver(
        _ outcome: Outcome, to items: [ItemID], _ effects: inout Effects
    ) {
        for item in items {
            guard let place = places.removeValue(forKey: item) else { continue }
            callers[place.caller]?.outcomes[place.index] = outcome
            callers[place.caller]?.missingCount -= 1
            finishIfComplete(place.caller, &effects)
        }
    }

    @inlinable mutating func finishIfComplete(_ id: UInt64, _ effects: inout Effects) {
        guard callers[id]?.missingCount == 0, let caller = callers.removeValue(forKey: id) else {
            return
        }
        effects.answered.append((id, caller.outcomes.compactMap { $0 }))
    }

    /// Gives every item of a caller that is still open the same error.
    @inlinable mutating func settle(_ id: UInt64, _ error: BatchingError, _ effects: inout Effects)
    {
        guard let caller = callers.removeValue(forKey: id) else { return }
        effects.answered.append((id, caller.outcomes.map { $0 ?? .failure(error) }))
    }

    @inlinable static func told(_ result: Result<Output, any Error>?) -> Outcome {
        switch result {
        case .success(let output)?:
            .success(output)
        case .failure(let error)?:
            .failure(BatchingError(.itemFailed, "the sink failed this item", cause: error))
        case nil:
            .failure(BatchingError(.inDoubt, "the sink gave no result for this item"))
        }
    }
}

extension BatchingError {
    @usableFromInline static var timeIsUp: BatchingError {
        BatchingError(.deadlineExceeded, "the time is up")
    }

    @usableFromInline static var notRunning: BatchingError {
        BatchingError(.notRunning, "nobody sends batches")
    }

    @usableFromInline static var draining: BatchingError {
        BatchingError(.draining, "nothing new is taken")
    }
}
