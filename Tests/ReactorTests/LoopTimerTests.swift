import Reactor
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(1))) struct LoopTimerTests {
    // Safety: made in the test, used on the loop's thread only.
    private final class Timers: @unchecked Sendable {
        let first = LoopTimer()
        let second = LoopTimer()
    }

    @Test func firesOnceForEachSchedule() async throws {
        try await withLoop { loop in
            let fired = Journal<ContinuousClock.Instant>()
            let due = ContinuousClock.now + .milliseconds(3)
            let timers = Timers()
            loop.submit {
                timers.first.action = {
                    fired.note(.now)
                    if fired.entries.count < 3 {
                        loop.schedule(timers.first, at: .now + .milliseconds(1))
                    }
                }
                loop.schedule(timers.first, at: due)
            }
            let times = try await fired.wait(forCount: 3)
            #expect(times[0] >= due && times == times.sorted())
            #expect(await loop.run { timers.first.isScheduled } == false)
        }
    }

    @Test func aCancelledTimerDoesNotFire() async throws {
        try await withLoop { loop async throws in
            let fired = Journal<String>()
            let timers = Timers()
            loop.submit {
                timers.first.action = { fired.note("cancelled") }
                timers.second.action = { fired.note("set") }
                loop.schedule(timers.first, at: .now + .milliseconds(1))
                loop.schedule(timers.second, at: .now + .milliseconds(4))
                loop.cancel(timers.first)
            }
            #expect(try await fired.wait(forCount: 1) == ["set"])
        }
    }

    @Test func aTimerMayCancelOneThatIsDueBesideIt() async throws {
        try await withLoop { loop in
            let fired = Journal<String>()
            let timers = Timers()
            loop.submit {
                let due = ContinuousClock.now
                timers.first.action = {
                    fired.note("one")
                    loop.cancel(timers.second)
                }
                timers.second.action = {
                    fired.note("one")
                    loop.cancel(timers.first)
                }
                loop.schedule(timers.first, at: due)
                loop.schedule(timers.second, at: due)
            }
            try await fired.wait(forCount: 1)
            try await loop.sleep(until: .now + .milliseconds(3))
            #expect(fired.entries == ["one"])
            #expect(
                await loop.run { timers.first.isScheduled || timers.second.isScheduled } == false)
        }
    }

    @Test func aTimerMayPutOffOneThatIsDueBesideIt() async throws {
        try await withLoop { loop async throws in
            let fired = Journal<Int>()
            let timers = Timers()
            loop.submit {
                let due = ContinuousClock.now
                for (number, pair) in [
                    (timers.first, timers.second), (timers.second, timers.first),
                ].enumerated() {
                    pair.0.action = {
                        fired.note(number)
                        if fired.entries.count == 1 {
                            loop.schedule(pair.1, at: .now + .milliseconds(2))
                        }
                    }
                }
                loop.schedule(timers.first, at: due)
                loop.schedule(timers.second, at: due)
            }
            #expect(try await fired.wait(forCount: 2).sorted() == [0, 1])
            try await loop.sleep(until: .now + .milliseconds(5))
            #expect(fired.entries.count == 2)
        }
    }

    @Test func timersFireInTheOrderOfTheirTimes() async throws {
        try await withLoop { loop async throws in
            let fired = Journal<Int>()
            loop.submit {
                let start = ContinuousClock.now
                for number in [7, 2, 9, 4, 0, 5] {
                    loop.schedule(
                        LoopTimer { fired.note(number) }, at: start + .milliseconds(2 + number * 2))
                }
            }
            #expect(try await fired.wait(forCount: 6) == [0, 2, 4, 5, 7, 9])
        }
    }
}
