import LatencyBudget
import RPC
import TestSupport
import Testing

@testable import RPCTransport

@Suite struct CallLineTests {
    private func call(_ priority: CallPriority? = nil) -> PendingCall {
        let trace = TraceContext(
            traceID: TraceID(high: 1, low: 1), spanID: 1, parentSpanID: 0)
        return PendingCall(
            EchoCall.write, CallOptions(timeout: .seconds(1), priority: priority),
            startedAt: .now, trace: trace)
    }

    private func isSame(_ line: [PendingCall], _ expected: [PendingCall]) -> Bool {
        line.count == expected.count && zip(line, expected).allSatisfy { $0 === $1 }
    }

    @Test func emergenciesComeFirstAndTheOthersInTheirOrder() {
        var line = CallLine()
        let calls = [call(), call(.emergency), call(.telemetry), call(.emergency)]
        for call in calls { line.append(call) }
        line.append(calls[0])
        let (all, count, last) = (line.all, line.count, line.lastOrdinary)
        #expect(isSame(all, [calls[1], calls[3], calls[0], calls[2]]))
        #expect(count == 4 && last === calls[2])
        for call in calls { line.remove(call) }
    }

    @Test(arguments: 1...10 as ClosedRange<UInt64>)
    func joiningAndLeavingKeepTheOrder(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        var line = CallLine()
        var expected: [PendingCall] = []
        let calls = (0..<20).map { _ in call() }
        for _ in 0..<1_000 {
            let call = calls[random.below(calls.count)]
            if random.below(2) == 0 {
                line.append(call)
                if !expected.contains(where: { $0 === call }) { expected.append(call) }
            } else {
                line.remove(call)
                expected.removeAll { $0 === call }
            }
            let (all, count, first) = (line.all, line.count, line.first)
            #expect(isSame(all, expected) && count == expected.count, "seed \(seed)")
            #expect(first === expected.first, "seed \(seed)")
        }
        for call in calls { line.remove(call) }
    }
}
