package import AuditKeeping
package import AuditTrail
package import LatencyBudget
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

    /// Keeps the record, or refuses it, at once.
    package func append(
        _ form: AuditRecordForm, _ facts: AuditRecordForm.Facts, deadline: Moment,
        _ listener: any AuditListener
    ) {
        let failure: AuditError? = held.withLock { state in
            guard state.failure == nil else { return state.failure }
            do throws(AuditError) {
                state.records.append(try AuditRecord(octets: form.octets(of: facts)))
                return nil
            } catch { return error }
        }
        listener.auditEnded(failure, at: Moment(ContinuousClock.now))
    }

    /// As a journal does.
    package var takesForms: Bool { true }

    package func anchor() throws(AuditError) -> AuditAnchor? { nil }

    package var state: AuditSinkState {
        AuditSinkState(isOpen: true, queuedCount: 0, unshippedCount: 0)
    }
}
