package import Postgres

/// Charts in PostgreSQL; see ``PatientSchema`` for the tables. One per event loop.
package final class PostgresChartStore: ChartStoring {
    private let pool: PostgresPool

    /// - Parameter pool: made with ``ChartStatements/all``, on the loop on which this store is
    ///   used.
    package init(pool: PostgresPool) { self.pool = pool }

    /// As ``ChartStoring`` says.
    package func add(
        _ entries: [SealedEntry], request: [UInt8]?, deadline: ContinuousClock.Instant
    ) async throws(PatientServiceError) -> AddOutcome {
        let steps = entries.map { entry in
            PostgresStep(
                ChartStatements.add,
                [
                    .bytes(entry.pseudonym), .int32(entry.name.month.number),
                    .bytes(entry.name.code), .int32(entry.kind), Self.time(entry.occurredAt),
                    .int32(entry.status), Self.bytes(entry.test), Self.bytes(entry.provider),
                    .bool(entry.isAbnormal), .bytes(entry.content), Self.bytes(request),
                    Self.words(entry), Self.key(entry),
                ])
        }
        do throws(PostgresError) {
            let results = try await pool.write(steps, deadline: deadline)
            var outcomes: Set<String> = []
            for rows in results { outcomes.insert(try rows.text(0, 0)) }
            return try Self.addOutcome(outcomes)
        } catch {
            guard error.sqlState == Self.checkViolation else { throw PatientServiceError(error) }
            return .outOfRange
        }
    }

    /// Also what PostgreSQL says of a row that no partition takes. Source: PostgreSQL 15,
    /// Appendix A.
    private static let checkViolation = "23514"

    /// All entries of a call are of one patient and one request, so their verdicts agree.
    private static func addOutcome(_ outcomes: Set<String>) throws(PostgresError) -> AddOutcome {
        let outcome = outcomes.count == 1 ? outcomes.first : nil
        switch outcome {
        case "success": return .added
        case "repeated": return .repeated
        case "already exists": return .reusedKey
        case "not found": return .notFound
        case "inactive": return .inactive
        case "erased": return .erased
        case "other key": return .otherKey
        case .some, nil:
            throw PostgresError(.protocolViolation, "the database gave an unknown verdict")
        }
    }

    /// As ``ChartStoring`` says.
    package func replace(
        _ entry: SealedEntry, in chart: [UInt8], deadline: ContinuousClock.Instant
    ) async throws(PatientServiceError) -> ReplaceOutcome {
        let rows = try await write(
            ChartStatements.replace,
            [
                .bytes(entry.pseudonym), .int32(entry.name.month.number), .bytes(entry.name.code),
                .int32(entry.kind), .int64(Int64(clamping: entry.version)),
                Self.time(entry.occurredAt), .int32(entry.status), Self.bytes(entry.test),
                Self.bytes(entry.provider), .bool(entry.isAbnormal), .bytes(entry.content),
                Self.words(entry), Self.key(entry), .bytes(chart),
            ], deadline)
        return try PatientServiceError.translating { () throws(PostgresError) in
            try ReplaceOutcome(verdict: rows.text(0, 0))
        }
    }

    /// As ``ChartStoring`` says.
    package func entry(
        _ name: EntryName, of pseudonym: [UInt8], version: UInt64?,
        deadline: ContinuousClock.Instant
    ) async throws(PatientServiceError) -> SealedEntry? {
        let values: [PostgresValue] = [
            .bytes(pseudonym), .int32(name.month.number), .bytes(name.code),
            version.map { .int64(Int64(clamping: $0)) } ?? .null,
        ]
        var rows = try await ask(ChartStatements.entry, values, deadline)
        if rows.count == 0 { rows = try await ask(ChartStatements.familyEntry, values, deadline) }
        return try PatientServiceError.translating { () throws(PostgresError) in
            rows.count > 0 ? try Self.entry(rows, 0) : nil
        }
    }

    /// As ``ChartStoring`` says.
    package func list(
        _ range: EntryRange, deadline: ContinuousClock.Instant
    ) async throws(PatientServiceError) -> [SealedEntry]? {
        let statement = range.test == nil ? ChartStatements.list : ChartStatements.listTest
        let rows = try await ask(statement, Self.values(range), deadline)
        guard rows.count > 0 else { return nil }
        let isAlone = try PatientServiceError.translating { () throws(PostgresError) in
            try rows.int32(0, 10) == 0
        }
        guard isAlone else {
            var range = range
            range.withMerged = true
            return try await page(range, deadline: deadline)
        }
        return try PatientServiceError.translating { () throws(PostgresError) in
            // A patient without such entries is one row without an entry.
            try rows.isNull(0, 1) ? [] : try Self.entries(rows)
        }
    }

    /// As ``ChartStoring`` says.
    package func page(
        _ range: EntryRange, deadline: ContinuousClock.Instant
    ) async throws(PatientServiceError) -> [SealedEntry] {
        let rows: PostgresRows
        if range.withMerged {
            let statement =
                range.test == nil ? ChartStatements.familyPage : ChartStatements.familyPageTest
            rows = try await ask(
                statement, Self.values(range) + [.bytes(range.behind.pseudonym)], deadline)
        } else {
            let statement = range.test == nil ? ChartStatements.page : ChartStatements.pageTest
            rows = try await ask(statement, Self.values(range), deadline)
        }
        return try PatientServiceError.translating { () throws(PostgresError) in
            try Self.entries(rows)
        }
    }

    /// As ``ChartStoring`` says.
    package func find(
        _ search: EntrySearch, deadline: ContinuousClock.Instant
    ) async throws(PatientServiceError) -> [FoundEntry] {
        let (statement, key, status): (PostgresStatement, PostgresValue, Int32) =
            switch search.key {
            case .test(let test, let status): (ChartStatements.findTest, .bytes(test), status)
            case .abnormalTest(let test, let status):
                (ChartStatements.findAbnormal, .bytes(test), status)
            case .provider(let provider): (ChartStatements.findProvider, .bytes(provider), 0)
            case .openEncounters(let status): (ChartStatements.findOpen, .null, status)
            case .reasonWords: (ChartStatements.findWords, .null, 0)
            }
        var words: [PostgresValue] = []
        if case .reasonWords(let blinds) = search.key { words = [.bytesArray(blinds)] }
        let behind = search.behind
        let rows = try await ask(
            statement,
            [
                key, .int32(status), .int32(behind.month.number), Self.time(behind.occurredAt),
                .bytes(behind.pseudonym), .bytes(behind.code), .int64(Int64(search.countMax)),
            ] + words, deadline)
        return try PatientServiceError.translating { () throws(PostgresError) in
            var found: [FoundEntry] = []
            for row in 0..<rows.count {
                let entry = try Self.entry(rows, row)
                let isMerged = !(try rows.isNull(row, 12))
                var key = entry.key
                if isMerged { key = try rows.isNull(row, 13) ? [] : try rows.bytes(row, 13) }
                let subject = SealedSubject(
                    pseudonym: isMerged ? try rows.bytes(row, 12) : entry.pseudonym,
                    version: UInt64(clamping: try rows.int64(row, 10)),
                    envelope: try rows.isNull(row, 11) ? [] : try rows.bytes(row, 11), key: key)
                found.append(FoundEntry(entry: entry, subject: subject))
            }
            return found
        }
    }

    /// As ``ChartStoring`` says.
    package func load(
        _ pseudonym: [UInt8], _ name: EntryName, deadline: ContinuousClock.Instant
    ) async throws(PatientServiceError) -> SealedEntry? {
        let values: [PostgresValue] = [
            .bytes(pseudonym), .int32(name.month.number), .bytes(name.code),
        ]
        var rows = try await ask(ChartStatements.load, values, deadline)
        if rows.count == 0 { rows = try await ask(ChartStatements.familyLoad, values, deadline) }
        return try PatientServiceError.translating { () throws(PostgresError) in
            rows.count > 0 ? try Self.entry(rows, 0) : nil
        }
    }

    /// Makes the partitions of months to come and detaches those of months gone by. Several
    /// instances may do so at once.
    /// - Parameters:
    ///   - monthsAhead: months after this one that must have a partition.
    ///   - monthsKept: months before this one that stay; 0 keeps all.
    package func keepPartitions(
        monthsAhead: Int, monthsKept: Int, deadline: ContinuousClock.Instant
    ) async throws(PatientServiceError) -> (made: Int, detached: Int) {
        let rows = try await write(
            ChartStatements.keepPartitions,
            [.int32(Int32(clamping: monthsAhead)), .int32(Int32(clamping: monthsKept))], deadline)
        return try PatientServiceError.translating { () throws(PostgresError) in
            (Int(try rows.int32(0, 0)), Int(try rows.int32(0, 1)))
        }
    }

    // MARK: Values and rows

    private func ask(
        _ statement: PostgresStatement, _ values: [PostgresValue],
        _ deadline: ContinuousClock.Instant
    ) async throws(PatientServiceError) -> PostgresRows {
        do {
            return try await pool.read(statement, values, deadline: deadline)
        } catch {
            throw PatientServiceError(error)
        }
    }

    private func write(
        _ statement: PostgresStatement, _ values: [PostgresValue],
        _ deadline: ContinuousClock.Instant
    ) async throws(PatientServiceError) -> PostgresRows {
        do {
            return try await pool.write(statement, values, deadline: deadline)
        } catch {
            throw PatientServiceError(error)
        }
    }

    private static func values(_ range: EntryRange) -> [PostgresValue] {
        [
            .bytes(range.pseudonym), .int32(range.kind), bytes(range.test),
            .int32(ChartMonth(ofMicroseconds: range.from)?.number ?? 0), time(range.from),
            .int32(range.behind.month.number), time(range.behind.occurredAt),
            .bytes(range.behind.code), .int64(Int64(range.countMax)),
        ]
    }

    private static func time(_ microseconds: Int64) -> PostgresValue {
        .timestamp(microsecondsSinceUnixEpoch: microseconds)
    }

    /// NULL for an entry without words, so that the index does not hold it.
    private static func words(_ entry: SealedEntry) -> PostgresValue {
        entry.words.isEmpty ? .null : .bytesArray(entry.words)
    }

    private static func key(_ entry: SealedEntry) -> PostgresValue {
        entry.key.isEmpty ? .null : .bytes(entry.key)
    }

    private static func bytes(_ octets: [UInt8]?) -> PostgresValue {
        octets.map { .bytes($0) } ?? .null
    }

    private static func entries(_ rows: PostgresRows) throws(PostgresError) -> [SealedEntry] {
        var entries: [SealedEntry] = []
        entries.reserveCapacity(rows.count)
        for row in 0..<rows.count { entries.append(try entry(rows, row)) }
        return entries
    }

    /// The columns of ``ChartStatements/columns``, in their order, and the key. The blind indexes
    /// are not sent: nobody reads them.
    static func entry(
        _ rows: PostgresRows, _ row: Int
    ) throws(PostgresError) -> SealedEntry {
        SealedEntry(
            pseudonym: try rows.bytes(row, 0),
            name: EntryName(
                month: ChartMonth(number: try rows.int32(row, 1)), code: try rows.bytes(row, 2)),
            version: UInt64(clamping: try rows.int64(row, 7)), kind: try rows.int32(row, 3),
            occurredAt: try rows.timestamp(row, 4), status: try rows.int32(row, 5),
            isAbnormal: try rows.bool(row, 6), content: try rows.bytes(row, 8),
            key: try rows.isNull(row, 9) ? [] : try rows.bytes(row, 9))
    }
}

extension ReplaceOutcome {
    /// What a statement said.
    init(verdict: String) throws(PostgresError) {
        switch verdict {
        case "success": self = .replaced
        case "not found": self = .notFound
        case "inactive": self = .inactive
        case "conflict": self = .conflict
        case "erased": self = .erased
        case "other key": self = .otherKey
        default:
            throw PostgresError(.protocolViolation, "the database gave an unknown verdict")
        }
    }
}
