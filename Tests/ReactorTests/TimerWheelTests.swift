import TestSupport
import Testing

@testable import Reactor

@Suite struct TimerWheelTests {
    /// The wheel and a plain list of due times side by side.
    private struct Pair: ~Copyable {
        var wheel = TimerWheel()
        let timers: [LoopTimer]
        private var due: [Int: Int64] = [:]
        private(set) var faults: [String] = []

        init(timerCount: Int) { timers = (0..<timerCount).map { _ in LoopTimer() } }

        mutating func schedule(_ index: Int, in ticks: Int64) {
            let tick = wheel.currentTick + ticks
            wheel.schedule(timers[index], at: tick)
            due[index] = max(tick, wheel.currentTick + 1)
        }

        mutating func cancel(_ index: Int) {
            wheel.cancel(timers[index])
            due[index] = nil
        }

        mutating func advance(by ticks: Int64) {
            let target = wheel.currentTick + ticks
            var fired = ContiguousArray<LoopTimer>()
            wheel.advance(to: target, into: &fired)
            let found = fired.map { timer in timers.firstIndex { $0 === timer } ?? -1 }
            let expected = due.filter { $0.value <= target }.keys.sorted()
            if found.sorted() != expected { faults.append("fired \(found), not \(expected)") }
            if ticks <= Int64(TimerWheel.slotCount) {
                let times = found.compactMap { due[$0] }
                if times != times.sorted() { faults.append("fired in the order \(times)") }
            }
            for index in expected { due[index] = nil }
            for timer in fired { timer.dueTick = LoopTimer.unset }
            if wheel.currentTick != target { faults.append("at \(wheel.currentTick)") }
        }

        mutating func check() {
            if wheel.count != due.count { faults.append("\(wheel.count) timers, not \(due.count)") }
            for (index, timer) in timers.enumerated() where timer.isScheduled != (due[index] != nil)
            {
                faults.append("timer \(index) says \(timer.isScheduled)")
            }
            guard let next = due.values.min() else {
                if wheel.ticksUntilNext() != nil { faults.append("waits for nothing") }
                return
            }
            if wheel.earliestTick != next { faults.append("next at \(wheel.earliestTick ?? -1)") }
            let wait = wheel.ticksUntilNext() ?? .max
            if wait < 1 || wait > next - wheel.currentTick { faults.append("waits \(wait) ticks") }
        }
    }

    @Test(arguments: 1...12 as ClosedRange<UInt64>) func firesAsAPlainListDoes(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        var pair = Pair(timerCount: 60)
        for _ in 0..<3_000 {
            let index = random.below(60)
            switch random.below(10) {
            case 0...3: pair.schedule(index, in: Int64(random.below(50)))
            case 4: pair.schedule(index, in: Int64(random.below(20_000)))
            case 5:
                pair.schedule(index, in: Int64(4096 * (1 + random.below(3)) + random.below(3) - 1))
            case 6: pair.cancel(index)
            case 7: pair.advance(by: Int64(random.below(9_000)))
            case 8: pair.schedule(index, in: Int64(-random.below(100)))
            default: pair.advance(by: Int64(random.below(20)))
            }
            pair.check()
        }
        let faults = pair.faults
        #expect(faults.isEmpty, "seed \(seed)")
    }

    private func fired(_ wheel: inout TimerWheel, at tick: Int64) -> Int {
        var due = ContiguousArray<LoopTimer>()
        wheel.advance(to: tick, into: &due)
        return due.count
    }

    @Test(arguments: [1, 2, 4095, 4096, 4097, 8192, 8193, 1_000_000] as [Int64])
    func firesExactlyAtItsTickAndOnce(tick: Int64) {
        var wheel = TimerWheel()
        let timer = LoopTimer()
        wheel.schedule(timer, at: tick)
        let counts = [tick - 1, tick, tick + 1, tick + 4096].map { fired(&wheel, at: $0) }
        #expect(counts == [0, 1, 0, 0])
    }

    @Test func aTickThatHasPassedFiresAtTheNextAdvance() {
        var wheel = TimerWheel()
        _ = fired(&wheel, at: 10_000)
        let timer = LoopTimer()
        wheel.schedule(timer, at: 3)
        let wait = wheel.ticksUntilNext()
        let counts = [10_000, 10_001].map { fired(&wheel, at: $0) }
        #expect(wait == 1)
        #expect(counts == [0, 1])
    }

    @Test func timersOfOneTickAreTakenOffOneByOne() {
        for removed in 0..<3 {
            var wheel = TimerWheel()
            let timers = (0..<3).map { _ in LoopTimer() }
            for timer in timers { wheel.schedule(timer, at: 5) }
            wheel.cancel(timers[removed])
            wheel.cancel(timers[removed])
            let count = wheel.count
            let due = fired(&wheel, at: 5)
            #expect(count == 2 && due == 2)
        }
    }

    @Test func settingAgainMovesTheTimer() {
        var wheel = TimerWheel()
        let timer = LoopTimer()
        wheel.schedule(timer, at: 5)
        wheel.schedule(timer, at: 9)
        let counts = [5, 8, 9].map { fired(&wheel, at: $0) }
        #expect(counts == [0, 0, 1])
    }

    @Test func waitsOneRoundAtMost() {
        var wheel = TimerWheel()
        let timer = LoopTimer()
        wheel.schedule(timer, at: 100_000)
        let wait = wheel.ticksUntilNext()
        #expect((1...4096).contains(wait ?? 0))
    }
}
