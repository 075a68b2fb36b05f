/// Checks a trail against its key and against anchors kept elsewhere. Reads only; all calls block.
package final class AuditVerifier {
    let hasher: AuditHasher

    /// - Throws: ``AuditError`` with code `internalFailure`.
    package init(key: AuditKey) throws(AuditError) { hasher = try AuditHasher(key: key) }

    /// Checks records from anywhere, such as rows of a database, in the order of their numbers.
    ///
    /// - Parameters:
    ///   - stream: whose records.
    ///   - start: an anchor right before the first of them; nil when they begin with number 1.
    ///   - anchors: what is known elsewhere about this trail.
    ///   - entries: the records.
    package func verify(
        _ entries: some Sequence<AuditLogEntry>, of stream: AuditIdentifier,
        after start: AuditAnchor? = nil, anchors: [AuditAnchor] = []
    ) throws(AuditError) -> AuditVerdict {
        var verdict = AuditVerdict()
        var check: AnchorCheck
        switch try AnchorCheck.make(anchors + (start.map { [$0] } ?? []), stream: stream, hasher) {
        case .failure(let refusal):
            verdict.fault = refusal.fault
            return verdict
        case .success(let made): check = made
        }
        var state = ChainState(sequence: 0, hash: try hasher.genesis(stream))
        if let start { state = ChainState(sequence: start.sequence, hash: start.hash) }
        verdict.fault = check.begin(state)
        var tree = MerkleTree()
        for entry in entries where verdict.fault == nil {
            verdict.fault = try fault(of: entry, after: state)
            guard verdict.fault == nil else { break }
            state = ChainState(sequence: entry.sequence, hash: entry.hash)
            var root: AuditHash?
            if start == nil {
                let leaf = try MerkleTree.leaf(
                    sequence: entry.sequence, record: entry.record, hasher)
                try tree.append(leaf, hasher)
                if check.isNext(entry.sequence) { root = try tree.root(hasher) }
            }
            // A head of a later segment of a journal is about a tree that is not grown here.
            verdict.fault = check.pass(state) { $0 == 1 ? root : nil }
            verdict.count(entry.sequence)
        }
        verdict.anchorCount = check.comparedCount
        verdict.fault = verdict.fault ?? check.end(state)
        return verdict
    }

    func fault(
        of entry: AuditLogEntry, after state: ChainState
    ) throws(AuditError) -> AuditFault? {
        let next = state.sequence &+ 1
        guard entry.sequence == next else {
            return AuditFault(sequence: next, kind: entry.sequence > next ? .missing : .reordered)
        }
        guard try state.next(entry.record, hasher) == entry.hash else {
            return AuditFault(sequence: next, kind: .changed)
        }
        do throws(AuditError) { _ = try AuditRecord(octets: entry.record) } catch {
            return AuditFault(sequence: next, kind: .malformed)
        }
        return nil
    }
}

extension AuditVerdict {
    mutating func count(_ sequence: UInt64) {
        if recordCount == 0 { firstSequence = sequence }
        lastSequence = sequence
        recordCount += 1
    }
}
