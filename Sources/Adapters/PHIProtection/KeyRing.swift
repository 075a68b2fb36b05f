/// The secrets of an installation: numbered master keys, of which one is active, and one index key.
///
/// Master keys seal data: the active one seals, all of them open, so that a key is replaced without
/// downtime. The index key names patients (pseudonyms, cache keys) and stays for the life of the
/// data. Working keys are derived by HKDF-SHA-256 from these, one per purpose and tenant; the
/// secrets themselves never touch data.
///
/// The file, mode 0600 or 0400, one entry per line, in any order after the first line; `#` starts a
/// comment line:
///
///     carewire-key-ring 1
///     index <64 hexadecimal digits>
///     key <id: 1 to 4294967295> <64 hexadecimal digits>
///     active <id>
package final class KeyRing: Sendable {
    /// Most master keys in one ring.
    package static let keyCountMax = 64
    /// Length of every secret, in octets.
    package static let keyByteCount = 32
    /// Fewest different octets in a secret: fewer mean a typed or default key, and the ring is
    /// refused.
    package static let distinctOctetCountMin = 8

    static let salt = Array("carewire phi-protection v1".utf8)

    /// The key under which new data is sealed.
    package let activeKeyID: UInt32
    /// All keys under which stored data can be opened, ascending.
    package var keyIDs: [UInt32] { masterKeys.keys.sorted() }

    private let masterKeys: [UInt32: SecretOctets]
    private let indexKey: SecretOctets

    /// Checks what a reader found.
    /// - Throws: ``PHIError`` with code `badKeyRing`.
    init(activeKeyID: UInt32?, masterKeys: [UInt32: SecretOctets], indexKey: SecretOctets?)
        throws(PHIError)
    {
        guard let activeKeyID, let indexKey, masterKeys[activeKeyID] != nil else {
            throw PHIError(.badKeyRing, "a key ring needs an index key and an active key")
        }
        let secrets = [indexKey] + masterKeys.values
        for (position, secret) in secrets.enumerated() {
            guard secret.distinctOctetCount >= Self.distinctOctetCountMin else {
                throw PHIError(.badKeyRing, "a key of the ring is not random")
            }
            guard !secrets[..<position].contains(where: { $0.isEqual(to: secret) }) else {
                throw PHIError(.badKeyRing, "the ring holds one key twice")
            }
        }
        self.activeKeyID = activeKeyID
        self.masterKeys = masterKeys
        self.indexKey = indexKey
    }

    /// A working key for sealing, or nil when the ring has no such key id.
    func sealingKey(
        _ keyID: UInt32, purpose: String, tenant: String, byteCount: Int
    ) throws(PHIError) -> SecretOctets? {
        guard let master = masterKeys[keyID] else { return nil }
        return try KeyDerivation.derive(
            from: master, salt: Self.salt, info: KeyDerivation.list(["seal", purpose, tenant]),
            byteCount: byteCount)
    }

    /// A working key of 32 octets for naming things and for chains of codes. It lasts as long as the
    /// ring's index key: rotation does not change it.
    /// - Parameter purpose: a constant of the caller; every purpose has a key of its own.
    package func indexKey(purpose: String, tenant: String) throws(PHIError) -> SecretOctets {
        try KeyDerivation.derive(
            from: indexKey, salt: Self.salt, info: KeyDerivation.list(["index", purpose, tenant]),
            byteCount: Self.keyByteCount)
    }
}
