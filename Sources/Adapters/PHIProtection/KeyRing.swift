/// The secrets of an installation: numbered master keys, of which one is active, and one index key.
///
/// Master keys seal data: the active one seals, all of them open, so that a key is replaced without
/// downtime. The index key names patients (pseudonyms, cache keys) and stays for the life of the
/// data. Working keys are derived by HKDF-SHA-256 from these, one per purpose and tenant; the
/// secrets themselves never touch data.
///
/// The file, mode 0600 or 0400, one entry per line, in any order between the first line and the
/// last; `#` starts a comment line:
///
///     carewire-key-ring 2
///     index <64 hexadecimal digits>
///     key <id: 1 to 4294967295> <64 hexadecimal digits> [<made: seconds since 1970>]
///     active <id>
///     last <highest id ever given>
///     end
///
/// Format 1, which is read as well, has no times, no `last` and no `end`. ``KeyRingFile`` changes
/// a ring; it writes format 2 and keeps no comments.
package final class KeyRing: Sendable {
    /// Most master keys in one ring.
    package static let keyCountMax = 64
    /// Length of every secret, in octets.
    package static let keyByteCount = 32
    /// Fewest different octets in a secret: fewer mean a typed or default key, and the ring is
    /// refused.
    package static let distinctOctetCountMin = 8

    /// What may be told of a master key.
    package struct Entry: Sendable, Hashable {
        /// The number that envelopes name.
        package let keyID: UInt32
        /// Whether new data is sealed under it.
        package let isActive: Bool
        /// When it was drawn, in seconds since 1970; nil when the ring does not say.
        package let madeAtSeconds: Int64?
    }

    struct MasterKey {
        let secret: SecretOctets
        let madeAtSeconds: Int64?
    }

    static let salt = Array("carewire phi-protection v1".utf8)

    /// The key under which new data is sealed.
    package let activeKeyID: UInt32
    /// The highest id that a key of this ring ever had: the next key's is higher, so that no id
    /// stands for two secrets, even after a key was destroyed.
    package let lastKeyID: UInt32
    /// All keys under which stored data can be opened, ascending.
    package var keyIDs: [UInt32] { masterKeys.keys.sorted() }
    /// All master keys, ascending, without their secrets.
    package var entries: [Entry] {
        keyIDs.map {
            Entry(
                keyID: $0, isActive: $0 == activeKeyID,
                madeAtSeconds: masterKeys[$0]?.madeAtSeconds)
        }
    }

    let masterKeys: [UInt32: MasterKey]
    let indexKey: SecretOctets

    /// Checks what a reader found.
    /// - Parameter lastKeyID: nil for the highest of the keys.
    /// - Throws: ``PHIError`` with code `badKeyRing`.
    init(
        activeKeyID: UInt32?, masterKeys: [UInt32: MasterKey], indexKey: SecretOctets?,
        lastKeyID: UInt32? = nil
    ) throws(PHIError) {
        #if CAREWIRE_WITHOUT_CIPHER
            try WithoutCipher.requireMeasuring()
        #endif
        guard let activeKeyID, let indexKey, masterKeys[activeKeyID] != nil,
            let highestKeyID = masterKeys.keys.max()
        else { throw PHIError(.badKeyRing, "a key ring needs an index key and an active key") }
        let secrets = [indexKey] + masterKeys.values.map(\.secret)
        for (position, secret) in secrets.enumerated() {
            guard secret.distinctOctetCount >= Self.distinctOctetCountMin else {
                throw PHIError(.badKeyRing, "a key of the ring is not random")
            }
            guard !secrets[..<position].contains(where: { $0.isEqual(to: secret) }) else {
                throw PHIError(.badKeyRing, "the ring holds one key twice")
            }
        }
        guard lastKeyID ?? highestKeyID >= highestKeyID else {
            throw PHIError(.badKeyRing, "the ring holds a key above the last one that it names")
        }
        self.activeKeyID = activeKeyID
        self.masterKeys = masterKeys
        self.indexKey = indexKey
        self.lastKeyID = lastKeyID ?? highestKeyID
    }

    /// Whether the ring still holds this key.
    package func holds(_ keyID: UInt32) -> Bool { masterKeys[keyID] != nil }

    /// A working key for sealing, or nil when the ring has no such key id.
    /// - Parameter subject: the patient whose values alone this key seals, if there is one.
    func sealingKey(
        _ keyID: UInt32, purpose: String, tenant: String, subject: SubjectKey? = nil,
        byteCount: Int, deriver: KeyDeriver
    ) throws(PHIError) -> SecretOctets? {
        #if CAREWIRE_WITHOUT_CIPHER
            return holds(keyID) ? try WithoutCipher.workingKey(byteCount: byteCount) : nil
        #else
            guard let master = masterKeys[keyID] else { return nil }
            guard let subject else {
                let info = KeyDerivation.list(["seal", purpose, tenant])
                return try deriver.derive(from: master.secret, info: info, byteCount: byteCount)
            }
            var info = KeyDerivation.list(["seal-subject", purpose, tenant])
            info.appendWithLength(subject.name)
            return try deriver.derive(
                from: master.secret.joined(with: subject.secret), info: info, byteCount: byteCount)
        #endif
    }

    /// A working key of 32 octets for naming things and for chains of codes. It lasts as long as
    /// the ring's index key: rotation does not change it.
    /// - Parameter purpose: a constant of the caller; every purpose has a key of its own.
    package func indexKey(purpose: String, tenant: String) throws(PHIError) -> SecretOctets {
        try KeyDerivation.derive(
            from: indexKey, salt: Self.salt, info: KeyDerivation.list(["index", purpose, tenant]),
            byteCount: Self.keyByteCount)
    }
}
