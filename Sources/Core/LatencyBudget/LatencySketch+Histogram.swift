extension LatencySketch {
    /// Durations between two bounds.
    public struct Part: Sendable, Equatable {
        /// The longest that the part holds, in nanoseconds, to within the sketch's error.
        public let upTo: UInt64
        /// How many there are.
        public let count: UInt64
    }

    /// The distribution in at most so many parts (1…512), from the shortest to the longest. Above
    /// 128 ns a part is as wide on a logarithmic scale as any other but the last. Empty when
    /// nothing is recorded.
    public func histogram(partCountMax: Int) -> [Part] {
        let all = buckets
        guard count > 0, !all.isEmpty else { return [] }
        let partCount = min(max(partCountMax, 1), 512)
        let width = (all.count + partCount - 1) / partCount
        let first = Self.index(of: minimum)
        return stride(from: 0, to: all.count, by: width).map { start in
            let end = min(start + width, all.count)
            let sum = all[start..<end].reduce(0, &+)
            let bound = end == all.count ? maximum : Self.middle(of: first + end - 1)
            return Part(upTo: bound, count: sum)
        }
    }
}
