/// How long flushes take: the last 128 of them, from the tick that gave the batch to its answer,
/// whatever the answer was. Memory is fixed; what is older than 128 flushes is forgotten.
///
/// A percentile is the nearest rank: of 128 flushes the p99 is the second longest, so that a single
/// freak does not move it; of fewer than 100 it is the longest, so that one is careful at first.
struct FlushDurations: Sendable {
    /// Flushes remembered.
    static let sampleCountMax = 128

    /// In the order of their ends, as a ring.
    private var ring: [Duration] = []
    private var next = 0
    private var sorted: [Duration] = []

    /// The longest of the usual: 99 of 100 flushes took at most this long; nil before the first.
    var p99: Duration? { percentile(99) }

    /// Half of the flushes took at most this long; nil before the first.
    var median: Duration? { percentile(50) }

    /// A flush has ended. A negative duration counts as none.
    mutating func record(_ duration: Duration) {
        let duration = max(.zero, duration)
        if ring.count < Self.sampleCountMax {
            ring.append(duration)
        } else {
            sorted.remove(at: place(of: ring[next]))
            ring[next] = duration
            next = (next + 1) % Self.sampleCountMax
        }
        sorted.insert(duration, at: place(of: duration))
    }

    private func percentile(_ percent: Int) -> Duration? {
        guard !sorted.isEmpty else { return nil }
        return sorted[(sorted.count * percent + 99) / 100 - 1]
    }

    /// The first place whose duration is not shorter.
    private func place(of duration: Duration) -> Int {
        var low = 0
        var high = sorted.count
        while low < high {
            let middle = low + (high - low) / 2
            if sorted[middle] < duration { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
