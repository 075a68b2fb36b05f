private import COpenSSL
internal import PHIProtection

/// Everything that the trail hashes, with keys that are set up once. Confined to one thread at a
/// time.
///
/// Two keys: the trail's own for the chain, and one derived from it for heads, headers and marks,
/// so that no such document can pass for a link of the chain.
@safe final class AuditHasher {
    private let chain: UnsafeMutablePointer<copenssl_hmac_start>
    private let documents: OpaquePointer
    /// See ``AuditKey/identity``.
    let keyIdentity: UInt64

    /// - Throws: ``AuditError`` with code `internalFailure`.
    init(key: AuditKey) throws(AuditError) {
        keyIdentity = key.identity
        unsafe documents = try unsafe Self.context(key.documentKey())
        unsafe chain = .allocate(capacity: 1)
        unsafe chain.initialize(to: copenssl_hmac_start())
        let isReady = unsafe key.chainKey.withBytes {
            unsafe copenssl_hmac_begin(
                chain, $0.baseAddress?.assumingMemoryBound(to: UInt8.self), $0.count) == 1
        }
        guard isReady else { throw AuditError(.internalFailure, "no HMAC") }
    }

    deinit {
        unsafe OPENSSL_cleanse(chain, MemoryLayout<copenssl_hmac_start>.size)
        unsafe chain.deallocate()
        unsafe EVP_MAC_CTX_free(documents)
    }

    /// The hash before the first record of a stream.
    func genesis(_ stream: AuditIdentifier) throws(AuditError) -> AuditHash {
        var octets = Array("CWGENES1".utf8)
        octets.appendShort(stream.text)
        return try documentCode(octets[...])
    }

    /// The next link of the chain: HMAC-SHA-256 of the previous hash, the sequence number (8
    /// octets, big-endian) and the record, the latter two as `body` holds them.
    @inline(__always)
    func link(_ previous: AuditHash, _ body: UnsafeRawBufferPointer) -> AuditHash? {
        var lanes = previous.lanes
        let isDone = unsafe withUnsafeMutableBytes(of: &lanes) { hash in
            let octets = unsafe hash.baseAddress?.assumingMemoryBound(to: UInt8.self)
            return unsafe copenssl_hmac_two(
                chain, octets, hash.count, body.baseAddress, body.count, octets) == 1
        }
        return isDone ? AuditHash(lanes: lanes) : nil
    }

    /// The code of a head, header or mark.
    func documentCode(_ octets: ArraySlice<UInt8>) throws(AuditError) -> AuditHash {
        guard let code = unsafe Self.finish(documents, octets) else {
            throw AuditError(.internalFailure, "HMAC failed")
        }
        return code
    }

    /// SHA-256 of octets that begin with a tree's prefix octet. Source: RFC 6962, section 2.1.
    @inline(__always)
    func sha256(_ octets: UnsafeRawBufferPointer) -> AuditHash? {
        var lanes = SIMD32<UInt8>()
        let isDone = unsafe withUnsafeMutableBytes(of: &lanes) { hash in
            unsafe copenssl_sha256(
                octets.baseAddress, octets.count,
                hash.baseAddress?.assumingMemoryBound(to: UInt8.self)) == 1
        }
        return isDone ? AuditHash(lanes: lanes) : nil
    }

    /// HMAC-SHA-256 under a key that is used once.
    static func code(key: SecretOctets, _ message: [UInt8]) throws(AuditError) -> AuditHash {
        let context = try unsafe context(key)
        defer { unsafe EVP_MAC_CTX_free(context) }
        guard let code = unsafe finish(context, message[...]) else {
            throw AuditError(.internalFailure, "HMAC failed")
        }
        return code
    }

    private static func finish(
        _ context: OpaquePointer, _ message: ArraySlice<UInt8>
    ) -> AuditHash? {
        var lanes = SIMD32<UInt8>()
        let isDone = unsafe withUnsafeMutableBytes(of: &lanes) { hash in
            unsafe message.withUnsafeBufferPointer { message in
                var count = 0
                return unsafe EVP_MAC_init(context, nil, 0, nil) == 1
                    && EVP_MAC_update(context, message.baseAddress, message.count) == 1
                    && EVP_MAC_final(
                        context, hash.baseAddress?.assumingMemoryBound(to: UInt8.self), &count,
                        hash.count) == 1
            }
        }
        return isDone ? AuditHash(lanes: lanes) : nil
    }

    private static func context(_ key: SecretOctets) throws(AuditError) -> OpaquePointer {
        let context = unsafe key.withBytes {
            unsafe copenssl_hmac_sha256(
                $0.baseAddress?.assumingMemoryBound(to: UInt8.self), $0.count)
        }
        guard let context = unsafe context else {
            throw AuditError(.internalFailure, "no HMAC context")
        }
        return unsafe context
    }
}
