private import COpenSSL

/// Seals and opens patient data with AES-256-GCM. One per event loop: it keeps keyed contexts and a
/// pool of nonces and is confined to one thread at a time.
///
/// Envelope, format 1 (big-endian):
///
///     0       1     5        17           49             n + 49  n + 65
///     | 0x01  | key id | nonce | commitment | ciphertext (n) | tag |
///
/// The working key and the commitment are 64 octets of HKDF-SHA-256 over the ring's key, the
/// purpose and the tenant. The commitment is compared first, in constant time, so an envelope opens
/// under one key only. Authenticated with the ciphertext: format, key id and every part of
/// ``SealPlace``.
@safe package final class PHISealer {
    /// Octets that an envelope has more than its plaintext.
    package static let overheadByteCount = 65
    /// Longest plaintext, in octets (64 MiB).
    package static let plaintextByteCountMax = 64 << 20
    /// Most messages that one sealer seals under one key. Sixteen such sealers stay within the 2^32
    /// random nonces of NIST SP 800-38D, section 8.3; a busier key must be replaced before.
    package static let sealedMessageCountMax: UInt64 = 1 << 28
    /// Most combinations of key and tenant in one sealer.
    package static let keyedContextCountMax = 1024
    /// Plaintext buffer kept between calls of ``withOpened(_:at:_:)`` (256 KiB).
    package static let keptByteCountMax = 256 << 10

    private enum Offset {
        static let keyID = 1
        static let nonce = 5
        static let commitment = 17
        static let text = 49
    }
    private static let format: UInt8 = 1
    private static let commitmentByteCount = 32

    private final class KeyedContext {
        let keyID: UInt32
        let tenant: String
        let cipher: AES256GCM
        let commitment: SecretOctets
        var sealedMessageCount: UInt64 = 0

        init(keyID: UInt32, tenant: String, key: SecretOctets) throws(PHIError) {
            self.keyID = keyID
            self.tenant = tenant
            var cipher: AES256GCM?
            commitment = try unsafe SecretOctets(count: commitmentByteCount) { target in
                unsafe key.withBytes { octets in
                    let keyOctets = unsafe UnsafeRawBufferPointer(
                        rebasing: octets[..<AES256GCM.keyByteCount])
                    cipher = try? unsafe AES256GCM(key: keyOctets)
                    unsafe target.copyMemory(
                        from: UnsafeRawBufferPointer(rebasing: octets[AES256GCM.keyByteCount...]))
                }
                return true
            }
            guard let cipher else { throw PHIError(.internalFailure, "no cipher context") }
            self.cipher = cipher
        }
    }

    private let ring: KeyRing
    private let purpose: String
    private let nonces = NoncePool()
    private var contexts: [KeyedContext] = []
    private var latest: KeyedContext?
    private var associatedData: [UInt8] = []
    private var scratch = unsafe UnsafeMutableRawBufferPointer(start: nil, count: 0)

    /// - Parameters:
    ///   - ring: the keys; its active key seals.
    ///   - purpose: keeps the keys of, say, stored records and cached ones apart. A constant of the
    ///     service.
    package init(ring: KeyRing, purpose: String) {
        self.ring = ring
        self.purpose = purpose
    }

    deinit {
        unsafe OPENSSL_cleanse(scratch.baseAddress, scratch.count)
        unsafe scratch.deallocate()
    }

    // MARK: Seal

    /// Seals octets for one place. The caller's plaintext stays the caller's to wipe.
    /// - Throws: ``PHIError`` with code `limitExceeded` past ``plaintextByteCountMax`` or
    ///   ``sealedMessageCountMax``.
    package func seal(_ plaintext: [UInt8], for place: SealPlace) throws(PHIError) -> [UInt8] {
        try unsafe seal(byteCount: plaintext.count, for: place) { target in
            unsafe plaintext.withUnsafeBytes { unsafe target.copyMemory(from: $0) }
        }
    }

    /// Seals octets for one place, as ``seal(_:for:)-([UInt8],_)``.
    package func seal(
        _ plaintext: UnsafeRawBufferPointer, for place: SealPlace
    ) throws(PHIError) -> [UInt8] {
        try unsafe seal(byteCount: plaintext.count, for: place) {
            unsafe $0.copyMemory(from: plaintext)
        }
    }

    /// Seals what `fill` writes: the plaintext is encrypted where it was written, so no copy stays
    /// behind.
    /// - Parameter fill: writes all of the buffer, `byteCount` octets.
    package func seal(
        byteCount: Int, for place: SealPlace, filledBy fill: (UnsafeMutableRawBufferPointer) -> Void
    ) throws(PHIError) -> [UInt8] {
        guard byteCount <= Self.plaintextByteCountMax else {
            throw PHIError(.limitExceeded, "more than \(Self.plaintextByteCountMax) octets to seal")
        }
        guard let context = try context(ring.activeKeyID, place.tenant) else {
            throw PHIError(.unknownKey, "the active key is missing")
        }
        guard context.sealedMessageCount < Self.sealedMessageCountMax else {
            throw PHIError(.limitExceeded, "key \(context.keyID) has sealed enough; rotate it")
        }
        context.sealedMessageCount += 1
        prepareAssociatedData(keyID: context.keyID, place: place)
        var isSealed = false
        let count = byteCount + Self.overheadByteCount
        let envelope = unsafe [UInt8](unsafeUninitializedCapacity: count) {
            buffer, initializedCount in
            let target = UnsafeMutableRawBufferPointer(buffer)
            unsafe target[0] = Self.format
            unsafe target.storeBytes(
                of: context.keyID.bigEndian, toByteOffset: Offset.keyID, as: UInt32.self)
            isSealed = unsafe seal(target, byteCount: byteCount, context, fill)
            initializedCount = isSealed ? count : 0
        }
        guard isSealed else { throw PHIError(.internalFailure, "sealing failed") }
        return envelope
    }

    private func seal(
        _ target: UnsafeMutableRawBufferPointer, byteCount: Int, _ context: KeyedContext,
        _ fill: (UnsafeMutableRawBufferPointer) -> Void
    ) -> Bool {
        let end = Offset.text + byteCount
        let nonce = unsafe UnsafeMutableRawBufferPointer(
            rebasing: target[Offset.nonce..<Offset.commitment])
        guard let tag = unsafe target.baseAddress?.advanced(by: end),
            let nonceStart = nonce.baseAddress,
            (try? unsafe nonces.take(into: nonce)) != nil
        else { return false }
        unsafe context.commitment.withBytes {
            unsafe UnsafeMutableRawBufferPointer(rebasing: target[Offset.commitment..<Offset.text])
                .copyMemory(from: $0)
        }
        let text = unsafe UnsafeMutableRawBufferPointer(rebasing: target[Offset.text..<end])
        unsafe fill(text)
        let isSealed = unsafe associatedData.withUnsafeBytes {
            unsafe context.cipher.seal(text, nonce: nonceStart, associatedData: $0, tag: tag)
        }
        if !isSealed { unsafe OPENSSL_cleanse(text.baseAddress, text.count) }
        return isSealed
    }

    // MARK: Open

    /// Opens an envelope from the place that it was sealed for. The plaintext is the caller's to
    /// wipe.
    /// - Throws: ``PHIError`` with code `malformedEnvelope`, `unknownKey` or `notAuthentic`.
    package func open(_ envelope: [UInt8], at place: SealPlace) throws(PHIError) -> [UInt8] {
        var failure: PHIError?
        let plaintext = unsafe envelope.withUnsafeBytes { source in
            let count = max(0, source.count - Self.overheadByteCount)
            return unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, initializedCount in
                let target = unsafe UnsafeMutableRawBufferPointer(
                    start: buffer.baseAddress, count: count)
                do throws(PHIError) {
                    try unsafe open(source, at: place, into: target)
                    initializedCount = count
                } catch {
                    failure = error
                }
            }
        }
        if let failure { throw failure }
        return plaintext
    }

    /// Opens an envelope into a buffer of this sealer, which is wiped when `body` returns.
    /// - Throws: ``PHIError`` as ``open(_:at:)``, or what `body` throws.
    package func withOpened<Result>(
        _ envelope: UnsafeRawBufferPointer, at place: SealPlace,
        _ body: (UnsafeRawBufferPointer) throws -> Result
    ) throws -> Result {
        let count = max(0, envelope.count - Self.overheadByteCount)
        let buffer = unsafe takeScratch(count)
        defer { unsafe giveBack(buffer, used: count) }
        let target = unsafe UnsafeMutableRawBufferPointer(rebasing: buffer[..<count])
        try unsafe open(envelope, at: place, into: target)
        return try unsafe body(UnsafeRawBufferPointer(target))
    }

    private func open(
        _ envelope: UnsafeRawBufferPointer, at place: SealPlace,
        into target: UnsafeMutableRawBufferPointer
    ) throws(PHIError) {
        guard envelope.count >= Self.overheadByteCount, unsafe envelope[0] == Self.format,
            let start = envelope.baseAddress
        else { throw PHIError(.malformedEnvelope, "these octets are no envelope of format 1") }
        let keyID = unsafe UInt32(
            bigEndian: envelope.loadUnaligned(fromByteOffset: Offset.keyID, as: UInt32.self))
        guard let context = try context(keyID, place.tenant) else {
            throw PHIError(.unknownKey, "the ring has no key \(keyID)")
        }
        let isCommitted = unsafe context.commitment.withBytes {
            unsafe CRYPTO_memcmp($0.baseAddress, start + Offset.commitment, $0.count) == 0
        }
        guard isCommitted else { throw PHIError(.notAuthentic, "sealed under another key") }
        prepareAssociatedData(keyID: keyID, place: place)
        let end = envelope.count - AES256GCM.tagByteCount
        let isAuthentic = unsafe associatedData.withUnsafeBytes {
            unsafe context.cipher.open(
                UnsafeRawBufferPointer(rebasing: envelope[Offset.text..<end]),
                nonce: start + Offset.nonce, associatedData: $0, tag: start + end, into: target)
        }
        guard isAuthentic else {
            throw PHIError(.notAuthentic, "the value was changed or belongs to another place")
        }
    }

    /// Wipes plaintext that a caller owned.
    package static func wipe(_ octets: inout [UInt8]) {
        unsafe octets.withUnsafeMutableBytes { unsafe OPENSSL_cleanse($0.baseAddress, $0.count) }
        octets = []
    }

    // MARK: Kept state

    private func prepareAssociatedData(keyID: UInt32, place: SealPlace) {
        associatedData.removeAll(keepingCapacity: true)
        associatedData.append(Self.format)
        associatedData.appendBigEndian(keyID)
        place.appendAssociatedData(to: &associatedData)
    }

    /// Nil when the ring has no such key.
    private func context(_ keyID: UInt32, _ tenant: String) throws(PHIError) -> KeyedContext? {
        if let latest, latest.keyID == keyID, latest.tenant == tenant { return latest }
        if let known = contexts.first(where: { $0.keyID == keyID && $0.tenant == tenant }) {
            latest = known
            return known
        }
        let byteCount = AES256GCM.keyByteCount + Self.commitmentByteCount
        guard
            let key = try ring.sealingKey(
                keyID, purpose: purpose, tenant: tenant, byteCount: byteCount)
        else { return nil }
        guard contexts.count < Self.keyedContextCountMax else {
            throw PHIError(.limitExceeded, "more keys and tenants than a sealer holds")
        }
        let fresh = try KeyedContext(keyID: keyID, tenant: tenant, key: key)
        contexts.append(fresh)
        latest = fresh
        return fresh
    }

    private func takeScratch(_ count: Int) -> UnsafeMutableRawBufferPointer {
        let kept = unsafe scratch
        unsafe scratch = UnsafeMutableRawBufferPointer(start: nil, count: 0)
        if kept.count >= count { return unsafe kept }
        unsafe kept.deallocate()
        return .allocate(byteCount: max(4096, count), alignment: 16)
    }

    private func giveBack(_ buffer: UnsafeMutableRawBufferPointer, used: Int) {
        unsafe OPENSSL_cleanse(buffer.baseAddress, used)
        if buffer.count <= Self.keptByteCountMax, unsafe scratch.isEmpty {
            unsafe scratch = unsafe buffer
        } else {
            unsafe buffer.deallocate()
        }
    }
}
