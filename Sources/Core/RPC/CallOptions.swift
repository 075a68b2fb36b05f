/// How a call is to be made.
public struct CallOptions: Sendable {
    /// The deadline of a call that has neither a parent nor a timeout of its own.
    public static let defaultTimeout = Duration.seconds(5)
    /// Kept back from a parent's deadline, so that its handler can still answer: a twentieth of
    /// what is left, at most this.
    public static let marginMax = Duration.milliseconds(10)

    /// The call in whose handler this one is made: hands on its deadline and its trace.
    public var parent: CallContext?
    /// At most this long; the parent's deadline may come first.
    public var timeout: Duration?
    /// Sent beside the request.
    public var metadata: Metadata
    /// The call's place in its request, where the caller wants to choose it; otherwise a child of
    /// the parent's span, or a trace of its own.
    public var trace: TraceContext?
    /// Sent as `idempotency-key`: the server does the same thing once however often it is asked.
    public var idempotencyKey: String?
    /// The lane of the call; nil for the parent's if that is more urgent than the method's own,
    /// otherwise the method's own.
    public var priority: CallPriority?
    /// Whether the call waits, until its deadline, while no server can be reached. Otherwise it
    /// ends with `unavailable` as soon as that is known.
    public var waitsForReady = false
    /// Sends a second attempt to another server when the first has not answered after this time.
    /// Only for methods that only read; nil for none.
    public var hedgeDelay: Duration?
    /// Filled by the call, for a caller that wants to know more than the answer.
    public var report: CallReport?

    /// Makes options; what is left out has its default.
    public init(
        parent: CallContext? = nil, timeout: Duration? = nil, metadata: Metadata = Metadata(),
        idempotencyKey: String? = nil, trace: TraceContext? = nil, priority: CallPriority? = nil
    ) {
        self.parent = parent
        self.timeout = timeout
        self.metadata = metadata
        self.idempotencyKey = idempotencyKey
        self.trace = trace
        self.priority = priority
    }

    /// The lane of a call of `method` made with these options.
    public func priority(of method: MethodName) -> CallPriority {
        if let priority { return priority }
        guard let parent, parent.priority == .emergency else { return method.priority }
        return .emergency
    }

    /// When a call made at `now` must have ended.
    public func deadline(from now: ContinuousClock.Instant) -> ContinuousClock.Instant {
        guard let parent else { return now + (timeout ?? Self.defaultTimeout) }
        let left = max(.zero, parent.deadline - now)
        let handedOn = parent.deadline - min(Self.marginMax, left / 20)
        guard let timeout else { return handedOn }
        return min(handedOn, now + timeout)
    }
}
