internal import AuditKeeping
internal import AuditTrail

/// Records accesses to notes: reads before the answer leaves; changes and hand-offs as attempted
/// before they are done, and by their outcome behind them.
struct NoteLedger: Sendable {
    /// How an access to a note, or to none, ended.
    struct Line: Sendable {
        let outcome: NoteAudit.Outcome
        let noteID: NoteID?
        let audit: NoteAudit
        /// The note's version; 0 when the access is about none.
        var version: UInt64 = 0
        /// Whose notes were shown, when they are of more patients than the one asked about.
        var patients: [[UInt8]]?
        /// What was searched for, or why something was done.
        var criteria: [Criterion] = []
        /// Notes shown or changed.
        var count = 1

        /// About a note's hand-off.
        init(_ outcome: NoteAudit.Outcome, _ name: HandOffName, _ audit: NoteAudit) {
            self.init(outcome, name.noteID, audit)
            version = name.version
        }

        init(_ outcome: NoteAudit.Outcome, _ noteID: NoteID?, _ audit: NoteAudit) {
            self.outcome = outcome
            self.noteID = noteID
            self.audit = audit
        }
    }

    /// What was searched for, blinded.
    struct Criterion: Sendable {
        let field: String
        let blinded: [UInt8]
    }

    let clerk: AuditClerk

    /// Makes lines durable, all or none.
    /// - Throws: ``SOAPServiceError`` with code `unavailable`; nothing may leave then.
    func note(
        _ lines: Line..., deadline: ContinuousClock.Instant
    ) async throws(SOAPServiceError) {
        try await note(lines, deadline: deadline)
    }

    /// The same for a list of them.
    func note(
        _ lines: [Line], deadline: ContinuousClock.Instant
    ) async throws(SOAPServiceError) {
        do throws(AuditError) {
            var records: [AuditRecord] = []
            for line in lines { records += try line.records(clerk) }
            try await clerk.file(
                records, isRead: lines.allSatisfy { $0.audit.action.isRead }, deadline: deadline)
        } catch {
            throw SOAPServiceError(.unavailable, "the access cannot be recorded", cause: error)
        }
    }

    /// Whether records can name who calls.
    func canName(_ audit: NoteAudit) -> Bool { clerk.canName(audit.acting) }
}

extension NoteLedger.Line {
    /// One record, or as many as its patients take.
    fileprivate func records(_ clerk: AuditClerk) throws(AuditError) -> [AuditRecord] {
        let (action, interaction) = audit.action.recorded
        var record = try clerk.record(action, interaction, by: audit.acting)
        record.outcome = outcome.recorded
        record.reason = outcome.reason ?? record.reason
        record.decision = outcome == .denied ? .deny : .permit
        record.rule = outcome == .denied ? Self.consent : Self.rule
        if outcome == .success {
            record.itemCount = UInt32(clamping: count)
            if audit.action.isRead { record.source = .database }
        }
        var identity = AuditResource.Identity.none
        if let noteID { identity = .id(try AuditID(noteID.octets)) }
        record.resource = AuditResource(.composition, identity, version: version)
        if !criteria.isEmpty { try record.setCriteria(blinded()) }
        guard let patients else {
            if !audit.pseudonym.isEmpty {
                try record.setPatients([AuditPseudonym(audit.pseudonym)])
            }
            return [record]
        }
        var named: [AuditPseudonym] = []
        for patient in patients { named.append(try AuditPseudonym(patient)) }
        return record.naming(named)
    }

    private func blinded() throws(AuditError) -> [AuditCriterion] {
        var blinded: [AuditCriterion] = []
        for criterion in criteria.prefix(AuditRecord.criterionCountMax) {
            blinded.append(
                AuditCriterion(
                    field: try AuditToken(checking: criterion.field),
                    blinded: try AuditID(criterion.blinded.prefix(AuditID.byteCount))))
        }
        return blinded
    }

    /// Who may call is decided by the server's authorization table.
    private static let rule = AuditToken("authorization-table")
    /// What a patient has said about who may see the notes.
    private static let consent = AuditToken("patient-consent")
}

extension NoteAudit {
    /// Who acts.
    var acting: AuditCaller {
        AuditCaller(
            method: method, program: caller, actor: actor, purpose: purpose, reason: reason,
            traceID: traceID, address: address)
    }
}

extension NoteAudit.Action {
    fileprivate var recorded: (AuditAction, AuditInteraction) {
        switch self {
        case .create: (.create, .create)
        case .read: (.read, .read)
        case .export: (.execute, .transmit)
        case .update, .sign: (.update, .update)
        case .list, .search: (.execute, .search)
        case .exportData: (.execute, .exportData)
        case .erase: (.delete, .erase)
        }
    }

    /// Whether nothing is changed, and nothing leaves for another system.
    var isRead: Bool {
        switch self {
        case .read, .list, .search, .exportData: true
        case .create, .export, .update, .sign, .erase: false
        }
    }
}

extension NoteAudit.Outcome {
    fileprivate var recorded: AuditOutcome {
        switch self {
        case .success, .repeated, .attempted: .success
        case .keyReused, .notFound, .denied, .refused, .conflict: .minorFailure
        case .damaged, .failed: .seriousFailure
        }
    }

    /// Why it ended so; nil for plain success.
    fileprivate var reason: AuditToken? {
        switch self {
        case .success: nil
        case .repeated: Self.repeatedToken
        case .keyReused: Self.keyReusedToken
        case .notFound: Self.notFoundToken
        case .denied: Self.deniedToken
        case .damaged: Self.damagedToken
        case .attempted: Self.attemptedToken
        case .refused: Self.refusedToken
        case .failed: Self.failedToken
        case .conflict: Self.conflictToken
        }
    }

    private static let repeatedToken = AuditToken("repeated")
    private static let keyReusedToken = AuditToken("key-reused")
    private static let notFoundToken = AuditToken("not-found")
    private static let deniedToken = AuditToken("denied")
    private static let damagedToken = AuditToken("damaged")
    private static let attemptedToken = AuditToken("attempted")
    private static let refusedToken = AuditToken("patient-refused")
    private static let conflictToken = AuditToken("conflict")
    private static let failedToken = AuditToken("failed")
}
