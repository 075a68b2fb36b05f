/// A working key set up for use: the cipher, the commitment, and how often it has sealed.
final class KeyedContext {
    static let commitmentByteCount = 32

    let keyID: UInt32
    let tenant: String
    let subject: SubjectKey?
    let cipher: AES256GCM
    let commitment: SecretOctets
    var sealedMessageCount: UInt64 = 0
    /// How often it may seal before the ledger is asked again.
    var grantedMessageCount: UInt64 = 0

    /// - Parameter key: 64 octets: the cipher's key, then the commitment.
    init(
        keyID: UInt32, tenant: String, subject: SubjectKey?, key: SecretOctets
    ) throws(PHIError) {
        self.keyID = keyID
        self.tenant = tenant
        self.subject = subject
        var cipher: AES256GCM?
        commitment = try unsafe SecretOctets(count: Self.commitmentByteCount) { target in
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

    /// Whether this is the context of that key, tenant and patient.
    func isFor(_ keyID: UInt32, _ tenant: String, _ subject: SubjectKey?) -> Bool {
        guard self.keyID == keyID, self.tenant == tenant else { return false }
        switch (self.subject, subject) {
        case (nil, nil): return true
        case (let mine?, let asked?): return mine.isEqual(to: asked)
        case (nil, .some), (.some, nil): return false
        }
    }
}
