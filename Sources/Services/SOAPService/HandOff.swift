internal import CircuitBreaking
internal import Messages
internal import RPC

/// Hands documents to the EHR through ehr-gateway.
struct HandOff: Sendable {
    /// LOINC code of a progress note.
    static let documentType = "11506-3"

    let ehr: EhrV1.EHRGatewayClient
    let breaker: CircuitBreaker

    init(ehr: EhrV1.EHRGatewayClient) {
        self.ehr = ehr
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
                try await submit(content, name, isUrgent: isUrgent, timeout: timeout, context)
            }
            return true
        } catch {
            return false
        }
    }

    /// Hands a note over. Repeating it makes no second document.
    func submit(
        _ content: SoapV1.GetNoteResponse, _ name: HandOffName, isUrgent: Bool,
        timeout: Duration, _ context: CallContext
    ) async throws(RPCError) {
        let document = name.documentID
        _ = try await ehr.submitDocument(
            EhrV1.SubmitDocumentRequest(
                patientID: content.patientID, documentID: document,
                providerID: content.providerID, loinc: Self.documentType, text: content.text,
                replacesDocumentID: name.replaced?.documentID ?? "",
                status: content.change == .enteredInError ? .enteredInError : .current),
            options: CallOptions(
                parent: context, timeout: timeout, metadata: .handingOn(context.audit),
                idempotencyKey: document, priority: isUrgent ? .emergency : nil))
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

    private static func now() -> ContinuousClock.Instant { .now }

    /// A gateway that names a rest gets it: its own breaker may be open for so long.
    private static func judgement(_ error: any Error) -> CircuitBreaker.Judgement {
        guard let error = error as? RPCError else { return .success }
        if error.code == .cancelled { return .ignored }
        guard isOutage(error) else { return .success }
        guard let rest = error.retryAfter, rest > .zero else { return .failure }
        return .throttled(retryAfter: rest)
    }
}
