import LatencyBudget
import RPC
import TestSupport
import Testing

@Suite struct CallContextTests {
    private let start = ContinuousClock.now

    @Test func aBackgroundContextIsTheEdgeOfATraceOfItsOwn() {
        let first = CallContext.background(deadline: start)
        let second = CallContext.background(deadline: start)
        #expect(!first.trace.traceID.isNone && first.trace.spanID == 0)
        #expect(first.trace.parentSpanID == 0)
        #expect(first.trace != second.trace)
        #expect(first.peer == nil && first.metadata == Metadata() && first.timeline == nil)
    }

    @Test func theTimeLeftIsNegativeAfterTheDeadline() {
        #expect(CallContext.background(deadline: .now - .seconds(1)).remaining < .zero)
        #expect(CallContext.background(deadline: .now + .seconds(60)).remaining > .seconds(1))
    }

    @Test func aPartOfARunIsReportedUnderItsSpan() {
        let journal = Journal<HopRecord>()
        let arrival = CallContext.background(deadline: start + .seconds(1), observer: journal)
        arrival.begin(at: start)
        arrival.observe(
            "phi.seal", startedAt: start + .microseconds(250), endedAt: start + .microseconds(300))
        #expect(
            journal.entries == [
                HopRecord(
                    kind: .internal, traceID: arrival.trace.traceID, spanID: 0,
                    parentSpanID: arrival.trace.spanID, operation: "phi.seal",
                    runNanoseconds: 50_000, offsetNanoseconds: 250_000,
                    deadlineNanoseconds: 999_750_000)
            ])
    }

    @Test func withoutTimelineAnOffsetIsZero() {
        let journal = Journal<HopRecord>()
        let context = CallContext.background(deadline: start, observer: journal)
        context.observe("x", startedAt: start, endedAt: start + .nanoseconds(7))
        #expect(journal.entries.map(\.offsetNanoseconds) == [0])
        #expect(journal.entries.map(\.runNanoseconds) == [7])
    }

    @Test func aRunKeepsWhatArrived() {
        var metadata = Metadata()
        metadata.append("k", "v")
        let context = CallContext(
            method: MethodName(service: "a.B", name: "C"), deadline: start, metadata: metadata,
            peer: "spiffe://carewire/x",
            trace: TraceContext(
                traceID: TraceID(high: 1, low: 2), spanID: 3, parentSpanID: 4),
            observer: nil)
        #expect(context.timeline == nil)
        context.begin(at: start)
        #expect(context.method.path == "a.B/C" && context.deadline == start)
        #expect(context.metadata == metadata && context.peer == "spiffe://carewire/x")
        #expect(context.trace.spanID == 3 && context.timeline?.startedAt == start)
    }

    @Test func durationsBecomeNanosecondsWithinTheirBounds() {
        #expect(Duration.nanoseconds(1).nanosecondsClamped == 1)
        #expect(Duration.seconds(3).nanosecondsClamped == 3_000_000_000)
        #expect(Duration.zero.nanosecondsClamped == 0)
        #expect(Duration.nanoseconds(-1).nanosecondsClamped == 0)
        #expect(Duration.seconds(-5).nanosecondsClamped == 0)
        #expect(
            Duration(secondsComponent: 1, attosecondsComponent: 999).nanosecondsClamped
                == 1_000_000_000)
        #expect(Duration.seconds(Int64.max).nanosecondsClamped == UInt64(Int64.max))
        #expect(
            Duration.seconds(9_000_000_000).nanosecondsClamped == 9_000_000_000_000_000_000)
    }
}
