internal import Messages
internal import RPC

/// Asks patient-service whether notes may be stored for a patient, and to whom they may be shown.
struct PatientGate: Sendable {
    let patients: PatientV1.PatientServiceClient
    let limit: Duration

    /// Returns when the patient exists and is active.
    /// - Parameter isUrgent: whether the question goes ahead of others.
    /// - Throws: `NOT_FOUND`, `FAILED_PRECONDITION` for an inactive one, `CANCELLED`, or
    ///   `UNAVAILABLE` when the question was not answered.
    func check(
        _ patientID: PHI<String>, isUrgent: Bool, _ context: CallContext
    ) async throws(RPCError) {
        guard try await ask(patientID, isUrgent: isUrgent, context).active else {
            throw RPCError(.failedPrecondition, "the patient's record is closed")
        }
    }

    /// Whether the patient's consent excludes all but treatment, as it is when this is called or
    /// later.
    /// - Throws: `NOT_FOUND`, `CANCELLED`, or `UNAVAILABLE` when the question was not answered.
    func isForTreatmentOnly(
        _ patientID: PHI<String>, _ context: CallContext
    ) async throws(RPCError) -> Bool {
        try await ask(patientID, isUrgent: false, context).treatmentOnly
    }

    private func ask(
        _ patientID: PHI<String>, isUrgent: Bool, _ context: CallContext
    ) async throws(RPCError) -> PatientV1.CheckPatientResponse {
        do {
            return try await patients.checkPatient(
                PatientV1.CheckPatientRequest(patientID: patientID),
                options: CallOptions(
                    parent: context, timeout: limit, metadata: .handingOn(context.audit),
                    priority: isUrgent ? .emergency : nil))
        } catch {
            throw Self.refusal(error)
        }
    }

    /// What the caller is told: what it did wrong, or that it may try again. The words of another
    /// service stay here.
    private static func refusal(_ error: RPCError) -> RPCError {
        switch error.code {
        case .notFound: RPCError(.notFound, "there is no such patient", cause: error)
        case .cancelled: RPCError(.cancelled, "the call was cancelled", cause: error)
        case .invalidArgument:
            RPCError(.invalidArgument, "patient-service does not take the patient_id", cause: error)
        case .ok, .unknown, .deadlineExceeded, .alreadyExists, .permissionDenied,
            .resourceExhausted, .failedPrecondition, .aborted, .outOfRange, .unimplemented,
            .internalError, .unavailable, .dataLoss, .unauthenticated:
            RPCError(.unavailable, "the patient cannot be checked now", cause: error)
        }
    }
}
