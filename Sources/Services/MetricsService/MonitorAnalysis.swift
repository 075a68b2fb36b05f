internal import LatencyBudget
internal import Messages

/// The end of a session: what its figures show, whom to wake, and what may help. Every sentence
/// names the figure that it rests on.
struct MonitorAnalysis {
    /// Of 100 calls one may fail: the error budget that burn rates are of.
    static let oneBadIn = 100.0
    /// The least share of reads that the cache should answer.
    static let hitRateMin = 0.85
    /// Fewer reads or notes than this say nothing about a share.
    static let countMin = 100.0
    /// p99 beyond so many times p50 is a long tail.
    static let tailRatioMax = 20.0

    private let session: MonitorSession
    private let total: MetricsV1.MonitorSnapshot
    private let levels: LevelTable
    private var findings = MonitorFindings()

    /// - Parameter report: what the judge of budgets says of the session's time; nil when it could
    ///   not be asked.
    static func end(
        of session: MonitorSession, _ total: MetricsV1.MonitorSnapshot, _ levels: LevelTable,
        report: AggregatorV1.ReportResponse?
    ) -> MetricsV1.MonitorEnd {
        var analysis = MonitorAnalysis(session: session, total: total, levels: levels)
        analysis.calls()
        analysis.budgets(report)
        analysis.notes()
        analysis.ehr()
        analysis.stores()
        analysis.safety()
        analysis.resources()
        let findings = analysis.findings
        return MetricsV1.MonitorEnd(
            total: total, analysis: findings.analysis, alerts: findings.alerts,
            recommendations: findings.advice)
    }

    private init(
        session: MonitorSession, total: MetricsV1.MonitorSnapshot, levels: LevelTable
    ) {
        self.session = session
        self.total = total
        self.levels = levels
    }

    private func value(_ group: String, _ name: String) -> Double? {
        total.groups.first { $0.name == group }?.values[name]
    }

    private func counted(_ group: String, _ name: String) -> Double { value(group, name) ?? 0 }

    // MARK: Calls

    private mutating func calls() {
        if total.operations.allSatisfy({ $0.count == 0 }) {
            findings.note(
                .notMeasured, total.operation.isEmpty ? "all" : total.operation,
                "no call in \(Self.seconds(total.elapsedMs))",
                suggestion: "See whether the name is right and the service is called at all.")
        }
        if total.lostPushCount + session.leftOutCount > 0 {
            findings.note(
                .incomplete, "metrics-service",
                "\(total.lostPushCount) pushes never came, \(session.leftOutCount) additions were"
                    + " left out",
                suggestion: "Counts of this session are too low; look at the senders' restarts.")
        }
        burn()
        for sample in total.operations where sample.side == "server" {
            failures(sample)
            tail(sample)
        }
    }

    /// Both windows, so that it matters and still goes on: the session, and its last twelfth.
    private mutating func burn() {
        let last = max(5, session.intervals.count / 12)
        let long = Self.count(session.intervals[...])
        let short = Self.count(session.intervals.suffix(last))
        let rate = BurnRule.rate(long, oneBadIn: Self.oneBadIn)
        let shortRate = BurnRule.rate(short, oneBadIn: Self.oneBadIn)
        guard long.total >= BurnAlarm.countMin, min(rate, shortRate) >= 3 else { return }
        let evidence =
            "1 % may fail: \(Self.text(rate)) times that over the session, \(Self.text(shortRate))"
            + " times in its last \(last) s (\(long.bad) of \(long.total) calls)"
        findings.note(
            .failing, total.operation.isEmpty ? "all" : total.operation, evidence,
            min(rate, shortRate) >= 14.4 ? .page : .ticket)
    }

    private static func count(_ intervals: ArraySlice<MonitorSession.Interval>) -> BurnCounts.Count
    {
        var count = BurnCounts.Count()
        for interval in intervals {
            count.total &+= interval.total
            count.bad &+= interval.bad
        }
        return count
    }

    private mutating func failures(_ sample: MetricsV1.OperationSample) {
        let judged = sample.count - sample.cancelledCount
        guard judged > 0, Double(sample.serviceFaultCount) * Self.oneBadIn > Double(judged)
        else { return }
        let codes = sample.codes.filter { $0.key != "OK" }.sorted { $0.value > $1.value }
            .prefix(3).map { "\($0.key) \($0.value)" }.joined(separator: ", ")
        findings.note(
            .failing, sample.operation,
            "\(sample.serviceFaultCount) of \(judged) calls failed (\(codes))",
            suggestion: "Begin with the most frequent code; latency cannot be judged before.")
    }

    private mutating func tail(_ sample: MetricsV1.OperationSample) {
        guard let durations = sample.durations, Double(durations.count) >= Self.countMin,
            durations.p50Ns > 0, durations.p99Ns > 10_000_000
        else { return }
        let ratio = Double(durations.p99Ns) / Double(durations.p50Ns)
        guard ratio > Self.tailRatioMax else { return }
        findings.note(
            .longTail, sample.operation,
            "p99 \(Self.milliseconds(durations.p99Ns)) is \(Self.text(ratio)) times p50"
                + " \(Self.milliseconds(durations.p50Ns)) over \(durations.count) calls",
            suggestion: "Look at the waterfalls of the slowest requests in the aggregator's page.")
    }

    // MARK: Budgets

    private mutating func budgets(_ report: AggregatorV1.ReportResponse?) {
        guard let report else {
            findings.note(
                .budgetsUnknown, "latency-aggregator", "it gave no report",
                suggestion: "Without it no latency budget is judged here.")
            return
        }
        for operation in report.operations where operation.count > 0 {
            guard operation.state == .near || operation.state == .over else { continue }
            findings.note(
                .budget, operation.operation,
                "\(Self.text(operation.used * 100)) % of \(Self.milliseconds(operation.budgetNs))"
                    + " used at p\(Self.text(operation.budgetPercentile * 100)) over"
                    + " \(operation.count) requests",
                operation.state == .over && operation.criticality == "safety" ? .page : nil)
        }
        for alert in report.alerts {
            findings.note(
                .budget, alert.operation,
                "burn rate \(Self.text(alert.longBurnRate)) and \(Self.text(alert.shortBurnRate))"
                    + " (\(alert.id))", alert.page ? .page : .ticket)
        }
        for advice in report.recommendations where advice.rule != "not-measured" {
            findings.note(
                .budget, advice.operation, advice.evidence, suggestion: advice.suggestion)
        }
    }

    // MARK: The suite's parts

    private mutating func notes() {
        let invalid = counted("soap", "validation_failures")
        let all = invalid + counted("soap", "processed") + counted("soap", "failed")
        if all >= Self.countMin, invalid > all / 20 {
            findings.note(
                .notesInvalid, "soap-service",
                "\(Self.text(invalid)) of \(Self.text(all)) notes were not of the form", .ticket,
                suggestion: "See which front end sends them; its form lets them through.")
        }
        if let share = value("soap", "unclassified_share"), share > 0.2, all >= Self.countMin {
            findings.note(
                .notesUnclassified, "soap-service",
                "\(Self.text(share * 100)) % of the notes' text is in no section",
                suggestion: "Headings are missing or of words that the parser does not know.")
        }
    }

    private mutating func ehr() {
        let requests = counted("ehr", "requests")
        let timeouts = counted("ehr", "timeouts")
        if timeouts > 0, timeouts * 20 > requests {
            findings.note(
                .ehrTimeouts, "ehr-gateway",
                "\(Self.text(timeouts)) of \(Self.text(requests)) requests had no answer in time",
                timeouts * 4 > requests ? .page : .ticket,
                suggestion: "Notes are kept and handed over later; ask those who run the EHR.")
        }
        if counted("ehr", "throttled") > 0 {
            findings.note(
                .ehrThrottled, "ehr-gateway",
                "the EHR asked \(Self.text(counted("ehr", "throttled"))) times to slow down",
                suggestion: "Lower the batches at once, or agree on a higher rate with the EHR.")
        }
        let retries = counted("ehr", "retries")
        if retries * 10 > requests, requests >= Self.countMin {
            findings.note(
                .ehrRetries, "ehr-gateway",
                "\(Self.text(retries)) of \(Self.text(requests)) requests were repeats",
                suggestion: "Repeats add load to what is slow already; find what fails first.")
        }
        let trips = counted("breaker", "trips")
        let worst = counted("breaker", "worst_state")
        if trips > 0 || worst >= 2 {
            findings.note(
                .breaker, "breakers",
                "\(Self.text(trips)) openings, \(Self.text(counted("breaker", "refused"))) calls"
                    + " refused, \(worst >= 2 ? "one is open now" : "none is open now")",
                worst >= 2 ? .page : .ticket)
        }
    }

    private mutating func stores() {
        let names = ["hit", "miss", "stale", "contended", "damaged", "failed", "skipped"]
        let reads = names.reduce(0) { $0 + counted("cache", $1) }
        let unused = counted("cache", "failed") + counted("cache", "skipped")
        if reads >= Self.countMin, let rate = value("cache", "hit_rate"), rate < Self.hitRateMin {
            findings.note(
                .cacheMisses, "patient-service",
                "\(Self.text(rate * 100)) % of \(Self.text(reads)) reads were in the cache; 85 %"
                    + " is expected of what is read often",
                suggestion: "A cache that has just started is cold; one that stays so is too"
                    + " small (evicted keys) or its entries live too short.")
        }
        if unused > 0 {
            findings.note(
                .cacheDown, "patient-service",
                "\(Self.text(unused)) reads went by the cache because it did not answer", .ticket,
                suggestion: "See whether Redis runs; reads are right without it, and slower.")
        }
        for pool in ["postgres", "redis"] where counted("pool", pool + "_waiting") > 0 {
            findings.note(
                .poolWaiting, pool,
                "\(Self.text(counted("pool", pool + "_waiting"))) calls wait for one of"
                    + " \(Self.text(counted("pool", pool + "_connections"))) connections",
                suggestion: "Find the slow statement first; more connections come second.")
        }
    }

    private mutating func safety() {
        let lost =
            counted("audit", "refused") + counted("audit", "denials_lost")
            + counted("audit", "overridden")
        if value("audit", "open") == 0 || lost > 0 {
            findings.note(
                .audit, "audit",
                "open \(Self.text(value("audit", "open") ?? -1)), refused"
                    + " \(Self.text(counted("audit", "refused"))), by broken glass"
                    + " \(Self.text(counted("audit", "overridden")))", .page)
        } else if counted("audit", "ship_failures") + counted("audit", "anchor_failures") > 0 {
            findings.note(
                .audit, "audit",
                "\(Self.text(counted("audit", "ship_failures"))) rounds of shipping and"
                    + " \(Self.text(counted("audit", "anchor_failures"))) heads failed", .ticket)
        }
        if counted("encryption", "unlocked_bytes") > 0 {
            findings.note(
                .keysUnlocked, "encryption",
                "\(Self.text(counted("encryption", "unlocked_bytes"))) octets of keys are not"
                    + " locked in memory", .ticket,
                suggestion: "Raise the limit of locked memory (RLIMIT_MEMLOCK) of the services.")
        }
    }

    private mutating func resources() {
        for sample in total.instances {
            let labels = ["service": sample.service, "instance": sample.instance]
            let subject = "\(sample.service)/\(sample.instance)"
            func near(_ used: Double, _ limit: String) -> Double? {
                guard let most = levels.sum(limit, labels), most > 0, used > 0.8 * most
                else { return nil }
                return used / most * 100
            }
            if let percent = near(
                levels.sum("cgroup_memory_bytes", labels) ?? 0, "cgroup_memory_limit_bytes")
            {
                findings.note(
                    .resources, subject, "memory at \(Self.text(percent)) % of its limit", .ticket)
            }
            if let percent = near(
                Double(sample.openDescriptorCount), "process_descriptors_limit")
            {
                findings.note(
                    .resources, subject, "descriptors at \(Self.text(percent)) % of their limit",
                    .ticket)
            }
            if let percent = near(sample.cpuCores, "cgroup_cpu_limit_cores") {
                findings.note(
                    .resources, subject, "processor at \(Self.text(percent)) % of its limit",
                    suggestion: "Give it more cores or run one more instance.")
            }
        }
    }

    // MARK: Words

    private static func seconds(_ milliseconds: UInt64) -> String {
        "\(text(Double(milliseconds) / 1_000)) s"
    }

    private static func milliseconds(_ nanoseconds: UInt64) -> String {
        "\(text(Double(nanoseconds) / 1e6)) ms"
    }

    /// At most one digit behind the point.
    static func text(_ value: Double) -> String {
        guard value.isFinite else { return value > 0 ? "over 100" : "unknown" }
        let rounded = (value * 10).rounded() / 10
        if let whole = Int64(exactly: rounded) { return "\(whole)" }
        return "\(rounded)"
    }
}
