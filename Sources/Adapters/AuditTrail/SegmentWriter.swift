/// Puts bursts on the disk: fills in numbers and hashes, writes, syncs, seals and begins segments.
/// Confined to one thread at a time; all calls block.
///
/// The file is longer than what is written, with zeros at its end: a sync that does not have to
/// change the file's length takes half the time. A trail's first file gets them piece by piece,
/// later ones come whole from ``SegmentAhead``.
// Safety: handed from the opener to the writer's thread once, before that thread starts.
final class SegmentWriter: @unchecked Sendable {
    /// Zeros that are put behind a burst which does not fit into the last ones.
    static let preparedByteCountMax = 256 << 10
    private static let zeros = [UInt8](repeating: 0, count: preparedByteCountMax)

    private let configuration: AuditJournalConfiguration
    private let folder: AuditFolder
    private let hasher: AuditHasher
    private let mark: AcknowledgedMark
    private let ahead: SegmentAhead
    private var file: AuditFile
    private var fileByteCount: Int
    /// The file's length.
    private var preparedByteCount: Int
    private var first: UInt64
    private var state: ChainState
    private var tree: MerkleTree
    private var segmentCount: Int
    private let now: @Sendable () -> UInt64

    init(
        _ opened: JournalOpening.Opened, _ configuration: AuditJournalConfiguration,
        _ hasher: AuditHasher, now: @escaping @Sendable () -> UInt64
    ) {
        self.configuration = configuration
        self.hasher = hasher
        self.now = now
        folder = opened.folder
        ahead = SegmentAhead(opened.folder, limit: configuration.segmentByteCountLimit)
        mark = opened.mark
        file = opened.file
        fileByteCount = opened.fileByteCount
        preparedByteCount = opened.fileByteCount
        first = opened.first
        state = opened.state
        tree = opened.tree
        segmentCount = opened.segmentCount
    }

    /// Where the trail stands: what is durable, when asked between two bursts.
    var head: JournalHead { JournalHead(state: state, first: first, tree: tree) }

    /// Makes a burst durable and acknowledges it.
    /// - Throws: ``AuditError``; the journal must not be written to any more then.
    func write(_ burst: inout [UInt8], removing dropped: Int) throws(AuditError) {
        segmentCount -= dropped
        if fileByteCount >= configuration.segmentByteCountLimit, state.sequence >= first {
            try rotate()
        }
        var (state, tree) = (state, tree)
        try chain(&burst, &state, &tree)
        try file.write(burst, at: fileByteCount)
        let end = fileByteCount + burst.count
        if end > preparedByteCount { prepare(behind: end) }
        try file.sync()
        try mark.write(state.sequence)
        fileByteCount = end
        self.state = state
        self.tree = tree
        if fileByteCount >= configuration.segmentByteCountLimit / 2 { ahead.begin() }
    }

    /// What cannot be prepared, on a full disk, is found by the burst that needs it.
    private func prepare(behind end: Int) {
        preparedByteCount = end
        do throws(AuditError) {
            try file.write(Self.zeros, at: end)
            preparedByteCount += Self.zeros.count
        } catch {}
    }

    /// Leaves the file as long as what is written. Nothing may be written any more.
    func end() {
        // Zeros that stay are no harm.
        try? file.truncate(to: fileByteCount)
        ahead.end()
    }

    private func chain(
        _ burst: inout [UInt8], _ state: inout ChainState, _ tree: inout MerkleTree
    ) throws(AuditError) {
        var failure: AuditError?
        unsafe burst.withUnsafeMutableBytes { octets in
            do throws(AuditError) {
                var offset = 0
                while offset < octets.count {
                    let count = unsafe octets.loadUnaligned(fromByteOffset: offset, as: UInt32.self)
                    let end = offset + 4 + Int(UInt32(bigEndian: count))
                    let frame = unsafe UnsafeMutableRawBufferPointer(rebasing: octets[offset..<end])
                    try unsafe link(frame, &state, &tree)
                    offset = end
                }
            } catch { failure = error }
        }
        if let failure { throw failure }
    }

    @inline(__always)
    private func link(
        _ frame: UnsafeMutableRawBufferPointer, _ state: inout ChainState, _ tree: inout MerkleTree
    ) throws(AuditError) {
        let sequence = state.sequence &+ 1
        unsafe frame.storeBytes(
            of: sequence.bigEndian, toByteOffset: SegmentFrame.sequenceOffset, as: UInt64.self)
        let body = unsafe UnsafeRawBufferPointer(rebasing: frame[SegmentFrame.sequenceOffset...])
        let leaf = unsafe UnsafeRawBufferPointer(rebasing: frame[SegmentFrame.kindOffset...])
        guard let hash = unsafe hasher.link(state.hash, body),
            let leafHash = unsafe hasher.sha256(leaf)
        else { throw AuditError(.internalFailure, "OpenSSL failed") }
        unsafe frame.storeBytes(of: hash.lanes, toByteOffset: 4, as: SIMD32<UInt8>.self)
        try tree.append(leafHash, hasher)
        state = ChainState(sequence: sequence, hash: hash)
    }

    /// Seals the segment and begins the next.
    private func rotate() throws(AuditError) {
        guard segmentCount < configuration.segmentCountMax else {
            throw AuditError(.failed, "\(segmentCount) segments stand, too few are shipped")
        }
        let seal = SegmentFrame.seal(
            try head.anchor(configuration.stream, timeNanoseconds: now(), hasher))
        try file.write(seal, at: fileByteCount)
        try file.truncate(to: fileByteCount + seal.count)
        try file.sync()
        let next = state.sequence + 1
        let header = SegmentHeader(
            stream: configuration.stream, first: next, previous: state.hash,
            timeNanoseconds: now())
        let prepared = ahead.take()
        (file, fileByteCount) = try JournalOpening.beginSegment(
            header, folder, hasher, in: prepared)
        preparedByteCount = prepared == nil ? fileByteCount : ahead.byteCount
        first = next
        tree = MerkleTree()
        segmentCount += 1
    }
}
