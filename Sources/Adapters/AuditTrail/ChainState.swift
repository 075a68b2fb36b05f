/// How far a chain has come: its last number and hash.
struct ChainState: Hashable, Sendable {
    /// The last record's number; 0 before the first.
    var sequence: UInt64
    /// The chain's hash there.
    var hash: AuditHash

    /// The hash that the next record must have.
    func next(_ record: [UInt8], _ hasher: AuditHasher) throws(AuditError) -> AuditHash {
        var body: [UInt8] = []
        body.reserveCapacity(8 + record.count)
        body.appendBytes(of: (sequence &+ 1).bigEndian)
        body += record
        guard let hash = unsafe body.withUnsafeBytes({ unsafe hasher.link(self.hash, $0) }) else {
            throw AuditError(.internalFailure, "HMAC failed")
        }
        return hash
    }
}
