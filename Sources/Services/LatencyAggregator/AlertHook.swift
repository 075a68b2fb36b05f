package import Messages
private import Synchronization

/// Posts alerts to somebody else's address, one after the other, each again a few times when it is
/// not taken (``HookRetry``), and each under its id, by which a receiver knows one that it has.
///
/// What waits is bounded, and so is what is remembered; what is left out is counted.
package final class AlertHook: Sendable {
    /// Events that wait; of more the oldest is lost.
    package static let waitingCountMax = 64
    /// Ids that are remembered, so that an event which is offered twice is posted once.
    package static let knownCountMax = 512

    /// What became of an event.
    package enum Outcome: String, Sendable {
        /// The receiver has it.
        case taken
        /// The receiver does not want it.
        case refused
        /// It was tried often enough.
        case givenUp
    }

    private struct State {
        var known: Set<String> = []
        var order: [String] = []
        var counts = HookCounts()
    }

    private let post: @Sendable (_ id: String, _ body: [UInt8]) async -> HookAnswer
    private let pause: @Sendable (Duration) async throws -> Void
    private let random: @Sendable () -> Double
    private let state = Mutex(State())
    private let waiting: AsyncStream<AggregatorV1.AlertEvent>
    private let entrance: AsyncStream<AggregatorV1.AlertEvent>.Continuation

    /// - Parameters:
    ///   - post: sends a body of JSON under the event's id.
    ///   - pause: waits; throws when the program stops.
    ///   - random: 0 up to 1.
    package init(
        post: @escaping @Sendable (_ id: String, _ body: [UInt8]) async -> HookAnswer,
        pause: @escaping @Sendable (Duration) async throws -> Void,
        random: @escaping @Sendable () -> Double
    ) {
        self.post = post
        self.pause = pause
        self.random = random
        (waiting, entrance) = AsyncStream.makeStream(
            bufferingPolicy: .bufferingNewest(Self.waitingCountMax))
    }

    /// What has happened so far.
    package var counts: HookCounts { state.withLock(\.counts) }

    /// Has an event posted when those before it are through. Never waits; one that was offered
    /// before is left out.
    package func offer(_ event: AggregatorV1.AlertEvent) {
        let isNew = state.withLock { state in
            guard state.known.insert(event.id).inserted else {
                state.counts.repeatedCount &+= 1
                return false
            }
            state.order.append(event.id)
            if state.order.count > Self.knownCountMax {
                state.known.remove(state.order.removeFirst())
            }
            return true
        }
        guard isNew, case .dropped = entrance.yield(event) else { return }
        state.withLock { $0.counts.lostCount &+= 1 }
    }

    /// Posts what is offered, until it is cancelled. Once only.
    ///
    /// - Parameter report: is told of every event what became of it.
    /// - Throws: what `pause` throws.
    package func run(
        _ report: (_ event: AggregatorV1.AlertEvent, _ outcome: Outcome) -> Void
    ) async throws {
        for await event in waiting { report(event, try await tell(event)) }
    }

    /// Posts an event: the contract's AlertEvent in proto3's JSON mapping.
    private func tell(_ event: AggregatorV1.AlertEvent) async throws -> Outcome {
        let body = Array(event.json().text().utf8)
        var retry = HookRetry()
        while true {
            let answer = await post(event.id, body)
            let next = retry.take(answer, random: random())
            state.withLock { $0.counts.note(next) }
            switch next {
            case .taken: return .taken
            case .refused: return .refused
            case .givenUp: return .givenUp
            case .again(let wait): try await pause(wait)
            }
        }
    }
}

extension HookCounts {
    fileprivate mutating func note(_ next: HookRetry.OnAnswer) {
        attemptCount &+= 1
        switch next {
        case .taken: takenCount &+= 1
        case .refused: refusedCount &+= 1
        case .givenUp: givenUpCount &+= 1
        case .again: break
        }
    }
}
