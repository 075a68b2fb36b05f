/// A version of a note that was found in the store, and what is known about it and the note.
package struct StoredNote: Sendable, Equatable {
    /// Whether the EHR has the document.
    package enum HandOff: Int32, Sendable {
        /// It has.
        case done = 0
        /// It is not known to have it yet.
        case pending = 1
        /// It has refused it again and again.
        case refused = 2
    }

    /// Somebody's signature under a version.
    package struct Signature: Sendable, Equatable {
        /// Who signed.
        package var signerID: String
        /// What was signed.
        package var version: UInt64
        /// Microseconds since 1970-01-01 00:00 UTC.
        package var signedAtMicroseconds: Int64

        /// A signature of its parts.
        package init(signerID: String, version: UInt64, signedAtMicroseconds: Int64) {
            self.signerID = signerID
            self.version = version
            self.signedAtMicroseconds = signedAtMicroseconds
        }
    }

    /// The version.
    package var note: SealedNote
    /// When it was stored, in microseconds since 1970-01-01 00:00 UTC.
    package var storedAtMicroseconds: Int64
    /// When the note's first version was.
    package var firstStoredAtMicroseconds: Int64
    /// The newest version.
    package var versionCount: UInt64
    /// Of this version.
    package var handOff: HandOff
    /// Under this version and those before it, the oldest first.
    package var signatures: [Signature]

    /// A found version of its parts.
    package init(
        note: SealedNote, storedAtMicroseconds: Int64, firstStoredAtMicroseconds: Int64,
        versionCount: UInt64, handOff: HandOff, signatures: [Signature] = []
    ) {
        self.note = note
        self.storedAtMicroseconds = storedAtMicroseconds
        self.firstStoredAtMicroseconds = firstStoredAtMicroseconds
        self.versionCount = versionCount
        self.handOff = handOff
        self.signatures = signatures
    }
}
