internal import Messages
internal import PHIProtection

/// A patient's key, opened, and the envelope that it came in.
struct OpenedKey {
    let key: SubjectKey
    let envelope: [UInt8]
    /// What this loop has made of the patient last.
    var made: Made?

    /// A version of an active record.
    struct Made {
        let version: UInt64
        let sharing: PatientV1.Sharing
        /// The blind indexes by which it is found.
        let lookups: [[UInt8]]
    }

    init(key: SubjectKey, envelope: [UInt8]) {
        self.key = key
        self.envelope = envelope
    }
}

/// The patients' keys that were opened last. One per event loop.
///
/// A key is taken from here only together with the envelope that the database holds now: who reads
/// has it from the statement that gave the values, who writes has it compared by the statement that
/// takes them. So a patient who was erased, on whichever instance, cannot be read or written with a
/// key from here. The key itself is gone from here, on every loop of every instance, when an
/// erasure is acknowledged: it ends the cache's epoch, and who sees a new epoch forgets all.
final class OpenedKeys {
    /// Most keys kept; the least used half goes first.
    static let countMax = 32_768

    private var recent: [[UInt8]: OpenedKey] = [:]
    private var earlier: [[UInt8]: OpenedKey] = [:]

    /// What was opened for a patient, if it still is here.
    subscript(pseudonym: [UInt8]) -> OpenedKey? {
        if let found = recent[pseudonym] { return found }
        guard let found = earlier[pseudonym] else { return nil }
        keep(found)
        return found
    }

    func keep(_ opened: OpenedKey) {
        if recent.count >= Self.countMax / 2 {
            earlier = recent
            recent = [:]
        }
        recent[opened.key.name] = opened
    }

    /// Notes what was made of a patient, if the key is still here.
    func made(_ made: OpenedKey.Made?, of pseudonym: [UInt8]) {
        if recent[pseudonym] != nil {
            recent[pseudonym]?.made = made
        } else if earlier[pseudonym] != nil {
            earlier[pseudonym]?.made = made
        }
    }

    /// Patients whose key is here.
    var count: Int { recent.count + earlier.keys.count { recent[$0] == nil } }

    func forgetAll() {
        recent = [:]
        earlier = [:]
    }

    func forget(_ pseudonym: [UInt8]) {
        recent[pseudonym] = nil
        earlier[pseudonym] = nil
    }
}
