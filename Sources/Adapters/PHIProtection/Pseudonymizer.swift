private import COpenSSL

/// Names for patients that reveal nothing without the index key: HMAC-SHA-256, with keys of their
/// own per purpose and tenant. One per event loop, confined to one thread at a time.
///
/// Equal ids of a tenant have equal names: whoever sees the names learns which rows and cache
/// entries belong together, and nothing else. Names last as long as the ring's index key.
package final class Pseudonymizer {
    /// Length of every name, in octets.
    package static let nameByteCount = 32

    private let pseudonyms: KeyedHMAC
    private let cacheKeys: KeyedHMAC

    /// - Parameters:
    ///   - kind: what is named, such as `patient`; other kinds get other names. A constant of the
    ///     service.
    ///   - tenant: whose ids these are; equal ids of other tenants get other names.
    package init(ring: KeyRing, kind: String, tenant: String) throws(PHIError) {
        pseudonyms = try KeyedHMAC(
            key: ring.indexKey(purpose: "pseudonym/\(kind)", tenant: tenant))
        cacheKeys = try KeyedHMAC(key: ring.indexKey(purpose: "cache/\(kind)", tenant: tenant))
    }

    /// The name of `id` in tables.
    package func pseudonym(_ id: String) throws(PHIError) -> [UInt8] {
        try pseudonyms.code(Array(id.utf8))
    }

    /// As ``pseudonym(_:)``, written over 32 octets of `name`.
    package func writePseudonym(_ id: String, to name: inout [UInt8]) -> Bool {
        pseudonyms.write(id, to: &name)
    }

    /// As ``cacheKey(_:)``, written over 32 octets of `name`.
    package func writeCacheKey(_ id: String, to name: inout [UInt8]) -> Bool {
        cacheKeys.write(id, to: &name)
    }

    /// The name of something that is not a text, such as an encoded request.
    package func pseudonym(ofOctets octets: [UInt8]) throws(PHIError) -> [UInt8] {
        try pseudonyms.code(octets)
    }

    /// The name of `id` in the cache, under another key: the two names cannot be matched.
    package func cacheKey(_ id: String) throws(PHIError) -> [UInt8] {
        try cacheKeys.code(Array(id.utf8))
    }
}

/// HMAC-SHA-256 whose key is set up once.
@safe package final class KeyedHMAC {
    private let start: UnsafeMutablePointer<copenssl_hmac_start>

    /// A code under `key`, such as ``KeyRing/indexKey(purpose:tenant:)``.
    /// - Throws: ``PHIError`` with code `internalFailure`.
    package init(key: SecretOctets) throws(PHIError) {
        unsafe start = .allocate(capacity: 1)
        unsafe start.initialize(to: copenssl_hmac_start())
        let isReady = unsafe key.withBytes {
            unsafe copenssl_hmac_begin(
                start, $0.baseAddress?.assumingMemoryBound(to: UInt8.self), $0.count) == 1
        }
        guard isReady else { throw PHIError(.internalFailure, "no HMAC") }
    }

    /// With a key given as octets, for known-answer tests.
    package convenience init(testKey: [UInt8]) throws(PHIError) {
        try unsafe self.init(
            key: SecretOctets(count: testKey.count) {
                unsafe $0.copyBytes(from: testKey)
                return true
            })
    }

    deinit {
        unsafe OPENSSL_cleanse(start, MemoryLayout<copenssl_hmac_start>.size)
        unsafe start.deallocate()
    }

    /// The code of a text, over what `target` holds; an array that is kept is filled in place.
    func write(_ text: String, to target: inout [UInt8]) -> Bool {
        if target.count != Pseudonymizer.nameByteCount {
            target = [UInt8](repeating: 0, count: Pseudonymizer.nameByteCount)
        }
        var text = text
        return text.withUTF8 { message in
            unsafe target.withUnsafeMutableBufferPointer { target in
                unsafe copenssl_hmac_two(
                    start, message.baseAddress, message.count, nil, 0, target.baseAddress) == 1
            }
        }
    }

    /// The 32 octets of the code. Confined to one thread at a time.
    package func code(_ message: [UInt8]) throws(PHIError) -> [UInt8] {
        var isDone = false
        let code = unsafe [UInt8](unsafeUninitializedCapacity: Pseudonymizer.nameByteCount) {
            isDone =
                unsafe copenssl_hmac_two(
                    start, message, message.count, nil, 0, $0.baseAddress) == 1
            $1 = isDone ? Pseudonymizer.nameByteCount : 0
        }
        guard isDone else { throw PHIError(.internalFailure, "HMAC failed") }
        return code
    }
}
