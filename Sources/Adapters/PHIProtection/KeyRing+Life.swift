/// How one ring follows another.
extension KeyRing {
    /// A ring with random keys: one master key, id 1, active.
    static func random(madeAtSeconds: Int64) throws(PHIError) -> KeyRing {
        let key = MasterKey(
            secret: try .random(count: keyByteCount), madeAtSeconds: madeAtSeconds)
        return try KeyRing(
            activeKeyID: 1, masterKeys: [1: key], indexKey: .random(count: keyByteCount))
    }

    /// This ring and one more key, random, with the next id, and active.
    /// - Throws: ``PHIError`` with code `limitExceeded` when the ring is full, or no id is left.
    func rotated(madeAtSeconds: Int64) throws(PHIError) -> KeyRing {
        guard masterKeys.count < Self.keyCountMax, lastKeyID < .max else {
            throw PHIError(
                .limitExceeded,
                "the ring holds \(masterKeys.count) keys and takes no more; destroy an old one")
        }
        var masterKeys = masterKeys
        masterKeys[lastKeyID + 1] = MasterKey(
            secret: try .random(count: Self.keyByteCount), madeAtSeconds: madeAtSeconds)
        return try KeyRing(
            activeKeyID: lastKeyID + 1, masterKeys: masterKeys, indexKey: indexKey)
    }

    /// This ring without a key, whose id is never given again.
    func without(_ keyID: UInt32) throws(PHIError) -> KeyRing {
        try KeyRing(
            activeKeyID: activeKeyID, masterKeys: masterKeys.filter { $0.key != keyID },
            indexKey: indexKey, lastKeyID: lastKeyID)
    }

    /// Checks that a running service may go on with this ring instead of `old`: the same index key,
    /// the same secret under every id that both have, and not an older state of the ring.
    /// - Throws: ``PHIError`` with code `badKeyRing`.
    func check(succeeds old: KeyRing) throws(PHIError) {
        guard indexKey.isEqual(to: old.indexKey) else {
            throw PHIError(.badKeyRing, "the ring has another index key than the one in use")
        }
        for (keyID, key) in masterKeys {
            guard let known = old.masterKeys[keyID] else { continue }
            guard known.secret.isEqual(to: key.secret) else {
                throw PHIError(.badKeyRing, "key \(keyID) is another than the one in use")
            }
        }
        guard lastKeyID >= old.lastKeyID else {
            throw PHIError(
                .badKeyRing,
                "the ring ends with key \(lastKeyID), the one in use with key \(old.lastKeyID)")
        }
    }
}
