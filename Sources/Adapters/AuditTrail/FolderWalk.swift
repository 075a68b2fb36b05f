/// The verification of a folder, segment after segment.
struct FolderWalk {
    let acknowledged: UInt64?
    let shipped: UInt64
    var verdict = AuditVerdict()
    var check: AnchorCheck?
    private var stream: AuditIdentifier?
    private var state: ChainState?

    init(acknowledged: UInt64?, shipped: UInt64) {
        self.acknowledged = acknowledged
        self.shipped = shipped
    }

    mutating func take(
        _ octets: [UInt8], named first: UInt64, isLast: Bool, _ folder: AuditFolder,
        _ hasher: AuditHasher, _ body: (AuditLogEntry) throws(AuditError) -> Void
    ) throws(AuditError) {
        guard
            let (header, byteCount) = try header(octets, named: first, folder, hasher)
        else { return }
        var walk = SegmentWalk(octets, header: header, headerByteCount: byteCount)
        stepping: while verdict.fault == nil {
            switch try walk.step(hasher) {
            case .record(let entry):
                verdict.count(entry.sequence)
                let root = try rootNeeded(walk, hasher)
                verdict.fault = check?.pass(walk.state) { $0 == first ? root : nil }
                try body(entry)
            case .seal: continue
            case .end: break stepping
            case .incomplete:
                if !isTorn(walk, isLast: isLast) { verdict.fault = cutFault(walk) }
                break stepping
            case .fault(let fault):
                let isHalf = fault.kind == .malformed || fault.kind == .changed
                if !isHalf || !isTorn(walk, isLast: isLast) { verdict.fault = fault }
                break stepping
            }
        }
        state = walk.state
        if verdict.fault == nil, !isLast, !walk.isSealed {
            verdict.fault = AuditFault(sequence: walk.state.sequence &+ 1, kind: .badSeal)
        }
    }

    /// The tree's root, when the next anchor is about this very place.
    private func rootNeeded(
        _ walk: SegmentWalk, _ hasher: AuditHasher
    ) throws(AuditError) -> AuditHash? {
        guard check?.isNext(walk.state.sequence) == true else { return nil }
        return try walk.tree.root(hasher)
    }

    /// What stands at the end is no whole frame: a write that nobody was told is done. Then it is
    /// counted.
    private mutating func isTorn(_ walk: SegmentWalk, isLast: Bool) -> Bool {
        guard isLast, !walk.isSealed, let acknowledged, acknowledged <= walk.state.sequence,
            walk.restByteCount <= AuditJournalConfiguration.burstByteCountMax
        else { return false }
        verdict.unacknowledgedByteCount = walk.restByteCount
        return true
    }

    /// The file ends within a frame that somebody was told of.
    private func cutFault(_ walk: SegmentWalk) -> AuditFault {
        let next = walk.state.sequence &+ 1
        let isRemoved = acknowledged.map { $0 >= next } == true
        return AuditFault(sequence: next, kind: isRemoved ? .removedAtEnd : .malformed)
    }

    /// The header, when it continues what came before; else the verdict has its fault.
    private mutating func header(
        _ octets: [UInt8], named first: UInt64, _ folder: AuditFolder, _ hasher: AuditHasher
    ) throws(AuditError) -> (SegmentHeader, Int)? {
        switch try SegmentHeader.read(octets, hasher) {
        case .none: verdict.fault = AuditFault(sequence: first, kind: .badHeader)
        case .otherKey(let header, let byteCount):
            // Either all is of another key, or only the header says so.
            var walk = SegmentWalk(octets, header: header, headerByteCount: byteCount)
            let isOurs = if case .record = try walk.step(hasher) { true } else { false }
            verdict.fault = AuditFault(sequence: first, kind: isOurs ? .badHeader : .wrongKey)
        case .header(let header, let byteCount):
            verdict.fault = try continuity(header, named: first, folder, hasher)
            if verdict.fault == nil { return (header, byteCount) }
        }
        return nil
    }

    private mutating func continuity(
        _ header: SegmentHeader, named first: UInt64, _ folder: AuditFolder, _ hasher: AuditHasher
    ) throws(AuditError) -> AuditFault? {
        guard header.first == first, stream == nil || header.stream == stream else {
            return AuditFault(sequence: first, kind: .badHeader)
        }
        if let state {
            guard first == state.sequence &+ 1 else {
                return AuditFault(
                    sequence: state.sequence &+ 1,
                    kind: first > state.sequence ? .missing : .reordered)
            }
            guard header.previous == state.hash else {
                return AuditFault(sequence: first, kind: .badHeader)
            }
            return nil
        }
        stream = header.stream
        if first > 1 {
            // Read again: segments may have been dropped since.
            let shipped = try Self.shippedSequence(folder, stream, hasher)
            guard shipped >= first - 1 else {
                return AuditFault(sequence: first, kind: .removedAtStart)
            }
        } else if try header.previous != hasher.genesis(header.stream) {
            return AuditFault(sequence: first, kind: .badHeader)
        }
        guard check?.areAll(of: header.stream) != false else {
            return AuditFault(sequence: first, kind: .badAnchor)
        }
        return check?.begin(ChainState(sequence: first - 1, hash: header.previous))
    }

    static func shippedSequence(
        _ folder: AuditFolder, _ stream: AuditIdentifier?, _ hasher: AuditHasher
    ) throws(AuditError) -> UInt64 {
        do throws(AuditError) {
            return try ShippedMark.load(folder, stream, hasher)?.sequence ?? 0
        } catch {
            guard error.code == .damaged else { throw error }
            return 0  // A mark that was tampered with excuses nothing.
        }
    }

    mutating func finish() {
        verdict.anchorCount = check?.comparedCount ?? 0
        guard verdict.fault == nil else { return }
        let last = state?.sequence ?? 0
        let known = max(acknowledged ?? 0, shipped)
        if known > last {
            verdict.fault = AuditFault(sequence: last &+ 1, kind: .removedAtEnd)
        } else {
            let end = state ?? ChainState(sequence: 0, hash: AuditHash(lanes: SIMD32()))
            verdict.fault = check?.end(end)
        }
    }
}
