import Messages
import RPC
import Testing

@testable import carewire

/// What `carewire top` makes of two readings.
@Suite struct TopTests {
    private static let start = ContinuousClock().now

    private static func reading(
        _ name: String, afterSeconds seconds: Int, calls: UInt64, cpu: Double,
        instance: String = "i1"
    ) -> TopReading {
        let snapshot = AdminV1.Snapshot(
            process: AdminV1.ProcessSnapshot(
                service: name, instance: instance, uptimeMs: 90_000, cpuSeconds: cpu,
                residentByteCount: 20 << 20),
            servers: [
                AdminV1.ServerSnapshot(
                    address: "127.0.0.1:7000", connectionCount: 3, runningCallCount: 4,
                    concurrencyLimit: 64, waitingCallCounts: ["write": 2, "read": 0],
                    refusalCounts: ["overload": 3, "denied": 1, "perPeer": 0],
                    methods: [
                        AdminV1.MethodSnapshot(
                            path: "carewire.soap.v1.SOAPService/Process", callCount: calls,
                            failureCount: 5, runningCallCount: 4, p50Ns: 2_000_000,
                            p99Ns: 9_500_000),
                        AdminV1.MethodSnapshot(
                            path: "grpc.health.v1.Health/Check", callCount: 7),
                    ])
            ],
            clients: [
                AdminV1.ClientSnapshot(
                    target: "patients:7000",
                    endpoints: [
                        AdminV1.EndpointSnapshot(
                            address: "10.0.0.1:7000", state: "ready", outstandingCount: 3,
                            failureCount: 2),
                        AdminV1.EndpointSnapshot(
                            address: "10.0.0.2:7000", state: "ready", outstandingCount: 1),
                        AdminV1.EndpointSnapshot(
                            address: "10.0.0.3:7000", state: "ejected", failureCount: 9,
                            ejectionCount: 1),
                    ], waitingCallCount: 6, retryCount: 5, hedgeCount: 4)
            ],
            breakers: [
                AdminV1.BreakerSnapshot(
                    name: "ehr.read", state: "open", failureRate: 62.5, callCount: 16,
                    notPermittedCount: 40)
            ],
            pools: [
                AdminV1.PoolSnapshot(
                    name: "postgres", size: 4, idleCount: 1, inUseCount: 3, waitingCount: 2)
            ])
        return TopReading(
            name: name, at: start + .seconds(seconds), outcome: .success(snapshot))
    }

    private func columns(_ line: Substring?) -> [String] {
        (line ?? "").split(separator: " ").map(String.init)
    }

    @Test func ratesAreThoseBetweenTheReadings() {
        let text = TopScreen.text(
            [Self.reading("soap-service", afterSeconds: 0, calls: 100, cpu: 1)],
            [Self.reading("soap-service", afterSeconds: 2, calls: 400, cpu: 1.5)])
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(
            columns(lines.first { $0.hasPrefix("soap-service ") }) == [
                "soap-service", "150", "4", "64", "write", "2", "overload", "3,", "denied", "1",
                "3", "25", "%", "20.0", "MiB", "90.0", "s",
            ])
        #expect(
            columns(lines.first { $0.contains("SOAPService/Process") }) == [
                "soap-service", "SOAPService/Process", "150", "4", "2.00", "ms", "9.50", "ms",
                "400", "5",
            ])
        #expect(
            columns(lines.first { $0.contains("patients:7000") }) == [
                "soap-service", "patients:7000", "ready", "2,", "ejected", "1", "4", "6", "11", "5",
                "4", "1",
            ])
        #expect(
            columns(lines.first { $0.contains("ehr.read") }) == [
                "soap-service", "ehr.read", "open", "63", "%", "–", "16", "40",
            ])
        #expect(
            columns(lines.first { $0.contains("postgres") }) == [
                "soap-service", "postgres", "4", "1", "3", "2",
            ])
        // Nobody asked for its health meanwhile.
        #expect(!text.contains("Health/Check"))
    }

    @Test func aProcessThatWasStartedAgainHasNoRates() {
        let text = TopScreen.text(
            [Self.reading("soap-service", afterSeconds: 0, calls: 100, cpu: 9, instance: "i0")],
            [Self.reading("soap-service", afterSeconds: 2, calls: 40, cpu: 1)])
        let row = columns(text.split(separator: "\n").first { $0.hasPrefix("soap-service ") })
        #expect(row[1] == "–")
        #expect(row[11] == "–")
    }

    @Test func aServiceThatDoesNotAnswerSaysWhy() {
        let failed = TopReading(
            name: "ehr-gateway", at: Self.start,
            outcome: .failure(RPCError(.unavailable, "not reachable")))
        let text = TopScreen.text([], [failed])
        let row = columns(text.split(separator: "\n").first { $0.hasPrefix("ehr-gateway") })
        #expect(row == ["ehr-gateway", "UNAVAILABLE"])
        #expect(
            TopScreen.json([failed]) == #"{"ehr-gateway":{"error":"UNAVAILABLE: not reachable"}}"#)
    }

    @Test func jsonIsOneLineThatCanBeReadBack() throws {
        let reading = Self.reading("soap-service", afterSeconds: 0, calls: 1, cpu: 1)
        let text = TopScreen.json([reading])
        #expect(!text.contains("\n"))
        guard case .object(let members) = try JSONValue(parsing: text) else {
            Issue.record("no object")
            return
        }
        #expect(members.map(\.0) == ["soap-service"])
        #expect(try AdminV1.Snapshot(json: members[0].1) == reading.snapshot)
    }

    @Test(
        arguments: [
            (0, "0.00 KiB"), (1_536, "1.50 KiB"), (20 << 20, "20.0 MiB"), (3 << 30, "3.00 GiB"),
        ] as [(UInt64, String)])
    func octetsHaveThreeDigits(count: UInt64, text: String) {
        #expect(Spelling.octets(count) == text)
    }
}
