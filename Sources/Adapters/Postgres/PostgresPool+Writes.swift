internal import Reactor

extension PostgresPool {
    /// Lets a write wait for the end of this wake-up, when it goes out with its neighbours.
    func submitWrite(_ call: PostgresCall) {
        for writer in writers { writer.start() }
        guard writers.contains(where: \.mayServe) else { return refuse(call) }
        if wait(call, waitingWrites) { distributor.markDirty() }
    }

    /// Spreads the writes that wait over the connections that are free.
    func sendWaitingWrites() {
        if waitingWrites.isEmpty { return }
        var freeCount = writers.count { $0.takesWrites }
        for writer in writers where writer.takesWrites {
            if waitingWrites.isEmpty { return }
            let share = (waitingWrites.count + freeCount - 1) / freeCount
            freeCount -= 1
            sendGroup(of: min(share, PostgresLimits.groupCommitUnitMax), over: writer)
        }
    }

    /// Sends at most `unitMax` writes as one segment, or, if they have failed together before,
    /// each in a segment of its own.
    private func sendGroup(of unitMax: Int, over writer: PipelineConnection) {
        var unitCount = 0
        var stepCount = 0
        guard let isAlone = waitingWrites.first?.isAlone else { return }
        while unitCount < unitMax, let call = waitingWrites.first, call.isAlone == isAlone,
            unitCount == 0 || stepCount + call.stepCount <= PostgresLimits.groupCommitStepMax,
            case .write(let steps) = call.work
        {
            _ = waitingWrites.popFirst()
            guard writer.send(write: call, steps, endingSegment: isAlone) else {
                waitingWrites.prepend([call])
                return writer.lose()
            }
            unitCount += 1
            stepCount += steps.count
        }
    }

    /// Whether a call that failed by itself is worth another attempt.
    ///
    /// `wasAimedAt`: a cancel request for another call may have hit this one; only a read can be.
    func mayRepeat(
        _ call: PostgresCall, after failure: String, wasAimedAt: Bool = false
    ) -> Bool {
        if call.attemptCount >= PostgresLimits.attemptMax { return false }
        if SQLState.isStalePlan(failure) {
            // The schema has changed under the prepared statements: prepare them anew.
            for connection in connections { connection.retire() }
            return true
        }
        if wasAimedAt, failure == SQLState.queryCanceled {
            call.isAlone = true
            return true
        }
        return SQLState.isTransient(failure)
    }

    /// A segment is over: its writes are durable, or were rolled back with this SQLSTATE.
    func writesFinished(_ calls: [PostgresCall], _ failure: String?) {
        guard let failure else {
            counts.commitCount += 1
            counts.committedCallCount += calls.count
            for call in calls { finish(call, .allRows(call.gathered)) }
            return
        }
        for call in calls {
            call.gathered = []
            call.lastState = failure
        }
        if calls.count > 1 {
            // One bad write rolls the segment back: everyone again, each alone.
            for call in calls {
                call.isAlone = true
                call.lastState = nil
            }
            return sendAgain(calls, .writer)
        }
        for call in calls {
            if mayRepeat(call, after: failure) {
                call.isAlone = true
                sendAgain([call], .writer)
            } else {
                finish(call, .failure(PostgresError(sqlState: failure)))
            }
        }
    }
}

/// Sends the waiting calls at the end of a wake-up, so that those of one wake-up go together.
final class WriteDistributor: EventSource {
    /// The loop may hold this for a moment longer than the pool lives.
    private weak var pool: PostgresPool?

    init(_ pool: PostgresPool) {
        self.pool = pool
        super.init(loop: pool.loop)
    }

    override func flush() {
        pool?.sendWaitingReads()
        pool?.sendWaitingWrites()
    }
}
