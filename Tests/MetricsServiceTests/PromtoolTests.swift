import Foundation
import LatencyBudget
import Messages
import Testing

@testable import MetricsService

@Suite struct PromtoolTests {
    /// An exposition with every metric that the catalogue lists.
    private static func everything() throws -> MetricsFixture {
        let catalogue = MetricCatalogue()
        let fixture = MetricsFixture(catalogue: catalogue)
        var sketch = LatencySketch()
        for value in 1...1_000 as ClosedRange<UInt64> { sketch.record(nanoseconds: value * 10_000) }
        var metrics: [MetricsV1.Metric] = []
        for (name, entry) in catalogue.entries {
            let labels = entry.labels.mapValues { $0.sorted()[0] }
            switch entry.kind {
            case .counter: metrics.append(counter(name, 2, labels))
            case .gauge:
                metrics.append(
                    MetricsV1.Metric(name: name, kind: .gauge, labels: labels, value: 1.5))
            case .durations:
                metrics.append(
                    MetricsV1.Metric(
                        name: name, kind: .durations, labels: labels, sketch: sketch.encoded()))
            case .histogram:
                var metric = histogram(name, counts: [1, 2, 3], sum: 4)
                metric.labels = labels
                metrics.append(metric)
            }
        }
        let registers = MetricsV1.PatientRegisters(
            window: MetricsFixture.firstHour, registers: (0..<40).map { $0 << 6 | 1 })
        let response = try fixture.push(
            metrics, instance: "0123456789abcdef", patients: registers)
        #expect(response.refusedCount == 0)
        return fixture
    }

    @Test func theExpositionIsFlawless() throws {
        let fixture = try Self.everything()
        let text = fixture.server.text()
        #expect(try Promtool.complaint(["check", "metrics"], input: text) == nil)
        #expect(Sample.parse(text) != nil)
    }

    @Test func theCheckerFindsFault() throws {
        #expect(
            try Promtool.complaint(
                ["check", "metrics"], input: "# TYPE a counter\na{b=\"1\"} x\n") != nil)
    }

    @Test func theConfigurationTheRulesAndTheirTestsHold() throws {
        let folder = Repository.root.appending(path: "docker/prometheus").path
        for arguments in [
            ["check", "config", folder + "/prometheus.yml"],
            ["check", "rules", folder + "/rules.yml"],
            ["test", "rules", folder + "/rules.test.yml"],
        ] {
            #expect(try Promtool.complaint(arguments) == nil)
        }
    }

    /// No panel and no rule asks for what nobody shows.
    @Test func dashboardAndRulesNameWhatThereIs() throws {
        let shown = Set(
            try Repository.matches(
                of: #"(?m)^(carewire_[a-z_]+)[{ ]"#, in: [Self.everything().server.text()]))
        let aggregator = try Repository.matches(
            of: #""(carewire_[a-z_]+)""#,
            in: [try Repository.text("Sources/Services/LatencyAggregator/PrometheusText.swift")])
        for file in [
            "docker/grafana/dashboards/carewire.json", "docker/prometheus/rules.yml",
        ] {
            let named = try Repository.matches(
                of: #"\b(carewire_[a-z_]+)"#, in: [try Repository.text(file)])
            #expect(named.count > 20)
            #expect(named.subtracting(shown).subtracting(aggregator).isEmpty, "\(file)")
        }
    }

    @Test func everyRuleHasItsSectionInTheRunbook() throws {
        let runbook = try Repository.text(
            "Sources/Services/MetricsService/MetricsService.docc/Runbook.md")
        let sections = try Repository.matches(of: #"(?m)^## ([a-z-]+)$"#, in: [runbook])
        let named = try Repository.matches(
            of: #"runbook: runbook#([a-z-]+)"#,
            in: [try Repository.text("docker/prometheus/rules.yml")])
        #expect(!named.isEmpty)
        #expect(named.subtracting(sections).isEmpty)
        #expect(sections == Set(MonitorRule.allCases.map(\.rawValue)))
    }

    @Test func theDashboardIsProvisionedAsItIsNamed() throws {
        let octets = Data(
            try Repository.text("docker/grafana/dashboards/carewire.json").utf8)
        let board = try #require(
            try JSONSerialization.jsonObject(with: octets) as? [String: Any])
        let panels = try #require(board["panels"] as? [[String: Any]])
        let identifiers = panels.compactMap { $0["id"] as? Int }
        #expect(Set(identifiers).count == panels.count)
        let source = try Repository.text("docker/grafana/datasource.yaml")
        for panel in panels where panel["type"] as? String != "row" {
            let datasource = panel["datasource"] as? [String: String]
            #expect(source.contains("uid: \(datasource?["uid"] ?? "none")"))
        }
    }
}
