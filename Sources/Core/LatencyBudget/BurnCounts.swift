/// Requests and bad requests by minute, for the last three days and in 69 KB: what burn rates are
/// computed from. A request is bad when it took longer than the judged limit or was failed.
public struct BurnCounts: Sendable, Equatable {
    /// Requests, and the bad ones among them.
    public struct Count: Sendable, Equatable {
        /// Requests measured.
        public var total: UInt64 = 0
        /// Those that took too long or were failed.
        public var bad: UInt64 = 0

        /// No requests.
        public init() {}
    }

    /// Minutes that are kept: those of three days, and the one under way.
    public static let slotCountMax = 3 * 24 * 60 + 1

    var slots: [Count] = []
    /// The minute under way.
    var latest = 0

    /// Nothing counted.
    public init() {}

    /// Counts one request, or several alike.
    ///
    /// - Parameter second: whole seconds since a beginning of the caller's choice; earlier ones
    ///   than before count as the present.
    public mutating func record(isBad: Bool, count: UInt64 = 1, atSecond second: Int) {
        let minute = max(latest, second / 60)
        if slots.isEmpty {
            slots = Array(repeating: Count(), count: Self.slotCountMax)
            latest = minute
        }
        let passed = min(minute - latest, Self.slotCountMax)
        for step in 0..<passed { slots[(minute - step) % Self.slotCountMax] = Count() }
        latest = minute
        slots[minute % Self.slotCountMax].total &+= count
        if isBad { slots[minute % Self.slotCountMax].bad &+= count }
    }

    /// What was counted in the last `window`: whole minutes, the one of `second` included.
    public func count(over window: Duration, atSecond second: Int) -> Count {
        var sum = Count()
        guard !slots.isEmpty else { return sum }
        let minute = max(latest, second / 60)
        let length = min(
            Self.slotCountMax - 1, Int(max(window, .zero).components.seconds) / 60)
        let first = max(0, minute - length + 1, latest - Self.slotCountMax + 1)
        guard first <= latest else { return sum }
        for index in first...latest {
            sum.total &+= slots[index % Self.slotCountMax].total
            sum.bad &+= slots[index % Self.slotCountMax].bad
        }
        return sum
    }
}
