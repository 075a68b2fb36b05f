/// One entry of a segment file.
///
///     0   4  octets that follow these four, big-endian
///     4  32  the chain's hash at this record; zero in a seal
///    36   1  kind: 0 a record, 1 the seal, which is the segment's last frame
///    37   8  number, big-endian; in a seal that of the last record
///    45   n  the record's canonical octets, or the anchor's
struct SegmentFrame {
    /// Octets before the record.
    static let prefixByteCount = 45
    /// Where the part begins that hashes cover: the kind, which is also the tree's leaf prefix.
    static let kindOffset = 36
    /// Where the number stands.
    static let sequenceOffset = 37
    /// Most octets of a record's frame.
    static let recordByteCountMax = prefixByteCount + AuditRecord.byteCountMax
    static let recordKind: UInt8 = MerkleTree.leafPrefix
    static let sealKind: UInt8 = 1

    /// What stands at one place of a segment file.
    enum Reading {
        /// A whole frame.
        case frame(SegmentFrame)
        /// The end of the file, or of what was written: zeros follow that a writer has prepared.
        case end
        /// The file ends within this frame.
        case incomplete
        /// No frame of this format.
        case malformed
    }

    let hash: AuditHash
    let kind: UInt8
    let sequence: UInt64
    /// The record's or anchor's octets, as places of the array that was read.
    let content: Range<Int>

    static func read(_ octets: [UInt8], at offset: Int) -> Reading {
        if offset == octets.count { return .end }
        var reader = OctetReader(octets, at: offset)
        guard let count = reader.number(UInt32.self) else {
            return isBlank(octets, from: offset) ? .end : .incomplete
        }
        if count == 0, isBlank(octets, from: offset) { return .end }
        let rest = Int(count)
        guard rest >= prefixByteCount - 4, rest <= recordByteCountMax - 4 else { return .malformed }
        guard octets.count - reader.position >= rest else { return .incomplete }
        let end = reader.position + rest
        guard let hash = reader.hash(), let kind = reader.octet(),
            kind == recordKind || kind == sealKind, let sequence = reader.number(UInt64.self),
            sequence > 0
        else { return .malformed }
        return .frame(
            SegmentFrame(hash: hash, kind: kind, sequence: sequence, content: reader.position..<end)
        )
    }

    /// Whether nothing but zeros stands from a place on.
    private static func isBlank(_ octets: [UInt8], from offset: Int) -> Bool {
        writtenByteCount(octets, from: offset) == 0
    }

    /// Octets from a place to the last that is not zero.
    static func writtenByteCount(_ octets: [UInt8], from offset: Int) -> Int {
        unsafe octets.withUnsafeBytes { octets in
            var end = octets.count
            while end - offset >= 8,
                unsafe octets.loadUnaligned(fromByteOffset: end - 8, as: UInt64.self) == 0
            {
                end -= 8
            }
            while end > offset, unsafe octets[end - 1] == 0 { end -= 1 }
            return end - offset
        }
    }

    /// Appends a record's frame without its number and hash, which the writer fills in.
    static func append(_ record: AuditRecord, to octets: inout [UInt8]) {
        let start = octets.count
        octets.appendBytes(of: UInt32(0))
        octets.appendBytes(of: SIMD32<UInt8>())
        octets.append(recordKind)
        octets.appendBytes(of: UInt64(0))
        record.append(to: &octets)
        let count = UInt32(truncatingIfNeeded: octets.count - start - 4).bigEndian
        unsafe octets.withUnsafeMutableBytes {
            unsafe $0.storeBytes(of: count, toByteOffset: start, as: UInt32.self)
        }
    }

    /// As above, a record of a form.
    static func append(
        _ form: AuditRecordForm, _ facts: AuditRecordForm.Facts, to octets: inout [UInt8]
    ) {
        let start = octets.count
        octets += form.frame
        unsafe octets.withUnsafeMutableBytes { octets in
            unsafe form.fill(
                UnsafeMutableRawBufferPointer(rebasing: octets[(start + prefixByteCount)...]),
                with: facts)
        }
    }

    /// As above, with its number and hash.
    static func append(_ entry: AuditLogEntry, to octets: inout [UInt8]) {
        octets.appendBytes(
            of: UInt32(truncatingIfNeeded: prefixByteCount - 4 + entry.record.count).bigEndian)
        octets.appendBytes(of: entry.hash.lanes)
        octets.append(recordKind)
        octets.appendBytes(of: entry.sequence.bigEndian)
        octets += entry.record
    }

    /// The octets of the record's frame that begins at a place; nil when it is not all there, or is
    /// no record's.
    @inline(__always)
    static func whole(
        _ octets: UnsafeRawBufferPointer, at offset: Int
    ) -> UnsafeRawBufferPointer? {
        guard octets.count - offset > prefixByteCount else { return nil }
        let rest = unsafe Int(
            UInt32(bigEndian: octets.loadUnaligned(fromByteOffset: offset, as: UInt32.self)))
        guard rest > prefixByteCount - 4, rest <= recordByteCountMax - 4,
            octets.count - offset - 4 >= rest, unsafe octets[offset + kindOffset] == recordKind
        else { return nil }
        return unsafe UnsafeRawBufferPointer(rebasing: octets[offset..<offset + 4 + rest])
    }

    /// The number in a whole frame.
    @inline(__always)
    static func number(of frame: UnsafeRawBufferPointer) -> UInt64 {
        unsafe UInt64(
            bigEndian: frame.loadUnaligned(fromByteOffset: sequenceOffset, as: UInt64.self))
    }

    /// The frame that closes a segment.
    static func seal(_ anchor: AuditAnchor) -> [UInt8] {
        let content = anchor.octets
        var octets: [UInt8] = []
        octets.appendBytes(of: UInt32(prefixByteCount - 4 + content.count).bigEndian)
        octets.appendBytes(of: SIMD32<UInt8>())
        octets.append(sealKind)
        octets.appendBytes(of: anchor.sequence.bigEndian)
        return octets + content
    }
}
