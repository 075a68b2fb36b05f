/// One reply of the server, copied out of the parser.
package enum RedisReply: Sendable, Equatable {
    /// A string of any octets.
    case bytes([UInt8])
    /// A word such as `OK`.
    case status(String)
    /// A whole number.
    case integer(Int64)
    /// Nothing: no value, or a condition that did not hold.
    case null
    /// The first word of an error; inside an array too.
    case error(String)
    /// Several replies, what a script's table becomes; at most ``ReplyReader/elementCountMax``.
    case array([RedisReply])
    /// Something newer, which no command of ours is answered with.
    case other
}
