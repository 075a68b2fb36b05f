internal import LatencyBudget
internal import Messages

/// What all checks together say: score, grade, what to improve and what to do next (R79).
struct Diagnosis: Sendable {
    struct Entry: Sendable {
        let check: Check
        let finding: Finding
        let duration: Duration
    }

    let entries: [Entry]

    private var sheet: GradeSheet {
        GradeSheet(
            entries.map { GradeSheet.Item($0.check.name, $0.check.criticality, $0.finding.verdict) }
        )
    }

    var grade: Grade { sheet.grade }
    /// 0 to 100; nil when nothing was determined.
    var score: Double? { sheet.score }

    /// Fail when anything fails, unknown when anything else is, or when nothing was looked at.
    var verdict: Verdict {
        if entries.contains(where: { $0.finding.verdict == .fail }) { return .fail }
        return entries.isEmpty || !sheet.undetermined.isEmpty ? .unknown : .pass
    }

    /// What failed, the most critical first.
    var criticalImprovements: [String] {
        ranked(.fail).map { "\($0.check.row) \($0.check.name): \($0.check.improvement)" }
    }

    /// What would determine the rest.
    var nextSteps: [String] {
        ranked(.unknown).map { "\($0.check.row) \($0.check.name): \($0.check.nextStep)" }
    }

    private func ranked(_ verdict: Verdict) -> [Entry] {
        let found = entries.enumerated().filter { $0.element.finding.verdict == verdict }
        return found.sorted { left, right in
            let weights = (
                left.element.check.criticality.weight, right.element.check.criticality.weight
            )
            return weights.0 == weights.1 ? left.offset < right.offset : weights.0 > weights.1
        }.map(\.element)
    }

    /// For people: a line for each check, its evidence below it, then the sum.
    var text: String {
        var lines: [String] = []
        for entry in entries {
            lines.append(
                "\(entry.check.row)  \(GateVerdict.word(entry.finding.verdict))"
                    + "  \(entry.check.name) (\(entry.check.criticality.rawValue))")
            lines.append("     \(entry.finding.evidence)")
        }
        let points = score.map { "\(Spelling.tenths($0)) of 100" } ?? "none"
        lines += ["", "score \(points), grade \(grade.word)"]
        if !criticalImprovements.isEmpty { lines.append("critical improvements:") }
        lines += criticalImprovements.map { "  - \($0)" }
        if !nextSteps.isEmpty { lines.append("next steps:") }
        lines += nextSteps.map { "  - \($0)" }
        return lines.joined(separator: "\n")
    }

    var json: JSONValue {
        .object([
            ("verdict", .string(verdict.rawValue)), ("grade", .string(grade.word)),
            ("score", score.map { .number(String($0)) } ?? .null),
            (
                "checks",
                .array(
                    entries.map { entry in
                        .object([
                            ("row", .string(entry.check.row)), ("name", .string(entry.check.name)),
                            ("criticality", .string(entry.check.criticality.rawValue)),
                            ("verdict", .string(entry.finding.verdict.rawValue)),
                            ("evidence", .string(entry.finding.evidence)),
                            (
                                "seconds",
                                .number(String(Double(entry.duration.wholeNanoseconds) / 1e9))
                            ),
                        ])
                    })
            ),
            ("criticalImprovements", .array(criticalImprovements.map { .string($0) })),
            ("nextSteps", .array(nextSteps.map { .string($0) })),
        ])
    }
}
