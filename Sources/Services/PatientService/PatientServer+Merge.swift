internal import Messages
internal import RPC

/// Two records of one person become one.
extension PatientServer {
    func merge(
        _ request: PatientV1.MergePatientsRequest, _ context: CallContext
    ) async throws -> PatientV1.MergePatientsResponse {
        let survivor = try admit(request.survivingPatientID, .merge, context)
        let merged = try admit(request.mergedPatientID, .merge, context)
        let named = (
            try PatientValidation.version(request.ifSurvivingVersion),
            try PatientValidation.version(request.ifMergedVersion)
        )
        guard survivor.pseudonym != merged.pseudonym else {
            throw RPCError(.invalidArgument, "a patient cannot be merged into itself")
        }
        try await note(.attempted, survivor, merged)
        for _ in 0..<PatientLimits.changeAttemptMax {
            let stays = try await record(of: survivor, merged, context)
            let goes = try await record(of: merged, survivor, context)
            // A repetition names the versions of the first time.
            let isDone = goes.replacedBy == stays.pseudonym
            let isNamed =
                named.0.map { $0 == stays.version || isDone && stays.version == $0 + 1 } ?? true
                && named.1.map { $0 == goes.version || goes.version == $0 + 1 } ?? true
            guard isNamed else {
                try await note(.conflict, survivor, merged)
                throw RPCError(.aborted, "one of the versions is not the stored one")
            }
            let outcome = try await merge(goes, merged, into: stays, survivor, named.1, context)
            if outcome == .otherKey {
                vault.forgetKey(of: survivor.pseudonym)
                vault.forgetKey(of: merged.pseudonym)
            }
            if outcome == .conflict || outcome == .otherKey { continue }
            try await observed("audit.append", context) {
                try await note(outcome.noted, survivor, merged)
            }
            try Self.check(outcome)
            let step: UInt64 = outcome == .repeated ? 0 : 1
            if outcome == .merged {
                shelf.saw(stays.version + 1, of: stays.pseudonym)
                shelf.saw(goes.version + 1, of: goes.pseudonym)
            }
            return PatientV1.MergePatientsResponse(
                survivingVersion: stays.version + step, mergedVersion: goes.version + step)
        }
        try await note(.conflict, survivor, merged)
        throw RPCError(.aborted, "others keep changing one of the records")
    }

    private func merge(
        _ goes: SealedPatient, _ merged: Access, into stays: SealedPatient, _ survivor: Access,
        _ named: UInt64?, _ context: CallContext
    ) async throws -> MergeOutcome {
        if goes.replacedBy == stays.pseudonym { return .repeated }
        guard goes.isActive, stays.isActive else { return .inactive }
        guard named.map({ $0 == goes.version }) ?? true else { return .conflict }
        guard max(stays.version, goes.version) < PatientLimits.versionMax else {
            throw PatientServiceError(.internalFailure, "no further version can be stored")
        }
        let own = try await ownKey(of: goes, merged, context)
        let next = try await notingDamage(goes.version, merged) {
            try vault.merged(goes, merged.patientID, into: survivor, under: own)
        }
        let survivorsOwn = try await ownKey(of: stays, survivor, context)
        let raised = try await notingDamage(stays.version, survivor) {
            try vault.raised(stays, survivor.patientID, over: goes, under: survivorsOwn)
        }
        return try await changing(
            survivor, context,
            {
                try await changing(
                    merged, context,
                    {
                        try await store.merge(next, into: raised, deadline: survivor.deadline)
                    }, isDone: { $0 == .merged })
            }, isDone: { $0 == .merged })
    }

    /// One of the two records; notes and throws when it is not there.
    private func record(
        of access: Access, _ other: Access, _ context: CallContext
    ) async throws -> SealedPatient {
        let found = try await asked("postgres.read", access, context) {
            try await store.read(access.pseudonym, deadline: access.deadline)
        }
        guard let found else {
            try await note(.notFound, access, other)
            throw Self.notFound
        }
        guard !found.isErased else {
            try await note(.inactive, access, other)
            throw Self.erased
        }
        return found
    }

    private func note(
        _ outcome: AuditEntry.Outcome, _ survivor: Access, _ merged: Access
    ) async throws {
        try await note(
            outcome, patients: [survivor.pseudonym, merged.pseudonym],
            count: outcome == .success ? 2 : 0, survivor)
    }

    private static func check(_ outcome: MergeOutcome) throws(RPCError) {
        switch outcome {
        case .merged, .repeated: break
        case .notFound: throw notFound
        case .erased: throw erased
        case .inactive: throw inactive
        case .conflict, .otherKey: throw RPCError(.aborted, "somebody else was faster")
        case .full:
            throw RPCError(
                .resourceExhausted,
                "a record has at most \(PatientLimits.mergedRecordMax) merged into it")
        }
    }
}

extension MergeOutcome {
    /// What a note on it says.
    var noted: AuditEntry.Outcome {
        switch self {
        case .merged: .success
        case .repeated: .repeated
        case .notFound: .notFound
        case .erased, .inactive, .full: .inactive
        case .conflict, .otherKey: .conflict
        }
    }
}
