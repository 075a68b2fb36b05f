import RPC
import Testing

@Suite struct CallOptionsTests {
    private let now = ContinuousClock.now

    private func parent(left: Duration) -> CallContext { .background(deadline: now + left) }

    @Test func aCallWithoutParentAndTimeoutHasFiveSeconds() {
        #expect(CallOptions().deadline(from: now) == now + .seconds(5))
    }

    @Test func aTimeoutCountsFromTheCall() {
        #expect(
            CallOptions(timeout: .milliseconds(7)).deadline(from: now) == now + .milliseconds(7))
        #expect(CallOptions(timeout: .zero).deadline(from: now) == now)
        #expect(CallOptions(timeout: .seconds(-1)).deadline(from: now) == now - .seconds(1))
        #expect(CallOptions(timeout: .seconds(3600)).deadline(from: now) == now + .seconds(3600))
    }

    @Test(
        arguments: [
            (200, 190), (1000, 990), (10_000, 9990),  // 10 ms are kept back.
            (199, 189.05), (100, 95), (20, 19), (1, 0.95),  // Below 200 ms, a twentieth.
            (0, 0),
        ] as [(Double, Double)])
    func aParentsDeadlineIsHandedOnWithoutAMargin(left: Double, handedOn: Double) {
        let deadline = CallOptions(parent: parent(left: .microseconds(left * 1000)))
            .deadline(from: now)
        #expect(deadline == now + .microseconds(handedOn * 1000))
    }

    @Test func theEarlierOfParentAndTimeoutCounts() {
        let parent = parent(left: .seconds(1))
        let short = CallOptions(parent: parent, timeout: .milliseconds(500))
        #expect(short.deadline(from: now) == now + .milliseconds(500))
        let long = CallOptions(parent: parent, timeout: .seconds(9))
        #expect(long.deadline(from: now) == now + .milliseconds(990))
    }

    @Test func aParentWhoseDeadlineHasPassedLeavesNoTime() {
        for late in [Duration.nanoseconds(20), .milliseconds(1), .seconds(1), .seconds(3600)] {
            let deadline = CallOptions(parent: parent(left: .zero - late)).deadline(from: now)
            #expect(deadline < now)
        }
    }

    @Test func aChildNeverOutlivesItsParent() {
        for milliseconds in [-50, 0, 1, 3, 199, 200, 201, 5000] {
            let parent = parent(left: .milliseconds(milliseconds))
            let deadline = CallOptions(parent: parent, timeout: .seconds(60)).deadline(from: now)
            #expect(deadline <= parent.deadline, "\(milliseconds) ms left")
        }
    }
}
