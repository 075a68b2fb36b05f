private import COpenSSL
internal import PHIProtection

/// Everything that the trail hashes, with kept contexts. Confined to one thread at a time.
///
/// Two keys: the trail's own for the chain, and one derived from it for heads, headers and marks,
/// so that no such document can pass for a link of the chain.
@safe final class AuditHasher {
    private let chain: OpaquePointer
    private let documents: OpaquePointer
    private let digest: OpaquePointer
    /// See ``AuditKey/identity``.
    let keyIdentity: UInt64

    /// - Throws: ``AuditError`` with code `internalFailure`.
    init(key: AuditKey) throws(AuditError) {
        keyIdentity = key.identity
        let derived = try key.documentKey()
        unsafe chain = try unsafe Self.context(key.chainKey)
        do throws(AuditError) { unsafe documents = try unsafe Self.context(derived) } catch {
            unsafe EVP_MAC_CTX_free(chain)
            throw error
        }
        guard let digest = unsafe EVP_MD_CTX_new() else {
            unsafe EVP_MAC_CTX_free(chain)
            unsafe EVP_MAC_CTX_free(documents)
            throw AuditError(.internalFailure, "no digest context")
        }
        unsafe self.digest = digest
        guard unsafe EVP_DigestInit_ex(digest, EVP_sha256(), nil) == 1 else {
            throw AuditError(.internalFailure, "SHA-256 is not available")
        }
    }

    deinit {
        unsafe EVP_MAC_CTX_free(chain)
        unsafe EVP_MAC_CTX_free(documents)
        unsafe EVP_MD_CTX_free(digest)
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
            var count = 0
            let octets = unsafe hash.baseAddress?.assumingMemoryBound(to: UInt8.self)
            return unsafe EVP_MAC_init(chain, nil, 0, nil) == 1
                && EVP_MAC_update(chain, octets, hash.count) == 1
                && EVP_MAC_update(
                    chain, body.baseAddress?.assumingMemoryBound(to: UInt8.self), body.count) == 1
                && EVP_MAC_final(chain, octets, &count, hash.count) == 1
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
            var count: UInt32 = 0
            return unsafe EVP_DigestInit_ex2(digest, nil, nil) == 1
                && EVP_DigestUpdate(digest, octets.baseAddress, octets.count) == 1
                && EVP_DigestFinal_ex(
                    digest, hash.baseAddress?.assumingMemoryBound(to: UInt8.self), &count) == 1
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
