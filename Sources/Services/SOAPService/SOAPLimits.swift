/// Bounds on what a request may hold, and on the service's own work.
package enum SOAPLimits {
    /// Characters of a patient's or provider's id; one at least. Source: soap.proto.
    package static let idByteCountMax = 64
    /// Octets of an idempotency key; one at least. Source: soap.proto.
    package static let idempotencyKeyByteCountMax = 128
    /// Octets of a caller's identity that an audit record keeps.
    package static let callerByteCountMax = 2048
    /// Hand-offs that the worker takes up at once.
    package static let handOffBatchMax = 8
}
