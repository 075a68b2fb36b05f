internal import LatencyBudget

/// One of the sixteen things that a doctor looks at: a probe of the running system, and what to do
/// about a bad finding.
struct Check: Sendable {
    /// The row of the ledger, such as "R63".
    let row: String
    let name: String
    let criticality: Criticality
    /// What to do when it fails.
    let improvement: String
    /// What to give when it cannot be determined.
    let nextStep: String
    /// Looks. What it throws means that nothing could be determined.
    let look: @Sendable (any Probing) async throws -> Finding

    /// All, in the order in which they are reported.
    static let all = databaseChecks + applicationChecks + careChecks + watchingChecks
}
