import Instrumentation
import LatencyBudget
import Messages
import RPC
import Testing
import Tracing

@testable import ObservabilityBackends

@Suite struct TracingBackendTests {
    private struct Headers: Extractor, Injector {
        func extract(key: String, from carrier: [String: String]) -> String? { carrier[key] }
        func inject(_ value: String, forKey key: String, into carrier: inout [String: String]) {
            carrier[key] = value
        }
    }

    private struct Failure: Error {
        let text = "Jane Doe, MRN 12345"
    }

    @Test func spansBecomeHopRecords() async throws {
        let fixture = try BackendFixture()
        let tracer = fixture.reporter.tracer
        tracer.withSpan("checkout", ofKind: .server) { _ in
            fixture.advance(by: .milliseconds(1))
            tracer.withSpan("pay", ofKind: .client) { _ in
                fixture.advance(by: .milliseconds(3))
            }
            fixture.advance(by: .milliseconds(2))
        }
        await fixture.reporter.flush()
        let hops = fixture.aggregator.hops
        #expect(hops.map(\.operation) == ["pay", "checkout"])
        let (pay, checkout) = (hops[0], hops[1])
        #expect(pay.kind == .client)
        #expect(checkout.kind == .server)
        #expect(pay.traceID == checkout.traceID)
        #expect(pay.parentSpanID == checkout.spanID)
        #expect(checkout.parentSpanID == 0)
        #expect(pay.runNanoseconds == 3_000_000)
        #expect(pay.offsetNanoseconds == 1_000_000)
        #expect(checkout.runNanoseconds == 6_000_000)
        #expect(checkout.downstreamNanoseconds == 3_000_000)
        #expect(hops.allSatisfy { $0.status == 0 })
    }

    @Test func aContextTravelsAsATraceparentAndTheServerSharesTheClientsSpan() async throws {
        let client = try BackendFixture()
        let server = try BackendFixture()
        var headers: [String: String] = [:]
        let span = client.reporter.tracer.startSpan(
            "pay", context: .topLevel, ofKind: .client)
        client.reporter.tracer.inject(span.context, into: &headers, using: Headers())
        var context = InstrumentationContext.topLevel
        server.reporter.tracer.extract(headers, into: &context, using: Headers())
        server.reporter.tracer.startSpan("checkout", context: context, ofKind: .server).end()
        span.end()
        await client.reporter.flush()
        await server.reporter.flush()
        let (sent, served) = (
            try #require(client.aggregator.hops.first), try #require(server.aggregator.hops.first)
        )
        #expect(sent.traceID == served.traceID)
        #expect(sent.spanID == served.spanID)
    }

    @Test(arguments: ["", "00-0-0-00", "01-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"])
    func aHeaderThatIsNoneBeginsATraceOfItsOwn(header: String) async throws {
        let fixture = try BackendFixture()
        var context = InstrumentationContext.topLevel
        fixture.reporter.tracer.extract(
            ["traceparent": header], into: &context, using: Headers())
        #expect(context.place == nil)
    }

    @Test func nothingThatAProgramWritesIntoASpanLeavesIt() async throws {
        let fixture = try BackendFixture()
        let tracer = fixture.reporter.tracer
        #expect(throws: Failure.self) {
            try tracer.withSpan("read Jane Doe", ofKind: .server) { span in
                span.attributes["patient"] = "Jane Doe"
                span.addEvent("read MRN 12345")
                span.addLink(SpanLink(context: span.context, attributes: ["mrn": "12345"]))
                throw Failure()
            }
        }
        await fixture.reporter.flush()
        let hop = try #require(fixture.aggregator.hops.first)
        #expect(hop.operation == "other")
        #expect(hop.status == StatusCode.unknown.rawValue)
        for request in fixture.aggregator.requests {
            let text = String(decoding: try request.encoded(), as: UTF8.self)
            for needle in ["Jane", "Doe", "12345", "mrn"] { #expect(!text.contains(needle)) }
        }
        #expect(
            fixture.value(#"carewire_telemetry_foreign_total{reason="span",service="shop"}"#) == 1)
    }

    @Test func aStatusCodeIsTakenAndNothingElse() async throws {
        let fixture = try BackendFixture()
        for code in [5, 99, -1] {
            let span = fixture.reporter.tracer.startSpan("pay", context: .topLevel)
            span.updateAttributes { $0["rpc.grpc.status_code"] = code }
            span.end()
            span.end()
        }
        await fixture.reporter.flush()
        #expect(fixture.aggregator.hops.map(\.status) == [5, 0, 0])
    }

    @Test func aBatchWithoutAnAnswerGoesAgainUnderItsNumber() async throws {
        let fixture = try BackendFixture()
        fixture.aggregator.loseAnswers(1)
        fixture.reporter.tracer.startSpan("pay", context: .topLevel).end()
        await fixture.reporter.flush()
        fixture.reporter.tracer.startSpan("pay", context: .topLevel).end()
        await fixture.reporter.flush()
        let requests = fixture.aggregator.requests
        #expect(requests.map(\.sequence) == [1, 1, 2])
        #expect(requests[0] == requests[1])
    }

    @Test func recordsThatNobodyTakesAreBoundedAndCounted() async throws {
        let fixture = try BackendFixture()
        fixture.aggregator.loseAnswers(1)
        for _ in 0..<(HopReporter.hopCountMax + 10) {
            fixture.reporter.tracer.startSpan("pay", context: .topLevel).end()
        }
        await fixture.reporter.flush()
        await fixture.reporter.flush()
        #expect(fixture.aggregator.requests.reduce(0) { $0 + $1.droppedCount } >= 10)
    }
}
