/// A working key set up for use: the cipher, the commitment, and how often it has sealed.
final class KeyedContext {
    static let commitmentByteCount = 32

    let keyID: UInt32
    let tenant: String
    let subject: SubjectKey?
    let cipher: AES256GCM
    var sealedMessageCount: UInt64 = 0
    /// How often it may seal before the ledger is asked again.
    var grantedMessageCount: UInt64 = 0

    private let key: SecretOctets

    /// - Parameter key: 64 octets: the cipher's key, then the commitment.
    init(keyID: UInt32, tenant: String, subject: SubjectKey?, key: SecretOctets) {
        self.keyID = keyID
        self.tenant = tenant
        self.subject = subject
        self.key = key
        cipher = AES256GCM(key: key)
    }

    /// The 32 octets that an envelope shows of its key.
    func withCommitment<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        unsafe key.withBytes {
            unsafe body(UnsafeRawBufferPointer(rebasing: $0[AES256GCM.keyByteCount...]))
        }
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
