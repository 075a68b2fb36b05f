/// One reply of the server, copied out of the parser.
enum RedisReply: Equatable {
    case bytes([UInt8])
    case status(String)
    case integer(Int64)
    case null
    /// The first word of an error.
    case error(String)
    /// An array or something newer, which no command of ours is answered with.
    case other
}
