internal import PHIProtection

/// A patient's key, opened, and the envelope that it came in.
struct OpenedNoteKey {
    let key: SubjectKey
    let envelope: [UInt8]
}

/// The patients' keys that were opened last. One per event loop.
///
/// A key is used only together with the envelope that the database holds: who reads has it from the
/// statement that gave the note, who writes has it compared by the statement that takes one. So the
/// notes of a patient who was erased, on whichever instance, cannot be read or written with a key
/// from here.
final class OpenedNoteKeys {
    /// Most keys kept; the least used half goes first.
    static let countMax = 4_096

    private var recent: [[UInt8]: OpenedNoteKey] = [:]
    private var earlier: [[UInt8]: OpenedNoteKey] = [:]

    /// What was opened for a patient, if it still is here.
    subscript(pseudonym: [UInt8]) -> OpenedNoteKey? {
        if let found = recent[pseudonym] { return found }
        guard let found = earlier[pseudonym] else { return nil }
        keep(found)
        return found
    }

    func keep(_ opened: OpenedNoteKey) {
        if recent.count >= Self.countMax / 2 {
            earlier = recent
            recent = [:]
        }
        recent[opened.key.name] = opened
    }

    func forget(_ pseudonym: [UInt8]) {
        recent[pseudonym] = nil
        earlier[pseudonym] = nil
    }
}
