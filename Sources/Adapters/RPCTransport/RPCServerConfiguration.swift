/// Where a server listens, and its limits.
public struct RPCServerConfiguration: Sendable {
    /// `host:port`, `[v6]:port` or a Unix socket's path; port 0 takes a free one.
    public var address: String
    /// How connections are protected.
    public var security: TransportSecurity
    /// Calls at once on one connection. Source of the default: ttRPC wire facts, section 8.
    public var concurrentCallMax = 1000
    /// Connections of one loop.
    public var connectionCountMax = 4096
    /// The deadline of a call that comes without one.
    public var defaultTimeout = Duration.seconds(30)
    /// A client that takes nothing of its answers for so long is given up. Source: as above,
    /// section 7.
    public var writeStallLimit = Duration.seconds(10)
    /// How long running calls may take when the server drains. Source: as above, section 10.
    public var drainLimit = Duration.seconds(30)

    /// Makes a configuration with the default limits.
    public init(address: String, security: TransportSecurity) {
        self.address = address
        self.security = security
    }
}
