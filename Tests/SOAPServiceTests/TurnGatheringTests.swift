import Batching
import Synchronization
import TestSupport
import Testing

@testable import SOAPService

/// Callers of one turn go together; each has its own outcome, deadline and cancellation.
@Suite struct TurnGatheringTests {
    private struct Odd: Error {}

    /// What the sink was asked, and a gate that holds it back.
    private final class Desk: Sendable {
        private let calls = Mutex<[[Int]]>([])
        private let isShut = Mutex(false)

        var sizes: [Int] { calls.withLock { $0.map(\.count) } }
        var items: [Int] { calls.withLock { $0.flatMap(\.self) } }

        func shut(_ value: Bool) { isShut.withLock { $0 = value } }

        func work(_ items: [Int]) async -> [Result<Int, any Error>] {
            calls.withLock { $0.append(items) }
            while isShut.withLock({ $0 }), !Task.isCancelled { await Task.yield() }
            return items.map { $0 % 10 == 7 ? .failure(Odd()) : .success($0 * 2) }
        }
    }

    private static func limits(
        countMax: Int = 64, byteCountMax: Int = 1_000, waitingCountMax: Int = 1_000,
        inFlightMax: Int = 1
    ) -> TurnGathering<Int, Int>.Limits {
        TurnGathering<Int, Int>.Limits(
            countMax: countMax, byteCountMax: byteCountMax, waitingCountMax: waitingCountMax,
            waitingByteCountMax: 100_000, inFlightMax: inFlightMax)
    }

    private func running(
        _ limits: TurnGathering<Int, Int>.Limits = limits(),
        _ body: @escaping @Sendable (TurnGathering<Int, Int>, Desk) async throws -> Void
    ) async throws {
        try await onLoop {
            let desk = Desk()
            let turns = TurnGathering<Int, Int>(limits) { await desk.work($0) }
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { await turns.run() }
                while !turns.isRunning { await Task.yield() }
                try await body(turns, desk)
                group.cancelAll()
            }
        }
    }

    /// The outcomes of items that are handed in side by side, by item; the code of what failed.
    private static func submit(
        _ items: some Sequence<Int>, _ turns: TurnGathering<Int, Int>, byteCount: Int = 1,
        deadline: ContinuousClock.Instant = .now + .seconds(60)
    ) async -> [Int: Result<Int, Refusal>] {
        await withTaskGroup(of: (Int, Result<Int, Refusal>).self) { group in
            for item in items {
                group.addTask {
                    (item, await submit(item, turns, byteCount: byteCount, deadline: deadline))
                }
            }
            var outcomes: [Int: Result<Int, Refusal>] = [:]
            for await (item, outcome) in group { outcomes[item] = outcome }
            return outcomes
        }
    }

    private static func submit(
        _ item: Int, _ turns: TurnGathering<Int, Int>, byteCount: Int,
        deadline: ContinuousClock.Instant
    ) async -> Result<Int, Refusal> {
        do throws(BatchingError) {
            return .success(
                try await turns.submit(item, byteCount: byteCount, deadline: deadline))
        } catch {
            return .failure(Refusal(code: error.code))
        }
    }

    struct Refusal: Error, Equatable { let code: BatchingError.Code }

    @Test func whoComeInOneTurnGoTogetherAndEachIsToldOfItsOwn() async throws {
        try await running { turns, desk in
            let outcomes = await Self.submit(0..<20, turns)
            for item in 0..<20 {
                #expect(
                    outcomes[item]
                        == (item % 10 == 7
                            ? .failure(Refusal(code: .itemFailed)) : .success(item * 2)))
            }
            #expect(desk.sizes == [20], "the first one does not go ahead alone")
        }
    }

    @Test func whoComeMeanwhileGoNext() async throws {
        try await running { turns, desk in
            desk.shut(true)
            async let first = Self.submit([1], turns)
            while desk.sizes.isEmpty { await Task.yield() }
            async let second = Self.submit(2..<5, turns)
            for _ in 0..<50 { await Task.yield() }
            async let third = Self.submit(5..<7, turns)
            for _ in 0..<50 { await Task.yield() }
            #expect(desk.sizes == [1])
            desk.shut(false)
            let counts = await (first.count, second.count, third.count)
            #expect(counts == (1, 3, 2))
            #expect(desk.sizes == [1, 5])
            #expect(desk.items.sorted() == Array(1..<7))
        }
    }

    @Test func aCallIsNeverLargerThanItsLimits() async throws {
        try await running(Self.limits(countMax: 8, byteCountMax: 100)) { turns, desk in
            let many = await Self.submit(0..<20, turns)
            #expect(many.count == 20)
            #expect(desk.sizes.allSatisfy { (1...8).contains($0) })
            let large = await Self.submit(100..<105, turns, byteCount: 40)
            #expect(large.count == 5)
            #expect(desk.sizes.dropFirst(3).allSatisfy { (1...2).contains($0) })
            #expect(desk.items.count == 25)
            let tooLarge = await Self.submit([1], turns, byteCount: 101)
            #expect(tooLarge[1] == .failure(Refusal(code: .itemTooLarge)))
        }
    }

    @Test func whoGivesUpIsLetGoAndTheOthersAreServed() async throws {
        try await running(Self.limits(inFlightMax: 3)) { turns, desk in
            desk.shut(true)
            async let patient = Self.submit([1], turns)
            async let hasty = Self.submit([2], turns, deadline: .now + .milliseconds(5))
            let leaving = Task { await Self.submit([3], turns) }
            while desk.items.count < 3 { await Task.yield() }
            leaving.cancel()
            #expect(await leaving.value[3] == .failure(Refusal(code: .cancelled)))
            #expect(await hasty[2] == .failure(Refusal(code: .deadlineExceeded)))
            desk.shut(false)
            #expect(await patient[1] == .success(2))
        }
    }

    @Test func whoLeavesBeforeTheTurnEndsIsNotServed() async throws {
        try await running { turns, desk in
            let gone = await Task {
                unsafe withUnsafeCurrentTask { unsafe $0?.cancel() }
                return await Self.submit([3], turns)
            }.value
            #expect(gone[3] == .failure(Refusal(code: .cancelled)))
            _ = await Self.submit([4], turns)
            #expect(desk.items == [4])
        }
    }

    @Test func tooManyAreRefusedAndRoomComesBack() async throws {
        try await running(Self.limits(countMax: 2, waitingCountMax: 2)) { turns, desk in
            desk.shut(true)
            async let two = Self.submit(0..<2, turns)
            while desk.items.count < 2 { await Task.yield() }
            let third = await Self.submit([3], turns)
            #expect(third[3] == .failure(Refusal(code: .queueFull)))
            desk.shut(false)
            _ = await two
            let fourth = await Self.submit([4], turns)
            #expect(fourth[4] == .success(8))
        }
    }

    @Test func theEndLetsEveryoneGo() async throws {
        try await onLoop {
            let desk = Desk()
            desk.shut(true)
            let turns = TurnGathering<Int, Int>(Self.limits()) { await desk.work($0) }
            let early = await Self.submit([0], turns)
            #expect(early[0] == .failure(Refusal(code: .notRunning)))
            let running = Task { await turns.run() }
            while !turns.isRunning { await Task.yield() }
            async let outcomes = Self.submit(1..<4, turns)
            while desk.items.isEmpty { await Task.yield() }
            running.cancel()
            await running.value
            // What the desk had may have been answered, or is in doubt.
            for (item, outcome) in await outcomes {
                let mayBe: [Result<Int, Refusal>] =
                    [.failure(Refusal(code: .notRunning)), .failure(Refusal(code: .inDoubt))]
                    + (desk.items.contains(item) ? [.success(item * 2)] : [])
                #expect(mayBe.contains(outcome))
            }
            let late = await Self.submit([9], turns)
            #expect(late[9] == .failure(Refusal(code: .notRunning)))
        }
    }
}
