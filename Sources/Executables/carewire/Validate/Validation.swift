internal import LatencyBudget
internal import Messages

/// A running suite held against all of its targets: verdicts, score, grade, recommendations (R07 to
/// R09).
struct Validation: Sendable {
    let findings: [TargetFinding]
    let recommendations: [AggregatorV1.Recommendation]

    /// - Parameters:
    ///   - report: over the window that is judged.
    ///   - recent: over the time within which something must have been measured; nil to believe
    ///     everything in the window.
    ///   - sessions: how many were active in a load of this command's own; nil when there was none.
    init(
        _ report: AggregatorV1.ReportResponse, recent: AggregatorV1.ReportResponse?,
        sessions: SessionFinding?
    ) {
        let operations = report.operations.filter {
            !$0.operation.hasPrefix(OperationBudget.canaryPrefix)
        }
        let recentCounts = (recent?.operations ?? []).reduce(into: [String: UInt64]()) {
            $0[$1.operation] = $1.count
        }
        let judged = operations.map { operation in
            TargetFinding(
                operation, windowSeconds: report.windowSeconds,
                recentCount: recent.map { _ in recentCounts[operation.operation] ?? 0 })
        }
        let areKept = operations.filter(\.gate).allSatisfy { gate in
            judged.contains { $0.name == gate.operation && $0.verdict == .pass }
        }
        var carried = sessions ?? SessionFinding()
        if report.sessionCountMin > 0 { carried.countMin = Int(report.sessionCountMin) }
        findings = judged + [carried.finding(areBudgetsKept: areKept)]
        recommendations = report.recommendations
    }

    /// What the verdict is about.
    private var judged: [TargetFinding] { findings.filter { !$0.isLeftOut } }

    private var sheet: GradeSheet {
        GradeSheet(judged.map { GradeSheet.Item($0.name, $0.criticality, $0.verdict) })
    }

    /// Weighted by criticality; nil when nothing was determined.
    var score: Double? { sheet.score }
    /// Capped when a target of safety fails, or when something is unknown.
    var grade: Grade { sheet.grade }

    /// Fail when one fails, unknown when another is unknown or there is none.
    var verdict: Verdict {
        if judged.contains(where: { $0.verdict == .fail }) { return .fail }
        let isUnknown = judged.isEmpty || judged.contains { $0.verdict == .unknown }
        return isUnknown ? .unknown : .pass
    }

    /// For people.
    var text: String {
        var table = Table([
            ("target", .left), ("row", .left), ("criticality", .left), ("must hold", .left),
            ("measured", .left), ("used", .right), ("count", .right), ("window", .right),
            ("verdict", .left), ("", .left),
        ])
        for finding in findings {
            let used = finding.used.map { $0.isFinite ? Spelling.percent(min($0, 99)) : "all" }
            table.add([
                finding.name, finding.row, finding.criticality.rawValue, finding.target,
                finding.measured, used ?? "–", String(finding.count),
                "\(finding.windowSeconds) s", finding.word, finding.reason,
            ])
        }
        var lines = [table.text, ""]
        let failed = sheet.failedSafety.joined(separator: ", ")
        let points = score.map { "\(Spelling.tenths($0)) of 100" } ?? "none"
        lines.append(
            "verdict \(GateVerdict.word(verdict)), score \(points), grade \(grade.word)"
                + (failed.isEmpty ? "" : " (a target of safety fails: \(failed))"))
        let leftOut = findings.filter(\.isLeftOut)
        if !leftOut.isEmpty {
            let names = leftOut.map { "\($0.name) (\($0.criticality.rawValue))" }
            lines.append("not offered here, and not judged: " + names.joined(separator: ", "))
        }
        if !recommendations.isEmpty { lines.append("recommendations:") }
        lines += recommendations.map {
            "  - \($0.operation) [\($0.rule)]: \($0.evidence). \($0.suggestion)"
        }
        return lines.joined(separator: "\n")
    }

    var json: JSONValue {
        .object([
            ("verdict", .string(verdict.rawValue)), ("grade", .string(grade.word)),
            ("score", score.map { .number(String($0)) } ?? .null),
            ("failedSafety", .array(sheet.failedSafety.map { .string($0) })),
            ("targets", .array(findings.map(\.json))),
            ("recommendations", .array(recommendations.map { $0.json() })),
        ])
    }
}

extension TargetFinding {
    fileprivate var word: String { isLeftOut ? "not offered" : GateVerdict.word(verdict) }

    fileprivate var json: JSONValue {
        .object([
            ("target", .string(name)), ("row", .string(row)),
            ("criticality", .string(criticality.rawValue)), ("mustHold", .string(target)),
            ("measured", .string(measured)), ("count", .number(String(count))),
            ("windowSeconds", .number(String(windowSeconds))),
            ("used", used.map { $0.isFinite ? .number(String($0)) : .string("Infinity") } ?? .null),
            ("verdict", .string(verdict.rawValue)), ("reason", .string(reason)),
            ("offered", .bool(!isLeftOut)),
        ])
    }
}
