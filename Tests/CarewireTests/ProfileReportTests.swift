import Messages
import Testing

@testable import carewire

/// What `carewire profile` and `carewire calls` print.
@Suite struct ProfileReportTests {
    private func report(_ summary: AdminV1.ProfileSummary) -> ProfileReport {
        var report = ProfileReport()
        report.add(
            AdminV1.ProfilePart(
                summary: summary,
                functions: [
                    AdminV1.ProfileFunction(
                        name: "hot()", ownSampleCount: 150, totalSampleCount: 150),
                    AdminV1.ProfileFunction(name: "main", ownSampleCount: 0, totalSampleCount: 200),
                ], stacks: [AdminV1.ProfileStack(path: "thread a;main;hot()", sampleCount: 150)]))
        report.add(
            AdminV1.ProfilePart(stacks: [AdminV1.ProfileStack(path: "thread a", sampleCount: 50)]))
        return report
    }

    @Test func theTableHasSharesAndAllocationsOfACall() {
        let text = report(
            AdminV1.ProfileSummary(
                service: "soap-service", durationMs: 10_000, hertz: 100, sampleCount: 200,
                threadCount: 4, callCount: 50, allocationCount: 1_250, allocatedByteCount: 102_400)
        ).text(rows: 30)
        let lines = text.split(separator: "\n")
        #expect(
            lines[0]
                == "soap-service: 10.0 s, of which 2.0 s of processor time "
                + "(200 samples of 4 threads)"
        )
        #expect(
            lines[1] == "1250 allocations, 100 KiB; 50 calls: 25.0 allocations, 2.00 KiB each")
        #expect(lines.last { $0.hasSuffix("main") } == " 0.0 %  100.0 %  main")
        #expect(lines.contains("75.0 %   75.0 %  hot()"))
    }

    @Test func whatWasNotSeenIsTold() {
        let summary = AdminV1.ProfileSummary(
            service: "a", hertz: 100, sampleCount: 1, droppedSampleCount: 7,
            unreachedThreadCount: 2)
        let text = report(summary).text(rows: 1)
        #expect(text.contains("not seen: 7 samples, 2 threads"))
        #expect(text.contains("allocations are not counted"))
        #expect(!text.contains("main"))
    }

    @Test func anIdleServiceHasNoTable() {
        let text = report(AdminV1.ProfileSummary(service: "a", hertz: 100)).text(rows: 30)
        #expect(text.hasSuffix("The service did nothing that took processor time."))
    }

    @Test func stacksAreLinesForFlameGraphs() {
        #expect(
            report(AdminV1.ProfileSummary()).folded == "thread a;main;hot() 150\nthread a 50\n")
    }

    @Test func callsAreListedWithTheirLoopsAndWorks() {
        let list = AdminV1.CallList(
            service: "soap-service",
            loops: [
                AdminV1.LoopSnapshot(
                    name: "soap-service-0", queuedJobCount: 3, timerCount: 9, openCallCount: 2,
                    answerNs: 40_000),
                AdminV1.LoopSnapshot(name: "soap-service-1", isSilent: true),
            ],
            calls: [
                AdminV1.OpenCall(
                    path: "a.B/C", loop: "soap-service-0", ageNs: 2_000_000,
                    deadlineLeftNs: 8_000_000, phase: "downstream", traceID: "0af7", lane: "write"),
                AdminV1.OpenCall(path: "a.B/D", deadlineLeftNs: -5, phase: "stopped"),
            ], works: [AdminV1.BackgroundWork(name: "telemetry", ageMs: 1_500)])
        let lines = CallsReport.text(list).split(separator: "\n")
        func words(_ start: String) -> [Substring] {
            lines.first { $0.hasPrefix(start) }?.split(separator: " ") ?? []
        }
        #expect(words("soap-service-0") == ["soap-service-0", "2", "3", "9", "40.0", "µs"])
        #expect(words("soap-service-1").last == "silent")
        #expect(
            words("a.B/C") == [
                "a.B/C", "downstream", "2.00", "ms", "8.00", "ms", "write", "0af7",
                "soap-service-0",
            ])
        #expect(words("a.B/D").contains("late"))
        #expect(words("telemetry") == ["telemetry", "1.50", "s"])
        #expect(CallsReport.text(AdminV1.CallList()).isEmpty)
    }
}
