import Reactor
import TTRPC
import TestSupport
import Testing

@testable import RPCTransport

/// A queue in a class: a test cannot hand the queue itself to an expectation.
private final class Queue {
    private var queue = FrameQueue(
        countMax: 1 << 20, spares: EventLoop(name: "never started").spares)
    private(set) var left: [UInt8] = []

    var count: Int { queue.count }
    var capacity: Int { queue.capacity }

    func append(_ frame: RawFrame) -> Bool { queue.append(frame.octets) }
    func appendUrgent(_ frame: RawFrame) -> Bool { queue.appendUrgent(frame.octets) }
    func rest() { queue.rest() }
    func shut() { queue.shut() }

    /// So many octets leave, or as many as are offered.
    @discardableResult
    func leave(_ byteCount: Int) -> Int {
        let next = unsafe Array(queue.next.prefix(byteCount))
        left += next
        queue.consume(next.count)
        return next.count
    }

    func leaveAll() { while leave(.max) > 0 {} }

    /// The frames that have left, by stream id; nil when the octets are no frames.
    var frames: [RawFrame]? {
        var frames: [RawFrame] = []
        var rest = left[...]
        while !rest.isEmpty {
            guard rest.count >= 10 else { return nil }
            let numbers = [0, 4].map { start in
                rest.dropFirst(start).prefix(4).reduce(0 as UInt32) { $0 << 8 | UInt32($1) }
            }
            let data = rest.dropFirst(10).prefix(Int(numbers[0]))
            guard data.count == Int(numbers[0]) else { return nil }
            let head = Array(rest.prefix(10))
            frames.append(
                RawFrame(streamID: numbers[1], type: head[8], flags: head[9], data: Array(data)))
            rest = rest.dropFirst(10 + data.count)
        }
        return frames
    }
}

/// Frames leave whole, in order, and urgent ones at the next border.
@Suite struct FrameQueueTests {
    private func frame(_ number: Int, size: Int) -> RawFrame {
        RawFrame(
            streamID: UInt32(number), type: 2,
            data: (0..<size).map { UInt8(truncatingIfNeeded: $0 + number) })
    }

    @Test func anUrgentFrameLeavesBeforeWhatHasNotBegun() {
        let queue = Queue()
        for number in 1...3 { #expect(queue.append(frame(number, size: 100))) }
        #expect(queue.appendUrgent(frame(9, size: 8)))
        queue.leaveAll()
        #expect(queue.frames?.map(\.streamID) == [9, 1, 2, 3])
    }

    @Test(arguments: [1, 9, 10, 11, 109, 110, 111, 219, 220])
    func anUrgentFrameWaitsForTheBorder(leftCount: Int) {
        let queue = Queue()
        for number in 1...3 { #expect(queue.append(frame(number, size: 100))) }
        queue.leave(leftCount)
        #expect(queue.appendUrgent(frame(9, size: 8)))
        queue.leaveAll()
        let begun = (leftCount + 109) / 110
        #expect(queue.frames?.firstIndex { $0.streamID == 9 } == begun)
        #expect(queue.frames?.count == 4)
    }

    @Test func anUrgentFrameThatHasBegunIsFinishedFirst() {
        let queue = Queue()
        #expect(queue.appendUrgent(frame(8, size: 8)))
        queue.leave(5)
        #expect(queue.append(frame(1, size: 3)) && queue.appendUrgent(frame(9, size: 8)))
        queue.leaveAll()
        #expect(queue.frames?.map(\.streamID) == [8, 9, 1])
    }

    @Test func urgentFramesAreBounded() {
        let queue = Queue()
        #expect(queue.appendUrgent(frame(1, size: FrameQueue.urgentByteCountMax - 10)))
        #expect(!queue.appendUrgent(frame(2, size: 0)))
        queue.leaveAll()
        #expect(queue.appendUrgent(frame(2, size: 0)))
    }

    @Test func holdsNoMemoryWhenNothingWaits() {
        let queue = Queue()
        #expect(queue.capacity == 0)
        #expect(queue.append(frame(1, size: 1)) && queue.appendUrgent(frame(2, size: 1)))
        #expect(queue.capacity > 0)
        queue.rest()
        #expect(queue.capacity > 0 && queue.count == 22)
        queue.leaveAll()
        queue.rest()
        #expect(queue.capacity == 0)
        #expect(queue.append(frame(1, size: 1)))
        queue.shut()
        #expect(queue.capacity == 0 && queue.count == 0)
        #expect(!queue.append(frame(1, size: 1)) && !queue.appendUrgent(frame(1, size: 1)))
    }

    @Test(arguments: 1...40 as ClosedRange<UInt64>) func keepsEveryPromiseAtOnce(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let queue = Queue()
        var ordinary: [RawFrame] = []
        var urgent: [RawFrame] = []
        /// For each urgent frame, the octets that had left when it came.
        var comings: [Int] = []
        for number in 1...300 {
            switch random.below(5) {
            case 0...1:
                let next = frame(2 * number, size: random.below(200))
                if queue.append(next) { ordinary.append(next) }
            case 2:
                let next = frame(2 * number + 1, size: random.below(20))
                comings.append(queue.left.count)
                if queue.appendUrgent(next) { urgent.append(next) }
            default: queue.leave(1 + random.below(150))
            }
        }
        queue.leaveAll()
        let frames = queue.frames ?? []
        #expect(frames.filter { $0.streamID % 2 == 0 } == ordinary, "seed \(seed)")
        #expect(frames.filter { $0.streamID % 2 == 1 } == urgent, "seed \(seed)")
        // No ordinary frame begins between the coming of an urgent frame and its leaving.
        var place = 0
        var urgentNumber = 0
        for frame in frames {
            if frame.streamID % 2 == 1 {
                urgentNumber += 1
            } else if urgentNumber < comings.count {
                #expect(place < comings[urgentNumber] || place == 0, "seed \(seed)")
            }
            place += frame.octets.count
        }
    }
}
