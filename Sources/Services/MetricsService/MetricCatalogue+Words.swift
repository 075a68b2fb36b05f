internal import RPC

/// The words that labels of the suite's own metrics may have.
extension MetricCatalogue {
    /// Paths of all methods of the contracts; "other" is what comes beyond a sender's bound.
    static let methods: MetricEntry.Words = Set(Catalogue.methods.map(\.name.path) + ["other"])
    static let codes: MetricEntry.Words = Set(StatusCode.allCases.map(\.name) + ["OTHER"])
    static let outcomes: MetricEntry.Words = [
        "success", "caller_fault", "service_fault", "cancelled",
    ]
    /// Named parts of handlers.
    static let parts: MetricEntry.Words = [
        "phi.seal", "phi.open", "postgres.read", "postgres.write", "audit.append", "redis.get",
        "redis.set", "redis.delete", "ehr.http", "ehr.batch", "ehr.submit", "text.read",
        "patient.check", "note.wait", "other",
    ]
    static let breakers = sinks.union([
        "ehr-gateway/SubmitDocument", "patient-cache", "ehr.read", "ehr.status", "ehr.submit",
    ])
    /// Of several aggregators the further ones are numbered, up to 15.
    static let sinks: MetricEntry.Words = Set(
        (1...15).map { "latency-aggregator-\($0)" } + ["latency-aggregator", "metrics-service"])
    static let lanes: MetricEntry.Words = Set(CallPriority.allCases.map(\.name))
    static let refusals: MetricEntry.Words = [
        "draining", "tooManyCalls", "perPeer", "tooManyConnections", "tooManyStreams", "overload",
        "displaced", "cannotFinish", "expired", "denied", "unauthenticated", "unknownMethod",
        "malformed", "invalidStreamID", "unexpectedData", "oversize", "queueOverflow",
        "waitingAnswers", "other",
    ]
    static let sections: MetricEntry.Words = ["subjective", "objective", "assessment", "plan"]
}
