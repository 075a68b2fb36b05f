internal import Messages

/// What rules have found, in the order in which they spoke.
struct MonitorFindings: Sendable {
    private(set) var analysis: [MetricsV1.Finding] = []
    private(set) var alerts: [MetricsV1.MonitorAlert] = []
    private(set) var advice: [MetricsV1.MonitorAdvice] = []

    enum Severity: String, Sendable {
        /// Somebody is to be woken.
        case page
        /// Somebody is to look tomorrow.
        case ticket
    }

    /// Notes what a rule has found; with a severity it is an alert, once for a rule and subject.
    mutating func note(
        _ rule: MonitorRule, _ subject: String, _ evidence: String, _ severity: Severity? = nil,
        suggestion: String? = nil
    ) {
        analysis.append(
            MetricsV1.Finding(rule: rule.rawValue, subject: subject, evidence: evidence))
        if let severity {
            let id = "\(rule.rawValue)/\(subject)"
            if !alerts.contains(where: { $0.id == id }) {
                alerts.append(
                    MetricsV1.MonitorAlert(
                        id: id, severity: severity.rawValue, evidence: evidence,
                        runbook: rule.runbook))
            }
        }
        if let suggestion {
            advice.append(
                MetricsV1.MonitorAdvice(
                    rule: rule.rawValue, subject: subject, evidence: evidence,
                    suggestion: suggestion))
        }
    }
}
