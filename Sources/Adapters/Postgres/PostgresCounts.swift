/// What a pool has done so far; for metrics.
package struct PostgresCounts: Sendable, Equatable {
    /// Connections that became ready.
    package var connectedCount = 0
    /// Attempts to connect that failed.
    package var failedConnectCount = 0
    /// Connections that were lost while they were ready.
    package var lostConnectionCount = 0
    /// Times that the server was asked to cancel a read whose caller had left.
    package var cancelRequestCount = 0
    /// Times that a call was sent again.
    package var repeatedCallCount = 0
    /// Writes committed.
    package var committedCallCount = 0
    /// Commits that they shared.
    package var commitCount = 0
}

/// What a pool has in hand now; for metrics and health.
package struct PostgresPoolState: Sendable, Equatable {
    /// Reading connections that are ready.
    package let readyReaderCount: Int
    /// Connections for slow reads that are ready; they are made when the first one comes.
    package let readySlowReaderCount: Int
    /// Writing connections that are ready.
    package let readyWriterCount: Int
    /// Connections that are ready, of all kinds.
    package var readyCount: Int { readyReaderCount + readySlowReaderCount + readyWriterCount }
    /// Reads that wait for a connection.
    package let waitingReadCount: Int
    /// Writes that wait for a connection.
    package let waitingWriteCount: Int
    /// Those of both that wait for an emergency.
    package let waitingUrgentCount: Int
    /// Calls that are on their way, those of callers that have left included.
    package let inFlightCount: Int
    /// Octets of parameters of unanswered calls.
    package let heldByteCount: Int
}
