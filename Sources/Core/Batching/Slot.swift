/// One place in a batch. Most have one waiter, so the first needs no array.
struct Slot: Sendable {
    /// Where a slot is.
    enum Stage: Sendable {
        /// Before the queue, for want of room.
        case waiting
        /// In its tenant's queue; may go at any time.
        case ready
        /// In the queue, behind an earlier slot of its lane that has been sent.
        case parked
        /// Came back from a failed batch and goes again.
        case part
        /// In a batch under way.
        case flight
        /// Over; its place is not free yet.
        case ended
    }

    /// The item that opened the slot; slots ascend by it.
    let id: UInt64
    let tenant: Int
    /// -1 when it has no order to keep.
    let lane: Int
    let byteCount: Int
    let addedAt: ContinuousClock.Instant
    var stage = Stage.ended
    /// The batch or part it is in.
    var batch: UInt64 = 0
    /// The earliest of its waiters' deadlines.
    var deadline: ContinuousClock.Instant?
    /// Places of its waiters; -1 is none.
    var first: Int
    var others: [Int] = []

    var waiterCount: Int { (first < 0 ? 0 : 1) + others.count }

    /// In the order in which they came.
    var waiters: [Int] { first < 0 ? others : others.isEmpty ? [first] : [first] + others }

    mutating func leave(_ waiter: Int) {
        if first == waiter { first = -1 } else { others.removeAll { $0 == waiter } }
    }
}
