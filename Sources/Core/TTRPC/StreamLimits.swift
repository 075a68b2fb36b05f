/// Bounds of streams and of the connection they share. Source: ttRPC wire facts, sections 7
/// and 11.
public enum StreamLimits {
    /// Messages that wait in one stream's receiving queue, without windows.
    public static let queuedMessageMax = 64
    /// Octets that wait in one stream's receiving queue, without windows (1 MiB). A message is
    /// always taken by an empty queue.
    public static let queuedByteCountMax = 1 << 20
    /// Messages that wait in one stream's receiving queue, with windows: empty messages take
    /// nothing from a window, yet room here. A window full of messages of 16 octets fits.
    public static let windowedMessageMax = 16_384
    /// Octets of Data that may be sent on a new stream (256 KiB).
    public static let initialWindowByteCount = 256 << 10
    /// Octets of Data that may be sent on a new connection (4 MiB).
    public static let initialConnectionWindowByteCount = 4 << 20
    /// Octets that a window never exceeds (2^31 − 1); a peer that widens it further breaks the
    /// protocol.
    public static let windowMax = Int(Int32.max)
    /// Pings within one second; one more closes the connection.
    public static let pingsPerSecondMax = 10
}
