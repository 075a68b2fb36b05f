internal import Messages
internal import RPC

extension PatientServer {
    /// What a read has found, as far as it had to be decoded.
    enum Found {
        case cached(CachedPatient)
        case stored(PatientV1.Patient)
    }

    func get(
        _ request: PatientV1.GetPatientRequest, _ context: CallContext
    ) async throws -> PatientV1.GetPatientResponse {
        switch try await look(try admit(request.patientID, .read, context), nil, context) {
        case .cached(let cached):
            PatientV1.GetPatientResponse(patient: try vault.patient(cached), source: .cache)
        case .stored(let patient):
            PatientV1.GetPatientResponse(patient: patient, source: .database)
        }
    }

    /// - Parameter answer: what the cache has answered already; nil when it is to be asked.
    func check(
        _ request: PatientV1.CheckPatientRequest, _ answer: PatientShelf.Answer?,
        _ context: CallContext
    ) async throws -> PatientV1.CheckPatientResponse {
        let access = try admit(request.patientID, .check, context)
        return switch try await look(access, answer, context) {
        case .cached(let cached):
            PatientV1.CheckPatientResponse(active: try vault.patient(cached).active)
        case .stored(let patient):
            PatientV1.CheckPatientResponse(
                active: patient.active,
                treatmentOnly: try await isWithheld(patient, access, context))
        }
    }

    /// The patient as the last acknowledged change left it, from the cache or the store; noted.
    ///
    /// - Parameter answer: what the cache has answered already; nil when it is to be asked.
    func look(
        _ access: Access, _ answer: PatientShelf.Answer?, _ context: CallContext
    ) async throws -> Found {
        let finding =
            if let answer {
                await shelf.go(on: answer, context)
            } else {
                await shelf.find(access.patientID, access.pseudonym, context)
            }
        switch finding {
        case .known(let cached):
            guard let cached else { return try await refuse(access) }
            try await noteShown(cached.version, from: .cache, access, context)
            return .cached(cached)
        case .unknown(let reservation):
            return .stored(try await fetch(access, reservation, context))
        }
    }

    private func fetch(
        _ access: Access, _ reservation: PatientShelf.Reservation?, _ context: CallContext
    ) async throws -> PatientV1.Patient {
        guard let patient = try await load(access, reservation, context) else {
            return try await refuse(access)
        }
        // That somebody is a patient is not what consent is about.
        if access.audit.action == .read { try await checkConsent(of: patient, access, context) }
        try await noteShown(patient.version, from: .database, access, context)
        return patient
    }

    /// The patient as the store has it, put into the cache if everybody may see it; nil for one
    /// who is unknown. Not noted.
    func load(
        _ access: Access, _ reservation: PatientShelf.Reservation?, _ context: CallContext
    ) async throws -> PatientV1.Patient? {
        let outcome = try await asked("postgres.read", access, context) {
            () async throws(PatientServiceError) in
            try await reads.read(access.pseudonym) { () async throws(PatientServiceError) in
                try await store.read(access.pseudonym, deadline: access.deadline)
            }
        }
        guard let sealed = outcome, !sealed.isErased else {
            if let reservation { await shelf.keep(nil, reservation, context) }
            return nil
        }
        let patient = try await open(sealed, access, context)
        shelf.saw(sealed.version, of: access.pseudonym)
        if let reservation, !sealed.isBeingChanged, patient.isForEverybody {
            await shelf.keep(patient, reservation, context)
        }
        return patient
    }

    private func refuse<Result>(_ access: Access) async throws -> Result {
        try await note(.notFound, access)
        throw Self.notFound
    }

    private func noteShown(
        _ version: UInt64, from source: AuditEntry.Source, _ access: Access,
        _ context: CallContext
    ) async throws {
        try await observed("audit.append", context) {
            try await note(.success, version: version, from: source, count: 1, access)
        }
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
