internal import LatencyBudget

/// Prometheus's text format, version 0.0.4.
struct ExpositionText: ~Copyable {
    private(set) var text = ""

    /// The HELP and TYPE lines of a name.
    mutating func begin(_ name: String, _ word: String, _ help: String?) {
        text += "# HELP \(name) \((help ?? "As the senders report it.").escapedHelp)\n"
        text += "# TYPE \(name) \(word)\n"
    }

    /// One sample; `labels` as they stand between the braces.
    mutating func line(_ name: String, _ labels: String, _ value: Double) {
        text += labels.isEmpty ? name : "\(name){\(labels)}"
        text += " \(Self.number(value))\n"
    }

    /// A whole family, its series in the order of their labels.
    mutating func add(
        _ family: MetricFamily, named name: String, help: String, now: ContinuousClock.Instant
    ) {
        begin(name, family.kind.word, help)
        let series = family.series.sorted { $0.key < $1.key }
        for (labels, value) in series {
            switch value {
            case .counter(let value), .gauge(let value, _):
                line(name, labels.text(), value)
            case .histogram(let counts, let sum):
                guard case .histogram(let bounds) = family.kind else { continue }
                addHistogram(name, labels, bounds, counts, sum)
            case .durations(let durations):
                addHistogram(
                    name, labels, DurationSeries.bucketBounds, durations.bucketCounts,
                    durations.sumSeconds)
            }
        }
        guard family.kind == .durations else { return }
        let recent = MetricFamily.recentName(name)
        begin(recent, "summary", "Of the last 30 to 60 seconds, within 1 %: \(help)")
        for (labels, value) in series {
            guard case .durations(let durations) = value else { continue }
            addSummary(recent, labels, durations.recent(now: now))
        }
    }

    private mutating func addSummary(
        _ name: String, _ labels: SeriesLabels, _ recent: LatencySketch
    ) {
        for (text, share) in Self.shares {
            let value = recent.quantile(share).map { Double($0) / 1e9 } ?? .nan
            line(name, labels.text(("quantile", text)), value)
        }
        line(name + "_sum", labels.text(), Double(recent.sum) / 1e9)
        line(name + "_count", labels.text(), Double(recent.count))
    }

    private static let shares = [("0.5", 0.5), ("0.95", 0.95), ("0.99", 0.99), ("0.999", 0.999)]

    private mutating func addHistogram(
        _ name: String, _ labels: SeriesLabels, _ bounds: [Double], _ counts: [UInt64],
        _ sum: Double
    ) {
        var total = 0.0
        for (index, count) in counts.enumerated() {
            total += Double(count)
            let bound = index < bounds.count ? Self.number(bounds[index]) : "+Inf"
            line(name + "_bucket", labels.text(("le", bound)), total)
        }
        line(name + "_sum", labels.text(), sum)
        line(name + "_count", labels.text(), total)
    }

    /// A number as Go's ParseFloat reads it; whole ones without a point.
    static func number(_ value: Double) -> String {
        if value.isNaN { return "NaN" }
        if value.isInfinite { return value < 0 ? "-Inf" : "+Inf" }
        if let whole = Int64(exactly: value), abs(whole) < 1 << 53 { return "\(whole)" }
        return "\(value)"
    }
}
