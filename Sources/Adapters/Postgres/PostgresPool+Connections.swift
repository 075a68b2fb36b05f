internal import Reactor

extension PostgresPool {
    /// A connection is set up: whoever waits may go, and the others may try now.
    func connectionIsReady(_ connection: PipelineConnection) {
        counts.connectedCount += 1
        lastFailure = nil
        for other in connections where other !== connection { other.hurry() }
        connectionHasRoom(connection)
    }

    /// A connection takes calls again.
    func connectionHasRoom(_ connection: PipelineConnection) {
        switch connection.role {
        case .reader, .slowReader: sendWaitingReads()
        case .writer: if !waitingWrites.isEmpty { distributor.markDirty() }
        }
        if isShutDown { checkDrained() }
    }

    /// An attempt to connect failed. When nothing is left to hope for, those who wait hear it now.
    func connectionFailed(_ connection: PipelineConnection, _ error: PostgresError) {
        counts.failedConnectCount += 1
        lastFailure = error
        let (members, queue) = group(connection.role)
        if members.contains(where: \.mayServe) { return }
        while let call = queue.popFirst() { refuse(call) }
    }

    /// A connection has ended; its calls have come back before.
    func connectionLost(_ connection: PipelineConnection) {
        counts.lostConnectionCount += 1
        distributor.markDirty()
        if isShutDown { checkDrained() }
    }

    /// Calls that were on their way over a connection that has ended.
    ///
    /// Reads are sent again. Writes only when the server has said that it rolled them back: of the
    /// others nobody knows.
    func callsCameBack(
        _ calls: [PostgresCall], _ role: PipelineConnection.Role, isRolledBack: Bool
    ) {
        var again: [PostgresCall] = []
        for call in calls where !call.isFinished {
            call.gathered = []
            let isHarmless = role != .writer || isRolledBack
            if isHarmless, call.attemptCount < PostgresLimits.attemptMax, !isShutDown {
                again.append(call)
            } else {
                finish(
                    call,
                    .failure(
                        PostgresError(
                            .unavailable, "the connection was lost before the answer",
                            outcome: isHarmless ? .notExecuted : .unknown, cause: lastFailure)))
            }
        }
        if !again.isEmpty { sendAgain(again, role) }
    }

    /// Answers a call that no connection can be had for.
    func refuse(_ call: PostgresCall) {
        let message = isShutDown ? "the pool is shut down" : "PostgreSQL cannot be reached"
        finish(
            call,
            .failure(
                PostgresError(
                    .unavailable, lastFailure?.message ?? message,
                    sqlState: lastFailure?.sqlState, cause: lastFailure)))
    }

    private func group(
        _ role: PipelineConnection.Role
    ) -> (members: [PipelineConnection], queue: WaitingCalls) {
        switch role {
        case .reader: (reads.members, reads.waiting)
        case .slowReader: (slowReads.members, slowReads.waiting)
        case .writer: (writers, waitingWrites)
        }
    }

    // MARK: The end

    /// Refuses new calls, waits a bounded time for those on their way, and closes all connections.
    ///
    /// Calls that wait are refused; what is on its way at the limit is answered `unavailable`, a
    /// write with an unknown outcome. A second call does nothing.
    package func shutdown() async {
        precondition(loop.isCurrent, "a pool is called on its loop")
        if isShutDown { return }
        isShutDown = true
        refuseWaiting()
        let limit = LoopTimer()
        unsafe await withUnsafeContinuation { (done: UnsafeContinuation<Void, Never>) in
            drained = { unsafe done.resume() }
            limit.action = { [unowned self] in drainingIsOver() }
            loop.schedule(limit, at: loop.now + configuration.drainLimit)
            checkDrained()
        }
        loop.cancel(limit)
        canceller.close()
        for connection in connections { connection.close() }
        refuseWaiting()
        reads.members = []
        slowReads.members = []
        writers = []
    }

    private func refuseWaiting() {
        for queue in [reads.waiting, slowReads.waiting, waitingWrites] {
            while let call = queue.popFirst() { refuse(call) }
        }
    }

    private func checkDrained() {
        let isQuiet = connections.allSatisfy { $0.inFlightCount == 0 }
        let isEmpty = reads.waiting.isEmpty && slowReads.waiting.isEmpty && waitingWrites.isEmpty
        if isQuiet && isEmpty { drainingIsOver() }
    }

    private func drainingIsOver() { drained.take()?() }
}
