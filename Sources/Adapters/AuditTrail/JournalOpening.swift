/// Opens a journal's folder: takes its lock, finds the end of the trail, and repairs what a crash
/// left there. Blocks.
struct JournalOpening {
    /// What the writer goes on from.
    struct Opened {
        let folder: AuditFolder
        let lock: AuditFile
        let mark: AcknowledgedMark
        let shipped: UInt64
        var file: AuditFile
        var fileByteCount: Int
        var first: UInt64
        var state: ChainState
        var tree: MerkleTree
        var segmentCount: Int
        var repair: AuditRepair?
    }

    let configuration: AuditJournalConfiguration
    let hasher: AuditHasher
    let timeNanoseconds: UInt64

    func open() throws(AuditError) -> Opened {
        let folder = AuditFolder(path: configuration.folder)
        try folder.prepare()
        let lock = try AuditFile.openOrCreate(folder.lockPath)
        guard lock.lock() else {
            throw AuditError(.inUse, "another journal writes to \(folder.path)")
        }
        SegmentAhead.clear(folder)
        let mark = try AcknowledgedMark(folder)
        let shipped = try ShippedMark.load(folder, configuration.stream, hasher)?.sequence ?? 0
        let acknowledged = max(try mark.read(), shipped)
        let segments = try folder.segments()
        var opened: Opened
        if let last = segments.last {
            opened = try resume(last, folder, lock, mark, shipped, segments.count, acknowledged)
        } else {
            guard acknowledged == 0 else {
                throw AuditError(
                    .damaged, "\(acknowledged) records were acknowledged, and none is there")
            }
            opened = try begin(folder, lock, mark)
        }
        if opened.state.sequence > acknowledged { try secure(&opened, after: acknowledged) }
        return opened
    }

    /// The first segment of a new trail.
    private func begin(
        _ folder: AuditFolder, _ lock: AuditFile, _ mark: AcknowledgedMark
    ) throws(AuditError) -> Opened {
        let genesis = try hasher.genesis(configuration.stream)
        let (file, byteCount) = try Self.beginSegment(
            SegmentHeader(
                stream: configuration.stream, first: 1, previous: genesis,
                timeNanoseconds: timeNanoseconds), folder, hasher)
        return Opened(
            folder: folder, lock: lock, mark: mark, shipped: 0, file: file,
            fileByteCount: byteCount, first: 1, state: ChainState(sequence: 0, hash: genesis),
            tree: MerkleTree(), segmentCount: 1)
    }

    /// Makes a segment file that has its header, completely or not at all.
    /// - Parameter draft: the file made ahead for it; nil when there is none.
    static func beginSegment(
        _ header: SegmentHeader, _ folder: AuditFolder, _ hasher: AuditHasher,
        in draft: AuditFile? = nil
    ) throws(AuditError) -> (AuditFile, byteCount: Int) {
        let octets = try header.octets(hasher)
        let path = folder.segmentPath(header.first)
        guard !folder.exists(path) else {
            throw AuditError(.damaged, "segment \(header.first) is there already")
        }
        if let draft {
            try folder.publish(octets, in: draft, at: folder.aheadPath, as: path)
            return (draft, octets.count)
        }
        try folder.publish(octets, as: path)
        return (try AuditFile.open(path), octets.count)
    }

    /// Finds the end of the last segment, and cuts what nobody was told is durable.
    private func resume(
        _ first: UInt64, _ folder: AuditFolder, _ lock: AuditFile, _ mark: AcknowledgedMark,
        _ shipped: UInt64, _ segmentCount: Int, _ acknowledged: UInt64
    ) throws(AuditError) -> Opened {
        let file = try AuditFile.open(folder.segmentPath(first))
        let count = try file.byteCount()
        guard count <= AuditVerifier.segmentByteCountMax else {
            throw AuditError(.damaged, "segment \(first) is larger than any journal makes it")
        }
        let octets = try file.read(count, at: 0)
        let (header, headerByteCount) = try header(octets, first)
        var walk = SegmentWalk(octets, header: header, headerByteCount: headerByteCount)
        var repair: AuditRepair?
        walking: while true {
            switch try walk.step(hasher) {
            case .record, .seal: continue
            case .end: break walking
            case .incomplete, .fault:
                repair = try cut(file, walk, acknowledged)
                break walking
            }
        }
        guard walk.state.sequence >= acknowledged else {
            throw AuditError(
                .damaged,
                "record \(walk.state.sequence + 1) was acknowledged and is not there")
        }
        var opened = Opened(
            folder: folder, lock: lock, mark: mark, shipped: shipped, file: file,
            fileByteCount: walk.offset, first: first, state: walk.state, tree: walk.tree,
            segmentCount: segmentCount, repair: repair)
        if walk.isSealed { try beginNext(&opened) }
        return opened
    }

    private func header(
        _ octets: [UInt8], _ first: UInt64
    ) throws(AuditError) -> (SegmentHeader, Int) {
        switch try SegmentHeader.read(octets, hasher) {
        case .none: throw AuditError(.damaged, "the header of segment \(first) was changed")
        case .otherKey: throw AuditError(.wrongKey, "the journal was written under another key")
        case .header(let header, let byteCount):
            guard header.stream == configuration.stream else {
                throw AuditError(.wrongKey, "the journal is another stream's")
            }
            guard header.first == first else {
                throw AuditError(.damaged, "segment \(first) has another's header")
            }
            return (header, byteCount)
        }
    }

    private func cut(
        _ file: AuditFile, _ walk: SegmentWalk, _ acknowledged: UInt64
    ) throws(AuditError) -> AuditRepair {
        let byteCount = walk.restByteCount
        let sequence = walk.state.sequence + 1
        guard sequence > acknowledged, !walk.isSealed,
            byteCount <= AuditJournalConfiguration.burstByteCountMax
        else {
            throw AuditError(.damaged, "record \(sequence) was acknowledged and is damaged")
        }
        try file.truncate(to: walk.offset)
        try file.sync()
        return AuditRepair(cutByteCount: byteCount, sequence: sequence)
    }

    /// The last segment was sealed, and the process ended before the next was begun.
    private func beginNext(_ opened: inout Opened) throws(AuditError) {
        let next = opened.state.sequence + 1
        (opened.file, opened.fileByteCount) = try Self.beginSegment(
            SegmentHeader(
                stream: configuration.stream, first: next, previous: opened.state.hash,
                timeNanoseconds: timeNanoseconds), opened.folder, hasher)
        opened.first = next
        opened.tree = MerkleTree()
        opened.segmentCount += 1
    }

    /// Records are there that nobody was told of. They stay; but a failed sync may have left them
    /// in memory only, so the segment is written once more before anything is built on it.
    private func secure(
        _ opened: inout Opened, after acknowledged: UInt64
    ) throws(AuditError) {
        let octets = try opened.file.read(opened.fileByteCount, at: 0)
        try opened.file.write(octets, at: 0)
        try opened.file.sync()
        try opened.mark.write(opened.state.sequence)
        try opened.mark.sync()
    }
}
