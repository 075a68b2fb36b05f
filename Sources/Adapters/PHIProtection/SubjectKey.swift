/// One patient's secret: 32 random octets without which nothing that was sealed under it opens.
///
/// It rests in a row of its own, sealed under the ring by
/// ``PHISealer/seal(_:for:)-(SubjectKey,_)``, and goes into the derivation of the patient's working
/// keys together with the ring's master key: a value opens for somebody who has both. Erasing a
/// patient is therefore deleting that one row: every copy of the patient's values, wherever it is,
/// stays unreadable (crypto-shredding).
///
/// What deleting the row does not reach is a copy of the row itself, in a backup or a replica: with
/// the ring it still opens. It closes when the master key that it was sealed under is destroyed
/// (``KeyRingFile/destroy(_:confirmation:nowSeconds:)``), after the keys of all living patients
/// were sealed anew. So: keep backups of this table shorter than others, and rotate on a schedule.
package final class SubjectKey: Sendable {
    /// Length of the secret, in octets.
    package static let byteCount = 32
    /// Longest name, in octets.
    package static let nameByteCountMax = 256

    /// The patient's name in tables. It is the ``SealPlace/primaryKey`` of the key's row, and part
    /// of the derivation: under another name the same secret gives other keys.
    package let name: [UInt8]

    let secret: SecretOctets

    /// A new secret for a patient.
    /// - Parameter name: the pseudonym, 1 to ``nameByteCountMax`` octets.
    /// - Throws: ``PHIError`` with code `limitExceeded`, or `internalFailure` without randomness.
    package convenience init(drawnFor name: [UInt8]) throws(PHIError) {
        try self.init(name: name, secret: .random(count: Self.byteCount))
    }

    init(name: [UInt8], secret: SecretOctets) throws(PHIError) {
        guard (1...Self.nameByteCountMax).contains(name.count) else {
            throw PHIError(
                .limitExceeded, "a subject's name has 1 to \(Self.nameByteCountMax) octets")
        }
        guard secret.count == Self.byteCount else {
            throw PHIError(.malformedEnvelope, "a subject key has \(Self.byteCount) octets")
        }
        self.name = name
        self.secret = secret
    }

    /// Whether both give the same working keys. Constant time for equal names.
    func isEqual(to other: SubjectKey) -> Bool {
        self === other || (name == other.name && secret.isEqual(to: other.secret))
    }
}
