/// The gauges of all instances at one moment.
struct LevelTable: Sendable {
    private var series: [String: [(labels: SeriesLabels, value: Double)]] = [:]

    /// The gauges among families.
    init(_ families: [String: MetricFamily]) {
        for (name, family) in families where family.kind == .gauge {
            series[name] = family.series.compactMap { labels, value in
                guard case .gauge(let level, _) = value else { return nil }
                return (labels, level)
            }
        }
    }

    /// Their sum over the series that have these labels; nil when there is none.
    func sum(_ name: String, _ labels: [String: String] = [:]) -> Double? {
        let found = values(name, labels)
        return found.isEmpty ? nil : found.reduce(0, +)
    }

    /// The largest of them; nil when there is none.
    func largest(_ name: String, _ labels: [String: String] = [:]) -> Double? {
        values(name, labels).max()
    }

    /// The smallest of them; nil when there is none.
    func smallest(_ name: String, _ labels: [String: String] = [:]) -> Double? {
        values(name, labels).min()
    }

    private func values(_ name: String, _ labels: [String: String]) -> [Double] {
        (series["carewire_" + name] ?? []).filter { $0.labels.have(labels) }.map(\.value)
    }
}
