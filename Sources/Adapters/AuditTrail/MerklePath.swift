/// The way from one leaf to the root: what a proof of inclusion consists of.
struct MerklePath: Hashable, Sendable {
    /// Most steps: a tree's size has 64 bits.
    static let stepCountMax = 64

    /// The neighbours, from the leaf upwards.
    let steps: [AuditHash]

    /// The path of leaf `index` in the tree over `leaves`; nil when there is no such leaf. Source:
    /// RFC 6962, section 2.1.1.
    init?(of index: Int, in leaves: [AuditHash], _ hasher: AuditHasher) throws(AuditError) {
        guard leaves.indices.contains(index) else { return nil }
        var steps: [AuditHash] = []
        var level = leaves
        var position = index
        while level.count > 1 {
            let neighbour = position ^ 1
            if neighbour < level.count { steps.append(level[neighbour]) }
            var next: [AuditHash] = []
            next.reserveCapacity((level.count + 1) / 2)
            for left in stride(from: 0, to: level.count, by: 2) {
                next.append(
                    left + 1 < level.count
                        ? try MerkleTree.node(level[left], level[left + 1], hasher) : level[left])
            }
            level = next
            position /= 2
        }
        self.steps = steps
    }

    init(steps: [AuditHash]) { self.steps = steps }

    /// The root that this path leads to from `leaf`; nil when the path is no path of leaf `index`
    /// in a tree of `count` leaves. Source: RFC 9162, section 2.1.3.2.
    func root(
        from leaf: AuditHash, index: UInt64, count: UInt64, _ hasher: AuditHasher
    ) throws(AuditError) -> AuditHash? {
        guard index < count else { return nil }
        var (position, last) = (index, count - 1)
        var hash = leaf
        for step in steps {
            if last == 0 { return nil }
            if position & 1 == 1 || position == last {
                hash = try MerkleTree.node(step, hash, hasher)
                while position & 1 == 0, position != 0 {
                    position >>= 1
                    last >>= 1
                }
            } else {
                hash = try MerkleTree.node(hash, step, hasher)
            }
            position >>= 1
            last >>= 1
        }
        return last == 0 ? hash : nil
    }
}
