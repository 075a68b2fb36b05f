import Glibc
import LatencyBudget
import Messages
import RPC
import ServiceRuntime

/// What a service pays to report on one request: a read that the cache answers.
struct AggregatorReporting {
    /// Records of one request: the server's, and of three parts.
    static let recordCount = 4
    /// Requests between two visits of the sender: 50,000 a second.
    private static let visitRequestCount = 2_500
    private static let roundCount = 5

    private let sender = TelemetrySender(
        service: "patient-service", aggregators: [SilentSink()], metrics: SilentSink())
    private let method = MethodName(
        service: "carewire.patient.v1.PatientService", name: "GetPatient", isRead: true)
    private let begun = ContinuousClock.now

    /// The processor's time for one request, of all threads: the least of some rounds.
    func cpuSecondsPerRequest(requests: Int) async -> Double {
        let contexts = (0..<256).map { context(UInt64($0)) }
        var best = Double.infinity
        for _ in 0..<Self.roundCount {
            let before = Self.cpuSeconds()
            for number in 0..<requests {
                report(contexts[number & 255])
                guard number % Self.visitRequestCount == Self.visitRequestCount - 1 else {
                    continue
                }
                sender.collect()
                await sender.sendHops()
            }
            best = min(best, (Self.cpuSeconds() - before) / Double(requests))
        }
        return best
    }

    /// What a server makes of every call anyway: not the report's cost.
    private func context(_ number: UInt64) -> CallContext {
        let context = CallContext(
            method: method, deadline: begun + .seconds(5), metadata: Metadata(), peer: nil,
            trace: TraceContext(
                traceID: TraceID(high: 7, low: number + 1), spanID: number + 1, parentSpanID: 0),
            observer: sender)
        context.begin(at: begun)
        return context
    }

    /// The parts as a handler reports them, and the server's record.
    private func report(_ context: CallContext) {
        context.observe(
            "redis.get", startedAt: begun + .microseconds(20), endedAt: begun + .microseconds(90),
            cache: .hit)
        context.observe(
            "phi.open", startedAt: begun + .microseconds(92), endedAt: begun + .microseconds(95))
        context.observe(
            "audit.append", startedAt: begun + .microseconds(97),
            endedAt: begun + .microseconds(300))
        sender.observe(
            HopRecord(
                kind: .server, traceID: context.trace.traceID, spanID: context.trace.spanID,
                parentSpanID: 0, operation: method.path, queueNanoseconds: 3_000,
                runNanoseconds: 310_000, deadlineNanoseconds: 300_000_000, attempt: 1))
    }

    private static func cpuSeconds() -> Double {
        var time = timespec()
        unsafe clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}

/// Takes every report and answers with nothing: what is left is the service's own work.
private final class SilentSink: RPCChannel {
    func perform(_ call: UnaryCall) async throws(RPCError) {
        let arena = MessageArena()
        let prepared = unsafe try call.prepareRequest(in: arena)
        let count = unsafe prepared.byteCount
        _ = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, written in
            if let start = buffer.baseAddress {
                unsafe prepared.write(to: UnsafeMutableRawPointer(start))
            }
            written = count
        }
        let empty: [UInt8] = []
        try unsafe empty.span.withUnsafeBytes { (bytes) throws(RPCError) in
            unsafe try call.receive(bytes, arena: arena)
        }
    }

    func open(
        _ method: MethodName, request: [UInt8]?, _ options: CallOptions
    ) async throws(RPCError) -> any ClientStream {
        throw RPCError(.unimplemented, "reports are unary")
    }
}
