/// Octets of Data that may still be sent, on a stream or on the connection.
///
/// A message is never split: it may be sent while the window is above zero, and may take the
/// window below.
struct SendWindow {
    private(set) var byteCount: Int

    /// Octets sent before the peers agreed on windows count as well, so that both sides agree on
    /// the window at any moment.
    init(_ byteCount: Int) { self.byteCount = byteCount }

    var isOpen: Bool { byteCount > 0 }

    mutating func sent(_ count: Int) { byteCount -= count }

    /// False when the peer may not widen it so: by nothing, or past 2^31 − 1.
    mutating func widen(by increment: UInt32) -> Bool {
        guard increment > 0, byteCount + Int(increment) <= StreamLimits.windowMax else {
            return false
        }
        byteCount += Int(increment)
        return true
    }
}
