internal import Messages

/// A monitoring session, for people.
enum MonitorScreen {
    /// Operations that one table shows; the busiest ones.
    private static let operationCountMax = 30

    /// What has come so far.
    static func text(_ snapshot: MetricsV1.MonitorSnapshot) -> String {
        let subject = snapshot.operation.isEmpty ? "everything" : snapshot.operation
        let head = "\(subject), \(Spelling.tenths(Double(snapshot.elapsedMs) / 1_000)) s"
        return [
            head, operations(snapshot).text, instances(snapshot).text, groups(snapshot).text,
            patients(snapshot.patients), "",
        ].joined(separator: "\n\n")
    }

    private static func operations(_ snapshot: MetricsV1.MonitorSnapshot) -> Table {
        var table = Table([
            ("service", .left), ("side", .left), ("operation", .left), ("count", .right),
            ("per s", .right), ("failed", .right), ("p50", .right), ("p95", .right),
            ("p99", .right), ("p99.9", .right), ("longest", .right),
        ])
        let busiest = snapshot.operations.sorted { $0.count > $1.count }
            .prefix(operationCountMax)
        for sample in busiest {
            let durations = sample.durations ?? MetricsV1.Durations()
            table.add(
                [
                    sample.service, sample.side,
                    sample.operation.split(separator: "/").last.map(String.init) ?? "",
                    "\(sample.count)", Spelling.tenths(sample.rate),
                    "\(sample.serviceFaultCount)",
                ]
                    + [
                        durations.p50Ns, durations.p95Ns, durations.p99Ns, durations.p999Ns,
                        durations.maximumNs,
                    ].map { Spelling.duration(nanoseconds: $0) })
        }
        return table
    }

    private static func instances(_ snapshot: MetricsV1.MonitorSnapshot) -> Table {
        var table = Table([
            ("process", .left), ("instance", .left), ("cores", .right), ("memory", .right),
            ("files", .right), ("threads", .right), ("connections", .right),
        ])
        for sample in snapshot.instances {
            table.add([
                sample.service, String(sample.instance.prefix(8)),
                Spelling.tenths(sample.cpuCores), Spelling.octets(sample.residentByteCount),
                "\(sample.openDescriptorCount)", "\(sample.threadCount)",
                "\(sample.connectionCount)",
            ])
        }
        return table
    }

    private static func groups(_ snapshot: MetricsV1.MonitorSnapshot) -> Table {
        var table = Table([("", .left), ("figures", .left)])
        for group in snapshot.groups where !group.values.isEmpty {
            let values = group.values.sorted { $0.key < $1.key }.map { name, value in
                "\(name) \(number(value))"
            }
            // Some on each line, so that a line fits a terminal.
            for start in stride(from: 0, to: values.count, by: 5) {
                let line = values[start..<min(start + 5, values.count)].joined(separator: ", ")
                table.add([start == 0 ? group.name : "", line])
            }
        }
        return table
    }

    private static func patients(_ estimate: MetricsV1.PatientEstimate?) -> String {
        guard let estimate else { return "different patients this hour: not reported" }
        let count = estimate.isSuppressed ? "fewer than 11" : "about \(estimate.count)"
        return "different patients this hour: \(count)"
    }

    /// The end: what was found, whom to wake, what may help.
    static func text(_ end: MetricsV1.MonitorEnd) -> String {
        let analysis = end.analysis.map { "  \($0.rule) \($0.subject): \($0.evidence)" }
        let alerts = end.alerts.map {
            "  \($0.severity.uppercased()) \($0.id): \($0.evidence) (\($0.runbook))"
        }
        let advice = end.recommendations.map {
            "  \($0.subject): \($0.suggestion) [\($0.evidence)]"
        }
        return section("analysis", analysis) + section("alerts", alerts)
            + section("recommendations", advice)
    }

    private static func section(_ title: String, _ lines: [String]) -> String {
        "\(title):\n" + (lines.isEmpty ? "  none" : lines.joined(separator: "\n")) + "\n"
    }

    private static func number(_ value: Double) -> String {
        guard value.isFinite, abs(value) < 1e15 else { return "–" }
        if value == value.rounded() { return "\(Int(value))" }
        return "\((value * 1_000).rounded() / 1_000)"
    }
}
