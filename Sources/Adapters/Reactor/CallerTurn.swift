/// For whom something is done: whatever keeps callers waiting lets them take turns, and inside a
/// caller the parties for which it acts.
package struct CallerTurn: Sendable, Hashable {
    /// The caller's number; equal numbers share their turns.
    package var caller: UInt64
    /// The number of the party that the caller states; 0 when it acts for itself.
    package var party: UInt64

    /// Nobody in particular: work of the process itself.
    package static let own = CallerTurn(caller: 0, party: 0)

    /// A turn of its parts.
    package init(caller: UInt64, party: UInt64) {
        self.caller = caller
        self.party = party
    }

    /// The places of those who wait, in the order in which they take turns: of each the first one
    /// comes before anybody's second.
    package static func order(_ waiting: [CallerTurn]) -> [Int] {
        var seen: [CallerTurn: Int] = [:]
        let rounds = waiting.map { turn in
            seen[turn, default: 0] += 1
            return seen[turn, default: 0]
        }
        return rounds.indices.sorted { (rounds[$0], $0) < (rounds[$1], $1) }
    }

    /// For whom the present task works. Costs what it costs to find out: asked when somebody has to
    /// wait. On the loop's thread only.
    package static var current: CallerTurn { taker?.callerTurn ?? own }

    /// Who knows for whom the present task works. A server states it once for each of its
    /// long-lived tasks, and not for each call; it is handed on to child tasks.
    @TaskLocal package static var taker: (any CallerTurnTaking)?
}
