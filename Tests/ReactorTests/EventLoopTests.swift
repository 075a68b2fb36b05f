import Reactor
import Synchronization
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(1))) struct EventLoopTests {
    // MARK: Tasks

    @Test func aTaskStaysOnTheThreadAcrossSuspensions() async throws {
        try await withLoop { loop in
            let task = Task(executorPreference: loop) {
                var places = [loop.isCurrent]
                await Task.yield()
                places.append(loop.isCurrent)
                await withCheckedContinuation { continuation in
                    Task { continuation.resume() }
                }
                places.append(loop.isCurrent)
                await Self.elsewhere()
                places.append(loop.isCurrent)
                try? await loop.sleep(until: .now + .milliseconds(2))
                places.append(loop.isCurrent)
                await withTaskGroup { group in
                    for _ in 0..<3 { group.addTask { loop.isCurrent } }
                    for await place in group { places.append(place) }
                }
                return places
            }
            #expect(await task.value.allSatisfy(\.self))
        }
    }

    @concurrent private static func elsewhere() async { await Task.yield() }

    @Test func manyJobsAtOnceRunInTheirOrder() async throws {
        // More than the run queue's first size, begun on the loop itself.
        let count = 5_000
        try await withLoop { loop in
            let order = Journal<Int>()
            await loop.run {
                for number in 0..<count {
                    Task(executorPreference: loop) { order.note(number) }
                }
            }
            let found = try await order.wait(forCount: count)
            #expect(found == Array(0..<count))
        }
    }

    @Test func jobsRunInTheirOrderWhileTheQueueGrowsAndShrinks() async throws {
        try await withLoop { loop in
            let order = Journal<Int>()
            await loop.run {
                // The queue's head is not at its start when it grows.
                for number in 0..<700 { Task(executorPreference: loop) { order.note(number) } }
                for _ in 0..<3 { await Task.yield() }
                for number in 700..<4_000 { Task(executorPreference: loop) { order.note(number) } }
            }
            let found = try await order.wait(forCount: 4_000)
            #expect(found == Array(0..<4_000))
        }
    }

    // MARK: Tasks that only yield

    // Safety: used on the loop's thread only.
    private final class Sign: @unchecked Sendable {
        var isSeen = false
        let timer = LoopTimer()
    }

    /// A task of `loop` that yields until `sign` is seen.
    private func yieldUntil(_ sign: Sign, on loop: EventLoop) -> Task<Void, Never> {
        Task(executorPreference: loop) { while !sign.isSeen { await Task.yield() } }
    }

    @Test func aTaskThatOnlyYieldsHoldsUpNoTimer() async throws {
        try await withLoop { loop async throws in
            let sign = Sign()
            await loop.run {
                sign.timer.action = { [unowned sign] in sign.isSeen = true }
                loop.schedule(sign.timer, at: loop.now + .milliseconds(3))
            }
            await yieldUntil(sign, on: loop).value
        }
    }

    @Test func aTaskThatOnlyYieldsHoldsUpNoBodyOfAnotherThread() async throws {
        try await withLoop { loop async throws in
            let sign = Sign()
            let task = yieldUntil(sign, on: loop)
            loop.submit { sign.isSeen = true }
            await task.value
        }
    }

    @Test func aTaskThatOnlyYieldsHoldsUpNoDescriptor() async throws {
        final class Watcher: EventSource {
            let sign: Sign
            init(_ loop: EventLoop, _ descriptor: Int32, _ sign: Sign) {
                self.sign = sign
                super.init(loop: loop, descriptor: descriptor)
            }
            override func ready(_ events: Readiness) {
                sign.isSeen = true
                unregister()
            }
        }
        try await withLoop { loop async throws in
            let sign = Sign()
            let pair = SocketPair()
            await loop.run { Watcher(loop, pair.near, sign).register(.readable) }
            let task = yieldUntil(sign, on: loop)
            #expect(pair.write([1], to: pair.far) == .bytes(1))
            await task.value
        }
    }

    @Test(arguments: [EventLoop.jobCountMax - 1, EventLoop.jobCountMax, EventLoop.jobCountMax + 1])
    func jobsOfOneWakeUpAreBounded(count: Int) async throws {
        // A body that waits in the inbox has its turn after the bound, and before what is over it.
        try await withLoop { loop async throws in
            let order = Journal<Int>()
            await loop.run {
                // The first job of a wake-up of its own: those behind it are counted with it.
                await Task.yield()
                loop.submit {
                    loop.submit { order.note(-1) }
                    for number in 1...count {
                        Task(executorPreference: loop) { order.note(number) }
                    }
                }
            }
            let found = try await order.wait(forCount: count + 1)
            let bound = EventLoop.jobCountMax
            let expected =
                Array(1...min(count, bound)) + [-1]
                + (count > bound ? Array(bound + 1...count) : [])
            #expect(found == expected)
        }
    }

    // MARK: run

    @Test func runBringsItsBodyOntoTheLoop() async throws {
        try await withLoop { loop in
            #expect(!loop.isCurrent)
            #expect(await loop.run { loop.isCurrent })
            #expect(await loop.run { await Self.isCurrent(loop) }, "it begins with a call")
            #expect(await loop.run { await loop.run { loop.isCurrent } }, "it is there already")
            #expect(!loop.isCurrent)
        }
    }

    private static func isCurrent(_ loop: EventLoop) async -> Bool { loop.isCurrent }

    @Test @MainActor func runLeavesTheMainActor() async throws {
        try await withLoop { loop in
            #expect(await loop.run { loop.isCurrent })
            #expect(await loop.run { await Self.isCurrent(loop) })
        }
    }

    private actor Caller {
        func run(on loop: EventLoop) async -> Bool { await loop.run { loop.isCurrent } }
        func sleep(on loop: EventLoop) async throws { try await loop.sleep(until: .now) }
    }

    @Test func runLeavesAnActor() async throws {
        try await withLoop { loop in #expect(await Caller().run(on: loop)) }
    }

    @Test func runHandsOnWhatItsBodyThrows() async throws {
        struct Fault: Error {}
        try await withLoop { loop in
            await #expect(throws: Fault.self) { try await loop.run { throw Fault() } }
        }
    }

    // MARK: submit

    @Test func submittedBodiesRunOnTheLoopInTheOrderOfEachThread() async throws {
        try await withLoop { loop in
            let notes = Journal<[Int]>()
            await withTaskGroup { group in
                for thread in 0..<8 {
                    group.addTask {
                        for number in 0..<500 {
                            loop.submit { notes.note([thread, loop.isCurrent ? number : -1]) }
                        }
                    }
                }
            }
            let all = try await notes.wait(forCount: 4_000)
            for thread in 0..<8 {
                #expect(all.filter { $0[0] == thread }.map { $0[1] } == Array(0..<500))
            }
        }
    }

    @Test func aBodySubmittedOnTheLoopRunsAfterwards() async throws {
        try await withLoop { loop async throws in
            let order = Journal<String>()
            loop.submit {
                loop.submit { order.note("second") }
                order.note("first")
            }
            #expect(try await order.wait(forCount: 2) == ["first", "second"])
        }
    }

    // MARK: sleep

    @Test func sleepsUntilTheInstantAndNotLess() async throws {
        try await withLoop { loop in
            for milliseconds in [0, 1, 2, 5, 11] {
                let instant = ContinuousClock.now + .milliseconds(milliseconds)
                try await loop.sleep(until: instant)
                #expect(ContinuousClock.now >= instant)
            }
            try await loop.sleep(until: .now - .seconds(3600))
        }
    }

    @Test func sleepEndsWithItsTask() async throws {
        try await withLoop { loop in
            let begun = Journal<Int>()
            let task = Task(executorPreference: loop) {
                begun.note(1)
                try await loop.sleep(until: .now + .seconds(3600))
            }
            try await begun.wait(forCount: 1)
            task.cancel()
            await #expect(throws: CancellationError.self) { try await task.value }
        }
    }

    @Test func aCancelledTaskDoesNotSleep() async throws {
        try await withLoop { loop in
            let task = Task {
                while !Task.isCancelled { await Task.yield() }
                try await loop.sleep(until: .now + .seconds(3600))
            }
            task.cancel()
            await #expect(throws: CancellationError.self) { try await task.value }
        }
    }

    @Test func manySleepersAreWokenOrCancelledOnce() async throws {
        try await withLoop { loop in
            let woken = await withTaskGroup { group in
                for number in 0..<400 {
                    group.addTask {
                        let sleeper = Task {
                            try await loop.sleep(until: .now + .milliseconds(number % 7))
                        }
                        if number % 2 == 0 { sleeper.cancel() }
                        _ = await sleeper.result
                        return 1
                    }
                }
                return await group.reduce(0, +)
            }
            #expect(woken == 400)
        }
    }

    @Test @MainActor func theMainActorMaySleep() async throws {
        try await withLoop { loop in
            try await loop.sleep(until: .now + .milliseconds(1))
            try await Caller().sleep(on: loop)
        }
    }

    // MARK: stop

    @Test func stopRunsWhatWasSubmitted() async throws {
        let notes = Journal<Int>()
        try await withLoop { loop in
            for number in 0..<100 { loop.submit { notes.note(number) } }
        }
        #expect(notes.entries == Array(0..<100))
    }

    @Test func stopLetsTheJobsThatItHasFinish() async throws {
        let notes = Journal<Int>()
        try await withLoop { loop in
            await loop.run {
                _ = Task<Void, Never>(executorPreference: loop) {
                    for number in 0..<100 {
                        notes.note(number)
                        await Task.yield()
                    }
                }
            }
        }
        #expect(notes.entries == Array(0..<100))
    }

    @Test func stopMayBeCalledAgainAndBeforeTheStart() {
        let loop = EventLoop(name: "never started")
        loop.stop()
        loop.start()
        loop.stop()
        loop.stop()
    }

    @Test func whatComesAfterTheEndIsRunAllTheSame() async throws {
        let loop = EventLoop(name: "stopped")
        loop.start()
        loop.stop()
        let notes = Journal<Bool>()
        for _ in 0..<100 { loop.submit { notes.note(loop.isCurrent) } }
        #expect(try await notes.wait(forCount: 100).allSatisfy(\.self))
        #expect(await loop.run { loop.isCurrent })
        let task = Task(executorPreference: loop) {
            await Task.yield()
            return loop.isCurrent
        }
        #expect(await task.value)
        await #expect(throws: CancellationError.self) {
            try await loop.sleep(until: .now + .seconds(3600))
        }
    }

    @Test func theEndIsToldToSourcesAndOthers() async throws {
        final class Watcher: EventSource {
            let notes: Journal<String>
            init(_ loop: EventLoop, _ descriptor: Int32, _ notes: Journal<String>) {
                self.notes = notes
                super.init(loop: loop, descriptor: descriptor)
            }
            override func loopEnded() {
                notes.note("source \(loop.isCurrent) \(loop.isStopped)")
                unregister()
            }
        }
        let loop = EventLoop(name: "ending")
        loop.start()
        let notes = Journal<String>()
        let pair = SocketPair()
        await loop.run {
            Watcher(loop, pair.near, notes).register(.readable)
            _ = loop.atEnd { notes.note("first") }
            let second = loop.atEnd { notes.note("second") }
            _ = loop.atEnd { notes.note("third") }
            loop.cancelAtEnd(second)
        }
        loop.stop()
        #expect(notes.entries == ["source true true", "first", "third"])
    }

    @Test func lateBodiesOfManyThreadsRunOneAtATime() async throws {
        // Safety: the loop runs one body at a time, which is what is tested.
        final class Count: @unchecked Sendable { var value = 0 }
        let loop = EventLoop(name: "stopped")
        loop.start()
        let count = Count()
        await withTaskGroup { group in
            for thread in 0..<8 {
                group.addTask {
                    for _ in 0..<2_000 { loop.submit { count.value += 1 } }
                }
                if thread == 3 { group.addTask { loop.stop() } }
            }
        }
        #expect(await loop.run { count.value } == 16_000)
    }

    @Test func numbersOfALoopAreItsOwn() async throws {
        try await withLoop { loop in
            let first = await loop.run { (0..<4).map { _ in loop.nextRandom() } }
            try await withLoop { other in
                let second = await other.run { (0..<4).map { _ in other.nextRandom() } }
                #expect(Set(first + second).count == 8)
            }
        }
    }

    @Test func manyLoopsComeAndGo() async throws {
        for _ in 0..<50 {
            try await withLoop { loop in #expect(await loop.run { loop.isCurrent }) }
        }
    }

    @Test func startingTwiceIsAMistakeOfTheProgram() async {
        await #expect(processExitsWith: .failure) {
            let loop = EventLoop(name: "twice")
            loop.start()
            loop.start()
        }
    }
}
