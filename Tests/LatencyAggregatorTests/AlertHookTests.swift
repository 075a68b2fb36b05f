import LatencyAggregator
import Messages
import RPC
import TestSupport
import Testing

@Suite struct AlertHookTests {
    private static func event(_ number: Int) -> AggregatorV1.AlertEvent {
        AggregatorV1.AlertEvent(
            kind: .fired, alert: .init(id: "soap.process/14.4x-1h-5m", operation: "soap.process"),
            id: "soap.process/page/\(number)", aggregatorCount: 1, lead: true)
    }

    private struct Post: Sendable, Equatable {
        let id: String
        let body: [UInt8]
    }

    /// What a hook does with the events when the receiver answers like this, one after the other
    /// and the last one ever after.
    private struct Run {
        let posts = Journal<Post>()
        let pauses = Journal<Duration>()
        let outcomes = Journal<String>()

        func hook(_ answers: [HookAnswer], random: Double = 0) -> AlertHook {
            let (posts, pauses) = (posts, pauses)
            return AlertHook(
                post: { id, body in
                    posts.note(Post(id: id, body: body))
                    return answers[min(posts.entries.count, answers.count) - 1]
                }, pause: { pauses.note($0) }, random: { random })
        }

        func deliver(_ hook: AlertHook, until count: Int) async throws {
            let running = Task {
                try await hook.run { outcomes.note("\($0.id) \($1)") }
            }
            try await outcomes.wait(forCount: count)
            running.cancel()
            try await running.value
        }
    }

    @Test func anAlertGoesAgainUnderItsIdUntilItIsTaken() async throws {
        for failures in 0..<HookRetry.attemptMax {
            let run = Run()
            let hook = run.hook(
                Array(repeating: .status(503, retryAfter: nil), count: failures)
                    + [.status(204, retryAfter: nil)])
            hook.offer(Self.event(1))
            try await run.deliver(hook, until: 1)
            let posts = run.posts.entries
            #expect(posts.count == failures + 1)
            #expect(posts.allSatisfy { $0 == posts[0] })
            #expect(posts[0].id == "soap.process/page/1")
            let halves: [Duration] = [500, 1_000, 2_000, 4_000].map { .milliseconds($0) }
            #expect(run.pauses.entries == Array(halves.prefix(failures)))
            let read = try AggregatorV1.AlertEvent(
                json: JSONValue(parsing: String(decoding: posts[0].body, as: UTF8.self)))
            #expect(read == Self.event(1))
            #expect(hook.counts.takenCount == 1)
            #expect(hook.counts.attemptCount == UInt64(failures + 1))
        }
    }

    @Test func anAlertThatNobodyTakesIsGivenUp() async throws {
        let run = Run()
        let hook = run.hook([.none])
        hook.offer(Self.event(1))
        hook.offer(Self.event(2))
        try await run.deliver(hook, until: 2)
        #expect(run.posts.entries.count == 2 * HookRetry.attemptMax)
        #expect(hook.counts.givenUpCount == 2)
        #expect(hook.counts.attemptCount == UInt64(2 * HookRetry.attemptMax))
    }

    @Test(arguments: [301, 400, 401, 404, 409, 410, 422])
    func whoDoesNotWantItIsAskedOnce(status: Int) async throws {
        let run = Run()
        let hook = run.hook([.status(status, retryAfter: "1")])
        hook.offer(Self.event(1))
        try await run.deliver(hook, until: 1)
        #expect(run.posts.entries.count == 1)
        #expect(run.pauses.entries == [])
        #expect(hook.counts.refusedCount == 1)
    }

    @Test func anAddressThatIsNoneIsTriedOnce() {
        var retry = HookRetry()
        #expect(retry.take(.unsendable, random: 0) == .refused)
    }

    @Test func whoAsksForTimeIsGivenItWithinABound() {
        func pause(_ status: Int, _ asked: String?, random: Double = 0) -> HookRetry.OnAnswer {
            var retry = HookRetry()
            return retry.take(.status(status, retryAfter: asked), random: random)
        }
        for status in [408, 429, 500, 503, 599] {
            #expect(pause(status, "7") == .again(after: .seconds(7)))
            #expect(pause(status, "0") == .again(after: .milliseconds(500)))
            #expect(pause(status, "60") == .again(after: .seconds(60)))
            #expect(pause(status, "61") == .again(after: HookRetry.askedPauseMax))
            #expect(pause(status, "999999999") == .again(after: HookRetry.askedPauseMax))
        }
        let others: [String?] = [
            nil, "", "-1", "+1", "1.5", "9999999999", "99999999999999999999", " 7", "7 ", "٧",
            "Fri, 31 Dec 1999 23:59:59 GMT",
        ]
        for asked in others {
            #expect(pause(429, asked) == .again(after: .milliseconds(500)), "\(asked ?? "nil")")
        }
    }

    @Test func pausesGrowWithinTheirBoundsWhateverChanceSays() {
        for random in [0, 0.25, 0.999, 1, 7, -1, .infinity, -.infinity] as [Double] {
            var retry = HookRetry()
            var pauses: [Duration] = []
            while case .again(let pause) = retry.take(.none, random: random) {
                pauses.append(pause)
            }
            #expect(pauses.count == HookRetry.attemptMax - 1)
            for (index, pause) in pauses.enumerated() {
                let whole = min(HookRetry.firstPause * (1 << index), HookRetry.pauseMax)
                #expect(pause >= whole / 2 && pause <= whole, "\(random), pause \(index)")
            }
        }
    }

    @Test func anEventThatIsOfferedTwiceIsPostedOnce() async throws {
        let run = Run()
        let hook = run.hook([.status(200, retryAfter: nil)])
        for number in [1, 2, 1, 2, 2, 3] { hook.offer(Self.event(number)) }
        try await run.deliver(hook, until: 3)
        #expect(run.posts.entries.map(\.id) == (1...3).map { "soap.process/page/\($0)" })
        #expect(hook.counts.repeatedCount == 3)
    }

    @Test func whatWaitsIsBoundedAndWhatIsLeftOutIsCounted() async throws {
        let run = Run()
        let hook = run.hook([.status(200, retryAfter: nil)])
        let count = AlertHook.waitingCountMax + 10
        for number in 0..<count { hook.offer(Self.event(number)) }
        #expect(hook.counts.lostCount == 10)
        try await run.deliver(hook, until: AlertHook.waitingCountMax)
        #expect(run.posts.entries.first?.id == "soap.process/page/10")
        #expect(run.posts.entries.last?.id == "soap.process/page/\(count - 1)")
        // What is known is bounded too: an id of long ago is news again.
        for number in count..<(count + AlertHook.knownCountMax) { hook.offer(Self.event(number)) }
        hook.offer(Self.event(count - 1))
        #expect(hook.counts.repeatedCount == 0)
    }

    @Test func aProgramThatStopsIsNotHeldUp() async throws {
        let hook = AlertHook(
            post: { _, _ in .none }, pause: { _ in throw CancellationError() }, random: { 0 })
        hook.offer(Self.event(1))
        await #expect(throws: CancellationError.self) { try await hook.run { _, _ in } }
    }
}
