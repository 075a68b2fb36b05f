import CProfiling
import Testing

@testable import Profiling

/// What signal handlers write, read by others; and how they walk.
@Suite struct StackSampleTests {
    private func head(_ thread: UInt64, weight: UInt64, depth: UInt64) -> UInt64 {
        thread << 32 | weight << 8 | depth
    }

    @Test func alikeSamplesAreOne() {
        let words = [
            head(7, weight: 1, depth: 2), 10, 20, head(8, weight: 1, depth: 2), 10, 20,
            head(7, weight: 4, depth: 2), 10, 20,
        ]
        let counts = StackSample.counted(words)
        #expect(counts[StackSample(thread: 7, addresses: [10, 20])] == 5)
        #expect(counts[StackSample(thread: 8, addresses: [10, 20])] == 1)
        #expect(counts.count == 2)
    }

    @Test func whatIsCutShortEndsTheList() {
        let whole = [head(1, weight: 1, depth: 1), 5]
        #expect(StackSample.counted(whole + [head(1, weight: 1, depth: 3), 1, 2]).count == 1)
        #expect(StackSample.counted(whole + [0, 0, 0]).count == 1)
        #expect(StackSample.counted([head(1, weight: 1, depth: 1)]).isEmpty)
        #expect(StackSample.counted([]).isEmpty)
    }

    @Test func aCallBelongsToTheFunctionBeforeItsReturn() {
        #expect(StackSample(thread: 1, addresses: [100, 200, 300]).places == [100, 199, 299])
    }

    /// A stack of four frames, at words 0, 2, 4 and 6; returns the addresses found from word 0 on
    /// after `change`, which has the place of the first word.
    private func walk(
        _ change: (inout [UInt], UInt) -> Void = { _, _ in }, low: Int = 0, high: Int = 8,
        depth: Int = 64
    ) -> [UInt64] {
        let memory = UnsafeMutablePointer<UInt>.allocate(capacity: 8)
        defer { unsafe memory.deallocate() }
        let start = UInt(bitPattern: memory)
        var words: [UInt] = []
        for frame in 0..<4 { words += [start + UInt(frame + 1) * 16, UInt(5_000 + frame)] }
        change(&words, start)
        unsafe memory.initialize(from: words, count: 8)
        var found = [UInt64](repeating: 0, count: depth)
        let count = unsafe cprof_walk(
            start, start + UInt(low) * 8, start + UInt(high) * 8, &found, depth)
        return Array(found.prefix(count))
    }

    @Test func framesAreFollowedToTheStacksEnd() {
        #expect(walk() == [5_000, 5_001, 5_002, 5_003])
        #expect(walk(depth: 2) == [5_000, 5_001])
        #expect(walk(high: 5) == [5_000, 5_001])
        #expect(walk(low: 1) == [])
    }

    @Test func aBrokenFrameEndsTheWalk() {
        // Back to itself, downwards, into nothing, across the end, and to no word.
        #expect(walk { words, start in words[2] = start + 16 } == [5_000, 5_001])
        #expect(walk { words, start in words[4] = start } == [5_000, 5_001, 5_002])
        #expect(walk { words, _ in words[0] = 0 } == [5_000])
        #expect(walk { words, _ in words[0] = .max } == [5_000])
        #expect(walk { words, start in words[0] = start + 56 } == [5_000])
        #expect(walk { words, start in words[0] = start + 17 } == [5_000])
        #expect(walk { words, _ in words[3] = 0 } == [5_000])
        // Swift marks the frames of async functions.
        #expect(walk { words, start in words[0] = (start + 16) | 1 << 60 }.count == 4)
    }
}
