import Testing

@testable import RPC

/// Turns among the callers of one lane.
@Suite struct FairQueueTests {
    private static func drain(_ queue: inout FairQueue) -> [Int32] {
        var order: [Int32] = []
        while let call = queue.popFirst() { order.append(call) }
        return order
    }

    @Test func aCallersOwnCallsKeepTheirOrder() {
        var queue = FairQueue()
        for call in 1...5 as ClosedRange<Int32> { _ = queue.append(call, of: 7, cost: 1) }
        #expect(queue.count == 5 && queue.flowCount == 1 && queue.longestCount == 5)
        #expect(Self.drain(&queue) == [1, 2, 3, 4, 5])
        #expect(queue.count == 0 && queue.flowCount == 0 && queue.longestCount == 0)
    }

    @Test func callersTakeTurns() {
        var queue = FairQueue()
        for call in 10...13 as ClosedRange<Int32> { _ = queue.append(call, of: 1, cost: 1) }
        for call in 20...21 as ClosedRange<Int32> { _ = queue.append(call, of: 2, cost: 1) }
        _ = queue.append(30, of: 3, cost: 1)
        #expect(Self.drain(&queue) == [10, 20, 30, 11, 21, 12, 13])
    }

    @Test func aDearCallIsPaidForInTurns() {
        var queue = FairQueue()
        _ = queue.append(10, of: 1, cost: 3)
        _ = queue.append(11, of: 1, cost: 1)
        for call in 20...25 as ClosedRange<Int32> { _ = queue.append(call, of: 2, cost: 1) }
        // The first call costs the turns of two others.
        #expect(Self.drain(&queue) == [10, 20, 21, 22, 11, 23, 24, 25])
    }

    @Test(arguments: [(Int.min, 1), (0, 1), (16, 16), (17, 16), (Int.max, 16)])
    func costsAreBounded(cost: Int, turns: Int) {
        var queue = FairQueue()
        _ = queue.append(10, of: 1, cost: cost)
        _ = queue.append(11, of: 1, cost: 1)
        for call in 100..<200 as Range<Int32> { _ = queue.append(call, of: 2, cost: 1) }
        #expect(Self.drain(&queue).firstIndex(of: 11) == turns + 1)
    }

    @Test func aCallerWithoutRivalsSitsNothingOut() {
        var queue = FairQueue()
        for call in 1...3 as ClosedRange<Int32> { _ = queue.append(call, of: 1, cost: 16) }
        #expect(Self.drain(&queue) == [1, 2, 3])
    }

    @Test func theLongestGivesItsLastCall() {
        var queue = FairQueue()
        _ = queue.append(10, of: 1, cost: 1)
        for call in 20...22 as ClosedRange<Int32> { _ = queue.append(call, of: 2, cost: 1) }
        for call in 30...31 as ClosedRange<Int32> { _ = queue.append(call, of: 3, cost: 1) }
        var victims: [Int32] = []
        for _ in 0..<3 {
            let victim = queue.popLongest()
            victims.append(victim ?? -1)
        }
        #expect(victims[0] == 22)
        #expect(Set(victims[1...]) == [21, 31], "both have two")
        #expect(queue.longestCount == 1 && queue.count == 3)
    }

    @Test func whatIsAheadIsNeverUnderstated() {
        var queue = FairQueue()
        for call in 0..<1000 as Range<Int32> { _ = queue.append(call, of: 1, cost: 1) }
        #expect(queue.countAhead(of: 1) == 1000)
        #expect(queue.countAhead(of: 2) == 1)
        _ = queue.append(2000, of: 2, cost: 1)
        #expect(queue.countAhead(of: 2) == 3)
        #expect(queue.countAhead(of: 3) == 2)
    }

    /// Random histories against a model that keeps plain lists.
    @Test(arguments: 0..<40 as Range<UInt64>) func everyHistoryAgreesWithThePlainModel(
        seed: UInt64
    ) {
        var random = SeededNumbers(seed)
        var queue = FairQueue()
        var model = FairQueueModel()
        for call in 0..<1500 as Range<Int32> {
            switch random.next(below: 8) {
            case 0...3:
                let caller = UInt64(random.next(below: 6))
                let cost = random.next(below: 4)
                let ticket = queue.append(call, of: caller, cost: cost)
                model.append(call, of: caller, cost: max(1, cost), ticket)
            case 4:
                guard let (ticket, expected) = model.removeAny(&random) else { continue }
                #expect(queue.remove(ticket) == expected, "seed \(seed)")
            case 5:
                let length = model.longest
                guard let victim = queue.popLongest() else {
                    #expect(length == 0, "seed \(seed)")
                    continue
                }
                #expect(model.takeLast(victim) == length, "seed \(seed)")
            default: #expect(queue.popFirst() == model.popFirst(), "seed \(seed)")
            }
            #expect(queue.count == model.count && queue.longestCount == model.longest)
            #expect(queue.flowCount == model.flows.count, "seed \(seed)")
        }
        #expect(Self.drain(&queue) == model.drain(), "seed \(seed)")
    }
}

/// The same rules, told slowly: the flows in the order of their turns.
private struct FairQueueModel {
    struct Flow {
        var caller: UInt64
        var calls: [(call: Int32, cost: Int, ticket: Int32)]
        var debt = 0
    }

    var flows: [Flow] = []
    var count: Int { flows.reduce(0) { $0 + $1.calls.count } }
    var longest: Int { flows.map(\.calls.count).max() ?? 0 }

    mutating func append(_ call: Int32, of caller: UInt64, cost: Int, _ ticket: Int32) {
        if let index = flows.firstIndex(where: { $0.caller == caller }) {
            flows[index].calls.append((call, cost, ticket))
        } else {
            flows.append(Flow(caller: caller, calls: [(call, cost, ticket)]))
        }
    }

    mutating func popFirst() -> Int32? {
        guard !flows.isEmpty else { return nil }
        while flows[0].debt > 0 {
            var flow = flows.removeFirst()
            flow.debt -= 1
            flows.append(flow)
        }
        var flow = flows.removeFirst()
        let first = flow.calls.removeFirst()
        flow.debt = first.cost - 1
        if !flow.calls.isEmpty { flows.append(flow) }
        return first.call
    }

    mutating func removeAny(_ random: inout SeededNumbers) -> (Int32, Int32)? {
        guard !flows.isEmpty else { return nil }
        let flow = random.next(below: flows.count)
        let place = random.next(below: flows[flow].calls.count)
        let removed = flows[flow].calls.remove(at: place)
        if flows[flow].calls.isEmpty { flows.remove(at: flow) }
        return (removed.ticket, removed.call)
    }

    /// Takes out a call that must be the last of its flow; answers how long that was.
    mutating func takeLast(_ call: Int32) -> Int? {
        guard let flow = flows.firstIndex(where: { $0.calls.last?.call == call }) else {
            return nil
        }
        let length = flows[flow].calls.count
        flows[flow].calls.removeLast()
        if flows[flow].calls.isEmpty { flows.remove(at: flow) }
        return length
    }

    mutating func drain() -> [Int32] {
        var order: [Int32] = []
        while let call = popFirst() { order.append(call) }
        return order
    }
}
