private import COpenSSL

/// HKDF with SHA-256 (RFC 5869): one key per purpose and tenant out of one secret.
package enum KeyDerivation {
    /// Longest output, in octets: 255 times the hash. Source: RFC 5869, section 2.3.
    package static let outputByteCountMax = 255 * 32

    /// Extract and expand, for known-answer tests; the product derives into ``SecretOctets``.
    /// - Throws: ``PHIError`` with code `limitExceeded` for an output of 0 or more than
    ///   ``outputByteCountMax`` octets.
    package static func hkdf(
        secret: [UInt8], salt: [UInt8], info: [UInt8], byteCount: Int
    ) throws(PHIError) -> [UInt8] {
        let input = try unsafe SecretOctets(count: secret.count) {
            unsafe $0.copyBytes(from: secret)
            return true
        }
        return try unsafe derive(from: input, salt: salt, info: info, byteCount: byteCount)
            .withBytes { unsafe Array($0) }
    }

    static func derive(
        from secret: SecretOctets, salt: [UInt8], info: [UInt8], byteCount: Int
    ) throws(PHIError) -> SecretOctets {
        guard (1...outputByteCountMax).contains(byteCount) else {
            throw PHIError(.limitExceeded, "HKDF gives 1 to \(outputByteCountMax) octets")
        }
        return try unsafe SecretOctets(count: byteCount) { output in
            unsafe secret.withBytes { input in
                unsafe copenssl_hkdf_sha256(
                    input.baseAddress, input.count, salt, salt.count, info, info.count,
                    output.baseAddress, output.count) == 1
            }
        }
    }

    /// A list of octet strings that no other list encodes to: each behind its length, 4 octets
    /// big-endian.
    static func list(_ items: [String]) -> [UInt8] {
        var encoded: [UInt8] = []
        for item in items { encoded.appendWithLength(item.utf8) }
        return encoded
    }
}

extension [UInt8] {
    /// Appends the length (4 octets, big-endian) and then the octets.
    mutating func appendWithLength(_ octets: some Collection<UInt8>) {
        appendBigEndian(UInt32(clamping: octets.count))
        append(contentsOf: octets)
    }

    mutating func appendBigEndian<Number: FixedWidthInteger>(_ number: Number) {
        unsafe Swift.withUnsafeBytes(of: number.bigEndian) { unsafe append(contentsOf: $0) }
    }
}
