import LatencyBudget
import TestSupport
import Testing

@Suite struct SequenceWindowTests {
    @Test func takesEachNumberOnceInAnyOrder() {
        var window = SequenceWindow()
        for number in [2, 1, 5, 3] as [UInt64] { #expect(window.take(number) == .new) }
        for number in [1, 2, 3, 5] as [UInt64] { #expect(window.take(number) == .repeated) }
        #expect(window.missingCount == 1)
        #expect(window.take(4) == .new)
        #expect(window.missingCount == 0)
        #expect(window.highest == 5)
    }

    @Test func zeroIsNoNumber() {
        var window = SequenceWindow()
        #expect(window.take(0) == .new)
        #expect(window.take(0) == .new)
        #expect(window.missingCount == 0)
    }

    @Test func givesUpWhatIsTooFarBehind() {
        var window = SequenceWindow()
        #expect(window.take(1) == .new)
        #expect(window.take(SequenceWindow.spanMax + 3) == .new)
        #expect(window.take(2) == .repeated)
        #expect(window.take(3) == .repeated)
        #expect(window.take(4) == .new)
        #expect(window.missingCount == SequenceWindow.spanMax)
        #expect(window.take(.max) == .new)
        #expect(window.take(.max) == .repeated)
        #expect(window.take(.max - 1) == .new)
    }

    @Test func whatCameLongBeforeTheFirstIsNotMissing() {
        var window = SequenceWindow()
        #expect(window.take(1_000) == .new)
        #expect(window.missingCount == SequenceWindow.firstSlackMax - 1)
        #expect(window.take(1_000 - SequenceWindow.firstSlackMax) == .repeated)
        #expect(window.take(1_001 - SequenceWindow.firstSlackMax) == .new)
        #expect(window.take(1_001) == .new)
    }

    @Test func agreesWithASetOfEverything() {
        for seed in 0..<50 as Range<UInt64> {
            var random = SeededGenerator(seed: seed)
            var window = SequenceWindow()
            var seen: Set<UInt64> = [1]
            #expect(window.take(1) == .new)
            for _ in 0..<2_000 {
                let number = UInt64(1 + random.below(1_000))
                let isNew = seen.insert(number).inserted
                #expect((window.take(number) == .new) == isNew, "seed \(seed)")
            }
            #expect(window.missingCount == (seen.max() ?? 0) - UInt64(seen.count))
        }
    }
}
