/// Calls that wait, in order; any of them can leave in constant time.
///
/// On the loop's thread only.
@safe
final class CallQueue {
    /// Calls that may wait.
    let countMax: Int
    private(set) var count = 0
    private(set) var first: PostgresCall?
    private(set) unowned(unsafe) var last: PostgresCall?

    init(countMax: Int) { self.countMax = countMax }

    var isEmpty: Bool { count == 0 }
    var isFull: Bool { count >= countMax }

    /// Adds a call at the end.
    func append(_ call: PostgresCall) {
        call.line = self
        call.next = nil
        unsafe call.previous = last
        if let last = unsafe last { last.next = call } else { first = call }
        unsafe last = call
        count += 1
    }

    /// Puts calls back in front, in their order. They were admitted before, so no bound is asked.
    func prepend(_ calls: [PostgresCall]) {
        for call in calls.reversed() {
            call.line = self
            unsafe call.previous = nil
            call.next = first
            if let first { unsafe first.previous = call } else { unsafe last = call }
            first = call
            count += 1
        }
    }

    /// Takes the first call.
    func popFirst() -> PostgresCall? {
        guard let call = first else { return nil }
        remove(call)
        return call
    }

    /// Takes a call that waits here.
    func remove(_ call: PostgresCall) {
        guard call.line === self else { return }
        if let before = unsafe call.previous { before.next = call.next } else { first = call.next }
        if let after = call.next {
            unsafe after.previous = call.previous
        } else {
            unsafe last = call.previous
        }
        call.line = nil
        call.next = nil
        unsafe call.previous = nil
        count -= 1
    }
}
