private import COpenSSL

/// A keyed AES-256-GCM context pair; each operation sets the nonce only. Confined to one thread at
/// a time. Services use ``PHISealer``; this is visible for known-answer tests.
@safe package final class AES256GCM {
    /// Lengths in octets.
    package static let keyByteCount = 32
    /// Source: NIST SP 800-38D, section 8.2.
    package static let nonceByteCount = 12
    /// The full tag.
    package static let tagByteCount = 16

    private let encryption: OpaquePointer
    private let decryption: OpaquePointer

    /// - Parameter key: 32 octets; not kept by this object, but by OpenSSL, which wipes them.
    /// - Throws: ``PHIError`` with code `internalFailure`.
    package init(key: UnsafeRawBufferPointer) throws(PHIError) {
        guard key.count == Self.keyByteCount, let encryption = unsafe EVP_CIPHER_CTX_new() else {
            throw PHIError(.internalFailure, "no cipher context")
        }
        guard let decryption = unsafe EVP_CIPHER_CTX_new() else {
            unsafe EVP_CIPHER_CTX_free(encryption)
            throw PHIError(.internalFailure, "no cipher context")
        }
        unsafe self.encryption = encryption
        unsafe self.decryption = decryption
        let octets = unsafe key.baseAddress?.assumingMemoryBound(to: UInt8.self)
        guard unsafe EVP_EncryptInit_ex(encryption, EVP_aes_256_gcm(), nil, octets, nil) == 1,
            unsafe EVP_DecryptInit_ex(decryption, EVP_aes_256_gcm(), nil, octets, nil) == 1
        else { throw PHIError(.internalFailure, "AES-256-GCM is not available") }
    }

    deinit {
        unsafe EVP_CIPHER_CTX_free(encryption)
        unsafe EVP_CIPHER_CTX_free(decryption)
    }

    /// Encrypts `text` where it lies and writes 16 octets of tag. False when OpenSSL refuses.
    package func seal(
        _ text: UnsafeMutableRawBufferPointer, nonce: UnsafeRawPointer,
        associatedData: UnsafeRawBufferPointer, tag: UnsafeMutableRawPointer
    ) -> Bool {
        var count: Int32 = 0
        let octets = unsafe text.baseAddress?.assumingMemoryBound(to: UInt8.self)
        return unsafe EVP_EncryptInit_ex(
            encryption, nil, nil, nil, nonce.assumingMemoryBound(to: UInt8.self)) == 1
            && EVP_EncryptUpdate(
                encryption, nil, &count, associatedData.octets, Int32(associatedData.count)) == 1
            && (text.isEmpty
                || EVP_EncryptUpdate(encryption, octets, &count, octets, Int32(text.count)) == 1)
            && EVP_EncryptFinal_ex(encryption, tag.assumingMemoryBound(to: UInt8.self), &count) == 1
            && copenssl_gcm_get_tag(encryption, Int32(Self.tagByteCount), tag) == 1
    }

    /// Decrypts into `plaintext` (as long as `ciphertext`). False when the tag is wrong; then
    /// `plaintext` is wiped.
    package func open(
        _ ciphertext: UnsafeRawBufferPointer, nonce: UnsafeRawPointer,
        associatedData: UnsafeRawBufferPointer, tag: UnsafeRawPointer,
        into plaintext: UnsafeMutableRawBufferPointer
    ) -> Bool {
        var count: Int32 = 0
        var none: UInt8 = 0  // GCM writes nothing at the end, but wants a place.
        let output = unsafe plaintext.baseAddress?.assumingMemoryBound(to: UInt8.self)
        let isAuthentic =
            unsafe EVP_DecryptInit_ex(
                decryption, nil, nil, nil, nonce.assumingMemoryBound(to: UInt8.self)) == 1
            && EVP_DecryptUpdate(
                decryption, nil, &count, associatedData.octets, Int32(associatedData.count)) == 1
            && (ciphertext.isEmpty
                || EVP_DecryptUpdate(
                    decryption, output, &count, ciphertext.octets, Int32(ciphertext.count)) == 1)
            && copenssl_gcm_set_tag(decryption, Int32(Self.tagByteCount), tag) == 1
            && EVP_DecryptFinal_ex(decryption, &none, &count) == 1
        if !isAuthentic { unsafe OPENSSL_cleanse(plaintext.baseAddress, plaintext.count) }
        return isAuthentic
    }
}

extension UnsafeRawBufferPointer {
    fileprivate var octets: UnsafePointer<UInt8>? {
        unsafe baseAddress?.assumingMemoryBound(to: UInt8.self)
    }
}
