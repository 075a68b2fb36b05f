internal import FHIR
internal import Messages
internal import RPC

/// Patients and entries, page by page in the order of pseudonyms. The next page is asked for when
/// the caller has taken the one before: one page is in memory.
extension PatientBulkServer {
    /// One export.
    struct Export {
        let access: PatientServer.Access
        let range: BulkRange
        /// Numbers of `carewire.patient.v1.EntryKind`.
        let kinds: [Int64]
        let hasPatients: Bool
        /// What resume tokens are bound to.
        let question: [UInt8]
    }

    func export(
        _ request: PatientV1.ExportRequest, _ responses: MessageSink<PatientV1.ExportResponse>,
        _ context: CallContext
    ) async throws {
        let isOfAll = request.patientID.revealed.isEmpty
        let access =
            isOfAll
            ? try patients.admitMany(.exportData, context)
            : try patients.admit(request.patientID, .exportData, context)
        let first = access.pseudonym
        if !isOfAll { try await find(access) }
        let kinds = try Self.kinds(request.kinds)
        var question = request
        question.resumeToken = []
        let export = Export(
            access: access,
            range: BulkRange(
                last: first.isEmpty ? Array(repeating: 0xFF, count: 32) : first,
                since: max(request.sinceUs ?? .min, ChartMonth.beginning)),
            kinds: kinds.filter { $0 <= 5 }, hasPatients: kinds.contains(6),
            question: try patients.vault.question(question, context.method.name))
        var position = BulkPosition.before(first, isAmongEntries: !export.hasPatients)
        if !request.resumeToken.isEmpty {
            guard
                let token = patients.vault.position(request.resumeToken, of: export.question)
            else {
                throw ChartValidation.refusal(
                    "resume_token", "is of a response before, of this request")
            }
            position = BulkPosition(token)
        }
        if !position.isAmongEntries {
            try await sendPatients(export, position, responses, context)
            position = .before(first, isAmongEntries: true)
        }
        if !export.kinds.isEmpty { try await sendEntries(export, position, responses, context) }
    }

    private func find(_ access: PatientServer.Access) async throws {
        let found = try await bulk.activity([access.pseudonym], deadline: access.deadline)
        guard !found.isEmpty else {
            try await patients.note(.notFound, access)
            throw PatientServer.notFound
        }
        try await checkConsent(access)
    }

    private static func kinds(_ kinds: [PatientV1.ResourceKind]) throws -> Set<Int64> {
        if kinds.isEmpty { return Set(1...6) }
        guard kinds.allSatisfy({ (1...6).contains($0.rawValue) }) else {
            throw ChartValidation.refusal("kinds", "are the contract's values")
        }
        return Set(kinds.map { Int64($0.rawValue) })
    }

    // MARK: Pages

    private func sendPatients(
        _ export: Export, _ start: BulkPosition,
        _ responses: MessageSink<PatientV1.ExportResponse>, _ context: CallContext
    ) async throws {
        var position = start
        var isOver = false
        while !isOver {
            let page = try await patients.asked("postgres.read", export.access, context) {
                try await bulk.page(
                    export.range, behind: position, deadline: export.access.deadline)
            }
            isOver = page.count < BulkLimits.patientPageMax
            let wanted = page.compactMap(\.sealed)
            let excluded = try await clear(wanted.map(\.pseudonym), wanted, export, context)
            var part = Part()
            for (index, row) in page.enumerated() {
                if index % BulkLimits.turnLineCountMax == 0 { await Task.yield() }
                position = BulkPosition(isAmongEntries: false, pseudonym: row.pseudonym)
                if excluded.contains(row.pseudonym) {
                    part.excludedCount += 1
                } else if let sealed = row.sealed {
                    let line = try await open(sealed, row, export)
                    part.add(line)
                }
                try await send(&part, position, export, responses, isLast: index == page.count - 1)
            }
        }
    }

    private func sendEntries(
        _ export: Export, _ start: BulkPosition,
        _ responses: MessageSink<PatientV1.ExportResponse>, _ context: CallContext
    ) async throws {
        var position = start
        var subject: (pseudonym: [UInt8], id: PHI<String>)?
        var isOver = false
        while !isOver {
            let page = try await patients.asked("postgres.read", export.access, context) {
                try await bulk.page(
                    export.range, ofKinds: export.kinds, behind: position,
                    deadline: export.access.deadline)
            }
            isOver = page.count < BulkLimits.entryPageMax
            let wanted = page.filter { $0.sealed != nil }.map(\.pseudonym)
            let excluded = try await clear(wanted, [], export, context)
            var part = Part()
            for (index, row) in page.enumerated() {
                if index % BulkLimits.turnLineCountMax == 0 { await Task.yield() }
                position = BulkPosition(
                    isAmongEntries: true, pseudonym: row.pseudonym, month: row.name.month.number,
                    code: row.name.code)
                if row.sealed != nil, excluded.contains(row.pseudonym) {
                    part.excludedCount += 1
                } else if let sealed = row.sealed {
                    if subject?.pseudonym != row.pseudonym {
                        subject = try await id(of: row, export).map { (row.pseudonym, $0) }
                    }
                    let line = try await open(sealed, row, subject?.id, export)
                    part.add(line)
                }
                try await send(&part, position, export, responses, isLast: index == page.count - 1)
            }
        }
    }

    // MARK: Lines

    /// A response that gathers.
    private struct Part {
        var octets: [UInt8] = []
        var resourceCount: UInt64 = 0
        var unnamedCount: UInt64 = 0
        var excludedCount: UInt64 = 0

        /// A line, or nil for what cannot be named.
        mutating func add(_ line: [UInt8]?) {
            octets += line ?? []
            if line != nil { resourceCount += 1 } else { unnamedCount += 1 }
        }
    }

    /// Sends what has gathered when it is enough, or the page is over.
    private func send(
        _ part: inout Part, _ position: BulkPosition, _ export: Export,
        _ responses: MessageSink<PatientV1.ExportResponse>, isLast: Bool
    ) async throws {
        let isFull = part.octets.count >= BulkLimits.responseByteCountMax
        guard isFull || isLast else { return }
        let token = try patients.vault.token(behind: position.token, of: export.question)
        try await responses.send(
            PatientV1.ExportResponse(
                octets: PHI(part.octets), resourceCount: part.resourceCount, resumeToken: token,
                unnamedCount: part.unnamedCount, excludedCount: part.excludedCount))
        part = Part()
    }

    /// Nil for a patient whose id was not kept yet, unless it is the one asked for.
    private func open(
        _ sealed: SealedPatient, _ row: BulkPatientRow, _ export: Export
    ) async throws -> [UInt8]? {
        let access = export.access.about(row.pseudonym)
        return try await patients.notingDamage(sealed.version, access) {
            var id = export.access.patientID
            if id.isEmpty {
                if sealed.subject.isEmpty { return nil }
                id = try patients.vault.open(
                    SealedSubject(
                        pseudonym: row.pseudonym, version: sealed.version,
                        envelope: sealed.subject, key: sealed.key))
            }
            return FHIRWriter.line(
                try patients.vault.open(sealed, patientID: id), updatedAtUs: row.updatedAt)
        }
    }

    private func open(
        _ sealed: SealedEntry, _ row: BulkEntryRow, _ id: PHI<String>?, _ export: Export
    ) async throws -> [UInt8]? {
        guard let id else { return nil }
        let access = export.access.about(row.pseudonym)
        return try await patients.notingDamage(sealed.version, access) {
            FHIRWriter.line(
                try patients.vault.open(sealed), of: id, updatedAtUs: row.updatedAt)
        }
    }

    private func id(of row: BulkEntryRow, _ export: Export) async throws -> PHI<String>? {
        if !export.access.patientID.isEmpty { return PHI(export.access.patientID) }
        guard let subject = row.subject, !subject.envelope.isEmpty else { return nil }
        let access = export.access.about(row.pseudonym)
        return try await patients.notingDamage(subject.version, access) {
            PHI(try patients.vault.open(subject))
        }
    }
}

extension BulkPosition {
    /// In the shape of a page token.
    fileprivate var token: EntryPosition {
        EntryPosition(
            month: ChartMonth(number: month), occurredAt: isAmongEntries ? 1 : 0,
            pseudonym: pseudonym,
            code: code.isEmpty ? Array(repeating: 0, count: EntryName.codeByteCount) : code)
    }

    fileprivate init(_ token: EntryPosition) {
        self.init(
            isAmongEntries: token.occurredAt == 1, pseudonym: token.pseudonym,
            month: token.month.number, code: token.code)
    }
}
