/// Which notes are listed.
package struct NoteQuestion: Sendable, Equatable {
    /// A place in the order of notes: the newest is first.
    package struct Place: Sendable, Equatable {
        /// When the first version was stored, in microseconds since 1970-01-01 00:00 UTC.
        package var storedAtMicroseconds: Int64
        /// The note.
        package var noteID: NoteID

        /// A place of its parts.
        package init(storedAtMicroseconds: Int64, noteID: NoteID) {
            self.storedAtMicroseconds = storedAtMicroseconds
            self.noteID = noteID
        }

        /// Before all notes.
        package static let newest = Place(
            storedAtMicroseconds: 4_000_000_000_000_000,
            noteID: NoteID(octets: [UInt8](repeating: 0xFF, count: 16)))
    }

    /// Whose notes; nil for everybody's.
    package var pseudonym: [UInt8]?
    /// One of each group must be among a note's names; empty for all notes. At most
    /// ``SOAPLimits/criterionCountMax`` groups.
    package var tokens: [[Int64]]
    /// First stored from this moment on, in microseconds since 1970-01-01 00:00 UTC.
    package var from: Int64
    /// First stored before this moment.
    package var until: Int64
    /// Notes behind this place.
    package var behind: Place
    /// Notes at most.
    package var countMax: Int

    /// A question of its parts.
    package init(
        pseudonym: [UInt8]?, tokens: [[Int64]] = [], from: Int64 = 0,
        until: Int64 = Place.newest.storedAtMicroseconds, behind: Place = .newest, countMax: Int
    ) {
        self.pseudonym = pseudonym
        self.tokens = tokens
        self.from = from
        self.until = until
        self.behind = behind
        self.countMax = countMax
    }
}
