package import Postgres
package import Resealing

/// Patients in PostgreSQL; see ``PatientSchema`` for the tables. One per event loop.
package final class PostgresPatientStore: PatientStoring {
    let pool: PostgresPool
    /// Reads of those who are no tasks.
    private let reads: GatheredReads

    /// - Parameter pool: made with ``PatientStatements/all``, on the loop on which this store is
    ///   used.
    package init(pool: PostgresPool) {
        self.pool = pool
        reads = GatheredReads(pool: pool)
    }

    /// As ``PatientStoring`` says.
    package func create(
        _ patient: SealedPatient, request: RequestStamp?, claim: [UInt8]?,
        deadline: ContinuousClock.Instant
    ) async throws(PatientServiceError) -> CreateOutcome {
        let values: [PostgresValue] = [
            .bytes(patient.pseudonym), .bytes(patient.demographics), .bytes(patient.history),
            request.map { .bytes($0.key) } ?? .null, request.map { .bytes($0.digest) } ?? .null,
            .bytes(patient.subject), .bytesArray(patient.lookups),
        ]
        let key: PostgresValue = patient.key.isEmpty ? .null : .bytes(patient.key)
        if let claim {
            let rows = try await write(
                PatientStatements.createUnless, values + [.bytes(claim), key], deadline)
            return try PatientServiceError.translating { () throws(PostgresError) in
                try Self.verdict(rows)
            }
        }
        let rows = try await write(PatientStatements.create, values + [key], deadline)
        return try PatientServiceError.translating { () throws(PostgresError) in
            if try rows.bool(0, 3) { return .erased }
            if try rows.bool(0, 0) { return .created }
            guard try rows.bool(0, 1) else { return .alreadyExists }
            return try rows.bool(0, 2) ? .repeated : .reusedKey
        }
    }

    private static func verdict(_ rows: PostgresRows) throws(PostgresError) -> CreateOutcome {
        switch try rows.text(0, 0) {
        case "success": return .created
        case "repeated": return .repeated
        case "reused key": return .reusedKey
        case "already exists": return .alreadyExists
        case "exists": return .claimed(by: try rows.bytes(0, 1))
        case "several": return .claimedBySeveral
        case "erased": return .erased
        default:
            throw PostgresError(.protocolViolation, "the database gave an unknown verdict")
        }
    }

    /// As ``PatientStoring`` says.
    package func find(
        _ blind: [UInt8], behind: [UInt8], countMax: Int, deadline: ContinuousClock.Instant
    ) async throws(PatientServiceError) -> [SealedPatient] {
        let rows = try await ask(
            PatientStatements.find, [.bytes(blind), .bytes(behind), .int64(Int64(countMax))],
            deadline)
        return try PatientServiceError.translating { () throws(PostgresError) in
            var patients: [SealedPatient] = []
            for row in 0..<rows.count {
                patients.append(try Self.patient(rows, row, rows.bytes(row, 10)))
            }
            return patients
        }
    }

    /// As ``PatientStoring`` says.
    package func read(
        _ pseudonym: [UInt8], deadline: ContinuousClock.Instant
    ) async throws(PatientServiceError) -> SealedPatient? {
        let rows = try await ask(PatientStatements.read, [.bytes(pseudonym)], deadline)
        guard rows.count > 0 else { return nil }
        return try PatientServiceError.translating { () throws(PostgresError) in
            try Self.current(rows, 0, pseudonym)
        }
    }

    /// As ``PatientStoring`` says.
    package func read(
        _ pseudonym: [UInt8], deadline: ContinuousClock.Instant, _ listener: any StoreListener
    ) -> Void? {
        reads.read(pseudonym, deadline: deadline, listener)
    }

    /// One row of what a read gave.
    static func current(
        _ rows: PostgresRows, _ row: Int, _ pseudonym: [UInt8]
    ) throws(PostgresError) -> SealedPatient {
        var patient = try Self.patient(rows, row, pseudonym)
        patient.isBeingChanged = try rows.bool(row, 10)
        return patient
    }

    /// As ``PatientStoring`` says.
    package func replace(
        _ patient: SealedPatient, deadline: ContinuousClock.Instant
    ) async throws(PatientServiceError) -> ReplaceOutcome {
        let rows = try await write(
            PatientStatements.replace,
            [
                .bytes(patient.pseudonym), .int64(Int64(clamping: patient.version)),
                .bool(patient.isActive), .bytes(patient.demographics), .bytes(patient.history),
                .bytes(patient.subject), .bytesArray(patient.lookups),
                patient.key.isEmpty ? .null : .bytes(patient.key),
            ], deadline)
        return try PatientServiceError.translating { () throws(PostgresError) in
            try ReplaceOutcome(verdict: rows.text(0, 0))
        }
    }

    /// As ``PatientStoring`` says.
    package func key(
        of pseudonym: [UInt8], deadline: ContinuousClock.Instant
    ) async throws(PatientServiceError) -> [UInt8] {
        let rows = try await ask(PatientStatements.key, [.bytes(pseudonym)], deadline)
        return try PatientServiceError.translating { () throws(PostgresError) in
            rows.count > 0 ? try rows.bytes(0, 0) : []
        }
    }

    /// As ``PatientStoring`` says.
    package func addKey(
        _ envelope: [UInt8], for pseudonym: [UInt8], deadline: ContinuousClock.Instant
    ) async throws(PatientServiceError) -> [UInt8] {
        let rows = try await write(
            PatientStatements.addKey, [.bytes(pseudonym), .bytes(envelope)], deadline)
        if rows.count > 0 { return envelope }
        return try await key(of: pseudonym, deadline: deadline)
    }

    /// As ``PatientStoring`` says.
    package func merge(
        _ merged: SealedPatient, into survivor: SealedPatient, deadline: ContinuousClock.Instant
    ) async throws(PatientServiceError) -> MergeOutcome {
        let rows = try await write(
            PatientStatements.merge,
            [
                .bytes(survivor.pseudonym), .bytes(merged.pseudonym),
                .int64(Int64(clamping: survivor.version)), .int64(Int64(clamping: merged.version)),
                .bytes(merged.demographics), .bytes(merged.history), .bytes(merged.subject),
                .bytes(merged.link), merged.key.isEmpty ? .null : .bytes(merged.key),
                .int32(Int32(PatientLimits.mergedRecordMax)), .bytes(survivor.demographics),
                .bytes(survivor.history), .bytes(survivor.subject),
                survivor.key.isEmpty ? .null : .bytes(survivor.key),
            ], deadline)
        return try PatientServiceError.translating { () throws(PostgresError) in
            try MergeOutcome(verdict: rows.text(0, 0))
        }
    }

    /// As ``PatientStoring`` says.
    package func erase(
        _ pseudonym: [UInt8], deadline: ContinuousClock.Instant
    ) async throws(PatientServiceError) -> EraseOutcome {
        let rows = try await write(PatientStatements.erase, [.bytes(pseudonym)], deadline)
        return try PatientServiceError.translating { () throws(PostgresError) in
            switch try rows.int32(0, 0) {
            case -1: .notFound
            case 0: .repeated
            case let count: .erased(count: Int(count))
            }
        }
    }

    /// As ``PatientStoring`` says.
    package func resealing(
        deadline: ContinuousClock.Instant
    ) async throws(PatientServiceError) -> ResealingState {
        let rows = try await ask(PatientResealing.plan.state, [], deadline)
        return try PatientServiceError.translating { () throws(PostgresError) in
            rows.count > 0 ? try PatientResealing.plan.read(rows) : ResealingState()
        }
    }

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

    static func patient(
        _ rows: PostgresRows, _ row: Int, _ pseudonym: [UInt8]
    ) throws(PostgresError) -> SealedPatient {
        var patient = SealedPatient(
            pseudonym: pseudonym, version: UInt64(clamping: try rows.int64(row, 0)),
            isActive: try rows.bool(row, 1), demographics: try rows.bytes(row, 2),
            history: try rows.bytes(row, 3), subject: try octets(rows, row, 4),
            key: try octets(rows, row, 5))
        if try !rows.isNull(row, 6) { patient.replacedBy = try rows.bytes(row, 6) }
        patient.link = try octets(rows, row, 7)
        patient.mergedCount = Int(try rows.int32(row, 8))
        patient.isErased = try rows.bool(row, 9)
        return patient
    }

    private static func octets(
        _ rows: PostgresRows, _ row: Int, _ column: Int
    ) throws(PostgresError) -> [UInt8] {
        try rows.isNull(row, column) ? [] : try rows.bytes(row, column)
    }
}

extension PatientServiceError {
    /// SQLSTATE classes of a server that will be back: connection lost, resources short, operator
    /// intervention. Source: PostgreSQL 15, Appendix A.
    private static let passingClasses = ["08", "53", "57"]

    /// What `body` makes of an answer, its failures in this service's words.
    static func translating<Result>(
        _ body: () throws(PostgresError) -> Result
    ) throws(PatientServiceError) -> Result {
        do throws(PostgresError) {
            return try body()
        } catch {
            throw PatientServiceError(error)
        }
    }

    init(_ error: PostgresError) {
        switch error.code {
        case .unavailable, .protocolViolation:
            self.init(.unavailable, "the database cannot be reached", cause: error)
        case .deadlineExceeded:
            self.init(.unavailable, "the database did not answer in time", cause: error)
        case .cancelled:
            self.init(.cancelled, "the call was cancelled", cause: error)
        case .poolExhausted:
            self.init(.overloaded, "the database has too much to do", cause: error)
        case .serverError:
            let isPassing = Self.passingClasses.contains(String(error.sqlState?.prefix(2) ?? ""))
            self.init(
                isPassing ? .unavailable : .internalFailure, "the database refused a statement",
                cause: error)
        case .uniqueViolation, .typeMismatch, .invalidRequest, .migrationRefused:
            self.init(.internalFailure, "the database refused a statement", cause: error)
        }
    }
}
