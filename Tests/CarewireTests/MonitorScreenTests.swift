import Messages
import Testing

@testable import carewire

@Suite struct MonitorScreenTests {
    private static let snapshot = MetricsV1.MonitorSnapshot(
        operation: "GetPatient", elapsedMs: 12_500,
        operations: [
            MetricsV1.OperationSample(
                service: "patient-service", side: "server",
                operation: "carewire.patient.v1.PatientService/GetPatient", count: 40,
                serviceFaultCount: 2, rate: 3.25,
                durations: MetricsV1.Durations(
                    count: 40, p50Ns: 1_500_000, p95Ns: 2_000_000, p99Ns: 3_000_000,
                    p999Ns: 4_000_000, maximumNs: 5_000_000))
        ],
        instances: [
            MetricsV1.InstanceSample(
                service: "patient-service", instance: "0123456789abcdef", cpuCores: 0.5,
                residentByteCount: 20 << 20, openDescriptorCount: 30, threadCount: 4,
                connectionCount: 6)
        ], groups: [MetricsV1.FigureGroup(name: "cache", values: ["hit_rate": 0.875, "hit": 7])],
        patients: MetricsV1.PatientEstimate(window: 1, isSuppressed: true))

    @Test func aSecondIsShownInFull() {
        let text = MonitorScreen.text(Self.snapshot)
        for part in [
            "GetPatient, 12.5 s", "40", "3.3", "1.50 ms", "5.00 ms", "20.0 MiB", "01234567",
            "hit 7, hit_rate 0.875", "fewer than 11",
        ] {
            #expect(text.contains(part), "\(part) is missing")
        }
        #expect(!text.contains("0123456789abcdef"))
    }

    @Test func theEndSaysWhomToWakeAndWhatMayHelp() {
        let end = MetricsV1.MonitorEnd(
            analysis: [MetricsV1.Finding(rule: "failing", subject: "x", evidence: "2 of 40")],
            alerts: [
                MetricsV1.MonitorAlert(
                    id: "failing/x", severity: "page", evidence: "2 of 40",
                    runbook: "runbook#failing")
            ])
        let text = MonitorScreen.text(end)
        #expect(text.contains("PAGE failing/x: 2 of 40 (runbook#failing)"))
        #expect(text.contains("recommendations:\n  none"))
    }
}
