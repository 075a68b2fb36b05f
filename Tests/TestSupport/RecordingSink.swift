package import AuditKeeping
package import AuditTrail
private import Synchronization

/// A sink that keeps records in memory, and refuses when a test says so.
package final class RecordingSink: AuditSink {
    private struct State {
        var records: [AuditRecord] = []
        var failure: AuditError?
    }

    private let held = Mutex(State())

    /// An empty sink that takes everything.
    package init() {}

    /// What was taken so far, in order.
    package var records: [AuditRecord] { held.withLock { $0.records } }

    /// Refuses from now on, or takes again for nil.
    package func refuse(_ code: AuditError.Code?) {
        held.withLock { $0.failure = code.map { AuditError($0, "the sink refuses") } }
    }

    package func append(
        _ records: [AuditRecord], deadline: ContinuousClock.Instant
    ) async throws(AuditError) {
        await Task.yield()
        let failure: AuditError? = held.withLock { state in
            if state.failure == nil { state.records += records }
            return state.failure
        }
        if let failure { throw failure }
    }

    package func anchor() throws(AuditError) -> AuditAnchor? { nil }

    package var state: AuditSinkState {
        AuditSinkState(isOpen: true, queuedCount: 0, unshippedCount: 0)
    }
}
