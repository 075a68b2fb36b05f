/// A note as it is stored: everything that is said about the patient is ciphertext.
package struct SealedNote: Sendable, Equatable {
    /// The patient's name in tables, 32 octets.
    package var pseudonym: [UInt8]
    /// The note's name.
    package var noteID: NoteID
    /// 1; the envelope is bound to it.
    package var version: UInt64
    /// Who wrote the note.
    package var providerID: String
    /// Text, extraction and patient id in one envelope.
    package var content: [UInt8]

    /// A note of its five parts.
    package init(
        pseudonym: [UInt8], noteID: NoteID, version: UInt64, providerID: String, content: [UInt8]
    ) {
        self.pseudonym = pseudonym
        self.noteID = noteID
        self.version = version
        self.providerID = providerID
        self.content = content
    }
}

/// A note that was found in the store.
package struct StoredNote: Sendable, Equatable {
    /// The note.
    package var note: SealedNote
    /// When it was stored, in microseconds since 1970-01-01 00:00 UTC.
    package var storedAtMicroseconds: Int64
    /// The EHR is not known to have it yet.
    package var isHandOffPending: Bool

    /// A found note of its three parts.
    package init(note: SealedNote, storedAtMicroseconds: Int64, isHandOffPending: Bool) {
        self.note = note
        self.storedAtMicroseconds = storedAtMicroseconds
        self.isHandOffPending = isHandOffPending
    }
}
