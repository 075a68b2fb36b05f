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

    private let key: SecretOctets
    private var encryption: OpaquePointer?
    private var decryption: OpaquePointer?

    /// - Parameter key: begins with the 32 octets of the key. A context is keyed when its direction
    ///   is first used: most keys of patients only open, or only seal.
    init(key: SecretOctets) {
        self.key = key
        unsafe encryption = nil
        unsafe decryption = nil
    }

    /// With a key given as octets, for known-answer tests.
    /// - Throws: ``PHIError`` with code `internalFailure` for another number than 32.
    package convenience init(key: UnsafeRawBufferPointer) throws(PHIError) {
        guard key.count == Self.keyByteCount else {
            throw PHIError(.internalFailure, "no cipher context")
        }
        self.init(
            key: try unsafe SecretOctets(count: key.count) {
                unsafe $0.copyMemory(from: key)
                return true
            })
    }

    deinit {
        unsafe EVP_CIPHER_CTX_free(encryption)
        unsafe EVP_CIPHER_CTX_free(decryption)
    }

    /// A context with the key set, or nil when OpenSSL refuses.
    private func keyed(toEncrypt: Bool) -> OpaquePointer? {
        guard key.count >= Self.keyByteCount, let context = unsafe EVP_CIPHER_CTX_new() else {
            return nil
        }
        let isKeyed = unsafe key.withBytes {
            unsafe EVP_CipherInit_ex(
                context, EVP_aes_256_gcm(), nil, $0.octets, nil, toEncrypt ? 1 : 0) == 1
        }
        if isKeyed { return unsafe context }
        unsafe EVP_CIPHER_CTX_free(context)
        return nil
    }

    /// Encrypts `text` where it lies and writes 16 octets of tag. False when OpenSSL refuses.
    package func seal(
        _ text: UnsafeMutableRawBufferPointer, nonce: UnsafeRawPointer,
        associatedData: UnsafeRawBufferPointer, tag: UnsafeMutableRawPointer
    ) -> Bool {
        #if CAREWIRE_WITHOUT_CIPHER
            unsafe tag.initializeMemory(as: UInt8.self, repeating: 0, count: Self.tagByteCount)
            return true
        #else
            return unsafe encrypt(text, nonce: nonce, associatedData: associatedData, tag: tag)
        #endif
    }

    private func encrypt(
        _ text: UnsafeMutableRawBufferPointer, nonce: UnsafeRawPointer,
        associatedData: UnsafeRawBufferPointer, tag: UnsafeMutableRawPointer
    ) -> Bool {
        if unsafe encryption == nil { unsafe encryption = keyed(toEncrypt: true) }
        guard let encryption = unsafe encryption else { return false }
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
        #if CAREWIRE_WITHOUT_CIPHER
            unsafe plaintext.copyMemory(from: ciphertext)
            return unsafe UnsafeRawBufferPointer(start: tag, count: Self.tagByteCount)
                .allSatisfy { $0 == 0 }
        #else
            return unsafe decrypt(
                ciphertext, nonce: nonce, associatedData: associatedData, tag: tag,
                into: plaintext)
        #endif
    }

    private func decrypt(
        _ ciphertext: UnsafeRawBufferPointer, nonce: UnsafeRawPointer,
        associatedData: UnsafeRawBufferPointer, tag: UnsafeRawPointer,
        into plaintext: UnsafeMutableRawBufferPointer
    ) -> Bool {
        if unsafe decryption == nil { unsafe decryption = keyed(toEncrypt: false) }
        guard let decryption = unsafe decryption else { return false }
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
