/// Where sealed notes, idempotency keys and hand-offs still to be done are kept.
///
/// Each method is one transaction, and a change is durable when it returns. Methods throw
/// ``SOAPServiceError`` with code `unavailable`, `overloaded`, `cancelled` or `internalFailure`.
package protocol NoteStoring: Sendable {
    /// Adds a note, its idempotency key, and its hand-off, which becomes due after `grace`. Does
    /// nothing when the key is taken.
    func store(
        _ note: SealedNote, stamp: RequestStamp, grace: Duration,
        deadline: ContinuousClock.Instant
    ) async throws(SOAPServiceError) -> StoreOutcome

    /// Finds the note that a key of a patient's belongs to.
    func replay(
        _ stamp: RequestStamp, of pseudonym: [UInt8], deadline: ContinuousClock.Instant
    ) async throws(SOAPServiceError) -> ReplayOutcome

    /// Finds a note for a caller; nil when the patient has no such note.
    func read(
        _ noteID: NoteID, of pseudonym: [UInt8], deadline: ContinuousClock.Instant
    ) async throws(SOAPServiceError) -> StoredNote?

    /// Strikes a hand-off off. Later times change nothing.
    func completeHandOff(
        _ noteID: NoteID, of pseudonym: [UInt8], deadline: ContinuousClock.Instant
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
    case otherRequest(NoteID)
}
