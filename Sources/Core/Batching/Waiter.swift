/// One waiter and its deadline. Its place is used again after it has ended.
struct Waiter: Sendable {
    /// Zero when the place is free.
    var id: UInt64
    var slot: Int
    var deadline: ContinuousClock.Instant?
}

/// The earlier of two deadlines; nil is "none".
func earlier(
    _ left: ContinuousClock.Instant?, _ right: ContinuousClock.Instant?
) -> ContinuousClock.Instant? {
    guard let left else { return right }
    guard let right else { return left }
    return min(left, right)
}
