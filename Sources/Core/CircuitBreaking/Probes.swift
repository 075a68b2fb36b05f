/// The probes of one half-open state. Results in and probes under way never exceed what is
/// permitted.
struct Probes: Sendable, Hashable {
    /// When the state opens again, undecided.
    let end: ContinuousClock.Instant
    /// Results that are in.
    private(set) var counts = ResultCounts()
    /// Leases still out, by id, with their expiry.
    private(set) var underWay: [UInt64: ContinuousClock.Instant] = [:]
    /// The earliest expiry; nil when none is out.
    private var earliest: ContinuousClock.Instant?

    init(end: ContinuousClock.Instant) { self.end = end }

    /// Probes that are out.
    var count: Int { underWay.count }

    func hasPermit(limit: Int) -> Bool { counts.calls + underWay.count < limit }

    mutating func give(_ lease: Lease) {
        underWay[lease.id] = lease.expiry
        earliest = earliest.map { min($0, lease.expiry) } ?? lease.expiry
    }

    /// Takes a permit back; false when it is not out, or no longer.
    mutating func takeBack(_ id: UInt64) -> Bool {
        guard let expiry = underWay.removeValue(forKey: id) else { return false }
        if expiry == earliest { earliest = underWay.values.min() }
        return true
    }

    mutating func add(isFailure: Bool, isSlow: Bool) {
        counts.add(isFailure: isFailure, isSlow: isSlow)
    }

    /// Takes back the permits of the probes whose time is over at `now`.
    mutating func expire(_ now: ContinuousClock.Instant) {
        guard let earliest, earliest <= now else { return }
        underWay = underWay.filter { $0.value > now }
        self.earliest = underWay.values.min()
    }
}
