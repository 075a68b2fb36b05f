/// Says when a part of what gathers in one turn of a loop is to leave before the turn's end, so
/// that whoever it goes to begins while the loop goes on.
///
/// Without it, many calls that came at once stay together for ever: everybody waits while the loop
/// works, and the loop waits while somebody else does. The shares of a turn double, so that a long
/// turn is not cut into many small ones, each of which costs a call of the system.
package struct EarlyShares: Sendable {
    /// Of the first share of a turn. Fewer than this leave at the turn's end.
    ///
    /// With 32, a cached read of 64 in flight took all processes together a quarter more: what
    /// wakes another thread or writes to a socket or a disk is paid by the share.
    package static let firstCount = 64
    /// Of a share at most.
    package static let countMax = 512

    private var limit = firstCount
    private var count = 0

    /// Nothing has gathered.
    package init() {}

    /// One more; true when what has gathered is to leave now.
    @inline(__always)
    package mutating func add() -> Bool {
        count &+= 1
        if count < limit { return false }
        count = 0
        limit = min(2 &* limit, Self.countMax)
        return true
    }

    /// The turn's end: all has left.
    @inline(__always)
    package mutating func endTurn() {
        count = 0
        limit = Self.firstCount
    }
}
