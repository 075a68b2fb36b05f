/// The results that a closed breaker judges by: the last so many, or those of the last so much
/// time.
enum ResultWindow: Sendable, Hashable {
    case count(CountWindow)
    case time(TimeWindow)

    init(_ window: CircuitBreakerConfiguration.SlidingWindow, now: ContinuousClock.Instant) {
        switch window {
        case .count(let size): self = .count(CountWindow(size: size))
        case .time(let length): self = .time(TimeWindow(length: length, now: now))
        }
    }

    var counts: ResultCounts {
        switch self {
        case .count(let window): window.counts
        case .time(let window): window.counts
        }
    }

    /// Forgets what is too old at `now`.
    mutating func advance(to now: ContinuousClock.Instant) {
        guard case .time(var window) = self else { return }
        self = Self.standIn
        window.advance(to: now)
        self = .time(window)
    }

    mutating func add(isFailure: Bool, isSlow: Bool, now: ContinuousClock.Instant) {
        switch self {
        case .count(var window):
            self = Self.standIn
            window.add(isFailure: isFailure, isSlow: isSlow)
            self = .count(window)
        case .time(var window):
            self = Self.standIn
            window.advance(to: now)
            window.add(isFailure: isFailure, isSlow: isSlow)
            self = .time(window)
        }
    }

    /// Stands in while a window is changed, so that its array has one owner and is not copied.
    private static var standIn: ResultWindow { .count(CountWindow(size: 1)) }
}

/// A ring of the last results, two bits each.
struct CountWindow: Sendable, Hashable {
    private let size: Int
    private(set) var ring: [UInt8] = []
    private(set) var next = 0
    private(set) var counts = ResultCounts()

    init(size: Int) { self.size = size }

    mutating func add(isFailure: Bool, isSlow: Bool) {
        let entry = UInt8(isFailure ? 1 : 0) | UInt8(isSlow ? 2 : 0)
        if ring.count < size {
            ring.append(entry)
        } else {
            let oldest = ring[next]
            ring[next] = entry
            counts.remove(
                ResultCounts(
                    calls: 1, failures: Int(oldest & 1), slowCalls: Int(oldest >> 1)))
        }
        next = next + 1 == size ? 0 : next + 1
        counts.add(isFailure: isFailure, isSlow: isSlow)
    }
}

/// Buckets of a tenth of the window each; the oldest is emptied as time enters a new one.
struct TimeWindow: Sendable, Hashable {
    private static var bucketCount: Int { CircuitBreakerConfiguration.timeBucketCount }

    private let bucketDuration: Duration
    private var bucketEnd: ContinuousClock.Instant
    private var buckets: [ResultCounts]
    private var current = 0
    private(set) var counts = ResultCounts()

    init(length: Duration, now: ContinuousClock.Instant) {
        bucketDuration = length / Self.bucketCount
        bucketEnd = now + bucketDuration
        buckets = Array(repeating: ResultCounts(), count: Self.bucketCount)
    }

    /// Forgets what is too old. Time that goes backwards changes nothing.
    mutating func advance(to now: ContinuousClock.Instant) {
        guard bucketEnd <= now else { return }
        var steps = 0
        while bucketEnd <= now, steps < Self.bucketCount {
            current = current + 1 == Self.bucketCount ? 0 : current + 1
            counts.remove(buckets[current])
            buckets[current] = ResultCounts()
            bucketEnd += bucketDuration
            steps += 1
        }
        if bucketEnd <= now { bucketEnd = now + bucketDuration }
    }

    mutating func add(isFailure: Bool, isSlow: Bool) {
        buckets[current].add(isFailure: isFailure, isSlow: isSlow)
        counts.add(isFailure: isFailure, isSlow: isSlow)
    }
}
