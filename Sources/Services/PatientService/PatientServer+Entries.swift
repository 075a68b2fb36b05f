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
        let sealed = try observedNow("phi.seal", context) {
            try request.entries.enumerated().map { index, entry in
                try seal(entry, access, key: key, index: index)
            }
        }
        let item = Self.item(of: sealed)
        try await note(.attempted, item: item, count: sealed.count, access)
        let outcome = try await asked("postgres.write", access, context) {
            try await chart.add(sealed, request: digest, deadline: access.deadline)
        }
        try await observed("audit.append", context) {
            try await note(
                outcome.noted, version: outcome.isDone ? 1 : nil, item: item,
                count: outcome.isDone ? sealed.count : 0, access)
        }
        switch outcome {
        case .added, .repeated:
            return PatientV1.AddEntriesResponse(entryIDs: sealed.map(\.name.text))
        case .reusedKey:
            throw RPCError(
                .failedPrecondition, "the idempotency-key was used for another request")
        case .notFound: throw Self.notFound
        case .inactive: throw Self.inactive
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

    private func seal(
        _ entry: PatientV1.ChartEntry, _ access: Access, key: String?, index: Int
    ) throws -> SealedEntry {
        let facts = try ChartValidation.entry(entry)
        guard let month = ChartMonth(ofMicroseconds: entry.occurredAtUs) else {
            throw PatientServiceError(.internalFailure, "an entry without a month")
        }
        let code = try vault.entryCode(
            caller: access.audit.caller, idempotencyKey: key, index: index)
        return try bounded(
            try vault.seal(
                entry, facts, pseudonym: access.pseudonym,
                name: EntryName(month: month, code: code), version: 1))
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
        for _ in 0..<PatientLimits.changeAttemptMax {
            let old = try await version(before: named, name, access, context)
            guard old < PatientLimits.versionMax else {
                throw PatientServiceError(.internalFailure, "no further version can be stored")
            }
            let sealed = try observedNow("phi.seal", context) {
                try bounded(
                    try vault.seal(
                        entry, facts, pseudonym: access.pseudonym, name: name, version: old + 1))
            }
            let outcome = try await asked("postgres.write", access, context) {
                try await chart.replace(sealed, deadline: access.deadline)
            }
            if outcome == .conflict, named == nil { continue }
            try await observed("audit.append", context) {
                try await note(
                    outcome.noted, version: outcome == .replaced ? old + 1 : nil, item: item,
                    count: outcome == .replaced ? 1 : 0, access)
            }
            switch outcome {
            case .replaced: return PatientV1.UpdateEntryResponse(version: old + 1)
            case .notFound: throw Self.noEntry
            case .inactive: throw Self.inactive
            case .conflict: throw RPCError(.aborted, "if_version is not the stored version")
            }
        }
        try await note(.conflict, item: item, access)
        throw RPCError(.aborted, "others keep changing the entry")
    }

    /// The version that a change is for: the one the caller names, or the stored one. Of an entry
    /// that is not there it is 0: the change itself finds that out.
    private func version(
        before named: UInt64?, _ name: EntryName, _ access: Access, _ context: CallContext
    ) async throws -> UInt64 {
        if let named { return named }
        return try await asked("postgres.read", access, context) {
            try await chart.load(access.pseudonym, name, deadline: access.deadline)?.version ?? 0
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
