/// What came of storing a note.
package enum StoreOutcome: Sendable, Equatable {
    /// The note is there now. The patient's hand-offs that were to be done before are named, at
    /// most ``SOAPLimits/waitingHandOffCountMax``.
    case stored(behind: [HandOffName])
    /// The idempotency key belongs to a note already.
    case keyTaken
    /// The patient's key is another: this is its envelope, empty when it is not known yet.
    case otherKey([UInt8])
}

/// What came of storing a new version.
package enum AmendOutcome: Sendable, Equatable {
    /// As in ``StoreOutcome``.
    case stored(StoreOutcome)
    /// There is no such note.
    case notFound
    /// Another version is the newest.
    case conflict
    /// Somebody has signed meanwhile.
    case signed
}

/// What came of signing.
package enum SignOutcome: Sendable, Equatable {
    /// The version is signed, now or since that moment, in microseconds since 1970-01-01 00:00
    /// UTC; whether it was so before this call.
    case signed(atMicroseconds: Int64, isRepeated: Bool)
    /// There is no such note.
    case notFound
    /// Another version is the newest.
    case conflict
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
