/// A trail's chain for whoever keeps records elsewhere than in a journal: gives each record its
/// number and hash. Confined to one thread at a time.
package final class AuditChain {
    /// Which trail.
    package let stream: AuditIdentifier
    private let hasher: AuditHasher
    private var state: ChainState

    /// Begins a trail that has no record yet: number 1 comes first.
    /// - Throws: ``AuditError`` with code `internalFailure`.
    package init(stream: AuditIdentifier, key: AuditKey) throws(AuditError) {
        self.stream = stream
        hasher = try AuditHasher(key: key)
        state = ChainState(sequence: 0, hash: try hasher.genesis(stream))
    }

    /// Gives a record the next number, which nobody else gets; the entry must be kept.
    /// - Throws: ``AuditError`` with code `internalFailure`; the chain is as before then.
    package func append(_ record: AuditRecord) throws(AuditError) -> AuditLogEntry {
        let octets = record.octets
        let hash = try state.next(octets, hasher)
        state = ChainState(sequence: state.sequence + 1, hash: hash)
        return AuditLogEntry(sequence: state.sequence, hash: hash, record: octets)
    }

    /// The head at an entry of this chain, for publication elsewhere. It vouches for the chain, not
    /// for a tree: single records cannot be proved by it.
    /// - Throws: ``AuditError`` with code `internalFailure`.
    package func anchor(
        at entry: AuditLogEntry, timeNanoseconds: UInt64
    ) throws(AuditError) -> AuditAnchor {
        try AuditAnchor(
            stream: stream, sequence: entry.sequence, hash: entry.hash,
            segmentFirst: entry.sequence + 1, root: MerkleTree().root(hasher),
            timeNanoseconds: timeNanoseconds, hasher)
    }
}
