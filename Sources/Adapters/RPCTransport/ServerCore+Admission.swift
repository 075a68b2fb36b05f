internal import RPC
internal import Reactor

/// Which calls run, which wait, and how those end that do not run to their end.
extension ServerCore {
    private static let tooManyOfPeer = RPCError(
        .resourceExhausted, "too many calls of this caller")
    private static let tooManyStreams = RPCError(
        .resourceExhausted, "too many streaming calls")
    private static let cannotFinish = RPCError(
        .deadlineExceeded, "the call would not finish by its deadline")
    private static let expired = RPCError(
        .deadlineExceeded, "the deadline passed before the handler began")
    private static let late = RPCError(.deadlineExceeded, "the deadline passed in the handler")

    private var overloaded: RPCError {
        RPCError(.resourceExhausted, "overloaded", retryAfter: unsafe admission.retryAfter)
    }

    /// Gives a call its place, or a place in the queue; otherwise the reason for its refusal.
    ///
    /// Callers take turns in the queue: `caller` is the number of the identity, or of the
    /// connection where there is none. So do, inside a caller, the parties that it acts for:
    /// the metadata names them, and is asked only for a call that has to wait.
    func admit(
        _ call: ServerCall, _ peer: ServerPeer, caller: UInt64, _ slot: Int, lane: CallPriority,
        isUnary: Bool, timeLeft: UInt64, _ context: CallContext
    ) -> (ServerRefusal, RPCError)? {
        call.ticket = -1
        if unsafe peer.callCount >= configuration.callsPerPeerMax, peer.identity != nil {
            return (.perPeer, Self.tooManyOfPeer)
        }
        if !isUnary {
            if streamCount >= configuration.streamCountMax {
                return (.tooManyStreams, Self.tooManyStreams)
            }
            streamCount += 1
            return nil
        }
        let expected =
            configuration.refusesHopelessCalls
            ? unsafe figures[slot].runTimes.expectedNanoseconds : 0
        if expected > timeLeft, !isProbe(slot, timeLeft, wait: 0) {
            return (.cannotFinish, Self.cannotFinish)
        }
        call.holdsPlace = unsafe admission.takePlace(lane)
        if call.holdsPlace { return nil }
        return wait(
            call, lane, caller, context.partyNumber, slot,
            timeLeft: timeLeft &- min(expected, timeLeft))
    }

    /// Whether a call without hope is run all the same, to see whether the times have changed.
    private func isProbe(_ slot: Int, _ timeLeft: UInt64, wait: UInt64) -> Bool {
        unsafe figures[slot].runTimes.mayFinish(timeLeft: timeLeft, wait: wait, now: loop.moment)
    }

    private func wait(
        _ call: ServerCall, _ lane: CallPriority, _ caller: UInt64, _ party: UInt64, _ slot: Int,
        timeLeft: UInt64
    ) -> (ServerRefusal, RPCError)? {
        let run = unsafe figures[slot].runTimes.expectedNanoseconds
        switch unsafe admission.wait(
            call.number, lane, of: caller, for: party, expectedRun: run, timeLeft: timeLeft)
        {
        case .refuse: return (.overload, overloaded)
        case .cannotFinish:
            return configuration.refusesHopelessCalls
                ? (.cannotFinish, Self.cannotFinish) : (.overload, overloaded)
        case .wait(let ticket, let displaced):
            call.ticket = ticket
            if let displaced {
                let victim = self.call(displaced)
                victim.ticket = -1
                refuseWaiting(victim, .displaced, overloaded)
            }
            return nil
        }
    }

    /// Runs what has got a place. A deferred handler may end, and free a place, before it returns:
    /// the one that is running already starts the next.
    @inline(__always)
    func startWaiting() {
        if unsafe isStarting { return }
        unsafe isStarting = true
        defer { unsafe isStarting = false }
        while let number = unsafe admission.next() {
            let call = call(number)
            call.ticket = -1
            call.holdsPlace = true
            run(call)
        }
    }

    // MARK: Early ends

    /// A call that waits to be run is answered with a failure instead.
    private func refuseWaiting(_ call: ServerCall, _ reason: ServerRefusal?, _ error: RPCError) {
        if let reason { count(reason) }
        call.connection?.refuseWaiting(call, error)
        end(call, error.code)
    }

    /// Takes a call out of the queue; false when it is not in it.
    private func leaveQueue(_ call: ServerCall) -> Bool {
        if call.ticket < 0 { return false }
        unsafe admission.leave(call.ticket)
        call.ticket = -1
        return true
    }

    /// A call's deadline has passed.
    func deadlinePassed(_ call: ServerCall) {
        guard let connection = call.connection else { return }
        if leaveQueue(call) {
            refuseWaiting(call, .expired, Self.expired)
            return
        }
        connection.failRunning(call, Self.late)
        stop(call, Self.late)
    }

    /// Cancels a call whose stream is over; its place is freed when the handler returns.
    func cancel(_ number: Int32, _ error: RPCError) {
        let call = call(number)
        if leaveQueue(call) {
            end(call, error.code)
        } else {
            stop(call, error)
        }
    }

    private func stop(_ call: ServerCall, _ error: RPCError) {
        if call.verdict == nil { call.verdict = error.code }
        call.stream?.fail(error)
        call.connection?.stopAwaitingRoom(call)
        call.resumeSender()
        call.worker?.cancel()
    }
}
