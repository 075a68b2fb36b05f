package import Messages

extension AdminV1.PoolSnapshot {
    /// A pool whose connections carry several calls at once: one is in use while any is on its way.
    ///
    /// - Parameters:
    ///   - connectionCount: connections that are open.
    ///   - inFlightCount: calls on their way.
    ///   - waitingCount: calls that wait for a connection.
    package static func pipelined(
        _ name: String, connectionCount: Int, inFlightCount: Int, waitingCount: Int
    ) -> AdminV1.PoolSnapshot {
        let inUse = min(connectionCount, inFlightCount)
        return AdminV1.PoolSnapshot(
            name: name, size: UInt32(clamping: connectionCount),
            idleCount: UInt32(clamping: connectionCount - inUse),
            inUseCount: UInt32(clamping: inUse), waitingCount: UInt32(clamping: waitingCount))
    }
}
