/// What an answer says, whatever protocol it came by.
public enum AnswerKind: Int, Sendable, Hashable, CaseIterable {
    /// The callee did what was asked.
    case answered
    /// The callee did its work and says that the request is at fault, or that what it names is not
    /// there.
    case callerMistake
    /// Our credentials were refused.
    case credentials
    /// The callee asks to slow down.
    case throttled
    /// The callee failed.
    case fault
    /// The callee was not reached, or cannot work now.
    case unavailable
    /// No answer came in time.
    case timeout
    /// The caller went away before the answer.
    case cancelled

    /// By HTTP status (RFC 9110, section 15; 429: RFC 6585). What is no status is a fault.
    public init(httpStatus: Int) {
        self =
            switch httpStatus {
            case 100..<400: .answered
            case 401, 403, 407: .credentials
            case 408, 504: .timeout
            case 429: .throttled
            case 400..<500, 501, 505: .callerMistake
            case 502, 503: .unavailable
            default: .fault
            }
    }

    /// By the code of an RPC status, in gRPC's numbers, which ttRPC shares. An unknown code is a
    /// fault.
    public init(rpcStatus: Int) {
        self =
            switch rpcStatus {
            case 0: .answered
            case 1: .cancelled
            // Invalid argument, not found, already exists, failed precondition, aborted, out of
            // range, unimplemented.
            case 3, 5, 6, 9, 10, 11, 12: .callerMistake
            case 4: .timeout
            case 7, 16: .credentials
            case 8: .throttled
            case 14: .unavailable
            // Unknown, internal, data loss, and what no list names.
            default: .fault
            }
    }
}
