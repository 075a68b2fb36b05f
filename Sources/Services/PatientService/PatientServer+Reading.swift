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
        let outcome = try await asked("postgres.read", access, context) {
            try await store.read(wanted, of: access.pseudonym, deadline: access.deadline)
        }
        switch outcome {
        case .notFound:
            try await note(.notFound, access)
            throw Self.notFound
        case .stamp(let version, _):
            guard let cached, cached.version == version else {
                throw PatientServiceError(.internalFailure, "the store answered without content")
            }
            shelf.confirmHit()
            try await noteShown(version, from: .cache, access, context)
            return PatientV1.GetPatientResponse(patient: cached, source: .cache)
        case .record(let sealed):
            if cached != nil { shelf.noteStale() }
            let patient = try await open(sealed, access, context)
            await shelf.keep(patient, key: key, context)
            try await noteShown(sealed.version, from: .database, access, context)
            return PatientV1.GetPatientResponse(patient: patient, source: .database)
        }
    }

    private func noteShown(
        _ version: UInt64, from source: AuditEntry.Source, _ access: Access,
        _ context: CallContext
    ) async throws {
        try await observed("audit.append", context) {
            try await note(.success, version: version, from: source, count: 1, access)
        }
    }

    func check(
        _ request: PatientV1.CheckPatientRequest, _ context: CallContext
    ) async throws -> PatientV1.CheckPatientResponse {
        let access = try admit(request.patientID, .check, context)
        let outcome = try await asked("postgres.read", access, context) {
            try await store.read(.nothing, of: access.pseudonym, deadline: access.deadline)
        }
        let (version, isActive): (UInt64, Bool)
        switch outcome {
        case .notFound:
            try await note(.notFound, access)
            throw Self.notFound
        case .stamp(let stored, let state): (version, isActive) = (stored, state)
        case .record(let sealed): (version, isActive) = (sealed.version, sealed.isActive)
        }
        try await noteShown(version, from: .database, access, context)
        return PatientV1.CheckPatientResponse(active: isActive)
    }

    /// Opens a stored record. One that does not open is noted as damaged and refused.
    func open(
        _ sealed: SealedPatient, _ access: Access, _ context: CallContext
    ) async throws -> PatientV1.Patient {
        do {
            return try observedNow("phi.open", context) {
                try vault.open(sealed, patientID: access.patientID)
            }
        } catch let error as PatientServiceError {
            try await note(.damaged, version: sealed.version, access)
            throw error
        }
    }
}
