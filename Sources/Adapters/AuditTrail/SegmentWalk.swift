/// Goes through the octets of one segment file, frame by frame, and checks the chain and the seal.
struct SegmentWalk {
    /// What one step found.
    enum Step {
        /// The next record, as it should be.
        case record(AuditLogEntry)
        /// The seal, as it should be: nothing may follow.
        case seal(AuditAnchor)
        /// The end of what was written, right behind a frame.
        case end
        /// The file ends within a frame.
        case incomplete
        /// Something else than the record whose number is next.
        case fault(AuditFault)
    }

    let octets: [UInt8]
    let header: SegmentHeader
    /// Where the next frame begins.
    private(set) var offset: Int
    private(set) var state: ChainState
    private(set) var tree = MerkleTree()
    private(set) var isSealed = false

    init(_ octets: [UInt8], header: SegmentHeader, headerByteCount: Int) {
        self.octets = octets
        self.header = header
        offset = headerByteCount
        state = ChainState(sequence: header.first - 1, hash: header.previous)
    }

    /// Goes one frame on. After anything but a record it stays where it is.
    mutating func step(_ hasher: AuditHasher) throws(AuditError) -> Step {
        switch SegmentFrame.read(octets, at: offset) {
        case .end: return .end
        case .incomplete: return .incomplete
        case .malformed: return .fault(fault(.malformed))
        case .frame where isSealed: return .fault(fault(.malformed))
        case .frame(let frame) where frame.kind == SegmentFrame.sealKind:
            return try seal(frame, hasher)
        case .frame(let frame): return try record(frame, hasher)
        }
    }

    private mutating func record(
        _ frame: SegmentFrame, _ hasher: AuditHasher
    ) throws(AuditError) -> Step {
        guard frame.sequence == state.sequence &+ 1 else { return .fault(misplaced(frame)) }
        let record = Array(octets[frame.content])
        guard try state.next(record, hasher) == frame.hash else { return .fault(fault(.changed)) }
        do throws(AuditError) { _ = try AuditRecord(octets: record) } catch {
            return .fault(fault(.malformed))
        }
        try tree.append(
            MerkleTree.leaf(sequence: frame.sequence, record: record, hasher), hasher)
        state = ChainState(sequence: frame.sequence, hash: frame.hash)
        offset = frame.content.upperBound
        return .record(AuditLogEntry(sequence: frame.sequence, hash: frame.hash, record: record))
    }

    private mutating func seal(
        _ frame: SegmentFrame, _ hasher: AuditHasher
    ) throws(AuditError) -> Step {
        let anchor: AuditAnchor
        do throws(AuditError) {
            anchor = try AuditAnchor(octets: Array(octets[frame.content]))
        } catch { return .fault(fault(.badSeal)) }
        guard frame.hash.lanes == SIMD32(), frame.sequence == anchor.sequence,
            try anchor.isGenuine(hasher), anchor.stream == header.stream,
            anchor.sequence == state.sequence, anchor.hash == state.hash,
            anchor.segmentFirst == header.first, try tree.root(hasher) == anchor.root
        else { return .fault(fault(.badSeal)) }
        isSealed = true
        offset = frame.content.upperBound
        return .seal(anchor)
    }

    /// Octets from here to the end, but for zeros that a writer has prepared there.
    var restByteCount: Int {
        if case .incomplete = SegmentFrame.read(octets, at: offset) { return octets.count - offset }
        return SegmentFrame.writtenByteCount(octets, from: offset)
    }

    private func fault(_ kind: AuditFault.Kind) -> AuditFault {
        AuditFault(sequence: state.sequence &+ 1, kind: kind)
    }

    /// The frame has another number than the one that is next: the next one stands elsewhere, or
    /// nowhere.
    private func misplaced(_ frame: SegmentFrame) -> AuditFault {
        guard frame.sequence > state.sequence else { return fault(.reordered) }
        var place = frame.content.upperBound
        while case .frame(let later) = SegmentFrame.read(octets, at: place) {
            if later.kind == SegmentFrame.recordKind, later.sequence == state.sequence &+ 1 {
                return fault(.reordered)
            }
            place = later.content.upperBound
        }
        return fault(.missing)
    }
}
