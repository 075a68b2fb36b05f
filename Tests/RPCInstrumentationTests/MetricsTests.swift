import CoreMetrics
import LatencyBudget
import MetricsTestKit
import RPC
import RPCInstrumentation
import Testing

/// Calls in swift-metrics.
@Suite struct MetricsTests {
    private let metrics = TestMetrics()

    private static func hop(
        _ kind: HopRecord.Kind = .server, _ operation: String = "a.v1.A/Get", status: Int32 = 0,
        queue: UInt64 = 0, run: UInt64 = 1_000
    ) -> HopRecord {
        HopRecord(
            kind: kind, traceID: TraceID(high: 1, low: 2), spanID: 3, parentSpanID: 0,
            operation: operation, status: status, queueNanoseconds: queue, runNanoseconds: run)
    }

    private func count(_ kind: String, _ method: String, _ status: String) -> Int64 {
        metrics.counterTotal(
            label: "rpc_calls",
            dimensions: [("kind", kind), ("method", method), ("status", status)])
    }

    @Test func callsAreCountedByKindMethodAndStatus() {
        let observer = MetricsObserver(factory: metrics)
        for _ in 0..<3 { observer.observe(Self.hop()) }
        observer.observe(Self.hop(status: 14))
        observer.observe(Self.hop(.client))
        observer.observe(Self.hop(.internal, "phi.seal"))
        observer.observe(Self.hop(status: 99))
        #expect(count("server", "a.v1.A/Get", "OK") == 3)
        #expect(count("server", "a.v1.A/Get", "UNAVAILABLE") == 1)
        #expect(count("server", "a.v1.A/Get", "OTHER") == 1)
        #expect(count("client", "a.v1.A/Get", "OK") == 1)
        #expect(count("part", "phi.seal", "OK") == 1)
    }

    @Test func timeIsThatOfQueueAndRunTogether() throws {
        let observer = MetricsObserver(factory: metrics)
        observer.observe(Self.hop(queue: 500, run: 1_500))
        observer.observe(Self.hop(status: 5, run: 10))
        let timer = try metrics.expectTimer(
            "rpc_call_duration", [("kind", "server"), ("method", "a.v1.A/Get")])
        #expect(timer.values == [2_000, 10])
    }

    @Test func whateverIsCalledTheSeriesAreBounded() {
        let observer = MetricsObserver(factory: metrics, prefix: "x")
        for number in 0..<MetricsObserver.methodMax + 50 {
            for status in 0..<30 as Range<Int32> {
                observer.observe(Self.hop(.server, "a.v1.A/M\(number)", status: status))
            }
        }
        #expect(metrics.timers(label: "x_call_duration").count == MetricsObserver.methodMax + 1)
        let statusCount = StatusCode.allCases.count + 1
        #expect(
            metrics.counters(label: "x_calls").count
                == (MetricsObserver.methodMax + 1) * statusCount)
        #expect(
            metrics.counterTotal(
                label: "x_calls",
                dimensions: [("kind", "server"), ("method", "other"), ("status", "OK")]) == 50)
    }

    @Test func anObserverListTellsAll() {
        let other = TestMetrics()
        ObserverList([MetricsObserver(factory: metrics), MetricsObserver(factory: other)])
            .observe(Self.hop())
        #expect(metrics.counters(label: "rpc_calls").count == 1)
        #expect(other.counters(label: "rpc_calls").count == 1)
    }
}
