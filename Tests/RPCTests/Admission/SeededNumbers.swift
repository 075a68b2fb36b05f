import Glibc

/// A number generator that its seed decides (SplitMix64).
struct SeededNumbers {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }

    mutating func next(below bound: Int) -> Int { Int(next() % UInt64(bound)) }

    /// A time between two arrivals of a Poisson process, or an exponential run time.
    mutating func exponential(mean: Double) -> Double {
        -Glibc.log((Double(next() >> 11) + 1) / 9_007_199_254_740_994) * mean
    }
}
