/// Shows that one record was in a trail when an anchor was made, without any other record.
package struct AuditProof: Hashable, Sendable {
    /// Most octets of the octet form.
    package static let byteCountMax =
        magic.count + 8 + 2 + AuditRecord.byteCountMax + 2 + AuditAnchor.byteCountMax + 1
        + MerklePath.stepCountMax * AuditHash.byteCount
    static let magic = Array("CWPROOF1".utf8)

    /// The record's number.
    package let sequence: UInt64
    /// The record's canonical octets.
    package let record: [UInt8]
    /// The head that it is proved against.
    package let anchor: AuditAnchor
    let path: MerklePath

    init(sequence: UInt64, record: [UInt8], anchor: AuditAnchor, path: MerklePath) {
        self.sequence = sequence
        self.record = record
        self.anchor = anchor
        self.path = path
    }

    /// The proof that octets stand for; whether it proves anything is asked by ``holds(under:)``.
    /// - Throws: ``AuditError`` with code `malformed`.
    package init(octets: [UInt8]) throws(AuditError) {
        var reader = OctetReader(octets)
        guard reader.take(8).map(Array.init) == Self.magic,
            let sequence = reader.number(UInt64.self),
            let recordCount = reader.number(UInt16.self),
            recordCount <= AuditRecord.byteCountMax,
            let record = reader.take(Int(recordCount)),
            let anchorCount = reader.number(UInt16.self),
            anchorCount <= AuditAnchor.byteCountMax, let anchor = reader.take(Int(anchorCount)),
            let stepCount = reader.octet(), stepCount <= MerklePath.stepCountMax
        else { throw AuditError(.malformed, "these octets are no proof") }
        var steps: [AuditHash] = []
        for _ in 0..<stepCount {
            guard let step = reader.hash() else {
                throw AuditError(.malformed, "these octets are no proof")
            }
            steps.append(step)
        }
        guard reader.isAtEnd else { throw AuditError(.malformed, "these octets are no proof") }
        self.sequence = sequence
        self.record = Array(record)
        self.anchor = try AuditAnchor(octets: Array(anchor))
        path = MerklePath(steps: steps)
    }

    /// The octet form.
    package var octets: [UInt8] {
        var octets = Self.magic
        octets.appendBytes(of: sequence.bigEndian)
        octets.appendBytes(of: UInt16(truncatingIfNeeded: record.count).bigEndian)
        octets += record
        let anchor = anchor.octets
        octets.appendBytes(of: UInt16(truncatingIfNeeded: anchor.count).bigEndian)
        octets += anchor
        octets.append(UInt8(truncatingIfNeeded: path.steps.count))
        for step in path.steps { octets.appendBytes(of: step.lanes) }
        return octets
    }

    /// Whether the anchor is genuine and this record, at this number, is in its tree.
    package func holds(under key: AuditKey) throws(AuditError) -> Bool {
        try holds(AuditHasher(key: key))
    }

    func holds(_ hasher: AuditHasher) throws(AuditError) -> Bool {
        guard try anchor.isGenuine(hasher), sequence >= anchor.segmentFirst,
            sequence <= anchor.sequence
        else { return false }
        let leaf = try MerkleTree.leaf(sequence: sequence, record: record, hasher)
        return try path.root(
            from: leaf, index: sequence - anchor.segmentFirst, count: anchor.treeSize, hasher)
            == anchor.root
    }
}
