internal import CircuitBreaking
internal import FigureReporting
internal import Synchronization

extension TelemetrySender {
    /// Sends figures that have changed since the last push.
    func pushMetrics() async { await figures?.push() }

    /// What became of reports.
    func ownReadings() -> [MeterReading] {
        let now = now()
        var readings = [
            MeterReading("carewire_telemetry_dropped_total", .total, Double(droppedCount)),
            MeterReading("carewire_telemetry_repeated_total", .total, Double(repeatedCount)),
        ]
        for breaker in sinks.map(\.breaker) {
            let isOpen = breaker.snapshot(now: now).state.isRefusing
            readings.append(
                MeterReading(
                    "carewire_telemetry_breaker_open", .level, isOpen ? 1 : 0,
                    labels: ["sink": breaker.name]))
        }
        return readings
    }
}
