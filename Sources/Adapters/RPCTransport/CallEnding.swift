internal import RPC
internal import Reactor
internal import TTRPC

/// How a handler's run ended.
struct CallEnding {
    private(set) var status = StatusCode.ok
    /// When the handler returned; nil while it runs.
    private(set) var returnedAt: ContinuousClock.Instant?

    /// The handler has returned.
    @inline(__always)
    mutating func returned(at now: ContinuousClock.Instant) { returnedAt = now }

    /// The handler has thrown, or its answer cannot be sent.
    mutating func failed(_ error: RPCError, at loop: EventLoop) {
        status = error.code
        if returnedAt == nil { returnedAt = loop.currentTime }
    }

    /// The run, in nanoseconds.
    @inline(__always)
    func runNanoseconds(_ run: ServerCall.Run) -> UInt64 {
        guard let returnedAt else { return 0 }
        return (returnedAt - run.timeline.startedAt).shortNanoseconds
    }

    /// Where the time went.
    func timing(_ run: ServerCall.Run) -> CallTiming {
        guard let returnedAt else { return CallTiming() }
        return CallTiming(
            queueNanoseconds: (run.timeline.startedAt - run.arrivedAt).shortNanoseconds,
            runNanoseconds: runNanoseconds(run),
            downstreamNanoseconds: run.timeline.downstream(until: returnedAt).shortNanoseconds)
    }
}

extension Duration {
    /// As `nanosecondsClamped`, quicker for durations below 18 seconds.
    @inline(__always)
    var shortNanoseconds: UInt64 {
        let total = attoseconds
        if total < 0 { return 0 }
        guard total <= Int128(UInt64.max) else { return nanosecondsClamped }
        return UInt64(truncatingIfNeeded: total) / 1_000_000_000
    }
}
