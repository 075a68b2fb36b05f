extension MetricRegistry {
    mutating func makeRoomForInstance() {
        guard instances.count >= limits.instanceCountMax,
            let oldest = instances.min(by: { $0.value.lastAt < $1.value.lastAt })?.key
        else { return }
        forget([oldest])
    }

    mutating func forgetSilent(now: ContinuousClock.Instant) {
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
