package import PHIProtection

/// The secret of an audit trail, kept outside of it: whoever holds it can extend and verify the
/// trail, and nobody else can make a change that verifies. Wiped when the last owner lets go.
package final class AuditKey: Sendable {
    /// Length in octets.
    package static let byteCount = 32
    /// What the ring derives the key for.
    package static let purpose = "audit-chain"

    private let secret: SecretOctets
    /// The first 8 octets of a keyed constant: tells keys apart and reveals nothing about them.
    let identity: UInt64

    /// A key of exactly 32 octets.
    /// - Throws: ``AuditError`` with code `badValue` for any other length, `internalFailure` when
    ///   OpenSSL refuses.
    package init(_ secret: SecretOctets) throws(AuditError) {
        guard secret.count == Self.byteCount else {
            throw AuditError(.badValue, "an audit key has \(Self.byteCount) octets")
        }
        self.secret = secret
        let code = try AuditHasher.code(key: secret, Array("carewire audit key id v1".utf8))
        identity = code.octets.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
    }

    /// The key of a tenant's trails. It lasts as long as the ring's index key.
    /// - Throws: ``AuditError`` with code `internalFailure`.
    package convenience init(ring: KeyRing, tenant: String) throws(AuditError) {
        let secret: SecretOctets
        do throws(PHIError) {
            secret = try ring.indexKey(purpose: Self.purpose, tenant: tenant)
        } catch { throw AuditError(.internalFailure, "the ring gives no audit key", cause: error) }
        try self.init(secret)
    }

    /// A key given as an array, for tests.
    package convenience init(testKey: [UInt8]) throws(AuditError) {
        let secret: SecretOctets
        do throws(PHIError) {
            secret = try unsafe SecretOctets(count: testKey.count) {
                unsafe $0.copyBytes(from: testKey)
                return true
            }
        } catch { throw AuditError(.internalFailure, "no memory for a key", cause: error) }
        try self.init(secret)
    }

    /// The key under which heads, headers and marks are coded.
    func documentKey() throws(AuditError) -> SecretOctets {
        let code = try AuditHasher.code(key: secret, Array("carewire audit documents v1".utf8))
        do throws(PHIError) {
            return try unsafe SecretOctets(count: AuditHash.byteCount) {
                unsafe $0.storeBytes(of: code.lanes, as: SIMD32<UInt8>.self)
                return true
            }
        } catch { throw AuditError(.internalFailure, "no memory for a key", cause: error) }
    }

    /// The key of the chain itself.
    var chainKey: SecretOctets { secret }
}
