internal import LatencyBudget

/// What one check has found.
struct Finding: Sendable, Equatable {
    let verdict: Verdict
    /// What was done and measured, with figures, in one line. No patient data.
    let evidence: String

    static func pass(_ evidence: String) -> Finding { Finding(verdict: .pass, evidence: evidence) }
    static func fail(_ evidence: String) -> Finding { Finding(verdict: .fail, evidence: evidence) }
    /// Not to be determined, with the reason.
    static func unknown(_ reason: String) -> Finding {
        Finding(verdict: .unknown, evidence: reason)
    }

    /// Pass when the condition holds, else fail, with the same evidence.
    static func judged(_ holds: Bool, _ evidence: String) -> Finding {
        Finding(verdict: holds ? .pass : .fail, evidence: evidence)
    }
}
