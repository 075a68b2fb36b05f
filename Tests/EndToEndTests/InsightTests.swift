import Foundation
import Messages
import RPC
import Testing

@testable import carewire

extension EndToEnd {
    /// Looking into services while they work: what they do, and what they are in the middle of.
    @Suite struct InsightTests {
        private let hospital: Hospital

        init() throws { hospital = try Hospital.running() }

        private func carewire(_ arguments: [String]) async throws -> Tool.Outcome {
            try await hospital.carewire(arguments)
        }

        private func holdsAnIdentifier(_ text: String) -> Bool {
            Needles.shapes.contains { text.range(of: $0, options: .caseInsensitive) != nil }
        }

        @Test func aProfileNamesFunctionsAndNobodyElse() async throws {
            let patientID = try await hospital.admitPatient()
            let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
            defer { try? FileManager.default.removeItem(at: file) }
            let work = Task {
                var number = 0
                while !Task.isCancelled {
                    number += 1
                    _ = try await hospital.process(Planted.process(patientID, Planted.note(number)))
                }
            }
            let outcome = try await carewire([
                "profile", "soap-service", "--seconds", "2", "--hertz", "400", "--folded",
                file.path,
            ])
            work.cancel()
            _ = await work.result
            #expect(outcome.ending == .exited(0))
            #expect(outcome.text.contains("soap-service: 2"), "\(outcome.text.prefix(300))")
            #expect(outcome.text.contains(" allocations, "))
            #expect(outcome.text.split(separator: "\n").count { $0.contains(" %  ") } > 10)
            let folded = try String(contentsOf: file, encoding: .utf8)
            // Of the text engine there is always something; in the table stands what takes most.
            #expect(folded.contains("ClinicalText"))
            let lines = folded.split(separator: "\n")
            #expect(lines.count > 10)
            for line in lines { #expect(Int(line.split(separator: " ").last ?? "") ?? 0 > 0) }
            #expect(!holdsAnIdentifier(outcome.text + folded))
        }

        @Test func callsUnderWayAreListedWithWhatIsLeftOfTheirDeadlines() async throws {
            let patientID = try await hospital.admitPatient()
            try await hospital.simulator.order(#"{"hang": true}"#)
            let read = Task {
                try await hospital.ehr.readPatient(
                    EhrV1.ReadPatientRequest(patientID: PHI(patientID)))
            }
            var failure: (any Error)?
            do {
                try await hospital.eventually("the call is listed") {
                    let outcome = try await carewire(["calls", "ehr-gateway"])
                    #expect(outcome.ending == .exited(0))
                    #expect(!holdsAnIdentifier(outcome.text))
                    let row = outcome.text.split(separator: "\n").first {
                        $0.contains("carewire.ehr.v1.EHRGateway/ReadPatient")
                    }
                    return row?.contains(" ms") == true || row?.contains(" s ") == true
                }
            } catch { failure = error }
            read.cancel()
            _ = await read.result
            try await hospital.simulator.behave()
            if let failure { throw failure }
        }
    }
}
