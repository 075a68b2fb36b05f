package import AuditTrail
package import LatencyBudget

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

    /// Keeps one record of a form, and tells `listener` when it is durable, or why it is not;
    /// perhaps before this returns. Only of a sink that ``takesForms``.
    func append(
        _ form: AuditRecordForm, _ facts: AuditRecordForm.Facts, deadline: Moment,
        _ listener: any AuditListener)

    /// Whether it keeps records of forms, for listeners.
    var takesForms: Bool { get }

    /// The head as far as it is durable; nil before the first record.
    /// - Throws: ``AuditError`` with code `internalFailure`.
    func anchor() throws(AuditError) -> AuditAnchor?

    /// How it is doing.
    var state: AuditSinkState { get }
}

extension AuditSink {
    /// By tasks only.
    package func append(
        _ form: AuditRecordForm, _ facts: AuditRecordForm.Facts, deadline: Moment,
        _ listener: any AuditListener
    ) {
        listener.auditEnded(
            AuditError(.internalFailure, "this sink takes records of tasks only"), at: deadline)
    }

    /// By tasks only.
    package var takesForms: Bool { false }
}
