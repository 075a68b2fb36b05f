internal import PHIProtection

/// Patients' own keys.
extension NoteVault {
    private static let keyTable = "soap_keys"
    private static let keyColumn = "envelope"
    /// A key's row has no versions: it is drawn once, and sealed anew under later keys of the ring.
    private static let keyVersion: UInt64 = 1

    func keyPlace(_ pseudonym: [UInt8]) -> SealPlace {
        SealPlace(
            tenant: tenant, table: Self.keyTable, column: Self.keyColumn, primaryKey: pseudonym,
            version: Self.keyVersion)
    }

    /// A new key for a patient who has none. It counts once the store has taken it.
    func drawKey(for pseudonym: [UInt8]) throws(SOAPServiceError) -> OpenedNoteKey {
        try translated { () throws(PHIError) in
            let key = try SubjectKey(drawnFor: pseudonym)
            return OpenedNoteKey(
                key: key, envelope: try sealer.seal(key, for: keyPlace(pseudonym)))
        }
    }

    /// The key in an envelope; nil for an empty one, of a patient who has no key.
    func key(
        of pseudonym: [UInt8], in envelope: [UInt8]
    ) throws(SOAPServiceError) -> OpenedNoteKey? {
        if envelope.isEmpty { return nil }
        if let known = openedKeys[pseudonym], known.envelope == envelope { return known }
        let fresh = try translated { () throws(PHIError) in
            OpenedNoteKey(
                key: try sealer.openSubjectKey(envelope, at: keyPlace(pseudonym)),
                envelope: envelope)
        }
        openedKeys.keep(fresh)
        return fresh
    }

    /// The key that was opened last for a patient, for a statement that compares its envelope.
    func lastKey(of pseudonym: [UInt8]) -> OpenedNoteKey? { openedKeys[pseudonym] }

    /// A key that the store has taken.
    func keep(_ own: OpenedNoteKey) { openedKeys.keep(own) }

    /// Wipes what is kept of a patient's key.
    func forgetKey(of pseudonym: [UInt8]) {
        openedKeys.forget(pseudonym)
        sealer.forget(subjectNamed: pseudonym)
    }
}
