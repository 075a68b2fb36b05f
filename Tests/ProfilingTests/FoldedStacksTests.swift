import Testing

@testable import Profiling

/// How samples are added up.
@Suite struct FoldedStacksTests {
    @Test func aFunctionThatCallsItselfCountsOnce() {
        let folded = FoldedStacks([(["thread", "f", "f", "g"], 3), (["thread", "f"], 2)])
        #expect(folded.count == 5)
        #expect(folded.text == "thread;f;f;g 3\nthread;f 2\n")
        #expect(
            folded.functions == [
                .init(name: "g", ownCount: 3, totalCount: 3),
                .init(name: "f", ownCount: 2, totalCount: 5),
                .init(name: "thread", ownCount: 0, totalCount: 5),
            ])
    }

    @Test func aNameSeparatesNothing() {
        let folded = FoldedStacks([(["a;b", "c\nd"], 1), ([], 7)])
        #expect(folded.text == "a_b;c_d 1\n")
        #expect(folded.count == 1)
    }

    @Test func theRarestStacksAreOne() {
        let samples = (0..<(FoldedStacks.stackMax + 10)).map { number in
            (names: ["s\(number)"], count: number < 10 ? UInt64(1) : 2)
        }
        let folded = FoldedStacks(samples)
        #expect(folded.stacks.count == FoldedStacks.stackMax + 1)
        #expect(folded.stacks.last == .init(path: FoldedStacks.rest, count: 10))
        #expect(folded.stacks.reduce(0) { $0 + $1.count } == folded.count)
        #expect(folded.functions.count == FoldedStacks.functionMax)
    }

    @Test func longStacksHaveTheirBoundInOctets() {
        let name = String(repeating: "x", count: 1 << 20)
        let folded = FoldedStacks([([name + "1"], 3), ([name + "2"], 2), (["short"], 1)])
        #expect(folded.stacks.map(\.count) == [3, 3])
    }
}
