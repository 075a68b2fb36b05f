internal import RPC
internal import TTRPC

extension ResponseEnvelope {
    /// What a server that is draining answers to a call that it has not run. Source: ttRPC wire
    /// facts, section 10.
    static let drainingMessage = "draining"

    /// The failure that a Response carries, and whether a handler has seen the call; nil for a
    /// success.
    var failure: (error: RPCError, reach: RetryPolicy.Reach)? {
        let number = unsafe code
        if number == 0 { return nil }
        let text = unsafe message
        let code = StatusCode(rawValue: number) ?? .unknown
        var pushback: Duration?
        if unsafe hasTrailers {
            unsafe forEachTrailer { key, value in
                if key == TraceMetadata.retryPushback {
                    pushback = TraceMetadata.pushback(value)
                }
            }
        }
        let isDraining = unsafe code == .unavailable && text == Self.drainingMessage
        return (RPCError(code, text, retryAfter: pushback), isDraining ? .never : .perhaps)
    }

    /// Tells a report what came beside the answer.
    func note(in report: CallReport, _ attempt: ClientAttempt) {
        var trailers = Metadata()
        unsafe forEachTrailer { trailers.append($0, $1) }
        let timing = unsafe timing.map {
            CallReport.ServerTiming(
                queue: .nanoseconds(Int64(clamping: $0.queueNanoseconds)),
                run: .nanoseconds(Int64(clamping: $0.runNanoseconds)),
                downstream: .nanoseconds(Int64(clamping: $0.downstreamNanoseconds)))
        }
        let address = attempt.endpoint?.name
        let found = trailers
        report.update { facts in
            facts.endpoint = address
            facts.trailers = found
            facts.timing = timing
        }
    }
}
