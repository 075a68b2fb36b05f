/// One address of a client's target, for operators.
public struct EndpointSnapshot: Sendable {
    /// The address.
    public let address: String
    /// `idle`, `connecting`, `ready`, `backingOff`, `ejected` or `draining`.
    public let state: String
    /// Connections that take calls.
    public let connectionCount: Int
    /// Calls under way.
    public let outstanding: Int
    /// Attempts sent there, so far.
    public let calls: UInt64
    /// Of them, those that failed by the server's fault.
    public let failures: UInt64
    /// How often it was left out for doing worse than the others.
    public let ejections: Int
}
