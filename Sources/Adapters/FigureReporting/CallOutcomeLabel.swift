/// How a call ended, in four kinds: the label of its durations.
package enum CallOutcomeLabel: String, Sendable, CaseIterable {
    /// It was answered.
    case success
    /// It was refused for what the caller asked: an answer like any other.
    case callerFault = "caller_fault"
    /// The service failed it.
    case serviceFault = "service_fault"
    /// The caller left.
    case cancelled

    /// Of a gRPC status code; codes that do not exist are the service's fault.
    package init(_ status: Int32) {
        switch status {
        case 0: self = .success
        case 1: self = .cancelled
        // Invalid argument, not found, already exists, permission denied, failed precondition,
        // aborted, out of range, unauthenticated.
        case 3, 5, 6, 7, 9, 10, 11, 16: self = .callerFault
        default: self = .serviceFault
        }
    }
}
