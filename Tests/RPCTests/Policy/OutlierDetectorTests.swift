import RPC
import TestSupport
import Testing

@Suite struct OutlierDetectorTests {
    private let start = ContinuousClock.now

    private func detector(
        _ count: Int, _ change: (inout OutlierLimits) -> Void = { _ in }
    ) -> OutlierDetector {
        var limits = OutlierLimits()
        change(&limits)
        var detector = OutlierDetector(limits)
        for number in 0..<count {
            let answer = detector.add()
            #expect(answer == number)
        }
        return detector
    }

    @Test func fiveFailuresInARowAreTooMany() {
        var detector = detector(3)
        for _ in 0..<4 {
            let answer = detector.failed(1, now: start)
            #expect(!answer)
        }
        detector.succeeded(1)
        for _ in 0..<4 {
            let answer = detector.failed(1, now: start)
            #expect(!answer)
        }
        #expect(detector.ejectedUntil(1, now: start) == nil)
        do {
            let answer = detector.failed(1, now: start)
            #expect(answer)
        }
        #expect(detector.ejectedUntil(1, now: start) == start + .seconds(30))
        #expect(detector.ejectedUntil(0, now: start) == nil)
    }

    @Test func anEjectionEndsExactlyAtItsTime() {
        var detector = detector(3)
        for _ in 0..<5 { _ = detector.failed(0, now: start) }
        let end = start + .seconds(30)
        #expect(detector.ejectedUntil(0, now: end - .nanoseconds(1)) == end)
        #expect(detector.ejectedUntil(0, now: end) == nil)
    }

    @Test func eachTimeIsLongerAndGoodBehaviourShortensIt() {
        var detector = detector(3) { $0.ejectionTimeMax = .seconds(70) }
        var now = start
        func ejected() -> Duration? {
            for _ in 0..<5 { _ = detector.failed(2, now: now) }
            return detector.ejectedUntil(2, now: now).map { $0 - now }
        }
        _ = detector.sweep(now: now)
        for seconds in [30, 60, 70, 70] {
            #expect(ejected() == .seconds(seconds))
            now += .seconds(seconds)
        }
        #expect(detector.ejectionCount(2) == 4)
        for _ in 0..<3 {
            now += .seconds(10)
            do {
                let answer = detector.sweep(now: now)
                #expect(answer.isEmpty)
            }
        }
        #expect(ejected() == .seconds(60), "three quiet intervals")
    }

    @Test func theLastServerIsNeverLeftOut() {
        var one = detector(1)
        for _ in 0..<50 {
            let answer = one.failed(0, now: start)
            #expect(!answer)
        }
        var two = detector(2) { $0.ejectedShareMax = 1 }
        for _ in 0..<5 { _ = two.failed(0, now: start) }
        for _ in 0..<50 {
            let answer = two.failed(1, now: start)
            #expect(!answer)
        }
        #expect(two.ejectedUntil(0, now: start) != nil)
        #expect(two.ejectedUntil(1, now: start) == nil)
    }

    @Test(arguments: [(2, 0.1, 1), (10, 0.1, 1), (10, 0.3, 3), (10, 0.5, 5), (4, 1, 3)])
    func atMostAShareIsLeftOut(count: Int, share: Double, expected: Int) {
        var detector = detector(count) { $0.ejectedShareMax = share }
        for number in 0..<count {
            for _ in 0..<20 { _ = detector.failed(number, now: start) }
        }
        let ejected = (0..<count).count { detector.ejectedUntil($0, now: start) != nil }
        #expect(ejected == expected)
    }

    @Test func aSuccessRateFarBelowTheOthersIsTooLow() {
        var detector = detector(6)
        do {
            let answer = detector.sweep(now: start)
            #expect(answer.isEmpty)
        }
        for _ in 0..<100 {
            for number in 0..<6 { detector.succeeded(number) }
        }
        // Never five in a row, yet a third of its calls fail.
        for _ in 0..<50 {
            _ = detector.failed(3, now: start)
            detector.succeeded(3)
        }
        do {
            let answer = detector.sweep(now: start + .seconds(10) - .nanoseconds(1))
            #expect(answer.isEmpty)
        }
        do {
            let answer = detector.sweep(now: start + .seconds(10))
            #expect(answer == [3])
        }
        #expect(detector.ejectedUntil(3, now: start + .seconds(10)) == start + .seconds(40))
        do {
            let answer = detector.sweep(now: start + .seconds(20))
            #expect(answer.isEmpty, "counts begin anew")
        }
    }

    @Test func tooFewCallsOrServersSayNothing() {
        for (count, callCount) in [(4, 200), (6, 99)] {
            var detector = detector(count)
            _ = detector.sweep(now: start)
            for _ in 0..<callCount - 50 {
                for number in 0..<count { detector.succeeded(number) }
            }
            for _ in 0..<50 {
                for number in 1..<count { detector.succeeded(number) }
                _ = detector.failed(0, now: start)
                if callCount > 100 { detector.succeeded(0) }
            }
            // Five in a row are another rule: it must not be what is seen here.
            var other = detector
            let before = other.ejectedUntil(0, now: start) == nil ? [] : [0]
            do {
                let answer = other.sweep(now: start + .seconds(40))
                #expect(answer.isEmpty, "\(before)")
            }
        }
    }

    @Test func allAlikeNobodyIsLeftOut() {
        var detector = detector(8)
        _ = detector.sweep(now: start)
        for number in 0..<8 {
            for _ in 0..<100 {
                detector.succeeded(number)
                _ = detector.failed(number, now: start)
            }
        }
        do {
            let answer = detector.sweep(now: start + .seconds(10))
            #expect(answer.isEmpty)
        }
    }

    @Test func whatLeavesGivesItsNumberAndItsRecordBack() {
        var detector = detector(3)
        for _ in 0..<5 { _ = detector.failed(1, now: start) }
        detector.remove(1)
        detector.remove(1)
        #expect(detector.count == 2)
        do {
            let answer = detector.add()
            #expect(answer == 1)
        }
        #expect(detector.count == 3)
        #expect(detector.ejectedUntil(1, now: start) == nil)
        #expect(detector.ejectionCount(1) == 0)
        do {
            let answer = detector.add()
            #expect(answer == 3)
        }
    }
}
