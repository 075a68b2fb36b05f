/// Calls that wait in one lane, served in turns among their callers.
///
/// Each caller with waiting calls is a flow: first come first served inside, one call a turn among
/// the flows. A call that is expected to cost more than the mean pays for it in turns that its
/// flow sits out (deficit round robin with a quantum of one mean call); what a flow owes is
/// forgotten when it has nothing left to wait for. So a caller with a thousand waiting calls
/// delays another's only one by one call of its own, and when places are short, the last call of
/// the longest flow is the one to give way.
///
/// A caller may act for many parties. They take turns in the same manner whenever it is their
/// caller's turn, ``partyMax`` of them each with a queue of its own: see `FairQueue+Parties`.
///
/// Every operation takes constant time; sitting out a turn is paid for by the call that caused it.
/// There are never more flows or parties than calls, which ``AdmissionLimits/waitingCallMax``
/// bounds.
///
/// Source: M. Shreedhar, G. Varghese. *Efficient Fair Queuing using Deficit Round Robin*. SIGCOMM
/// 1995; dropping from the longest queue in lists by length: P. McKenney. *Stochastic Fairness
/// Queueing*. INFOCOM 1990.
struct FairQueue {
    /// The most turns that one call can cost, whatever it is expected to take.
    static let costMax = 16

    struct Waiting {
        var call: Int32
        var party: Int32
        var cost: Int32
        var next: Int32 = -1
        var previous: Int32 = -1
    }

    struct Flow {
        var caller: UInt64
        var count = 0
        /// The party whose turn it is, and how many have calls.
        var turn: Int32 = -1
        var partyCount = 0
        /// Turns that it still has to sit out.
        var debt: Int32 = 0
        /// Its neighbours in the ring of turns.
        var next: Int32 = -1
        var previous: Int32 = -1
        /// Its neighbours among the flows with as many calls.
        var ofLength = Links()
    }

    struct Links {
        var next: Int32 = -1
        var previous: Int32 = -1
    }

    private var calls: ContiguousArray<Waiting> = []
    private var freeCalls: ContiguousArray<Int32> = []
    var parties: ContiguousArray<Party> = []
    var freeParties: ContiguousArray<Int32> = []
    var flows: ContiguousArray<Flow> = []
    private var freeFlows: ContiguousArray<Int32> = []
    private var flowOfCaller: [UInt64: Int32] = [:]
    /// Whose turn it is; -1 when nobody waits.
    private var turn: Int32 = -1
    /// By length: the first flow that is so long.
    private var flowsByLength: ContiguousArray<Int32> = [-1]
    /// Calls of the longest flow.
    private(set) var longestCount = 0
    /// Calls that wait.
    private(set) var count = 0

    /// Callers that have waiting calls.
    var flowCount: Int { flowOfCaller.count }

    /// Calls of one caller.
    func count(of caller: UInt64) -> Int {
        flowOfCaller[caller].map { flows[Int($0)].count } ?? 0
    }

    /// Calls that would be served before a further one of this caller and party, at most.
    func countAhead(of caller: UInt64, for party: UInt64 = 0) -> Int {
        guard let flow = flowOfCaller[caller] else { return min(count, flowCount) }
        let own = countAhead(in: flow, for: party)
        return min(count, own + (flowCount - 1) * (own + 1))
    }

    /// The flow of a caller that has calls waiting.
    func flow(of caller: UInt64) -> Int32? { flowOfCaller[caller] }

    // MARK: Calls

    /// Adds a call; answers the ticket that takes it out again. `cost` is in mean calls, 1 to
    /// ``costMax``; `party` is whom the caller acts for, 0 when it is itself.
    mutating func append(
        _ call: Int32, of caller: UInt64, for party: UInt64 = 0, cost: Int
    ) -> Int32 {
        let flow = flowOfCaller[caller] ?? open(caller)
        let party = place(of: party, in: flow)
        var waiting = Waiting(
            call: call, party: party, cost: Int32(max(1, min(cost, Self.costMax))))
        waiting.previous = parties[Int(party)].last
        let ticket: Int32
        if let place = freeCalls.popLast() {
            ticket = place
            calls[Int(ticket)] = waiting
        } else {
            ticket = Int32(calls.count)
            calls.append(waiting)
        }
        if waiting.previous >= 0 {
            calls[Int(waiting.previous)].next = ticket
        } else {
            parties[Int(party)].first = ticket
        }
        parties[Int(party)].last = ticket
        parties[Int(party)].count += 1
        resize(flow, by: 1)
        return ticket
    }

    /// Takes a call out, whatever its place; answers its number.
    @discardableResult
    mutating func remove(_ ticket: Int32) -> Int32 {
        let waiting = calls[Int(ticket)]
        let party = Int(waiting.party)
        if waiting.previous >= 0 {
            calls[Int(waiting.previous)].next = waiting.next
        } else {
            parties[party].first = waiting.next
        }
        if waiting.next >= 0 {
            calls[Int(waiting.next)].previous = waiting.previous
        } else {
            parties[party].last = waiting.previous
        }
        freeCalls.append(ticket)
        let flow = parties[party].flow
        parties[party].count -= 1
        if parties[party].count == 0 { closeParty(waiting.party) }
        resize(flow, by: -1)
        if flows[Int(flow)].count == 0 { close(flow) }
        return waiting.call
    }

    /// The call whose turn it is; nil when none waits.
    mutating func popFirst() -> Int32? {
        if turn < 0 { return nil }
        while flows[Int(turn)].debt > 0 {
            flows[Int(turn)].debt -= 1
            turn = flows[Int(turn)].next
        }
        let flow = turn
        let party = nextParty(of: flow)
        let ticket = parties[Int(party)].first
        let debt = calls[Int(ticket)].cost - 1
        flows[Int(flow)].debt = debt
        turn = flows[Int(flow)].next
        endTurn(of: party, owing: debt)
        return remove(ticket)
    }

    /// Takes the last call of the longest flow out; nil when none waits.
    mutating func popLongest() -> Int32? {
        if longestCount == 0 { return nil }
        return remove(lastOfLongestParty(in: flowsByLength[longestCount]))
    }

    // MARK: Flows

    /// A caller comes into the ring: its turn is after everybody else's.
    private mutating func open(_ caller: UInt64) -> Int32 {
        let flow: Int32
        if let place = freeFlows.popLast() {
            flow = place
            flows[Int(flow)] = Flow(caller: caller)
        } else {
            flow = Int32(flows.count)
            flows.append(Flow(caller: caller))
        }
        flowOfCaller[caller] = flow
        if turn < 0 {
            turn = flow
            flows[Int(flow)].next = flow
            flows[Int(flow)].previous = flow
        } else {
            let last = flows[Int(turn)].previous
            flows[Int(flow)].next = turn
            flows[Int(flow)].previous = last
            flows[Int(last)].next = flow
            flows[Int(turn)].previous = flow
        }
        return flow
    }

    private mutating func close(_ flow: Int32) {
        let (next, previous) = (flows[Int(flow)].next, flows[Int(flow)].previous)
        flows[Int(previous)].next = next
        flows[Int(next)].previous = previous
        if turn == flow { turn = next == flow ? -1 : next }
        flowOfCaller[flows[Int(flow)].caller] = nil
        freeFlows.append(flow)
    }

    // MARK: Lengths

    /// One call more or less in a flow: it moves to the list of its new length.
    private mutating func resize(_ flow: Int32, by step: Int) {
        count += step
        let before = flows[Int(flow)].count
        if before > 0 { unlink(flow, before) }
        let now = before + step
        flows[Int(flow)].count = now
        if now > 0 { link(flow, now) }
        if now > longestCount { longestCount = now }
        // The flow itself is one shorter at most.
        if before == longestCount, flowsByLength[before] < 0 { longestCount = now }
    }

    private mutating func link(_ flow: Int32, _ length: Int) {
        while flowsByLength.count <= length { flowsByLength.append(-1) }
        let first = flowsByLength[length]
        flows[Int(flow)].ofLength = Links(next: first, previous: -1)
        if first >= 0 { flows[Int(first)].ofLength.previous = flow }
        flowsByLength[length] = flow
    }

    private mutating func unlink(_ flow: Int32, _ length: Int) {
        let links = flows[Int(flow)].ofLength
        if links.previous >= 0 {
            flows[Int(links.previous)].ofLength.next = links.next
        } else {
            flowsByLength[length] = links.next
        }
        if links.next >= 0 { flows[Int(links.next)].ofLength.previous = links.previous }
    }
}
