extension AuditVerifier {
    /// Proves that one record of a folder is in its segment.
    ///
    /// - Parameters:
    ///   - sequence: the record's number.
    ///   - anchor: the head to prove it against, from the same segment and not before the record;
    ///     nil for the segment's seal, or, in a segment that still grows, a head made now.
    ///   - timeNanoseconds: the time of a head made now.
    /// - Throws: ``AuditError`` with code `notKept` when the record is not in the folder or the
    ///   anchor does not cover it, `damaged` when its segment does not verify up to the head.
    package func prove(
        _ sequence: UInt64, folder path: String, anchor: AuditAnchor? = nil,
        timeNanoseconds: UInt64 = AuditTime.now()
    ) throws(AuditError) -> AuditProof {
        let folder = AuditFolder(path: path)
        try folder.check()
        guard let first = try folder.segments().last(where: { $0 <= sequence }) else {
            throw AuditError(.notKept, "record \(sequence) is not in this folder")
        }
        let octets = try load(folder.segmentPath(first))
        guard case .header(let header, let byteCount) = try SegmentHeader.read(octets, hasher),
            header.first == first
        else { throw AuditError(.damaged, "the header of segment \(first) does not verify") }
        var walk = SegmentWalk(octets, header: header, headerByteCount: byteCount)
        var collected = Collected()
        var head = anchor
        while head == nil || walk.state.sequence < head?.sequence ?? 0 {
            switch try walk.step(hasher) {
            case .record(let entry): try collected.add(entry, wanted: sequence, hasher)
            case .seal(let seal): head = seal
            case .end, .incomplete:
                guard anchor == nil else {
                    throw AuditError(.notKept, "the segment ends before the anchor")
                }
                head = try AuditAnchor(
                    stream: header.stream, sequence: walk.state.sequence, hash: walk.state.hash,
                    segmentFirst: first, root: walk.tree.root(hasher),
                    timeNanoseconds: timeNanoseconds, hasher)
            case .fault(let fault): throw AuditError(.damaged, fault.text)
            }
        }
        guard let head, let record = collected.record,
            let path = try MerklePath(
                of: Int(sequence - first), in: collected.leaves, hasher)
        else { throw AuditError(.notKept, "record \(sequence) is not covered by the anchor") }
        let proof = AuditProof(sequence: sequence, record: record, anchor: head, path: path)
        guard try proof.holds(hasher) else {
            throw AuditError(.damaged, "the anchor is not one of this segment")
        }
        return proof
    }

    /// Most records that a proof among rows looks at.
    package static let provableRecordCountMax = 1 << 24

    /// Proves that one of a trail's records from anywhere, such as rows of a database, is in it.
    ///
    /// - Parameters:
    ///   - sequence: the record's number.
    ///   - entries: the trail's records from number 1, in order.
    ///   - anchor: the head to prove it against, not before the record; nil for a head over all of
    ///     `entries` made now.
    /// - Throws: ``AuditError`` with code `notKept` when the record is not among them or the anchor
    ///   does not cover it, `damaged` when they do not verify up to the head, `limitExceeded`.
    package func prove(
        _ sequence: UInt64, in entries: some Sequence<AuditLogEntry>, of stream: AuditIdentifier,
        anchor: AuditAnchor? = nil, timeNanoseconds: UInt64 = AuditTime.now()
    ) throws(AuditError) -> AuditProof {
        var collected = Collected()
        var state = ChainState(sequence: 0, hash: try hasher.genesis(stream))
        for entry in entries where anchor == nil || state.sequence < anchor?.sequence ?? 0 {
            if let fault = try fault(of: entry, after: state) {
                throw AuditError(.damaged, fault.text)
            }
            guard collected.leaves.count < Self.provableRecordCountMax else {
                throw AuditError(.limitExceeded, "a trail of too many records for a proof")
            }
            try collected.add(entry, wanted: sequence, hasher)
            state = ChainState(sequence: entry.sequence, hash: entry.hash)
        }
        let first = anchor?.segmentFirst ?? 1
        guard let record = collected.record, first > 0, sequence >= first,
            state.sequence >= sequence,
            anchor.map({ $0.sequence == state.sequence }) ?? true
        else { throw AuditError(.notKept, "record \(sequence) is not covered by the anchor") }
        let leaves = Array(collected.leaves[Int(first - 1)...])
        guard let path = try MerklePath(of: Int(sequence - first), in: leaves, hasher) else {
            throw AuditError(.notKept, "record \(sequence) is not covered by the anchor")
        }
        let head: AuditAnchor
        if let anchor {
            head = anchor
        } else {
            var tree = MerkleTree()
            for leaf in leaves { try tree.append(leaf, hasher) }
            head = try AuditAnchor(
                stream: stream, sequence: state.sequence, hash: state.hash, segmentFirst: 1,
                root: tree.root(hasher), timeNanoseconds: timeNanoseconds, hasher)
        }
        let proof = AuditProof(sequence: sequence, record: record, anchor: head, path: path)
        guard try proof.holds(hasher) else {
            throw AuditError(.damaged, "the anchor is not one of this trail")
        }
        return proof
    }

    private struct Collected {
        var leaves: [AuditHash] = []
        var record: [UInt8]?

        mutating func add(
            _ entry: AuditLogEntry, wanted: UInt64, _ hasher: AuditHasher
        ) throws(AuditError) {
            leaves.append(
                try MerkleTree.leaf(sequence: entry.sequence, record: entry.record, hasher))
            if entry.sequence == wanted { record = entry.record }
        }
    }
}
