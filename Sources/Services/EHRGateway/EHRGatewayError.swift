internal import CircuitBreaking
internal import HTTPClient

/// What can go wrong between the gateway and the EHR.
package struct EHRGatewayError: Error, Sendable {
    /// The kinds of failure.
    package enum Code: String, Sendable {
        /// A field of the request is missing or out of its range.
        case invalidArgument
        /// The EHR has no such thing.
        case notFound
        /// More than one thing fits, so that none can be chosen safely.
        case ambiguous
        /// The EHR holds something else under this document id.
        case alreadyExists
        /// The EHR refuses this request as it stands.
        case refused
        /// The EHR does not let the gateway in.
        case forbidden
        /// Somebody else changed it first.
        case conflict
        /// The EHR says that it cannot do it now (408, 5xx).
        case busy
        /// The EHR asks to slow down (429).
        case throttled
        /// No connection, or it broke.
        case unreachable
        /// The time was up first.
        case timeout
        /// The breaker is open: nothing was sent.
        case breakerOpen
        /// A bound of the gateway's own is reached: nothing was sent.
        case overloaded
        /// The EHR's answer is larger than is taken.
        case tooLarge
        /// The EHR's answer is not what FHIR says.
        case badAnswer
        /// The caller went away.
        case cancelled
        /// The gateway was set up wrongly.
        case invalidConfiguration
    }

    /// What failed.
    package let code: Code
    /// One sentence for an operator: never an id, a query or a resource.
    package let message: String
    /// How long to wait before asking again, where that is known.
    package let retryAfter: Duration?
    /// What led to it. It stays in this process.
    package let cause: (any Error)?

    /// Makes an error.
    package init(
        _ code: Code, _ message: String, retryAfter: Duration? = nil, cause: (any Error)? = nil
    ) {
        self.code = code
        self.message = message
        self.retryAfter = retryAfter
        self.cause = cause
    }

    /// What the error says about the EHR; `cancelled` for what the gateway did by itself.
    var answerKind: AnswerKind {
        switch code {
        case .busy, .unreachable: .unavailable
        case .throttled: .throttled
        case .timeout: .timeout
        case .badAnswer: .fault
        case .forbidden: .credentials
        case .notFound, .ambiguous, .alreadyExists, .refused, .conflict: .callerMistake
        case .tooLarge: .answered
        case .invalidArgument, .breakerOpen, .overloaded, .cancelled, .invalidConfiguration:
            .cancelled
        }
    }

    /// Whether the same request may do better a moment later.
    var isTransient: Bool { code == .busy || code == .throttled || code == .unreachable }
}

extension EHRGatewayError {
    /// What an HTTP status other than success means; nil for 2xx.
    init?(status: Int, retryAfter: Duration? = nil) {
        let code: Code
        switch status {
        case 200..<300: return nil
        case 401, 403, 407: code = .forbidden
        case 404, 410: code = .notFound
        case 409: code = .conflict
        case 412: code = .ambiguous
        case 429: code = .throttled
        case 501, 505: code = .refused
        case 408, 500..<600: code = .busy
        case 400..<500: code = .refused
        case _: code = .badAnswer
        }
        self.init(code, "the EHR answered with status \(status)", retryAfter: retryAfter)
    }

    /// What a failed exchange means.
    init(_ error: HTTPError) {
        let code: Code
        switch error.code {
        case .timeout: code = .timeout
        case .connectFailed, .tlsFailed, .protocolFailed: code = .unreachable
        case .tooLarge: code = .tooLarge
        case .cancelled: code = .cancelled
        case .overloaded: code = .overloaded
        case .invalidRequest: code = .refused
        }
        self.init(code, "no answer from the EHR: \(error.code.rawValue)", cause: error)
    }
}
