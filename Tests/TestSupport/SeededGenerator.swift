/// SplitMix64: the same seed gives the same sequence everywhere.
package struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    /// Starts at `seed`; a failing test prints it.
    package init(seed: UInt64) { state = seed }

    package mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var word = state
        word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
        return word ^ (word >> 31)
    }

    /// A number in 0..<bound, cheaply; the bias does not matter for schedules.
    package mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }
}
