import Foundation
import Synchronization
import Testing

@testable import Profiling

/// Profiles of this very process. One at a time, since there is one profiler.
@Suite(.serialized) struct ProfilerTests {
    /// Adds until it is told to stop: what the profile has to find.
    @inline(never)
    static func plantedHotFunction(_ isDone: borrowing Atomic<Bool>) -> UInt64 {
        var sum: UInt64 = 1
        while !isDone.load(ordering: .relaxed) {
            var number: UInt64 = 0
            while number < 100_000 {
                sum = (sum ^ number) &* 0x9E37_79B9_7F4A_7C15
                number &+= 1
            }
        }
        return sum
    }

    private final class Flag: Sendable { let isDone = Atomic(false) }

    /// A profile of one second during which a thread of its own is busy with the planted function.
    private func profileOfPlanted(_ settings: ProfileSettings) async throws -> Profile {
        let flag = Flag()
        let thread = Thread { _ = Self.plantedHotFunction(flag.isDone) }
        thread.start()
        defer { flag.isDone.store(true, ordering: .relaxed) }
        return try await Profiler.take(settings)
    }

    @Test func aPlantedFunctionIsTheHottest() async throws {
        let profile = try await profileOfPlanted(ProfileSettings(seconds: 1, hertz: 250))
        let name = "static ProfilingTests.ProfilerTests.plantedHotFunction(_:)"
        // Where it is on the stack, it is nearly always the one that runs.
        let own = profile.stacks.stacks.filter { $0.path.contains(name) }
        let all = own.reduce(0) { $0 + $1.count }
        let leaves = own.filter { $0.path.hasSuffix(";" + name) }.reduce(0) { $0 + $1.count }
        #expect(all > 10)
        #expect(leaves * 10 > all * 9, "\(own)")
        let row = try #require(profile.stacks.functions.first { $0.name == name })
        #expect(row.ownCount >= leaves && row.totalCount >= row.ownCount)
        let others = profile.stacks.functions.filter { $0.name.hasPrefix("ProfilingTests.") }
        #expect(others.allSatisfy { $0.ownCount <= row.ownCount })
        #expect(profile.droppedCount == 0)
        #expect(profile.unreachedThreadCount == 0)
    }

    @Test func thereIsOneAtATimeAndACancelledOneMakesRoom() async throws {
        let settings = try ProfileSettings(seconds: 60, hertz: 10)
        let startedAt = ContinuousClock.now
        await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<4 { group.addTask { _ = try await Profiler.take(settings) } }
            var refusedCount = 0
            while refusedCount < 3, let outcome = await group.nextResult() {
                guard case .failure(let error as ProfilingError) = outcome else { break }
                #expect(error.code == .busy)
                refusedCount += 1
            }
            #expect(refusedCount == 3)
            group.cancelAll()
            guard case .failure(let error) = await group.nextResult() else {
                Issue.record("a cancelled profile had a result")
                return
            }
            #expect(error is CancellationError)
        }
        #expect(ContinuousClock.now - startedAt < .seconds(30))
        _ = try await Profiler.take(try ProfileSettings(seconds: 1, hertz: 10))
    }

    @Test func nothingThatMemoryHoldsIsShown() async throws {
        let secret = "MRN-7734-Petronella"
        let kept = Mutex([String: [UInt8]]())
        let reader = Task {
            while !Task.isCancelled {
                kept.withLock { $0[secret, default: []].append(contentsOf: secret.utf8) }
                await Task.yield()
                kept.withLock { $0.removeAll() }
            }
        }
        defer { reader.cancel() }
        let profile = try await Profiler.take(ProfileSettings(seconds: 1, hertz: 500))
        #expect(profile.stacks.count > 0)
        for word in ["7734", "Petronella"] {
            #expect(!profile.stacks.text.contains(word))
            #expect(!profile.stacks.functions.contains { $0.name.contains(word) })
        }
    }

    @Test(arguments: [(61, 99), (1, 9), (1, 1_001)] as [(UInt32, UInt32)])
    func settingsHaveRanges(seconds: UInt32, hertz: UInt32) {
        #expect(throws: ProfilingError.self) {
            _ = try ProfileSettings(seconds: seconds, hertz: hertz)
        }
    }

    @Test func settingsHaveDefaults() throws {
        let settings = try ProfileSettings(seconds: 0, hertz: 0)
        #expect(settings.seconds == 10 && settings.hertz == 99)
        #expect(settings.sampleMax(processorCount: 2) == 2_178)
    }

    @Test func allocationsAreCounted() {
        let before = AllocationCounts.current()
        // Nothing is counted in programs that are built with a sanitizer.
        guard before.count > 0 else { return }
        var kept: [[UInt8]] = []
        for _ in 0..<100 { kept.append([UInt8](repeating: 1, count: 1_000)) }
        let made = AllocationCounts.current().since(before)
        #expect(made.count >= 100)
        #expect(made.octetCount >= 100_000)
        #expect(kept.count == 100)
    }

    @Test func namesOfFunctionsAreSpelledOut() {
        #expect(FunctionName.spelled("main") == "main")
        #expect(FunctionName.spelled("$sSS5countSivg") == "Swift.String.count.getter")
        #expect(FunctionName.spelled("$snonsense") == "$snonsense")
        let long = String(repeating: "x", count: 500)
        #expect(FunctionName.spelled(long).utf8.count <= FunctionName.byteCountMax + 3)
    }
}
