/// Calls that wait for one caller, by the parties for which it acts.
final class CallerCalls: TurnRingMember {
    var name: UInt64 = 0
    var debt = 0
    var parties = TurnRing<PartyCalls>()
    /// Calls of all parties.
    var count = 0

    /// The line of a party, if it has one.
    func party(_ name: UInt64) -> PartyCalls? { parties.members.first { $0.name == name } }

    /// The party with the most calls.
    var longest: PartyCalls? { parties.members.max { $0.calls.count < $1.calls.count } }
}
