public import RPC
public import Reactor

/// Everything about an ``RPCClient`` that can be chosen; what is left alone has its default.
public struct RPCClientConfiguration: Sendable {
    /// Calls of one client that wait for a connection, or for room on one.
    public static let defaultWaitingCallMax = 1024
    /// Name resolution, connecting and the TLS handshake together.
    public static let defaultConnectTimeout = Duration.seconds(2)
    /// Connections to one address.
    public static let defaultConnectionMax = 4
    /// Calls under way on every connection of an address above which another is opened.
    public static let defaultBusyConnectionLimit = 500
    /// The shortest ``keepAliveInterval``: peers close at more than ten Pings a second.
    public static let keepAliveIntervalMin = Duration.milliseconds(200)
    /// Between two resolutions of one name that failures ask for.
    public static let resolutionIntervalMin = Duration.seconds(1)
    /// Addresses of one target that are used.
    public static let endpointMax = 64

    /// Calls that wait, at most; one more ends RESOURCE_EXHAUSTED.
    public var waitingCallMax = defaultWaitingCallMax
    /// One attempt to connect takes no longer.
    public var connectTimeout = defaultConnectTimeout
    /// How long an address is left alone after a failed attempt: 1 s at first, 120 s at most.
    public var backoff = Backoff()
    /// Connections to one address, at most.
    public var connectionMax = defaultConnectionMax
    /// Calls on every connection of an address above which another one is opened.
    public var busyConnectionLimit = defaultBusyConnectionLimit
    /// A connection with calls under way on which nothing was heard for so long is asked for a sign
    /// of life, if its peer knows Ping.
    public var keepAliveInterval = Duration.seconds(10)
    /// A connection is given up when the sign of life does not come within this time.
    public var keepAliveTimeout = Duration.seconds(5)
    /// A connection whose peer takes nothing for so long is given up.
    public var writeStallLimit = Duration.seconds(10)
    /// How often the addresses of a `dns:///` target are looked up again.
    public var resolutionInterval = Duration.seconds(30)
    /// Which calls are made again, and when.
    public var retries = RetryPolicy()
    /// Repeats and hedges are taken from it: one for the whole process.
    public var retryBudget = RetryBudget.shared
    /// When an address is left out because it does worse than the others.
    public var outliers = OutlierLimits()
    /// They stand before every call, the first one outermost.
    public var interceptors: [any ClientInterceptor] = []

    /// The defaults.
    public init() {}
}
