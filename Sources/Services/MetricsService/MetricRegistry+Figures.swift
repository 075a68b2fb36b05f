internal import LatencyBudget
internal import Messages
internal import UniqueCounting

extension MetricRegistry {
    /// Series as values, by name and labels.
    mutating func figures(
        _ request: MetricsV1.FiguresRequest, now: ContinuousClock.Instant, hour: UInt64
    ) -> MetricsV1.FiguresResponse {
        forgetSilent(now: now)
        let named = families.filter { $0.key.hasPrefix(request.namePrefix) }
        var figures: [MetricsV1.Figure] = []
        for (name, family) in named.sorted(by: { $0.key < $1.key }) {
            for (labels, value) in family.series.sorted(by: { $0.key < $1.key })
            where request.service.isEmpty || labels.have(["service": request.service]) {
                figures.append(Self.figure(name, labels, value, now: now))
            }
        }
        let shown = instances.filter {
            request.service.isEmpty || $0.key.service == request.service
        }
        return MetricsV1.FiguresResponse(
            figures: figures,
            instances: shown.sorted { $0.key < $1.key }.map { name, instance in
                MetricsV1.Instance(
                    service: name.service, instance: name.instance,
                    silentMs: UInt64(clamping: Int64((now - instance.lastAt) / .milliseconds(1))))
            }, patients: patientEstimates(hour: hour))
    }

    /// Of the hour under way, then of the one before; none when nobody has reported.
    mutating func patientEstimates(hour: UInt64) -> [MetricsV1.PatientEstimate] {
        let cells = patients.cells(hour: hour)
        guard !patients.isEmpty else { return [] }
        return [(cells.number, cells.current), (cells.number &- 1, cells.last)].map {
            MetricsV1.PatientEstimate(
                window: $0.0, count: $0.1.count ?? 0, isSuppressed: $0.1.count == nil)
        }
    }

    private static func figure(
        _ name: String, _ labels: SeriesLabels, _ value: SeriesValue, now: ContinuousClock.Instant
    ) -> MetricsV1.Figure {
        var figure = MetricsV1.Figure(name: name, labels: labels.dictionary)
        switch value {
        case .counter(let value): (figure.kind, figure.value) = (.counter, value)
        case .gauge(let value, _): (figure.kind, figure.value) = (.gauge, value)
        case .histogram(let counts, let sum):
            figure.kind = .histogram
            figure.count = counts.reduce(0) { $0 &+ $1 }
            figure.sum = sum
        case .durations(let durations):
            figure.kind = .durations
            figure.count = durations.total.count
            figure.sum = durations.sumSeconds
            figure.recent = MetricsV1.Durations(durations.recent(now: now))
        }
        return figure
    }

    // MARK: Sessions

    /// One more interval of a session has passed; what it has seen so far.
    mutating func tick(
        session number: UInt64, now: ContinuousClock.Instant, hour: UInt64
    ) -> MonitorView? {
        forgetSilent(now: now)
        sessions[number]?.tick(now: now)
        guard let session = sessions[number] else { return nil }
        let levels = LevelTable(families)
        let snapshot = session.snapshot(
            levels, instances: Array(instances.keys),
            patients: patientEstimates(hour: hour).first, now: now)
        return MonitorView(
            session: session, snapshot: snapshot, levels: levels, isLast: areSessionsEnding)
    }
}

/// A session at one moment.
struct MonitorView: Sendable {
    let session: MonitorSession
    let snapshot: MetricsV1.MonitorSnapshot
    let levels: LevelTable
    /// Whether the session is to end before its time.
    let isLast: Bool
}
