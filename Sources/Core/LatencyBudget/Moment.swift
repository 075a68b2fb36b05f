/// A time of `ContinuousClock`, in whole nanoseconds since a beginning that this process chose.
///
/// For what is written down at every call: to other modules the standard library's instant has no
/// known layout, so that keeping, copying or comparing one is a call into the library.
package struct Moment: Comparable, Sendable {
    /// Nanoseconds since the process' beginning of time, which is close to its start.
    package let nanoseconds: Int64

    /// So many nanoseconds after the beginning.
    @inline(__always)
    package init(nanoseconds: Int64) { self.nanoseconds = nanoseconds }

    private static let beginning = ContinuousClock.now

    /// The same time; what is more than 292 years away stays there.
    package init(_ instant: ContinuousClock.Instant) {
        nanoseconds = Self.count(instant - Self.beginning)
    }

    private static func count(_ duration: Duration) -> Int64 {
        let attoseconds = duration.attoseconds
        // 292 years and what is negative take the long way; the usual is one division.
        if attoseconds >= 0, attoseconds >> 64 < 500_000_000 {
            let halves = (
                high: UInt64(truncatingIfNeeded: attoseconds >> 64),
                low: UInt64(truncatingIfNeeded: attoseconds)
            )
            return Int64(UInt64(1_000_000_000).dividingFullWidth(halves).quotient)
        }
        let parts = duration.components
        let (product, isOver) = parts.seconds.multipliedReportingOverflow(by: 1_000_000_000)
        if isOver { return parts.seconds < 0 ? .min : .max }
        return product.saturatingAdd(parts.attoseconds / 1_000_000_000)
    }

    /// The same time in the standard library's words.
    package var instant: ContinuousClock.Instant { Self.beginning + .nanoseconds(nanoseconds) }

    @inline(__always)
    package static func < (left: Moment, right: Moment) -> Bool {
        left.nanoseconds < right.nanoseconds
    }

    /// So much later.
    package static func + (moment: Moment, duration: Duration) -> Moment {
        moment.adding(nanoseconds: count(duration))
    }

    /// So many nanoseconds later, at most the end of time.
    @inline(__always)
    package func adding(nanoseconds more: Int64) -> Moment {
        Moment(nanoseconds: nanoseconds.saturatingAdd(more))
    }

    /// Nanoseconds from `earlier` to here; 0 when it is the later one.
    @inline(__always)
    package func nanoseconds(since earlier: Moment) -> UInt64 {
        let (difference, isOver) = nanoseconds.subtractingReportingOverflow(earlier.nanoseconds)
        if isOver { return nanoseconds < 0 ? 0 : UInt64(Int64.max) }
        return UInt64(max(0, difference))
    }
}

extension Int64 {
    @inline(__always)
    fileprivate func saturatingAdd(_ other: Int64) -> Int64 {
        let (sum, isOver) = addingReportingOverflow(other)
        return isOver ? (other < 0 ? .min : .max) : sum
    }
}
