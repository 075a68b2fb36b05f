internal import LatencyBudget
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
            throw Self.closed
        }
    }

    private static let closed = RPCError(
        .failedPrecondition, "the patient's record is closed")

    /// Asks about several patients, none of them urgently: by one call for all who are asked about
    /// on behalf of the same person, with an outcome and a record for each.
    /// - Returns: for each, in their order, nothing or why no note may be stored, as
    ///   ``check(_:isUrgent:_:)`` throws it.
    func check(_ questions: [Question]) async -> [RPCError?] {
        let parties = Dictionary(grouping: questions.indices) { questions[$0].party }
        if parties.count == 1 { return await checkParty(questions) }
        return await withTaskGroup { group in
            for places in parties.values {
                group.addTask { (places, await checkParty(places.map { questions[$0] })) }
            }
            var refusals = [RPCError?](repeating: nil, count: questions.count)
            for await (places, answers) in group {
                for (place, answer) in zip(places, answers) { refusals[place] = answer }
            }
            return refusals
        }
    }

    /// A patient, and the call that asks.
    struct Question: Sendable {
        let patientID: PHI<String>
        let context: CallContext

        /// On whose behalf.
        fileprivate var party: [String?] {
            guard let audit = context.audit else { return [] }
            return [audit.actor, audit.purpose, audit.reason]
        }
    }

    private func checkParty(_ questions: [Question]) async -> [RPCError?] {
        do throws(RPCError) {
            guard questions.count > 1 else {
                try await check(questions[0].patientID, isUrgent: false, questions[0].context)
                return [nil]
            }
            let outcomes = try await ask(questions)
            return outcomes.map { outcome in
                if let error = RPCError(outcome) { return Self.refusal(error) }
                return outcome.active ? nil : Self.closed
            }
        } catch {
            return questions.map { _ in error }
        }
    }

    private func ask(
        _ questions: [Question]
    ) async throws(RPCError) -> [PatientV1.CheckPatientsResponse.Outcome] {
        // A call has one deadline: who has less left is answered by the end of its own.
        let parent = questions.reduce(questions[0].context) {
            $0.deadline < $1.context.deadline ? $1.context : $0
        }
        let request = PatientV1.CheckPatientsRequest(
            questions: questions.map {
                let trace = $0.context.trace.traceID
                return .init(
                    patientID: $0.patientID, traceHigh: trace.high, traceLow: trace.low)
            })
        let startedAt = ContinuousClock.now
        defer {
            // The call's hops are in one trace; the others say how long they took.
            let endedAt = ContinuousClock.now
            for question in questions where question.context.trace != parent.trace {
                question.context.observe(
                    "patient.check", startedAt: startedAt, endedAt: endedAt)
            }
        }
        do throws(RPCError) {
            let response = try await patients.checkPatients(
                request,
                options: CallOptions(
                    parent: parent, timeout: limit, metadata: .handingOn(parent.audit)))
            guard response.outcomes.count == questions.count else {
                throw RPCError(.internalError, "not one outcome for each patient")
            }
            return response.outcomes
        } catch {
            throw Self.refusal(error)
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

extension RPCError {
    /// Why a question was not answered; nil when it was.
    fileprivate init?(_ outcome: PatientV1.CheckPatientsResponse.Outcome) {
        guard outcome.code != 0 else { return nil }
        let code = Int32(exactly: outcome.code).flatMap(StatusCode.init(rawValue:)) ?? .unknown
        self.init(code, outcome.message)
    }
}
