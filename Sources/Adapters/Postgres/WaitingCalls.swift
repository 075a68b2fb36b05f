/// Calls that wait for a connection: those of emergencies first, each kind in turns among those
/// for whom they are.
///
/// Each kind has room of its own, so that a queue full of others turns no emergency away. On the
/// loop's thread only.
final class WaitingCalls {
    private let urgent: TurnQueue
    private let others: TurnQueue

    /// At most so many of each kind.
    init(countMax: Int) {
        urgent = TurnQueue(countMax: countMax)
        others = TurnQueue(countMax: countMax)
    }

    /// Calls of both kinds.
    var count: Int { urgent.count + others.count }
    /// Calls of emergencies.
    var urgentCount: Int { urgent.count }
    var isEmpty: Bool { urgent.isEmpty && others.isEmpty }
    /// The next call.
    var first: PostgresCall? { urgent.first ?? others.first }

    private func queue(for call: PostgresCall) -> TurnQueue { call.isUrgent ? urgent : others }

    /// What becomes of a call that wants to wait.
    enum OnAppend {
        case waits
        /// It waits, and this one waits no longer.
        case displaced(PostgresCall)
        /// There is no room for it.
        case full
    }

    /// Adds a call behind those that are for the same party.
    func append(_ call: PostgresCall) -> OnAppend {
        let queue = queue(for: call)
        call.findTurn()
        guard queue.isFull else {
            queue.append(call)
            return .waits
        }
        guard let displaced = queue.removeLast(for: call.turn) else { return .full }
        queue.append(call)
        return .displaced(displaced)
    }

    /// Puts calls back in front of those of their kind, in their order. No bound is asked.
    func prepend(_ calls: [PostgresCall]) {
        urgent.prepend(calls.filter(\.isUrgent))
        others.prepend(calls.filter { !$0.isUrgent })
    }

    /// Takes the next call.
    func popFirst() -> PostgresCall? { urgent.popFirst() ?? others.popFirst() }
}
