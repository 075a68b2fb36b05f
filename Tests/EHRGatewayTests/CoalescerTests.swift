import Batching
import Synchronization
import Testing

@testable import EHRGateway

/// Callers, batches and a clock turned by hand.
@Suite struct CoalescerTests {
    private typealias Subject = Coalescer<Int, String>

    /// A batch under way, which the test answers.
    private final class Flight: Sendable {
        typealias Answer = CheckedContinuation<[Subject.Outcome]?, Never>

        let keys: [Int]
        private let answer: Mutex<Answer?>

        init(_ keys: [Int], _ answer: Answer) {
            self.keys = keys
            self.answer = Mutex(answer)
        }

        /// Every key's own number as text; `failing` gets an error.
        func land(failing: Int? = nil) {
            end(
                keys.map {
                    $0 == failing ? .failure(EHRGatewayError(.notFound, "x")) : .success("\($0)")
                })
        }

        func end(_ outcomes: [Subject.Outcome]?) {
            answer.withLock { $0.take() }?.resume(returning: outcomes)
        }
    }

    private let clock = ManualClock()
    private let subject: Subject
    private let flights: AsyncStream<Flight>
    private let cancelCount: Atomic<Int>.Box

    init() throws {
        let (flights, inbox) = AsyncStream<Flight>.makeStream()
        self.flights = flights
        let cancelCount = Atomic<Int>.Box()
        self.cancelCount = cancelCount
        let configuration = try BatchingConfiguration(
            batchCountMax: 10, linger: .milliseconds(100), flushMargin: .milliseconds(50),
            queueCountMax: 20, inFlightMax: 4, flushesWhenIdle: true)
        subject = Coalescer(configuration, clock: clock) { keys, _ in
            let pending = Mutex<Flight?>(nil)
            let outcomes = await withTaskCancellationHandler {
                await withCheckedContinuation { (answer: Flight.Answer) in
                    let flight = Flight(keys, answer)
                    pending.withLock { $0 = flight }
                    if Task.isCancelled { flight.end(nil) }
                    inbox.yield(flight)
                }
            } onCancel: {
                cancelCount.value.add(1, ordering: .relaxed)
                pending.withLock { $0 }?.end(nil)
            }
            return outcomes ?? keys.map { _ in .failure(EHRGatewayError(.cancelled, "x")) }
        }
    }

    private func nextFlight() async -> Flight {
        for await flight in flights { return flight }
        preconditionFailure("the stream of flights never ends")
    }

    private func waitForQueue(_ count: Int) async {
        while subject.waitingCount != count { await Task.yield() }
    }

    /// Runs the coalescer beside `body`.
    private func running(_ body: (inout TaskGroup<Subject.Outcome?>) async -> Void) async {
        await withTaskGroup(of: Void.self) { outer in
            outer.addTask { await subject.run() }
            while !subject.isRunning { await Task.yield() }
            await withTaskGroup(of: Subject.Outcome?.self) { await body(&$0) }
            outer.cancelAll()
        }
        #expect(subject.isIdle || subject.waitingCount == 0)
    }

    private func ask(_ key: Int, within timeout: Duration = .seconds(2)) async -> Subject.Outcome {
        await subject.answers([key], deadline: clock.now + timeout)[0]
    }

    private func code(_ outcome: Subject.Outcome??) -> EHRGatewayError.Code? {
        if case .failure(let error)?? = outcome { error.code } else { nil }
    }

    private func text(_ outcome: Subject.Outcome??) -> String? {
        if case .success(let text)?? = outcome { text } else { nil }
    }

    @Test func aLoneCallerWaitsForNobody() async {
        await running { group in
            group.addTask { await ask(1) }
            let flight = await nextFlight()
            #expect(flight.keys == [1])
            flight.land()
            #expect(text(await group.next()) == "1")
            #expect(clock.now == clock.start)
        }
    }

    @Test func whoComesMeanwhileSharesTheNextBatch() async {
        await running { group in
            group.addTask { await ask(0) }
            let first = await nextFlight()
            for key in 1...5 { group.addTask { await ask(key) } }
            await waitForQueue(5)
            first.land()
            let second = await nextFlight()
            #expect(Set(second.keys) == [1, 2, 3, 4, 5])
            second.land(failing: 3)
            var texts: [String] = []
            var failures = 0
            for await outcome in group {
                if let text = text(outcome) { texts.append(text) } else { failures += 1 }
            }
            #expect(texts.sorted() == ["0", "1", "2", "4", "5"])
            #expect(failures == 1)
        }
    }

    @Test func afterTheLingerABatchGoesBesideAnother() async {
        await running { group in
            group.addTask { await ask(0) }
            let first = await nextFlight()
            group.addTask { await ask(1) }
            await clock.waitForAlarm(at: .milliseconds(100))
            clock.advance(by: .milliseconds(100))
            let second = await nextFlight()
            #expect(second.keys == [1])
            second.land()
            first.land()
        }
    }

    @Test func aDeadlineSendsABatchBeforeItsLinger() async {
        await running { group in
            group.addTask { await ask(0) }
            let first = await nextFlight()
            group.addTask { await ask(1, within: .milliseconds(120)) }
            await clock.waitForAlarm(at: .milliseconds(70))
            clock.advance(by: .milliseconds(70))
            let second = await nextFlight()
            second.land()
            first.land()
        }
    }

    @Test func tenFillABatch() async {
        await running { group in
            group.addTask { await ask(0) }
            let first = await nextFlight()
            for key in 1...10 { group.addTask { await ask(key) } }
            let second = await nextFlight()
            #expect(second.keys.count == 10)
            second.land()
            first.land()
        }
    }

    @Test func equalReadsShareAPlace() async {
        await running { group in
            group.addTask { await ask(0) }
            let first = await nextFlight()
            for _ in 0..<5 { group.addTask { await ask(7) } }
            await waitForQueue(5)
            first.land()
            let second = await nextFlight()
            #expect(second.keys == [7])
            second.land()
            var sevens = 0
            for await outcome in group where text(outcome) == "7" { sevens += 1 }
            #expect(sevens == 5)
        }
    }

    @Test func keysOfOneCallerTravelTogether() async {
        await running { group in
            group.addTask {
                let outcomes = await subject.answers(
                    [1, 2], deadline: clock.now + .seconds(2))
                #expect(outcomes.map { try? $0.get() } == ["1", "2"])
                return nil
            }
            let flight = await nextFlight()
            #expect(flight.keys == [1, 2])
            flight.land()
        }
    }

    @Test func aCallerWhoGoesAwayLeavesTheOthersAlone() async {
        await running { group in
            group.addTask { await ask(0) }
            let first = await nextFlight()
            await withTaskGroup(of: Subject.Outcome.self) { leaving in
                leaving.addTask { await ask(1) }
                await waitForQueue(1)
                group.addTask { await ask(2) }
                await waitForQueue(2)
                first.land()
                let second = await nextFlight()
                leaving.cancelAll()
                #expect(code(await leaving.next()) == .cancelled)
                second.land()
            }
            var texts: [String] = []
            for await outcome in group { if let text = text(outcome) { texts.append(text) } }
            #expect(texts.sorted() == ["0", "2"])
            #expect(cancelCount.value.load(ordering: .relaxed) == 0)
        }
    }

    @Test func aBatchThatNobodyWantsIsGivenUp() async {
        await running { _ in
            await withTaskGroup(of: Subject.Outcome.self) { leaving in
                leaving.addTask { await ask(1) }
                _ = await nextFlight()
                leaving.cancelAll()
                #expect(code(await leaving.next()) == .cancelled)
            }
            while !subject.isIdle { await Task.yield() }
            #expect(cancelCount.value.load(ordering: .relaxed) == 1)
        }
    }

    @Test func aCallersOwnDeadlineEndsItsWaitAlone() async {
        await running { group in
            group.addTask { await ask(1, within: .milliseconds(200)) }
            let flight = await nextFlight()
            await clock.waitForAlarm(at: .milliseconds(200))
            clock.advance(by: .milliseconds(200))
            #expect(code(await group.next()) == .timeout)
            flight.land()
        }
    }

    @Test func aDeadlineThatHasPassedIsNotQueued() async {
        await running { _ in
            #expect(code(await ask(1, within: .zero)) == .timeout)
        }
    }

    @Test func theQueueHasABound() async {
        await running { group in
            for key in 0..<4 {
                group.addTask { await ask(key) }
                // Each goes alone: the next only comes when the last is under way.
                if key > 0 {
                    await waitForQueue(1)
                    clock.advance(by: .milliseconds(100))
                }
                while subject.waitingCount > 0 { await Task.yield() }
            }
            for key in 100..<120 { group.addTask { await ask(key) } }
            await waitForQueue(20)
            #expect(code(await ask(1_000)) == .overloaded)
            for _ in 0..<6 { (await nextFlight()).land() }
        }
    }

    @Test func withoutItsTaskNothingWaits() async {
        #expect(code(await ask(1)) == .unreachable)
    }

    @Test func whenItStopsEveryoneIsLetGo() async {
        await withTaskGroup(of: Subject.Outcome?.self) { group in
            group.addTask {
                await subject.run()
                return nil
            }
            while !subject.isRunning { await Task.yield() }
            await withTaskGroup(of: Subject.Outcome.self) { callers in
                callers.addTask { await ask(1) }
                _ = await nextFlight()
                callers.addTask { await ask(2) }
                await waitForQueue(1)
                group.cancelAll()
                for await outcome in callers { #expect(code(outcome) == .unreachable) }
            }
        }
    }
}

extension Atomic where Value == Int {
    /// A counter that closures may share.
    final class Box: Sendable {
        let value = Atomic<Int>(0)
    }
}
