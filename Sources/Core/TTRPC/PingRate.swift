/// Counts a peer's Pings: ten within one second are borne.
struct PingRate {
    private static let period = Duration.seconds(1)

    /// When the last ones came; the oldest is at `oldest` once there are ten.
    private var times: ContiguousArray<ContinuousClock.Instant> = []
    private var oldest = 0

    /// Whether a Ping at `now` is within the rate. The eleventh must come a whole second after
    /// the first.
    mutating func admits(now: ContinuousClock.Instant) -> Bool {
        if times.count < StreamLimits.pingsPerSecondMax {
            times.append(now)
            return true
        }
        guard now - times[oldest] >= Self.period else { return false }
        times[oldest] = now
        oldest = (oldest + 1) % StreamLimits.pingsPerSecondMax
        return true
    }
}
