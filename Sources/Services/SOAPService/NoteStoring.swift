/// Where sealed notes, the audit, idempotency keys and hand-offs still to be done are kept.
///
/// Each method is one transaction, audit record included, and returns when it is durable. Methods
/// throw ``SOAPServiceError`` with code `unavailable`, `overloaded`, `cancelled` or
/// `internalFailure`.
package protocol NoteStoring: Sendable {
    /// Adds a note, its idempotency key, its audit record, and its hand-off, which becomes due
    /// after `grace`. Does nothing, and writes no audit record, when the key is taken.
    func store(
        _ note: SealedNote, stamp: RequestStamp, grace: Duration, audit: NoteAudit,
        deadline: ContinuousClock.Instant
    ) async throws(SOAPServiceError) -> StoreOutcome

    /// Finds the note that a key belongs to. Audited when there is one.
    func replay(
        _ stamp: RequestStamp, audit: NoteAudit, deadline: ContinuousClock.Instant
    ) async throws(SOAPServiceError) -> ReplayOutcome

    /// Finds a note for a caller; nil when the patient has no such note.
    func read(
        _ noteID: NoteID, audit: NoteAudit, deadline: ContinuousClock.Instant
    ) async throws(SOAPServiceError) -> StoredNote?

    /// Writes an audit record of something that needs no look at a note.
    func record(
        _ outcome: NoteAudit.Outcome, noteID: NoteID?, audit: NoteAudit,
        deadline: ContinuousClock.Instant
    ) async throws(SOAPServiceError)

    /// Strikes a hand-off off. Audited the first time; later times change nothing.
    func completeHandOff(
        _ noteID: NoteID, audit: NoteAudit, deadline: ContinuousClock.Instant
    ) async throws(SOAPServiceError)

    /// Takes up hand-offs that are due, the longest waiting first, and makes each due again after
    /// `delay`, doubled for every attempt before, at most `delayMax`. No two callers get the same.
    func claimHandOffs(
        countMax: Int, delay: Duration, delayMax: Duration, deadline: ContinuousClock.Instant
    ) async throws(SOAPServiceError) -> [SealedNote]
}

/// What makes two calls the same call: the key the caller chose, and what it asked for.
package struct RequestStamp: Sendable, Equatable {
    /// Keyed hash of caller and idempotency key, 32 octets.
    package let key: [UInt8]
    /// Keyed hash of the request, 32 octets.
    package let digest: [UInt8]

    /// A stamp of its two hashes.
    package init(key: [UInt8], digest: [UInt8]) {
        self.key = key
        self.digest = digest
    }
}

/// What came of storing a note.
package enum StoreOutcome: Sendable, Equatable {
    /// The note is there now.
    case stored
    /// The key belongs to a note already.
    case keyTaken
}

/// What a key belongs to.
package enum ReplayOutcome: Sendable, Equatable {
    /// Nothing.
    case unknownKey
    /// The note that the same request made before.
    case note(StoredNote)
    /// A note that another request made before.
    case otherRequest
}
