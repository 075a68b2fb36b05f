/// A trail's chain for whoever keeps records elsewhere than in a journal: gives each record its
/// number and hash. Confined to one thread at a time.
package final class AuditChain {
    /// Which trail.
    package let stream: AuditIdentifier
    private let hasher: AuditHasher
    private var state: ChainState
    /// The tree over all records that are kept, and the leaves of those that are not yet.
    private var tree = MerkleTree()
    private var leaves: ArraySlice<AuditHash> = []

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
        let leaf = try MerkleTree.leaf(sequence: state.sequence + 1, record: octets, hasher)
        leaves.append(leaf)
        state = ChainState(sequence: state.sequence + 1, hash: hash)
        return AuditLogEntry(sequence: state.sequence, hash: hash, record: octets)
    }

    /// The entries up to this one are kept. Told in the order of the numbers.
    /// - Throws: ``AuditError`` with code `internalFailure`.
    package func kept(upTo sequence: UInt64) throws(AuditError) {
        while tree.count < sequence, let leaf = leaves.popFirst() {
            try tree.append(leaf, hasher)
        }
    }

    /// The head at an entry of this chain that is kept, for publication elsewhere: not before one
    /// that was asked for earlier. It vouches for the chain and for the tree over all its records,
    /// so that each of them can be proved by it.
    /// - Throws: ``AuditError`` with code `internalFailure`, also for an earlier entry.
    package func anchor(
        at entry: AuditLogEntry, timeNanoseconds: UInt64
    ) throws(AuditError) -> AuditAnchor {
        try kept(upTo: entry.sequence)
        guard tree.count == entry.sequence else {
            throw AuditError(.internalFailure, "a later head of this trail was made before")
        }
        return try AuditAnchor(
            stream: stream, sequence: entry.sequence, hash: entry.hash, segmentFirst: 1,
            root: tree.root(hasher), timeNanoseconds: timeNanoseconds, hasher)
    }
}
