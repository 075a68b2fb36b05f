internal import CircuitBreaking
internal import Messages
internal import RPC

/// Hands documents to the EHR through ehr-gateway.
struct HandOff: Sendable {
    /// LOINC code of a progress note.
    static let documentType = "11506-3"

    let ehr: EhrV1.EHRGatewayClient
    let breaker: CircuitBreaker
    /// For those that may travel together.
    let gathering: HandOffGathering

    /// - Parameter limit: how long a call with documents of waiting callers may take.
    init(ehr: EhrV1.EHRGatewayClient, limit: Duration) {
        self.ehr = ehr
        gathering = HandOffGathering(ehr: ehr, limit: limit)
        breaker = CircuitBreaker(
            name: "ehr-gateway/SubmitDocument",
            configuration: SOAPServiceConfiguration.handOffBreaker, now: .now)
    }

    /// Hands a note over while its caller waits. False when the EHR did not take it in time, or is
    /// known not to answer: then nobody waits.
    func attempt(
        _ content: SoapV1.GetNoteResponse, _ name: HandOffName, isUrgent: Bool,
        timeout: Duration, _ context: CallContext
    ) async -> Bool {
        guard timeout > .zero else { return false }
        do {
            try await breaker.withPermit(
                now: Self.now, deadline: .now + timeout, judge: Self.judgement
            ) {
                guard !isUrgent, gathering.isRunning else {
                    return try await submit(
                        content, name, isUrgent: isUrgent, timeout: timeout, context)
                }
                try await submitTogether(content, name, timeout: timeout, context)
            }
            return true
        } catch {
            return false
        }
    }

    private func submitTogether(
        _ content: SoapV1.GetNoteResponse, _ name: HandOffName, timeout: Duration,
        _ context: CallContext
    ) async throws(RPCError) {
        let startedAt = ContinuousClock.now
        defer { context.observe("ehr.batch", startedAt: startedAt, endedAt: .now) }
        try await gathering.submit(
            Self.request(content, name), deadline: startedAt + timeout, context)
    }

    /// Hands a note over. Repeating it makes no second document.
    func submit(
        _ content: SoapV1.GetNoteResponse, _ name: HandOffName, isUrgent: Bool,
        timeout: Duration, _ context: CallContext
    ) async throws(RPCError) {
        let document = name.documentID
        _ = try await ehr.submitDocument(
            Self.request(content, name),
            options: CallOptions(
                parent: context, timeout: timeout, metadata: .handingOn(context.audit),
                idempotencyKey: document, priority: isUrgent ? .emergency : nil))
    }

    static func request(
        _ content: SoapV1.GetNoteResponse, _ name: HandOffName
    ) -> EhrV1.SubmitDocumentRequest {
        EhrV1.SubmitDocumentRequest(
            patientID: content.patientID, documentID: name.documentID,
            providerID: content.providerID, loinc: documentType, text: content.text,
            replacesDocumentID: name.replaced?.documentID ?? "",
            status: content.change == .enteredInError ? .enteredInError : .current)
    }

    /// Tells the EHR that a document's note was erased. Repeating it changes nothing more.
    func retract(
        _ retraction: Retraction, timeout: Duration, _ context: CallContext
    ) async throws(RPCError) {
        let document = retraction.name.documentID
        _ = try await ehr.retractDocument(
            EhrV1.RetractDocumentRequest(
                documentID: document, enteredInError: retraction.enteredInError),
            options: CallOptions(
                parent: context, timeout: timeout, idempotencyKey: "\(document)-retract"))
    }

    /// Whether an error means that the EHR cannot be reached, rather than that it refused.
    static func isOutage(_ error: any Error) -> Bool {
        guard let error = error as? RPCError else { return false }
        switch error.code {
        case .unavailable, .deadlineExceeded, .resourceExhausted, .cancelled: return true
        case .ok, .unknown, .invalidArgument, .notFound, .alreadyExists,
            .permissionDenied, .failedPrecondition, .aborted, .outOfRange, .unimplemented,
            .internalError, .dataLoss, .unauthenticated:
            return false
        }
    }

    static func now() -> ContinuousClock.Instant { .now }

    /// A gateway that names a rest gets it: its own breaker may be open for so long.
    static func judgement(_ error: any Error) -> CircuitBreaker.Judgement {
        guard let error = error as? RPCError else { return .success }
        if error.code == .cancelled { return .ignored }
        guard isOutage(error) else { return .success }
        guard let rest = error.retryAfter, rest > .zero else { return .failure }
        return .throttled(retryAfter: rest)
    }
}
