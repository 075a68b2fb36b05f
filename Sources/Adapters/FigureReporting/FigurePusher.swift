internal import CircuitBreaking
package import LatencyBudget
package import Messages
internal import RPC
private import Synchronization

/// Tells the metrics service a process's figures. Whoever has it calls ``push()`` once a second.
///
/// What was not answered is sent again as it was, and counts once. Nothing is lost while the
/// metrics service is away: totals and durations go on adding up in bounded memory.
package final class FigurePusher: Sendable {
    /// Where readings come from, asked before each push. It must not wait for the network.
    package typealias Source = @Sendable () async -> [MeterReading]
    /// Sources; further ones are left out.
    package static let sourceCountMax = 256

    private struct Sources {
        var metrics: [@Sendable () -> [MetricsV1.Metric]] = []
        var readings: [Source] = []
        var patients: (@Sendable () -> MetricsV1.PatientRegisters?)?
    }

    private let sink: TelemetrySink
    private let now: @Sendable () -> ContinuousClock.Instant
    private let book: Mutex<FigureBook>
    private let sources = Mutex(Sources())

    /// - Parameters:
    ///   - service: such as "soap-service", one that the metrics service knows.
    ///   - instance: 16 hexadecimal digits, random, new at every start.
    ///   - sink: the way to the metrics service.
    ///   - now: the clock.
    package init(
        service: String, instance: String, sink: TelemetrySink,
        now: @escaping @Sendable () -> ContinuousClock.Instant = { .now }
    ) {
        self.sink = sink
        self.now = now
        book = Mutex(FigureBook(service: service, instance: instance))
    }

    /// Counts and times hops.
    ///
    /// - Parameter names: the operations by the numbers that records have; the list only grows.
    package func add(_ hops: [PackedHop], _ names: [String]) {
        book.withLock { $0.add(hops, names) }
    }

    /// Asks `source` before each push.
    package func addSource(_ source: @escaping Source) {
        sources.withLock { sources in
            if sources.readings.count < Self.sourceCountMax { sources.readings.append(source) }
        }
    }

    /// Asks `source` before each push for what is to be added since it was last asked, such as
    /// durations; each answer is sent once.
    package func addMetrics(_ source: @escaping @Sendable () -> [MetricsV1.Metric]) {
        sources.withLock { sources in
            if sources.metrics.count < Self.sourceCountMax { sources.metrics.append(source) }
        }
    }

    /// Asks for grown registers before each push.
    package func setPatients(_ source: @escaping @Sendable () -> MetricsV1.PatientRegisters?) {
        sources.withLock { $0.patients = source }
    }

    /// Sends what has changed since the last push; what was not answered is sent again first.
    package func push() async {
        await prepare()
        let client = MetricsV1.MetricsServiceClient(sink.channel)
        while !Task.isCancelled, let push = book.withLock({ $0.next }) {
            let start = now()
            guard case .permit(let lease) = sink.breaker.acquire(now: start) else { return }
            var failure: RPCError?
            do throws(RPCError) {
                _ = try await client.push(
                    push, options: CallOptions(timeout: TelemetrySink.timeout))
            } catch { failure = error }
            let end = now()
            let outcome = TelemetrySink.outcome(failure, start.duration(to: end))
            sink.breaker.record(outcome, lease: lease, now: end)
            // A push that the service will never take is dropped; any other is sent again.
            guard failure == nil || failure?.code == .invalidArgument else { return }
            book.withLock { $0.done(push) }
        }
    }

    private func prepare() async {
        guard book.withLock({ $0.isReady }) else { return }
        let sources = sources.withLock { $0 }
        var readings: [MeterReading] = []
        for source in sources.readings { readings += await source() }
        let all = readings
        let patients = sources.patients?()
        let metrics = sources.metrics.flatMap { $0() }
        book.withLock { $0.prepare(all, metrics, patients: patients) }
    }
}
