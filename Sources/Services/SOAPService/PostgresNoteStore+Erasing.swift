internal import Postgres

/// Notes that go, and what the EHR is to be told of it.
extension PostgresNoteStore {
    /// As ``NoteStoring`` says.
    package func erase(
        _ pseudonym: [UInt8], enteredInError: Bool, grace: Duration,
        deadline: ContinuousClock.Instant
    ) async throws(SOAPServiceError) -> Int {
        let rows = try await write(
            NoteStatements.erase,
            [.bytes(pseudonym), .bool(enteredInError), .int64(grace.microseconds)], deadline)
        return try SOAPServiceError.translating { () throws(PostgresError) in
            Int(clamping: try rows.int64(0, 0))
        }
    }

    /// As ``NoteStoring`` says.
    package func claimRetractions(
        countMax: Int, delay: Duration, delayMax: Duration, deadline: ContinuousClock.Instant
    ) async throws(SOAPServiceError) -> [Retraction] {
        let rows = try await write(
            NoteStatements.claimRetractions,
            [
                .int64(Int64(countMax)), .int64(delay.microseconds),
                .int64(delayMax.microseconds),
            ], deadline)
        return try SOAPServiceError.translating { () throws(PostgresError) in
            var claimed: [Retraction] = []
            for row in 0..<rows.count {
                let name = HandOffName(
                    pseudonym: try rows.bytes(row, 0), octets: try rows.bytes(row, 1))
                guard let name else { continue }
                claimed.append(
                    Retraction(name: name, enteredInError: try rows.bool(row, 2)))
            }
            return claimed
        }
    }

    /// As ``NoteStoring`` says.
    package func completeRetractions(
        _ names: [HandOffName], deadline: ContinuousClock.Instant
    ) async throws(SOAPServiceError) {
        guard !names.isEmpty else { return }
        _ = try await write(
            NoteStatements.completeRetractions,
            [
                .bytesArray(names.map(\.pseudonym)), .bytesArray(names.map(\.noteID.octets)),
                .int64Array(names.map { Int64(clamping: $0.version) }),
            ], deadline)
    }
}
