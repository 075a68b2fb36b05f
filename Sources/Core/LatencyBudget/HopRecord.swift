/// Where the time of one span went. Durations in nanoseconds and no clock readings, because the
/// clocks of two machines differ; the meaning is that of `carewire.aggregator.v1.HopRecord`.
public struct HopRecord: Sendable, Equatable {
    /// Who measured the span. The raw values are those of the contract.
    public enum Kind: UInt8, Sendable {
        /// The server of a call: from the request's last octet read to the response queued.
        case server = 1
        /// The client of a call: from the call made to the answer in hand.
        case client = 2
        /// A part of a handler's run worth a budget of its own.
        case `internal` = 3
    }

    // The small ones beside each other: an aggregator holds millions of records.

    /// Who measured the span.
    public var kind: Kind
    /// How often the call has been sent, this time included: 1 is the first. 0 when nobody says; a
    /// server knows only whether it is the first. 255 and more are the same.
    public var attempt: UInt8
    /// What a cache had to say.
    public var cache: CacheOutcome
    /// gRPC status code; 0 is success.
    public var status: Int32
    /// The request that the span is a part of.
    public var traceID: TraceID
    /// The span. The client's and the server's record of one call carry the same.
    public var spanID: UInt64
    /// The span from which the call was made; 0 at the edge.
    public var parentSpanID: UInt64
    /// The method's path ("carewire.soap.v1.SOAPService/Process") or the part's name ("phi.seal").
    public var operation: String
    /// Server: the wait for a worker. Client and internal: 0.
    public var queueNanoseconds: UInt64
    /// Server: the handler's run, downstream waits included. Client, internal: the whole duration.
    public var runNanoseconds: UInt64
    /// Server: the part of the run with at least one downstream call under way.
    public var downstreamNanoseconds: UInt64
    /// Client, internal: from the start of the parent's run to the start of this span.
    public var offsetNanoseconds: UInt64
    /// What was left until the deadline when the span began; 0 when there was none, or it had
    /// passed.
    public var deadlineNanoseconds: UInt64
    /// The part of the span that was spent waiting for companions of a batch.
    public var batchWaitNanoseconds: UInt64

    /// A record with every duration given in nanoseconds.
    public init(
        kind: Kind, traceID: TraceID, spanID: UInt64, parentSpanID: UInt64, operation: String,
        status: Int32 = 0, queueNanoseconds: UInt64 = 0, runNanoseconds: UInt64,
        downstreamNanoseconds: UInt64 = 0, offsetNanoseconds: UInt64 = 0,
        deadlineNanoseconds: UInt64 = 0, batchWaitNanoseconds: UInt64 = 0, attempt: UInt8 = 0,
        cache: CacheOutcome = .notAsked
    ) {
        self.kind = kind
        self.traceID = traceID
        self.spanID = spanID
        self.parentSpanID = parentSpanID
        self.operation = operation
        self.status = status
        self.queueNanoseconds = queueNanoseconds
        self.runNanoseconds = runNanoseconds
        self.downstreamNanoseconds = downstreamNanoseconds
        self.offsetNanoseconds = offsetNanoseconds
        self.deadlineNanoseconds = deadlineNanoseconds
        self.batchWaitNanoseconds = batchWaitNanoseconds
        self.attempt = attempt
        self.cache = cache
    }

    /// What was left of the deadline when the span ended, in nanoseconds: below 0 after it, nil
    /// without one.
    public var timeLeftNanoseconds: Int64? {
        guard deadlineNanoseconds > 0 else { return nil }
        let (sum, isOver) = queueNanoseconds.addingReportingOverflow(runNanoseconds)
        let deadline = Int64(clamping: deadlineNanoseconds)
        return isOver ? .min : deadline - Int64(clamping: sum)
    }
}
