internal import CircuitBreaking
internal import FigureReporting
internal import LatencyBudget
internal import Messages
internal import RPC
private import Synchronization

/// Sends hop records to an aggregator in numbered batches. What it does not take is dropped and
/// counted; a batch whose answer was lost goes again with its number, and counts once.
final class HopReporter: CallObserver {
    /// Records that may wait (4 MiB); further ones are dropped.
    static let hopCountMax = 65_536
    /// Records in a batch.
    static let batchHopCountMax = 1_024

    private struct State {
        var hops: [PackedHop] = []
        var names: [String] = []
        var numbers: [String: Int] = [:]
        var waiting: AggregatorV1.RecordRequest?
        var sequence: UInt64 = 0
        var droppedCount: UInt64 = 0

        /// The place of a name in the list; nil for one too many.
        mutating func number(of name: String) -> Int? {
            if let number = numbers[name] { return number }
            guard names.count < PackedHop.operationCountMax else { return nil }
            let number = names.count
            names.append(name)
            numbers[name] = number
            return number
        }
    }

    private let service: String
    private let instance: String
    private let sink: TelemetrySink
    private let now: @Sendable () -> ContinuousClock.Instant
    private let state = Mutex(State())

    init(
        service: String, instance: String, sink: TelemetrySink,
        now: @escaping @Sendable () -> ContinuousClock.Instant
    ) {
        self.service = service
        self.instance = instance
        self.sink = sink
        self.now = now
    }

    func observe(_ hop: HopRecord) {
        state.withLock { state in
            guard state.hops.count < Self.hopCountMax,
                let number = state.number(of: hop.operation)
            else {
                state.droppedCount &+= 1
                return
            }
            state.hops.append(PackedHop(hop, operation: number))
        }
    }

    /// Sends what waits, while it is taken.
    func send() async {
        let client = AggregatorV1.LatencyAggregatorClient(sink.channel)
        while !Task.isCancelled, let batch = next() {
            let start = now()
            guard let lease = lease(at: start) else { return }
            var failure: RPCError?
            do throws(RPCError) {
                _ = try await client.record(
                    batch, options: CallOptions(timeout: TelemetrySink.timeout))
            } catch { failure = error }
            let end = now()
            sink.breaker.record(
                TelemetrySink.outcome(failure, start.duration(to: end)), lease: lease, now: end)
            guard failure == nil || failure?.code == .invalidArgument else { return }
            state.withLock { $0.waiting = nil }
        }
    }

    private func lease(at now: ContinuousClock.Instant) -> Lease? {
        guard case .permit(let lease) = sink.breaker.acquire(now: now) else { return nil }
        return lease
    }

    private func next() -> AggregatorV1.RecordRequest? {
        let (service, instance) = (service, instance)
        return state.withLock { state in
            if let waiting = state.waiting { return waiting }
            guard !state.hops.isEmpty else { return nil }
            let hops = Array(state.hops.prefix(Self.batchHopCountMax))
            state.hops.removeFirst(hops.count)
            state.sequence += 1
            let request = AggregatorV1.RecordRequest(
                service: service, instance: instance, operations: state.names,
                droppedCount: state.droppedCount, sequence: state.sequence,
                packedHops: PackedHop.octets(hops))
            state.droppedCount = 0
            state.waiting = request
            return request
        }
    }
}
