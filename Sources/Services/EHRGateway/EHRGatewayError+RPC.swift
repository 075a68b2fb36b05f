internal import RPC

extension EHRGatewayError {
    /// What the gateway's caller is told.
    var asRPCError: RPCError {
        var text = message
        if let retryAfter {
            let milliseconds =
                retryAfter.components.seconds * 1_000
                + retryAfter.components.attoseconds / 1_000_000_000_000_000
            text += ", retry after \(milliseconds) ms"
        }
        return RPCError(statusCode, text, retryAfter: retryAfter, cause: self)
    }

    private var statusCode: StatusCode {
        switch code {
        case .invalidArgument, .refused: .invalidArgument
        case .notFound: .notFound
        case .ambiguous, .forbidden, .invalidConfiguration: .failedPrecondition
        case .alreadyExists: .alreadyExists
        case .conflict: .aborted
        case .busy, .throttled, .unreachable, .breakerOpen: .unavailable
        case .timeout: .deadlineExceeded
        case .overloaded, .tooLarge: .resourceExhausted
        case .badAnswer: .internalError
        case .cancelled: .cancelled
        }
    }
}
