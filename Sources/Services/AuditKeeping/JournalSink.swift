package import AuditTrail

/// Keeps records in the journal on this process's disk; an ``AuditShipper`` copies them to the
/// database. Shared by all loops of a process.
package final class JournalSink: AuditSink {
    private let journal: AuditJournal

    /// - Parameter journal: open; whoever opened it closes it.
    package init(_ journal: AuditJournal) { self.journal = journal }

    package func append(
        _ records: [AuditRecord], deadline: ContinuousClock.Instant
    ) async throws(AuditError) {
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
