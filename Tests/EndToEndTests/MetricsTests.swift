import Foundation
import Messages
import RPC
import Testing

@testable import carewire

extension EndToEnd {
    /// What the running services report: complete, of the form, and without anybody in it.
    @Suite struct MetricsTests {
        private let hospital: Hospital

        init() throws { hospital = try Hospital.running() }

        private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()

        /// Names that only a process with limits of its own has.
        private static let ofContainers = "carewire_cgroup_"

        private func page() async throws -> String {
            let address = try #require(hospital.endpoints.pages?["metrics"])
            let page = try await WebPage.get(address)
            #expect(page.status == 200)
            return String(decoding: page.body, as: UTF8.self)
        }

        /// Some work of each kind, of enough patients that their number may be told.
        private func work() async throws {
            for number in 0..<12 {
                let patientID = try await hospital.admitPatient()
                let note = try await hospital.process(
                    Planted.process(patientID, Planted.note(number)))
                _ = try await hospital.note(note.noteID, of: patientID)
                _ = try? await hospital.ehr.status(EhrV1.StatusRequest())
            }
        }

        private func names(_ pattern: String, in text: String) throws -> Set<String> {
            let expression = try NSRegularExpression(
                pattern: pattern, options: .anchorsMatchLines)
            let range = NSRange(text.startIndex..., in: text)
            return Set(
                expression.matches(in: text, range: range).compactMap { match in
                    Range(match.range(at: 1), in: text).map { String(text[$0]) }
                })
        }

        @Test func noPanelAndNoRuleAsksForWhatNobodyReports() async throws {
            try await work()
            var missing: Set<String> = ["nothing yet"]
            let aggregator = try names(
                #""(carewire_[a-z_]+)""#,
                in: String(
                    contentsOf: Self.folder.appending(
                        path: "Sources/Services/LatencyAggregator/PrometheusText.swift"),
                    encoding: .utf8))
            let end = ContinuousClock.now + Hospital.patience
            while !missing.isEmpty, ContinuousClock.now < end {
                let shown = try await names(#"^(carewire_[a-z_]+)[{ ]"#, in: page())
                missing = []
                for file in [
                    "docker/grafana/dashboards/carewire.json", "docker/prometheus/rules.yml",
                ] {
                    let text = try String(
                        contentsOf: Self.folder.appending(path: file), encoding: .utf8)
                    missing.formUnion(try names(#"\b(carewire_[a-z_]+)"#, in: text))
                }
                missing = missing.subtracting(shown).subtracting(aggregator)
                    .filter { !$0.hasPrefix(Self.ofContainers) }
                if !missing.isEmpty { try await Task.sleep(for: .milliseconds(200)) }
            }
            #expect(missing.isEmpty)
        }

        @Test func nothingOfTheServicesIsRefusedAndThePageIsFlawless() async throws {
            try await work()
            let text = try await page()
            let refused = text.split(separator: "\n").filter {
                $0.hasPrefix("carewire_metrics_refused_total") && !$0.hasSuffix(" 0")
            }
            #expect(refused.isEmpty)
            let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
            try Data(text.utf8).write(to: file)
            defer { try? FileManager.default.removeItem(at: file) }
            let outcome = try await Tool.run(
                "sh", ["-c", "promtool check metrics < \(file.path)"])
            #expect(outcome.ending == .exited(0), "\(outcome.text)")
        }

        @Test func theCommandShowsASessionAndItsEnd() async throws {
            let program = try SuitePlan.executable("carewire")
            let state = ["--seconds", "1", "--state", hospital.suite.folder.root.path]
            for arguments in [["monitor"], ["monitor", "soap-service", "--json"]] {
                let outcome = try await Tool.run(
                    "carewire", arguments + state,
                    in: [program.deletingLastPathComponent().path])
                // 3 says that somebody is to be woken; other tests break things.
                #expect([.exited(0), .exited(3)].contains(outcome.ending), "\(outcome.text)")
                let isJSON = arguments.contains("--json")
                for word in isJSON ? ["sessionId", "analysis"] : ["instance", "analysis:"] {
                    #expect(outcome.text.contains(word), "\(word) is missing")
                }
            }
        }

        @Test func aSessionCountsExactlyWhatWasDone() async throws {
            let patientID = try await hospital.admitPatient()
            // What was done before is reported within a second, and not of the session.
            try await Task.sleep(for: .seconds(2))
            let (metrics, hospital) = (hospital.metrics, hospital)
            async let ended: MetricsV1.MonitorEnd? = metrics.monitor(
                MetricsV1.MonitorRequest(operation: "GetNote", durationSeconds: 6),
                options: CallOptions(timeout: .seconds(30))
            ) { events in
                var end: MetricsV1.MonitorEnd?
                for try await event in events { if let last = event.end { end = last } }
                return end
            }
            let note = try await hospital.process(Planted.process(patientID, Planted.note()))
            for _ in 0..<7 { _ = try await hospital.note(note.noteID, of: patientID) }
            let end = try #require(try await ended)
            let total = try #require(end.total)
            #expect(total.operations.map(\.count) == [7])
            #expect(total.operations.first?.codes == ["OK": 7])
            #expect(total.instances.count >= 5)
            #expect(total.instances.allSatisfy { $0.threadCount > 0 && $0.residentByteCount > 0 })
            #expect(!end.analysis.contains { $0.rule == "budgets-unknown" })
        }
    }
}
