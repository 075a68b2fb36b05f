package import Postgres

/// What bulk import and export read of PostgreSQL; see ``PatientSchema`` for the tables. One per
/// event loop.
///
/// Methods throw ``PatientServiceError`` with code `unavailable`, `overloaded`, `cancelled` or
/// `internalFailure`.
package final class PostgresBulkStore: Sendable {
    private let pool: PostgresPool

    /// - Parameter pool: made with ``BulkStatements/all``, on the loop on which this store is used.
    package init(pool: PostgresPool) { self.pool = pool }

    /// A way to write batches; to be ended. With as many partitions as there are months, planning
    /// takes longer than a batch: it is done once a session.
    func loader() -> BulkLoader {
        BulkLoader(
            CopyLoader(pool: pool, setup: ["SET plan_cache_mode = force_generic_plan"]))
    }

    // MARK: Import

    /// Through which line an import has come; 0 for a new one.
    func progress(
        of importID: String, deadline: ContinuousClock.Instant
    ) async throws(PatientServiceError) -> UInt64 {
        let rows = try await ask(BulkStatements.progress, [.text(importID)], deadline)
        return try PatientServiceError.translating { () throws(PostgresError) in
            rows.count > 0 ? UInt64(clamping: try rows.int64(0, 0)) : 0
        }
    }

    /// Those of some patients that there are, by pseudonym.
    func patients(
        _ pseudonyms: [[UInt8]], deadline: ContinuousClock.Instant
    ) async throws(PatientServiceError) -> [[UInt8]: SealedPatient] {
        if pseudonyms.isEmpty { return [:] }
        let rows = try await ask(BulkStatements.patients, [.bytesArray(pseudonyms)], deadline)
        return try PatientServiceError.translating { () throws(PostgresError) in
            var found: [[UInt8]: SealedPatient] = [:]
            for row in 0..<rows.count {
                let pseudonym = try rows.bytes(row, 10)
                found[pseudonym] = try PostgresPatientStore.patient(rows, row, pseudonym)
            }
            return found
        }
    }

    /// Which of some patients there are, whether they take entries, and the envelopes of their
    /// keys, empty for patients who have none.
    func activity(
        _ pseudonyms: [[UInt8]], deadline: ContinuousClock.Instant
    ) async throws(PatientServiceError) -> [[UInt8]: (takesEntries: Bool, key: [UInt8])] {
        if pseudonyms.isEmpty { return [:] }
        let rows = try await ask(BulkStatements.activity, [.bytesArray(pseudonyms)], deadline)
        return try PatientServiceError.translating { () throws(PostgresError) in
            var found: [[UInt8]: (takesEntries: Bool, key: [UInt8])] = [:]
            for row in 0..<rows.count {
                found[try rows.bytes(row, 0)] = (
                    try rows.bool(row, 1), try rows.isNull(row, 2) ? [] : try rows.bytes(row, 2)
                )
            }
            return found
        }
    }

    /// Who has some identifiers, by their blind indexes; of several holders two.
    func holders(
        _ blinds: [[UInt8]], deadline: ContinuousClock.Instant
    ) async throws(PatientServiceError) -> [[UInt8]: [[UInt8]]] {
        if blinds.isEmpty { return [:] }
        let rows = try await ask(BulkStatements.holders, [.bytesArray(blinds)], deadline)
        return try PatientServiceError.translating { () throws(PostgresError) in
            var found: [[UInt8]: [[UInt8]]] = [:]
            for row in 0..<rows.count {
                found[try rows.bytes(row, 0), default: []].append(try rows.bytes(row, 1))
            }
            return found
        }
    }

    /// In which months some imported entries rest.
    func months(
        of sources: [BulkSource], deadline: ContinuousClock.Instant
    ) async throws(PatientServiceError) -> [BulkSource: ChartMonth] {
        if sources.isEmpty { return [:] }
        let rows = try await ask(
            BulkStatements.sources,
            [.bytesArray(sources.map(\.pseudonym)), .bytesArray(sources.map(\.code))], deadline)
        return try PatientServiceError.translating { () throws(PostgresError) in
            var found: [BulkSource: ChartMonth] = [:]
            for row in 0..<rows.count {
                let source = BulkSource(
                    pseudonym: try rows.bytes(row, 0), code: try rows.bytes(row, 1))
                found[source] = ChartMonth(number: try rows.int32(row, 2))
            }
            return found
        }
    }

    /// Those of some entries that there are.
    func entries(
        _ wanted: [(pseudonym: [UInt8], name: EntryName)], deadline: ContinuousClock.Instant
    ) async throws(PatientServiceError) -> [SealedEntry] {
        if wanted.isEmpty { return [] }
        let rows = try await ask(
            BulkStatements.entries,
            [
                .bytesArray(wanted.map(\.pseudonym)),
                .int64Array(wanted.map { Int64($0.name.month.number) }),
                .bytesArray(wanted.map(\.name.code)),
            ], deadline)
        return try PatientServiceError.translating { () throws(PostgresError) in
            var found: [SealedEntry] = []
            for row in 0..<rows.count { found.append(try PostgresChartStore.entry(rows, row)) }
            return found
        }
    }

    /// The last month that entries can be of.
    func lastMonth(
        deadline: ContinuousClock.Instant
    ) async throws(PatientServiceError) -> ChartMonth {
        let rows = try await ask(BulkStatements.months, [], deadline)
        return try PatientServiceError.translating { () throws(PostgresError) in
            try rows.isNull(0, 0) ? .last : ChartMonth(number: try rows.int32(0, 0))
        }
    }

    // MARK: Export

    /// A page of patients in the order of their pseudonyms.
    func page(
        _ range: BulkRange, behind: BulkPosition, deadline: ContinuousClock.Instant
    ) async throws(PatientServiceError) -> [BulkPatientRow] {
        let rows = try await ask(
            BulkStatements.patientPage,
            [
                .bytes(behind.pseudonym), .bytes(range.last), Self.time(range.since),
                .int64(Int64(BulkLimits.patientPageMax)),
            ], deadline)
        return try PatientServiceError.translating { () throws(PostgresError) in
            var page: [BulkPatientRow] = []
            for row in 0..<rows.count {
                let pseudonym = try rows.bytes(row, 10)
                let isWanted = try rows.bool(row, 11)
                page.append(
                    BulkPatientRow(
                        pseudonym: pseudonym,
                        sealed: isWanted
                            ? try PostgresPatientStore.patient(rows, row, pseudonym) : nil,
                        updatedAt: try rows.timestamp(row, 12)))
            }
            return page
        }
    }

    /// A page of entries in the order of pseudonym, month and entry id.
    func page(
        _ range: BulkRange, ofKinds kinds: [Int64], behind: BulkPosition,
        deadline: ContinuousClock.Instant
    ) async throws(PatientServiceError) -> [BulkEntryRow] {
        let rows = try await ask(
            BulkStatements.entryPage,
            [
                .bytes(behind.pseudonym), .int32(behind.month), .bytes(behind.code),
                .bytes(range.last), Self.time(range.since), .int64Array(kinds),
                .int64(Int64(BulkLimits.entryPageMax)),
            ], deadline)
        return try PatientServiceError.translating { () throws(PostgresError) in
            var page: [BulkEntryRow] = []
            for row in 0..<rows.count {
                let isWanted = try rows.bool(row, 10)
                let isOrphan = try rows.isNull(row, 12)
                let isUnnamed = try rows.isNull(row, 13)
                page.append(
                    BulkEntryRow(
                        pseudonym: try rows.bytes(row, 0),
                        name: EntryName(
                            month: ChartMonth(number: try rows.int32(row, 1)),
                            code: try rows.bytes(row, 2)),
                        sealed: isWanted ? try PostgresChartStore.entry(rows, row) : nil,
                        updatedAt: try rows.timestamp(row, 11),
                        subject: isOrphan || isUnnamed
                            ? nil
                            : SealedSubject(
                                pseudonym: try rows.bytes(row, 0),
                                version: UInt64(clamping: try rows.int64(row, 12)),
                                envelope: try rows.bytes(row, 13),
                                key: try rows.isNull(row, 9) ? [] : try rows.bytes(row, 9))))
            }
            return page
        }
    }

    // MARK: Values and rows

    private func ask(
        _ statement: PostgresStatement, _ values: [PostgresValue],
        _ deadline: ContinuousClock.Instant
    ) async throws(PatientServiceError) -> PostgresRows {
        do {
            return try await pool.read(
                statement, values, deadline: min(deadline, .now + BulkLimits.stepLimit))
        } catch {
            throw PatientServiceError(error)
        }
    }

    private static func time(_ microseconds: Int64) -> PostgresValue {
        .timestamp(microsecondsSinceUnixEpoch: microseconds)
    }
}
