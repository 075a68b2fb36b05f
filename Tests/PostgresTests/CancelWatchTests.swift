import Testing

@testable import Postgres

private final class Caller {}

private typealias Watch = CancelWatch<Caller>

struct CancelWatchTests {
    private let a = Caller()
    private let b = Caller()

    @Test func aHeadIsCancelledOnlyAfterAGrace() {
        var watch = Watch()
        let said = [watch.tick(abandonedHead: a), watch.tick(abandonedHead: a)]
        #expect(said == [.wait, .cancel])
    }

    @Test func anotherHeadGetsAGraceOfItsOwn() {
        var watch = Watch()
        let said = [
            watch.tick(abandonedHead: a), watch.tick(abandonedHead: b),
            watch.tick(abandonedHead: b),
        ]
        #expect(said == [.wait, .wait, .cancel])
    }

    @Test func aHeadWhoseCallerWaitsIsLeftAlone() {
        var watch = Watch()
        for _ in 0..<10 {
            let said = [watch.tick(abandonedHead: nil), watch.tick(abandonedHead: a)]
            #expect(said == [.wait, .wait])
        }
    }

    @Test func oneRequestAtATimeAlsoForTheNextHead() {
        var watch = Watch()
        _ = watch.tick(abandonedHead: a)
        let first = watch.tick(abandonedHead: a)
        var meanwhile: [Watch.OnTick] = []
        for head in [a, b, b, b] { meanwhile.append(watch.tick(abandonedHead: head)) }
        watch.forget()
        _ = watch.tick(abandonedHead: b)
        meanwhile.append(watch.tick(abandonedHead: b))
        watch.requestEnded()
        let last = watch.tick(abandonedHead: b)
        #expect(first == .cancel)
        #expect(meanwhile == [.wait, .wait, .wait, .wait, .wait])
        #expect(last == .cancel)
    }

    @Test func theAttemptsForOneHeadAreBounded() {
        var watch = Watch()
        var count = 0
        for _ in 0..<20 {
            if watch.tick(abandonedHead: a) == .cancel { count += 1 }
            watch.requestEnded()
        }
        #expect(count == PostgresLimits.cancelAttemptMax)
        _ = watch.tick(abandonedHead: b)
        let next = watch.tick(abandonedHead: b)
        #expect(next == .cancel)
    }
}
