private import COpenSSL

/// Seals and opens patient data with AES-256-GCM. One per event loop: it keeps keyed contexts and a
/// pool of nonces and is confined to one thread at a time.
///
/// Envelope (big-endian):
///
///     0        1        5       17           49               n + 49  n + 65
///     | format | key id | nonce | commitment | ciphertext (n) | tag   |
///
/// The working key and the commitment are 64 octets of HKDF-SHA-256. Its secret is the ring's key
/// for format 1 (a value) and format 3 (a patient's ``SubjectKey``), the ring's key and then the
/// patient's for format 2 (a value of that patient); purpose and tenant go into it, and for format
/// 2 the patient's name. The commitment is compared first, in constant time, so an envelope opens
/// under one key only. Authenticated with the ciphertext: format, key id and every part of
/// ``SealPlace``.
///
/// The ring may change while the sealer is in use (``LiveKeyRing``): with its next operation it
/// seals under the new active key, and has wiped the working keys of a destroyed one.
@safe package final class PHISealer {
    /// Octets that an envelope has more than its plaintext.
    package static let overheadByteCount = 65
    /// Longest plaintext, in octets (64 MiB).
    package static let plaintextByteCountMax = 64 << 20
    /// Most messages that one sealer seals under one working key. Sixteen such sealers stay within
    /// the 2^32 random nonces of NIST SP 800-38D, section 8.3; a busier key must be replaced
    /// before. With a ``KeyUsageLedger``, its own bound counts instead, over all sealers and runs.
    package static let sealedMessageCountMax: UInt64 = 1 << 28
    /// Most combinations of key and tenant in one sealer.
    package static let keyedContextCountMax = 1024
    /// Most patients' working keys that one sealer keeps set up; the least used half is forgotten
    /// first. One takes about 3 KiB.
    package static let subjectContextCountMax = 4_096
    /// Plaintext buffer kept between calls of ``withOpened(_:at:_:)`` (256 KiB).
    package static let keptByteCountMax = 256 << 10

    private enum Offset {
        static let keyID = 1
        static let nonce = 5
        static let commitment = 17
        static let text = 49
    }

    /// What an envelope's first octet says of its content and its key.
    enum Format: UInt8 {
        case value = 1
        case subjectValue = 2
        case subjectKey = 3
    }

    private let table: ContextTable
    private let nonces = NoncePool()
    @exclusivity(unchecked) private var associatedData: [UInt8] = []
    private var scratch = unsafe UnsafeMutableRawBufferPointer(start: nil, count: 0)

    /// A sealer whose ring never changes.
    /// - Parameters:
    ///   - ring: the keys; its active key seals.
    ///   - purpose: keeps the keys of, say, stored records and cached ones apart. A constant of the
    ///     service.
    package convenience init(ring: KeyRing, purpose: String) {
        self.init(ring: LiveKeyRing(ring), purpose: purpose)
    }

    /// A sealer that follows the ring in use.
    /// - Parameters:
    ///   - ring: the keys; the active key of the moment seals.
    ///   - purpose: see ``init(ring:purpose:)``.
    ///   - ledger: counts messages over all sealers and runs of the process; nil counts them in
    ///     this sealer alone, anew with each run.
    ///   - messageCountMax: where this sealer stops without a ledger, and for one patient's key
    ///     with or without; at most ``sealedMessageCountMax``. Lower it for more than sixteen
    ///     sealers.
    package init(
        ring: LiveKeyRing, purpose: String, ledger: KeyUsageLedger? = nil,
        messageCountMax: UInt64 = PHISealer.sealedMessageCountMax
    ) {
        table = ContextTable(
            source: ring, purpose: purpose, ledger: ledger,
            messageCountMax: min(messageCountMax, Self.sealedMessageCountMax))
    }

    deinit {
        unsafe OPENSSL_cleanse(scratch.baseAddress, scratch.count)
        unsafe scratch.deallocate()
    }

    // MARK: Keys

    /// The key that an envelope names; nil for octets that are none. Nothing is authenticated.
    package static func keyID(of envelope: [UInt8]) -> UInt32? {
        guard envelope.count >= overheadByteCount, Format(rawValue: envelope[0]) != nil else {
            return nil
        }
        return envelope[Offset.keyID..<Offset.nonce].reduce(0) { $0 << 8 | UInt32($1) }
    }

    /// Whether an envelope is of a value that needs the key of its patient. Nothing is
    /// authenticated.
    package static func isOfSubject(_ envelope: some Collection<UInt8>) -> Bool {
        envelope.first == Format.subjectValue.rawValue
    }

    /// The key under which the next message is sealed.
    package var activeKeyID: UInt32 { table.activeKeyID }

    /// How often the keys in use have sealed, one line per key and tenant. Patients' own keys have
    /// no line: each has a nonce space of its own, counted while it is set up.
    package var usage: [KeyUsage] { table.usage }

    /// How many patients' working keys are set up now.
    package var subjectContextCount: Int { table.subjectContextCount }

    /// Wipes what a newer ring does not hold. Every operation does so first; an idle sealer may be
    /// told.
    package func refresh() { table.refresh() }

    /// Wipes the working keys of a patient, such as one who was just erased.
    /// - Parameter name: as in ``SubjectKey/name``.
    package func forget(subjectNamed name: [UInt8]) { table.forget(name) }

    /// Wipes the working keys of all subjects.
    package func forgetSubjects() { table.forgetSubjects() }

    // MARK: Seal

    /// Seals octets for one place. The caller's plaintext stays the caller's to wipe.
    /// - Parameter subject: the patient whose value it is; it opens with the same one only.
    /// - Throws: ``PHIError`` with code `limitExceeded` past ``plaintextByteCountMax`` or the bound
    ///   on messages, and when the ledger cannot be written.
    package func seal(
        _ plaintext: [UInt8], for place: SealPlace, under subject: SubjectKey? = nil
    ) throws(PHIError) -> [UInt8] {
        try unsafe seal(byteCount: plaintext.count, for: place, under: subject) { target in
            unsafe plaintext.withUnsafeBytes { unsafe target.copyMemory(from: $0) }
        }
    }

    /// Seals octets for one place, as ``seal(_:for:under:)-([UInt8],_,_)``.
    package func seal(
        _ plaintext: UnsafeRawBufferPointer, for place: SealPlace,
        under subject: SubjectKey? = nil
    ) throws(PHIError) -> [UInt8] {
        try unsafe seal(byteCount: plaintext.count, for: place, under: subject) {
            unsafe $0.copyMemory(from: plaintext)
        }
    }

    /// Seals what `fill` writes: the plaintext is encrypted where it was written, so no copy stays
    /// behind.
    /// - Parameters:
    ///   - subject: see ``seal(_:for:under:)-([UInt8],_,_)``.
    ///   - fill: writes all of the buffer, `byteCount` octets.
    package func seal(
        byteCount: Int, for place: SealPlace, under subject: SubjectKey? = nil,
        filledBy fill: (UnsafeMutableRawBufferPointer) -> Void
    ) throws(PHIError) -> [UInt8] {
        try unsafe seal(
            subject == nil ? .value : .subjectValue, byteCount: byteCount, place, subject, fill)
    }

    /// Seals a patient's key for its row.
    /// - Parameter place: its primary key is the patient's name.
    /// - Throws: ``PHIError`` as ``seal(_:for:under:)-([UInt8],_,_)``, and `notAuthentic` for the
    ///   row of another patient.
    package func seal(
        _ subject: SubjectKey, for place: SealPlace
    ) throws(PHIError) -> [UInt8] {
        guard place.primaryKey == subject.name else {
            throw PHIError(.notAuthentic, "a subject key is sealed for its own row only")
        }
        return try unsafe seal(.subjectKey, byteCount: SubjectKey.byteCount, place, nil) { target in
            unsafe subject.secret.withBytes { unsafe target.copyMemory(from: $0) }
        }
    }

    private func seal(
        _ format: Format, byteCount: Int, _ place: SealPlace, _ subject: SubjectKey?,
        _ fill: (UnsafeMutableRawBufferPointer) -> Void
    ) throws(PHIError) -> [UInt8] {
        guard byteCount <= Self.plaintextByteCountMax else {
            throw PHIError(.limitExceeded, "more than \(Self.plaintextByteCountMax) octets to seal")
        }
        let context = try table.contextToSeal(place.tenant, subject)
        prepareAssociatedData(format, keyID: context.keyID, place: place)
        var isSealed = false
        let count = byteCount + Self.overheadByteCount
        let envelope = unsafe [UInt8](unsafeUninitializedCapacity: count) {
            buffer, initializedCount in
            let target = UnsafeMutableRawBufferPointer(buffer)
            unsafe target[0] = format.rawValue
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
        unsafe context.withCommitment {
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
    /// - Parameter subject: the patient whose value it is; nil opens values of no patient's key.
    /// - Throws: ``PHIError`` with code `malformedEnvelope`, `unknownKey` or `notAuthentic`.
    package func open(
        _ envelope: [UInt8], at place: SealPlace, under subject: SubjectKey? = nil
    ) throws(PHIError) -> [UInt8] {
        var failure: PHIError?
        let plaintext = unsafe envelope.withUnsafeBytes { source in
            let count = max(0, source.count - Self.overheadByteCount)
            return unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, initializedCount in
                let target = unsafe UnsafeMutableRawBufferPointer(
                    start: buffer.baseAddress, count: count)
                do throws(PHIError) {
                    try unsafe open(
                        subject == nil ? .value : .subjectValue, source, place, subject,
                        into: target)
                    initializedCount = count
                } catch {
                    failure = error
                }
            }
        }
        if let failure { throw failure }
        return plaintext
    }

    /// Opens an envelope into `target`, which is as long as the plaintext and the caller's to wipe.
    /// - Throws: ``PHIError`` as ``open(_:at:under:)``; `malformedEnvelope` also for a `target` of
    ///   another length.
    package func open(
        _ envelope: UnsafeRawBufferPointer, at place: SealPlace, under subject: SubjectKey?,
        into target: UnsafeMutableRawBufferPointer
    ) throws(PHIError) {
        guard envelope.count == target.count + Self.overheadByteCount else {
            throw PHIError(.malformedEnvelope, "these octets are no envelope of that length")
        }
        try unsafe open(
            subject == nil ? .value : .subjectValue, envelope, place, subject, into: target)
    }

    /// Opens an envelope into a buffer of this sealer, which is wiped when `body` returns.
    /// - Throws: ``PHIError`` as ``open(_:at:under:)``, or what `body` throws.
    package func withOpened<Result>(
        _ envelope: UnsafeRawBufferPointer, at place: SealPlace,
        under subject: SubjectKey? = nil, _ body: (UnsafeRawBufferPointer) throws -> Result
    ) throws -> Result {
        let count = max(0, envelope.count - Self.overheadByteCount)
        let buffer = unsafe takeScratch(count)
        defer { unsafe giveBack(buffer, used: count) }
        let target = unsafe UnsafeMutableRawBufferPointer(rebasing: buffer[..<count])
        try unsafe open(
            subject == nil ? .value : .subjectValue, envelope, place, subject, into: target)
        return try unsafe body(UnsafeRawBufferPointer(target))
    }

    /// Opens the envelope of a patient's key.
    /// - Parameter place: its primary key is the patient's name.
    /// - Throws: ``PHIError`` as ``open(_:at:under:)``.
    package func openSubjectKey(
        _ envelope: [UInt8], at place: SealPlace
    ) throws(PHIError) -> SubjectKey {
        var failure: PHIError?
        let count = max(0, envelope.count - Self.overheadByteCount)
        guard count == SubjectKey.byteCount else {
            throw PHIError(.malformedEnvelope, "these octets are no envelope of a subject key")
        }
        let secret = try unsafe SecretOctets(count: count) { target in
            unsafe envelope.withUnsafeBytes { source in
                do throws(PHIError) {
                    try unsafe open(.subjectKey, source, place, nil, into: target)
                } catch {
                    failure = error
                }
            }
            return true
        }
        if let failure { throw failure }
        return try SubjectKey(name: place.primaryKey, secret: secret)
    }

    private func open(
        _ format: Format, _ envelope: UnsafeRawBufferPointer, _ place: SealPlace,
        _ subject: SubjectKey?, into target: UnsafeMutableRawBufferPointer
    ) throws(PHIError) {
        guard envelope.count >= Self.overheadByteCount, unsafe envelope[0] == format.rawValue,
            let start = envelope.baseAddress
        else {
            throw PHIError(
                .malformedEnvelope, "these octets are no envelope of format \(format.rawValue)")
        }
        let keyID = unsafe UInt32(
            bigEndian: envelope.loadUnaligned(fromByteOffset: Offset.keyID, as: UInt32.self))
        guard let context = try table.contextToOpen(keyID, place.tenant, subject) else {
            throw PHIError(.unknownKey, "the ring has no key \(keyID)")
        }
        let isCommitted = unsafe context.withCommitment {
            unsafe CRYPTO_memcmp($0.baseAddress, start + Offset.commitment, $0.count) == 0
        }
        guard isCommitted else { throw PHIError(.notAuthentic, "sealed under another key") }
        prepareAssociatedData(format, keyID: keyID, place: place)
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

    /// The same where the array is filled again: it is empty then and keeps its memory.
    package static func wipe(keepingMemoryOf octets: inout [UInt8]) {
        unsafe octets.withUnsafeMutableBytes { unsafe OPENSSL_cleanse($0.baseAddress, $0.count) }
        octets.removeAll(keepingCapacity: true)
    }

    // MARK: Kept state

    private func prepareAssociatedData(_ format: Format, keyID: UInt32, place: SealPlace) {
        unsafe associatedData.removeAll(keepingCapacity: true)
        unsafe associatedData.append(format.rawValue)
        unsafe associatedData.appendBigEndian(keyID)
        unsafe place.appendAssociatedData(to: &associatedData)
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
