internal import LatencyBudget

/// Where hop records land between two visits of the sender. Taking one costs a copy and no more.
struct HopBuffer {
    /// Records that may wait; further ones are dropped and counted (about 7 MB).
    static let hopCountMax = 65_536

    private var hops: [HopRecord] = []
    private var droppedCount: UInt64 = 0

    mutating func append(_ hop: HopRecord) {
        if hops.count < Self.hopCountMax {
            hops.append(hop)
        } else {
            droppedCount &+= 1
        }
    }

    /// Gives the records away and goes on with the storage of `empty`.
    ///
    /// - Returns: how many were dropped since the last time.
    mutating func exchange(_ empty: inout [HopRecord]) -> UInt64 {
        swap(&hops, &empty)
        defer { droppedCount = 0 }
        return droppedCount
    }
}
