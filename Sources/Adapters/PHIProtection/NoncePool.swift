private import COpenSSL

/// Random octets, drawn 4 KiB at a time and wiped as they are used: asking the generator for each
/// nonce costs more than sealing a small record.
@safe final class NoncePool {
    static let byteCount = 4096

    private let octets = UnsafeMutableRawBufferPointer.allocate(byteCount: byteCount, alignment: 16)
    private var used = byteCount

    deinit {
        unsafe OPENSSL_cleanse(octets.baseAddress, octets.count)
        unsafe octets.deallocate()
    }

    /// Writes fresh random octets to all of `target` (at most 4 KiB).
    /// - Throws: ``PHIError`` with code `internalFailure` when the system gives no randomness.
    func take(into target: UnsafeMutableRawBufferPointer) throws(PHIError) {
        if unsafe used + target.count > octets.count {
            guard unsafe RAND_bytes(octets.baseAddress, Int32(octets.count)) == 1 else {
                throw PHIError(.internalFailure, "no randomness")
            }
            used = 0
        }
        let taken = unsafe UnsafeMutableRawBufferPointer(
            rebasing: octets[used..<used + target.count])
        unsafe target.copyMemory(from: UnsafeRawBufferPointer(taken))
        unsafe OPENSSL_cleanse(taken.baseAddress, taken.count)
        used += target.count
    }
}
