import LatencyBudget
import Messages
import RPC
import Testing

@testable import carewire

extension EndToEnd {
    /// Where the time of one note goes, by the aggregator.
    @Suite struct TraceTests {
        /// Services that were cut off from the aggregator a moment ago may tell it too late of a
        /// note or two.
        private static let attemptMax = 5
        private static let services = ["soap-service", "patient-service", "ehr-gateway"]

        private let hospital: Hospital

        init() throws { hospital = try Hospital.running() }

        /// The hops explain the request's time: what they leave open is at most 1 % or 100 µs, and
        /// together they are no more than the caller saw.
        @Test func theHopsOfANoteAddUpToItsTime() async throws {
            let patientID = try await hospital.admitPatient()
            for attempt in 1...Self.attemptMax {
                let trace = TraceContext.atTheEdge()
                let startedAt = ContinuousClock.now
                _ = try await hospital.process(
                    Planted.process(patientID),
                    options: CallOptions(timeout: .seconds(20), trace: trace))
                let elapsed = ContinuousClock.now - startedAt
                let answer = try await closed(trace)
                let isComplete = Set(answer.hops.map(\.hop)).isSuperset(of: Self.services)
                guard isComplete || attempt == Self.attemptMax else { continue }
                return judge(answer, elapsed)
            }
        }

        private func judge(_ answer: AggregatorV1.GetTraceResponse, _ elapsed: Duration) {
            let text = Comment(rawValue: answer.json().text())
            #expect(answer.operation == SoapV1.SOAPService.process.path)
            let sum = answer.hops.reduce(0) { $0 + Int64($1.durationNs) }
            let total = Int64(answer.totalNs)
            #expect(sum + answer.residueNs == total, text)
            #expect(abs(answer.residueNs) <= max(total / 100, 100_000), text)
            #expect(Duration.nanoseconds(total) <= elapsed, text)
            let hops = Set(answer.hops.map(\.hop))
            #expect(hops.isSuperset(of: Self.services), text)
            #expect(
                hops.isSuperset(of: ["network", "phi.seal", "postgres.write", "ehr.http"]), text)
            let methods = Set(answer.operations)
            #expect(methods.contains(PatientV1.PatientService.checkPatient.path))
            #expect(methods.contains(EhrV1.EHRGateway.submitDocument.path))
        }

        /// The request, once the aggregator has put it together.
        private func closed(_ trace: TraceContext) async throws -> AggregatorV1.GetTraceResponse {
            let request = AggregatorV1.GetTraceRequest(traceID: Array(trace.octets))
            var found: AggregatorV1.GetTraceResponse?
            try await hospital.eventually("the aggregator has put the request together") {
                do {
                    found = try await hospital.aggregator.getTrace(request)
                    return true
                } catch let error as RPCError where error.code == .notFound {
                    return false
                }
            }
            return try #require(found)
        }
    }
}
