/// The message types. Source: ttRPC wire facts, sections 3 and 11.
public enum FrameType {
    /// Opens a stream, client to server.
    public static let request: UInt8 = 0x01
    /// Ends a stream, server to client.
    public static let response: UInt8 = 0x02
    /// One application message of an open stream.
    public static let data: UInt8 = 0x03

    // Extensions of ours, only between peers that have agreed to them.

    /// Ends a call early, client to server: a ``Capabilities/cancel``.
    public static let cancel: UInt8 = 0x10
    /// Asks for a ``pong``: a ``Capabilities/ping``. On stream 0.
    public static let ping: UInt8 = 0x11
    /// The answer to a ``ping``, with its octets. On stream 0.
    public static let pong: UInt8 = 0x12
    /// The server takes no more calls: a ``Capabilities/goAway``. On stream 0.
    public static let goAway: UInt8 = 0x13
    /// More Data may be sent: a ``Capabilities/window``. On stream 0 for the connection.
    public static let window: UInt8 = 0x14
    /// Response metadata in front of the first Data: a ``Capabilities/trailer``.
    public static let headers: UInt8 = 0x15
}
