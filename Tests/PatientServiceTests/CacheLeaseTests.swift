import Testing

@testable import PatientService

@Suite struct CacheLeaseTests {
    private let start = ContinuousClock.now
    private let duration = Duration.milliseconds(250)

    private func epoch(_ number: UInt64) -> CacheEpoch {
        CacheEpoch(number: number, server: nil, secret: [])
    }

    private func at(_ milliseconds: Int) -> ContinuousClock.Instant {
        start + .milliseconds(milliseconds)
    }

    @Test func withoutAnAnswerThereIsNothingToActOn() {
        let lease = CacheLease(duration: duration)
        #expect(lease.current(at: start) == nil)
        #expect(lease.unsettled(at: start) == lease.settling)
    }

    @Test func aLeaseCountsFromTheQuestionNotFromTheAnswer() {
        var lease = CacheLease(duration: duration)
        lease.note(epoch(1), askedAt: at(0), answeredAt: at(200))
        #expect(lease.current(at: at(249))?.number == 1)
        #expect(lease.current(at: at(250)) == nil)
    }

    @Test func aNewEpochSettlesAfterEveryLeaseOnTheOldOneHasEnded() {
        var lease = CacheLease(duration: duration)
        #expect(lease.settling > lease.duration)
        lease.note(epoch(1), askedAt: at(0), answeredAt: at(1))
        lease.note(epoch(1), askedAt: at(200), answeredAt: at(201))
        #expect(lease.settled(at: at(300))?.number == 1)
        lease.note(epoch(2), askedAt: at(310), answeredAt: at(311))
        #expect(lease.current(at: at(312))?.number == 2)
        #expect(lease.settled(at: at(312)) == nil)
        lease.note(epoch(2), askedAt: at(500), answeredAt: at(501))
        #expect(lease.settled(at: at(573)) == nil)
        #expect(lease.settled(at: at(574))?.number == 2)
    }

    @Test func anAnswerThatWasOvertakenChangesNothing() {
        var lease = CacheLease(duration: duration)
        lease.note(epoch(2), askedAt: at(10), answeredAt: at(11))
        lease.note(epoch(1), askedAt: at(20), answeredAt: at(21))
        #expect(lease.current(at: at(30))?.number == 2)
        #expect(lease.current(at: at(260)) == nil)
        lease.note(epoch(2), askedAt: at(5), answeredAt: at(12))
        #expect(lease.current(at: at(259))?.number == 2)
        #expect(lease.current(at: at(260)) == nil)
    }
}
