import RPC
import TestSupport
import Testing

@Suite struct RetryBudgetTests {
    private let start = ContinuousClock.now

    @Test func everySecondAllowsItsFloor() {
        var budget = RetryBudgetMachine(share: 0, floorPerSecond: 3)
        for second in 0..<4 {
            let now = start + .seconds(second)
            for left in (0..<3).reversed() {
                do {
                    let answer = budget.withdraw(now: now)
                    #expect(answer)
                }
                do {
                    let answer = budget.tokenCount(now: now)
                    #expect(answer == left)
                }
            }
            do {
                let answer = budget.withdraw(now: now)
                #expect(!answer)
            }
            do {
                let answer = budget.withdraw(now: now + .milliseconds(999))
                #expect(!answer, "one tick before the next")
            }
        }
    }

    @Test func aFifthOfTheWindowsCallsMayBeRepeated() {
        var budget = RetryBudgetMachine(share: 0.2, floorPerSecond: 0)
        budget.deposit(callCount: 4, now: start)
        do {
            let answer = budget.withdraw(now: start)
            #expect(!answer, "four fifths of a repeat are none")
        }
        budget.deposit(callCount: 1, now: start)
        do {
            let answer = budget.withdraw(now: start)
            #expect(answer)
        }
        do {
            let answer = budget.withdraw(now: start)
            #expect(!answer)
        }
        budget.deposit(callCount: 100, now: start + .seconds(1))
        for _ in 0..<20 {
            let answer = budget.withdraw(now: start + .seconds(2))
            #expect(answer)
        }
        do {
            let answer = budget.withdraw(now: start + .seconds(2))
            #expect(!answer)
        }
    }

    @Test func theFloorComesBesideTheShare() {
        var budget = RetryBudgetMachine(share: 0.5, floorPerSecond: 2)
        budget.deposit(callCount: 6, now: start)
        do {
            let answer = budget.tokenCount(now: start)
            #expect(answer == 5)
        }
        var taken = 0
        while budget.withdraw(now: start) { taken += 1 }
        #expect(taken == 5)
        do {
            let answer = budget.tokenCount(now: start + .seconds(1))
            #expect(answer == 2, "the share is used up")
        }
    }

    @Test func callsAndRepeatsLeaveTheWindowTogether() {
        var budget = RetryBudgetMachine(share: 0.2, floorPerSecond: 0)
        budget.deposit(callCount: 50, now: start)
        for _ in 0..<4 {
            let answer = budget.withdraw(now: start)
            #expect(answer)
        }
        do {
            let answer = budget.tokenCount(now: start + .seconds(9))
            #expect(answer == 6, "the window's last second")
        }
        do {
            let answer = budget.tokenCount(now: start + .seconds(10))
            #expect(answer == 0, "one later")
        }
        budget.deposit(callCount: 5, now: start + .seconds(10))
        do {
            let answer = budget.tokenCount(now: start + .seconds(10))
            #expect(answer == 1, "old repeats weigh no more")
        }
    }

    @Test func aLongSilenceEmptiesTheWindow() {
        var budget = RetryBudgetMachine(share: 1, floorPerSecond: 0)
        for second in 0..<10 { budget.deposit(callCount: 7, now: start + .seconds(second)) }
        do {
            let answer = budget.tokenCount(now: start + .seconds(9))
            #expect(answer == 70)
        }
        do {
            let answer = budget.tokenCount(now: start + .seconds(1_000_000))
            #expect(answer == 0)
        }
    }

    @Test func timeThatGoesBackIsTheLatestTime() {
        var budget = RetryBudgetMachine(share: 0, floorPerSecond: 1)
        do {
            let answer = budget.withdraw(now: start + .seconds(5))
            #expect(answer)
        }
        do {
            let answer = budget.withdraw(now: start)
            #expect(!answer, "not a second of its own")
        }
        do {
            let answer = budget.withdraw(now: start + .seconds(6))
            #expect(answer)
        }
    }

    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func theWindowsSumsAreThoseOfAListOfEvents(seed: UInt64) {
        // The reference keeps every event and counts those of the last ten seconds anew.
        var random = SeededGenerator(seed: seed)
        var budget = RetryBudgetMachine(share: 0.2, floorPerSecond: 2)
        var calls: [(second: Int, count: Int)] = []
        var repeats: [(second: Int, isFree: Bool)] = []
        var milliseconds = 0
        budget.deposit(callCount: 0, now: start)
        for _ in 0..<500 {
            milliseconds += random.below(random.below(20) == 0 ? 9_000 : 300)
            let (second, now) = (milliseconds / 1000, start + .milliseconds(milliseconds))
            if random.below(2) == 0 {
                let count = random.below(12)
                budget.deposit(callCount: count, now: now)
                calls.append((second, count))
                continue
            }
            let callCount = calls.filter { $0.second > second - 10 }.reduce(0) { $0 + $1.count }
            let charged = repeats.count { $0.second > second - 10 && !$0.isFree }
            let isFree = repeats.count { $0.second == second && $0.isFree } < 2
            let isGranted = isFree || Int(0.2 * Double(callCount)) - charged >= 1
            do {
                let answer = budget.withdraw(now: now)
                #expect(answer == isGranted, "seed \(seed) at \(milliseconds) ms")
            }
            if isGranted { repeats.append((second, isFree)) }
        }
        #expect(repeats.contains { !$0.isFree }, "seed \(seed): the share was used")
    }

    @Test func manyThreadsShareOneBudget() async {
        let budget = RetryBudget(share: 0, floorPerSecond: 100)
        let now = start
        let taken = await withTaskGroup { group in
            for _ in 0..<8 {
                group.addTask { (0..<50).count { _ in budget.withdraw(now: now) } }
            }
            return await group.reduce(0, +)
        }
        #expect(taken == 100)
    }
}
