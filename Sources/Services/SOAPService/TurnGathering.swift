internal import Batching
internal import Synchronization

/// Callers who come in one turn of their loop hand in one group, through a `Batcher` of groups:
/// what it keeps for each item is kept once for all of them, and the first one does not go ahead
/// alone of those who come with it.
///
/// Each caller has its own outcome, deadline and cancellation. A group that was handed in goes on
/// for those who are left.
final class TurnGathering<Item: Sendable, Output: Sendable>: Sendable {
    /// What became of one item.
    typealias Outcome = Result<Output, BatchingError>
    /// Does what groups that go together ask for; one result for each item, in their order.
    typealias Sink = @Sendable ([Item]) async -> [Result<Output, any Error>]

    /// How much goes together.
    struct Limits: Sendable {
        /// Items of one call of the sink.
        let countMax: Int
        /// Octets of one call of the sink; also the largest item taken.
        let byteCountMax: Int
        /// Items that wait or are under way.
        let waitingCountMax: Int
        /// Octets of them.
        let waitingByteCountMax: Int
        /// Calls of the sink at once.
        let inFlightMax: Int
    }

    /// A task that waits; it is resumed once.
    @safe private struct Waiter {
        private let continuation: UnsafeContinuation<Outcome, Never>

        init(_ continuation: UnsafeContinuation<Outcome, Never>) {
            unsafe self.continuation = continuation
        }

        func resume(_ outcome: Outcome) { unsafe continuation.resume(returning: outcome) }
    }

    /// To be done outside the lock.
    private typealias Resumption = (waiter: Waiter, outcome: Outcome)

    /// Who waits for an outcome.
    // Safety: touched under the gathering's lock only.
    private final class Caller: @unchecked Sendable {
        enum State {
            case coming
            case waiting(Waiter)
            case answered(Outcome)
        }

        let item: Item
        let byteCount: Int
        let deadline: ContinuousClock.Instant
        var state = State.coming

        init(_ item: Item, _ byteCount: Int, _ deadline: ContinuousClock.Instant) {
            self.item = item
            self.byteCount = byteCount
            self.deadline = deadline
        }

        var isAnswered: Bool {
            if case .answered = state { true } else { false }
        }
    }

    private struct State {
        /// Those of the present turn.
        var coming: [Caller] = []
        /// Those who were handed in, by the number of their group.
        var sent: [Int: [Caller]] = [:]
        var groupCount = 0
        var waitingCount = 0
        var waitingByteCount = 0
        /// When the deadlines are looked at next.
        var alarm: ContinuousClock.Instant?
        var isOpen = false
    }

    private enum Command {
        case send
        case wake(ContinuousClock.Instant)
    }

    private let limits: Limits
    private let state = Mutex(State())
    private let batcher: Batcher<Int, [Item], [Result<Output, any Error>]>
    private let commands: AsyncStream<Command>
    private let inbox: AsyncStream<Command>.Continuation

    init(_ limits: Limits, sink: @escaping Sink) {
        self.limits = limits
        // Bounded by the callers: at most one for each.
        (commands, inbox) = AsyncStream.makeStream()
        batcher = Batcher(
            Self.configuration(limits), clock: BatcherClock(ContinuousClock())
        ) { batch in
            .perItem(await Self.work(batch.payloads, limits, sink).map { .success($0) })
        }
    }

    /// A lone group waits for nobody. While `inFlightMax` are under way, others gather.
    private static func configuration(_ limits: Limits) -> BatchingConfiguration {
        do {
            return try BatchingConfiguration(
                batchCountMax: limits.countMax, batchByteCountMax: limits.byteCountMax,
                linger: .milliseconds(2), queueCountMax: limits.waitingCountMax,
                queueByteCountMax: limits.waitingByteCountMax,
                inFlightMax: limits.inFlightMax, flushesWhenIdle: true)
        } catch {
            preconditionFailure("limits that are positive, and a queue of one call or more")
        }
    }

    /// One call of the sink, or as many as the items take.
    private static func work(
        _ groups: [[Item]], _ limits: Limits, _ sink: Sink
    ) async -> [[Result<Output, any Error>]] {
        let items = groups.count == 1 ? groups[0] : groups.flatMap(\.self)
        var results: [Result<Output, any Error>] = []
        if items.count <= limits.countMax {
            results = await sink(items)
        } else {
            for start in stride(from: 0, to: items.count, by: limits.countMax) {
                let end = min(start + limits.countMax, items.count)
                results += await sink(Array(items[start..<end]))
            }
        }
        if groups.count == 1 { return [results] }
        var place = 0
        return groups.map { group in
            defer { place += group.count }
            return Array(results.dropFirst(place).prefix(group.count))
        }
    }

    // MARK: Callers

    /// Whether ``run()`` is at work.
    var isRunning: Bool { state.withLock { $0.isOpen } }

    /// Hands in an item and waits for its outcome, at the latest until the deadline.
    ///
    /// - Throws: `BatchingError`; its code says whether the item may have taken effect.
    func submit(
        _ item: Item, byteCount: Int, deadline: ContinuousClock.Instant
    ) async throws(BatchingError) -> Output {
        guard byteCount <= limits.byteCountMax else {
            throw BatchingError(.itemTooLarge, "the item does not fit into a call")
        }
        let caller = Caller(item, byteCount, deadline)
        let outcome = await withTaskCancellationHandler {
            unsafe await withUnsafeContinuation { continuation in
                unsafe enter(caller, Waiter(continuation))
            }
        } onCancel: {
            let told = state.withLock { Self.answer(caller, .failure(.leaving), &$0) }
            if let told { Self.resume([told]) }
        }
        return try outcome.get()
    }

    private func enter(_ caller: Caller, _ waiter: Waiter) {
        let refusal: Outcome? = state.withLock { state in
            // Cancelled before this moment.
            if case .answered(let outcome) = caller.state { return outcome }
            guard state.isOpen else { return .failure(.notRunning) }
            guard state.waitingCount < limits.waitingCountMax,
                state.waitingByteCount + caller.byteCount <= limits.waitingByteCountMax
            else { return .failure(BatchingError(.queueFull, "too much is waiting")) }
            caller.state = .waiting(waiter)
            state.waitingCount += 1
            state.waitingByteCount += caller.byteCount
            state.coming.append(caller)
            if state.coming.count == 1 { inbox.yield(.send) }
            if state.alarm.map({ caller.deadline < $0 }) ?? true {
                state.alarm = caller.deadline
                inbox.yield(.wake(caller.deadline))
            }
            return nil
        }
        if let refusal { waiter.resume(refusal) }
    }

    /// Answers a caller once.
    private static func answer(
        _ caller: Caller, _ outcome: Outcome, _ state: inout State
    ) -> Resumption? {
        switch caller.state {
        case .answered: return nil
        case .coming:
            caller.state = .answered(outcome)
            return nil
        case .waiting(let waiter):
            caller.state = .answered(outcome)
            state.waitingCount -= 1
            state.waitingByteCount -= caller.byteCount
            return (waiter, outcome)
        }
    }

    private static func resume(_ resumptions: [Resumption]) {
        for (waiter, outcome) in resumptions { waiter.resume(outcome) }
    }

    // MARK: In the children of run()

    /// Sends until the task is cancelled; then everyone who waits is let go. Once.
    func run() async {
        state.withLock { $0.isOpen = true }
        await withDiscardingTaskGroup { group in
            group.addTask { await self.batcher.run() }
            for await command in commands {
                switch command {
                case .send:
                    for callers in takeTurn() {
                        group.addTask { await self.send(callers.number, callers.members) }
                    }
                case .wake(let instant):
                    group.addTask { await self.wake(at: instant) }
                }
            }
            group.cancelAll()
        }
        close()
    }

    /// Those who came in this turn, in groups that fit into a call.
    private func takeTurn() -> [(number: Int, members: [Caller])] {
        state.withLock { state in
            var groups: [(number: Int, members: [Caller])] = []
            var (members, byteCount): ([Caller], Int) = ([], 0)
            let hand = { (state: inout State) in
                state.groupCount += 1
                state.sent[state.groupCount] = members
                groups.append((state.groupCount, members))
                (members, byteCount) = ([], 0)
            }
            for caller in state.coming where !caller.isAnswered {
                let isFull =
                    members.count == limits.countMax
                    || byteCount + caller.byteCount > limits.byteCountMax
                if isFull { hand(&state) }
                members.append(caller)
                byteCount += caller.byteCount
            }
            if !members.isEmpty { hand(&state) }
            state.coming.removeAll(keepingCapacity: true)
            return groups
        }
    }

    private func send(_ number: Int, _ callers: [Caller]) async {
        // Each caller's own deadline is looked at by ``expire(_:now:)``.
        let deadline = callers.reduce(callers[0].deadline) { max($0, $1.deadline) }
        let results: Result<[Result<Output, any Error>], BatchingError>
        do throws(BatchingError) {
            results = .success(
                try await batcher.submit(
                    callers.map(\.item), byteCount: callers.reduce(0) { $0 + $1.byteCount },
                    deadline: deadline))
        } catch {
            // Cancelled with run(), not by a caller: what was under way may have taken effect.
            results = .failure(error.code == .cancelled ? .letGo : error)
        }
        let resumptions = state.withLock { state in
            state.sent[number] = nil
            return callers.enumerated().compactMap { place, caller in
                Self.answer(caller, Self.told(results, place), &state)
            }
        }
        Self.resume(resumptions)
    }

    private static func told(
        _ results: Result<[Result<Output, any Error>], BatchingError>, _ place: Int
    ) -> Outcome {
        switch results {
        case .failure(let error): return .failure(error)
        case .success(let results):
            guard place < results.count else {
                return .failure(BatchingError(.inDoubt, "the sink gave no result for this item"))
            }
            return results[place].mapError {
                BatchingError(.itemFailed, "the sink failed this item", cause: $0)
            }
        }
    }

    private func wake(at instant: ContinuousClock.Instant) async {
        do { try await ContinuousClock().sleep(until: instant) } catch { return }
        expire(instant, now: .now)
    }

    /// Lets everyone go whose deadline has come, and sees to the next one.
    private func expire(_ alarm: ContinuousClock.Instant, now: ContinuousClock.Instant) {
        let resumptions = state.withLock { state in
            var resumptions: [Resumption] = []
            // Another one has taken its place.
            guard state.alarm == alarm else { return resumptions }
            var next: ContinuousClock.Instant?
            for callers in [state.coming] + Array(state.sent.values) {
                for caller in callers where !caller.isAnswered {
                    if caller.deadline > now {
                        next = min(next ?? caller.deadline, caller.deadline)
                    } else if let told = Self.answer(caller, .failure(.timeIsUp), &state) {
                        resumptions.append(told)
                    }
                }
            }
            state.alarm = next
            if let next { inbox.yield(.wake(next)) }
            return resumptions
        }
        Self.resume(resumptions)
    }

    /// Nobody sends any more.
    private func close() {
        let resumptions = state.withLock { state in
            state.isOpen = false
            let left = state.coming + state.sent.values.flatMap(\.self)
            (state.coming, state.sent) = ([], [:])
            return left.compactMap { Self.answer($0, .failure(.notRunning), &state) }
        }
        Self.resume(resumptions)
    }
}

extension BatchingError {
    fileprivate static var leaving: BatchingError {
        BatchingError(.cancelled, "the caller was cancelled")
    }

    fileprivate static var timeIsUp: BatchingError {
        BatchingError(.deadlineExceeded, "the time is up")
    }

    fileprivate static var notRunning: BatchingError {
        BatchingError(.notRunning, "nobody sends")
    }

    fileprivate static var letGo: BatchingError {
        BatchingError(.inDoubt, "nobody sends any more")
    }
}
