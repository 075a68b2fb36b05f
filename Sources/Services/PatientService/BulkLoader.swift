internal import Postgres

/// Writes batches of an import over a connection of its own, each as one transaction: COPY into the
/// batch's tables, then one INSERT … SELECT … ON CONFLICT for patients and one for entries.
final class BulkLoader {
    /// What came of a batch.
    struct Outcome {
        /// Places of the rows that were written, one for each row.
        var written: [Int32] = []
        /// Places of lines that no partition takes.
        var outOfRange: Set<Int32> = []
    }

    private let loader: CopyLoader

    init(_ loader: CopyLoader) { self.loader = loader }

    /// Closes the connection; a batch that is being written is rolled back.
    func end() { loader.end() }

    /// Writes a batch, and how far the import has come; durable when it returns.
    ///
    /// Rows whose version is not the next one are left out, and so are entries of patients who are
    /// not active: whoever calls looks again. If one month has no partition, the batch is halved
    /// until the lines in question are alone.
    func write(
        _ batch: BulkBatch, advancing importID: String, to line: UInt64,
        deadline: ContinuousClock.Instant
    ) async throws(PatientServiceError) -> Outcome {
        var outcome = Outcome()
        var parts = [batch]
        while let part = parts.popLast() {
            do throws(PostgresError) {
                // The last part says how far the import has come.
                let isLast = parts.isEmpty
                outcome.written += try await load(part, isLast ? (importID, line) : nil, deadline)
            } catch {
                guard error.sqlState == Self.checkViolation else {
                    throw PatientServiceError(error)
                }
                let places = Set(part.entries.map(\.place)).sorted()
                guard places.count > 1 else {
                    outcome.outOfRange.formUnion(places)
                    parts.append(part.withoutEntries)
                    continue
                }
                let half = Set(places[..<(places.count / 2)])
                // Patients first: entries need them.
                parts.append(part.withoutPatients.only(Set(places).subtracting(half)))
                var first = part
                first.entries = part.entries.filter { half.contains($0.place) }
                parts.append(first)
            }
        }
        return outcome
    }

    /// Also what PostgreSQL says of a row that no partition takes. Source: PostgreSQL 15,
    /// Appendix A.
    private static let checkViolation = "23514"

    private func load(
        _ batch: BulkBatch, _ progress: (importID: String, line: UInt64)?,
        _ deadline: ContinuousClock.Instant
    ) async throws(PostgresError) -> [Int32] {
        var random = SystemRandomNumberGenerator()
        let key = (0..<16).map { _ in UInt8.random(in: .min ... .max, using: &random) }
        var load = CopyLoad(steps: [])
        if !batch.patients.isEmpty {
            let rows = CopyRows()
            for patient in batch.patients { try rows.append(Self.values(patient, key)) }
            load.copies.append(CopyLoad.Copy(into: BulkStatements.patientColumns, rows))
            load.steps.append(PostgresStep(BulkStatements.loadPatients, [.bytes(key)]))
        }
        if !batch.entries.isEmpty {
            let rows = CopyRows()
            for entry in batch.entries { try rows.append(Self.values(entry, key)) }
            load.copies.append(CopyLoad.Copy(into: BulkStatements.entryColumns, rows))
            load.steps.append(PostgresStep(BulkStatements.loadEntries, [.bytes(key)]))
        }
        let answerCount = load.steps.count
        if !batch.patients.isEmpty {
            load.steps.append(PostgresStep(BulkStatements.dropPatients, [.bytes(key)]))
        }
        if !batch.entries.isEmpty {
            load.steps.append(PostgresStep(BulkStatements.dropEntries, [.bytes(key)]))
        }
        if let progress {
            load.steps.append(
                PostgresStep(
                    BulkStatements.advance,
                    [.text(progress.importID), .int64(Int64(clamping: progress.line))]))
        }
        let limit = min(deadline, .now + BulkLimits.stepLimit)
        var places: [Int32] = []
        for rows in try await loader.load(load, deadline: limit).prefix(answerCount) {
            for row in 0..<rows.count { places.append(try rows.int32(row, 0)) }
        }
        return places
    }

    private static func values(_ row: BulkBatch.Patient, _ key: [UInt8]) -> [PostgresValue] {
        let patient = row.sealed
        return [
            .bytes(key), .int32(row.place), .bytes(patient.pseudonym),
            .int64(Int64(clamping: patient.version)), .bool(patient.isActive),
            .bytes(patient.demographics), .bytes(patient.history), .bytes(patient.subject),
            .bytesArray(patient.lookups),
        ]
    }

    private static func values(_ row: BulkBatch.Entry, _ key: [UInt8]) -> [PostgresValue] {
        let entry = row.sealed
        return [
            .bytes(key), .int32(row.place), .bytes(entry.pseudonym),
            .int32(entry.name.month.number), .bytes(entry.name.code), .int32(entry.kind),
            .timestamp(microsecondsSinceUnixEpoch: entry.occurredAt), .int32(entry.status),
            entry.test.map { .bytes($0) } ?? .null, entry.provider.map { .bytes($0) } ?? .null,
            .bool(entry.isAbnormal), .int64(Int64(clamping: entry.version)),
            .bytes(entry.content), entry.words.isEmpty ? .null : .bytesArray(entry.words),
            .bool(row.isSource),
        ]
    }
}

extension BulkBatch {
    fileprivate var withoutEntries: BulkBatch { BulkBatch(patients: patients) }
    fileprivate var withoutPatients: BulkBatch { BulkBatch(entries: entries) }
}
