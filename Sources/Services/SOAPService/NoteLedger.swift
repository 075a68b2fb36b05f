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

        init(_ outcome: NoteAudit.Outcome, _ noteID: NoteID?, _ audit: NoteAudit) {
            self.outcome = outcome
            self.noteID = noteID
            self.audit = audit
        }
    }

    let clerk: AuditClerk

    /// Makes lines durable, all or none.
    /// - Throws: ``SOAPServiceError`` with code `unavailable`; nothing may leave then.
    func note(
        _ lines: Line..., deadline: ContinuousClock.Instant
    ) async throws(SOAPServiceError) {
        do throws(AuditError) {
            var records: [AuditRecord] = []
            for line in lines { records.append(try line.record(clerk)) }
            try await clerk.file(
                records, isRead: lines.allSatisfy { $0.audit.action == .read }, deadline: deadline)
        } catch {
            throw SOAPServiceError(.unavailable, "the access cannot be recorded", cause: error)
        }
    }

    /// Whether records can name who calls.
    func canName(_ audit: NoteAudit) -> Bool { clerk.canName(audit.acting) }
}

extension NoteLedger.Line {
    fileprivate func record(_ clerk: AuditClerk) throws(AuditError) -> AuditRecord {
        let (action, interaction) = audit.action.recorded
        var record = try clerk.record(action, interaction, by: audit.acting)
        record.outcome = outcome.recorded
        record.reason = outcome.reason ?? record.reason
        record.decision = outcome == .denied ? .deny : .permit
        record.rule = Self.rule
        if outcome == .success {
            record.itemCount = 1
            if audit.action == .read { record.source = .database }
        }
        record.resource = AuditResource(
            .composition,
            try noteID.map { id throws(AuditError) in .id(try AuditID(id.octets)) }
                ?? .none)
        try record.setPatients([AuditPseudonym(audit.pseudonym)])
        return record
    }

    /// Who may call is decided by the server's authorization table.
    private static let rule = AuditToken("authorization-table")
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
        }
    }
}

extension NoteAudit.Outcome {
    fileprivate var recorded: AuditOutcome {
        switch self {
        case .success, .repeated, .attempted: .success
        case .keyReused, .notFound, .denied, .refused: .minorFailure
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
        }
    }

    private static let repeatedToken = AuditToken("repeated")
    private static let keyReusedToken = AuditToken("key-reused")
    private static let notFoundToken = AuditToken("not-found")
    private static let deniedToken = AuditToken("denied")
    private static let damagedToken = AuditToken("damaged")
    private static let attemptedToken = AuditToken("attempted")
    private static let refusedToken = AuditToken("patient-refused")
    private static let failedToken = AuditToken("failed")
}
