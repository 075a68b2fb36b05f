internal import CircuitBreaking

/// The settings of soap-service.
package struct SOAPServiceConfiguration: Sendable {
    /// Whose notes these are: separates keys and pseudonyms.
    package var tenant: String
    /// The patient check's share of a call's time.
    package var patientCheckLimit: Duration
    /// The EHR hand-off's share of a call's time; afterwards it is pending.
    package var handOffLimit: Duration
    /// No hand-off makes a caller wait past this, counted from the start of the call.
    package var answerLimit: Duration
    /// After how long a stored note whose hand-off was not reported done is taken up by the worker.
    package var handOffGrace: Duration
    /// How long the worker waits for the EHR to take one document.
    package var repeatLimit: Duration
    /// How long the worker rests when nothing is due.
    package var idlePause: Duration
    /// The first wait before a hand-off is repeated; it doubles with every attempt.
    package var repeatDelay: Duration
    /// The longest wait before a hand-off is repeated.
    package var repeatDelayMax: Duration
    /// After how long the EHR is told of an erased note: no hand-off of before may be on its way.
    package var retractionGrace = Duration.seconds(10)
    /// How long a document rests that the EHR has refused again and again.
    package var refusedRest = Duration.seconds(3_600)

    /// Settings with their defaults: 500 ms for the check, 200 ms for the hand-off,
    /// 1.8 s in all; repeated after 2 s, then after 1 s to 60 s.
    package init(
        tenant: String = "default", patientCheckLimit: Duration = .milliseconds(500),
        handOffLimit: Duration = .milliseconds(200), answerLimit: Duration = .milliseconds(1800),
        handOffGrace: Duration = .seconds(2), repeatLimit: Duration = .seconds(2),
        idlePause: Duration = .milliseconds(500), repeatDelay: Duration = .seconds(1),
        repeatDelayMax: Duration = .seconds(60)
    ) {
        self.tenant = tenant
        self.patientCheckLimit = patientCheckLimit
        self.handOffLimit = handOffLimit
        self.answerLimit = answerLimit
        self.handOffGrace = handOffGrace
        self.repeatLimit = repeatLimit
        self.idlePause = idlePause
        self.repeatDelay = repeatDelay
        self.repeatDelayMax = repeatDelayMax
    }

    /// When callers no longer wait for an EHR that does not answer: half of at least ten hand-offs
    /// of the last twenty failed. Every two seconds one is tried.
    static let handOffBreaker: CircuitBreakerConfiguration =
        (try? CircuitBreakerConfiguration(
            slidingWindow: .count(20), minimumNumberOfCalls: 10,
            waitDurationInOpenState: .seconds(2), permittedNumberOfCallsInHalfOpenState: 1,
            leaseDuration: .seconds(5))) ?? .standard
}
