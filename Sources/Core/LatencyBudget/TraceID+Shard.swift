extension TraceID {
    /// Which of `count` aggregators has the request: the same for every sender, and all hops of a
    /// request together.
    ///
    /// - Returns: 0 to `count` - 1; 0 for a count below 2.
    public func shard(of count: Int) -> Int {
        guard count > 1 else { return 0 }
        // Trace ids of others need not be random in every bit.
        var word = high ^ (low &* 0x9E37_79B9_7F4A_7C15)
        word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((word ^ (word >> 31)) % UInt64(count))
    }
}
