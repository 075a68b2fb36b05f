/// How far the notes are sealed anew, as the store keeps it: one pass after the other over all
/// rows.
package struct NoteResealingState: Sendable, Equatable {
    /// The tables in which values rest, in the order in which a pass walks them.
    package enum Place: Int, Sendable, CaseIterable {
        /// Patients' own keys.
        case keys
        /// Versions of notes.
        case notes

        /// The table after this one; nil after the last.
        var next: Place? { Place(rawValue: rawValue + 1) }
    }

    /// The name of a row, and so a place between rows. What a table's name has not is zero.
    package struct Name: Sendable, Equatable {
        /// The patient's name, 32 octets; empty before all rows.
        package var pseudonym: [UInt8] = []
        /// The note.
        package var noteID = NoteID(octets: [UInt8](repeating: 0, count: 16))
        /// Its version.
        package var version: UInt64 = 0

        /// Before all rows.
        package init() {}
    }

    /// The key to reach.
    package var keyID: UInt32 = 0
    /// Passes begun so far.
    package var pass: Int64 = 0
    /// Whether a pass is under way.
    package var isRunning = false
    /// Where it is.
    package var place = Place.keys
    /// Behind which row.
    package var behind = Name()
    /// Rows looked at in this pass, or the last one.
    package var examinedCount: Int64 = 0
    /// Values sealed anew in it.
    package var resealedCount: Int64 = 0
    /// Values in it that did not open.
    package var unreadableCount: Int64 = 0
    /// The key for which a whole pass found nothing to do, begun long enough after the rotation
    /// (``KeyRingFile/settlingSeconds``); 0 for none.
    package var cleanKeyID: UInt32 = 0

    /// Nothing done yet.
    package init() {}
}
