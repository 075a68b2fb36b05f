internal import AuditKeeping
internal import AuditTrail

extension AuditNote {
    /// The note as records of the trail: one, or as many as its patients take.
    func records(_ clerk: AuditClerk) throws(AuditError) -> [AuditRecord] {
        let (action, interaction) = access.action.recorded
        var record = try clerk.record(action, interaction, by: access.acting)
        record.outcome = outcome.recorded
        record.reason = outcome.reason ?? record.reason
        record.source = source.recorded
        record.decision = outcome == .denied ? .deny : .permit
        record.rule = outcome == .denied ? Self.consent : Self.rule
        record.itemCount = UInt32(clamping: count)
        var named: [AuditPseudonym] = []
        named.reserveCapacity(patients.count)
        for patient in patients { named.append(try AuditPseudonym(patient)) }
        record.resource = try resource(named)
        if !criteria.isEmpty {
            var blinded: [AuditCriterion] = []
            for criterion in criteria.prefix(AuditRecord.criterionCountMax) {
                blinded.append(
                    AuditCriterion(
                        field: try AuditToken(checking: criterion.field),
                        blinded: try AuditID(criterion.blinded.prefix(AuditID.byteCount))))
            }
            try record.setCriteria(blinded)
        }
        if named.count <= 1 {
            try record.setPatients(named)
            return [record]
        }
        return record.naming(named)
    }

    private func resource(
        _ named: [AuditPseudonym]
    ) throws(AuditError) -> AuditResource {
        let version = version ?? 0
        if let item {
            guard let name = item.name else { return AuditResource(item.resourceKind, .none) }
            return AuditResource(item.resourceKind, .id(try AuditID(name.code)), version: version)
        }
        guard named.count == 1 else { return AuditResource(.patient, .none) }
        return AuditResource(.patient, .pseudonym(named[0]), version: version)
    }

    /// Whether nothing is changed by the access.
    var isRead: Bool {
        switch access.action {
        case .read, .check, .search, .readAudit: true
        case .create, .update, .deactivate, .merge, .erase, .exportData, .importData: false
        }
    }

    /// Who may call is decided by the server's authorization table.
    private static let rule = AuditToken("authorization-table")
    /// What a patient has said about who may see the record.
    private static let consent = AuditToken("patient-consent")
}

extension AuditNote.Item {
    /// The FHIR resource that an entry of the chart is.
    fileprivate var resourceKind: AuditResourceKind {
        switch kind {
        case 1: .encounter
        case 2: .observation
        case 3: .condition
        case 4: .allergyIntolerance
        case 5: .medicationRequest
        default: .bundle
        }
    }
}

extension AuditEntry {
    /// Who acts.
    var acting: AuditCaller {
        AuditCaller(
            method: method, program: caller, actor: actor, purpose: purpose,
            reason: reason, traceID: traceID, address: address)
    }
}

extension AuditEntry.Action {
    fileprivate var recorded: (AuditAction, AuditInteraction) {
        switch self {
        case .create: (.create, .create)
        case .read: (.read, .read)
        case .check: (.read, .check)
        case .update: (.update, .update)
        case .deactivate: (.update, .delete)
        case .search: (.execute, .search)
        case .merge: (.update, .merge)
        case .erase: (.delete, .erase)
        case .exportData: (.execute, .exportData)
        case .importData: (.execute, .importData)
        case .readAudit: (.read, .auditRead)
        }
    }
}

extension AuditEntry.Outcome {
    fileprivate var recorded: AuditOutcome {
        switch self {
        case .success, .repeated, .attempted: .success
        case .notFound, .alreadyExists, .conflict, .inactive, .denied, .outOfRange: .minorFailure
        case .damaged, .failed: .seriousFailure
        }
    }

    /// Why it ended so; nil for plain success.
    fileprivate var reason: AuditToken? {
        switch self {
        case .success: nil
        case .repeated: Self.repeatedToken
        case .notFound: Self.notFoundToken
        case .alreadyExists: Self.alreadyExistsToken
        case .conflict: Self.conflictToken
        case .inactive: Self.inactiveToken
        case .denied: Self.deniedToken
        case .damaged: Self.damagedToken
        case .attempted: Self.attemptedToken
        case .failed: Self.failedToken
        case .outOfRange: Self.outOfRangeToken
        }
    }

    private static let repeatedToken = AuditToken("repeated")
    private static let notFoundToken = AuditToken("not-found")
    private static let alreadyExistsToken = AuditToken("already-exists")
    private static let conflictToken = AuditToken("conflict")
    private static let inactiveToken = AuditToken("inactive")
    private static let deniedToken = AuditToken("denied")
    private static let damagedToken = AuditToken("damaged")
    private static let attemptedToken = AuditToken("attempted")
    private static let failedToken = AuditToken("failed")
    private static let outOfRangeToken = AuditToken("out-of-range")
}

extension AuditEntry.Source {
    fileprivate var recorded: AuditSource {
        switch self {
        case .cache: .cache
        case .database: .database
        case .none: .none
        }
    }
}
