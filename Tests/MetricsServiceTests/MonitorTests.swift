import LatencyBudget
import Messages
import RPC
import Synchronization
import Testing

@testable import MetricsService

@Suite struct MonitorTests {
    private static let process = "carewire.soap.v1.SOAPService/Process"
    private static let read = "carewire.patient.v1.PatientService/GetPatient"

    private func calls(
        _ durations: [UInt64], _ method: String = process, outcome: String = "success",
        code: String = "OK"
    ) -> [MetricsV1.Metric] {
        var sketch = LatencySketch()
        for nanoseconds in durations { sketch.record(nanoseconds: nanoseconds) }
        return [
            counter(
                "carewire_calls_total", Double(durations.count), ["method": method, "code": code]),
            MetricsV1.Metric(
                name: "carewire_call_seconds", kind: .durations,
                labels: ["method": method, "outcome": outcome], sketch: sketch.encoded()),
        ]
    }

    /// A session of so many seconds; `during` is told each second before it is shown.
    private func session(
        _ fixture: MetricsFixture, _ operation: String = "", seconds: UInt32 = 3,
        during: (Int) throws -> Void = { _ in }
    ) async throws -> (snapshots: [MetricsV1.MonitorSnapshot], end: MetricsV1.MonitorEnd) {
        var snapshots: [MetricsV1.MonitorSnapshot] = []
        var end: MetricsV1.MonitorEnd?
        try await fixture.server.monitor(
            MetricsV1.MonitorRequest(operation: operation, durationSeconds: seconds)
        ) { event in
            if let snapshot = event.snapshot {
                snapshots.append(snapshot)
                try during(snapshots.count)
            }
            if let last = event.end { end = last }
        }
        return (snapshots, try #require(end))
    }

    @Test func showsEachSecondAndEndsWithTheWhole() async throws {
        let fixture = MetricsFixture()
        try fixture.push(calls([1_000_000]))
        let (snapshots, end) = try await session(fixture) { second in
            try fixture.push(calls([2_000_000, 3_000_000]), sequence: UInt64(second) + 1)
        }
        #expect(snapshots.map(\.elapsedMs) == [1_000, 2_000, 3_000])
        // What came before the session is not of it, and what came after its end neither.
        #expect(snapshots.map { $0.operations.first?.count ?? 0 } == [0, 2, 4])
        #expect(snapshots[1].operations.first?.rate == 2)
        #expect(end.total?.operations.first?.count == 4)
        #expect(Set(snapshots.map(\.sessionID)).count == 1)
        #expect(fixture.value("carewire_metrics_sessions") == 0)
    }

    @Test func countsAreExactAndQuantilesWithinOnePercent() async throws {
        let fixture = MetricsFixture()
        var generator = SystemRandomNumberGenerator()
        var all: [UInt64] = []
        let (_, end) = try await session(fixture, seconds: 5) { second in
            guard second < 5 else { return }
            for instance in ["a", "b"] {
                let durations = (0..<5_000).map { _ in
                    UInt64.random(in: 1_000...900_000_000, using: &generator)
                }
                all += durations
                try fixture.push(
                    calls(durations), sequence: UInt64(second), instance: instance)
            }
        }
        all.sort()
        let sample = try #require(end.total?.operations.first)
        let durations = try #require(sample.durations)
        #expect(sample.count == 40_000)
        #expect(sample.codes == ["OK": 40_000])
        for (share, value) in [
            (0.5, durations.p50Ns), (0.95, durations.p95Ns), (0.99, durations.p99Ns),
            (0.999, durations.p999Ns),
        ] {
            let exact = Double(all[Int((share * 40_000).rounded(.up)) - 1])
            #expect(abs(Double(value) / exact - 1) <= 0.01, "\(share)")
        }
        #expect(durations.maximumNs == all.last)
    }

    @Test(arguments: [process, "Process", "soap-service"])
    func watchesWhatWasAskedFor(operation: String) async throws {
        let fixture = MetricsFixture()
        let (_, end) = try await session(fixture, operation) { second in
            try fixture.push(calls([1]), sequence: UInt64(second))
            try fixture.push(
                calls([1], Self.read), sequence: UInt64(second), service: "patient-service")
        }
        #expect(end.total?.operations.map(\.operation) == [Self.process])
    }

    @Test func aRepeatedPushIsNotOfASessionTwice() async throws {
        let fixture = MetricsFixture()
        let (_, end) = try await session(fixture) { _ in try fixture.push(calls([1])) }
        #expect(end.total?.operations.first?.count == 1)
    }

    @Test func pushesThatNeverCameAreTold() async throws {
        let fixture = MetricsFixture()
        let (_, end) = try await session(fixture) { second in
            try fixture.push(calls([1]), sequence: UInt64(second * 10))
        }
        #expect(end.total?.lostPushCount == 9)
        #expect(end.analysis.contains { $0.rule == "incomplete" })
    }

    @Test func severalSessionsSeeTheSameAndTheirNumberIsBounded() async throws {
        let fixture = MetricsFixture()
        let server = fixture.server
        let request = MetricsV1.MonitorRequest(durationSeconds: 1)
        // Each session holds one open inside itself.
        func open(_ count: Int) async throws {
            var isBegun = false
            try await server.monitor(request) { event in
                guard !isBegun else { return }
                isBegun = true
                if count > 1 {
                    try await open(count - 1)
                } else {
                    #expect(
                        fixture.value("carewire_metrics_sessions")
                            == Double(MetricsServer.sessionCountMax))
                    let error = await #expect(throws: RPCError.self) {
                        try await server.monitor(request) { _ in }
                    }
                    #expect(error?.code == .resourceExhausted)
                }
            }
        }
        try await open(MetricsServer.sessionCountMax)
        #expect(fixture.value("carewire_metrics_sessions") == 0)
    }

    @Test func sessionsEndWithTheirAnalysisWhenTheProcessStops() async throws {
        let fixture = MetricsFixture(budgets: AggregatorV1.ReportResponse())
        let (snapshots, end) = try await session(fixture, seconds: 3_600) { second in
            try fixture.push(calls([1_000_000]), sequence: UInt64(second))
            if second == 2 { fixture.server.endSessions() }
        }
        // The next second is the last.
        #expect(snapshots.map(\.elapsedMs) == [1_000, 2_000, 3_000])
        #expect(end.total?.operations.first?.count == 2)
        #expect(fixture.value("carewire_metrics_sessions") == 0)
    }

    @Test func aSessionWhoseWatcherLeavesIsGone() async throws {
        let fixture = MetricsFixture()
        await #expect(throws: CancellationError.self) {
            try await fixture.server.monitor(MetricsV1.MonitorRequest(durationSeconds: 60)) { _ in
                throw CancellationError()
            }
        }
        #expect(fixture.value("carewire_metrics_sessions") == 0)
    }

    @Test(
        arguments: [
            ("", 0), ("", 3_601), ("Jane Doe", 1), (String(repeating: "a", count: 65), 1),
        ] as [(String, UInt32)])
    func requestsOutsideTheirRangesAreRefused(operation: String, seconds: UInt32) async {
        let error = await #expect(throws: RPCError.self) {
            _ = try await session(MetricsFixture(), operation, seconds: seconds)
        }
        #expect(error?.code == .invalidArgument)
        #expect(error?.message.contains("Jane") == false)
    }

    // MARK: The end

    private func rules(_ end: MetricsV1.MonitorEnd) -> Set<String> {
        Set(end.analysis.map(\.rule))
    }

    @Test func nothingMeasuredIsSaid() async throws {
        let (_, end) = try await session(MetricsFixture(budgets: AggregatorV1.ReportResponse()))
        #expect(rules(end) == ["not-measured"])
        #expect(end.alerts.isEmpty)
    }

    @Test func aServiceThatFailsWakesSomebodyOnceItWasCalledOftenEnough() async throws {
        for (count, severity) in [(100, "page"), (10, nil)] as [(Int, String?)] {
            let fixture = MetricsFixture(budgets: AggregatorV1.ReportResponse())
            let (_, end) = try await session(fixture, seconds: 6) { second in
                let durations = [UInt64](repeating: 1_000_000, count: count / 5)
                try fixture.push(
                    calls(durations, outcome: "service_fault", code: "UNAVAILABLE"),
                    sequence: UInt64(second))
            }
            #expect(end.alerts.first?.severity == severity, "\(count)")
            #expect(rules(end).contains("failing"))
            #expect(end.recommendations.contains { $0.evidence.contains("UNAVAILABLE") })
        }
    }

    @Test func callersFaultsAndCallersWhoLeaveWakeNobody() async throws {
        let fixture = MetricsFixture(budgets: AggregatorV1.ReportResponse())
        let (_, end) = try await session(fixture, seconds: 3) { second in
            let many = [UInt64](repeating: 1_000_000, count: 500)
            try fixture.push(
                calls(many, outcome: "caller_fault", code: "NOT_FOUND")
                    + calls(many, outcome: "cancelled", code: "CANCELLED"),
                sequence: UInt64(second))
        }
        #expect(end.alerts.isEmpty)
        #expect(rules(end).isEmpty)
    }

    @Test func theJudgeOfBudgetsIsHeard() async throws {
        var report = AggregatorV1.ReportResponse()
        report.operations = [
            AggregatorV1.OperationReport(
                operation: "soap.process", count: 10, budgetNs: 500_000_000,
                budgetPercentile: 0.99, used: 1.2, state: .over)
        ]
        report.alerts = [
            AggregatorV1.Alert(
                id: "soap.process/14.4x-1h-5m", operation: "soap.process", longBurnRate: 20,
                shortBurnRate: 30, page: true)
        ]
        report.recommendations = [
            AggregatorV1.Recommendation(
                rule: "over-budget", operation: "soap.process", evidence: "p99 600 ms of 500 ms",
                suggestion: "Shorten it.")
        ]
        let (_, end) = try await session(MetricsFixture(budgets: report))
        #expect(end.alerts.map(\.severity) == ["page"])
        #expect(end.alerts.first?.runbook == "runbook#budget")
        #expect(end.recommendations.contains { $0.suggestion == "Shorten it." })
        let (_, alone) = try await session(MetricsFixture())
        #expect(rules(alone).contains("budgets-unknown"))
    }

    private static func level(
        _ name: String, _ value: Double, _ labels: [String: String] = [:]
    ) -> MetricsV1.Metric {
        MetricsV1.Metric(name: "carewire_" + name, kind: .gauge, labels: labels, value: value)
    }

    private static func total(
        _ name: String, _ value: Double, _ labels: [String: String] = [:]
    ) -> MetricsV1.Metric {
        counter("carewire_" + name + "_total", value, labels)
    }

    private typealias Case = (rule: String, metrics: [MetricsV1.Metric])

    private static let notesAndEHR: [Case] = [
        ("breaker", [level("breaker_state", 2, ["breaker": "ehr.read"])]),
        ("breaker", [total("breaker_trips", 1, ["breaker": "ehr.read"])]),
        (
            "ehr-timeouts",
            [
                total("ehr_requests", 10, ["operation": "read", "outcome": "timeout"])
            ]
        ),
        (
            "ehr-throttled",
            [
                total("ehr_requests", 1, ["operation": "read", "outcome": "throttled"])
            ]
        ),
        (
            "ehr-retries",
            [
                total("ehr_requests", 200, ["operation": "read", "outcome": "success"]),
                total("ehr_retries", 50, ["operation": "read"]),
            ]
        ),
        (
            "notes-invalid",
            [
                total("soap_notes", 90, ["outcome": "stored"]),
                total("soap_notes", 30, ["outcome": "invalid"]),
            ]
        ),
        (
            "notes-unclassified",
            [
                total("soap_notes", 100, ["outcome": "stored"]),
                total("soap_text_bytes", 50, ["kind": "unclassified"]),
                total("soap_text_bytes", 50, ["kind": "classified"]),
            ]
        ),
    ]

    private static let storesAndSafety: [Case] = [
        (
            "cache-misses",
            [
                total("cache_reads", 100, ["result": "hit"]),
                total("cache_reads", 100, ["result": "miss"]),
            ]
        ),
        ("cache-down", [total("cache_reads", 1, ["result": "failed"])]),
        ("pool-waiting", [level("pool_waiting", 1, ["pool": "postgres"])]),
        ("audit", [level("audit_open", 0)]), ("audit", [total("audit_ship_failures", 1)]),
        ("keys-unlocked", [level("encryption_unlocked_bytes", 4_096)]),
        (
            "resources",
            [
                level("cgroup_memory_bytes", 90), level("cgroup_memory_limit_bytes", 100),
            ]
        ),
        (
            "resources",
            [
                level("process_open_descriptors", 90), level("process_descriptors_limit", 100),
            ]
        ),
    ]

    @Test func eachPartOfTheSuiteHasItsRule() async throws {
        for (rule, metrics) in Self.notesAndEHR + Self.storesAndSafety {
            let fixture = MetricsFixture(
                catalogue: MetricCatalogue(), budgets: AggregatorV1.ReportResponse())
            let (_, end) = try await session(fixture) { second in
                guard second == 1 else { return }
                let response = try fixture.push(
                    metrics + calls([1_000]), instance: "0123456789abcdef")
                #expect(response.refusedCount == 0)
            }
            #expect(rules(end) == [rule], "\(rule)")
        }
    }

    @Test func theBriefsFiguresAreThere() async throws {
        let fixture = MetricsFixture(catalogue: MetricCatalogue())
        let (_, end) = try await session(fixture) { second in
            guard second == 1 else { return }
            try fixture.push(
                calls([2_000_000]) + [
                    counter("carewire_soap_notes_total", 3, ["outcome": "stored"]),
                    counter("carewire_soap_notes_total", 1, ["outcome": "invalid"]),
                    counter("carewire_soap_sections_total", 3, ["section": "plan"]),
                    counter("carewire_soap_empty_sections_total", 2, ["section": "objective"]),
                    counter("carewire_process_cpu_seconds_total", 1.5),
                    gauge("carewire_process_resident_bytes", 1_000_000),
                ], instance: "0123456789abcdef")
            try fixture.push(
                calls([4_000_000], Self.read), service: "patient-service",
                instance: "0123456789abcdef")
        }
        let total = try #require(end.total)
        func group(_ name: String) -> [String: Double] {
            total.groups.first { $0.name == name }?.values ?? [:]
        }
        #expect(group("patient")["total_count"] == 1)
        #expect(group("patient")["average_ms"] == 4)
        #expect(group("patient")["success_rate"] == 1)
        #expect(group("soap")["processed"] == 3)
        #expect(group("soap")["average_ms"] == 2)
        #expect(group("soap")["validation_failures"] == 1)
        #expect(group("soap")["section_plan"] == 3)
        #expect(group("soap")["empty_objective"] == 2)
        #expect(total.instances.first?.service == "patient-service")
        let soap = try #require(total.instances.first { $0.service == "soap-service" })
        #expect(soap.cpuCores == 0.5)
        #expect(soap.residentByteCount == 1_000_000)
        #expect(
            total.groups.map(\.name) == [
                "patient", "soap", "ehr", "cache", "pool", "breaker", "batcher", "encryption",
                "audit",
            ])
    }
}
