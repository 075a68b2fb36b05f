package import AuditTrail
private import Synchronization

/// Keeps records in the journal on this process's disk; an ``AuditShipper`` copies them to the
/// database. Shared by all loops of a process.
package final class JournalSink: AuditSink {
    private let held: Mutex<AuditJournal>

    /// - Parameter journal: open; whoever opened it closes it.
    package init(_ journal: AuditJournal) { held = Mutex(journal) }

    /// The journal that is written now.
    package var journal: AuditJournal { held.withLock { $0 } }

    /// Writes to another journal from now on: the same folder's, opened anew after it had stopped.
    package func replace(with journal: AuditJournal) { held.withLock { $0 = journal } }

    package func append(
        _ records: [AuditRecord], deadline: ContinuousClock.Instant
    ) async throws(AuditError) {
        let journal = journal
        if records.count == 1 {
            _ = try await journal.append(records[0], deadline: deadline)
            return
        }
        var rest = records[...]
        while !rest.isEmpty {
            let part = rest.prefix(AuditJournal.appendRecordCountMax)
            _ = try await journal.append(contentsOf: Array(part), deadline: deadline)
            rest = rest.dropFirst(part.count)
        }
    }

    package func anchor() throws(AuditError) -> AuditAnchor? {
        let anchor = try journal.anchor()
        return anchor.sequence == 0 ? nil : anchor
    }

    package var state: AuditSinkState {
        let snapshot = journal.snapshot
        return AuditSinkState(
            isOpen: snapshot.refusal == nil, queuedCount: snapshot.queuedRecordCount,
            unshippedCount: Int(
                clamping: snapshot.durableSequence
                    - min(
                        snapshot.shippedSequence, snapshot.durableSequence)))
    }
}
