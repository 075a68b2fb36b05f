private import Synchronization

/// What a call's caller may want to know beside the answer: how often it was sent, what the server
/// said of its own time, and the metadata that came with the answer.
///
/// Hand one to ``CallOptions/report``; it is complete when the call has ended.
public final class CallReport: Sendable {
    /// Where the server's time went. Source: ttRPC wire facts, section 11, field 1003.
    public struct ServerTiming: Sendable, Equatable {
        /// From the request's last octet to the start of its handler.
        public let queue: Duration
        /// From the start of the handler to its answer.
        public let run: Duration
        /// The part of `run` with at least one call to another service under way.
        public let downstream: Duration

        /// Made by a transport.
        public init(queue: Duration, run: Duration, downstream: Duration) {
            self.queue = queue
            self.run = run
            self.downstream = downstream
        }
    }

    /// The facts, all of them empty at first.
    public struct Facts: Sendable {
        /// Attempts sent, hedges included.
        public var attemptCount = 0
        /// The address of the server that answered.
        public var endpoint: String?
        /// What came ahead of the first response.
        public var metadata = Metadata()
        /// What came with the end of the call.
        public var trailers = Metadata()
        /// Nil from a peer that does not say.
        public var timing: ServerTiming?
    }

    private let state = Mutex(Facts())

    /// An empty report, for one call.
    public init() {}

    /// What is known so far.
    public var facts: Facts { state.withLock { $0 } }

    /// Changes what is known. For transports.
    public func update(_ change: (inout sending Facts) -> Void) {
        state.withLock { change(&$0) }
    }
}
