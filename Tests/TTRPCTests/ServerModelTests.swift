import TTRPC
import TestSupport
import Testing

/// Random frames and answers, the machine and the reference side by side.
@Suite struct ServerModelTests {
    /// One run; what it finds wrong is in `fault`.
    private final class Run {
        private var random: SeededGenerator
        private var machine: ServerConnectionMachine
        private var reference: ReferenceServer
        private var now = ContinuousClock.now
        private var nextCall: Int32 = 0
        /// Answers of any sort given to a call.
        private var answered: Set<Int32> = []
        private var unreturned = 0
        private var isClosed = false
        private(set) var fault: String?

        static let capabilities: [Capabilities] = [[], .all, .window, [.cancel, .ping]]
        private static let sizes = [0, 0, 1, 1, 1, 40_000, 262_144, 600_000, 4 << 20]
        private static let flags: [UInt8] = [0, 0, 0, 0, 1, 2, 4, 5, 5, 6, 0xF8, 0xFF]
        private static let passes: [Duration] = [
            .zero, .nanoseconds(1), .milliseconds(90), .seconds(1), .seconds(10), .seconds(11),
        ]

        init(seed: UInt64) {
            random = SeededGenerator(seed: seed)
            let concurrentCallMax = 1 + random.below(5)
            let capabilities = Self.capabilities[random.below(4)]
            machine = ServerConnectionMachine(
                concurrentCallMax: concurrentCallMax, capabilities: capabilities)
            reference = ReferenceServer(
                concurrentCallMax: concurrentCallMax, capabilities: capabilities)
        }

        func finish(steps: Int) {
            for step in 0..<steps where fault == nil && !isClosed {
                act()
                if machine.runningCount != reference.runningCount
                    || machine.runningCount != unreturned
                {
                    fail("running: \(machine.runningCount), not \(unreturned)")
                }
                if fault != nil { fault? += ", step \(step)" }
            }
            guard fault == nil else { return }
            let open = machine.close().sorted()
            if open != reference.liveCalls { fail("open at the end: \(open)") }
            if !machine.close().isEmpty { fail("closing left calls") }
        }

        private func fail(_ text: String) { fault = fault ?? text }

        /// An id among the first few, or a new one.
        private func anyID() -> UInt32 {
            let live = reference.liveIDs
            if !live.isEmpty, random.below(3) > 0 { return live[random.below(live.count)] }
            return UInt32(random.below(40))
        }

        private func act() {
            let id = anyID()
            switch random.below(16) {
            case 0...3: frame(FrameType.request, UInt32(random.below(60)) | 1)
            case 4...8: frame(FrameType.data, id)
            case 9: frame([0x00, 0x02, 0x04, 0x10, 0x10, 0x11, 0x13, 0x15][random.below(8)], id)
            case 10: answer(id)
            case 11: end(id)
            case 12: send(id)
            case 13: widen(random.below(3) == 0 ? 0 : id)
            case 14: consume(id)
            default: pass()
            }
        }

        private func pass() {
            now += Self.passes[random.below(Self.passes.count)]
            if unreturned > 0, random.below(2) == 0 {
                machine.returned()
                reference.returned()
                unreturned -= 1
            }
            if random.below(60) == 0 {
                machine.drain()
                reference.drain()
            }
        }

        private func frame(_ type: UInt8, _ id: UInt32) {
            let isPing = type == FrameType.ping
            let header = FrameHeader(
                payloadByteCount: isPing ? 8 : Self.sizes[random.below(Self.sizes.count)],
                streamID: isPing ? 0 : id, type: type,
                flags: Self.flags[random.below(Self.flags.count)])
            let expected = reference.receive(header, now: now)
            let outcome = machine.receive(header, now: now)
            guard outcome == expected else {
                fail("\(header): \(outcome), not \(expected)")
                return
            }
            switch outcome {
            case .request: taken(header)
            case .cancel(let call, _), .cancelled(let call): answered(call)
            case .close: isClosed = true
            default: return
            }
        }

        private func taken(_ header: FrameHeader) {
            let kind = CallKind.all[random.below(4)]
            nextCall += 1
            reference.begin(header, call: nextCall, kind: kind)
            unreturned += 1
            if kind == .unary, header.flags & FrameFlags.remoteOpen == 0 {
                machine.begin(header.streamID, call: nextCall)
            } else {
                _ = machine.begin(
                    header.streamID, call: nextCall, kind: kind, flags: header.flags,
                    payloadByteCount: 0)
            }
        }

        private func answered(_ call: Int32) {
            if !answered.insert(call).inserted { fail("call \(call) answered twice") }
        }

        private func answer(_ id: UInt32) {
            let call = reference.finish(id, now)
            let mayAnswer = machine.answer(id, now: now)
            if mayAnswer != (call != nil) { fail("answer of \(id): \(mayAnswer)") }
            if let call { answered(call) }
        }

        private func end(_ id: UInt32) {
            let expected = reference.end(id, now)
            let outcome = machine.end(id, now: now)
            if expected != outcome { fail("end of \(id): \(outcome)") }
        }

        private func send(_ id: UInt32) {
            let outcome = machine.maySend(id)
            if outcome != reference.maySend(id) { fail("sending on \(id): \(outcome)") }
            guard outcome == .now else { return }
            let size = Self.sizes[random.below(Self.sizes.count)]
            machine.sent(id, byteCount: size)
            reference.sent(id, size)
        }

        private func widen(_ id: UInt32) {
            guard reference.capabilities.contains(.window) else { return }
            let increment = UInt32(1 + random.below(300_000))
            let before = reference.maySend(id)
            reference.widen(id, increment)
            let outcome = machine.widen(id, by: increment)
            if outcome == .close { fail("widening \(id) closes") }
            let resumes = before == .wait && reference.maySend(id) == .now
            if id != 0, resumes != (outcome != .ignore) { fail("widening \(id): \(outcome)") }
        }

        private func consume(_ id: UInt32) {
            guard let size = reference.firstQueued(id) else { return }
            reference.consumed(id)
            _ = machine.consumed(id, byteCount: size)
        }
    }

    @Test(arguments: 0..<20 as Range<UInt64>) func agreesWithTheReference(thousand: UInt64) {
        for seed in thousand * 1_100..<(thousand + 1) * 1_100 {
            let run = Run(seed: seed)
            run.finish(steps: 40 + Int(seed % 80))
            if let fault = run.fault {
                Issue.record("seed \(seed): \(fault)")
                return
            }
        }
    }
}
