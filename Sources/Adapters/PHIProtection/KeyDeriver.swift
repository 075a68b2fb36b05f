private import COpenSSL

/// HKDF with SHA-256 under one salt, with kept contexts: a third of ``KeyDerivation``'s time, for
/// the keys of patients, which are derived as they come. Confined to one thread at a time.
@safe package final class KeyDeriver {
    /// Longest output, in octets: two rounds of the hash.
    package static let outputByteCountMax = 64

    private static let hashByteCount = 32
    private let salt: [UInt8]
    private var extraction: OpaquePointer?
    private var expansion: OpaquePointer?

    /// - Parameter salt: a constant.
    package init(salt: [UInt8]) {
        self.salt = salt
        unsafe extraction = nil
        unsafe expansion = nil
    }

    deinit {
        unsafe EVP_MAC_CTX_free(extraction)
        unsafe EVP_MAC_CTX_free(expansion)
    }

    /// Extract and expand.
    /// - Throws: ``PHIError`` with code `limitExceeded` for an output of 0 or more than
    ///   ``outputByteCountMax`` octets.
    package func derive(
        from secret: SecretOctets, info: [UInt8], byteCount: Int
    ) throws(PHIError) -> SecretOctets {
        guard (1...Self.outputByteCountMax).contains(byteCount) else {
            throw PHIError(.limitExceeded, "at most \(Self.outputByteCountMax) octets are derived")
        }
        if unsafe extraction == nil {
            unsafe extraction = copenssl_hmac_sha256(salt, salt.count)
            unsafe expansion = copenssl_hmac_sha256(salt, salt.count)
        }
        guard let extraction = unsafe extraction, let expansion = unsafe expansion else {
            throw PHIError(.internalFailure, "no HMAC context")
        }
        // The key of the expansion, then its rounds.
        var rounds = [UInt8](repeating: 0, count: 3 * Self.hashByteCount)
        defer {
            unsafe rounds.withUnsafeMutableBytes {
                unsafe OPENSSL_cleanse($0.baseAddress, $0.count)
            }
        }
        return try unsafe SecretOctets(count: byteCount) { output in
            unsafe rounds.withUnsafeMutableBytes { rounds in
                unsafe secret.withBytes { secret in
                    unsafe Self.run(extraction, expansion, secret, info, rounds)
                }
                    && {
                        unsafe output.copyMemory(
                            from: UnsafeRawBufferPointer(
                                rebasing: rounds[Self.hashByteCount...].prefix(byteCount)))
                        return true
                    }()
            }
        }
    }

    /// RFC 5869, sections 2.2 and 2.3: `rounds` becomes PRK, T(1), T(2).
    private static func run(
        _ extraction: OpaquePointer, _ expansion: OpaquePointer, _ secret: UnsafeRawBufferPointer,
        _ info: [UInt8], _ rounds: UnsafeMutableRawBufferPointer
    ) -> Bool {
        let octets = unsafe rounds.assumingMemoryBound(to: UInt8.self).baseAddress
        guard let key = unsafe octets else { return false }
        let first = unsafe key + hashByteCount
        let second = unsafe first + hashByteCount
        let input = unsafe secret.assumingMemoryBound(to: UInt8.self).baseAddress
        var count = 0
        return unsafe EVP_MAC_init(extraction, nil, 0, nil) == 1
            && EVP_MAC_update(extraction, input, secret.count) == 1
            && EVP_MAC_final(extraction, key, &count, hashByteCount) == 1
            && EVP_MAC_init(expansion, key, hashByteCount, nil) == 1
            && EVP_MAC_update(expansion, info, info.count) == 1
            && EVP_MAC_update(expansion, [1], 1) == 1
            && EVP_MAC_final(expansion, first, &count, hashByteCount) == 1
            && EVP_MAC_init(expansion, nil, 0, nil) == 1
            && EVP_MAC_update(expansion, first, hashByteCount) == 1
            && EVP_MAC_update(expansion, info, info.count) == 1
            && EVP_MAC_update(expansion, [2], 1) == 1
            && EVP_MAC_final(expansion, second, &count, hashByteCount) == 1
    }
}
