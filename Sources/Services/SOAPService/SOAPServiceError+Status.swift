internal import PHIProtection
internal import RPC

/// The only place where this service's failures become status codes.
extension SOAPServiceError {
    /// The error that the caller sees.
    var rpcError: RPCError {
        let status: StatusCode =
            switch code {
            case .unavailable: .unavailable
            case .overloaded: .resourceExhausted
            case .cancelled: .cancelled
            case .damaged: .dataLoss
            case .internalFailure: .internalError
            }
        return RPCError(status, message, cause: self)
    }

    /// A failure to seal, open or name.
    init(_ error: PHIError) {
        switch error.code {
        case .notAuthentic, .malformedEnvelope:
            self.init(.damaged, "a stored note does not open", cause: error)
        case .limitExceeded:
            // Names a bound and a key id, as every message of that module.
            self.init(.overloaded, error.message, cause: error)
        case .unknownKey:
            self.init(.internalFailure, "a key is missing from the ring", cause: error)
        case .badKeyRing, .exposedKeyRing, .internalFailure:
            self.init(.internalFailure, "protection of patient data failed", cause: error)
        }
    }
}
