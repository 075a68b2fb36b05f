internal import Postgres

extension PostgresPatientStore {
    /// As ``PatientStoring`` says. When the database refuses a statement for several, each is sent
    /// by itself: what is wrong with one is nothing to the others.
    package func replace(
        _ patients: [SealedPatient], deadline: ContinuousClock.Instant
    ) async throws(PatientServiceError) -> [Result<ReplaceOutcome, PatientServiceError>] {
        guard patients.count > 1 else { return await replaceEach(patients, deadline: deadline) }
        do throws(PostgresError) {
            let rows = try await pool.write(
                PatientStatements.replaceMany, Self.columns(patients), deadline: deadline)
            guard rows.count == patients.count else {
                throw PostgresError(.protocolViolation, "the database gave too few verdicts")
            }
            var outcomes: [Result<ReplaceOutcome, PatientServiceError>] = []
            outcomes.reserveCapacity(rows.count)
            for row in 0..<rows.count {
                outcomes.append(.success(try ReplaceOutcome(verdict: rows.text(row, 0))))
            }
            return outcomes
        } catch {
            guard error.code == .serverError || error.code == .uniqueViolation,
                error.outcome == .notExecuted
            else { throw PatientServiceError(error) }
            return await replaceEach(patients, deadline: deadline)
        }
    }

    private static func columns(_ patients: [SealedPatient]) -> [PostgresValue] {
        [
            .bytesArray(patients.map(\.pseudonym)),
            .int64Array(patients.map { Int64(clamping: $0.version) }),
            .int64Array(patients.map { $0.isActive ? 1 : 0 }),
            .bytesArray(patients.map(\.demographics)), .bytesArray(patients.map(\.history)),
            .bytesArray(patients.map(\.subject)),
            .bytesArray(patients.map { Array($0.lookups.joined()) }),
            .bytesArray(patients.map(\.key)),
            .int64Array(patients.map { $0.keepsLookups ? 1 : 0 }),
        ]
    }
}
