public import LatencyBudget
public import RPC

/// A call whose handler has not returned, for operators. Names and times; never patient data.
public struct OpenCall: Sendable {
    /// How far a call is.
    public enum Phase: String, Sendable {
        /// It waits for a place.
        case waiting
        /// Its handler works, or waits for something that is no call.
        case running
        /// Its handler waits for another service.
        case downstream
        /// It waits for room to send.
        case sending
        /// Its caller has been answered already, by its deadline for example; the handler is still
        /// to return.
        case stopped
    }

    /// The method.
    public let method: MethodName
    /// How far it is.
    public let phase: Phase
    /// Since it came.
    public let age: Duration
    /// Until its deadline; negative when that has passed.
    public let timeLeft: Duration
    /// The request that it is part of.
    public let traceID: TraceID
    /// The lane in which it was admitted.
    public let priority: CallPriority
}
