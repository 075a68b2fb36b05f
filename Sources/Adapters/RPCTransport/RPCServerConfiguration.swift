public import RPC

/// Where a server listens, who may call what, and its limits.
public struct RPCServerConfiguration: Sendable {
    /// `host:port`, `[v6]:port` or a Unix socket's path; port 0 takes a free one.
    public var address: String
    /// How connections are protected.
    public var security: TransportSecurity
    /// Which caller may call which method. Every method must be named in it.
    public var authorization: AuthorizationTable
    /// What stands before the handlers, the first one outermost.
    public var interceptors: [any ServerInterceptor] = []

    /// Told of every call that is refused because of who calls, on the loop's thread; must not
    /// wait. The caller learns no more than before.
    public var denials: (@Sendable (ServerDenial) -> Void)?

    // MARK: Calls

    /// Calls at once on one connection. Source of the default: ttRPC wire facts, section 8.
    public var concurrentCallMax = 1000
    /// Calls at once of one identity, on all its connections of one loop. Clear text has no
    /// identity, and no such limit.
    public var callsPerPeerMax = 4000
    /// Streaming calls at once on one loop. They take no place of the concurrency limit, because
    /// how long they last says nothing about the load.
    public var streamCountMax = 4096
    /// The deadline of a call that comes without one.
    public var defaultTimeout = Duration.seconds(30)
    /// The most time that a call of a method gets, whatever its caller allows; nil for as much as
    /// it allows. Asked once at the start and by ``RPCServer/limitTime(_:)``.
    public var timeLimit: (@Sendable (MethodName) -> Duration?)?

    // MARK: Admission

    /// Handlers that may wait, running at once on one loop: the least and the most that the
    /// adaptive limit can become. It starts at the most.
    public var concurrencyLimitMin = 16
    /// See ``concurrencyLimitMin``.
    public var concurrencyLimitMax = 4096
    /// Whether the limit follows the measured run times; otherwise it stays at its most.
    public var adaptsConcurrencyLimit = true
    /// Calls of one loop that wait for a place.
    public var waitingCallMax = 1024
    /// The share of the concurrency limit that only calls in the emergency lane may use; one place
    /// at least.
    public var emergencyReserve = 0.1
    /// Whether a call is refused that has less time left than half of its method's calls take.
    public var refusesHopelessCalls = true

    // MARK: Connections

    /// Connections of one loop.
    public var connectionCountMax = 16_384
    /// Connections of one identity on one loop. Clear text has no identity, and no such limit.
    public var connectionsPerPeerMax = 256
    /// Octets of finished answers that wait for room in one connection's write queue; an answer
    /// beyond them fails with RESOURCE_EXHAUSTED.
    public var waitingAnswerByteCountMax = 64 << 20
    /// A client that takes nothing of its answers for so long is given up. Source: as above,
    /// section 7.
    public var writeStallLimit = Duration.seconds(10)
    /// How long running calls may take when the server drains. Source: as above, section 10.
    public var drainLimit = Duration.seconds(30)

    /// Makes a configuration with the default limits.
    public init(address: String, security: TransportSecurity, authorization: AuthorizationTable) {
        self.address = address
        self.security = security
        self.authorization = authorization
    }

    var admissionLimits: AdmissionLimits {
        var limits = AdmissionLimits()
        limits.concurrencyMin = concurrencyLimitMin
        limits.concurrencyMax = concurrencyLimitMax
        limits.isAdaptive = adaptsConcurrencyLimit
        limits.waitingCallMax = waitingCallMax
        limits.emergencyShare = emergencyReserve
        return limits
    }
}
