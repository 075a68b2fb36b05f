/// What a connection has done so far; for metrics.
package struct RedisCounts: Sendable, Equatable {
    /// Times that the connection became ready.
    package var connectedCount = 0
    /// Attempts to connect that failed.
    package var failedConnectCount = 0
    /// Times that a ready connection was lost.
    package var lostConnectionCount = 0
}

/// What a connection has in hand now; for metrics and health.
package struct RedisState: Sendable, Equatable {
    /// Whether commands are sent at once.
    package let isReady: Bool
    /// Commands on their way or waiting, those of callers that have left included.
    package let commandCount: Int
    /// Octets that the socket has not taken yet.
    package let outputByteCount: Int
}
