/// When a read whose caller has left is cancelled on the server.
///
/// Only the statement at the head of a pipeline can be: the server works on that one. It gets a
/// grace, so that a fast query is not bothered, and then as many attempts as
/// ``PostgresLimits/cancelAttemptMax``: an attempt may come too early, and be lost. The driver
/// calls ``tick(abandonedHead:)`` when a caller leaves and every ``PostgresLimits/cancelGrace``
/// from then on, as long as somebody who has left is waited for.
struct CancelWatch<Call: AnyObject>: ~Copyable {
    /// What the driver does at a tick.
    enum OnTick: Equatable { case wait, cancel }

    /// The abandoned call that was at the head at the last tick.
    private var watched: Call?
    /// Attempts for that call.
    private var attemptCount = 0
    /// Whether a request has not ended yet. One at a time.
    private(set) var isUnderWay = false

    /// Time has passed. `abandonedHead` is the call that the server works on, if its caller has
    /// left.
    mutating func tick(abandonedHead: Call?) -> OnTick {
        guard let head = abandonedHead else {
            watched = nil
            return .wait
        }
        guard head === watched else {
            watched = head
            attemptCount = 0
            return .wait
        }
        if isUnderWay || attemptCount == PostgresLimits.cancelAttemptMax { return .wait }
        attemptCount += 1
        isUnderWay = true
        return .cancel
    }

    /// The request has ended, whatever it did.
    mutating func requestEnded() { isUnderWay = false }

    /// Nobody is waited for any longer. A request that is under way stays so.
    mutating func forget() { watched = nil }
}
