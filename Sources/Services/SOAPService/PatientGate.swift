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

    /// Asks about several patients, none of them urgently: by one call for all, on whose behalf
    /// ever each of them is asked about, with an outcome and a record for each.
    /// - Returns: for each, in their order, nothing or why no note may be stored, as
    ///   ``check(_:isUrgent:_:)`` throws it.
    func check(_ questions: [Question]) async -> [RPCError?] {
        guard let first = questions.first else { return [] }
        if questions.allSatisfy({ $0.isAsked(onBehalfOf: first) }) {
            return await checkParty(questions)
        }
        do throws(RPCError) {
            return Self.refusals(try await ask(questions, isStated: true))
        } catch {
            // A patient-service from before it knew of several persons takes none of these.
            if error.code == .invalidArgument { return await checkParties(questions) }
            return questions.map { _ in error }
        }
    }

    /// A call for each person.
    private func checkParties(_ questions: [Question]) async -> [RPCError?] {
        let parties = Dictionary(grouping: questions.indices) { questions[$0].party }
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

        fileprivate func isAsked(onBehalfOf other: Question) -> Bool {
            let (own, others) = (context.audit, other.context.audit)
            return own?.actor == others?.actor && own?.purpose == others?.purpose
                && own?.reason == others?.reason
        }

        /// - Parameter isStated: whether it says on whose behalf.
        fileprivate func message(isStated: Bool) -> PatientV1.CheckPatientsRequest.Question {
            let trace = context.trace.traceID
            var message = PatientV1.CheckPatientsRequest.Question(
                patientID: patientID, traceHigh: trace.high, traceLow: trace.low)
            if isStated, let audit = context.audit {
                message.actor = audit.actor
                message.purpose = audit.purpose
                message.reason = audit.reason ?? ""
            }
            return message
        }
    }

    private func checkParty(_ questions: [Question]) async -> [RPCError?] {
        do throws(RPCError) {
            guard questions.count > 1 else {
                try await check(questions[0].patientID, isUrgent: false, questions[0].context)
                return [nil]
            }
            return Self.refusals(try await ask(questions, isStated: false))
        } catch {
            return questions.map { _ in error }
        }
    }

    private static func refusals(
        _ outcomes: [PatientV1.CheckPatientsResponse.Outcome]
    ) -> [RPCError?] {
        outcomes.map { outcome in
            if let error = RPCError(outcome) { return refusal(error) }
            return outcome.active ? nil : closed
        }
    }

    /// - Parameter isStated: whether each question says on whose behalf; otherwise the call does.
    private func ask(
        _ questions: [Question], isStated: Bool
    ) async throws(RPCError) -> [PatientV1.CheckPatientsResponse.Outcome] {
        // A call has one deadline: who has less left is answered by the end of its own.
        let parent = questions.reduce(questions[0].context) {
            $0.deadline < $1.context.deadline ? $1.context : $0
        }
        let messages = questions.map { $0.message(isStated: isStated) }
        let request = PatientV1.CheckPatientsRequest(
            questions: isStated ? [] : messages, statedQuestions: isStated ? messages : [])
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
                    parent: parent, timeout: limit,
                    metadata: .handingOn(isStated ? nil : parent.audit)))
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
