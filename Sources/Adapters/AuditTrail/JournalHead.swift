/// Where a journal stands, as far as it is durable: what an anchor is made of.
struct JournalHead: Sendable {
    let state: ChainState
    /// The number of the segment's first record.
    let first: UInt64
    let tree: MerkleTree

    func anchor(
        _ stream: AuditIdentifier, timeNanoseconds: UInt64, _ hasher: AuditHasher
    ) throws(AuditError) -> AuditAnchor {
        try AuditAnchor(
            stream: stream, sequence: state.sequence, hash: state.hash, segmentFirst: first,
            root: tree.root(hasher), timeNanoseconds: timeNanoseconds, hasher)
    }
}
