internal import RPC

extension Duration {
    /// As `nanosecondsClamped`, quicker for durations below 18 seconds.
    @inline(__always)
    var shortNanoseconds: UInt64 {
        let total = attoseconds
        if total < 0 { return 0 }
        guard total <= Int128(UInt64.max) else { return nanosecondsClamped }
        return UInt64(truncatingIfNeeded: total) / 1_000_000_000
    }
}
