public import CoreMetrics
internal import LatencyBudget
internal import Messages
private import Synchronization

/// The backend of swift-metrics: instruments whose figures go to metrics-service.
///
/// An instrument of the same label and dimensions is the same one. One that is not listed in
/// ``ReportedNames`` does nothing.
public final class CareWireMetrics: MetricsFactory {
    /// Instruments that are kept; further ones do nothing.
    public static let instrumentCountMax = 2_000

    private struct Series: Hashable {
        let name: String
        let labels: [String: String]
    }

    private struct Instruments {
        var counting: [Series: CountingInstrument] = [:]
        var levels: [Series: LevelInstrument] = [:]
        var durations: [Series: DurationInstrument] = [:]

        var count: Int { counting.count + levels.count + durations.count }
    }

    private let names: ReportedNames
    private let foreign: ForeignCounts
    private let instruments = Mutex(Instruments())

    init(_ names: ReportedNames, _ foreign: ForeignCounts) {
        self.names = names
        self.foreign = foreign
    }

    // MARK: MetricsFactory

    /// A counter; one that is not listed does nothing.
    public func makeCounter(
        label: String, dimensions: [(String, String)]
    ) -> any CounterHandler {
        counting(label, dimensions) ?? NOOPMetricsHandler.instance
    }

    /// As above, for fractions.
    public func makeFloatingPointCounter(
        label: String, dimensions: [(String, String)]
    ) -> any FloatingPointCounterHandler {
        counting(label, dimensions) ?? NOOPMetricsHandler.instance
    }

    /// A level; one that is not listed does nothing.
    public func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler {
        make(label, .gauge, dimensions, \.levels) { LevelInstrument() }
            ?? NOOPMetricsHandler.instance
    }

    /// A distribution when it aggregates, else a level; one that is not listed does nothing.
    public func makeRecorder(
        label: String, dimensions: [(String, String)], aggregate: Bool
    ) -> any RecorderHandler {
        if aggregate {
            return make(label, .durations, dimensions, \.durations) { DurationInstrument() }
                ?? NOOPMetricsHandler.instance
        }
        return make(label, .gauge, dimensions, \.levels) { LevelInstrument() }
            ?? NOOPMetricsHandler.instance
    }

    /// A distribution of durations; one that is not listed does nothing.
    public func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
        make(label, .durations, dimensions, \.durations) { DurationInstrument() }
            ?? NOOPMetricsHandler.instance
    }

    /// Keeps it: what it has counted may not have been reported yet, and their number is bounded.
    public func destroyCounter(_ handler: any CounterHandler) {}
    /// As above.
    public func destroyFloatingPointCounter(_ handler: any FloatingPointCounterHandler) {}
    /// As above.
    public func destroyMeter(_ handler: any MeterHandler) {}
    /// As above.
    public func destroyRecorder(_ handler: any RecorderHandler) {}
    /// As above.
    public func destroyTimer(_ handler: any TimerHandler) {}

    // MARK: Instruments

    private func counting(
        _ label: String, _ dimensions: [(String, String)]
    ) -> CountingInstrument? {
        make(label, .counter, dimensions, \.counting) { CountingInstrument() }
    }

    private func make<Instrument: Sendable>(
        _ label: String, _ kind: ReportedMetric.Kind, _ dimensions: [(String, String)],
        _ table: WritableKeyPath<Instruments, [Series: Instrument]>, _ new: () -> Instrument
    ) -> Instrument? {
        guard let metric = names.metrics[label], metric.kind == kind else {
            foreign.count(.metric)
            return nil
        }
        let labels = Dictionary(dimensions, uniquingKeysWith: { first, _ in first })
        guard labels.count == metric.labels.count,
            labels.allSatisfy({ metric.labels[$0.key]?.contains($0.value) == true })
        else {
            foreign.count(.label)
            return nil
        }
        let series = Series(name: metric.name, labels: labels)
        let made: Instrument? = instruments.withLock { instruments in
            if let known = instruments[keyPath: table][series] { return known }
            guard instruments.count < Self.instrumentCountMax else { return nil }
            let instrument = new()
            instruments[keyPath: table][series] = instrument
            return instrument
        }
        if made == nil { foreign.count(.limit) }
        return made
    }

    /// What has come since the last time, and the levels of now.
    func metrics() -> [MetricsV1.Metric] {
        let instruments = instruments.withLock { $0 }
        var metrics: [MetricsV1.Metric] = []
        for (series, instrument) in instruments.counting {
            let added = instrument.take()
            guard added > 0 else { continue }
            metrics.append(
                MetricsV1.Metric(
                    name: series.name, kind: .counter, labels: series.labels, value: added))
        }
        for (series, instrument) in instruments.levels {
            guard let level = instrument.value else { continue }
            metrics.append(
                MetricsV1.Metric(
                    name: series.name, kind: .gauge, labels: series.labels, value: level))
        }
        for (series, instrument) in instruments.durations {
            let sketch = instrument.take()
            guard sketch.count > 0 else { continue }
            metrics.append(
                MetricsV1.Metric(
                    name: series.name, kind: .durations, labels: series.labels,
                    sketch: sketch.encoded()))
        }
        return metrics
    }
}
