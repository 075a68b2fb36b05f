internal import Messages

/// Turns totals into what was added since the last push.
struct ReadingHistory {
    /// Totals remembered; further ones are left out.
    static let totalCountMax = 2_000

    private struct Series: Hashable {
        let name: String
        let labels: [String: String]
    }

    private var totals: [Series: Double] = [:]

    mutating func metrics(_ readings: [MeterReading]) -> [MetricsV1.Metric] {
        readings.compactMap { reading in
            guard reading.value.isFinite else { return nil }
            switch reading.kind {
            case .level:
                return MetricsV1.Metric(
                    name: reading.name, kind: .gauge, labels: reading.labels,
                    value: reading.value)
            case .total:
                guard let added = added(reading), added > 0 else { return nil }
                return MetricsV1.Metric(
                    name: reading.name, kind: .counter, labels: reading.labels, value: added)
            }
        }
    }

    /// Nil for one total too many. A total that went down is no total; nothing is added then.
    private mutating func added(_ reading: MeterReading) -> Double? {
        let series = Series(name: reading.name, labels: reading.labels)
        guard totals[series] != nil || totals.count < Self.totalCountMax else { return nil }
        let before = totals[series] ?? 0
        totals[series] = max(before, reading.value)
        return reading.value - before
    }
}
