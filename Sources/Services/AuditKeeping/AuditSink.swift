package import AuditTrail

/// Where records of accesses are made durable.
///
/// Two of them: ``JournalSink`` and ``DatabaseSink``; the module's page says what each loses when.
package protocol AuditSink: Sendable {
    /// Keeps records, all or none, and returns when they are durable.
    /// - Parameter deadline: when the caller gives up. The records may be kept all the same.
    /// - Throws: ``AuditError``; after any of them the data must not leave.
    func append(
        _ records: [AuditRecord], deadline: ContinuousClock.Instant
    ) async throws(AuditError)

    /// The head as far as it is durable; nil before the first record.
    /// - Throws: ``AuditError`` with code `internalFailure`.
    func anchor() throws(AuditError) -> AuditAnchor?

    /// How it is doing.
    var state: AuditSinkState { get }
}
