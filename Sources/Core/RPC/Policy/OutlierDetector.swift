/// Finds the servers that do worse than the others, and says how long to leave them out.
///
/// Two rules, each bounded by ``OutlierLimits/ejectedShareMax``: too many failures in a row, and a
/// success rate far below that of the others. The last server is never left out. No clock inside.
/// Source of the rules: Envoy, "Outlier detection".
public struct OutlierDetector: Sendable {
    private struct Record: Sendable {
        var isUsed = true
        var failuresInARow = 0
        var successes = 0
        var failures = 0
        var ejectedUntil: ContinuousClock.Instant?
        var ejectionFactor = 0
        var ejectionCount = 0
    }

    private let limits: OutlierLimits
    private var records: [Record] = []
    private var free: [Int] = []
    private var nextSweep: ContinuousClock.Instant?

    /// A detector that knows no server.
    public init(_ limits: OutlierLimits = OutlierLimits()) { self.limits = limits }

    /// Servers that are known.
    public var count: Int { records.count - free.count }

    /// Learns of a server; the number it is known by from here on.
    public mutating func add() -> Int {
        if let number = free.popLast() {
            records[number] = Record()
            return number
        }
        records.append(Record())
        return records.count - 1
    }

    /// Forgets a server; its number may be given to another.
    public mutating func remove(_ number: Int) {
        guard records[number].isUsed else { return }
        records[number] = Record(isUsed: false)
        free.append(number)
    }

    /// A call of this server has gone well.
    @inline(__always)
    public mutating func succeeded(_ number: Int) {
        records[number].failuresInARow = 0
        records[number].successes += 1
    }

    /// A call of this server has failed by the server's fault.
    ///
    /// - Returns: whether it is left out from now on.
    public mutating func failed(_ number: Int, now: ContinuousClock.Instant) -> Bool {
        records[number].failuresInARow += 1
        records[number].failures += 1
        guard records[number].failuresInARow >= limits.failuresInARowMax else { return false }
        return eject(number, now)
    }

    /// Looks at the success rates, once each ``OutlierLimits/interval``; may be asked at any time.
    ///
    /// - Returns: the servers left out from now on.
    public mutating func sweep(now: ContinuousClock.Instant) -> [Int] {
        guard let due = nextSweep else {
            nextSweep = now + limits.interval
            return []
        }
        guard now >= due else { return [] }
        nextSweep = now + limits.interval
        defer { startInterval(now) }
        return laggards().filter { eject($0, now) }
    }

    /// When ``sweep(now:)`` has something to do; nil before the first.
    public var sweepDue: ContinuousClock.Instant? { nextSweep }

    /// Until when a server is left out; nil when it is not.
    public func ejectedUntil(
        _ number: Int, now: ContinuousClock.Instant
    ) -> ContinuousClock.Instant? {
        guard let until = records[number].ejectedUntil, until > now else { return nil }
        return until
    }

    /// How often a server has been left out.
    public func ejectionCount(_ number: Int) -> Int { records[number].ejectionCount }

    // MARK: Rules

    private mutating func eject(_ number: Int, _ now: ContinuousClock.Instant) -> Bool {
        guard ejectedUntil(number, now: now) == nil else { return false }
        let ejected = records.indices.count { ejectedUntil($0, now: now) != nil }
        let share = Int(Double(count) * limits.ejectedShareMax)
        guard ejected < max(1, share), ejected + 1 < count else { return false }
        records[number].failuresInARow = 0
        records[number].ejectionFactor += 1
        records[number].ejectionCount += 1
        let time = min(
            limits.ejectionTime * records[number].ejectionFactor, limits.ejectionTimeMax)
        records[number].ejectedUntil = now + time
        return true
    }

    /// Those whose success rate is too many standard deviations below the mean.
    private func laggards() -> [Int] {
        let rates: [(number: Int, rate: Double)] = records.indices.compactMap { number in
            let (successes, failures) = (records[number].successes, records[number].failures)
            guard records[number].isUsed, successes + failures >= limits.rateCallCountMin else {
                return nil
            }
            return (number, Double(successes) / Double(successes + failures))
        }
        guard rates.count >= limits.rateEndpointCountMin else { return [] }
        let mean = rates.reduce(0) { $0 + $1.rate } / Double(rates.count)
        let variance =
            rates.reduce(0) { $0 + ($1.rate - mean) * ($1.rate - mean) } / Double(rates.count)
        let least = mean - limits.rateDeviationMax * variance.squareRoot()
        return rates.filter { $0.rate < least }.map(\.number)
    }

    /// Good behaviour for an interval shortens the next ejection.
    private mutating func startInterval(_ now: ContinuousClock.Instant) {
        for number in records.indices {
            let isEjected = ejectedUntil(number, now: now) != nil
            if !isEjected, records[number].ejectionFactor > 0 {
                records[number].ejectionFactor -= 1
            }
            records[number].successes = 0
            records[number].failures = 0
        }
    }
}
