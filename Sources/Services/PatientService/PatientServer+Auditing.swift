internal import AuditKeeping
internal import AuditTrail
internal import RPC

/// How accesses are noted: reads when the data is there and before the answer leaves; changes as
/// attempted before their statement is sent, and by their outcome before the answer leaves. When a
/// process ends between the two, the trail says that something was attempted, and not how it ended.
extension PatientServer {
    /// Notes how an access to one patient ended; durable when it returns.
    /// - Parameters:
    ///   - version: what was shown or made; nil when there is nothing to name.
    ///   - source: where what was shown came from.
    ///   - item: the entry of the chart in question; nil when it is the patient.
    ///   - count: records shown, changed or moved.
    func note(
        _ outcome: AuditEntry.Outcome, version: UInt64? = nil,
        from source: AuditEntry.Source = .none, item: AuditNote.Item? = nil, count: Int = 0,
        _ access: Access
    ) async throws(PatientServiceError) {
        var note = AuditNote(outcome, access.audit)
        note.version = version
        note.source = source
        note.item = item
        note.count = count
        try await file(note, access)
    }

    /// Notes an access to the data of many patients, or of nobody.
    /// - Parameters:
    ///   - patients: pseudonyms of 32 octets, in the order in which they were shown.
    ///   - count: records shown, changed or moved.
    ///   - criteria: what was searched for.
    func note(
        _ outcome: AuditEntry.Outcome, patients: [[UInt8]], count: Int,
        criteria: [AuditNote.Criterion] = [], item: AuditNote.Item? = nil, _ access: Access
    ) async throws(PatientServiceError) {
        var note = AuditNote(outcome, access.audit)
        note.patients = patients
        note.source = patients.isEmpty ? .none : .database
        note.item = item
        note.count = count
        note.criteria = criteria
        try await file(note, access)
    }

    /// Makes a note durable. One that cannot be made durable fails its access, but for a read by
    /// broken glass: see `AuditClerk`.
    private func file(_ note: AuditNote, _ access: Access) async throws(PatientServiceError) {
        try await file(try records(of: note), isRead: note.isRead, deadline: access.deadline)
    }

    /// A note as what is filed of it.
    func records(of note: AuditNote) throws(PatientServiceError) -> [AuditRecord] {
        do throws(AuditError) { return try note.records(audit) } catch {
            throw Self.unrecorded(error)
        }
    }

    /// As above of several accesses, together.
    func file(
        _ records: [AuditRecord], isRead: Bool = false, deadline: ContinuousClock.Instant
    ) async throws(PatientServiceError) {
        if records.isEmpty { return }
        do throws(AuditError) {
            try await audit.file(records, isRead: isRead, deadline: deadline)
        } catch {
            throw Self.unrecorded(error)
        }
    }

    private static func unrecorded(_ error: AuditError) -> PatientServiceError {
        PatientServiceError(.unavailable, "the access cannot be recorded", cause: error)
    }

    /// Refuses a caller whose statement about itself cannot be recorded, and records that somebody
    /// of its program was refused.
    func checkNames(_ access: Access) throws {
        guard !audit.canName(access.audit.acting) else { return }
        noteBadStatement(access.audit.caller, access.audit.method, access.audit.address)
        throw RPCError(.invalidArgument, "the caller's names cannot be recorded")
    }

    /// Records that somebody stated what no record can hold.
    func noteBadStatement(_ caller: String, _ method: String, _ address: AuditAddress) {
        denials?.note(
            DenialLog.Kind(caller: caller, method: method, reason: Self.badStatement),
            from: address)
    }

    private static let badStatement = AuditToken("bad-statement")

    /// Runs a step of an access against a store. A step that fails is noted as such, as far as that
    /// is possible, and its error goes on.
    func asked<Result>(
        _ operation: StaticString, _ access: Access, _ context: CallContext,
        _ body: () async throws -> Result
    ) async throws -> Result {
        do {
            return try await observed(operation, context, body)
        } catch {
            // The caller gets an error in any case; nothing leaves that would have to be noted.
            try? await note(.failed, access)
            throw error
        }
    }

    /// Opens or seals something. What does not open is noted as damaged, anything else as failed.
    func notingDamage<Result>(
        _ version: UInt64?, _ access: Access, _ body: () throws -> Result
    ) async throws -> Result {
        do {
            return try body()
        } catch {
            let isDamaged = (error as? PatientServiceError)?.code == .damaged
            try await note(isDamaged ? .damaged : .failed, version: version, access)
            throw error
        }
    }
}

extension ReplaceOutcome {
    /// What a note on it says.
    var noted: AuditEntry.Outcome {
        switch self {
        case .replaced: .success
        case .notFound: .notFound
        case .conflict, .otherKey: .conflict
        case .inactive, .erased: .inactive
        }
    }
}

extension AddOutcome {
    /// What a note on it says.
    var noted: AuditEntry.Outcome {
        switch self {
        case .added: .success
        case .repeated: .repeated
        case .reusedKey: .alreadyExists
        case .notFound: .notFound
        case .inactive, .erased: .inactive
        case .otherKey: .conflict
        case .outOfRange: .outOfRange
        }
    }

    /// Whether the entries are there, by this call or by the same one before.
    var isDone: Bool { self == .added || self == .repeated }
}

extension EntrySearch.Key {
    /// Number of `carewire.patient.v1.EntryKind`.
    var kind: Int32 {
        switch self {
        case .test, .abnormalTest: 2
        case .provider, .openEncounters, .reasonWords: 1
        }
    }

    /// What a note says of it.
    var criteria: [AuditNote.Criterion] {
        switch self {
        case .test(let test, _), .abnormalTest(let test, _): [.init(field: "code", blinded: test)]
        case .provider(let provider): [.init(field: "provider", blinded: provider)]
        case .openEncounters: []
        case .reasonWords(let words): words.map { .init(field: "reason", blinded: $0) }
        }
    }
}
