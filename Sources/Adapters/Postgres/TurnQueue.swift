internal import Reactor

/// Calls that wait, served in turns among callers and, inside a caller, among the parties for which
/// it acts, as at a server's admission.
///
/// Each party's calls are served in their order. A call of many statements or octets costs its
/// party, and its caller, turns that they sit out. So a thousand waiting calls of one party delay
/// another's only by what is one turn; and when there is no room left, the last call of the longest
/// line gives way to a party that has fewer. What a caller says of its parties costs or gains other
/// callers nothing: all of them together have one turn.
///
/// Constant time for as many callers and parties as have lines of their own
/// (``PostgresLimits/turnCallerMax``, ``PostgresLimits/turnPartyMax``). On the loop's thread only.
final class TurnQueue {
    /// The line that further callers, or parties, share.
    private static let shared = UInt64.max

    /// Calls that may wait.
    let countMax: Int
    private(set) var count = 0
    private var callers = TurnRing<CallerCalls>()
    /// Calls that came back after they had had their turn.
    private let returned = CallQueue(countMax: .max)
    private var spareCallers: [CallerCalls] = []
    private var spareParties: [PartyCalls] = []

    init(countMax: Int) { self.countMax = countMax }

    var isEmpty: Bool { count == 0 }
    var isFull: Bool { count >= countMax }

    /// Adds a call at the end of its party's line.
    func append(_ call: PostgresCall) {
        let caller = caller(of: call.turn) ?? openCaller(call.turn.caller)
        let party = party(of: call.turn, caller) ?? openParty(call.turn.party, caller)
        party.calls.append(call)
        call.queue = self
        call.party = party
        caller.count += 1
        count += 1
    }

    /// Puts calls back in front of all others, in their order. They had their turn before, so no
    /// bound is asked.
    func prepend(_ calls: [PostgresCall]) {
        returned.prepend(calls)
        for call in calls { call.queue = self }
        count += calls.count
    }

    /// The call whose turn it is.
    var first: PostgresCall? {
        returned.first ?? callers.next()?.parties.next()?.calls.first
    }

    /// Takes the call whose turn it is.
    func popFirst() -> PostgresCall? {
        guard let call = first else { return nil }
        if let party = call.party, let caller = party.caller {
            let cost = call.turnCost
            caller.parties.endTurn(cost: cost)
            callers.endTurn(cost: cost)
        }
        remove(call)
        return call
    }

    /// Takes a call that waits here, whatever its place.
    func remove(_ call: PostgresCall) {
        guard call.queue === self, let line = call.line else { return }
        line.remove(call)
        call.queue = nil
        count -= 1
        guard let party = call.party.take(), let caller = party.caller else { return }
        caller.count -= 1
        if party.calls.isEmpty { close(party, caller) }
    }

    /// Takes out the call that gives way to one more of another party: the last one of the longest
    /// line, if the other has fewer. Nil when there is none.
    func removeLast(for turn: CallerTurn) -> PostgresCall? {
        guard let longest = callers.members.max(by: { $0.count < $1.count }),
            let line = longest.longest, let call = unsafe line.calls.last
        else { return nil }
        let caller = caller(of: turn)
        if caller === longest {
            let own = caller.flatMap { party(of: turn, $0) }
            guard (own?.calls.count ?? 0) + 1 < line.calls.count else { return nil }
        } else {
            guard (caller?.count ?? 0) + 1 < longest.count else { return nil }
        }
        remove(call)
        return call
    }

    // MARK: Lines

    private func caller(of turn: CallerTurn) -> CallerCalls? {
        let isFull = callers.members.count >= PostgresLimits.turnCallerMax
        return callers.members.first { $0.name == turn.caller }
            ?? (isFull ? callers.members.first { $0.name == Self.shared } : nil)
    }

    private func party(of turn: CallerTurn, _ caller: CallerCalls) -> PartyCalls? {
        let isFull = caller.parties.members.count >= PostgresLimits.turnPartyMax
        return caller.party(turn.party) ?? (isFull ? caller.party(Self.shared) : nil)
    }

    private func openCaller(_ name: UInt64) -> CallerCalls {
        let caller = spareCallers.popLast() ?? CallerCalls()
        let isFull = callers.members.count >= PostgresLimits.turnCallerMax
        caller.name = isFull ? Self.shared : name
        callers.append(caller)
        return caller
    }

    private func openParty(_ name: UInt64, _ caller: CallerCalls) -> PartyCalls {
        let party = spareParties.popLast() ?? PartyCalls()
        let isFull = caller.parties.members.count >= PostgresLimits.turnPartyMax
        party.name = isFull ? Self.shared : name
        party.caller = caller
        caller.parties.append(party)
        return party
    }

    private func close(_ party: PartyCalls, _ caller: CallerCalls) {
        caller.parties.remove(party)
        party.caller = nil
        if spareParties.count < PostgresLimits.spareLineMax { spareParties.append(party) }
        guard caller.count == 0 else { return }
        callers.remove(caller)
        if spareCallers.count < PostgresLimits.spareLineMax { spareCallers.append(caller) }
    }
}
