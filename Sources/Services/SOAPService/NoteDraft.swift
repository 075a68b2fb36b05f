/// A version of a note that is to be stored, with all that is stored beside it.
package struct NoteDraft: Sendable, Equatable {
    /// The version.
    package var note: SealedNote
    /// Names by which a search finds it.
    package var tokens: [Int64]
    /// It goes ahead of others: an emergency, or not screened.
    package var isUrgent: Bool
    /// What makes a repeated call recognisable.
    package var stamp: RequestStamp

    /// A draft of its parts.
    package init(note: SealedNote, tokens: [Int64] = [], isUrgent: Bool, stamp: RequestStamp) {
        self.note = note
        self.tokens = tokens
        self.isUrgent = isUrgent
        self.stamp = stamp
    }
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
