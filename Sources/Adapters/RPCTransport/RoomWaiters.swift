/// Tasks that wait until a connection's write queue has room, first come, first served.
///
/// Who is granted room has its turn as soon as its task runs; until then the room counts as taken.
@safe
struct RoomWaiters {
    @safe
    private struct Waiter {
        let byteCount: Int
        let continuation: UnsafeContinuation<Void, Never>
    }

    /// Places of granted waiters kept before the others move up.
    private static let grantedPlaceMax = 64

    private var waiters: ContiguousArray<Waiter> = []
    /// Those before this place have been granted.
    private var first = 0
    private var grantedByteCount = 0
    private var grantedCount = 0

    /// Whether nobody waits, and nobody is about to use what was granted.
    var isEmpty: Bool { grantedCount == 0 && first == waiters.count }

    @unsafe
    mutating func append(_ byteCount: Int, _ continuation: UnsafeContinuation<Void, Never>) {
        unsafe waiters.append(Waiter(byteCount: byteCount, continuation: continuation))
    }

    /// One that was granted so many octets runs again.
    mutating func returned(_ byteCount: Int) {
        grantedByteCount -= byteCount
        grantedCount -= 1
    }

    /// Grants what fits below `limit` with `queuedByteCount` octets queued: one waiter at least, if
    /// nobody is about to queue anything.
    mutating func grant(_ queuedByteCount: Int, limit: Int) {
        while first < waiters.count {
            let taken = queuedByteCount + grantedByteCount
            let fits = taken + waiters[first].byteCount <= limit
            guard fits || (grantedCount == 0 && taken <= limit) else { return }
            grantFirst()
        }
    }

    /// Grants everything: the connection has ended.
    mutating func grantAll() { while first < waiters.count { grantFirst() } }

    private mutating func grantFirst() {
        let waiter = waiters[first]
        first += 1
        if first == waiters.count || first > Self.grantedPlaceMax {
            waiters.removeFirst(first)
            first = 0
        }
        grantedByteCount += waiter.byteCount
        grantedCount += 1
        unsafe waiter.continuation.resume()
    }
}
