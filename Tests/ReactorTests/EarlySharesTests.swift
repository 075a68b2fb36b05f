import Reactor
import Testing

/// What leaves before the turn's end, and what then.
@Suite struct EarlySharesTests {
    /// The numbers at which something left, of so many that came in one turn.
    private static func departures(of count: Int, _ shares: inout EarlyShares) -> [Int] {
        (1...count).filter { _ in shares.add() }
    }

    @Test func aShortTurnLeavesAtItsEnd() {
        var shares = EarlyShares()
        #expect(Self.departures(of: EarlyShares.firstCount - 1, &shares).isEmpty)
    }

    @Test func theSharesOfALongTurnDoubleUpToTheirBound() {
        var shares = EarlyShares()
        let found = Self.departures(of: 3_000, &shares)
        #expect(found == [64, 192, 448, 960, 1_472, 1_984, 2_496])
    }

    @Test func everyTurnBeginsWithASmallShare() {
        var shares = EarlyShares()
        _ = Self.departures(of: 300, &shares)
        shares.endTurn()
        #expect(Self.departures(of: 200, &shares) == [64, 192])
    }
}
