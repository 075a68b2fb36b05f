import ArgumentParser
import LatencyBudget
import Messages
import RPC
import Testing

@testable import carewire

/// How a report becomes verdicts, a score and a grade.
@Suite struct ValidationTests {
    /// The six targets that were asked for first, by criticality.
    private static let six: [(name: String, criticality: Criticality)] = [
        ("soap.process", .important), ("patient.read", .important), ("ehr.status", .important),
        ("phi.seal", .safety), ("audit.append", .important), ("patient.check", .routine),
    ]

    private static func operation(
        _ name: String = "soap.process", _ verdict: AggregatorV1.Verdict = .pass,
        criticality: Criticality = .important, used: Double? = nil, count: UInt64 = 200,
        p99: UInt64? = nil, budget: UInt64 = 500_000_000, gate: Bool = false
    ) -> AggregatorV1.OperationReport {
        let share = used ?? (verdict == .fail ? 1.5 : 0.2)
        let measured = p99 ?? (share.isFinite ? UInt64(max(0, share) * Double(budget)) : 1)
        return AggregatorV1.OperationReport(
            operation: name, requirement: "R01", count: count, p50Ns: 1_000, p95Ns: 2_000,
            p99Ns: measured, p999Ns: measured, budgetNs: budget, budgetPercentile: 0.99,
            verdict: verdict, gate: gate, used: share, criticality: criticality.rawValue)
    }

    private static func validation(
        _ operations: [AggregatorV1.OperationReport], recent: [AggregatorV1.OperationReport]? = nil,
        sessions: SessionFinding? = SessionFinding(
            sessionCount: 100, callCount: 1_000, failureCount: 0, seconds: 30)
    ) -> Validation {
        Validation(
            AggregatorV1.ReportResponse(operations: operations, windowSeconds: 3_600),
            recent: recent.map {
                AggregatorV1.ReportResponse(operations: $0, windowSeconds: 600)
            }, sessions: sessions)
    }

    /// Every combination of pass, fail and unknown of the six: 729, the 64 of pass and fail among
    /// them.
    @Test func everyCombinationOfVerdictsHasItsGrade() {
        let verdicts: [AggregatorV1.Verdict] = [.pass, .fail, .unknown]
        var grades: [Grade: Int] = [:]
        for number in 0..<729 {
            var rest = number
            let chosen = Self.six.map { _ in
                defer { rest /= 3 }
                return verdicts[rest % 3]
            }
            let operations = zip(Self.six, chosen).map {
                Self.operation($0.name, $1, criticality: $0.criticality)
            }
            let validation = Self.validation(operations)
            // By hand: the sessions pass, weight 2.
            var (earned, determined, isSafetyFailed) = (2.0, 2.0, false)
            for (target, verdict) in zip(Self.six, chosen) where verdict != .unknown {
                determined += target.criticality.weight
                if verdict == .pass { earned += target.criticality.weight }
                if verdict == .fail, target.criticality == .safety { isSafetyFailed = true }
            }
            let score = 100 * earned / determined
            var grade: Grade =
                score >= 95
                ? .excellent : score >= 85 ? .good : score >= 75 ? .acceptable : .needsImprovement
            if chosen.contains(.unknown) { grade = min(grade, .acceptable) }
            if isSafetyFailed { grade = .needsImprovement }
            #expect(validation.score == score, "combination \(number)")
            #expect(validation.grade == grade, "combination \(number)")
            let verdict: Verdict =
                chosen.contains(.fail) ? .fail : chosen.contains(.unknown) ? .unknown : .pass
            #expect(validation.verdict == verdict, "combination \(number)")
            grades[validation.grade, default: 0] += 1
        }
        // None of the grades is out of reach.
        for grade in [Grade.excellent, .good, .acceptable, .needsImprovement] {
            #expect(grades[grade, default: 0] > 0, "\(grade.word) never comes")
        }
    }

    @Test func whatIsNoMeasurementIsUnknownAndNeverAPass() {
        let cases: [(String, AggregatorV1.OperationReport)] = [
            ("nothing was measured", Self.operation(count: 0)),
            ("what was measured is no number", Self.operation(used: .nan)),
            ("what was measured is no number", Self.operation(used: -1)),
            ("what was measured is no number", Self.operation("a", .fail, used: -.infinity)),
            ("there is no limit", Self.operation(budget: 0)),
            ("nothing was measured", Self.operation(p99: 0)),
            ("too little was measured", Self.operation("a", .unknown)),
            ("too little was measured", Self.operation("a", .unrecognized(7))),
        ]
        for (reason, operation) in cases {
            let finding = TargetFinding(operation, windowSeconds: 60, recentCount: nil)
            #expect(finding.verdict == .unknown, "\(reason)")
            #expect(finding.reason == reason)
            #expect(Self.validation([operation]).verdict == .unknown, "\(reason)")
        }
        var operation = Self.operation()
        operation.budgetPercentile = .nan
        #expect(
            TargetFinding(operation, windowSeconds: 60, recentCount: nil).verdict == .unknown)
        operation.budgetPercentile = 0.42
        #expect(
            TargetFinding(operation, windowSeconds: 60, recentCount: nil).verdict == .unknown)
    }

    @Test func whatIsTooOldIsUnknown() {
        let old = Self.operation()
        #expect(Self.validation([old], recent: []).verdict == .unknown)
        #expect(Self.validation([old], recent: [Self.operation(count: 0)]).verdict == .unknown)
        #expect(Self.validation([old], recent: [Self.operation(count: 1)]).verdict == .pass)
        #expect(Self.validation([old], recent: nil).verdict == .pass)
    }

    @Test func aPassThatItsOwnFiguresDenyIsAFailure() {
        for operation in [
            Self.operation(used: 1.01), Self.operation(used: 0.5, p99: 500_000_001),
            Self.operation(used: .infinity),
        ] {
            #expect(Self.validation([operation]).verdict == .fail)
        }
        #expect(Self.validation([Self.operation(used: 1)]).verdict == .pass)
    }

    @Test func sessionsCountOnlyWithEveryGateKept() {
        let gate = Self.operation("soap.process", .pass, gate: true)
        func verdict(
            _ operations: [AggregatorV1.OperationReport], _ sessions: SessionFinding?
        ) -> Verdict? {
            Self.validation(operations, sessions: sessions).findings
                .first { $0.name == "sessions" }?.verdict
        }
        let hundred = SessionFinding(sessionCount: 100, callCount: 900, seconds: 30)
        #expect(verdict([gate], hundred) == .pass)
        #expect(verdict([gate], nil) == .unknown)
        #expect(verdict([gate], SessionFinding(sessionCount: 500, callCount: 0)) == .unknown)
        #expect(verdict([gate], SessionFinding(sessionCount: 99, callCount: 9)) == .fail)
        #expect(
            verdict([gate], SessionFinding(sessionCount: 100, callCount: 9, failureCount: 1))
                == .fail)
        #expect(verdict([Self.operation("a", .fail, gate: true)], hundred) == .fail)
        #expect(verdict([Self.operation("a", .unknown, gate: true)], hundred) == .fail)
        #expect(verdict([gate, Self.operation("b", .fail)], hundred) == .pass)
    }

    @Test func whatIsNotOfferedIsNamedAndNotJudged() {
        var missing = Self.operation("clinical.emergency", .unknown, used: 0, count: 0)
        missing.leftOut = true
        let validation = Self.validation([Self.operation(), missing])
        #expect(validation.verdict == .pass)
        #expect(validation.grade == .excellent)
        #expect(validation.text.contains("not offered here, and not judged: clinical.emergency"))
        #expect(validation.json.text(pretty: false).contains("\"offered\":false"))
        // Whatever the report says: with measurements it is judged.
        missing.count = 200
        missing.verdict = .fail
        missing.used = 2
        #expect(Self.validation([Self.operation(), missing]).verdict == .fail)
        // With nothing else there is nothing to pass.
        var alone = missing
        alone.count = 0
        #expect(
            Validation(
                AggregatorV1.ReportResponse(operations: [alone]), recent: nil, sessions: nil
            ).verdict == .unknown)
    }

    @Test func theBudgetFileSaysHowManySessions() {
        var report = AggregatorV1.ReportResponse(operations: [Self.operation()])
        report.sessionCountMin = 200
        func verdict(_ count: Int) -> Verdict {
            Validation(
                report, recent: nil,
                sessions: SessionFinding(sessionCount: count, callCount: 1_000, seconds: 30)
            ).verdict
        }
        #expect(verdict(199) == .fail)
        #expect(verdict(200) == .pass)
    }

    @Test func canariesAreNotJudged() {
        let canary = Self.operation("canary.drill", .fail)
        let validation = Self.validation([Self.operation(), canary])
        #expect(validation.verdict == .pass)
        #expect(!validation.text.contains("canary"))
        let report = AggregatorV1.ReportResponse(operations: [canary])
        #expect(BudgetTable.failures(report) == [])
    }

    @Test func theTableSaysTargetMeasurementWindowAndVerdict() throws {
        var report = AggregatorV1.ReportResponse(
            operations: [Self.operation("patient.read", .fail, criticality: .safety)],
            windowSeconds: 900)
        report.recommendations = [
            AggregatorV1.Recommendation(
                rule: "over-budget", operation: "patient.read", evidence: "p99 750 ms of 500 ms",
                suggestion: "Shorten it.")
        ]
        let validation = Validation(report, recent: nil, sessions: nil)
        let row = try #require(
            validation.text.split(separator: "\n").first { $0.hasPrefix("patient.read ") })
        for text in [
            "R01", "safety", "p99 ≤ 500 ms", "p99 750 ms", "150 %", "200", "900 s", "FAIL",
        ] {
            #expect(row.contains(text), "\(text) is missing in \(row)")
        }
        #expect(validation.text.contains("grade NEEDS_IMPROVEMENT (a target of safety fails"))
        #expect(validation.text.contains("patient.read [over-budget]: p99 750 ms of 500 ms."))
        let json = try JSONValue(parsing: validation.json.text(pretty: true))
        guard case .object(let members) = json else {
            Issue.record("no object")
            return
        }
        #expect(members.map(\.key).contains("targets"))
        #expect(validation.json.text(pretty: false).contains("\"verdict\":\"fail\""))
    }

    @Test func nothingAtAllIsUnknown() {
        let validation = Self.validation([], sessions: nil)
        #expect(validation.verdict == .unknown)
        #expect(validation.grade == .unknown)
        #expect(validation.score == nil)
    }

    @Test func theExitStatusIsTheVerdict() async throws {
        #expect(GateVerdict.exitCode(of: .pass).rawValue == 0)
        #expect(GateVerdict.exitCode(of: .fail).rawValue == 1)
        #expect(GateVerdict.exitCode(of: .unknown).rawValue == 2)
        let failed = try await GateVerdict.exitCode { throw CLIError(.file, "it is not there") }
        #expect(failed.rawValue == 2)
    }
}
