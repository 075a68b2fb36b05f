internal import Messages
internal import RPC

extension PatientServer {
    func get(
        _ request: PatientV1.GetPatientRequest, _ context: CallContext
    ) async throws -> PatientV1.GetPatientResponse {
        let access = try admit(request.patientID, .read, context)
        let key = try vault.cacheKey(of: access.patientID)
        let cached = await shelf.patient(access.patientID, key: key, context)
        let wanted = cached.map { WantedContent.unlessVersion($0.version) } ?? .everything
        let outcome = try await observed("audit.append", context) {
            try await store.read(wanted, audit: access.audit, deadline: access.deadline)
        }
        switch outcome {
        case .notFound:
            throw Self.notFound
        case .stamp(let version, _):
            guard let cached, cached.version == version else {
                throw PatientServiceError(.internalFailure, "the store answered without content")
            }
            shelf.confirmHit()
            return PatientV1.GetPatientResponse(patient: cached, source: .cache)
        case .record(let sealed):
            if cached != nil { shelf.noteStale() }
            let patient = try await open(sealed, access, context)
            await shelf.keep(patient, key: key, context)
            return PatientV1.GetPatientResponse(patient: patient, source: .database)
        }
    }

    func check(
        _ request: PatientV1.CheckPatientRequest, _ context: CallContext
    ) async throws -> PatientV1.CheckPatientResponse {
        let access = try admit(request.patientID, .check, context)
        let outcome = try await observed("audit.append", context) {
            try await store.read(.nothing, audit: access.audit, deadline: access.deadline)
        }
        switch outcome {
        case .notFound: throw Self.notFound
        case .stamp(_, let isActive): return PatientV1.CheckPatientResponse(active: isActive)
        case .record(let sealed): return PatientV1.CheckPatientResponse(active: sealed.isActive)
        }
    }

    /// Opens a stored record. One that does not open is audited as damaged and refused.
    func open(
        _ sealed: SealedPatient, _ access: Access, _ context: CallContext
    ) async throws -> PatientV1.Patient {
        do {
            return try observedNow("phi.open", context) {
                try vault.open(sealed, patientID: access.patientID)
            }
        } catch let error as PatientServiceError {
            try await store.record(
                .damaged, version: sealed.version, audit: access.audit, deadline: access.deadline)
            throw error
        }
    }
}
