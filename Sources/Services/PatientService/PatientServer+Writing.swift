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
        // What says nothing of consent leaves it as it is, so the version before has to be known.
        let keepsConsent = demographics.sharing == .unspecified
        let version = try await change(
            access, context, from: named, readsBase: named == nil || keepsConsent
        ) { base, version, key in
            var demographics = demographics
            if keepsConsent { demographics.sharing = try self.consent(of: base) }
            var patient = try self.vault.seal(
                demographics, history, patientID: access.patientID,
                pseudonym: access.pseudonym, version: version, isActive: base.isActive,
                under: key)
            if case .made(let made) = base {
                patient.keepsLookups = made.lookups == patient.lookups
            }
            return Change(patient: patient, sharing: demographics.sharing)
        }
        return PatientV1.UpdatePatientResponse(version: version)
    }

    private func consent(of base: ChangeBase) throws -> PatientV1.Sharing {
        switch base {
        case .unseen: .unspecified
        case .made(let made): made.sharing
        case .stored(let stored): try vault.demographics(of: stored).sharing
        }
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
                guard case .stored(let stored) = base else {
                    throw PatientServiceError(.internalFailure, "nothing to deactivate")
                }
                let patient = try self.vault.open(stored, patientID: access.patientID)
                return Change(
                    patient: try self.vault.seal(
                        patient.demographics ?? .init(), patient.history ?? .init(),
                        patientID: access.patientID, pseudonym: access.pseudonym,
                        version: version, isActive: false, under: key),
                    sharing: patient.demographics?.sharing ?? .unspecified)
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
    ///   - readsBase: whether `make` needs the version before; without a named one it is true.
    ///   - make: seals the new version.
    /// - Throws: `ABORTED` when the named version is not the stored one.
    private func change(
        _ access: Access, _ context: CallContext, from named: UInt64?, readsBase: Bool,
        _ make: (ChangeBase, UInt64, OpenedKey) throws -> Change
    ) async throws -> UInt64 {
        let groups = context.priority == .emergency ? nil : groups
        var isAttempted = false
        for attempt in 0..<PatientLimits.changeAttemptMax {
            var base = ChangeBase.unseen
            if readsBase, attempt == 0, groups != nil, let made = lastMade(access, named) {
                base = .made(made)
            } else if readsBase || groups == nil || vault.lastKey(of: access.pseudonym) == nil {
                // A group notes its attempts by itself; here the store is asked before that.
                if !isAttempted { try await note(.attempted, access) }
                isAttempted = true
                if readsBase { base = .stored(try await current(access, context)) }
            }
            if let named, let version = base.version, version != named { break }
            let old = named ?? base.version ?? 0
            guard old < PatientLimits.versionMax else {
                throw PatientServiceError(.internalFailure, "no further version can be stored")
            }
            let key = try await ownKey(of: base.stored, access, context)
            let change = try await sealed(base, access, context) { try make(base, old + 1, key) }
            let outcome: ReplaceOutcome
            if let groups {
                outcome = try await groups.replace(
                    change, isFirst: !isAttempted, isNamed: named != nil, access, context)
                isAttempted = true
            } else {
                outcome = try await replace(change, isNamed: named != nil, access, context)
            }
            switch outcome {
            case _ where !isFinal(outcome, access.audit.action, isNamed: named != nil): continue
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

    /// What is known of the version before because this loop has made it, and has seen none after
    /// it. The statement that takes the next one compares the version: if it is another, the record
    /// is looked at.
    private func lastMade(_ access: Access, _ named: UInt64?) -> OpenedKey.Made? {
        guard access.audit.action == .update, let made = vault.lastKey(of: access.pseudonym)?.made,
            !shelf.hasSeenLater(than: made.version, of: access.pseudonym)
        else { return nil }
        return named == nil || named == made.version ? made : nil
    }

    private func sealed(
        _ base: ChangeBase, _ access: Access, _ context: CallContext, _ make: () throws -> Change
    ) async throws -> Change {
        do {
            return try observedNow("phi.seal", context, make)
        } catch {
            return try await notingDamage(base.stored?.version, access) { throw error }
        }
    }

    /// Replaces a record by itself, and notes how that ended unless it is to be tried again.
    private func replace(
        _ change: Change, isNamed: Bool, _ access: Access, _ context: CallContext
    ) async throws -> ReplaceOutcome {
        let outcome = try await changing(
            access, context,
            { try await store.replace(change.patient, deadline: access.deadline) },
            isDone: { $0 == .replaced })
        settle(outcome, of: change)
        guard isFinal(outcome, access.audit.action, isNamed: isNamed) else { return outcome }
        try await observed("audit.append", context) {
            try await note(
                outcome.noted, version: outcome == .replaced ? change.patient.version : nil,
                count: outcome == .replaced ? 1 : 0, access)
        }
        return outcome
    }

    /// Whether a change is over with this outcome; if not, it is tried again.
    func isFinal(
        _ outcome: ReplaceOutcome, _ action: AuditEntry.Action, isNamed: Bool
    ) -> Bool {
        switch outcome {
        case .replaced, .notFound, .erased: true
        case .otherKey: false
        case .conflict: isNamed
        case .inactive: isNamed || action == .update
        }
    }

    /// Keeps in mind what has become of a change.
    func settle(_ outcome: ReplaceOutcome, of change: Change) {
        let patient = change.patient
        switch outcome {
        case .replaced:
            shelf.saw(patient.version, of: patient.pseudonym)
            vault.opened.made(
                patient.isActive
                    ? OpenedKey.Made(
                        version: patient.version, sharing: change.sharing,
                        lookups: patient.lookups) : nil,
                of: patient.pseudonym)
        case .otherKey: vault.forgetKey(of: patient.pseudonym)
        case .notFound, .conflict, .inactive, .erased:
            vault.opened.made(nil, of: patient.pseudonym)
        }
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
