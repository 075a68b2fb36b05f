import Foundation
import LatencyBudget
import Messages
import RPC
import Synchronization
import Testing

@testable import carewire

extension EndToEnd {
    /// Several aggregators that share requests by trace id, and are told of each other.
    @Suite struct AggregatorsTests {
        private let hospital: Hospital

        init() throws { hospital = try Hospital.running() }

        private static let noteCount: UInt64 = 400
        private static let service = SuiteService.latencyAggregator

        private struct Part {
            let child: ChildProcess
            let endpoints: Endpoints
        }

        private func start(_ count: Int) async throws -> [Part] {
            let plan = try #require(hospital.suite.state.withLock { $0.plan })
            let own = try #require(plan.endpoints.services[Self.service.rawValue])
            let addresses = try await FreePorts.find(count).map { "127.0.0.1:\($0)" }
            var parts: [Part] = []
            for (index, address) in addresses.enumerated() {
                var environment = plan.environment(for: Self.service)
                environment["CAREWIRE_LISTEN"] = address
                environment["CAREWIRE_PAGES"] = nil
                environment["CAREWIRE_RECORD_LOG"] = nil
                environment["CAREWIRE_AGGREGATOR"] = nil
                environment["CAREWIRE_AGGREGATOR_PEERS"] =
                    addresses.filter { $0 != address }.joined(separator: ",")
                let name = "aggregator-\(count)-\(index)"
                let child = ChildProcess(
                    name, executable: try SuitePlan.executable(Self.service.rawValue),
                    environment: environment, output: try hospital.suite.folder.log(name))
                try await child.start()
                let place = Endpoints.Service(
                    address: address, identity: own.identity, certificate: nil, key: nil)
                parts.append(
                    Part(
                        child: child,
                        endpoints: Endpoints(
                            authority: plan.endpoints.authority,
                            certificate: plan.endpoints.certificate, key: plan.endpoints.key,
                            services: [Self.service.rawValue: place], pages: nil)))
            }
            for part in parts {
                try await hospital.suite.waitUntilServing([Self.service], part.endpoints)
            }
            return parts
        }

        private func call<Result: Sendable>(
            _ part: Part, _ body: (AggregatorV1.LatencyAggregatorClient) async throws -> Result
        ) async throws -> Result {
            try await Connections.with(part.endpoints) { connections in
                try await body(
                    AggregatorV1.LatencyAggregatorClient(
                        connections.channel(to: Self.service.rawValue)))
            }
        }

        /// A note of so many milliseconds for each number, to whom its trace falls.
        private func send(to parts: [Part]) async throws {
            var batches = [[AggregatorV1.HopRecord]](repeating: [], count: parts.count)
            for number in 1...Self.noteCount {
                let id = TraceID(high: number &* 0x9E37_79B9_7F4A_7C15, low: number)
                let octets = [id.high, id.low].flatMap { word in
                    (0..<8).map { UInt8(truncatingIfNeeded: word >> UInt64(56 - 8 * $0)) }
                }
                batches[id.shard(of: parts.count)].append(
                    AggregatorV1.HopRecord(
                        kind: .server, traceID: octets, spanID: 1, operation: 0,
                        runNs: number * 1_000_000))
            }
            for (part, hops) in zip(parts, batches) {
                let response = try await call(part) {
                    try await $0.record(
                        AggregatorV1.RecordRequest(
                            service: "soap-service", instance: "0123456789abcdef",
                            operations: ["carewire.soap.v1.SOAPService/Process"], hops: hops,
                            sequence: 1))
                }
                #expect(response.acceptedCount == UInt32(hops.count))
            }
        }

        private func report(_ part: Part) async throws -> AggregatorV1.ReportResponse {
            try await call(part) {
                try await $0.report(AggregatorV1.ReportRequest(withDetails: true))
            }
        }

        @Test func oneTwoAndFourGiveTheSameReportWhoeverIsAsked() async throws {
            var expected: AggregatorV1.OperationReport?
            for count in [1, 2, 4] {
                let parts = try await start(count)
                try await send(to: parts)
                for part in parts {
                    try await hospital.eventually("all notes are judged") {
                        try await report(part).requestCount == Self.noteCount
                    }
                    let whole = try await report(part)
                    #expect(whole.aggregatorCount == UInt32(count))
                    #expect(whole.unreachableCount == 0)
                    let notes = try #require(
                        whole.operations.first { $0.operation == "soap.process" })
                    #expect(notes.count == Self.noteCount)
                    #expect(notes == expected ?? notes, "\(count)")
                    expected = expected ?? notes
                    #expect(whole.slowRequests.first?.totalNs == Self.noteCount * 1_000_000)
                }
                if count == 4 { try await loseOne(parts) }
                for part in parts { part.child.send(signal: SIGTERM) }
                for part in parts { _ = await part.child.ended() }
            }
        }

        /// Whoever is left says that a part is missing, and that nothing is known to be kept.
        private func loseOne(_ parts: [Part]) async throws {
            parts[3].child.send(signal: SIGKILL)
            _ = await parts[3].child.ended()
            let left = try await report(parts[0])
            #expect(left.aggregatorCount == 3)
            #expect(left.unreachableCount == 1)
            #expect(left.operations.allSatisfy { $0.verdict != .pass })
        }
    }
}
