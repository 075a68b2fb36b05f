/// A version of a note as it is stored: everything that is said about the patient is ciphertext.
package struct SealedNote: Sendable, Equatable {
    /// The patient's name in tables, 32 octets.
    package var pseudonym: [UInt8]
    /// The note's name.
    package var noteID: NoteID
    /// From 1; the envelope is bound to it.
    package var version: UInt64
    /// Who wrote this version.
    package var providerID: String
    /// Text, extraction and patient id in one envelope.
    package var content: [UInt8]
    /// Envelope of the patient's key, under which the content is sealed; empty for a note from
    /// before there were such keys.
    package var key: [UInt8]

    /// A version of its parts.
    package init(
        pseudonym: [UInt8], noteID: NoteID, version: UInt64, providerID: String, content: [UInt8],
        key: [UInt8] = []
    ) {
        self.pseudonym = pseudonym
        self.noteID = noteID
        self.version = version
        self.providerID = providerID
        self.content = content
        self.key = key
    }

    /// The hand-off of this version.
    package var handOff: HandOffName {
        HandOffName(pseudonym: pseudonym, noteID: noteID, version: version)
    }
}
