import Reactor
import TestSupport
import Testing

@testable import Postgres

/// Who has to wait takes turns: by caller, and inside a caller by party.
struct TurnQueueTests {
    private static func call(
        _ caller: UInt64, _ party: UInt64, stepCount: Int = 1, byteCount: Int = 0
    ) -> PostgresCall {
        let step = PostgresStep(PostgresStatement(name: "s", sql: "SELECT 1"), [])
        let call = PostgresCall(
            .write(Array(repeating: step, count: stepCount)), byteCount: byteCount,
            deadline: .now)
        call.turn = CallerTurn(caller: caller, party: party)
        return call
    }

    private static func order(_ queue: TurnQueue) -> [String] {
        var order: [String] = []
        while let call = queue.popFirst() {
            order.append("\(call.turn.caller)/\(call.turn.party)")
        }
        return order
    }

    @Test func aFloodOfOnePartyDelaysAnotherByOneTurn() {
        let queue = TurnQueue(countMax: 5_000)
        for _ in 0..<1_000 { queue.append(Self.call(1, 1)) }
        queue.append(Self.call(1, 2))
        queue.append(Self.call(2, 1))
        #expect(Array(Self.order(queue).prefix(4)) == ["1/1", "2/1", "1/2", "1/1"])
    }

    @Test func aCallersPartiesTogetherHaveOneTurn() {
        let queue = TurnQueue(countMax: 100)
        for party in 1...10 { queue.append(Self.call(1, UInt64(party))) }
        for _ in 0..<3 { queue.append(Self.call(2, 1)) }
        #expect(
            Array(Self.order(queue).prefix(6)) == ["1/1", "2/1", "1/2", "2/1", "1/3", "2/1"])
    }

    @Test func whatCostsManyTurnsSitsThemOut() {
        let queue = TurnQueue(countMax: 100)
        queue.append(Self.call(1, 1, stepCount: 3))
        queue.append(Self.call(1, 1, stepCount: 3))
        for _ in 0..<4 { queue.append(Self.call(1, 2)) }
        #expect(Self.order(queue) == ["1/1", "1/2", "1/2", "1/2", "1/1", "1/2"])
        queue.append(Self.call(1, 1, byteCount: PostgresLimits.turnByteCount))
        queue.append(Self.call(1, 1))
        for _ in 0..<3 { queue.append(Self.call(2, 1)) }
        #expect(Self.order(queue) == ["1/1", "2/1", "2/1", "1/1", "2/1"])
        #expect(
            Self.call(1, 1, byteCount: 1 << 30).turnCost == PostgresLimits.turnCostMax)
    }

    @Test func whatComesBackGoesBeforeAllOthersInItsOrder() {
        let queue = TurnQueue(countMax: 2)
        let calls = (1...3).map { Self.call(1, UInt64($0)) }
        for call in calls { queue.append(call) }
        let taken = [queue.popFirst(), queue.popFirst()].compactMap { $0 }
        queue.prepend(taken)
        #expect(queue.count == 3 && queue.isFull)
        #expect(Self.order(queue) == ["1/1", "1/2", "1/3"])
    }

    @Test func aFullQueueMakesRoomForWhoHasFewer() throws {
        let queue = TurnQueue(countMax: 6)
        let flood = (0..<6).map { _ in Self.call(1, 1) }
        for call in flood { queue.append(call) }
        // The same party and caller, then another party, then another caller.
        #expect(queue.removeLast(for: CallerTurn(caller: 1, party: 1)) == nil)
        let first = queue.removeLast(for: CallerTurn(caller: 1, party: 2))
        #expect(first === flood[5])
        queue.append(Self.call(1, 2))
        let second = queue.removeLast(for: CallerTurn(caller: 2, party: 1))
        #expect(second === flood[4])
        queue.append(Self.call(2, 1))
        #expect(queue.count == 6)
        // Who has as many already gives nobody's place away.
        for _ in 0..<2 {
            #expect(queue.removeLast(for: CallerTurn(caller: 2, party: 1)) != nil)
            queue.append(Self.call(2, 1))
        }
        #expect(queue.removeLast(for: CallerTurn(caller: 2, party: 1)) == nil)
    }

    @Test func morePartiesAndCallersThanHaveLinesShareOne() {
        let queue = TurnQueue(countMax: 10_000)
        for party in 0..<(PostgresLimits.turnPartyMax + 50) {
            queue.append(Self.call(1, UInt64(party)))
        }
        for caller in 2..<(PostgresLimits.turnCallerMax + 50) {
            queue.append(Self.call(UInt64(caller), 0))
        }
        let count = queue.count
        let order = Self.order(queue)
        #expect(order.count == count && Set(order).count == count && queue.isEmpty)
        // The shared line has one turn among all callers.
        let place = order.firstIndex(of: "\(PostgresLimits.turnCallerMax + 1)/0")
        let next = order.firstIndex(of: "\(PostgresLimits.turnCallerMax + 2)/0")
        #expect(place == PostgresLimits.turnCallerMax)
        #expect((next ?? 0) - (place ?? 0) >= 2)
    }

    /// Whatever comes, leaves and is taken: nothing is lost, parties keep their order, and none
    /// that waits is passed over by more turns than the others' costs allow.
    @Test(arguments: [1, 2, 3, 4] as [UInt64])
    func nothingIsLostAndNobodyStarves(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let queue = TurnQueue(countMax: .max)
        var waiting: [PostgresCall] = []
        var lines: [String: [ObjectIdentifier]] = [:]
        var passedOver: [String: Int] = [:]
        for round in 0..<4_000 {
            switch random.below(5) {
            case 0, 1:
                let call = Self.call(
                    UInt64(random.below(3)), UInt64(random.below(4)),
                    stepCount: 1 + random.below(3))
                queue.append(call)
                waiting.append(call)
                lines[Self.name(call), default: []].append(ObjectIdentifier(call))
            case 2:
                if waiting.isEmpty { continue }
                let call = waiting.remove(at: random.below(waiting.count))
                queue.remove(call)
                lines[Self.name(call)]?.removeAll { $0 == ObjectIdentifier(call) }
            default:
                guard let call = queue.popFirst() else { continue }
                let name = Self.name(call)
                #expect(
                    lines[name]?.first == ObjectIdentifier(call), "seed \(seed), round \(round)")
                lines[name]?.removeFirst()
                waiting.removeAll { $0 === call }
                passedOver[name] = 0
                for (other, line) in lines where other != name {
                    passedOver[other] = line.isEmpty ? 0 : (passedOver[other] ?? 0) + 1
                    // 12 lines, 3 turns each at most, twice over.
                    #expect(passedOver[other] ?? 0 <= 72, "seed \(seed), round \(round)")
                }
            }
            #expect(queue.count == waiting.count, "seed \(seed), round \(round)")
        }
    }

    private static func name(_ call: PostgresCall) -> String {
        "\(call.turn.caller)/\(call.turn.party)"
    }
}
