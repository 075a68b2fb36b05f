internal import Batching
internal import Synchronization

/// Collects what callers want into batches and hands each caller its own results.
///
/// The rules are `BatchingMachine`'s; this is its driver. Callers wait in a table; one long-lived
/// task, ``run()``, sends the batches and turns the clock, so that no batch depends on the caller
/// who happened to fill it.
final class Coalescer<Key: Hashable & Sendable, Answer: Sendable>: Sendable {
    /// What became of one key.
    typealias Outcome = Result<Answer, EHRGatewayError>
    /// Sends a batch; one outcome for each key, in their order.
    typealias Send = @Sendable ([Key]) async -> [Outcome]

    private enum Command: Sendable {
        case send(Batch<Key>, abandonment: AsyncStream<Void>)
        case alarm(ContinuousClock.Instant)
    }

    /// A caller, who may wait for several keys at once.
    private struct Party {
        var outcomes: [Outcome?]
        var missingCount: Int
        let continuation: CheckedContinuation<[Outcome], Never>
    }

    private struct State: ~Copyable {
        var machine: BatchingMachine<Key, Key>
        var parties: [UInt64: Party] = [:]
        /// Which party an item belongs to, and as which of its keys.
        var places: [ItemID: (party: UInt64, index: Int)] = [:]
        var partyCount: UInt64 = 0
        /// Ends the batch when its last waiter has gone.
        var abandonments: [BatchID: AsyncStream<Void>.Continuation] = [:]
        /// The earliest instant for which an alarm is set.
        var alarm: ContinuousClock.Instant?
        var isRunning = false
    }

    /// What is left to do when the lock is free.
    private struct Effects: ~Copyable {
        var answered: [(CheckedContinuation<[Outcome], Never>, [Outcome])] = []
        var commands: [Command] = []
        var abandoned: [AsyncStream<Void>.Continuation] = []
    }

    private let state: Mutex<State>
    private let clock: any GatewayClock
    private let send: Send
    private let commands: AsyncStream<Command>
    private let inbox: AsyncStream<Command>.Continuation

    init(_ configuration: BatchingConfiguration, clock: any GatewayClock, send: @escaping Send) {
        state = Mutex(State(machine: BatchingMachine(configuration)))
        self.clock = clock
        self.send = send
        (commands, inbox) = AsyncStream.makeStream()
    }

    /// Whether nobody waits and nothing is under way.
    var isIdle: Bool { state.withLock { $0.machine.isEmpty && $0.parties.isEmpty } }
    /// Reads that wait for a batch.
    var waitingCount: Int { state.withLock { $0.machine.queueCount } }
    /// Whether ``run()`` is at work.
    var isRunning: Bool { state.withLock { $0.isRunning } }

    /// Sends batches until the task is cancelled; then everyone who waits is let go. Once.
    func run() async {
        state.withLock { state in
            precondition(!state.isRunning, "a coalescer is run once")
            state.isRunning = true
        }
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
        close()
    }

    /// Each key's outcome, at the latest at `deadline`.
    func answers(
        _ keys: [Key], deadline: ContinuousClock.Instant
    ) async -> [Outcome] {
        let party = state.withLock { state in
            state.partyCount += 1
            return state.partyCount
        }
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                perform(join(party, keys, deadline, continuation))
            }
        } onCancel: {
            perform(leave(party))
        }
    }

    private func join(
        _ id: UInt64, _ keys: [Key], _ deadline: ContinuousClock.Instant,
        _ continuation: CheckedContinuation<[Outcome], Never>
    ) -> Effects {
        let now = clock.now
        return state.withLock { state in
            var party = Party(
                outcomes: keys.map { _ in nil }, missingCount: 0, continuation: continuation)
            for (index, key) in keys.enumerated() {
                if let error = Self.refusal(isRunning: state.isRunning) {
                    party.outcomes[index] = .failure(error)
                    continue
                }
                switch state.machine.add(key, key: key, byteCount: 1, deadline: deadline, now: now)
                {
                case .queued(let item), .joined(let item):
                    state.places[item] = (id, index)
                    party.missingCount += 1
                case .refused(let refusal):
                    party.outcomes[index] = .failure(Self.error(for: refusal))
                }
            }
            state.parties[id] = party
            var effects = Effects()
            Self.finishIfComplete(id, &state, &effects)
            Self.pump(&state, now, &effects)
            return effects
        }
    }

    private func leave(_ id: UInt64) -> Effects {
        let now = clock.now
        return state.withLock { state in
            var effects = Effects()
            for (item, place) in state.places where place.party == id {
                state.places[item] = nil
                if case .leftBatch(let batch, isAbandoned: true) = state.machine.cancel(item),
                    let abandonment = state.abandonments[batch]
                {
                    effects.abandoned.append(abandonment)
                }
            }
            Self.settle(id, .failure(Self.cancelled), &state, &effects)
            Self.pump(&state, now, &effects)
            return effects
        }
    }

    /// Asks the machine until it has nothing more to say.
    private static func pump(
        _ state: inout State, _ now: ContinuousClock.Instant, _ effects: inout Effects
    ) {
        while true {
            let tick = state.machine.tick(now: now)
            expire(tick.expired, &state, &effects)
            guard let batch = tick.batch else { break }
            let (abandonment, continuation) = AsyncStream<Void>.makeStream()
            state.abandonments[batch.id] = continuation
            effects.commands.append(.send(batch, abandonment: abandonment))
        }
        if let next = state.machine.nextWakeup, state.alarm.map({ next < $0 }) ?? true {
            state.alarm = next
            effects.commands.append(.alarm(next))
        }
    }

    private static func expire(
        _ items: [ItemID], _ state: inout State, _ effects: inout Effects
    ) {
        for item in items {
            deliver(.failure(EHRGatewayError(.timeout, "the time is up")), to: item, &state, &effects)
        }
    }

    private static func deliver(
        _ outcome: Outcome, to item: ItemID, _ state: inout State, _ effects: inout Effects
    ) {
        guard let place = state.places.removeValue(forKey: item) else { return }
        state.parties[place.party]?.outcomes[place.index] = outcome
        state.parties[place.party]?.missingCount -= 1
        finishIfComplete(place.party, &state, &effects)
    }

    private static func finishIfComplete(
        _ id: UInt64, _ state: inout State, _ effects: inout Effects
    ) {
        guard let party = state.parties[id], party.missingCount == 0 else { return }
        state.parties[id] = nil
        effects.answered.append((party.continuation, party.outcomes.compactMap { $0 }))
    }

    /// Gives every key of a party that is still open the same outcome.
    private static func settle(
        _ id: UInt64, _ outcome: Outcome, _ state: inout State, _ effects: inout Effects
    ) {
        guard let party = state.parties.removeValue(forKey: id) else { return }
        effects.answered.append((party.continuation, party.outcomes.map { $0 ?? outcome }))
    }

    private func perform(_ effects: consuming Effects) {
        for (continuation, outcomes) in effects.answered { continuation.resume(returning: outcomes) }
        for abandonment in effects.abandoned { abandonment.finish() }
        for command in effects.commands { inbox.yield(command) }
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
        let now = clock.now
        let effects = state.withLock { state in
            var effects = Effects()
            state.abandonments[batch.id] = nil
            guard let result = state.machine.flushed(batch.id, now: now) else { return effects }
            Self.expire(result.expired, &state, &effects)
            for (index, waiters) in result.waiters.enumerated() {
                let outcome = outcomes.flatMap { index < $0.count ? $0[index] : nil }
                for item in waiters {
                    Self.deliver(Self.told(outcome), to: item, &state, &effects)
                }
            }
            Self.pump(&state, now, &effects)
            return effects
        }
        perform(effects)
    }

    private func wait(until instant: ContinuousClock.Instant) async {
        do { try await clock.sleep(until: instant) } catch { return }
        let now = clock.now
        let effects = state.withLock { state in
            var effects = Effects()
            if state.alarm == instant { state.alarm = nil }
            Self.pump(&state, now, &effects)
            return effects
        }
        perform(effects)
    }

    private func close() {
        let effects = state.withLock { state in
            state.isRunning = false
            var effects = Effects()
            state.places = [:]
            for id in state.parties.keys {
                Self.settle(id, .failure(Self.stopped), &state, &effects)
            }
            return effects
        }
        perform(effects)
    }

    // MARK: Errors

    private static var cancelled: EHRGatewayError {
        EHRGatewayError(.cancelled, "the caller was cancelled")
    }

    private static var stopped: EHRGatewayError {
        EHRGatewayError(.unreachable, "the gateway is not running")
    }

    /// Whoever still waits was not cancelled himself: a cancelled batch means that the gateway stops.
    private static func told(_ outcome: Outcome?) -> Outcome {
        guard let outcome else { return .failure(stopped) }
        if case .failure(let error) = outcome, error.code == .cancelled { return .failure(stopped) }
        return outcome
    }

    private static func refusal(isRunning: Bool) -> EHRGatewayError? {
        isRunning ? nil : stopped
    }

    private static func error(
        for refusal: BatchingMachine<Key, Key>.Refusal
    ) -> EHRGatewayError {
        switch refusal {
        case .queueCount, .queueBytes, .itemSize:
            EHRGatewayError(.overloaded, "too many reads are waiting")
        case .deadlinePassed:
            EHRGatewayError(.timeout, "the time is up")
        case .draining:
            stopped
        }
    }
}
