internal import LatencyBudget
internal import Messages
internal import RPC
internal import RPCTransport

extension AdminResponder {
    /// How long a loop may take to say what it has before it.
    static let loopPatience = Duration.seconds(1)

    func listCalls(
        _ request: AdminV1.ListCallsRequest, context: CallContext
    ) async throws -> AdminV1.CallList {
        var list = AdminV1.CallList(service: registry.service)
        for loop in await registry.loops(within: Self.loopPatience) {
            list.loops.append(AdminV1.LoopSnapshot(loop))
            list.calls += loop.calls.map { AdminV1.OpenCall($0, loop: loop.name) }
        }
        let now = ContinuousClock.now
        list.works = registry.works.entries.map { entry in
            AdminV1.BackgroundWork(
                name: entry.name, ageMs: (now - entry.startedAt).nanosecondsClamped / 1_000_000)
        }
        return list
    }
}

extension AdminV1.LoopSnapshot {
    fileprivate init(_ loop: LoopSnapshot) {
        self.init(
            name: loop.name, isSilent: loop.isSilent,
            queuedJobCount: UInt32(clamping: loop.queuedJobCount),
            timerCount: UInt32(clamping: loop.timerCount),
            openCallCount: UInt32(clamping: loop.openCallCount),
            answerNs: loop.answerTime.nanosecondsClamped)
    }
}

extension AdminV1.OpenCall {
    fileprivate init(_ call: OpenCall, loop: String) {
        let left = call.timeLeft
        self.init(
            path: call.method.path, loop: loop, ageNs: call.age.nanosecondsClamped,
            deadlineLeftNs: left < .zero
                ? -Int64(clamping: (.zero - left).nanosecondsClamped)
                : Int64(clamping: left.nanosecondsClamped),
            phase: call.phase.rawValue, traceID: call.traceID.digits, lane: call.priority.name)
    }
}

extension TraceID {
    /// 32 hexadecimal digits.
    fileprivate var digits: String {
        [high, low].map { half in
            let digits = String(half, radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }.joined()
    }
}
