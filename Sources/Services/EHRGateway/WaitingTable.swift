internal import Batching

/// Who waits for which reads, and when they are told what. No continuation, clock or task inside:
/// a caller is a number, and each step returns what the driver has to do.
struct WaitingTable<Key: Hashable & Sendable, Answer: Sendable>: ~Copyable {
    /// What became of one key.
    typealias Outcome = Result<Answer, EHRGatewayError>

    /// What is left to do after a step.
    struct Effects {
        /// Callers that have all their outcomes, one for each key. They have left the table.
        var answered: [(caller: UInt64, outcomes: [Outcome])] = []
        /// To be sent now.
        var batches: [Batch<Key>] = []
        /// Batches under way that nobody wants any more.
        var abandoned: [BatchID] = []
        /// When to call ``wake(_:now:)``, besides what was said before.
        var alarm: ContinuousClock.Instant?
    }

    private struct Caller {
        var outcomes: [Outcome?]
        var missingCount: Int
    }

    private var machine: BatchingMachine<Key, Key>
    private var callers: [UInt64: Caller] = [:]
    /// Which caller an item belongs to, and as which of its keys.
    private var places: [ItemID: (caller: UInt64, index: Int)] = [:]
    /// The earliest instant for which an alarm is set.
    private var alarm: ContinuousClock.Instant?
    /// Whether somebody sends batches. Else every read is refused: nobody would ever answer it.
    private(set) var isOpen = false

    init(_ configuration: BatchingConfiguration) { machine = BatchingMachine(configuration) }

    /// Whether nobody waits and nothing is under way.
    var isIdle: Bool { machine.isEmpty && callers.isEmpty }

    /// Reads that wait for a batch.
    var queueCount: Int { machine.queueCount }

    /// Batches are being sent from now on.
    mutating func open() { isOpen = true }

    /// A caller wants these keys by `deadline`.
    mutating func join(
        _ id: UInt64, _ keys: [Key], deadline: ContinuousClock.Instant,
        now: ContinuousClock.Instant
    ) -> Effects {
        var caller = Caller(outcomes: keys.map { _ in nil }, missingCount: 0)
        for (index, key) in keys.enumerated() {
            switch add(key, deadline: deadline, now: now) {
            case .success(let item):
                places[item] = (id, index)
                caller.missingCount += 1
            case .failure(let error):
                caller.outcomes[index] = .failure(error)
            }
        }
        callers[id] = caller
        var effects = Effects()
        finishIfComplete(id, &effects)
        pump(now: now, &effects)
        return effects
    }

    /// A caller goes away. It is told so for every key that is still open.
    mutating func leave(_ id: UInt64, now: ContinuousClock.Instant) -> Effects {
        var effects = Effects()
        for (item, place) in places where place.caller == id {
            places[item] = nil
            if case .leftBatch(let batch, isAbandoned: true) = machine.cancel(item) {
                effects.abandoned.append(batch)
            }
        }
        settle(id, .failure(.init(.cancelled, "the caller was cancelled")), &effects)
        pump(now: now, &effects)
        return effects
    }

    /// A batch is back; nil when it was given up.
    mutating func landed(
        _ batch: BatchID, _ outcomes: [Outcome]?, now: ContinuousClock.Instant
    ) -> Effects {
        var effects = Effects()
        guard let result = machine.flushed(batch, now: now) else { return effects }
        expire(result.expired, &effects)
        for (index, waiters) in result.waiters.enumerated() {
            let outcome = outcomes.flatMap { index < $0.count ? $0[index] : nil }
            for item in waiters { deliver(Self.told(outcome), to: item, &effects) }
        }
        pump(now: now, &effects)
        return effects
    }

    /// An alarm has gone off.
    mutating func wake(
        _ instant: ContinuousClock.Instant, now: ContinuousClock.Instant
    ) -> Effects {
        if alarm == instant { alarm = nil }
        var effects = Effects()
        pump(now: now, &effects)
        return effects
    }

    /// No more batches are sent: everyone is let go.
    mutating func close() -> Effects {
        isOpen = false
        places = [:]
        var effects = Effects()
        for id in Array(callers.keys) { settle(id, .failure(.stopped), &effects) }
        return effects
    }

    private mutating func add(
        _ key: Key, deadline: ContinuousClock.Instant, now: ContinuousClock.Instant
    ) -> Result<ItemID, EHRGatewayError> {
        guard isOpen else { return .failure(.stopped) }
        switch machine.add(key, key: key, byteCount: 1, deadline: deadline, now: now) {
        case .queued(let item), .joined(let item):
            return .success(item)
        case .refused(.queueCount), .refused(.queueBytes), .refused(.itemSize):
            return .failure(.init(.overloaded, "too many reads are waiting"))
        case .refused(.deadlinePassed):
            return .failure(.init(.timeout, "the time is up"))
        case .refused(.draining):
            return .failure(.stopped)
        }
    }

    /// Asks the machine until it has nothing more to say.
    private mutating func pump(now: ContinuousClock.Instant, _ effects: inout Effects) {
        while true {
            let tick = machine.tick(now: now)
            expire(tick.expired, &effects)
            guard let batch = tick.batch else { break }
            effects.batches.append(batch)
        }
        if let next = machine.nextWakeup, alarm.map({ next < $0 }) ?? true {
            alarm = next
            effects.alarm = next
        }
    }

    private mutating func expire(_ items: [ItemID], _ effects: inout Effects) {
        for item in items {
            deliver(.failure(.init(.timeout, "the time is up")), to: item, &effects)
        }
    }

    private mutating func deliver(
        _ outcome: Outcome, to item: ItemID, _ effects: inout Effects
    ) {
        guard let place = places.removeValue(forKey: item) else { return }
        callers[place.caller]?.outcomes[place.index] = outcome
        callers[place.caller]?.missingCount -= 1
        finishIfComplete(place.caller, &effects)
    }

    private mutating func finishIfComplete(_ id: UInt64, _ effects: inout Effects) {
        guard callers[id]?.missingCount == 0, let caller = callers.removeValue(forKey: id) else {
            return
        }
        effects.answered.append((id, caller.outcomes.compactMap { $0 }))
    }

    /// Gives every key of a caller that is still open the same outcome.
    private mutating func settle(_ id: UInt64, _ outcome: Outcome, _ effects: inout Effects) {
        guard let caller = callers.removeValue(forKey: id) else { return }
        effects.answered.append((id, caller.outcomes.map { $0 ?? outcome }))
    }

    /// Whoever still waits did not go away himself: a cancelled batch means that the gateway stops.
    private static func told(_ outcome: Outcome?) -> Outcome {
        guard let outcome else { return .failure(.stopped) }
        if case .failure(let error) = outcome, error.code == .cancelled {
            return .failure(.stopped)
        }
        return outcome
    }
}

extension EHRGatewayError {
    /// The answer to reads while nobody sends them.
    fileprivate static var stopped: EHRGatewayError {
        EHRGatewayError(.unreachable, "the gateway is not running")
    }
}
