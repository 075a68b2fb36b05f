import TestSupport
import Testing

@testable import CircuitBreaking

@Suite struct LeaseBookTests {
    @Test func aLeaseIsTakenBackOnce() {
        var book = LeaseBook(limit: 4)
        let id = book.give()
        let answers = [book.takeBack(id), book.takeBack(id)]
        #expect(answers == [true, false])
    }

    @Test(arguments: [1, 2, 63, 64, 65, 1_000])
    func aLeaseIsForgottenExactlyWhenItsPlaceIsGivenAgain(limit: Int) {
        var book = LeaseBook(limit: limit)
        let id = book.give()
        for _ in 1..<limit { _ = book.give() }
        #expect(book.isOut(id))
        #expect(book.lostCount == 0)
        let last = book.give()
        #expect(!book.isOut(id))
        #expect(book.lostCount == 1)
        let answers = [book.takeBack(id), book.takeBack(last)]
        #expect(answers == [false, true])
    }

    @Test func aNumberThatWasNeverGivenIsRefused() {
        var book = LeaseBook(limit: 8)
        _ = book.give()
        let answers = [book.takeBack(2), book.takeBack(.max), book.takeBack(0)]
        #expect(answers == [false, false, false])
    }

    @Test func agreesWithASetOfTheNewest() {
        var random = SeededGenerator(seed: 7)
        for limit in [1, 3, 64, 100] {
            var book = LeaseBook(limit: limit)
            var out: Set<UInt64> = []
            for _ in 0..<5_000 {
                if random.below(2) == 0 {
                    let id = book.give()
                    out.insert(id)
                    if id >= UInt64(limit) { out.remove(id - UInt64(limit)) }
                } else {
                    let back = UInt64(random.below(limit + 3))
                    let id = book.newest >= back ? book.newest - back : 0
                    let isFirst = out.remove(id) != nil
                    let answer = book.takeBack(id)
                    #expect(answer == isFirst)
                }
            }
        }
    }

    @Test func aClosedBreakerCountsALeaseOnce() throws {
        let machine = Subject(try smallConfiguration())
        let lease = try #require(machine.permit(at: start))
        #expect(machine.record(failed, lease: lease, now: start) == .unchanged)
        for _ in 0..<10 { #expect(machine.record(failed, lease: lease, now: start) == .stale) }
        let snapshot = machine.snapshot(now: start)
        #expect(snapshot.callCount == 1)
        #expect(snapshot.totals.staleCount == 10)
        #expect(snapshot.state == .closed)
    }

    @Test func aClosedBreakerForgetsALeaseBeyondItsMemory() throws {
        let machine = Subject(try smallConfiguration(outstanding: 3))
        let leases = try (0..<4).map { _ in try #require(machine.permit(at: start)) }
        #expect(machine.record(failed, lease: leases[0], now: start) == .stale)
        #expect(machine.record(failed, lease: leases[1], now: start) == .unchanged)
        #expect(machine.snapshot(now: start).totals.lostCount == 1)
    }

    @Test func aLostLeaseHoldsNothingInTheClosedState() throws {
        let machine = Subject(try smallConfiguration(outstanding: 3))
        for _ in 0..<100 { #expect(machine.permit(at: start) != nil) }
        #expect(machine.call(fast, at: start) == .unchanged)
    }
}
