/// The outcome of a call. Source of the numbers: gRPC status codes, which ttRPC shares.
public enum StatusCode: Int32, Sendable, CaseIterable {
    /// The call did what was asked.
    case ok = 0
    /// The caller gave up.
    case cancelled = 1
    /// The peer sent a code outside 0 to 16, or none of the others fits.
    case unknown = 2
    /// The request can never succeed as it stands.
    case invalidArgument = 3
    /// The deadline passed first; the effect is unknown.
    case deadlineExceeded = 4
    /// There is no such thing.
    case notFound = 5
    /// It is there already.
    case alreadyExists = 6
    /// The caller may not do this.
    case permissionDenied = 7
    /// A limit was reached; later it may work.
    case resourceExhausted = 8
    /// The state of the system forbids it, and a repeat will not help.
    case failedPrecondition = 9
    /// Somebody else changed it first; read again and repeat.
    case aborted = 10
    /// Past the end of something.
    case outOfRange = 11
    /// No such method here.
    case unimplemented = 12
    /// A fault of ours.
    case internalError = 13
    /// Not reachable now; later it may work.
    case unavailable = 14
    /// Stored data is damaged.
    case dataLoss = 15
    /// The caller did not prove who it is.
    case unauthenticated = 16

    /// The field's name for it, such as `NOT_FOUND`.
    public var name: String {
        switch self {
        case .ok: "OK"
        case .cancelled: "CANCELLED"
        case .unknown: "UNKNOWN"
        case .invalidArgument: "INVALID_ARGUMENT"
        case .deadlineExceeded: "DEADLINE_EXCEEDED"
        case .notFound: "NOT_FOUND"
        case .alreadyExists: "ALREADY_EXISTS"
        case .permissionDenied: "PERMISSION_DENIED"
        case .resourceExhausted: "RESOURCE_EXHAUSTED"
        case .failedPrecondition: "FAILED_PRECONDITION"
        case .aborted: "ABORTED"
        case .outOfRange: "OUT_OF_RANGE"
        case .unimplemented: "UNIMPLEMENTED"
        case .internalError: "INTERNAL"
        case .unavailable: "UNAVAILABLE"
        case .dataLoss: "DATA_LOSS"
        case .unauthenticated: "UNAUTHENTICATED"
        }
    }
}
