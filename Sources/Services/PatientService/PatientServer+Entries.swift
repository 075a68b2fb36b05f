internal import Messages
internal import RPC

/// Entries of one patient's chart: added, changed, read one by one.
extension PatientServer {
    func add(
        _ request: PatientV1.AddEntriesRequest, _ context: CallContext
    ) async throws -> PatientV1.AddEntriesResponse {
        let access = try admit(request.patientID, .create, context)
        guard (1...PatientLimits.entryBatchMax).contains(request.entries.count) else {
            throw ChartValidation.refusal(
                "entries", "has 1 to \(PatientLimits.entryBatchMax) entries")
        }
        let key = try PatientValidation.idempotencyKey(context.metadata["idempotency-key"])
        let digest = try key.map {
            try vault.stamp(idempotencyKey: $0, caller: access.audit.caller, request: request)
                .digest
        }
        let drafts = try request.entries.enumerated().map { index, entry in
            try draft(entry, access, key: key, index: index)
        }
        var (outcome, sealed) = (AddOutcome.otherKey, [SealedEntry]())
        for attempt in 0..<PatientLimits.changeAttemptMax where outcome == .otherKey {
            if attempt > 0 { vault.forgetKey(of: access.pseudonym) }
            let own = try await ownKey(of: access.pseudonym, access, context)
            sealed = try observedNow("phi.seal", context) {
                try drafts.map { try seal($0, of: access.pseudonym, version: 1, under: own) }
            }
            if attempt == 0 {
                try await note(
                    .attempted, item: Self.item(of: sealed), count: sealed.count, access)
            }
            outcome = try await asked("postgres.write", access, context) {
                try await chart.add(sealed, request: digest, deadline: access.deadline)
            }
        }
        let (count, item) = (sealed.count, Self.item(of: sealed))
        try await observed("audit.append", context) {
            try await note(
                outcome.noted, version: outcome.isDone ? 1 : nil, item: item,
                count: outcome.isDone ? count : 0, access)
        }
        try Self.check(outcome)
        return PatientV1.AddEntriesResponse(entryIDs: drafts.map(\.name.text))
    }

    private static func check(_ outcome: AddOutcome) throws(RPCError) {
        switch outcome {
        case .added, .repeated: break
        case .reusedKey:
            throw RPCError(
                .failedPrecondition, "the idempotency-key was used for another request")
        case .notFound: throw notFound
        case .inactive: throw inactive
        case .erased: throw erased
        case .otherKey: throw RPCError(.aborted, "the patient's key keeps changing")
        case .outOfRange:
            throw RPCError(
                .outOfRange, "no partition takes the month of one of the entries")
        }
    }

    /// What a note on several entries says: which, if it is one; their kind, if it is the same.
    private static func item(of entries: [SealedEntry]) -> AuditNote.Item? {
        guard let first = entries.first, entries.allSatisfy({ $0.kind == first.kind }) else {
            return nil
        }
        return AuditNote.Item(kind: first.kind, name: entries.count == 1 ? first.name : nil)
    }

    /// An entry that was found sound, and its name.
    private struct Draft {
        let entry: PatientV1.ChartEntry
        let facts: EntryFacts
        let name: EntryName
    }

    private func draft(
        _ entry: PatientV1.ChartEntry, _ access: Access, key: String?, index: Int
    ) throws -> Draft {
        let facts = try ChartValidation.entry(entry)
        guard let month = ChartMonth(ofMicroseconds: entry.occurredAtUs) else {
            throw PatientServiceError(.internalFailure, "an entry without a month")
        }
        let code = try vault.entryCode(
            caller: access.audit.caller, idempotencyKey: key, index: index)
        return Draft(entry: entry, facts: facts, name: EntryName(month: month, code: code))
    }

    private func seal(
        _ draft: Draft, of pseudonym: [UInt8], version: UInt64, under own: OpenedKey
    ) throws -> SealedEntry {
        try bounded(
            try vault.seal(
                draft.entry, draft.facts, pseudonym: pseudonym, name: draft.name,
                version: version, under: own))
    }

    private func bounded(_ entry: SealedEntry) throws -> SealedEntry {
        guard entry.content.count <= PatientLimits.entryByteCountMax else {
            throw ChartValidation.refusal(
                "entry", "has at most \(PatientLimits.entryByteCountMax) octets when sealed")
        }
        return entry
    }

    func updateEntry(
        _ request: PatientV1.UpdateEntryRequest, _ context: CallContext
    ) async throws -> PatientV1.UpdateEntryResponse {
        let access = try admit(request.patientID, .update, context)
        guard let entry = request.entry else {
            throw ChartValidation.refusal("entry", "must be there")
        }
        let name = try ChartValidation.name(entry.entryID)
        let facts = try ChartValidation.entry(entry)
        let named = try PatientValidation.version(request.ifVersion)
        guard ChartMonth(ofMicroseconds: entry.occurredAtUs) == name.month else {
            throw ChartValidation.refusal("entry.occurred_at_us", "stays within its month")
        }
        let item = AuditNote.Item(kind: facts.kind.rawValue, name: name)
        try await note(.attempted, item: item, access)
        let draft = Draft(entry: entry, facts: facts, name: name)
        var stored = named == nil ? try await stored(name, access, context) : nil
        var hasLooked = named == nil
        for _ in 0..<PatientLimits.changeAttemptMax {
            // Of an entry that is not there it is 0: the change itself finds that out.
            let old = named ?? stored?.version ?? 0
            guard old < PatientLimits.versionMax else {
                throw PatientServiceError(.internalFailure, "no further version can be stored")
            }
            let outcome = try await replace(draft, old, stored, access, context)
            if outcome == .otherKey || outcome == .conflict && named == nil {
                stored = try await self.stored(name, access, context)
                hasLooked = true
                continue
            }
            if outcome == .notFound, !hasLooked {
                // Whose version was named may be an entry of a patient merged into this one.
                hasLooked = true
                stored = try await self.stored(name, access, context)
                if stored != nil { continue }
            }
            try await observed("audit.append", context) {
                try await note(
                    outcome.noted, version: outcome == .replaced ? old + 1 : nil, item: item,
                    count: outcome == .replaced ? 1 : 0, access)
            }
            switch outcome {
            case .replaced: return PatientV1.UpdateEntryResponse(version: old + 1)
            case .notFound: throw Self.noEntry
            case .inactive: throw Self.inactive
            case .erased: throw Self.erased
            case .conflict, .otherKey:
                throw RPCError(.aborted, "if_version is not the stored version")
            }
        }
        try await note(.conflict, item: item, access)
        throw RPCError(.aborted, "others keep changing the entry")
    }

    /// Puts the version after `old` in its place, in the name of the patient whose entry it is.
    private func replace(
        _ draft: Draft, _ old: UInt64, _ stored: SealedEntry?, _ access: Access,
        _ context: CallContext
    ) async throws -> ReplaceOutcome {
        let owner = stored?.pseudonym ?? access.pseudonym
        if let stored, stored.key != vault.lastKey(of: owner)?.envelope {
            vault.forgetKey(of: owner)
        }
        let own = try await ownKey(of: owner, access, context)
        let sealed = try observedNow("phi.seal", context) {
            try seal(draft, of: owner, version: old + 1, under: own)
        }
        return try await asked("postgres.write", access, context) {
            try await chart.replace(sealed, in: access.pseudonym, deadline: access.deadline)
        }
    }

    private func stored(
        _ name: EntryName, _ access: Access, _ context: CallContext
    ) async throws -> SealedEntry? {
        try await asked("postgres.read", access, context) {
            try await chart.load(access.pseudonym, name, deadline: access.deadline)
        }
    }

    func getEntry(
        _ request: PatientV1.GetEntryRequest, _ context: CallContext
    ) async throws -> PatientV1.GetEntryResponse {
        let access = try admit(request.patientID, .read, context)
        let name = try ChartValidation.name(request.entryID)
        if let version = request.version, !(1...PatientLimits.versionMax).contains(version) {
            throw ChartValidation.refusal("version", "is 1 or more")
        }
        try await checkConsent(access, context)
        let found = try await asked("postgres.read", access, context) {
            try await chart.entry(
                name, of: access.pseudonym, version: request.version, deadline: access.deadline)
        }
        guard let found else {
            try await note(.notFound, item: AuditNote.Item(kind: 0, name: name), access)
            throw Self.noEntry
        }
        let entry = try await open(found, access, context)
        try await observed("audit.append", context) {
            try await note(
                .success, version: found.version, from: .database,
                item: AuditNote.Item(kind: found.kind, name: name), count: 1, access)
        }
        return PatientV1.GetEntryResponse(entry: entry)
    }

    func list(
        _ request: PatientV1.ListEntriesRequest, _ context: CallContext
    ) async throws -> PatientV1.ListEntriesResponse {
        let access = try admit(request.patientID, .search, context)
        let countMax = try ChartValidation.pageSize(
            request.pageSize, standard: PatientLimits.listPageDefault,
            max: PatientLimits.listPageMax)
        var question = request
        question.pageSize = 0
        question.pageToken = []
        let bound = try vault.question(question, context.method.name)
        let range = EntryRange(
            pseudonym: access.pseudonym, kind: try Self.kind(request.kind),
            test: try test(request), from: max(request.fromUs ?? .min, ChartMonth.beginning),
            behind: try position(request.pageToken, bound) ?? Self.start(request.untilUs),
            countMax: countMax)
        try await checkConsent(access, context)
        let found = try await asked("postgres.read", access, context) {
            try await chart.list(range, deadline: access.deadline)
        }
        guard let found else {
            try await note(.notFound, access)
            throw Self.notFound
        }
        let shown = Self.within(found) { $0.content.count }
        var response = PatientV1.ListEntriesResponse()
        for sealed in shown {
            response.entries.append(try await open(sealed, access, context))
        }
        if let last = shown.last, shown.count == countMax || shown.count < found.count {
            response.nextPageToken = try vault.token(behind: EntryPosition(of: last), of: bound)
        }
        try await observed("audit.append", context) {
            try await note(
                .success, patients: [access.pseudonym], count: shown.count,
                criteria: range.test.map { [.init(field: "code", blinded: $0)] } ?? [],
                item: AuditNote.Item(kind: range.kind), access)
        }
        return response
    }

    private func test(_ request: PatientV1.ListEntriesRequest) throws -> [UInt8]? {
        guard let code = request.code else { return nil }
        guard request.kind == .labResult, let test = try vault.testIndex(code) else {
            throw ChartValidation.refusal("code", "is a laboratory test's, with that kind")
        }
        return test
    }

    // MARK: Pages

    static func kind(_ kind: PatientV1.EntryKind) throws -> Int32 {
        guard (1...5).contains(kind.rawValue) else {
            throw ChartValidation.refusal("kind", "is one of the contract's values")
        }
        return kind.rawValue
    }

    /// Where a page begins; nil for the first.
    func position(_ token: [UInt8], _ question: [UInt8]) throws -> EntryPosition? {
        if token.isEmpty { return nil }
        guard let position = vault.position(token, of: question) else {
            throw ChartValidation.refusal("page_token", "is of a page before, of this request")
        }
        return position
    }

    private static func start(_ until: Int64?) -> EntryPosition {
        guard let until, until < ChartMonth.end else { return .newest }
        let first = max(until, ChartMonth.beginning)
        return EntryPosition(
            month: ChartMonth(ofMicroseconds: first) ?? .last, occurredAt: first, pseudonym: [],
            code: [])
    }

    /// As many as an answer may hold by their octets, one at least.
    static func within<Item>(_ items: [Item], _ byteCount: (Item) -> Int) -> ArraySlice<Item> {
        var sum = 0
        var count = 0
        for item in items {
            sum += byteCount(item)
            if count > 0, sum > PatientLimits.pageByteCountMax { break }
            count += 1
        }
        return items[..<count]
    }

    /// Opens an entry. One that does not open is noted as damaged and refused.
    func open(
        _ sealed: SealedEntry, _ access: Access, _ context: CallContext
    ) async throws -> PatientV1.ChartEntry {
        do {
            return try vault.open(sealed)
        } catch {
            try await note(
                .damaged, version: sealed.version,
                item: AuditNote.Item(kind: sealed.kind, name: sealed.name),
                access.about(sealed.pseudonym))
            throw error
        }
    }

    static var noEntry: RPCError { RPCError(.notFound, "there is no such entry") }
}
