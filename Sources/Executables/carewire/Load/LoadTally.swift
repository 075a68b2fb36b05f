internal import Synchronization

/// What came of the steps of a load, counted by all sessions together.
final class LoadTally: Sendable {
    /// Latencies kept per operation; later ones are counted but no longer part of percentiles.
    static let sampleCountMax = 4_000_000

    /// The count of one operation.
    struct Count: Sendable {
        var total = 0
        /// By the reason's name, such as `UNAVAILABLE`.
        var failures: [String: Int] = [:]
        /// In nanoseconds, in the order of their ends.
        var latencies: [UInt64] = []

        var failureCount: Int { failures.values.reduce(0, +) }

        /// The latency that a share of the calls did not pass, in nanoseconds; 0 without any.
        func percentile(_ share: Double) -> UInt64 {
            Self.percentile(share, of: latencies.sorted())
        }

        /// The nearest-rank percentile of values in ascending order.
        static func percentile(_ share: Double, of sorted: [UInt64]) -> UInt64 {
            guard !sorted.isEmpty else { return 0 }
            let rank = Int((share * Double(sorted.count)).rounded(.up))
            return sorted[min(max(rank, 1), sorted.count) - 1]
        }
    }

    /// Calls under way, kept by an open load.
    let inFlight = Atomic(0)
    private let counts = Mutex<[Step.Operation: Count]>([:])

    /// Notes one call; `failure` is the name of what went wrong, nil when nothing did.
    func add(_ operation: Step.Operation, latency: Duration, failure: String?) {
        counts.withLock { counts in
            var count = counts.removeValue(forKey: operation) ?? Count()
            count.total += 1
            if let failure { count.failures[failure, default: 0] += 1 }
            if count.latencies.count < Self.sampleCountMax {
                count.latencies.append(latency.wholeNanoseconds)
            }
            counts[operation] = count
        }
    }

    /// All counts so far.
    var snapshot: [Step.Operation: Count] { counts.withLock { $0 } }

    /// Calls and failures so far, over all operations.
    var totals: (calls: Int, failures: Int) {
        counts.withLock { counts in
            counts.values.reduce(into: (0, 0)) { sums, count in
                sums.0 += count.total
                sums.1 += count.failureCount
            }
        }
    }

    /// A table of counts, percentiles and failures.
    func table(over duration: Duration) -> String {
        let seconds = Double(duration.wholeNanoseconds) / 1e9
        var table = Table([
            ("operation", .left), ("calls", .right), ("calls/s", .right), ("p50", .right),
            ("p95", .right), ("p99", .right), ("p99.9", .right), ("failed", .right), ("", .left),
        ])
        let snapshot = snapshot
        for operation in Step.Operation.allCases {
            let count = snapshot[operation] ?? Count()
            let sorted = count.latencies.sorted()
            let rate = (Double(count.total) / max(seconds, 0.001) * 10).rounded() / 10
            let percentiles = [0.5, 0.95, 0.99, 0.999].map {
                Spelling.duration(nanoseconds: Count.percentile($0, of: sorted))
            }
            let reasons = count.failures.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }
            table.add(
                [operation.label, String(count.total), String(rate)] + percentiles
                    + [String(count.failureCount), reasons.joined(separator: ", ")])
        }
        return table.text
    }
}

extension Duration {
    /// In nanoseconds; 0 when negative.
    var wholeNanoseconds: UInt64 {
        let (seconds, attoseconds) = components
        guard seconds >= 0, attoseconds >= 0 else { return 0 }
        return UInt64(seconds) * 1_000_000_000 + UInt64(attoseconds / 1_000_000_000)
    }
}
