import Reactor
import Testing

@Suite struct CallerTurnTests {
    private static func turn(_ caller: UInt64, _ party: UInt64) -> CallerTurn {
        CallerTurn(caller: caller, party: party)
    }

    @Test func ofEveryPartyTheFirstOneComesBeforeAnybodysSecond() {
        let flood = [CallerTurn](repeating: Self.turn(1, 1), count: 100)
        let waiting = flood + [Self.turn(1, 2), Self.turn(2, 1), Self.turn(1, 2)]
        let order = CallerTurn.order(waiting)
        #expect(order.prefix(5) == [0, 100, 101, 1, 102])
        #expect(order.sorted() == Array(waiting.indices))
        #expect(Array(order.dropFirst(5)) == Array(2..<100))
    }

    @Test func whoWaitsAloneKeepsTheOrder() {
        #expect(CallerTurn.order([CallerTurn](repeating: .own, count: 5)) == [0, 1, 2, 3, 4])
        #expect(CallerTurn.order([]) == [])
    }
}
