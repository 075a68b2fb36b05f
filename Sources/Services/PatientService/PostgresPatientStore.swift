package import Postgres

/// Patients in PostgreSQL; see ``PatientSchema`` for the tables. One per event loop.
package final class PostgresPatientStore: PatientStoring {
    private let pool: PostgresPool

    /// - Parameter pool: made with ``PatientStatements/all``, on the loop on which this store is
    ///   used.
    package init(pool: PostgresPool) { self.pool = pool }

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
        if let claim {
            let rows = try await write(
                PatientStatements.createUnless, values + [.bytes(claim)], deadline)
            return try PatientServiceError.translating { () throws(PostgresError) in
                try Self.verdict(rows)
            }
        }
        let rows = try await write(PatientStatements.create, values, deadline)
        return try PatientServiceError.translating { () throws(PostgresError) in
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
                patients.append(try Self.patient(rows, row, rows.bytes(row, 5)))
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
            var patient = try Self.patient(rows, 0, pseudonym)
            patient.isBeingChanged = try rows.bool(0, 5)
            return patient
        }
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
            ], deadline)
        return try PatientServiceError.translating { () throws(PostgresError) in
            try ReplaceOutcome(verdict: rows.text(0, 0))
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

    private static func patient(
        _ rows: PostgresRows, _ row: Int, _ pseudonym: [UInt8]
    ) throws(PostgresError) -> SealedPatient {
        SealedPatient(
            pseudonym: pseudonym, version: UInt64(clamping: try rows.int64(row, 0)),
            isActive: try rows.bool(row, 1), demographics: try rows.bytes(row, 2),
            history: try rows.bytes(row, 3),
            subject: try rows.isNull(row, 4) ? [] : try rows.bytes(row, 4))
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
