/// The durable part of a journal: reads records back, notes what was shipped, drops what may go.
/// One caller at a time; all calls block.
// Safety: touched on the journal's shelf queue only.
final class JournalShelf: @unchecked Sendable {
    /// Octets read from a segment at once.
    private static let chunkByteCount = 1 << 20

    private let folder: AuditFolder
    private let configuration: AuditJournalConfiguration
    private let hasher: AuditHasher
    /// The last shipped record's number.
    private(set) var shipped: UInt64
    /// The last that the folder says was shipped.
    private var published: UInt64
    private var droppedCount = 0
    /// Where the last read ended: the next one mostly begins there.
    private var place: (first: UInt64, sequence: UInt64, offset: Int)?

    init(
        _ folder: AuditFolder, _ configuration: AuditJournalConfiguration, _ hasher: AuditHasher,
        shipped: UInt64
    ) {
        self.folder = folder
        self.configuration = configuration
        self.hasher = hasher
        self.shipped = shipped
        published = shipped
    }

    /// Segments dropped since this was last asked.
    func takeDroppedCount() -> Int {
        defer { droppedCount = 0 }
        return droppedCount
    }

    // MARK: Reading

    func read(
        after sequence: UInt64, through durable: UInt64
    ) throws(AuditError) -> [AuditLogEntry] {
        var entries: [AuditLogEntry] = []
        var next = sequence &+ 1
        while next <= durable, entries.count < configuration.readRecordCountMax {
            let more = try readSegment(
                from: next, through: durable,
                countMax: configuration.readRecordCountMax - entries.count)
            guard !more.isEmpty else {
                throw AuditError(.damaged, "record \(next) is not where it was written")
            }
            entries += more
            next += UInt64(more.count)
        }
        return entries
    }

    /// Records behind a number, as they stand in the one segment that the next one is in; nil when
    /// nothing new is durable.
    func readBlock(
        after sequence: UInt64, through durable: UInt64
    ) throws(AuditError) -> AuditBlock? {
        guard sequence < durable else { return nil }
        var block = AuditBlock(first: sequence + 1)
        guard let first = try folder.segments().last(where: { $0 <= block.first }) else {
            throw AuditError(.notKept, "record \(block.first) has been dropped")
        }
        let file = try AuditFile.open(folder.segmentPath(first), forWriting: false)
        var (reached, offset) = try start(first, block.first, file)
        while reached < durable, block.recordCount < configuration.readRecordCountMax,
            block.frames.count < AuditBlock.byteCountMax
        {
            let taken = try block.take(
                try file.read(Self.chunkByteCount, at: offset), after: &reached, through: durable,
                recordCountMax: configuration.readRecordCountMax)
            offset += taken
            place = (first, reached, offset)
            if taken == 0 { break }
        }
        guard block.recordCount > 0 else {
            throw AuditError(.damaged, "record \(block.first) is not where it was written")
        }
        return block
    }

    /// Records of the one segment that `next` is in.
    private func readSegment(
        from next: UInt64, through durable: UInt64, countMax: Int
    ) throws(AuditError) -> [AuditLogEntry] {
        guard let first = try folder.segments().last(where: { $0 <= next }) else {
            throw AuditError(.notKept, "record \(next) has been dropped")
        }
        let file = try AuditFile.open(folder.segmentPath(first), forWriting: false)
        var (sequence, offset) = try start(first, next, file)
        var entries: [AuditLogEntry] = []
        while sequence < durable, entries.count < countMax {
            let octets = try file.read(Self.chunkByteCount, at: offset)
            var position = 0
            reading: while sequence < durable, entries.count < countMax {
                guard case .frame(let frame) = SegmentFrame.read(octets, at: position) else {
                    break
                }
                guard frame.kind == SegmentFrame.recordKind else { return entries }
                guard frame.sequence == sequence + 1 else {
                    throw AuditError(.damaged, "record \(sequence + 1) is not in its place")
                }
                sequence += 1
                position = frame.content.upperBound
                guard sequence >= next else { continue reading }
                entries.append(
                    AuditLogEntry(
                        sequence: sequence, hash: frame.hash, record: Array(octets[frame.content])))
            }
            offset += position
            place = (first, sequence, offset)
            if position == 0 { return entries }
        }
        return entries
    }

    /// Where to begin reading a segment: right behind the header, or where the last read ended.
    private func start(
        _ first: UInt64, _ next: UInt64, _ file: AuditFile
    ) throws(AuditError) -> (UInt64, Int) {
        if let place, place.first == first, place.sequence < next {
            return (place.sequence, place.offset)
        }
        let octets = try file.read(SegmentHeader.byteCountMax, at: 0)
        guard case .header(_, let byteCount) = try SegmentHeader.read(octets, hasher) else {
            throw AuditError(.damaged, "the header of segment \(first) was changed")
        }
        return (first - 1, byteCount)
    }

    // MARK: Retention

    func markShipped(through sequence: UInt64, durable: UInt64) throws(AuditError) {
        guard sequence <= durable else {
            throw AuditError(.notKept, "record \(sequence) is not durable yet")
        }
        shipped = max(shipped, sequence)
        try dropShipped()
    }

    /// Notes durably what has been shipped. A mark that is older than that is no harm, as long as
    /// all that lies behind it is here: it is then shipped once more, and is there once.
    func publishMark() throws(AuditError) {
        guard shipped > published else { return }
        let mark = ShippedMark(stream: configuration.stream, sequence: shipped)
        try folder.publish(mark.octets(hasher), as: folder.shippedPath)
        published = shipped
    }

    private func dropShipped() throws(AuditError) {
        let segments = try folder.segments()
        // A segment is shipped when the next one begins with a record that is next to ship.
        let shippedCount = segments.dropFirst().prefix { $0 - 1 <= shipped }.count
        let excess = shippedCount - configuration.shippedSegmentCountMax
        guard excess > 0 else { return }
        try publishMark()
        for first in segments.prefix(excess) {
            try folder.remove(folder.segmentPath(first))
            droppedCount += 1
        }
        try folder.sync()
    }
}
