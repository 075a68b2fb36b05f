/// The probes of one half-open state. Results in and probes under way never exceed what is
/// permitted.
struct Probes: Sendable, Hashable {
    /// When the state opens again, undecided.
    let end: ContinuousClock.Instant
    /// Results that are in.
    var counts = ResultCounts()
    /// Leases still out, by id, with their expiry.
    var underWay: [UInt64: ContinuousClock.Instant] = [:]

    init(end: ContinuousClock.Instant) { self.end = end }

    func hasPermit(limit: Int) -> Bool { counts.calls + underWay.count < limit }
}
