/// The head of a trail at one moment, under the trail's key: what another service keeps, so that
/// nobody can take records from the end or write the trail anew.
///
/// It vouches for the chain (`sequence`, `hash`) and for the tree over the records of the segment
/// that ends there, so that single records can be proved to have been in it.
package struct AuditAnchor: Hashable, Sendable {
    /// Most octets of the octet form.
    package static let byteCountMax = 8 + 8 + 1 + AuditIdentifier.byteCountMax + 8 * 3 + 32 * 3
    static let magic = Array("CWANCHR1".utf8)

    /// Which trail.
    package let stream: AuditIdentifier
    /// The last record's number; 0 before the first.
    package let sequence: UInt64
    /// The chain's hash at that record.
    package let hash: AuditHash
    /// The number of the segment's first record; the tree's size is `sequence` + 1 − this.
    package let segmentFirst: UInt64
    /// The root of the tree over the segment's records so far.
    package let root: AuditHash
    /// When it was made: UTC, in nanoseconds since 1970.
    package let timeNanoseconds: UInt64
    let keyIdentity: UInt64
    let code: AuditHash

    /// Makes an anchor and its code.
    init(
        stream: AuditIdentifier, sequence: UInt64, hash: AuditHash, segmentFirst: UInt64,
        root: AuditHash, timeNanoseconds: UInt64, _ hasher: AuditHasher
    ) throws(AuditError) {
        self.stream = stream
        self.sequence = sequence
        self.hash = hash
        self.segmentFirst = segmentFirst
        self.root = root
        self.timeNanoseconds = timeNanoseconds
        keyIdentity = hasher.keyIdentity
        code = try hasher.documentCode(
            Self.body(
                stream, keyIdentity, [sequence, segmentFirst, timeNanoseconds], [hash, root])[...])
    }

    /// The anchor that octets stand for; whether it is genuine is asked by ``isGenuine(under:)``.
    /// - Throws: ``AuditError`` with code `malformed`.
    package init(octets: [UInt8]) throws(AuditError) {
        var reader = OctetReader(octets)
        guard reader.take(8).map(Array.init) == Self.magic,
            let keyIdentity = reader.number(UInt64.self), let stream = reader.identifier(),
            let sequence = reader.number(UInt64.self),
            let segmentFirst = reader.number(UInt64.self),
            let time = reader.number(UInt64.self), let hash = reader.hash(),
            let root = reader.hash(), let code = reader.hash(), reader.isAtEnd,
            segmentFirst >= 1, segmentFirst - 1 <= sequence
        else { throw AuditError(.malformed, "these octets are no anchor") }
        self.stream = stream
        self.sequence = sequence
        self.hash = hash
        self.segmentFirst = segmentFirst
        self.root = root
        timeNanoseconds = time
        self.keyIdentity = keyIdentity
        self.code = code
    }

    /// The octet form, for publication.
    package var octets: [UInt8] { body + code.octets }

    /// Records that the tree covers.
    package var treeSize: UInt64 { sequence - (segmentFirst - 1) }

    /// Whether the holder of `key` made it, and nobody changed it since.
    package func isGenuine(under key: AuditKey) throws(AuditError) -> Bool {
        try isGenuine(AuditHasher(key: key))
    }

    func isGenuine(_ hasher: AuditHasher) throws(AuditError) -> Bool {
        guard hasher.keyIdentity == keyIdentity else { return false }
        return try hasher.documentCode(body[...]) == code
    }

    private var body: [UInt8] {
        Self.body(
            stream, keyIdentity, [sequence, segmentFirst, timeNanoseconds], [hash, root])
    }

    private static func body(
        _ stream: AuditIdentifier, _ keyIdentity: UInt64, _ numbers: [UInt64],
        _ hashes: [AuditHash]
    ) -> [UInt8] {
        var octets = magic
        octets.appendBytes(of: keyIdentity.bigEndian)
        octets.appendShort(stream.text)
        for number in numbers { octets.appendBytes(of: number.bigEndian) }
        for hash in hashes { octets.appendBytes(of: hash.lanes) }
        return octets
    }
}
