/// What came of posting to the webhook.
package enum HookAnswer: Sendable, Equatable {
    /// The receiver answered with a status code, and perhaps said when to come again: the value of
    /// its Retry-After header.
    case status(Int, retryAfter: String?)
    /// No answer: no connection, none in time, or one that broke off.
    case none
    /// The address is none that anything can be sent to.
    case unsendable
}
