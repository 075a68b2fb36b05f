/// One method of a server, for operators.
public struct MethodSnapshot: Sendable {
    /// "service/method".
    public var path: String
    /// Requests that named it.
    public var callCount: UInt64
    /// Those that were not answered with success, refused ones included.
    public var failureCount: UInt64
    /// Handlers that may wait, and have not returned.
    public var runningCount: Int
    /// The median run of the last 10 to 20 seconds, within 13 %; zero when nothing was measured.
    /// Handlers that never wait are measured where the caller or an observer is told the time.
    public var p50: Duration
    /// The run that one in a hundred exceeds, as above.
    public var p99: Duration
}
