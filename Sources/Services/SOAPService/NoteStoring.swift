package import Resealing

/// Where sealed notes, patients' keys, idempotency keys and hand-offs still to be done are kept.
///
/// Each method is one transaction, and a change is durable when it returns. Methods throw
/// ``SOAPServiceError`` with code `unavailable`, `overloaded`, `cancelled` or `internalFailure`.
package protocol NoteStoring: Sendable {
    /// Adds a note, its idempotency key, its hand-off, which becomes due after `grace`, and the
    /// patient's key if the patient has none. Does nothing when the idempotency key is taken.
    func store(
        _ draft: NoteDraft, grace: Duration, deadline: ContinuousClock.Instant
    ) async throws(SOAPServiceError) -> StoreOutcome

    /// The same for several notes, none of them urgent: an outcome for each, in their order, also
    /// for two of one patient.
    func store(
        _ drafts: [NoteDraft], grace: Duration, deadline: ContinuousClock.Instant
    ) async -> [Result<StoreOutcome, SOAPServiceError>]

    /// Adds the version after ``SealedNote/version`` − 1, as ``store(_:grace:deadline:)``.
    /// - Parameter isSigned: whether the caller has seen a signature; it must still be so.
    func amend(
        _ draft: NoteDraft, isSigned: Bool, grace: Duration, deadline: ContinuousClock.Instant
    ) async throws(SOAPServiceError) -> AmendOutcome

    /// Signs a version, which must be the newest.
    func sign(
        _ noteID: NoteID, of pseudonym: [UInt8], version: UInt64, by signerID: String,
        deadline: ContinuousClock.Instant
    ) async throws(SOAPServiceError) -> SignOutcome

    /// Finds the note that a key of a patient's belongs to.
    func replay(
        _ stamp: RequestStamp, of pseudonym: [UInt8], deadline: ContinuousClock.Instant
    ) async throws(SOAPServiceError) -> ReplayOutcome

    /// The envelope of a patient's key; empty without one.
    func key(
        of pseudonym: [UInt8], deadline: ContinuousClock.Instant
    ) async throws(SOAPServiceError) -> [UInt8]

    /// Finds a version of a note, the newest for nil; nil when the patient has no such note.
    func read(
        _ noteID: NoteID, of pseudonym: [UInt8], version: UInt64?,
        deadline: ContinuousClock.Instant
    ) async throws(SOAPServiceError) -> StoredNote?

    /// The newest versions of notes, by when the first one was stored, newest first.
    func list(
        _ question: NoteQuestion, deadline: ContinuousClock.Instant
    ) async throws(SOAPServiceError) -> [StoredNote]

    /// Makes every note of a patient unreadable, and forgets the patient's key. Gives how many
    /// notes there were. Their documents are to be retracted, after `grace`.
    func erase(
        _ pseudonym: [UInt8], enteredInError: Bool, grace: Duration,
        deadline: ContinuousClock.Instant
    ) async throws(SOAPServiceError) -> Int

    /// Takes up retractions that are due, as ``claimHandOffs(countMax:delay:delayMax:deadline:)``;
    /// they have no order.
    func claimRetractions(
        countMax: Int, delay: Duration, delayMax: Duration, deadline: ContinuousClock.Instant
    ) async throws(SOAPServiceError) -> [Retraction]

    /// Strikes retractions off. Later times change nothing.
    func completeRetractions(
        _ names: [HandOffName], deadline: ContinuousClock.Instant
    ) async throws(SOAPServiceError)

    /// How far the notes are sealed anew after a rotation of the key ring.
    func resealing(
        deadline: ContinuousClock.Instant
    ) async throws(SOAPServiceError) -> ResealingState

    /// Strikes hand-offs off. Later times change nothing.
    func completeHandOffs(
        _ names: [HandOffName], deadline: ContinuousClock.Instant
    ) async throws(SOAPServiceError)

    /// Counts a refusal by the EHR. After ``SOAPLimits/refusalCountMax`` of them, or at once when
    /// it is final, the hand-off holds up no other any more and is due again after `rest`.
    func refuseHandOff(
        _ name: HandOffName, isFinal: Bool, rest: Duration, deadline: ContinuousClock.Instant
    ) async throws(SOAPServiceError)

    /// Takes up hand-offs that are due, urgent ones first and then the longest waiting, and makes
    /// each due again after `delay`, doubled for every attempt before, at most `delayMax`. No two
    /// callers get the same. Of one patient the one stored first comes first; only an urgent one
    /// goes ahead, and not of an earlier version of its own note.
    func claimHandOffs(
        countMax: Int, delay: Duration, delayMax: Duration, deadline: ContinuousClock.Instant
    ) async throws(SOAPServiceError) -> [SealedNote]
}
