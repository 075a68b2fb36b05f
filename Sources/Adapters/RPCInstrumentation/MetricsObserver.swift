public import CoreMetrics
public import LatencyBudget
public import RPC
private import Synchronization

/// Counts and times every call in swift-metrics: an observer for servers and clients.
///
/// `rpc_calls` is a counter by `kind` ("server", "client", "part"), `method` and `status`;
/// `rpc_call_duration` is a timer by `kind` and `method`. A server's time includes the wait for its
/// handler. Methods beyond ``methodMax`` are counted together as "other", so that the number of
/// series is bounded whatever callers ask for.
public final class MetricsObserver: CallObserver {
    /// Methods and parts that are told apart.
    public static let methodMax = 256

    private struct Method: Hashable {
        let kind: HopRecord.Kind
        let name: String
    }

    private struct Instruments {
        let timer: CoreMetrics.Timer
        /// By status code; those that do not exist share the last place.
        var counters: [Int: Counter] = [:]
    }

    private let factory: any MetricsFactory
    private let prefix: String
    private let instruments = Mutex<[Method: Instruments]>([:])

    /// An observer that makes its instruments when they are first needed.
    ///
    /// - Parameters:
    ///   - factory: where they are made; the one of the process by default.
    ///   - prefix: how their names begin.
    public init(factory: any MetricsFactory = MetricsSystem.factory, prefix: String = "rpc") {
        self.factory = factory
        self.prefix = prefix
    }

    /// Counts and times one hop. Any thread.
    public func observe(_ hop: HopRecord) {
        let (timer, counter) = instruments(hop)
        counter.increment()
        timer.recordNanoseconds(hop.queueNanoseconds &+ hop.runNanoseconds)
    }

    private func instruments(_ hop: HopRecord) -> (CoreMetrics.Timer, Counter) {
        let status = StatusCode(rawValue: hop.status)
        return instruments.withLock { table in
            var method = Method(kind: hop.kind, name: hop.operation)
            if table[method] == nil, table.count >= Self.methodMax {
                method = Method(kind: hop.kind, name: "other")
            }
            let labels = [("kind", Self.name(of: method.kind)), ("method", method.name)]
            var entry =
                table[method]
                ?? Instruments(
                    timer: CoreMetrics.Timer(
                        label: "\(prefix)_call_duration", dimensions: labels, factory: factory))
            let place = status.map { Int($0.rawValue) } ?? -1
            let counter =
                entry.counters[place]
                ?? Counter(
                    label: "\(prefix)_calls",
                    dimensions: labels + [("status", status?.name ?? "OTHER")], factory: factory)
            entry.counters[place] = counter
            table[method] = entry
            return (entry.timer, counter)
        }
    }

    private static func name(of kind: HopRecord.Kind) -> String {
        switch kind {
        case .server: "server"
        case .client: "client"
        case .internal: "part"
        }
    }
}
