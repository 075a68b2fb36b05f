public import LatencyBudget

/// Told where the time of every call went. Called on the reactor's thread: it must not wait.
public protocol CallObserver: AnyObject, Sendable {
    /// One measured span: a server's, a client's, or an internal part of a handler.
    func observe(_ hop: HopRecord)
}

extension Duration {
    /// Whole nanoseconds, never below 0. Durations beyond 292 years are cut.
    public var nanosecondsClamped: UInt64 {
        // Up to 18 s in the processor's own division.
        if let short = UInt64(exactly: attoseconds) { return short / 1_000_000_000 }
        let parts = components
        if parts.seconds < 0 || parts.attoseconds < 0 { return 0 }
        if parts.seconds > 9_000_000_000 { return UInt64(Int64.max) }
        return UInt64(parts.seconds) * 1_000_000_000 + UInt64(parts.attoseconds / 1_000_000_000)
    }
}
