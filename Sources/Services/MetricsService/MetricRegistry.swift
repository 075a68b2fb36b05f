internal import Messages

/// Every series of the suite, in bounded memory. No clock, no lock.
///
/// Counters and histograms are summed over instances, so they survive restarts of the senders;
/// gauges carry their instance and leave with it. A repeated push counts once.
struct MetricRegistry: ~Copyable {
    /// What became of a push.
    struct OnPush: Sendable, Equatable {
        var acceptedCount: UInt32 = 0
        var refusedCount: UInt32 = 0
    }

    private struct Instance: Sendable {
        var sequence: UInt64
        var lastAt: ContinuousClock.Instant
    }

    private let limits: MetricLimits
    private var families: [String: MetricFamily] = [:]
    private var instances: [InstanceName: Instance] = [:]
    private var textByteCount = 0
    private var own = OwnCounts()

    init(_ limits: MetricLimits) { self.limits = limits }

    /// Takes a push. The service's and instance's names have been checked.
    mutating func push(
        _ request: MetricsV1.PushRequest, now: ContinuousClock.Instant
    ) -> OnPush {
        let name = InstanceName(service: request.service, instance: request.instance)
        forgetSilent(now: now)
        own.pushes &+= 1
        if var known = instances[name] {
            known.lastAt = max(known.lastAt, now)
            let isNew = request.sequence > known.sequence
            if isNew { own.lostPushes &+= request.sequence - known.sequence - 1 }
            known.sequence = max(known.sequence, request.sequence)
            instances[name] = known
            guard isNew else {
                own.repeatedPushes &+= 1
                return OnPush(acceptedCount: UInt32(clamping: request.metrics.count))
            }
        } else {
            makeRoomForInstance()
            instances[name] = Instance(sequence: request.sequence, lastAt: now)
        }
        var onPush = OnPush()
        for metric in request.metrics {
            if let refusal = take(metric, from: name) {
                own.refusals[refusal, default: 0] &+= 1
                onPush.refusedCount += 1
            } else {
                onPush.acceptedCount += 1
            }
        }
        return onPush
    }

    /// All series in Prometheus's text format 0.0.4, by name and labels.
    mutating func text(now: ContinuousClock.Instant) -> String {
        forgetSilent(now: now)
        var text = ExpositionText()
        for (name, family) in families.sorted(by: { $0.key < $1.key }) where !family.series.isEmpty
        {
            text.add(family, named: name)
        }
        own.add(
            to: &text, seriesCount: families.values.reduce(0) { $0 + $1.series.count },
            instanceCount: instances.count)
        return text.text
    }

    /// Adds one metric to its series. Nil when it was taken, else why not.
    private mutating func take(_ metric: MetricsV1.Metric, from name: InstanceName) -> Refusal? {
        guard MetricRules.isName(metric.name) else { return .name }
        guard MetricRules.areLabels(metric.labels) else { return .label }
        let kind: MetricFamily.Kind
        switch metric.kind {
        case .counter:
            guard metric.value.isFinite, metric.value >= 0 else { return .value }
            kind = .counter
        case .gauge:
            guard metric.value.isFinite else { return .value }
            kind = .gauge
        case .histogram:
            guard MetricRules.isHistogram(metric) else { return .value }
            kind = .histogram(bounds: metric.bucketBounds)
        case .unspecified, .unrecognized:
            return .kind
        }
        if families[metric.name] == nil {
            guard families.count < limits.nameCountMax else { return .limit }
            guard !collides(metric.name, kind) else { return .name }
            families[metric.name] = MetricFamily(kind: kind)
        }
        guard families[metric.name]?.kind == kind else { return .kind }
        var labels = metric.labels
        labels["service"] = name.service
        if kind == .gauge { labels["instance"] = name.instance }
        return add(metric, SeriesLabels(labels), kind, from: name)
    }

    private mutating func add(
        _ metric: MetricsV1.Metric, _ labels: SeriesLabels, _ kind: MetricFamily.Kind,
        from name: InstanceName
    ) -> Refusal? {
        let known = families[metric.name]?.series[labels]
        if known == nil {
            let byteCount = Self.byteCount(of: metric.name, labels, kind)
            guard families[metric.name].map({ $0.series.count < limits.seriesPerNameMax }) ?? false,
                byteCount <= limits.textByteCountMax - textByteCount
            else { return .limit }
            textByteCount += byteCount
        }
        switch (kind, known) {
        case (.counter, .counter(let value)):
            families[metric.name]?.series[labels] = .counter(value + metric.value)
        case (.counter, _):
            families[metric.name]?.series[labels] = .counter(metric.value)
        case (.gauge, _):
            families[metric.name]?.series[labels] = .gauge(metric.value, from: name)
        case (.histogram, .histogram(let counts, let sum)):
            families[metric.name]?.series[labels] = .histogram(
                counts: zip(counts, metric.bucketCounts).map(Self.saturatingSum),
                sum: sum + metric.sum)
        case (.histogram, _):
            families[metric.name]?.series[labels] = .histogram(
                counts: metric.bucketCounts, sum: metric.sum)
        }
        return nil
    }

    private static func saturatingSum(_ left: UInt64, _ right: UInt64) -> UInt64 {
        let (sum, isOver) = left.addingReportingOverflow(right)
        return isOver ? .max : sum
    }

    /// At most so many octets of text: the name with its suffix, labels, a bound and a number a
    /// line.
    private static func byteCount(
        of name: String, _ labels: SeriesLabels, _ kind: MetricFamily.Kind
    ) -> Int {
        (name.utf8.count + labels.text().utf8.count + 72) * kind.lineCount
    }

    /// Whether a line of the family would look like another family's.
    private func collides(_ name: String, _ kind: MetricFamily.Kind) -> Bool {
        let suffixes = ["_bucket", "_sum", "_count"]
        if case .histogram = kind, suffixes.contains(where: { families[name + $0] != nil }) {
            return true
        }
        return suffixes.contains { suffix in
            guard name.hasSuffix(suffix),
                case .histogram = families[String(name.dropLast(suffix.count))]?.kind
            else { return false }
            return true
        } || OwnCounts.names.contains(name)
    }

    private mutating func makeRoomForInstance() {
        guard instances.count >= limits.instanceCountMax,
            let oldest = instances.min(by: { $0.value.lastAt < $1.value.lastAt })?.key
        else { return }
        forget([oldest])
    }

    private mutating func forgetSilent(now: ContinuousClock.Instant) {
        let silent = instances.filter { $0.value.lastAt + limits.silenceMax < now }.map(\.key)
        if !silent.isEmpty { forget(Set(silent)) }
    }

    /// Their gauges go; what they have counted stays.
    private mutating func forget(_ gone: Set<InstanceName>) {
        for name in gone { instances[name] = nil }
        for (name, family) in families where family.kind == .gauge {
            for (labels, value) in family.series {
                guard case .gauge(_, let from) = value, gone.contains(from) else { continue }
                families[name]?.series[labels] = nil
                textByteCount -= Self.byteCount(of: name, labels, .gauge)
            }
        }
    }
}
