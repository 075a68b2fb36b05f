import RPC
import TestSupport
import Testing

@Suite struct RetryPolicyTests {
    private let unavailable = RPCError(.unavailable, "gone")
    private let policy = RetryPolicy()

    private func verdict(
        _ error: RPCError, _ reach: RetryPolicy.Reach = .perhaps, mayRepeat: Bool = true,
        attempts: Int = 1, safeRepeats: Int = 0, random: UInt64 = .max
    ) -> RetryPolicy.OnFailure {
        policy.failed(
            error, reach, mayRepeat: mayRepeat, attemptCount: attempts,
            safeRepeatCount: safeRepeats, random: random)
    }

    @Test func onlyUnavailableIsRepeatedUnasked() {
        for code in StatusCode.allCases where code != .ok {
            let isRepeated = verdict(RPCError(code, "no")) != .giveUp
            #expect(isRepeated == (code == .unavailable), "\(code)")
        }
    }

    @Test func whatMayHaveRunIsRepeatedOnlyIfThatDoesNoHarm() {
        #expect(verdict(unavailable, mayRepeat: false) == .giveUp)
        let write = MethodName(service: "s", name: "Write")
        let idempotent = MethodName(service: "s", name: "Put", isIdempotent: true)
        let read = MethodName(service: "s", name: "Get", isRead: true)
        #expect(!RetryPolicy.mayRepeat(write, CallOptions()))
        #expect(RetryPolicy.mayRepeat(write, CallOptions(idempotencyKey: "k")))
        #expect(RetryPolicy.mayRepeat(idempotent, CallOptions()))
        #expect(RetryPolicy.mayRepeat(read, CallOptions()))
    }

    @Test func onBehalfOfARepeatNothingIsRepeated() {
        let read = MethodName(service: "s", name: "Get", isRead: true)
        let first = CallContext.background(deadline: .now + .seconds(1))
        let again = CallContext(
            method: read, deadline: .now + .seconds(1), metadata: Metadata(), peer: nil,
            trace: first.trace, observer: nil, isRetry: true)
        #expect(RetryPolicy.mayRepeat(read, CallOptions(parent: first)))
        #expect(!RetryPolicy.mayRepeat(read, CallOptions(parent: again)))
        #expect(!RetryPolicy.mayRepeat(read, CallOptions(parent: again, idempotencyKey: "k")))
    }

    @Test func whatNoHandlerHasSeenIsRepeatedAtOnceWhateverItIs() {
        let last = RetryPolicy.safeRepeatMax - 1
        #expect(verdict(unavailable, .never, mayRepeat: false, attempts: 3) == .repeatNow)
        #expect(verdict(unavailable, .never, safeRepeats: last) == .repeatNow)
        #expect(verdict(unavailable, .never, safeRepeats: last + 1) == .giveUp)
    }

    @Test func threeAttemptsAreTheMost() {
        #expect(verdict(unavailable, attempts: 2) != .giveUp)
        #expect(verdict(unavailable, attempts: 3) == .giveUp)
    }

    @Test func theServersWishIsHonoured() {
        for code in [StatusCode.unavailable, .resourceExhausted] {
            for (wish, answer) in [
                (Duration.milliseconds(-1), RetryPolicy.OnFailure.giveUp),
                (.zero, .repeatAfter(.zero)), (.seconds(7), .repeatAfter(.seconds(7))),
            ] { #expect(verdict(RPCError(code, "later", retryAfter: wish)) == answer) }
        }
        #expect(verdict(RPCError(.internalError, "no", retryAfter: .zero)) == .giveUp)
        #expect(
            verdict(RPCError(.resourceExhausted, "no", retryAfter: .zero), mayRepeat: false)
                == .giveUp)
    }

    @Test func waitsDoubleUpToTheirLimitWithFullJitter() {
        var policy = RetryPolicy(
            attemptMax: 100, initialBackoff: .milliseconds(10), backoffMax: .milliseconds(50))
        func wait(_ attempts: Int, _ random: UInt64) -> Duration? {
            let verdict = policy.failed(
                unavailable, .perhaps, mayRepeat: true, attemptCount: attempts,
                safeRepeatCount: 0, random: random)
            guard case .repeatAfter(let wait) = verdict else { return nil }
            return wait
        }
        for (attempts, longest) in [(1, 10), (2, 20), (3, 40), (4, 50), (60, 50)] {
            #expect(wait(attempts, 0) == .zero)
            let most = wait(attempts, .max) ?? .zero
            #expect(most <= .milliseconds(longest))
            #expect(most > .milliseconds(longest) - .microseconds(1))
            let half = wait(attempts, 1 << 63) ?? .zero
            #expect(half == .milliseconds(longest) / 2)
        }
        policy.attemptMax = 1
        #expect(wait(1, 0) == nil)
    }
}
