internal import CircuitBreaking
internal import LatencyBudget

/// The breaker's permit for the questions that went to the cache in one go: the first answer to one
/// of them is the result that counts for all.
final class ReadPermit {
    /// How long further questions share it, unless it is answered before.
    static let sharing = Duration.milliseconds(1)

    let lease: Lease
    let givenAt: Moment
    var isAnswered = false

    init(_ lease: Lease, at now: Moment) {
        self.lease = lease
        givenAt = now
    }
}

/// Questions of who is no task.
extension PatientShelf {
    /// The permit for a question now; nil while the cache is left alone.
    func readPermit(at now: Moment) -> ReadPermit? {
        if let permit = unsafe self.permit, !permit.isAnswered,
            now < permit.givenAt + ReadPermit.sharing
        {
            return permit
        }
        let instant = now.instant
        guard
            case .permit(let lease) = breaker.acquire(
                now: instant, deadline: instant + configuration.cacheTimeout)
        else { return nil }
        let fresh = ReadPermit(lease, at: now)
        unsafe permit = fresh
        return fresh
    }

    /// A question that was asked under a permit has ended.
    func answered(_ permit: ReadPermit, isFailure: Bool, at now: Moment) {
        if isFailure { counters.count { $0.cacheFailures += 1 } }
        if permit.isAnswered { return }
        permit.isAnswered = true
        let taken = Duration.nanoseconds(Int64(clamping: now.nanoseconds(since: permit.givenAt)))
        breaker.record(
            isFailure ? .failure(taken) : .success(taken), lease: permit.lease, now: now.instant)
    }
}
