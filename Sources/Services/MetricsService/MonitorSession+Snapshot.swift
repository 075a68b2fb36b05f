internal import LatencyBudget
internal import Messages

extension MonitorSession {
    /// Everything so far, with the levels of the moment.
    func snapshot(
        _ levels: LevelTable, instances: [InstanceName], patients: MetricsV1.PatientEstimate?,
        now: ContinuousClock.Instant
    ) -> MetricsV1.MonitorSnapshot {
        let elapsed = now - startedAt
        let names = Set(instances).union(processorSeconds.keys)
        return MetricsV1.MonitorSnapshot(
            sessionID: id, operation: operation, elapsedMs: elapsed.wholeMilliseconds,
            operations: wanted.map { $0.value.sample($0.key, interval: interval) },
            instances: names.sorted().map { sample($0, levels, elapsed) },
            groups: groups(levels), patients: patients, lostPushCount: lostPushCount)
    }

    private func sample(
        _ name: InstanceName, _ levels: LevelTable, _ elapsed: Duration
    ) -> MetricsV1.InstanceSample {
        let labels = ["service": name.service, "instance": name.instance]
        func level(_ name: String) -> Double { levels.sum(name, labels) ?? 0 }
        let seconds = elapsed / .seconds(1)
        return MetricsV1.InstanceSample(
            service: name.service, instance: name.instance,
            cpuCores: seconds > 0 ? (processorSeconds[name] ?? 0) / seconds : 0,
            residentByteCount: UInt64(clamped: level("process_resident_bytes")),
            openDescriptorCount: UInt32(clamped: level("process_open_descriptors")),
            threadCount: UInt32(clamped: level("process_threads")),
            connectionCount: UInt32(clamped: level("pool_connections")))
    }

    private func groups(_ levels: LevelTable) -> [MetricsV1.FigureGroup] {
        let groups: [(String, [String: Double?])] = [
            ("patient", calls(of: "patient-service")), ("soap", soap), ("ehr", ehr(levels)),
            ("cache", cache), ("pool", pool(levels)), ("breaker", breaker(levels)),
            ("batcher", batcher(levels)), ("encryption", encryption(levels)),
            ("audit", audit(levels)),
        ]
        return groups.map { name, values in
            MetricsV1.FigureGroup(name: name, values: values.compactMapValues { $0 })
        }
    }

    /// Rate, errors and durations of a service's answers, the brief's four figures among them.
    private func calls(of service: String) -> [String: Double?] {
        let found = operations.filter { $0.key.service == service && $0.key.side == "server" }
        let count = found.values.reduce(0.0) { $0 + Double($1.count) }
        let faults = found.values.reduce(0.0) { $0 + Double($1.faultCount) }
        let seconds = found.values.reduce(0.0) { $0 + Double($1.durations.sum) / 1e9 }
        return [
            "total_count": count, "error_count": faults,
            "average_ms": count > 0 ? seconds * 1_000 / count : nil,
            "success_rate": count > 0 ? 1 - faults / count : nil,
        ]
    }

    private var soap: [String: Double?] {
        let process = operations.filter {
            $0.key.side == "server" && $0.key.operation.hasSuffix("SOAPService/Process")
        }
        let mean = process.values.first { $0.count > 0 }?.durations.mean
        let (known, unknown) = (
            grown("soap_text_bytes_total", ["kind": "classified"]),
            grown("soap_text_bytes_total", ["kind": "unclassified"])
        )
        var values: [String: Double?] = [
            "processed": grown("soap_notes_total", ["outcome": "stored"])
                + grown("soap_notes_total", ["outcome": "repeated"]),
            "average_ms": mean.map { Double($0) / 1e6 },
            "validation_failures": grown("soap_notes_total", ["outcome": "invalid"]),
            "failed": grown("soap_notes_total", ["outcome": "failed"]),
            "unclassified_share": Self.share(unknown, of: known + unknown),
            "hand_offs_pending": grown("soap_hand_offs_total", ["outcome": "pending"]),
        ]
        for section in MetricCatalogue.sections {
            values["section_" + section] = grown("soap_sections_total", ["section": section])
            values["empty_" + section] = grown("soap_empty_sections_total", ["section": section])
        }
        return values
    }

    private func ehr(_ levels: LevelTable) -> [String: Double?] {
        func tries(_ outcome: String) -> Double {
            grown("ehr_requests_total", ["outcome": outcome])
        }
        let timed = operations.filter { $0.key.operation == "ehr.http" }.values
        let count = timed.reduce(0.0) { $0 + Double($1.count) }
        let seconds = timed.reduce(0.0) { $0 + Double($1.durations.sum) / 1e9 }
        let breakers = ["ehr.read", "ehr.submit", "ehr.status", "ehr-gateway/SubmitDocument"]
        return [
            "requests": grown("ehr_requests_total"), "timeouts": tries("timeout"),
            "throttled": tries("throttled"), "failed": tries("failed"),
            "refused": tries("refused"), "retries": grown("ehr_retries_total"),
            "hedges": grown("client_hedges_total", ["service": "soap-service"]),
            "average_ms": count > 0 ? seconds * 1_000 / count : nil,
            "breaker_trips": breakers.reduce(0) {
                $0 + grown("breaker_trips_total", ["breaker": $1])
            },
            "batch_fill": Self.share(
                grown("ehr_batch_items_total"), of: grown("ehr_batch_capacity_total")),
            "queued": levels.sum("batcher_queued", ["service": "ehr-gateway"]),
        ]
    }

    private var cache: [String: Double?] {
        let results = ["hit", "miss", "stale", "contended", "damaged", "failed", "skipped"]
        var values: [String: Double?] = [:]
        for result in results { values[result] = grown("cache_reads_total", ["result": result]) }
        values["hit_rate"] = Self.share(
            grown("cache_reads_total", ["result": "hit"]), of: grown("cache_reads_total"))
        return values
    }

    private func pool(_ levels: LevelTable) -> [String: Double?] {
        var values: [String: Double?] = [:]
        for pool in ["postgres", "redis"] {
            for figure in ["connections", "in_use", "waiting"] {
                values["\(pool)_\(figure)"] = levels.sum("pool_\(figure)", ["pool": pool])
            }
        }
        values["lost_connections"] =
            grown("postgres_lost_connections_total") + grown("redis_lost_connections_total")
        return values
    }

    private func breaker(_ levels: LevelTable) -> [String: Double?] {
        [
            "trips": grown("breaker_trips_total"), "refused": grown("breaker_refused_total"),
            "worst_state": levels.largest("breaker_state"),
        ]
    }

    private func batcher(_ levels: LevelTable) -> [String: Double?] {
        [
            "queued": levels.sum("batcher_queued"), "waiting": levels.sum("batcher_waiting"),
            "in_flight": levels.sum("batcher_in_flight"),
        ]
    }

    private func encryption(_ levels: LevelTable) -> [String: Double?] {
        func part(_ name: String, _ key: String, _ values: inout [String: Double?]) {
            let found = operations.filter { $0.key.side == "part" && $0.key.operation == name }
            let count = found.values.reduce(0.0) { $0 + Double($1.count) }
            let seconds = found.values.reduce(0.0) { $0 + Double($1.durations.sum) / 1e9 }
            values[key + "_count"] = count
            values[key + "_average_ms"] = count > 0 ? seconds * 1_000 / count : nil
        }
        var values: [String: Double?] = [
            "active_key": levels.largest("encryption_active_key"),
            "locked_bytes": levels.sum("encryption_locked_bytes"),
            "unlocked_bytes": levels.sum("encryption_unlocked_bytes"),
        ]
        part("phi.seal", "seal", &values)
        part("phi.open", "open", &values)
        return values
    }

    private func audit(_ levels: LevelTable) -> [String: Double?] {
        [
            "open": levels.smallest("audit_open"), "queued": levels.sum("audit_queued"),
            "unshipped": levels.sum("audit_unshipped"), "refused": grown("audit_refused_total"),
            "overridden": grown("audit_overridden_total"),
            "denials_lost": grown("audit_denials_lost_total"),
            "ship_failures": grown("audit_ship_failures_total"),
            "anchor_failures": grown("audit_anchor_failures_total"),
        ]
    }

    private static func share(_ part: Double, of whole: Double) -> Double? {
        whole > 0 ? part / whole : nil
    }
}

extension Duration {
    /// Never below 0.
    fileprivate var wholeMilliseconds: UInt64 {
        UInt64(clamping: components.seconds) &* 1_000
            &+ UInt64(clamping: components.attoseconds / 1_000_000_000_000_000)
    }
}

extension FixedWidthInteger {
    /// The whole part; the nearest end for what is outside, 0 for what is no number.
    fileprivate init(clamped value: Double) {
        guard value == value else {
            self = 0
            return
        }
        let least = Double(Self.min)
        let most = Double(Self.max)
        self = value >= most ? .max : value <= least ? .min : Self(value)
    }
}
