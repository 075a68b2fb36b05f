/// Whose doing a gRPC status is.
enum StatusBlame {
    /// Success.
    case none
    /// An answer like any other: the caller asked for what is not there or not allowed.
    case caller
    /// Cancelled: neither a good nor a bad measurement.
    case nobody
    /// The service's failure; for the verdict it took longer than any limit.
    case service

    init(_ status: Int32) {
        switch status {
        case 0: self = .none
        case 1: self = .nobody
        // Invalid argument, not found, already exists, permission denied, failed precondition,
        // aborted, out of range, unauthenticated.
        case 3, 5, 6, 7, 9, 10, 11, 16: self = .caller
        // Unknown, deadline exceeded, resource exhausted, unimplemented, internal, unavailable,
        // data loss, and codes that do not exist.
        default: self = .service
        }
    }
}
