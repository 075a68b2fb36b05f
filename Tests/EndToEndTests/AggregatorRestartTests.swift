import Messages
import RPC
import Testing

@testable import carewire

extension EndToEnd {
    /// The aggregator is killed without a word: what it had acknowledged is there again.
    @Suite struct AggregatorRestartTests {
        private let hospital: Hospital

        init() throws { hospital = try Hospital.running() }

        private func operation(_ name: String) async throws -> AggregatorV1.OperationReport {
            let report = try await hospital.aggregator.report(.init(windowSeconds: 24 * 3_600))
            return try #require(report.operations.first { $0.operation == name })
        }

        @Test func whatWasAcknowledgedSurvivesKills() async throws {
            let patientID = try await hospital.admitPatient()
            for round in 1...3 {
                let before = try await operation("patient.read").count
                for _ in 0..<30 { _ = try await hospital.read(patientID) }
                try await hospital.eventually("the reads are judged") {
                    try await operation("patient.read").count >= before + 30
                }
                let known = try await operation("patient.read")
                try await hospital.suite.kill(.latencyAggregator)
                try await hospital.suite.startAgain(.latencyAggregator)
                try await hospital.eventually("the aggregator answers") {
                    try await hospital.failure { _ = try await operation("patient.read") } == nil
                }
                let again = try await operation("patient.read")
                #expect(again.count >= known.count, "round \(round)")
                #expect(again.p50Ns > 0)
            }
        }
    }
}
