import LatencyBudget
import Messages
import RPC
import Synchronization

@testable import ServiceRuntime

/// A clock that a test turns by hand.
final class ManualClock: Sendable {
    private let instant = Mutex(ContinuousClock().now)
    var now: ContinuousClock.Instant { instant.withLock { $0 } }
    func advance(by duration: Duration) { instant.withLock { $0 += duration } }
}

/// Both sinks in one: keeps what it is sent, or fails as it is told.
final class FakeSink: RPCChannel {
    private struct State {
        var records: [AggregatorV1.RecordRequest] = []
        var pushes: [MetricsV1.PushRequest] = []
        var failure: StatusCode?
        var callCount = 0
    }

    private let state = Mutex(State())

    var records: [AggregatorV1.RecordRequest] { state.withLock { $0.records } }
    var pushes: [MetricsV1.PushRequest] { state.withLock { $0.pushes } }
    var callCount: Int { state.withLock { $0.callCount } }
    var hopCount: Int { records.reduce(0) { $0 + $1.recordCount } }

    /// Every call fails with `code` from now on; nil makes it well.
    func fail(with code: StatusCode?) { state.withLock { $0.failure = code } }

    func perform(_ call: UnaryCall) async throws(RPCError) {
        let failure = state.withLock { state in
            state.callCount += 1
            return state.failure
        }
        let payload = try octets(of: call)
        if failure != .unavailable { try keep(call.method, payload) }
        if let failure { throw RPCError(failure, "as told") }
        // An empty message has every field at its default.
        let empty: [UInt8] = []
        try unsafe empty.span.withUnsafeBytes { (bytes) throws(RPCError) in
            unsafe try call.receive(bytes, arena: MessageArena())
        }
    }

    private func octets(of call: UnaryCall) throws(RPCError) -> [UInt8] {
        let arena = MessageArena()
        let prepared = unsafe try call.prepareRequest(in: arena)
        let count = unsafe prepared.byteCount
        return unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, written in
            if let start = buffer.baseAddress {
                unsafe prepared.write(to: UnsafeMutableRawPointer(start))
            }
            written = count
        }
    }

    func open(
        _ method: MethodName, request: [UInt8]?, _ options: CallOptions
    ) async throws(RPCError) -> any ClientStream {
        throw RPCError(.unimplemented, "reports are unary")
    }

    private func keep(_ method: MethodName, _ payload: [UInt8]) throws(RPCError) {
        do {
            if method == AggregatorV1.LatencyAggregator.record {
                let request = try AggregatorV1.RecordRequest(decoding: payload)
                state.withLock { $0.records.append(request) }
            } else {
                let request = try MetricsV1.PushRequest(decoding: payload)
                state.withLock { $0.pushes.append(request) }
            }
        } catch { throw RPCError(.internalError, "undecodable") }
    }
}

extension AggregatorV1.RecordRequest {
    /// Its records, each with its operation's name.
    var records: [HopRecord] {
        PackedHop.hops(packedHops).compactMap { $0.record(operation: operations[$0.operation]) }
    }

    var recordCount: Int { packedHops.count / PackedHop.byteCount }
}

/// A sender with sinks of both kinds.
struct SenderFixture {
    let clock = ManualClock()
    let aggregators: [FakeSink]
    let metrics = FakeSink()
    let sender: TelemetrySender

    init(aggregatorCount: Int = 1) {
        let clock = clock
        aggregators = (0..<aggregatorCount).map { _ in FakeSink() }
        sender = TelemetrySender(
            service: "soap-service", instance: "i1", aggregators: aggregators, metrics: metrics,
            now: { clock.now })
    }

    var aggregator: FakeSink { aggregators[0] }

    func observe(
        _ count: Int, _ kind: HopRecord.Kind = .server, _ operation: String = "soap/Process",
        status: Int32 = 0, nanoseconds: UInt64 = 1_000_000
    ) {
        for number in 0..<count {
            sender.observe(
                HopRecord(
                    kind: kind, traceID: TraceID(high: 1, low: UInt64(number)), spanID: 7,
                    parentSpanID: 3, operation: operation, status: status,
                    queueNanoseconds: 0, runNanoseconds: nanoseconds))
        }
    }

    /// One visit of each loop.
    func visit() async {
        sender.collect()
        await sender.sendHops()
    }

    /// The counters and gauges of all pushes by "name label label", histograms by their count.
    var pushed: [String: Double] {
        var values: [String: Double] = [:]
        for metric in metrics.pushes.flatMap(\.metrics) {
            let labels = metric.labels.sorted { $0.key < $1.key }.map { " " + $0.value }.joined()
            let sketch = try? LatencySketch(decoding: metric.sketch)
            let value =
                metric.kind == .durations ? Double(sketch?.count ?? 0) : metric.value
            if metric.kind == .gauge {
                values[metric.name + labels] = value
            } else {
                values[metric.name + labels, default: 0] += value
            }
        }
        return values
    }
}
