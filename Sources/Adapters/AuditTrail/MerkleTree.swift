/// The hash tree over the records of one segment, as far as it has grown: the roots of its complete
/// subtrees, largest first. Source: RFC 6962, section 2.1.
struct MerkleTree: Sendable {
    /// Prefix octet of a leaf's hash.
    static let leafPrefix: UInt8 = 0
    /// Prefix octet of an inner node's hash.
    static let nodePrefix: UInt8 = 1

    /// Leaves so far.
    private(set) var count: UInt64 = 0
    private var subtrees: [AuditHash] = []

    /// Adds a leaf by its hash.
    mutating func append(_ leaf: AuditHash, _ hasher: AuditHasher) throws(AuditError) {
        var hash = leaf
        var level = count
        while level & 1 == 1, let left = subtrees.popLast() {
            hash = try Self.node(left, hash, hasher)
            level >>= 1
        }
        subtrees.append(hash)
        count += 1
    }

    /// The root; for no leaves the hash of nothing.
    func root(_ hasher: AuditHasher) throws(AuditError) -> AuditHash {
        guard var hash = subtrees.last else { return try Self.sha256([], hasher) }
        for left in subtrees.dropLast().reversed() { hash = try Self.node(left, hash, hasher) }
        return hash
    }

    /// The hash of a leaf: the prefix, the record's sequence number and its octets.
    static func leaf(
        sequence: UInt64, record: [UInt8], _ hasher: AuditHasher
    ) throws(AuditError) -> AuditHash {
        var octets = [leafPrefix]
        octets.appendBytes(of: sequence.bigEndian)
        return try sha256(octets + record, hasher)
    }

    static func node(
        _ left: AuditHash, _ right: AuditHash, _ hasher: AuditHasher
    ) throws(AuditError) -> AuditHash {
        let hash = unsafe withUnsafeTemporaryAllocation(byteCount: 65, alignment: 1) { octets in
            unsafe octets[0] = nodePrefix
            unsafe octets.storeBytes(of: left.lanes, toByteOffset: 1, as: SIMD32<UInt8>.self)
            unsafe octets.storeBytes(of: right.lanes, toByteOffset: 33, as: SIMD32<UInt8>.self)
            return unsafe hasher.sha256(UnsafeRawBufferPointer(octets))
        }
        guard let hash else { throw AuditError(.internalFailure, "SHA-256 failed") }
        return hash
    }

    private static func sha256(
        _ octets: [UInt8], _ hasher: AuditHasher
    ) throws(AuditError) -> AuditHash {
        guard let hash = unsafe octets.withUnsafeBytes({ unsafe hasher.sha256($0) }) else {
            throw AuditError(.internalFailure, "SHA-256 failed")
        }
        return hash
    }
}
