/// A server's word that it takes no more calls on this connection.
public struct GoAway: Sendable, Equatable {
    /// The last id of a first GoAway ("stop soon"): no call is given up yet.
    public static let everyStreamID: UInt32 = 0xFFFF_FFFF
    /// Octets of the text that are sent, and read.
    public static let messageByteCountMax = 1024

    /// Requests above it were not and will not be run.
    public var lastStreamID: UInt32
    /// A status code; 0 for an ordinary drain.
    public var code: UInt32
    /// Why, for an operator; at most 1 KiB.
    public var message: String

    /// Makes a GoAway of its parts.
    public init(lastStreamID: UInt32, code: UInt32, message: String) {
        self.lastStreamID = lastStreamID
        self.code = code
        self.message = message
    }
}
