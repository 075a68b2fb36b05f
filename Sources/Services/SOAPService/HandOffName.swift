/// Which document is handed over: a version of a note.
package struct HandOffName: Hashable, Sendable {
    /// The patient's name in tables, 32 octets.
    package let pseudonym: [UInt8]
    /// The note.
    package let noteID: NoteID
    /// Its version.
    package let version: UInt64

    /// A name of its parts.
    package init(pseudonym: [UInt8], noteID: NoteID, version: UInt64) {
        self.pseudonym = pseudonym
        self.noteID = noteID
        self.version = version
    }

    /// Note and version, as statements name them: 24 octets.
    package var octets: [UInt8] {
        var octets = noteID.octets
        for shift in stride(from: UInt64(56), through: 0, by: -8) {
            octets.append(UInt8(truncatingIfNeeded: version >> shift))
        }
        return octets
    }

    /// The name that 24 octets stand for; nil for any other number of them.
    package init?(pseudonym: [UInt8], octets: [UInt8]) {
        guard octets.count == 24 else { return nil }
        self.init(
            pseudonym: pseudonym, noteID: NoteID(octets: Array(octets[..<16])),
            version: octets[16...].reduce(0) { $0 << 8 | UInt64($1) })
    }

    /// The document's id in the EHR: the note's, with its version behind a point from the second
    /// one on. Repeating it makes no second document.
    package var documentID: String { version == 1 ? noteID.text : "\(noteID.text).\(version)" }

    /// The version before, whose document this one's takes the place of; nil of the first.
    package var replaced: HandOffName? {
        version > 1
            ? HandOffName(pseudonym: pseudonym, noteID: noteID, version: version - 1) : nil
    }
}
