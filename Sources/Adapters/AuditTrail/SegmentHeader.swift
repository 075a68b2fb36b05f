/// What a segment file begins with: which part of which trail follows, under the trail's key.
struct SegmentHeader: Hashable, Sendable {
    /// Most octets.
    static let byteCountMax = 8 + 8 + 1 + AuditIdentifier.byteCountMax + 8 + 8 + 32 + 32
    static let magic = Array("CWSEGMT1".utf8)

    let stream: AuditIdentifier
    /// The number of the segment's first record.
    let first: UInt64
    /// The chain's hash before that record.
    let previous: AuditHash
    let timeNanoseconds: UInt64

    /// The octets with their code.
    func octets(_ hasher: AuditHasher) throws(AuditError) -> [UInt8] {
        let body = body(keyIdentity: hasher.keyIdentity)
        return try body + hasher.documentCode(body[...]).octets
    }

    private func body(keyIdentity: UInt64) -> [UInt8] {
        var octets = Self.magic
        octets.appendBytes(of: keyIdentity.bigEndian)
        octets.appendShort(stream.text)
        octets.appendBytes(of: first.bigEndian)
        octets.appendBytes(of: timeNanoseconds.bigEndian)
        octets.appendBytes(of: previous.lanes)
        return octets
    }

    /// What stands at the beginning of a segment file.
    enum Reading {
        /// A header, and where the frames begin.
        case header(SegmentHeader, byteCount: Int)
        /// A header of another key.
        case otherKey(SegmentHeader, byteCount: Int)
        /// None, or one that was changed.
        case none
    }

    static func read(_ octets: [UInt8], _ hasher: AuditHasher) throws(AuditError) -> Reading {
        var reader = OctetReader(octets)
        guard reader.take(8).map(Array.init) == magic,
            let keyIdentity = reader.number(UInt64.self), let stream = reader.identifier(),
            let first = reader.number(UInt64.self), let time = reader.number(UInt64.self),
            let previous = reader.hash()
        else { return .none }
        let bodyCount = reader.position
        guard let code = reader.hash(), first >= 1 else { return .none }
        let header = SegmentHeader(
            stream: stream, first: first, previous: previous, timeNanoseconds: time)
        guard keyIdentity == hasher.keyIdentity else {
            return .otherKey(header, byteCount: reader.position)
        }
        guard try hasher.documentCode(octets[..<bodyCount]) == code else { return .none }
        return .header(header, byteCount: reader.position)
    }
}
