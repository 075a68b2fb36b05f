/// Records of a trail one behind the other, with their hashes, as the trail's segments hold them:
/// what is shipped, and kept elsewhere, in one piece.
package struct AuditBlock: Sendable, Equatable {
    /// Octets of frames from which on nothing more is added (2 MiB). A patient who is read often is
    /// in the database's index once for each block.
    package static let byteCountMax = 2 << 20
    /// Octets of a frame before its record: the length, the hash, the kind and the number.
    package static let recordOffset = SegmentFrame.prefixByteCount
    /// Where the hash stands in a frame.
    package static let hashOffset = 4

    /// The first record's number.
    package let first: UInt64
    /// The frames.
    package private(set) var frames: [UInt8] = []
    /// Where each record's frame begins.
    package private(set) var places: [Int64] = []
    /// A tag of each patient of each record: see ``AuditPseudonym/tag``.
    package private(set) var tags: [Int64] = []
    /// The record of each tag, counted from 1.
    package private(set) var tagged: [Int64] = []
    /// The records' earliest time, in microseconds since 1970-01-01 00:00 UTC.
    package private(set) var earliest = Int64.max
    /// The latest.
    package private(set) var latest = Int64.min

    /// A block without records; the first to be added has this number.
    init(first: UInt64) { self.first = first }

    /// A block of entries with the numbers that follow each other.
    /// - Throws: ``AuditError`` with code `malformed` for other numbers, and for records that are
    ///   none.
    package init(_ entries: some Collection<AuditLogEntry>) throws(AuditError) {
        self.init(first: entries.first?.sequence ?? 1)
        var octets: [UInt8] = []
        for entry in entries { SegmentFrame.append(entry, to: &octets) }
        var sequence = first - 1
        let end = try take(
            octets, after: &sequence, through: .max, recordCountMax: .max, byteCountMax: .max)
        guard end == octets.count else {
            throw AuditError(.malformed, "these octets are no audit record")
        }
    }

    /// Records in it.
    package var recordCount: Int { places.count }

    /// The last record's number; one less than ``first`` when there is none.
    package var last: UInt64 { first + UInt64(places.count) - 1 }

    /// The hash of the record with a number; nil for one that is not here.
    package func hash(of sequence: UInt64) -> AuditHash? {
        guard sequence >= first, sequence - first < UInt64(places.count) else { return nil }
        let start = Int(places[Int(sequence - first)]) + Self.hashOffset
        return AuditHash(frames[start..<start + AuditHash.byteCount])
    }

    /// The records behind a number.
    /// - Throws: ``AuditError`` with code `malformed`, which no block of this type's making causes.
    package func behind(_ sequence: UInt64) throws(AuditError) -> AuditBlock {
        guard sequence >= first else { return self }
        let skipped = min(sequence - first + 1, UInt64(places.count))
        var rest = AuditBlock(first: first + skipped)
        guard skipped < UInt64(places.count) else { return rest }
        var place = rest.first - 1
        _ = try rest.take(
            Array(frames[Int(places[Int(skipped)])...]), after: &place, through: .max,
            recordCountMax: .max, byteCountMax: .max)
        return rest
    }

    /// Adds the frames that begin `octets`, without those before ``first``, as far as they are
    /// whole records with the numbers that follow, and as the bounds allow.
    /// - Parameters:
    ///   - sequence: the number before the first frame's; afterwards that of the last one taken.
    ///   - durable: the last number that may be taken.
    /// - Returns: where the last frame taken ends.
    /// - Throws: ``AuditError`` with code `damaged` for another number, `malformed` for a record
    ///   that is none.
    mutating func take(
        _ octets: [UInt8], after sequence: inout UInt64, through durable: UInt64,
        recordCountMax: Int, byteCountMax: Int = Self.byteCountMax
    ) throws(AuditError) -> Int {
        var end = 0
        var failure: AuditError?
        frames.reserveCapacity(min(octets.count, byteCountMax &+ SegmentFrame.recordByteCountMax))
        unsafe octets.withUnsafeBytes { octets in
            do throws(AuditError) {
                while sequence < durable, places.count < recordCountMax,
                    frames.count < byteCountMax,
                    let frame = unsafe SegmentFrame.whole(octets, at: end)
                {
                    sequence += 1
                    guard unsafe SegmentFrame.number(of: frame) == sequence else {
                        throw AuditError(.damaged, "record \(sequence) is not in its place")
                    }
                    if sequence >= first { unsafe try add(frame) }
                    end += frame.count
                }
            } catch { failure = error }
        }
        if let failure { throw failure }
        return end
    }

    /// Adds a whole record's frame.
    @unsafe
    private mutating func add(_ frame: UnsafeRawBufferPointer) throws(AuditError) {
        let record = unsafe UnsafeRawBufferPointer(rebasing: frame[Self.recordOffset...])
        guard let patients = unsafe AuditRecord.patients(in: record) else {
            throw AuditError(.malformed, "these octets are no audit record")
        }
        places.append(Int64(frames.count))
        unsafe frames.append(contentsOf: frame)
        let time = unsafe UInt64(
            bigEndian: record.loadUnaligned(
                fromByteOffset: AuditRecord.timeOffset, as: UInt64.self))
        let microseconds = Int64(clamping: time / 1_000)
        earliest = min(earliest, microseconds)
        latest = max(latest, microseconds)
        let start = tags.count
        var place = 0
        while place < patients.count {
            let tag = unsafe Int64(
                bigEndian: patients.loadUnaligned(fromByteOffset: place, as: Int64.self))
            place += AuditPseudonym.byteCount
            if tags[start...].contains(tag) { continue }
            tags.append(tag)
            tagged.append(Int64(places.count))
        }
    }
}

extension AuditPseudonym {
    /// The first 8 octets as a number: what an index may know a patient by. Two patients may share
    /// it.
    package var tag: Int64 {
        unsafe withUnsafeBytes(of: lanes) { unsafe Int64(bigEndian: $0.load(as: Int64.self)) }
    }
}
