import Batching
import Synchronization
import TestSupport
import Testing

@Suite struct BatcherDrainTests {
    private func held(_ overflow: Overflow = .refuse) throws -> HeldBatcher {
        HeldBatcher(
            try BatchingConfiguration(
                batchCountMax: 2, linger: .milliseconds(100), queueCountMax: 2, inFlightMax: 1,
                overflow: overflow, waiterCountMax: 3))
    }

    @Test func theDrainSendsWhatIsHereAndLosesNothing() async throws {
        let held = try held()
        await withTaskGroup(of: Void.self) { outer in
            outer.addTask { await held.subject.run() }
            while !held.subject.isRunning { await Task.yield() }
            await withTaskGroup(of: HeldBatcher.Subject.Outcome.self) { callers in
                callers.addTask { await held.ask("a") }
                await held.waitForQueue(1)
                async let lost = held.subject.drain(until: start + .seconds(5))
                let batch = await held.next()
                #expect(batch.batch.reason == .drain)
                #expect(await held.ask("b").code == .draining)
                batch.land()
                #expect(await callers.next()?.text == "A")
                #expect(await lost == 0)
            }
            // run() returns without having been cancelled.
            await outer.next()
        }
        #expect(held.subject.isIdle)
    }

    @Test func atItsDeadlineTheDrainLetsEveryoneGo() async throws {
        let held = try held()
        await withTaskGroup(of: Void.self) { outer in
            outer.addTask { await held.subject.run() }
            while !held.subject.isRunning { await Task.yield() }
            await withTaskGroup(of: HeldBatcher.Subject.Outcome.self) { callers in
                for item in ["a", "b"] { callers.addTask { await held.ask(item) } }
                let batch = await held.next()
                callers.addTask { await held.ask("c") }
                await held.waitForQueue(1)
                async let lost = held.subject.drain(until: start + .milliseconds(50))
                await held.time.waitForSleeper(until: start + .milliseconds(50))
                held.time.advance(by: .milliseconds(50))
                #expect(await lost == 3)
                var codes: [BatchingError.Code?] = []
                for await outcome in callers { codes.append(outcome.code) }
                #expect(codes.filter { $0 == .inDoubt }.count == 2)
                #expect(codes.filter { $0 == .draining }.count == 1)
                while !batch.isCancelled { await Task.yield() }
            }
        }
        #expect(held.subject.isIdle)
    }

    @Test func aDrainOfAnEmptyBatcherIsOverAtOnce() async throws {
        let held = try held()
        #expect(await held.subject.drain(until: start) == 0)
        #expect(await held.ask("a").code == .draining)
    }

    @Test func aDrainAfterTheEndIsOverAtOnce() async throws {
        let held = try held()
        await withTaskGroup(of: HeldBatcher.Subject.Outcome.self) { callers in
            await withTaskGroup(of: Void.self) { outer in
                outer.addTask { await held.subject.run() }
                while !held.subject.isRunning { await Task.yield() }
                callers.addTask { await held.ask("a") }
                await held.waitForQueue(1)
                outer.cancelAll()
            }
            #expect(await callers.next()?.code == .notRunning)
        }
        #expect(await held.subject.drain(until: start + .seconds(1)) == 0)
    }

    @Test func whoWaitsForRoomIsAnsweredToo() async throws {
        let held = try held(.wait)
        await held.running { group in
            for number in 0..<7 {
                group.addTask { await held.ask("\(number)") }
                if number == 1 {
                    while held.subject.figures.inFlightCount == 0 { await Task.yield() }
                }
            }
            await held.waitForWaiting(3)
            #expect(await held.ask("x").code == .queueFull)
            for _ in 0..<3 { await held.next().land() }
            held.time.advance(by: .milliseconds(100))
            await held.next().land()
            var texts: [String?] = []
            for await outcome in group { texts.append(outcome.text) }
            #expect(Set(texts) == Set((0..<7).map { "\($0)" }))
        }
    }

    /// Many tasks at once; the sink fails every batch with a bad item in it, without saying which.
    @Test(arguments: [1, 2, 3] as [UInt64])
    func everyoneOfManyIsAnsweredOnceAndRightly(seed: UInt64) async throws {
        let configuration = try BatchingConfiguration(
            batchCountMax: 8, linger: .zero, queueCountMax: 16, inFlightMax: 3,
            overflow: .wait)
        let highest = Atomic<Int>(0)
        let underWay = Atomic<Int>(0)
        let time = ManualTime()
        let subject = Batcher<Int, Int, Int>(configuration, clock: time.clock) { batch in
            let count = underWay.add(1, ordering: .relaxed).newValue
            highest.max(count, ordering: .relaxed)
            await Task.yield()
            underWay.subtract(1, ordering: .relaxed)
            if batch.payloads.contains(where: { $0 % 10 == 3 }) {
                return .wholeFailed(nothingApplied: true, cause: SinkFailure())
            }
            return .perItem(batch.payloads.map { .success($0 * 2) })
        }
        var generator = SeededGenerator(seed: seed)
        let order = (0..<200).shuffled(using: &generator)
        await withTaskGroup(of: Void.self) { outer in
            outer.addTask { await subject.run() }
            while !subject.isRunning { await Task.yield() }
            await withTaskGroup(of: (Int, Result<Int, BatchingError>).self) { callers in
                for number in order {
                    callers.addTask {
                        let item = BatchItem<Int, Int>(
                            number, tenant: Tenant("\(number % 3)"),
                            orderKey: number % 2 == 0 ? number % 7 : nil)
                        return (number, await subject.submit([item], deadline: nil)[0])
                    }
                }
                for await (number, outcome) in callers {
                    switch outcome {
                    case .success(let double): #expect(double == number * 2, "seed \(seed)")
                    case .failure(let error):
                        #expect(error.code == .itemFailed, "seed \(seed)")
                        #expect(number % 10 == 3, "seed \(seed)")
                    }
                }
            }
            #expect(await subject.drain(until: start) == 0)
        }
        #expect(highest.load(ordering: .relaxed) <= 3)
        #expect(subject.isIdle)
    }
}
