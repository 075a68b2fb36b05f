/// The parties that one caller acts for, and their turns inside the caller's own.
///
/// What a caller says of whom it acts for costs or gains other callers nothing: all its parties
/// together have one turn among the callers. So the statement needs no proof.
extension FairQueue {
    /// Parties of one caller that may have queues of their own at once. Calls for further ones
    /// share one more queue, and one turn.
    static let partyMax = 16
    /// The name of that shared queue.
    private static let shared = UInt64.max

    struct Party {
        var name: UInt64
        var flow: Int32
        var first: Int32 = -1
        var last: Int32 = -1
        var count = 0
        /// Turns that it still has to sit out.
        var debt: Int32 = 0
        /// Its neighbours in its caller's ring of turns.
        var next: Int32 = -1
        var previous: Int32 = -1
    }

    // MARK: Lengths

    /// Calls of one caller for one party. Those of a party that shares a queue are not told apart.
    func count(of caller: UInt64, for party: UInt64) -> Int {
        guard let flow = flow(of: caller) else { return 0 }
        return find(party, in: flow).map { parties[Int($0)].count } ?? 0
    }

    /// Calls of one caller for the party that has most.
    func longestPartyCount(of caller: UInt64) -> Int {
        flow(of: caller).map { parties[Int(longestParty(in: $0))].count } ?? 0
    }

    /// Calls of a flow that would be served before a further one for this party, at most.
    func countAhead(in flow: Int32, for party: UInt64) -> Int {
        let found = find(party, in: flow)
        let own = found.map { parties[Int($0)].count } ?? 0
        let others = flows[Int(flow)].partyCount - (found == nil ? 0 : 1)
        return min(flows[Int(flow)].count, own + others * (own + 1))
    }

    // MARK: Calls

    /// Takes out the last call of the party that has most of this caller's; nil when none waits.
    mutating func popLongestParty(of caller: UInt64) -> Int32? {
        flow(of: caller).map { remove(lastOfLongestParty(in: $0)) }
    }

    func lastOfLongestParty(in flow: Int32) -> Int32 {
        parties[Int(longestParty(in: flow))].last
    }

    private func longestParty(in flow: Int32) -> Int32 {
        var longest = flows[Int(flow)].turn
        var party = parties[Int(longest)].next
        while party != flows[Int(flow)].turn {
            if parties[Int(party)].count > parties[Int(longest)].count { longest = party }
            party = parties[Int(party)].next
        }
        return longest
    }

    // MARK: Turns

    /// The party of a flow whose turn it is; those that have turns to sit out do.
    mutating func nextParty(of flow: Int32) -> Int32 {
        var party = flows[Int(flow)].turn
        while parties[Int(party)].debt > 0 {
            parties[Int(party)].debt -= 1
            party = parties[Int(party)].next
        }
        return party
    }

    /// A party has had its turn. Without rivals it has nothing to sit out.
    mutating func endTurn(of party: Int32, owing debt: Int32) {
        let flow = Int(parties[Int(party)].flow)
        parties[Int(party)].debt = flows[flow].partyCount > 1 ? debt : 0
        flows[flow].turn = parties[Int(party)].next
    }

    // MARK: Parties

    /// The queue that takes a further call for a party: its own, a new one, or the shared one.
    mutating func place(of party: UInt64, in flow: Int32) -> Int32 {
        if let found = find(party, in: flow) { return found }
        let isFull = flows[Int(flow)].partyCount >= Self.partyMax
        return openParty(isFull ? Self.shared : party, in: flow)
    }

    /// The queue in which calls for a party wait, at most ``partyMax`` steps away.
    private func find(_ party: UInt64, in flow: Int32) -> Int32? {
        let first = flows[Int(flow)].turn
        if first < 0 { return nil }
        let isFull = flows[Int(flow)].partyCount >= Self.partyMax
        var (found, shared): (Int32?, Int32?)
        var place = first
        repeat {
            if parties[Int(place)].name == party { found = place }
            if parties[Int(place)].name == Self.shared { shared = place }
            place = parties[Int(place)].next
        } while place != first
        return found ?? (isFull ? shared : nil)
    }

    /// A party comes into its caller's ring: its turn is after all the others'.
    private mutating func openParty(_ name: UInt64, in flow: Int32) -> Int32 {
        let party: Int32
        if let place = freeParties.popLast() {
            party = place
            parties[Int(party)] = Party(name: name, flow: flow)
        } else {
            party = Int32(parties.count)
            parties.append(Party(name: name, flow: flow))
        }
        flows[Int(flow)].partyCount += 1
        let turn = flows[Int(flow)].turn
        if turn < 0 {
            flows[Int(flow)].turn = party
            parties[Int(party)].next = party
            parties[Int(party)].previous = party
        } else {
            let last = parties[Int(turn)].previous
            parties[Int(party)].next = turn
            parties[Int(party)].previous = last
            parties[Int(last)].next = party
            parties[Int(turn)].previous = party
        }
        return party
    }

    mutating func closeParty(_ party: Int32) {
        let flow = Int(parties[Int(party)].flow)
        let (next, previous) = (parties[Int(party)].next, parties[Int(party)].previous)
        parties[Int(previous)].next = next
        parties[Int(next)].previous = previous
        if flows[flow].turn == party { flows[flow].turn = next == party ? -1 : next }
        flows[flow].partyCount -= 1
        freeParties.append(party)
    }
}
