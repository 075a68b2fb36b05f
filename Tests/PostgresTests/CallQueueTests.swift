import Testing

@testable import Postgres

struct CallQueueTests {
    private func calls(_ count: Int) -> [PostgresCall] {
        (0..<count).map { PostgresCall(.write([]), byteCount: $0, deadline: .now) }
    }

    private func content(_ queue: CallQueue) -> [Int] {
        var found: [Int] = []
        while let call = queue.popFirst() { found.append(call.byteCount) }
        return found
    }

    @Test func givesCallsInTheOrderTheyCame() {
        let queue = CallQueue(countMax: 3)
        for call in calls(3) { queue.append(call) }
        #expect(queue.isFull)
        #expect(content(queue) == [0, 1, 2])
        #expect(queue.isEmpty)
    }

    @Test func anyCallCanLeave() {
        for place in 0..<3 {
            let queue = CallQueue(countMax: 9)
            let three = calls(3)
            for call in three { queue.append(call) }
            queue.remove(three[place])
            queue.remove(three[place])
            #expect(queue.count == 2)
            #expect(content(queue) == [0, 1, 2].filter { $0 != place })
        }
    }

    @Test func callsCanComeBackToTheFrontInOrder() {
        let queue = CallQueue(countMax: 9)
        let five = calls(5)
        queue.prepend(Array(five[3...]))
        queue.prepend(Array(five[..<3]))
        #expect(content(queue) == [0, 1, 2, 3, 4])
        queue.append(five[4])
        queue.prepend([five[1]])
        queue.append(five[0])
        #expect(content(queue) == [1, 4, 0])
    }

    @Test func leavesACallOfAnotherQueueAlone() {
        let one = CallQueue(countMax: 9)
        let other = CallQueue(countMax: 9)
        let call = calls(1)[0]
        one.append(call)
        other.remove(call)
        #expect(one.count == 1)
        #expect(other.isEmpty)
    }
}
