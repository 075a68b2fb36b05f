internal import LatencyBudget

/// Where hop records land between two visits of the sender. Taking one costs a copy of 64 octets
/// and no more, and keeps nothing of the call alive.
struct HopBuffer {
    /// Records that may wait; further ones are dropped and counted (4 MiB).
    static let hopCountMax = 65_536

    private var hops: [PackedHop] = []
    private var names = OperationNames()
    private var droppedCount: UInt64 = 0

    mutating func append(_ hop: HopRecord) {
        guard hops.count < Self.hopCountMax else {
            droppedCount &+= 1
            return
        }
        hops.append(PackedHop(hop, operation: names.number(of: hop.operation)))
    }

    /// Gives the records away and goes on with the storage of `empty`.
    ///
    /// - Returns: how many were dropped since the last time, and the names of the operations.
    mutating func exchange(
        _ empty: inout [PackedHop]
    ) -> (droppedCount: UInt64, names: [String]) {
        swap(&hops, &empty)
        defer { droppedCount = 0 }
        return (droppedCount, names.names)
    }
}
