/// What can go wrong between octets, JSON and messages. Nothing else leaves this module.
public struct MessageError: Error, Sendable {
    /// The kind of failure, to switch on.
    public enum Code: String, Sendable {
        /// The octets are not a message of this type.
        case malformed
        /// More than ``MessageLimits/depthMax`` messages inside each other.
        case tooDeep
        /// More than ``MessageLimits/fieldCountMax`` fields.
        case tooManyFields
        /// Decoded, the message would be larger than its octets justify, or larger than an arena.
        case tooLarge
        /// A text field does not hold UTF-8.
        case notUTF8
        /// A text field holds U+0000, which protobuf-c cannot carry.
        case embeddedNUL
        /// The JSON text or value does not fit the message.
        case badJSON
    }

    /// The kind of failure.
    public let code: Code
    /// One sentence for an operator: names of messages and fields, never their content.
    public let message: String
    /// The error that led to this one, if any.
    public let cause: (any Error)?

    /// - Parameter message: must not quote any content of a message.
    public init(_ code: Code, _ message: String, cause: (any Error)? = nil) {
        self.code = code
        self.message = message
        self.cause = cause
    }
}
