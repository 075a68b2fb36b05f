internal import LatencyBudget
internal import Messages
internal import RPC

/// R75 to R78: whether somebody would notice, and whether nobody sees what they must not.
extension Check {
    static let watchingChecks = [monitoring, logSafety, alerts, compliance]

    static let monitoring = Check(
        row: "R75", name: "performance monitoring", criticality: .important,
        improvement: "See that services reach the aggregator and metrics-service: calls are made"
            + " unseen.",
        nextStep: "Look at latency-aggregator and metrics-service with `carewire health`."
    ) { probe in
        let limit = Duration.seconds(30)
        guard let scrape = try? await probe.scrape() else {
            return .fail("metrics-service does not answer")
        }
        let before = readCount(scrape)
        let traceID = TraceID(
            high: UInt64.random(in: 1 ... .max), low: UInt64.random(in: 1 ... .max))
        let context = TraceContext(
            traceID: traceID, spanID: UInt64.random(in: 1 ... .max), parentSpanID: 0)
        let start = probe.now
        _ = try await probe.read(1, trace: context)
        // An aggregator that is away for a moment may be back; one that stays away is found out.
        let trace = try await probe.eventually(within: limit) {
            (try? await probe.trace(traceID)) ?? nil
        }
        guard let trace, trace.totalNs > 0 else {
            return .fail("a call did not reach the aggregator within \(limit.spelled)")
        }
        let seen = "a call was with the aggregator after \((probe.now - start).spelled)"
        let residue = trace.residueNs.magnitude
        let counted = try await probe.eventually(within: limit) { () -> Double? in
            let count = readCount(try await probe.scrape())
            return count > before ? count - before : nil
        }
        guard let counted else { return .fail("\(seen); metrics did not count it") }
        let total = Spelling.duration(nanoseconds: trace.totalNs)
        let rest = Spelling.duration(nanoseconds: residue)
        return .judged(
            residue <= max(trace.totalNs / 100, 100_000),
            "\(seen), \(trace.hops.count) hops, \(rest) of \(total) unexplained;"
                + " metrics counted \(Int(counted)) reads since")
    }

    /// Reads of patients that were answered, by all instances.
    static func readCount(_ scrape: String) -> Double {
        scrape.split(separator: "\n").reduce(0) { sum, line in
            guard line.hasPrefix("carewire_calls_total{"), line.contains("GetPatient\""),
                let value = line.split(separator: " ").last.flatMap({ Double($0) })
            else { return sum }
            return sum + value
        }
    }

    static let logSafety = Check(
        row: "R76", name: "PHI-safe logs", criticality: .safety,
        improvement: "Close access to the logs and metrics, find who wrote the name, and purge it.",
        nextStep: "Name the folder of the services' logs (--logs)."
    ) { probe in
        // Requests that tempt a service to say what they said.
        for request in BadRequest.allCases { _ = try await probe.refusal(of: request) }
        try await probe.process(0, note: probe.run.note(3_000))
        let words = [probe.run.needle, probe.run.needleHexadecimal]
        let report = try await probe.report(windowSeconds: 3_600)
        let shown = [
            ("metrics", try await probe.scrape()),
            ("the report", report.json().text(pretty: false)),
        ]
        for (name, text) in shown where words.contains(where: { text.contains($0) }) {
            return .fail("\(name) shows a patient's name")
        }
        let octetCount = shown.reduce(0) { $0 + $1.1.utf8.count }
        let clean = "the visit's name is not in \(octetCount >> 10) KiB of metrics and report"
        guard let search = try await probe.searchLogs(for: words) else {
            return .unknown("\(clean); no logs were seen")
        }
        guard search.foundIn.isEmpty else {
            return .fail("the visit's name stands in \(search.foundIn.joined(separator: ", "))")
        }
        guard search.byteCount > 0 else { return .unknown("\(clean); the logs are empty") }
        return .pass("\(clean), nor in \(search.byteCount >> 10) KiB of \(search.fileCount) logs")
    }

    static let alerts = Check(
        row: "R77", name: "alerts", criticality: .important,
        improvement: "See that the budget file has canary.drill and that the aggregator looks at"
            + " burn rates.",
        nextStep: "Allow a drill (--drill): it raises the alert canary.drill on purpose."
    ) { probe in
        let limit = Duration.seconds(40)
        let report = try await probe.report(windowSeconds: 3_600)
        guard report.operations.contains(where: { $0.operation == Drill.operation }) else {
            return .fail("the budget file has no \(Drill.operation): no drill can be held")
        }
        guard probe.mayDrill else {
            return .unknown("\(report.alerts.count) alerts on; no drill was allowed")
        }
        let start = probe.now
        try await probe.record(Drill.batch(probe.run))
        let alert = try await probe.eventually(within: limit) { () -> AggregatorV1.Alert? in
            try await probe.report(windowSeconds: 3_600).alerts.first {
                $0.operation == Drill.operation && $0.requestCount >= Drill.requestCount
            }
        }
        guard let alert else {
            return .fail("\(Drill.requestCount) slow requests raised no alert")
        }
        return .pass(
            "\(Drill.requestCount) slow requests: \(alert.id) after"
                + " \((probe.now - start).spelled), burning"
                + " \(Spelling.tenths(alert.longBurnRate)) times too fast")
    }

    static let compliance = Check(
        row: "R78", name: "compliance", criticality: .safety,
        improvement: "Take the service off the network, or restore the trail from its anchors.",
        nextStep: "Run on the host that has the trails and the key ring (--state)."
    ) { probe in
        var refused = 0
        for service in SuiteService.allCases {
            for stranger in Stranger.allCases {
                guard try await probe.refuses(stranger, at: service) else {
                    return .fail("\(service.rawValue) answered \(stranger.rawValue)")
                }
                refused += 1
            }
        }
        let closed = "\(refused) strangers refused (clear text, foreign certificates)"
        guard let trails = try await probe.verifyTrails(), !trails.isEmpty else {
            return .unknown("\(closed); the audit trails were not seen")
        }
        var counts: [String] = []
        for trail in trails {
            if let fault = trail.fault {
                return .fail(
                    "trail of \(trail.service), after \(trail.recordCount) good records: \(fault)")
            }
            guard trail.recordCount > 0 else {
                return .unknown("\(closed); the trail of \(trail.service) is empty")
            }
            counts.append("\(trail.recordCount) of \(trail.service)")
        }
        return .pass("\(closed); audit records verified: \(counts.joined(separator: ", "))")
    }
}
