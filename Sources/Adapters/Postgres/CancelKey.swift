private import CLibPQ

/// What a session's cancel request needs; outlives the session, and is used on any thread.
// Safety: libpq's object is never changed after it was made, and PQcancel may be called "even in a
// signal handler", so on any thread.
@safe
final class CancelKey: @unchecked Sendable {
    private let raw: OpaquePointer

    /// Takes over a `PGcancel`.
    init(owning raw: OpaquePointer) { unsafe self.raw = raw }

    deinit { unsafe PQfreeCancel(raw) }

    /// Connects to the server, sends the request (PostgreSQL protocol, "CancelRequest": 16 octets,
    /// never encrypted) and waits until the server has acted on it. Blocks: never on the loop.
    ///
    /// PostgreSQL up to 16 acts by two signals, to the process and to its group, and the session
    /// may hear them as two cancels: the second can hit the statement behind. Both are sent when
    /// this returns.
    func request() {
        var reason = [CChar](repeating: 0, count: 256)
        // It may fail as it may come too late: the query then ends by its own limits.
        _ = unsafe PQcancel(raw, &reason, Int32(reason.count))
    }
}
