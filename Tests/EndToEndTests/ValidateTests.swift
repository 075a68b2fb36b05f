import Foundation
import Messages
import Testing

@testable import carewire

extension EndToEnd {
    /// The validator as a deployment gate would call it.
    @Suite struct ValidateTests {
        private let hospital: Hospital

        init() throws { hospital = try Hospital.running() }

        private func carewire(_ arguments: [String]) async throws -> Tool.Outcome {
            try await hospital.carewire(arguments)
        }

        private func members(_ text: String) throws -> [String: JSONValue] {
            guard let start = text.firstIndex(of: "{"),
                case .object(let members) = try JSONValue(parsing: String(text[start...]))
            else { throw CLIError(.program, "no object: \(text)") }
            return Dictionary(members.map { ($0.key, $0.value) }) { first, _ in first }
        }

        @Test func theStatusIsTheVerdictAndSessionsAreMeasuredUnderLoad() async throws {
            let outcome = try await carewire(["validate", "--json", "--load", "3"])
            let members = try members(outcome.text)
            guard case .string(let verdict)? = members["verdict"],
                case .array(let targets)? = members["targets"]
            else {
                Issue.record("no verdict: \(outcome.text)")
                return
            }
            let statuses: [String: Int32] = ["pass": 0, "fail": 1, "unknown": 2]
            #expect(outcome.ending == .exited(try #require(statuses[verdict])))
            let texts = targets.map { $0.text(pretty: false) }
            // The load calls everything that is offered; what is not is of no service of ours.
            for text in texts where text.contains("\"unknown\"") {
                #expect(text.contains("\"offered\":false"), "\(text)")
            }
            #expect(texts.count { $0.contains("\"offered\":false") } == 5)
            #expect(texts.contains { $0.contains("\"soap.process\"") && !$0.contains("unknown") })
            #expect(texts.contains { $0.contains("\"sessions\"") && $0.contains("100 active") })
            #expect(!texts.contains { $0.contains("canary") })
        }

        @Test func withoutAnAggregatorNothingIsKnown() async throws {
            let service = SuiteService.latencyAggregator
            try await hospital.suite.kill(service)
            let outcome: Tool.Outcome
            do { outcome = try await carewire(["validate"]) } catch {
                try await hospital.suite.startAgain(service)
                throw error
            }
            try await hospital.suite.startAgain(service)
            #expect(outcome.ending == .exited(GateVerdict.unknownStatus))
        }

        @Test func budgetsAreWatchedAsPlainTextWhereThereIsNoTerminal() async throws {
            let patientID = try await hospital.admitPatient()
            try await hospital.eventually("the page shows a read") {
                _ = try await hospital.read(patientID)
                let outcome = try await carewire(["budgets", "--watch", "--pages", "1"])
                #expect(outcome.ending == .exited(0))
                #expect(!outcome.text.contains("\u{1B}"))
                return outcome.text.contains("patient.read")
            }
        }
    }
}
