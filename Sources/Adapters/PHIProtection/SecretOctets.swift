private import COpenSSL

/// Octets of a key, wiped when the last owner lets go. They lie in ``SecretMemory`` and are never
/// copied into a Swift array.
// Safety: nobody writes after `init`.
@safe package final class SecretOctets: @unchecked Sendable {
    private let storage: UnsafeMutableRawBufferPointer
    private let slot: UnsafeMutableRawPointer?

    /// Length in octets.
    package var count: Int { unsafe storage.count }

    /// - Parameter fill: writes all of the buffer, or returns false.
    /// - Throws: ``PHIError`` with code `internalFailure` when `fill` returns false.
    package init(
        count: Int, filledBy fill: (UnsafeMutableRawBufferPointer) -> Bool
    ) throws(PHIError) {
        unsafe slot = count <= SecretMemory.slotByteCount ? SecretMemory.take() : nil
        if let slot = unsafe slot {
            unsafe storage = UnsafeMutableRawBufferPointer(start: slot, count: count)
        } else {
            unsafe storage = .allocate(byteCount: count, alignment: 16)
        }
        unsafe storage.initializeMemory(as: UInt8.self, repeating: 0)
        guard unsafe fill(storage) else {
            throw PHIError(.internalFailure, "a key could not be made")
        }
    }

    /// As many octets as asked for from the system's random generator.
    package static func random(count: Int) throws(PHIError) -> SecretOctets {
        try unsafe SecretOctets(count: count) {
            unsafe RAND_bytes($0.baseAddress, Int32($0.count)) == 1
        }
    }

    /// These octets and then others.
    func joined(with other: SecretOctets) throws(PHIError) -> SecretOctets {
        try unsafe SecretOctets(count: count + other.count) { target in
            unsafe withBytes { unsafe target.copyMemory(from: $0) }
            unsafe other.withBytes {
                unsafe UnsafeMutableRawBufferPointer(rebasing: target[count...])
                    .copyMemory(from: $0)
            }
            return true
        }
    }

    deinit {
        unsafe OPENSSL_cleanse(storage.baseAddress, storage.count)
        if let slot = unsafe slot {
            unsafe SecretMemory.giveBack(slot)
        } else {
            unsafe storage.deallocate()
        }
    }

    /// The pointer is valid inside `body` only.
    package func withBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        unsafe body(UnsafeRawBufferPointer(storage))
    }

    /// Compares in constant time.
    package func isEqual(to other: SecretOctets) -> Bool {
        unsafe count == other.count
            && CRYPTO_memcmp(storage.baseAddress, other.storage.baseAddress, count) == 0
    }

    /// Different octet values, as a crude sign of a key that was typed rather than drawn.
    var distinctOctetCount: Int {
        (0...UInt8.max).count { value in unsafe storage.contains(value) }
    }
}
