/// A trail on the local disk, written by this process alone.
///
/// ``append(_:deadline:)`` returns when the record is durable: then the answer may leave. Records
/// of many callers share one `fdatasync`. When anything fails while writing, the journal refuses
/// every record from then on (fails closed) and says why; closing it and opening it anew is the way
/// back.
package final class AuditJournal: Sendable {
    /// Most records in one call of ``append(contentsOf:deadline:)``.
    package static let appendRecordCountMax = 1_024

    private let core: JournalCore
    /// What opening had to cut; nil when the trail ended cleanly.
    package let repair: AuditRepair?
    /// Which trail this is.
    package let stream: AuditIdentifier

    /// Where it stands.
    package let folder: String

    private init(
        _ core: JournalCore, _ repair: AuditRepair?, _ configuration: AuditJournalConfiguration
    ) {
        self.core = core
        self.repair = repair
        stream = configuration.stream
        folder = configuration.folder
    }

    /// Opens a trail, or begins one. Blocks for as long as the last segment takes to read: before
    /// the service serves. ``close()`` must be called in the end.
    ///
    /// - Parameter now: the time that seals and anchors state, see ``AuditTime``.
    /// - Throws: ``AuditError`` with code `inUse`, `badFolder`, `wrongKey`, `limitExceeded` for
    ///   settings out of bounds, or `damaged` when something is missing or changed that was
    ///   acknowledged; the folder is as it was then.
    package static func open(
        _ configuration: AuditJournalConfiguration, key: AuditKey,
        now: @escaping @Sendable () -> UInt64 = AuditTime.now
    ) throws(AuditError) -> AuditJournal {
        try configuration.check()
        let hasher = try AuditHasher(key: key)
        let opened = try JournalOpening(
            configuration: configuration, hasher: hasher, timeNanoseconds: now()
        ).open()
        let core = try JournalCore(
            opened, configuration,
            SegmentWriter(opened, configuration, hasher, now: now), key: key, now: now)
        core.start()
        return AuditJournal(core, opened.repair, configuration)
    }

    /// Records an access, and returns its number when that is durable.
    ///
    /// Cancelling the task changes nothing; the wait ends by the disk or by `deadline`.
    /// - Parameter deadline: when the caller gives up, kept within
    ///   ``AuditJournalConfiguration/deadlineTick``. The record is not taken back by that.
    /// - Throws: ``AuditError`` with code `queueFull`, `deadlineExceeded`, `failed` or `closed`.
    ///   After any of these the data must not leave.
    package func append(
        _ record: AuditRecord, deadline: ContinuousClock.Instant? = nil
    ) async throws(AuditError) -> UInt64 {
        let answer = unsafe await withUnsafeContinuation { continuation in
            core.append(record, deadline: deadline, unsafe JournalWaiter(continuation))
        }
        return try answer.get()
    }

    /// Records several accesses, all or none, and returns the last one's number when all are
    /// durable. Throws as ``append(_:deadline:)``, and `limitExceeded` for none, or for more than
    /// ``appendRecordCountMax``.
    package func append(
        contentsOf records: [AuditRecord], deadline: ContinuousClock.Instant? = nil
    ) async throws(AuditError) -> UInt64 {
        guard (1...Self.appendRecordCountMax).contains(records.count) else {
            throw AuditError(
                .limitExceeded, "one call appends 1 to \(Self.appendRecordCountMax) records")
        }
        let answer = unsafe await withUnsafeContinuation { continuation in
            core.append(records, deadline: deadline, unsafe JournalWaiter(continuation))
        }
        return try answer.get()
    }

    /// Records what `frames` hold, all or none, and calls `told` once, on any thread, with the last
    /// one's number when all are durable, or with the error: `queueFull`, `failed`, `closed`, or
    /// `limitExceeded` for none. It waits for the disk however long that takes: deadlines are the
    /// caller's own.
    package func append(
        _ frames: AuditFrames, told: @escaping @Sendable (Result<UInt64, AuditError>) -> Void
    ) {
        guard !frames.isEmpty else {
            return told(.failure(AuditError(.limitExceeded, "an append of no record")))
        }
        core.append(frames, JournalWaiter(told))
    }

    /// The head as far as it is durable, for publication elsewhere.
    /// - Throws: ``AuditError`` with code `internalFailure`.
    package func anchor() throws(AuditError) -> AuditAnchor { try core.anchor(stream) }

    /// Durable records behind number `sequence`, in order, for shipping; none when there is nothing
    /// new. At most ``AuditJournalConfiguration/readRecordCountMax``.
    /// - Throws: ``AuditError`` with code `notKept` when the next record has been dropped,
    ///   `damaged` when the folder does not read as it was written, `badFolder`.
    package func read(after sequence: UInt64) async throws(AuditError) -> [AuditLogEntry] {
        try await core.onShelf { shelf, durable throws(AuditError) in
            try shelf.read(after: sequence, through: durable)
        }
    }

    /// As ``read(after:)``, in one piece that ends at the latest with the segment; nil when there
    /// is nothing new.
    package func readBlock(after sequence: UInt64) async throws(AuditError) -> AuditBlock? {
        try await core.onShelf { shelf, durable throws(AuditError) in
            try shelf.readBlock(after: sequence, through: durable)
        }
    }

    /// Notes that records through `sequence` have been shipped, and drops segments whose records
    /// all have been, but for the last ``AuditJournalConfiguration/shippedSegmentCountMax``.
    ///
    /// The note is durable before anything is dropped, and when the journal is closed: a process
    /// that is killed may ship again, behind its next start, what it had shipped already.
    /// - Throws: ``AuditError`` with code `notKept` for a number that is not durable here, `failed`
    ///   or `badFolder` when the folder cannot be written.
    package func markShipped(through sequence: UInt64) async throws(AuditError) {
        try await core.onShelf { shelf, durable throws(AuditError) in
            try shelf.markShipped(through: sequence, durable: durable)
        }
    }

    /// What goes on in the journal.
    package var snapshot: AuditJournalSnapshot { core.snapshot }

    /// Writes what was accepted, refuses everything else, and frees the folder. Blocks until then:
    /// not on an event loop. A second call does nothing.
    package func close() { core.close() }
}
