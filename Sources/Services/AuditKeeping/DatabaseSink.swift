package import AuditTrail
internal import Postgres

/// Keeps records in the database directly, chained as a journal's are: what gathers during one
/// statement goes out with the next. Survives the loss of the node; costs its round trip.
///
/// Every loop of every start has a trail of its own. A statement that fails is repeated with the
/// next records, after a rest; meanwhile everything is refused. On its loop only.
// Safety: as above.
package final class DatabaseSink: AuditSink, @unchecked Sendable {
    /// Records that may wait for a statement.
    package static let queuedRecordCountMax = 8_192
    /// How long a statement may take.
    package static let statementLimit = Duration.seconds(2)
    /// How long everything is refused after a failure before it is tried again.
    package static let rest = Duration.milliseconds(250)

    private struct Waiter {
        /// Resumed with the statement's end, or with nil to write the next one.
        let continuation: CheckedContinuation<Result<Void, AuditError>?, Never>
    }

    private let archive: AuditArchive
    private let chain: AuditChain
    private let now: @Sendable () -> ContinuousClock.Instant
    private var entries: [AuditLogEntry] = []
    private var waiters: [Waiter] = []
    private var isWriting = false
    private var refusal: (error: AuditError, until: ContinuousClock.Instant)?
    private var last: AuditLogEntry?

    /// - Parameter stream: a trail that nobody has begun.
    /// - Throws: ``AuditError`` with code `internalFailure`.
    package init(
        archive: AuditArchive, stream: AuditIdentifier, key: AuditKey,
        now: @escaping @Sendable () -> ContinuousClock.Instant = { .now }
    ) throws(AuditError) {
        self.archive = archive
        chain = try AuditChain(stream: stream, key: key)
        self.now = now
    }

    package func append(
        _ records: [AuditRecord], deadline: ContinuousClock.Instant
    ) async throws(AuditError) {
        if let refusal, now() < refusal.until { throw refusal.error }
        guard entries.count + records.count <= Self.queuedRecordCountMax else {
            throw AuditError(.queueFull, "\(entries.count) records wait already")
        }
        for record in records { entries.append(try chain.append(record)) }
        var answer: Result<Void, AuditError>?
        if isWriting {
            answer = await withCheckedContinuation {
                waiters.append(Waiter(continuation: $0))
            }
        }
        if let answer { return try answer.get() }
        // This caller writes for all who wait; behind it, the next one does.
        try await write()
    }

    private func write() async throws(AuditError) {
        isWriting = true
        var told = waiters
        waiters = []
        let answer: Result<Void, AuditError>
        do throws(AuditError) {
            try await keepAll()
            refusal = nil
            answer = .success(())
        } catch {
            if Self.isCancelled(error) {
                // Only this caller has gone: the others wait for the next one's statement.
                swap(&told, &waiters)
                waiters += told
            } else {
                refusal = (error, now() + Self.rest)
                told += waiters
                waiters = []
            }
            answer = .failure(error)
            if Self.isCancelled(error) { told = [] }
        }
        for waiter in told { waiter.continuation.resume(returning: answer) }
        isWriting = !waiters.isEmpty
        if isWriting { waiters.removeFirst().continuation.resume(returning: nil) }
        try answer.get()
    }

    private static func isCancelled(_ error: AuditError) -> Bool {
        (error.cause as? PostgresError)?.code == .cancelled
    }

    /// Writes what is there now. What was not taken stays, and is the first of the next round.
    private func keepAll() async throws(AuditError) {
        var rest = entries.count
        while rest > 0 {
            let part = entries.prefix(min(rest, AuditArchive.entryCountMax))
            try await archive.keep(
                part, of: chain.stream, deadline: now() + Self.statementLimit)
            last = part.last
            if let last { try chain.kept(upTo: last.sequence) }
            entries.removeFirst(part.count)
            rest -= part.count
        }
    }

    package func anchor() throws(AuditError) -> AuditAnchor? {
        guard let last else { return nil }
        return try chain.anchor(at: last, timeNanoseconds: AuditTime.now())
    }

    package var state: AuditSinkState {
        AuditSinkState(
            isOpen: refusal.map { now() >= $0.until } ?? true, queuedCount: entries.count,
            unshippedCount: 0)
    }
}
