internal import LatencyBudget
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

    struct Instance: Sendable {
        var sequence: UInt64
        var lastAt: ContinuousClock.Instant
    }

    let limits: MetricLimits
    let catalogue: MetricCatalogue?
    var families: [String: MetricFamily] = [:]
    var instances: [InstanceName: Instance] = [:]
    var textByteCount = 0
    var own = OwnCounts()
    var patients = PatientWindows()
    var sessions: [UInt64: MonitorSession] = [:]
    /// Whether the next second of each session is its last.
    var areSessionsEnding = false
    private var durationSeriesCount = 0

    /// - Parameter catalogue: what may be pushed; nil admits every name and label of the form, for
    ///   tests.
    init(_ limits: MetricLimits, catalogue: MetricCatalogue?) {
        self.limits = limits
        self.catalogue = catalogue
    }

    /// Takes a push. The service's and instance's names have been checked.
    ///
    /// - Parameter hour: hours since 1970-01-01T00:00:00Z.
    mutating func push(
        _ request: MetricsV1.PushRequest, now: ContinuousClock.Instant, hour: UInt64
    ) -> OnPush {
        let name = InstanceName(service: request.service, instance: request.instance)
        forgetSilent(now: now)
        own.pushes &+= 1
        if var known = instances[name] {
            known.lastAt = max(known.lastAt, now)
            let isNew = request.sequence > known.sequence
            if isNew { noteLost(request.sequence - known.sequence - 1) }
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
        if let registers = request.patients, !patients.merge(registers, hour: hour) {
            own.refusals[.patients, default: 0] &+= 1
        }
        for metric in request.metrics {
            if let refusal = take(metric, from: name, now: now) {
                own.refusals[refusal, default: 0] &+= 1
                onPush.refusedCount += 1
            } else {
                onPush.acceptedCount += 1
            }
        }
        return onPush
    }

    private mutating func noteLost(_ count: UInt64) {
        own.lostPushes &+= count
        for id in sessions.keys { sessions[id]?.lostPushCount &+= count }
    }

    /// All series in Prometheus's text format 0.0.4, by name and labels.
    mutating func text(now: ContinuousClock.Instant, hour: UInt64) -> String {
        forgetSilent(now: now)
        var text = ExpositionText()
        for (name, family) in families.sorted(by: { $0.key < $1.key }) where !family.series.isEmpty
        {
            text.add(family, named: name, help: help(for: name), now: now)
        }
        let cells = patients.cells(hour: hour)
        own.add(
            to: &text, seriesCount: families.values.reduce(0) { $0 + $1.series.count },
            instanceCount: instances.count, sessionCount: sessions.count,
            patients: (cells.current, cells.last))
        return text.text
    }

    private func help(for name: String) -> String {
        catalogue?.help(for: name) ?? "As the senders report it."
    }

    /// Adds one metric to its series. Nil when it was taken, else why not.
    private mutating func take(
        _ metric: MetricsV1.Metric, from name: InstanceName, now: ContinuousClock.Instant
    ) -> Refusal? {
        guard MetricRules.isName(metric.name) else { return .name }
        guard MetricRules.areLabels(metric.labels) else { return .label }
        let reading: MetricRules.Reading
        switch MetricRules.read(metric) {
        case .success(let read): reading = read
        case .failure(let refusal): return refusal
        }
        let kind = reading.kind
        if let refusal = catalogue.flatMap({ $0.refusal(of: metric, kind) }) { return refusal }
        if families[metric.name] == nil {
            guard families.count < limits.nameCountMax else { return .limit }
            guard !collides(metric.name, kind) else { return .name }
            families[metric.name] = MetricFamily(kind: kind)
        }
        guard families[metric.name]?.kind == kind else { return .kind }
        var labels = metric.labels
        labels["service"] = name.service
        if kind == .gauge { labels["instance"] = name.instance }
        let refusal = add(reading, metric.name, SeriesLabels(labels), from: name, now: now)
        if refusal == nil {
            for id in sessions.keys { sessions[id]?.take(reading, metric, from: name) }
        }
        return refusal
    }

    private mutating func add(
        _ reading: MetricRules.Reading, _ name: String, _ labels: SeriesLabels,
        from instance: InstanceName, now: ContinuousClock.Instant
    ) -> Refusal? {
        let known = families[name]?.series[labels]
        if known == nil, let refusal = makeRoom(for: name, labels, reading.kind) { return refusal }
        let value: SeriesValue
        switch (reading, known) {
        case (.counter(let added), .counter(let before)): value = .counter(before + added)
        case (.counter(let added), _): value = .counter(added)
        case (.gauge(let level), _): value = .gauge(level, from: instance)
        case (.histogram(_, let added, let more), .histogram(let counts, let sum)):
            value = .histogram(
                counts: zip(counts, added).map(Self.saturatingSum), sum: sum + more)
        case (.histogram(_, let counts, let sum), _):
            value = .histogram(counts: counts, sum: sum)
        case (.durations(let sketch), .durations(var durations)):
            durations.merge(sketch, now: now)
            value = .durations(durations)
        case (.durations(let sketch), _):
            var durations = DurationSeries(now: now)
            durations.merge(sketch, now: now)
            value = .durations(durations)
        }
        families[name]?.series[labels] = value
        return nil
    }

    private mutating func makeRoom(
        for name: String, _ labels: SeriesLabels, _ kind: MetricFamily.Kind
    ) -> Refusal? {
        let byteCount = Self.byteCount(of: name, labels, kind)
        guard families[name].map({ $0.series.count < limits.seriesPerNameMax }) ?? false,
            byteCount <= limits.textByteCountMax - textByteCount
        else { return .limit }
        if kind == .durations {
            guard durationSeriesCount < limits.durationSeriesMax else { return .limit }
            durationSeriesCount += 1
        }
        textByteCount += byteCount
        return nil
    }

    private static func saturatingSum(_ left: UInt64, _ right: UInt64) -> UInt64 {
        let (sum, isOver) = left.addingReportingOverflow(right)
        return isOver ? .max : sum
    }

    /// At most so many octets of text: the name with its suffix, labels, a bound and a number a
    /// line.
    static func byteCount(
        of name: String, _ labels: SeriesLabels, _ kind: MetricFamily.Kind
    ) -> Int {
        (name.utf8.count + labels.text().utf8.count + 80) * kind.lineCount
    }

    /// Whether a line of the family would look like another family's.
    private func collides(_ name: String, _ kind: MetricFamily.Kind) -> Bool {
        if kind.suffixes.contains(where: { families[name + $0] != nil }) { return true }
        if kind == .durations, families[MetricFamily.recentName(name)] != nil { return true }
        return ["_bucket", "_sum", "_count"].contains { suffix in
            name.hasSuffix(suffix)
                && families[String(name.dropLast(suffix.count))]?.kind.suffixes.isEmpty == false
        } || OwnCounts.names.contains(name)
    }
}
