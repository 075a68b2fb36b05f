import LatencyBudget
import Messages
import RPC
import Testing

@testable import carewire

extension EndToEnd {
    /// A delay put in at a real hop between running services, and what the aggregator says of it.
    @Suite struct AggregatorBlameTests {
        private static let operation = "ehr.observations"
        /// One whom the simulated EHR knows.
        private static let patientID = "PAT001"

        private let hospital: Hospital

        init() throws { hospital = try Hospital.running() }

        private func search(
            _ patientID: String, _ trace: TraceContext = .atTheEdge()
        ) async throws {
            _ = try await hospital.ehr.searchObservations(
                EhrV1.SearchObservationsRequest(patientID: PHI(patientID)),
                options: CallOptions(timeout: .seconds(20), trace: trace))
        }

        private func withDelay(
            milliseconds: Int, _ body: () async throws -> Void
        ) async throws {
            try await hospital.simulator.order(#"{"delayMilliseconds": \#(milliseconds)}"#)
            do { try await body() } catch {
                try await hospital.simulator.behave()
                throw error
            }
            try await hospital.simulator.behave()
        }

        /// One request: the delay is the EHR's, not the gateway's and not the way's.
        @Test func aSlowRequestNamesTheHopThatWasDelayed() async throws {
            let patientID = Self.patientID
            try await search(patientID)
            let trace = TraceContext.atTheEdge()
            try await withDelay(milliseconds: 1_200) { try await search(patientID, trace) }
            let answer = try await closed(trace)
            let text = Comment(rawValue: answer.json().text())
            let largest = try #require(answer.hops.max { $0.durationNs < $1.durationNs })
            #expect(largest.hop == "ehr.http", text)
            #expect(largest.durationNs >= 1_200_000_000, text)
            let others = answer.totalNs - largest.durationNs
            #expect(others < answer.totalNs / 10, text)
            let sum = answer.hops.reduce(0) { $0 + Int64($1.durationNs) } + answer.residueNs
            #expect(sum == Int64(answer.totalNs), text)
            // Every record says what its call was given and had left.
            for record in answer.records {
                #expect(record.deadlineNs > 0 && record.deadlineNs <= 20_000_000_000, text)
                let spent = Int64(record.queueNs + record.runNs)
                #expect(record.timeLeftNs == Int64(record.deadlineNs) - spent, text)
                if record.kind != .internal { #expect(record.attempt == 1, text) }
            }
        }

        /// Requests beyond their budget: the report names the hop, and how much it took too long.
        @Test func theReportBlamesTheHopForWhatGoesBeyondTheBudget() async throws {
            let patientID = Self.patientID
            for _ in 0..<20 { try await search(patientID) }
            try await withDelay(milliseconds: 8_000) {
                for _ in 0..<3 {
                    let failure = try await hospital.failure { try await search(patientID) }
                    #expect(failure != nil)
                }
            }
            var found: AggregatorV1.OperationReport?
            try await hospital.eventually("the requests are judged") {
                let report = try await hospital.aggregator.report(.init(windowSeconds: 300))
                found = report.operations.first { $0.operation == Self.operation }
                return (found?.guilty?.requestCount ?? 0) >= 3
            }
            let guilty = try #require(found?.guilty)
            #expect(guilty.hop == "ehr.http")
            #expect(guilty.amountNs > 1_000_000_000)
            // The gateway's breaker lets go again.
            try await hospital.eventually("the EHR is asked again") {
                try await hospital.failure { try await search(patientID) } == nil
            }
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
