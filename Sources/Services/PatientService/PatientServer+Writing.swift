internal import Messages
internal import RPC

extension PatientServer {
    func create(
        _ request: PatientV1.CreatePatientRequest, _ context: CallContext
    ) async throws -> PatientV1.CreatePatientResponse {
        let access = try admit(request.patientID, .create, context)
        let demographics = try PatientValidation.demographics(request.demographics)
        let history = try PatientValidation.history(request.history)
        let idempotencyKey = try PatientValidation.idempotencyKey(
            context.metadata["idempotency-key"])
        let stamp = try idempotencyKey.map {
            try vault.stamp(idempotencyKey: $0, caller: access.audit.caller, request: request)
        }
        let claim = try claim(request.ifNoneExist, demographics)
        let sealed = try observedNow("phi.seal", context) {
            try vault.seal(
                demographics, history, patientID: access.patientID, pseudonym: access.pseudonym,
                version: 1, isActive: true, under: try vault.drawKey(for: access.pseudonym))
        }
        let criteria = claim.map { [AuditNote.Criterion(field: "identifier", blinded: $0)] } ?? []
        try await note(.attempted, access)
        let outcome = try await changing(
            access, context,
            {
                try await store.create(
                    sealed, request: stamp, claim: claim, deadline: access.deadline)
            }, isDone: { $0 == .created })
        try await observed("audit.append", context) {
            try await note(outcome, criteria, access)
        }
        switch outcome {
        case .created, .repeated:
            return PatientV1.CreatePatientResponse(version: 1)
        case .alreadyExists:
            throw RPCError(.alreadyExists, "the patient exists")
        case .reusedKey:
            throw RPCError(
                .failedPrecondition, "the idempotency-key was used for another request")
        case .claimed(let holder):
            return try await existing(holder, access, context)
        case .claimedBySeveral:
            throw RPCError(.failedPrecondition, "several patients have the identifier")
        case .erased: throw Self.erased
        }
    }

    private func note(
        _ outcome: CreateOutcome, _ criteria: [AuditNote.Criterion], _ access: Access
    ) async throws {
        switch outcome {
        case .created: try await note(.success, version: 1, count: 1, access)
        case .repeated: try await note(.repeated, version: 1, access)
        case .erased: try await note(.inactive, access)
        case .alreadyExists, .reusedKey, .claimed, .claimedBySeveral:
            try await note(
                .alreadyExists, patients: [access.pseudonym], count: 0, criteria: criteria, access)
        }
    }

    /// The blind index that a conditional creation is about.
    private func claim(
        _ identifier: PatientV1.Identifier?, _ demographics: PatientV1.Demographics
    ) throws -> [UInt8]? {
        guard let identifier else { return nil }
        guard let claim = try vault.identifierIndex(identifier),
            try demographics.identifiers.contains(where: {
                try vault.identifierIndex($0) == claim
            })
        else {
            throw RPCError(
                .invalidArgument, "if_none_exist must be one of demographics.identifiers")
        }
        return claim
    }

    /// Names who has the identifier already; noted as a search that found that patient.
    private func existing(
        _ holder: [UInt8], _ access: Access, _ context: CallContext
    ) async throws -> PatientV1.CreatePatientResponse {
        var audit = access.audit
        audit.pseudonym = holder
        audit.action = .search
        let search = Access(
            patientID: access.patientID, audit: audit, deadline: access.deadline)
        let outcome = try await asked("postgres.read", search, context) {
            try await store.read(holder, deadline: access.deadline)
        }
        guard let sealed = outcome, !sealed.isErased else {
            try await note(.notFound, search)
            throw RPCError(.aborted, "who has the identifier was erased meanwhile")
        }
        let subject = SealedSubject(
            pseudonym: holder, version: sealed.version, envelope: sealed.subject,
            key: sealed.key)
        let patientID = try await notingDamage(sealed.version, search) {
            try vault.open(subject)
        }
        try await observed("audit.append", context) {
            try await note(.success, version: sealed.version, from: .database, count: 1, search)
        }
        return PatientV1.CreatePatientResponse(
            version: sealed.version, existingPatientID: PHI(patientID))
    }

    func update(
        _ request: PatientV1.UpdatePatientRequest, _ context: CallContext
    ) async throws -> PatientV1.UpdatePatientResponse {
        let access = try admit(request.patientID, .update, context)
        let demographics = try PatientValidation.demographics(request.demographics)
        let history = try PatientValidation.history(request.history)
        let named = try PatientValidation.version(request.ifVersion)
        // What says nothing of consent leaves it as it is, so the version before has to be seen.
        let keepsConsent = demographics.sharing == .unspecified
        let version = try await change(
            access, context, from: named, readsBase: named == nil || keepsConsent
        ) { base, version, key in
            let stored = try base.flatMap { base in
                keepsConsent ? try self.vault.demographics(of: base) : nil
            }
            return try self.vault.seal(
                demographics.keepingConsent(of: stored), history, patientID: access.patientID,
                pseudonym: access.pseudonym, version: version, isActive: base?.isActive ?? true,
                under: key)
        }
        return PatientV1.UpdatePatientResponse(version: version)
    }

    func deactivate(
        _ request: PatientV1.DeactivatePatientRequest, _ context: CallContext
    ) async throws -> PatientV1.DeactivatePatientResponse {
        let access = try admit(request.patientID, .deactivate, context)
        do {
            // The envelopes are bound to the version, so the unchanged content is sealed anew.
            let version = try await change(
                access, context, from: nil, readsBase: true
            ) { base, version, key in
                guard let base else {
                    throw PatientServiceError(.internalFailure, "nothing to deactivate")
                }
                let patient = try self.vault.open(base, patientID: access.patientID)
                return try self.vault.seal(
                    patient.demographics ?? .init(), patient.history ?? .init(),
                    patientID: access.patientID, pseudonym: access.pseudonym, version: version,
                    isActive: false, under: key)
            }
            return PatientV1.DeactivatePatientResponse(version: version)
        } catch let error as ClosedRecord {
            return PatientV1.DeactivatePatientResponse(version: error.version)
        }
    }

    /// The record was closed before.
    private struct ClosedRecord: Error {
        let version: UInt64
    }

    /// Puts a new version in the place of the one named, or of whichever is stored: then it looks,
    /// changes, and begins again when somebody else was faster.
    /// - Parameters:
    ///   - readsBase: whether `make` needs the stored version; without a named one it is true.
    ///   - make: seals the new version.
    /// - Throws: `ABORTED` when the named version is not the stored one.
    private func change(
        _ access: Access, _ context: CallContext, from named: UInt64?, readsBase: Bool,
        _ make: (SealedPatient?, UInt64, OpenedKey) throws -> SealedPatient
    ) async throws -> UInt64 {
        try await note(.attempted, access)
        for _ in 0..<PatientLimits.changeAttemptMax {
            var base: SealedPatient?
            if readsBase { base = try await current(access, context) }
            if let named, let base, base.version != named { break }
            let old = named ?? base?.version ?? 0
            guard old < PatientLimits.versionMax else {
                throw PatientServiceError(.internalFailure, "no further version can be stored")
            }
            let key = try await ownKey(of: base, access, context)
            let sealed = try await observed("phi.seal", context) {
                try await self.notingDamage(base?.version, access) { try make(base, old + 1, key) }
            }
            let outcome = try await changing(
                access, context,
                { try await store.replace(sealed, deadline: access.deadline) },
                isDone: { $0 == .replaced })
            if outcome == .otherKey {
                vault.forgetKey(of: access.pseudonym)
                continue
            }
            let isFinal = named != nil || access.audit.action == .update && outcome == .inactive
            if outcome == .conflict || outcome == .inactive, !isFinal { continue }
            if outcome == .replaced { shelf.saw(old + 1, of: access.pseudonym) }
            try await observed("audit.append", context) {
                try await note(
                    outcome.noted, version: outcome == .replaced ? old + 1 : nil,
                    count: outcome == .replaced ? 1 : 0, access)
            }
            switch outcome {
            case .replaced: return old + 1
            case .notFound: throw Self.notFound
            case .inactive: throw Self.inactive
            case .erased: throw Self.erased
            case .conflict, .otherKey:
                throw RPCError(.aborted, "if_version is not the stored version")
            }
        }
        try await note(.conflict, access)
        throw RPCError(
            .aborted,
            named == nil
                ? "others keep changing the record" : "if_version is not the stored version")
    }

    /// Runs a change in the store; when it returns, no cache shows what was so before. A change of
    /// which the store has not said how it ended keeps the patient out of the cache for a while.
    func changing<Outcome>(
        _ access: Access, _ context: CallContext, _ body: () async throws -> Outcome,
        isDone: (Outcome) -> Bool
    ) async throws -> Outcome {
        let change = try await shelf.beginChange(of: access.patientID, context)
        let outcome = try await asked("postgres.write", access, context, body)
        do throws(PatientServiceError) {
            try await shelf.endChange(change, deadline: access.deadline, context)
        } catch {
            if isDone(outcome) { throw error }
        }
        return outcome
    }

    /// The record that is to be changed. Notes and throws when there is none to change.
    private func current(
        _ access: Access, _ context: CallContext
    ) async throws -> SealedPatient {
        let found = try await asked("postgres.read", access, context) {
            try await store.read(access.pseudonym, deadline: access.deadline)
        }
        guard let found else {
            try await note(.notFound, access)
            throw Self.notFound
        }
        guard !found.isErased else {
            try await note(.inactive, access)
            throw Self.erased
        }
        guard !found.isActive else { return found }
        let isRepeat = access.audit.action == .deactivate
        try await note(isRepeat ? .repeated : .inactive, version: found.version, access)
        if isRepeat { throw ClosedRecord(version: found.version) }
        throw Self.inactive
    }

    /// The key under which the next version of a record is to be sealed.
    /// - Parameter base: the version before; nil when it was not read.
    func ownKey(
        of base: SealedPatient?, _ access: Access, _ context: CallContext
    ) async throws -> OpenedKey {
        if let base, !base.key.isEmpty {
            return try await notingDamage(base.version, access) {
                try vault.key(of: base.pseudonym, in: base.key)
                    ?? vault.drawKey(for: base.pseudonym)
            }
        }
        return try await ownKey(of: access.pseudonym, access, context)
    }

    /// The key under which a value of a patient is to be sealed: the one opened last, which the
    /// statement that takes the value compares; or the stored one; or a new one, for a patient from
    /// the time before. Of a patient who is not there it is one that nobody will ever need.
    func ownKey(
        of pseudonym: [UInt8], _ access: Access, _ context: CallContext
    ) async throws -> OpenedKey {
        if let known = vault.lastKey(of: pseudonym) { return known }
        return try await asked("postgres.read", access, context) {
            let stored = try await store.key(of: pseudonym, deadline: access.deadline)
            if let known = try vault.key(of: pseudonym, in: stored) { return known }
            let fresh = try vault.drawKey(for: pseudonym)
            let kept = try await store.addKey(
                fresh.envelope, for: pseudonym, deadline: access.deadline)
            return try vault.key(of: pseudonym, in: kept) ?? fresh
        }
    }

    static var erased: RPCError {
        RPCError(.failedPrecondition, "the patient was erased; the patient id cannot be used again")
    }

    static var inactive: RPCError {
        RPCError(.failedPrecondition, "the record is closed for changes")
    }
}
