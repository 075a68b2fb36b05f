internal import Messages

/// Turns totals into what was added since the last push.
struct ReadingHistory {
    /// Totals remembered; further ones are left out.
    static let totalCountMax = 2_000

    private struct Series: Hashable {
        let name: String
        let labels: [String: String]
    }

    /// A total that has not changed is told all the same once in so many pushes, so that its series
    /// is there, with nothing added: also at a metrics service that was started anew.
    static let pushesPerRepeat = 30

    private var totals: [Series: Double] = [:]
    private var pushCount = 0

    mutating func metrics(_ readings: [MeterReading]) -> [MetricsV1.Metric] {
        let isRepeat = pushCount % Self.pushesPerRepeat == 0
        pushCount += 1
        return readings.compactMap { reading in
            guard reading.value.isFinite else { return nil }
            switch reading.kind {
            case .level:
                return MetricsV1.Metric(
                    name: reading.name, kind: .gauge, labels: reading.labels,
                    value: reading.value)
            case .total:
                let isNew = totals[Series(name: reading.name, labels: reading.labels)] == nil
                guard let added = added(reading), added > 0 || isNew || isRepeat else {
                    return nil
                }
                return MetricsV1.Metric(
                    name: reading.name, kind: .counter, labels: reading.labels, value: max(0, added)
                )
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
