import LatencyBudget
import TestSupport
import Testing

/// Simulated days of requests, minute by minute, against the formulas themselves.
@Suite struct BurnRateTests {
    private let budget = OperationBudget(
        name: "soap.process", method: "soap", requirement: "R01", limits: [.p99: .seconds(1)])

    /// What the formulas say, from a list of all minutes.
    private struct Formula {
        var minutes: [(total: UInt64, bad: UInt64)] = []

        func holds(_ rule: BurnRule) -> Bool {
            let (long, short) = (count(rule.long), count(rule.short))
            return long.total >= 100 && rate(long) >= rule.threshold
                && rate(short) >= rule.threshold
        }

        func count(_ window: Duration) -> (total: UInt64, bad: UInt64) {
            minutes.suffix(Int(window.components.seconds) / 60).reduce((0, 0)) {
                ($0.0 + $1.total, $0.1 + $1.bad)
            }
        }

        private func rate(_ count: (total: UInt64, bad: UInt64)) -> Double {
            count.total == 0 ? 0 : Double(count.bad) / Double(count.total) * 100
        }
    }

    private func run(
        days: Double, seed: UInt64 = 1,
        each: (Int, [AlertBoard.Event], AlertBoard, Formula) -> Void,
        minute: (Int, inout SeededGenerator) -> (total: Int, badShare: Double)
    ) {
        var random = SeededGenerator(seed: seed)
        var counts = BurnCounts()
        var board = AlertBoard()
        var formula = Formula()
        for number in 0..<Int(days * 1_440) {
            let (total, badShare) = minute(number, &random)
            var bad: UInt64 = 0
            for _ in 0..<total where Double(random.below(1_000_000)) < badShare * 1e6 { bad += 1 }
            let second = number * 60 + random.below(60)
            if bad > 0 { counts.record(isBad: true, count: bad, atSecond: second) }
            if UInt64(total) > bad {
                counts.record(isBad: false, count: UInt64(total) - bad, atSecond: second)
            }
            formula.minutes.append((UInt64(total), bad))
            let events = board.update([(budget, counts)], atSecond: number * 60 + 59)
            each(number, events, board, formula)
        }
    }

    @Test func theAlarmsBeginExactlyWhenTheFormulasSay() {
        for seed in [3] as [UInt64] {
            var wasOn: Set<String> = []
            run(days: 4, seed: seed) { number, _, board, formula in
                let on = Set(board.alerts.map(\.rule.name))
                for rule in BurnRule.standard {
                    let began = on.contains(rule.name) && !wasOn.contains(rule.name)
                    let isOff = !on.contains(rule.name)
                    if began { #expect(formula.holds(rule), "seed \(seed), minute \(number)") }
                    if isOff, !wasOn.contains(rule.name) {
                        #expect(!formula.holds(rule), "seed \(seed), minute \(number)")
                    }
                }
                wasOn = on
            } minute: { number, random in
                // Spells of trouble of all strengths, for some minutes to some hours.
                let spell = (number / 97) % 7
                let share = [0.002, 0.2, 0.004, 0.07, 0, 0.035, 0.012][spell]
                return (20 + random.below(20), share)
            }
        }
    }

    @Test func countsInWindowsAreThoseOfTheMinutes() {
        var counts = BurnCounts()
        var random = SeededGenerator(seed: 4)
        var formula = Formula()
        for number in 0..<6_000 {
            let total = random.below(4)
            if total > 0 {
                counts.record(isBad: false, count: UInt64(total), atSecond: number * 60)
            }
            formula.minutes.append((UInt64(total), 0))
            guard number % 83 == 0 else { continue }
            for window in BurnRule.standard.flatMap({ [$0.long, $0.short] }) {
                let count = counts.count(over: window, atSecond: number * 60)
                #expect(count.total == formula.count(window).total, "minute \(number)")
            }
        }
    }

    @Test func aHealthyDayPagesNobody() {
        var events: [AlertBoard.Event] = []
        run(days: 1, seed: 9) { _, new, _, _ in
            events += new
        } minute: { number, random in
            // A day's curve of traffic, half of the error budget used, and one bad minute.
            (
                number == 700 ? 40 : 10 + number % 300 / 10 + random.below(5),
                number == 700 ? 0.3 : 0.005
            )
        }
        #expect(events.isEmpty, "\(events)")
    }

    @Test func fewerThanAHundredRequestsPageNobody() {
        var pages = 0
        run(days: 2) { _, events, board, formula in
            for alert in board.alerts { #expect(alert.requestCount > 0) }
            for case .fired(let alert?, _) in events {
                #expect(alert.requestCount >= 100)
                if alert.rule.isPage { pages += 1 }
            }
        } minute: { number, _ in
            // One request every four minutes, all of them bad: 15 an hour, 90 in six.
            (number % 4 == 0 ? 1 : 0, 1)
        }
        #expect(pages == 0)
    }

    @Test func anOutageIsOnePageWithinMinutesAndEndsOnce() {
        var fired: [(Int, BurnAlert)] = []
        var cleared: [(Int, Bool)] = []
        run(days: 1) { number, events, _, _ in
            for event in events {
                switch event {
                case .fired(let alert?, _): fired.append((number, alert))
                case .fired: Issue.record("an alert of nobody")
                case .cleared(let turn): cleared.append((number, turn.isPage))
                }
            }
        } minute: { number, _ in
            // An outage of two hours that flickers every few minutes.
            let isOut = (400..<520).contains(number)
            return (60, isOut ? (number % 7 < 5 ? 0.6 : 0.2) : 0.001)
        }
        let pages = fired.filter { $0.1.rule.isPage }
        #expect(pages.count == 1)
        #expect(pages.first.map { (400..<430).contains($0.0) } == true)
        #expect(pages.first?.1.id == "soap.process/14.4x-1h-5m")
        #expect(cleared.count { $0.1 } == 1)
    }

    @Test func whatWasCalmWhenNobodyLookedForTenMinutesIsOver() {
        func looked(_ pause: Int) -> [AlertBoard.Event] {
            var counts = BurnCounts()
            counts.record(isBad: true, count: 500, atSecond: 60)
            var board = AlertBoard()
            #expect(board.update([(budget, counts)], atSecond: 60).count == 1)
            counts.record(isBad: false, count: 100_000, atSecond: 61)
            return board.update([(budget, counts)], atSecond: 60 + pause)
        }
        #expect(looked(599) == [])
        let over = looked(600)
        #expect(
            over.map(\.turn) == [
                .init(operation: "soap.process", isPage: true, number: 2, isOn: false)
            ])
    }

    @Test func aBoardLearnsWhatAnotherHasTold() {
        var counts = BurnCounts()
        counts.record(isBad: true, count: 500, atSecond: 60)
        var (first, second) = (AlertBoard(), AlertBoard())
        let told = first.update([(budget, counts)], atSecond: 70, firstNumber: 9)
        #expect(told.map(\.turn.id) == ["soap.process/page/9"])
        second.look([budget], atSecond: 70) { counts.count(over: $1, atSecond: 70) }
        #expect(second.learn(first.turns) == told)
        #expect(second.learn(first.turns) == [])
        #expect(second.tell(firstNumber: 50) == [])
        // What is older than what is known, or beyond every number, says nothing.
        let page = { AlertTurn(operation: "soap.process", isPage: true, number: $0, isOn: false) }
        #expect(second.learn([page(8), page(9), page(AlertTurn.numberMax + 1)]) == [])
        #expect(second.turns == first.turns)
        // An end that another has told ends the alarm here.
        #expect(second.learn([page(10)]).map(\.turn) == [page(10)])
        #expect(second.alerts.allSatisfy { !$0.rule.isPage })
    }

    @Test func anAlarmThatSwingsAroundItsThresholdDoesNotClear() {
        var alarm = BurnAlarm()
        let rule = BurnRule.standard[0]
        func count(_ total: UInt64, _ bad: UInt64) -> BurnCounts.Count {
            var count = BurnCounts.Count()
            (count.total, count.bad) = (total, bad)
            return count
        }
        func update(_ bad: UInt64, _ second: Int, total: UInt64 = 1_000) -> BurnAlarm.OnUpdate {
            alarm.update(
                rule, long: count(total, bad), short: count(total, bad), oneBadIn: 100,
                atSecond: second)
        }
        #expect(update(143, 0) == .unchanged)
        #expect(update(99, 1, total: 99) == .unchanged)
        #expect(update(144, 2) == .fired)
        for step in 0..<20 { #expect(update(step % 2 == 0 ? 60 : 150, 10 + step) == .unchanged) }
        #expect(update(71, 100) == .unchanged)
        #expect(update(72, 600) == .unchanged)
        #expect(update(71, 700) == .unchanged)
        #expect(update(71, 1_299) == .unchanged)
        #expect(alarm.onSince == 2)
        #expect(update(71, 1_300) == .cleared)
        #expect(alarm.onSince == nil)
    }
}
