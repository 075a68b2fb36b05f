public import RPC

/// What a server is doing, for operators. Names, addresses, counts and times; never patient data.
public struct ServerSnapshot: Sendable {
    /// Connections that are listed one by one; the rest is only counted.
    public static let listedConnectionMax = 1000

    /// Where it listens, with the port that it has got.
    public var address = ""
    /// Whether it takes no new calls.
    public var isDraining = false
    /// All open connections.
    public var connectionCount = 0
    /// The first ``listedConnectionMax`` of them.
    public var connections: [ConnectionSnapshot] = []
    /// Handlers that may wait, and have not returned.
    public var runningCallCount = 0
    /// Calls waiting for a place, by lane.
    public var waitingCallCount: [CallPriority: Int] = [:]
    /// Handlers that may run at once, summed over the loops.
    public var concurrencyLimit = 0
    /// Calls and connections that were refused, by reason; only those that occurred.
    public var refusals: [String: UInt64] = [:]
    /// The methods, in the order of the table.
    public var methods: [MethodSnapshot] = []

    /// An empty one.
    public init() {}
}
