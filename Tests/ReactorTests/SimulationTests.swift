import TestSupport
import Testing

@testable import Reactor

/// Loops and a clock that a seed turns.
@Suite struct SimulationTests {
    // Safety: used by the thread that turns the simulation.
    private final class Notes<Entry>: @unchecked Sendable {
        var entries: [Entry] = []
    }

    private let simulation = Simulation(seed: 1)

    @Test func theClockJumpsToTheTimersInTheirOrder() {
        let loop = simulation.makeLoop(name: "a")
        let start = simulation.now
        let fired = Notes<Duration>()
        let timers = [3600, 1, 86_400, 60].map { seconds in
            let timer = LoopTimer { fired.entries.append(loop.currentTime - start) }
            loop.schedule(timer, at: start + .seconds(seconds))
            return timer
        }
        simulation.run(until: start + .seconds(100_000))
        #expect(timers.allSatisfy { !$0.isScheduled })
        let late = zip(fired.entries, [1, 60, 3600, 86_400]).map { $0 - .seconds($1) }
        #expect(late.count == 4)
        #expect(late.allSatisfy { $0 >= .zero && $0 <= .milliseconds(2) }, "\(late)")
        #expect(simulation.now == start + .seconds(100_000))
        #expect(loop.timerCount == 0)
    }

    @Test func aTaskStaysOnItsLoopAndSleepsInVirtualTime() {
        let loops = ["a", "b"].map { simulation.makeLoop(name: $0) }
        let start = simulation.now
        let notes = Notes<Bool>()
        for loop in loops {
            Task(executorPreference: loop) {
                notes.entries.append(loop.isCurrent)
                await Task.yield()
                notes.entries.append(loop.isCurrent)
                try? await loop.sleep(until: start + .seconds(3600))
                notes.entries.append(loop.isCurrent && loop.currentTime >= start + .seconds(3600))
                await withTaskGroup { group in
                    for _ in 0..<3 { group.addTask { loop.isCurrent } }
                    for await place in group { notes.entries.append(place) }
                }
            }
        }
        #expect(!loops[0].isCurrent)
        simulation.run(until: start + .seconds(3601))
        #expect(notes.entries == Array(repeating: true, count: 12))
    }

    @Test func aTaskVisitsAnotherLoopAndComesBack() {
        let loops = ["a", "b"].map { simulation.makeLoop(name: $0) }
        let notes = Notes<Bool>()
        Task(executorPreference: loops[0]) {
            notes.entries.append(await loops[1].run { loops[1].isCurrent })
            notes.entries.append(loops[0].isCurrent)
        }
        simulation.run(until: simulation.now + .seconds(1))
        #expect(notes.entries == [true, true])
    }

    @Test func cancellationEndsASleep() {
        let loop = simulation.makeLoop(name: "a")
        let start = simulation.now
        let notes = Notes<Duration>()
        let task = Task(executorPreference: loop) {
            do { try await loop.sleep(until: start + .seconds(3600)) } catch {
                notes.entries.append(loop.currentTime - start)
            }
        }
        simulation.schedule(at: start + .seconds(5)) { task.cancel() }
        simulation.run(until: start + .seconds(10))
        #expect(notes.entries.count == 1 && notes.entries[0] < .seconds(6))
        #expect(loop.timerCount == 0)
    }

    @Test func jobsOfOtherThreadsAreRunToo() async {
        let loop = simulation.makeLoop(name: "a")
        let notes = Notes<Bool>()
        await Task.detached { loop.submit { notes.entries.append(loop.isCurrent) } }.value
        simulation.run(until: simulation.now + .seconds(1))
        #expect(notes.entries == [true])
    }

    @Test func loopsThatWaitForEachOtherWithoutEndComeToTheLimit() {
        let loops = ["a", "b"].map { simulation.makeLoop(name: $0) }
        let notes = Notes<Int>()
        @Sendable func throwBall(_ index: Int) {
            notes.entries.append(index)
            loops[1 - index].submit { throwBall(1 - index) }
        }
        loops[0].submit { throwBall(0) }
        simulation.run(until: simulation.now + .milliseconds(1))
        #expect(notes.entries.count == 1000)
        #expect(simulation.wakeUpCount == 1000)
    }

    @Test func runEndsWithItsCondition() {
        let loop = simulation.makeLoop(name: "a")
        let notes = Notes<Int>()
        for number in 0..<3 {
            simulation.schedule(at: simulation.now + .seconds(number)) {
                loop.submit { notes.entries.append(number) }
            }
        }
        let limit = simulation.now + .seconds(100)
        simulation.run(while: { notes.entries.count < 2 }, limit: limit)
        #expect(notes.entries == [0, 1])
        #expect(simulation.now < limit)
    }

    @Test func randomNumbersAreTheSeeds() {
        func numbers(_ seed: UInt64) -> [UInt64] {
            let simulation = Simulation(seed: seed)
            let loops = ["a", "b"].map { simulation.makeLoop(name: $0) }
            return loops.flatMap { loop in (0..<4).map { _ in loop.nextRandom() } }
        }
        #expect(numbers(7) == numbers(7))
        #expect(Set(numbers(7) + numbers(8)).count == 16)
    }

    @Test func aReadingOfTheSystemsClockIsLongPast() {
        #expect(ContinuousClock.now + .seconds(86_400 * 365) < simulation.now)
    }
}
