/// Calls that wait for a connection: those of emergencies first, each kind in its order.
///
/// Each kind has room of its own, so that a queue full of others turns no emergency away. On the
/// loop's thread only.
final class WaitingCalls {
    private let urgent: CallQueue
    private let others: CallQueue

    /// At most so many of each kind.
    init(countMax: Int) {
        urgent = CallQueue(countMax: countMax)
        others = CallQueue(countMax: countMax)
    }

    /// Calls of both kinds.
    var count: Int { urgent.count + others.count }
    /// Calls of emergencies.
    var urgentCount: Int { urgent.count }
    var isEmpty: Bool { urgent.isEmpty && others.isEmpty }
    /// The next call.
    var first: PostgresCall? { urgent.first ?? others.first }

    private func queue(for call: PostgresCall) -> CallQueue { call.isUrgent ? urgent : others }

    /// Whether no other call like this one may wait.
    func isFull(for call: PostgresCall) -> Bool { queue(for: call).isFull }

    /// Adds a call behind those of its kind.
    func append(_ call: PostgresCall) { queue(for: call).append(call) }

    /// Puts calls back in front of those of their kind, in their order. No bound is asked.
    func prepend(_ calls: [PostgresCall]) {
        urgent.prepend(calls.filter(\.isUrgent))
        others.prepend(calls.filter { !$0.isUrgent })
    }

    /// Takes the next call.
    func popFirst() -> PostgresCall? { urgent.popFirst() ?? others.popFirst() }

    /// Takes a call that waits here.
    func remove(_ call: PostgresCall) { queue(for: call).remove(call) }
}
