import LatencyBudget
import RPC
import TestSupport
import Testing

@Suite struct TraceContextTests {
    /// The example of W3C Trace Context, section 3.2.3.
    private static let example = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"

    @Test func readsTheStandardsExample() throws {
        let trace = try #require(TraceContext(traceparent: Self.example, parentSpanID: 9))
        #expect(trace.traceID == TraceID(high: 0x0af7_6519_16cd_43dd, low: 0x8448_eb21_1c80_319c))
        #expect(trace.spanID == 0xb7ad_6b71_6920_3331)
        #expect(trace.parentSpanID == 9)
        #expect(trace.traceparent == Self.example)
    }

    @Test func theSampledFlagMakesNoDifference() {
        let unsampled = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00"
        #expect(TraceContext(traceparent: unsampled) == TraceContext(traceparent: Self.example))
    }

    @Test func anyIdentifiersComeBack() throws {
        var random = SeededGenerator(seed: 7)
        let edges: [UInt64] = [1, 0xFF, 1 << 63, .max]
        for round in 0..<500 {
            let (high, low) = (random.next() >> UInt64(random.below(64)), random.next())
            let span = round < edges.count ? edges[round] : random.next() | 1
            let trace = TraceContext(
                traceID: TraceID(high: high, low: low), spanID: span, parentSpanID: 0)
            #expect(trace.traceparent.utf8.count == 55)
            #expect(TraceContext(traceparent: trace.traceparent) == trace)
        }
    }

    @Test func halfOfATraceIDMayBeZero() {
        for text in [
            "00-00000000000000000000000000000001-0000000000000001-01",
            "00-80000000000000000000000000000000-0000000000000001-01",
        ] {
            #expect(TraceContext(traceparent: text)?.traceparent == text)
        }
    }

    @Test(arguments: [
        "", "00", "00-", "garbage",
        "00-00000000000000000000000000000000-b7ad6b7169203331-01",  // No trace.
        "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",  // No span.
        "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",  // A forbidden version.
        "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01",  // Upper case.
        "00-0af7651916cd43dd8448eb211c80319c-B7AD6B7169203331-01",
        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-0A",
        "00-0af7651916cd43dd8448eb211c80319-b7ad6b7169203331-01",  // Too short.
        "00-0af7651916cd43dd8448eb211c80319cc-b7ad6b7169203331-01",
        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-0",
        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-extra",
        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01 ",
        "00_0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
        "00-0af7651916cd43dd8448eb211c80319c_b7ad6b7169203331-01",
        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331_01",
        "00-+af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
        "00-0af7651916cd43dd8448eb211c80319g-b7ad6b7169203331-01",
        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b716920333é-1",
    ]) func whatIsMalformedIsNoTrace(text: String) {
        #expect(TraceContext(traceparent: text) == nil)
    }

    @Test func everyCutAndEveryChangedOctetIsReadOrRefused() {
        let whole = Array(Self.example.utf8)
        for count in 0..<whole.count {
            #expect(
                TraceContext(traceparent: String(decoding: whole[..<count], as: UTF8.self)) == nil)
        }
        for place in whole.indices {
            for octet in 0..<128 as Range<UInt8> {
                var changed = whole
                changed[place] = octet
                let text = String(decoding: changed, as: UTF8.self)
                guard let trace = TraceContext(traceparent: text) else { continue }
                #expect(trace.traceparent.dropLast(2) == text.dropLast(2))
            }
        }
    }
}
