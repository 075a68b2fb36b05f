internal import ClinicalText
internal import Messages
internal import PHIProtection
internal import RPC

/// Lists and searches, a page at a time.
extension SOAPServer {
    func list(
        _ request: SoapV1.ListNotesRequest, _ context: CallContext
    ) async throws -> SoapV1.ListNotesResponse {
        let access = try admit(request.patientID, .list, context)
        var bare = request
        (bare.pageSize, bare.pageToken) = (0, [])
        let bound = try vault.question(bare, context.method.name)
        let question = NoteQuestion(
            pseudonym: access.pseudonym, from: Self.microseconds(request.fromUnixNs) ?? 0,
            until: Self.microseconds(request.untilUnixNs)
                ?? NoteQuestion.Place.newest.storedAtMicroseconds,
            behind: try place(request.pageToken, bound),
            countMax: try NoteValidation.pageSize(request.pageSize))
        try await checkConsent(access, context)
        let page = try await page(question, bound, access, context)
        try await note(page, [], nil, access, context)
        return SoapV1.ListNotesResponse(
            notes: page.notes, nextPageToken: page.token, disclaimer: NoteDisclaimer.message)
    }

    func search(
        _ request: SoapV1.SearchNotesRequest, _ context: CallContext
    ) async throws -> SoapV1.SearchNotesResponse {
        let isOfAll = request.patientID.revealed.isEmpty
        let access =
            isOfAll
            ? try admitMany(.search, context) : try admit(request.patientID, .search, context)
        let groups = try groups(request.allOf)
        var bare = request
        (bare.pageSize, bare.pageToken) = (0, [])
        let bound = try vault.question(bare, context.method.name)
        let question = NoteQuestion(
            pseudonym: isOfAll ? nil : access.pseudonym, tokens: groups.map(\.tokens),
            behind: try place(request.pageToken, bound),
            countMax: try NoteValidation.pageSize(request.pageSize))
        if !isOfAll { try await checkConsent(access, context) }
        var page = try await page(question, bound, access, context)
        if isOfAll { try await leaveOut(&page, access, context) }
        try await note(
            page, groups.flatMap(\.criteria), isOfAll ? page.patients : nil, access, context)
        return SoapV1.SearchNotesResponse(
            notes: page.notes, nextPageToken: page.token, disclaimer: NoteDisclaimer.message)
    }

    // MARK: Pages

    struct Page {
        var notes: [SoapV1.NoteSummary] = []
        var token: [UInt8] = []
        /// Whose notes, each patient once.
        var patients: [[UInt8]] = []
    }

    private func page(
        _ question: NoteQuestion, _ bound: [UInt8], _ access: Access, _ context: CallContext
    ) async throws -> Page {
        let found = try await asked("postgres.read", access, context) {
            try await store.list(question, deadline: access.deadline)
        }
        var page = Page()
        var seen: Set<[UInt8]> = []
        var byteCount = 0
        var last: StoredNote?
        for stored in found {
            byteCount += stored.note.content.count
            if last != nil, byteCount > SOAPLimits.pageByteCountMax { break }
            let content = try await open(stored.note, access, context)
            page.notes.append(summary(content, stored))
            if seen.insert(stored.note.pseudonym).inserted {
                page.patients.append(stored.note.pseudonym)
            }
            last = stored
        }
        if let last, found.count == question.countMax || page.notes.count < found.count {
            page.token = try vault.token(
                behind: NoteQuestion.Place(
                    storedAtMicroseconds: last.firstStoredAtMicroseconds,
                    noteID: last.note.noteID), of: bound)
        }
        return page
    }

    private func summary(
        _ content: SoapV1.GetNoteResponse, _ stored: StoredNote
    ) -> SoapV1.NoteSummary {
        SoapV1.NoteSummary(
            noteID: content.noteID, patientID: content.patientID,
            providerID: content.providerID, version: content.version,
            status: Self.status(content, stored.signatures),
            urgency: content.extraction?.urgency ?? .unspecified,
            screening: content.screening == .notScreened ? .notScreened : .done,
            ehrHandOff: handOff(of: stored),
            storedAtUnixNs: stored.firstStoredAtMicroseconds &* 1_000,
            changedAtUnixNs: stored.storedAtMicroseconds &* 1_000)
    }

    private func note(
        _ page: Page, _ criteria: [NoteLedger.Criterion], _ patients: [[UInt8]]?,
        _ access: Access, _ context: CallContext
    ) async throws {
        var line = NoteLedger.Line(page.notes.isEmpty ? .notFound : .success, nil, access.audit)
        line.count = page.notes.count
        line.criteria = criteria
        line.patients = patients
        try await observed("audit.append", context) {
            try await ledger.note(line, deadline: access.deadline)
        }
    }

    private func place(
        _ token: [UInt8], _ bound: [UInt8]
    ) throws(RPCError) -> NoteQuestion.Place {
        if token.isEmpty { return .newest }
        guard let place = vault.place(token, of: bound) else {
            throw NoteValidation.refusal("page_token", "is of another question")
        }
        return place
    }

    private static func microseconds(_ nanoseconds: Int64?) -> Int64? {
        nanoseconds.map { min(max(0, $0), 4_000_000_000_000_000_000) / 1_000 }
    }

    // MARK: Criteria

    /// Names of which one must be there, and what the record says of them.
    private struct Group {
        var tokens: [Int64] = []
        var criteria: [NoteLedger.Criterion] = []
    }

    private func groups(_ groups: [SoapV1.SearchNotesRequest.AnyOf]) throws -> [Group] {
        let count = groups.reduce(0) { $0 + $1.criteria.count }
        guard (1...SOAPLimits.criterionCountMax).contains(count),
            groups.allSatisfy({ !$0.criteria.isEmpty })
        else {
            throw NoteValidation.refusal(
                "all_of", "has 1 to \(SOAPLimits.criterionCountMax) criteria, one in each group")
        }
        return try groups.map { group in
            var made = Group()
            for criterion in group.criteria {
                let (field, tokens) = try tokens(criterion)
                made.tokens += tokens
                made.criteria.append(
                    NoteLedger.Criterion(field: field, blinded: Self.blinded(tokens)))
            }
            return made
        }
    }

    private func tokens(
        _ criterion: SoapV1.SearchNotesRequest.Criterion
    ) throws -> (field: String, tokens: [Int64]) {
        switch criterion.what {
        case .term(let term):
            let concepts = try NoteCriterion.concepts(term.revealed, screener)
            let assertion = try NoteCriterion.assertion(criterion.assertion)
            return (
                "term",
                try vault.translated { () throws(PHIError) in
                    var tokens: [Int64] = []
                    for concept in concepts {
                        tokens.append(try vault.searchNames.token(concept, assertion))
                    }
                    return tokens
                }
            )
        case .code(let code):
            let names = try NoteCriterion.codes(code.revealed)
            return (
                "code",
                try vault.translated { () throws(PHIError) in
                    var tokens: [Int64] = []
                    for (kind, text) in names {
                        tokens.append(try vault.searchNames.token(kind, text))
                    }
                    return tokens
                }
            )
        case nil: throw NoteValidation.refusal("criterion", "must have a term or a code")
        }
    }

    /// 16 octets: the first name, twice.
    private static func blinded(_ tokens: [Int64]) -> [UInt8] {
        let token = UInt64(bitPattern: tokens.first ?? 0)
        var octets: [UInt8] = []
        for shift in stride(from: UInt64(56), through: 0, by: -8) {
            octets.append(UInt8(truncatingIfNeeded: token >> shift))
        }
        return octets + octets
    }
}
