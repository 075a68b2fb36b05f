import Testing

@testable import RPC

/// Turns among the parties that one caller acts for.
@Suite struct FairQueuePartyTests {
    private static func drain(_ queue: inout FairQueue) -> [Int32] {
        var order: [Int32] = []
        while let call = queue.popFirst() { order.append(call) }
        return order
    }

    @Test func partiesTakeTurnsInsideTheirCallersTurns() {
        var queue = FairQueue()
        for call in 10...12 as ClosedRange<Int32> { _ = queue.append(call, of: 1, for: 1, cost: 1) }
        for call in 20...21 as ClosedRange<Int32> { _ = queue.append(call, of: 1, for: 2, cost: 1) }
        for call in 30...34 as ClosedRange<Int32> { _ = queue.append(call, of: 2, for: 1, cost: 1) }
        // The second caller has every other turn, however many the first one acts for.
        #expect(Self.drain(&queue) == [10, 30, 20, 31, 11, 32, 21, 33, 12, 34])
        #expect(queue.count == 0 && queue.flowCount == 0)
    }

    @Test func aCallerGainsNothingByNamingMany() {
        var queue = FairQueue()
        for party in 0..<100 as Range<UInt64> {
            _ = queue.append(Int32(party), of: 1, for: party, cost: 1)
        }
        for call in 1000..<1004 as Range<Int32> { _ = queue.append(call, of: 2, cost: 1) }
        let order = Self.drain(&queue)
        #expect(order.prefix(8).filter { $0 >= 1000 } == [1000, 1001, 1002, 1003])
        #expect(order.count == 104)
    }

    @Test func aDearCallIsPaidForByItsPartyToo() {
        var queue = FairQueue()
        _ = queue.append(10, of: 1, for: 1, cost: 3)
        _ = queue.append(11, of: 1, for: 1, cost: 1)
        for call in 20...24 as ClosedRange<Int32> { _ = queue.append(call, of: 1, for: 2, cost: 1) }
        #expect(Self.drain(&queue) == [10, 20, 21, 22, 11, 23, 24])
    }

    @Test func partiesBeyondTheBoundShareOneQueueAndOneTurn() {
        var queue = FairQueue()
        let last = UInt64(FairQueue.partyMax)
        for party in 1...(last + 4) {
            for round in 0..<2 as Range<Int32> {
                _ = queue.append(Int32(party) * 10 + round, of: 1, for: party, cost: 1)
            }
        }
        #expect(queue.flows[0].partyCount == FairQueue.partyMax + 1)
        // Each of its own queue has a turn, and those four together have one.
        let firstRound = (1...last).map { Int32($0) * 10 } + [Int32(last + 1) * 10]
        let order = Self.drain(&queue)
        #expect(Array(order.prefix(firstRound.count)) == firstRound)
        #expect(order.count == Int(last + 4) * 2 && Set(order).count == order.count)
        // First come, first served inside the shared one.
        let shared = order.filter { $0 >= Int32(last + 1) * 10 }
        #expect(shared == shared.sorted())
    }

    @Test func thePartyThatHasMostGivesItsLastCall() {
        var queue = FairQueue()
        for call in 10...11 as ClosedRange<Int32> { _ = queue.append(call, of: 1, for: 1, cost: 1) }
        for call in 20...24 as ClosedRange<Int32> { _ = queue.append(call, of: 1, for: 2, cost: 1) }
        for call in 30...34 as ClosedRange<Int32> { _ = queue.append(call, of: 2, for: 3, cost: 1) }
        #expect(queue.popLongest() == 24, "the longest flow, and in it the longest party")
        #expect(queue.popLongestParty(of: 1) == 23)
        #expect(queue.popLongestParty(of: 2) == 34)
        #expect(queue.popLongestParty(of: 9) == nil)
        #expect(queue.count(of: 1, for: 1) == 2 && queue.count(of: 1, for: 2) == 3)
        #expect(queue.count(of: 1) == 5 && queue.longestPartyCount(of: 1) == 3)
    }

    @Test func whatIsAheadOfAPartyIsNeverUnderstated() {
        var queue = FairQueue()
        for call in 0..<1000 as Range<Int32> { _ = queue.append(call, of: 1, for: 1, cost: 1) }
        #expect(queue.countAhead(of: 1, for: 1) == 1000)
        #expect(queue.countAhead(of: 1, for: 2) == 1)
        _ = queue.append(2000, of: 2, cost: 1)
        #expect(queue.countAhead(of: 1, for: 2) == 3)
        #expect(queue.countAhead(of: 2, for: 7) == 3)
    }

    /// Random histories against a model that keeps plain lists.
    @Test(arguments: 0..<40 as Range<UInt64>) func everyHistoryAgreesWithThePlainModel(
        seed: UInt64
    ) {
        var random = SeededNumbers(seed)
        var queue = FairQueue()
        var model = FairQueuePartyModel()
        for call in 0..<1500 as Range<Int32> {
            switch random.next(below: 8) {
            case 0...3:
                let caller = UInt64(random.next(below: 3))
                let party = UInt64(random.next(below: 24))
                let cost = random.next(below: 4)
                let ticket = queue.append(call, of: caller, for: party, cost: cost)
                model.append(call, of: caller, for: party, cost: max(1, cost), ticket)
            case 4:
                guard let (ticket, expected) = model.removeAny(&random) else { continue }
                #expect(queue.remove(ticket) == expected, "seed \(seed)")
            case 5:
                let caller = UInt64(random.next(below: 3))
                let length = queue.longestPartyCount(of: caller)
                let victim = queue.popLongestParty(of: caller)
                #expect(model.takeLast(victim, of: caller) == length, "seed \(seed)")
            default: #expect(queue.popFirst() == model.popFirst(), "seed \(seed)")
            }
            #expect(queue.count == model.count && queue.flowCount == model.flows.count)
            #expect(queue.parties.count - queue.freeParties.count == model.partyCount)
        }
        #expect(Self.drain(&queue) == model.drain(), "seed \(seed)")
        #expect(queue.parties.count == queue.freeParties.count, "seed \(seed)")
    }
}

/// The same rules, told slowly: flows and their parties in the order of their turns.
private struct FairQueuePartyModel {
    struct Party {
        var name: UInt64
        var calls: [(call: Int32, cost: Int, ticket: Int32)]
        var debt = 0
    }

    struct Flow {
        var caller: UInt64
        var parties: [Party]
        var debt = 0
    }

    static let shared = UInt64.max
    var flows: [Flow] = []
    var count: Int { flows.reduce(0) { $0 + $1.parties.reduce(0) { $0 + $1.calls.count } } }
    var partyCount: Int { flows.reduce(0) { $0 + $1.parties.count } }

    mutating func append(
        _ call: Int32, of caller: UInt64, for party: UInt64, cost: Int, _ ticket: Int32
    ) {
        let flow: Int
        if let found = flows.firstIndex(where: { $0.caller == caller }) {
            flow = found
        } else {
            flow = flows.count
            flows.append(Flow(caller: caller, parties: []))
        }
        let isKnown = flows[flow].parties.contains { $0.name == party }
        let isFull = flows[flow].parties.count >= FairQueue.partyMax
        let name = isKnown || !isFull ? party : Self.shared
        if let found = flows[flow].parties.firstIndex(where: { $0.name == name }) {
            flows[flow].parties[found].calls.append((call, cost, ticket))
        } else {
            flows[flow].parties.append(Party(name: name, calls: [(call, cost, ticket)]))
        }
    }

    mutating func popFirst() -> Int32? {
        guard !flows.isEmpty else { return nil }
        while flows[0].debt > 0 {
            flows[0].debt -= 1
            flows.append(flows.removeFirst())
        }
        var flow = flows.removeFirst()
        while flow.parties[0].debt > 0 {
            flow.parties[0].debt -= 1
            flow.parties.append(flow.parties.removeFirst())
        }
        let isAlone = flow.parties.count == 1
        var party = flow.parties.removeFirst()
        let first = party.calls.removeFirst()
        flow.debt = first.cost - 1
        party.debt = isAlone ? 0 : first.cost - 1
        if !party.calls.isEmpty { flow.parties.append(party) }
        if !flow.parties.isEmpty { flows.append(flow) }
        return first.call
    }

    mutating func removeAny(_ random: inout SeededNumbers) -> (Int32, Int32)? {
        guard !flows.isEmpty else { return nil }
        let flow = random.next(below: flows.count)
        let party = random.next(below: flows[flow].parties.count)
        let place = random.next(below: flows[flow].parties[party].calls.count)
        let removed = flows[flow].parties[party].calls.remove(at: place)
        close(flow, party)
        return (removed.ticket, removed.call)
    }

    /// Takes out a call that must be the last of a party; answers how long that was, and 0 for
    /// none.
    mutating func takeLast(_ call: Int32?, of caller: UInt64) -> Int? {
        guard let flow = flows.firstIndex(where: { $0.caller == caller }) else {
            return call == nil ? 0 : nil
        }
        guard let party = flows[flow].parties.firstIndex(where: { $0.calls.last?.call == call })
        else { return nil }
        let length = flows[flow].parties.map(\.calls.count).max()
        guard flows[flow].parties[party].calls.count == length else { return nil }
        flows[flow].parties[party].calls.removeLast()
        close(flow, party)
        return length
    }

    private mutating func close(_ flow: Int, _ party: Int) {
        if flows[flow].parties[party].calls.isEmpty { flows[flow].parties.remove(at: party) }
        if flows[flow].parties.isEmpty { flows.remove(at: flow) }
    }

    mutating func drain() -> [Int32] {
        var order: [Int32] = []
        while let call = popFirst() { order.append(call) }
        return order
    }
}
