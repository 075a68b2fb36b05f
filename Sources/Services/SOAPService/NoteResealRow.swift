/// A row that a pass has looked at: its name, and its value if that is under another key than the
/// active one.
package struct NoteResealRow: Sendable, Equatable {
    /// Which row.
    package var name: NoteResealingState.Name
    /// Envelope of the patient's key; empty without one, and when it is not needed.
    package var key: [UInt8]
    /// The envelope under another key; nil when there is nothing to do.
    package var value: [UInt8]?
    /// What replaces it; nil when nothing does.
    package var replacement: [UInt8]?
}
