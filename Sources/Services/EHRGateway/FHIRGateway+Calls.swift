internal import CircuitBreaking
internal import HTTPClient
package import Messages
package import RPC

extension FHIRGateway {
    /// One patient, by record number, as the EHR wrote the resource.
    ///
    /// - Throws: `RPCError`; NOT_FOUND when there is none, FAILED_PRECONDITION when there are two.
    package func readPatient(
        _ request: EhrV1.ReadPatientRequest, context: CallContext
    ) async throws -> EhrV1.ReadPatientResponse {
        try await answer { () throws(EHRGatewayError) in
            try RequestRules.check(patientID: request.patientID)
            let bundles = try await read([.patient(request.patientID)], context)
            let patient = try SearchSet.patient(
                bundles[0].get().value, recordNumber: request.patientID.revealed)
            return EhrV1.ReadPatientResponse(
                resource: PHI(patient.octets),
                versionID: patient["meta"]?.string("versionId") ?? "")
        }
    }

    /// The newest observations of one patient.
    ///
    /// The patient is read beside them, in the same batch: it tells "no such patient" from "none
    /// observed", and each observation must be about it.
    ///
    /// - Throws: `RPCError`, as for ``readPatient(_:context:)``.
    package func searchObservations(
        _ request: EhrV1.SearchObservationsRequest, context: CallContext
    ) async throws -> EhrV1.SearchObservationsResponse {
        try await answer { () throws(EHRGatewayError) in
            try RequestRules.check(patientID: request.patientID)
            let count = try RequestRules.count(request.count)
            let bundles = try await read(
                [.patient(request.patientID), .observations(request.patientID, count: count)],
                context)
            let patient = try SearchSet.patient(
                bundles[0].get().value, recordNumber: request.patientID.revealed)
            guard let id = patient.string("id") else {
                throw EHRGatewayError(.badAnswer, "the EHR's patient has no id")
            }
            let observations = try SearchSet.observations(
                bundles[1].get().value, patientID: id, count: count)
            return EhrV1.SearchObservationsResponse(
                resources: observations.map { PHI($0.octets) })
        }
    }

    /// Posts one document; a repeat of the same document id makes no second one.
    ///
    /// - Throws: `RPCError`; ALREADY_EXISTS when the EHR shows another text under this document id.
    package func submitDocument(
        _ request: EhrV1.SubmitDocumentRequest, context: CallContext
    ) async throws -> EhrV1.SubmitDocumentResponse {
        try await answer { () throws(EHRGatewayError) in
            try RequestRules.check(request)
            try submitting.checkOpen()
            let document = PostedDocument(request, date: clock.instantText)
            let startedAt = clock.now
            // Where nobody sends batches, and for an emergency, a document goes by itself.
            let receipt =
                context.priority == .emergency || !posting.isRunning
                ? try await posting.postAlone(document, deadline: deadline(of: context))
                : try await posting.post(document, deadline: deadline(of: context))
            if receipt.startedAt > startedAt {
                context.observe(
                    "ehr.batch", startedAt: startedAt, endedAt: receipt.startedAt,
                    batchWait: receipt.startedAt - startedAt)
            }
            context.observe("ehr.http", startedAt: receipt.startedAt, endedAt: receipt.endedAt)
            return EhrV1.SubmitDocumentResponse(resourceID: receipt.value.resourceID)
        }
    }

    /// Posts several documents, each with an outcome of its own.
    ///
    /// - Throws: `RPCError`; INVALID_ARGUMENT for none, too many, too long ones or two of one id,
    ///   UNAVAILABLE while the breaker is open.
    package func submitDocuments(
        _ request: EhrV1.SubmitDocumentsRequest, context: CallContext
    ) async throws -> EhrV1.SubmitDocumentsResponse {
        try await answer { () throws(EHRGatewayError) in
            try RequestRules.check(request)
            try submitting.checkOpen()
            let date = clock.instantText
            var outcomes = [EhrV1.SubmitDocumentsResponse.Outcome?](
                repeating: nil, count: request.documents.count)
            var posted: [(place: Int, document: PostedDocument)] = []
            for (place, document) in request.documents.enumerated() {
                do throws(EHRGatewayError) {
                    try RequestRules.check(document)
                    posted.append((place, PostedDocument(document, date: date)))
                } catch {
                    outcomes[place] = .init(error)
                }
            }
            let startedAt = clock.now
            let receipts = await posting.post(
                posted.map(\.document), deadline: deadline(of: context))
            context.observe("ehr.http", startedAt: startedAt, endedAt: clock.now)
            for ((place, _), receipt) in zip(posted, receipts) { outcomes[place] = .init(receipt) }
            return EhrV1.SubmitDocumentsResponse(outcomes: outcomes.compactMap(\.self))
        }
    }

    /// Marks a document as entered in error, or deletes it.
    ///
    /// - Throws: `RPCError`; a document that the EHR does not have is an answer.
    package func retractDocument(
        _ request: EhrV1.RetractDocumentRequest, context: CallContext
    ) async throws -> EhrV1.RetractDocumentResponse {
        try await answer { () throws(EHRGatewayError) in
            try RequestRules.check(request)
            try submitting.checkOpen()
            let startedAt = clock.now
            defer { context.observe("ehr.http", startedAt: startedAt, endedAt: clock.now) }
            return EhrV1.RetractDocumentResponse(
                found: try await posting.retract(request, deadline: deadline(of: context)))
        }
    }

    /// Whether the EHR answers, as seen within the last second, and the worst of the breakers.
    ///
    /// - Throws: `RPCError` when the caller's time is up or it went away; an EHR that is down is an
    ///   answer.
    package func status(
        _ request: EhrV1.StatusRequest, context: CallContext
    ) async throws -> EhrV1.StatusResponse {
        try await answer { () throws(EHRGatewayError) in
            let condition = try await looks.answers([0], deadline: deadline(of: context))[0].get()
            return EhrV1.StatusResponse(
                reachable: condition.isReachable, fhirVersion: condition.fhirVersion,
                breaker: worstBreaker())
        }
    }

    /// One outcome for each key, in their order.
    private func read(
        _ keys: [ReadKey], _ context: CallContext
    ) async throws(EHRGatewayError) -> [Result<ReadAnswer, EHRGatewayError>] {
        try reading.checkOpen()
        let askedAt = clock.now
        let outcomes = await reads.answers(keys, deadline: deadline(of: context))
        // Keys of one call mostly travel together: count a shared exchange once.
        var lastStart: ContinuousClock.Instant?
        for case .success(let answer) in outcomes where answer.startedAt != lastStart {
            lastStart = answer.startedAt
            if answer.startedAt > askedAt {
                context.observe(
                    "ehr.batch", startedAt: askedAt, endedAt: answer.startedAt,
                    batchWait: answer.startedAt - askedAt)
            }
            context.observe("ehr.http", startedAt: answer.startedAt, endedAt: answer.endedAt)
        }
        // Nobody says when an exchange began of which nothing came: all of the wait is the EHR's.
        if lastStart == nil { context.observe("ehr.http", startedAt: askedAt, endedAt: clock.now) }
        return outcomes
    }

    private func worstBreaker() -> EhrV1.StatusResponse.Breaker {
        let states = breakers().map(\.snapshot.state)
        if states.contains(where: \.isRefusing) { return .open }
        return states.contains(.halfOpen) ? .halfOpen : .closed
    }

    /// Runs a handler: its error becomes the caller's.
    private func answer<Response>(
        _ body: () async throws(EHRGatewayError) -> Response
    ) async throws -> Response {
        do throws(EHRGatewayError) {
            return try await body()
        } catch {
            throw error.asRPCError
        }
    }
}

extension EhrV1.SubmitDocumentsResponse.Outcome {
    fileprivate init(_ result: Result<DocumentPosting.Answer, EHRGatewayError>) {
        switch result {
        case .success(let receipt): self.init(resourceID: receipt.value.resourceID)
        case .failure(let error): self.init(error)
        }
    }

    fileprivate init(_ error: EHRGatewayError) {
        let told = error.asRPCError
        let rest = (told.retryAfter ?? .zero).components
        self.init(
            code: UInt32(clamping: told.code.rawValue), message: told.message,
            retryAfterNs: UInt64(
                clamping: rest.seconds * 1_000_000_000 + rest.attoseconds / 1_000_000_000))
    }
}
