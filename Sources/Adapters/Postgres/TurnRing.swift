/// Members that take turns, some of which they have to sit out: deficit round robin with a quantum
/// of one turn.
///
/// Source: M. Shreedhar, G. Varghese. *Efficient Fair Queuing using Deficit Round Robin*. SIGCOMM
/// 1995.
struct TurnRing<Member: TurnRingMember> {
    private(set) var members: [Member] = []
    private var place = 0

    /// The member whose turn it is; those that owe turns sit them out.
    mutating func next() -> Member? {
        if members.isEmpty { return nil }
        while members[place].debt > 0 {
            members[place].debt -= 1
            step()
        }
        return members[place]
    }

    /// Whose turn it was has had it. Without rivals it has nothing to sit out.
    mutating func endTurn(cost: Int) {
        members[place].debt = members.count > 1 ? cost - 1 : 0
        step()
    }

    private mutating func step() { place = place + 1 < members.count ? place + 1 : 0 }

    /// Adds a member, whose turn is after everybody else's.
    mutating func append(_ member: Member) {
        member.debt = 0
        members.insert(member, at: place)
        if members.count > 1 { step() }
    }

    /// Takes a member out; what it owes is forgotten.
    mutating func remove(_ member: Member) {
        guard let index = members.firstIndex(where: { $0 === member }) else { return }
        members.remove(at: index)
        if index < place { place -= 1 }
        if place >= members.count { place = 0 }
    }
}

/// One of those who take turns.
protocol TurnRingMember: AnyObject {
    /// Turns that it still has to sit out.
    var debt: Int { get set }
}
