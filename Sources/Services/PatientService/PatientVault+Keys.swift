internal import PHIProtection

/// Patients' own keys.
extension PatientVault {
    private static let keyTable = "patient_keys"
    /// A key's row has no versions: it is drawn once, and sealed anew under later keys of the ring.
    private static let keyVersion: UInt64 = 1

    func keyPlace(_ pseudonym: [UInt8]) -> SealPlace {
        place(Self.keyTable, .envelope, pseudonym, Self.keyVersion)
    }

    /// A new key for a patient who has none.
    func drawKey(for pseudonym: [UInt8]) throws(PatientServiceError) -> OpenedKey {
        try translated { () throws(PHIError) in
            let key = try SubjectKey(drawnFor: pseudonym)
            return OpenedKey(key: key, envelope: try sealer.seal(key, for: keyPlace(pseudonym)))
        }
    }

    /// The key in an envelope; nil for an empty one, of a patient who has no key.
    func key(
        of pseudonym: [UInt8], in envelope: [UInt8]
    ) throws(PatientServiceError) -> OpenedKey? {
        if envelope.isEmpty { return nil }
        if let known = opened[pseudonym], known.envelope == envelope { return known }
        let fresh = try translated { () throws(PHIError) in
            OpenedKey(
                key: try sealer.openSubjectKey(envelope, at: keyPlace(pseudonym)),
                envelope: envelope)
        }
        opened.keep(fresh)
        return fresh
    }

    /// The key that was opened last for a patient, for a statement that compares its envelope.
    func lastKey(of pseudonym: [UInt8]) -> OpenedKey? { opened[pseudonym] }

    /// Patients whose key is kept opened, or whose working keys are.
    var openedKeyCount: Int {
        max(opened.count, sealer.subjectContextCount, entrySealer.subjectContextCount)
    }

    /// Wipes what is kept of all patients' keys: one of them was destroyed, and which ones are
    /// opened anew costs less than to say whose.
    func forgetAllKeys() {
        opened.forgetAll()
        sealer.forgetSubjects()
        entrySealer.forgetSubjects()
    }

    /// Wipes what is kept of a patient's key.
    func forgetKey(of pseudonym: [UInt8]) {
        opened.forget(pseudonym)
        sealer.forget(subjectNamed: pseudonym)
        entrySealer.forget(subjectNamed: pseudonym)
    }
}
