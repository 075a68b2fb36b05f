/// What came of asking a listener for a connection.
public enum AcceptOutcome: Equatable, Sendable {
    /// A connection, non-blocking; the taker closes it.
    case connection(Int32)
    /// Nobody waits.
    case none
    /// Somebody waits, but the process or the system has no descriptor or no memory left. Asking
    /// again at once gives the same: wait first.
    case outOfDescriptors
}
