import Testing

@testable import AuditTrail

/// The journal's rules, without threads and disk.
@Suite struct JournalQueueTests {
    private typealias Queue = JournalQueue<Int>
    private let start = ContinuousClock.now

    private static func queue(recordCountMax: Int = 4, byteCountMax: Int = 1 << 20) -> Queue {
        Queue(after: 10, recordCountMax: recordCountMax, byteCountMax: byteCountMax)
    }

    private static func accepted(_ outcome: Queue.OnEnqueue) -> UInt64? {
        if case .accepted(let sequence, _, _) = outcome { sequence } else { nil }
    }

    private static func refused(_ outcome: Queue.OnEnqueue) -> AuditError.Code? {
        if case .refused(let error) = outcome { error.code } else { nil }
    }

    private static func taken(_ outcome: Queue.OnTake) -> Queue.Burst? {
        if case .burst(let burst) = outcome { burst } else { nil }
    }

    @Test func whatComesDuringABurstGoesOutTogetherWithTheNext() throws {
        var queue = Self.queue()
        let record = try Fixtures.record(1)
        #expect(Self.accepted(queue.enqueue(record, deadline: nil, 1)) == 11)
        let first = try #require(Self.taken(queue.takeBurst()))
        #expect(first.recordCount == 1)
        #expect(Self.accepted(queue.enqueue(record, deadline: nil, 2)) == 12)
        #expect(Self.accepted(queue.enqueue([record, record], deadline: nil, 3)) == 14)
        #expect(queue.durableSequence == 10)
        #expect(queue.finishBurst(reusing: first.octets).map(\.waiter) == [1])
        #expect(queue.durableSequence == 11)
        let second = try #require(Self.taken(queue.takeBurst()))
        #expect(second.recordCount == 3)
        let told = queue.finishBurst(reusing: second.octets)
        #expect(told.map(\.waiter) == [2, 3] && told.map(\.sequence) == [12, 14])
        #expect(queue.durableSequence == 14 && queue.burstCount == 2)
    }

    @Test func onlyTheFirstRecordWakesASleepingWriter() throws {
        var queue = Self.queue()
        guard case .idle = queue.takeBurst() else {
            Issue.record("a burst of nothing")
            return
        }
        var rings: [Bool] = []
        for waiter in 0..<3 {
            let outcome = queue.enqueue(try Fixtures.record(1), deadline: nil, waiter)
            if case .accepted(_, let wakes, let wakesWatch) = outcome {
                rings.append(wakes)
                #expect(!wakesWatch, "nobody has a deadline")
            }
        }
        #expect(rings == [true, false, false])
    }

    @Test func theQueueIsBoundedByRecordsAndByOctets() throws {
        let record = try Fixtures.record(1)
        var queue = Self.queue()
        for waiter in 0..<4 { _ = queue.enqueue(record, deadline: nil, waiter) }
        #expect(Self.refused(queue.enqueue(record, deadline: nil, 4)) == .queueFull)
        _ = queue.takeBurst()
        #expect(Self.accepted(queue.enqueue(record, deadline: nil, 4)) == 15)
        var narrow = Self.queue(byteCountMax: SegmentFrame.recordByteCountMax)
        #expect(Self.accepted(narrow.enqueue(record, deadline: nil, 0)) == 11)
        #expect(Self.refused(narrow.enqueue(record, deadline: nil, 1)) == .queueFull)
        #expect(Self.refused(narrow.enqueue([record, record], deadline: nil, 1)) == .queueFull)
    }

    @Test func aDeadlineAnswersOnceAndKeepsTheRecord() throws {
        var queue = Self.queue()
        let record = try Fixtures.record(1)
        _ = queue.enqueue(record, deadline: start + .seconds(1), 1)
        let burst = try #require(Self.taken(queue.takeBurst()))
        _ = queue.enqueue(record, deadline: start + .seconds(2), 2)
        _ = queue.enqueue(record, deadline: nil, 3)
        #expect(queue.expire(now: start + .milliseconds(999)).expired == [])
        #expect(queue.expire(now: start + .seconds(1)).expired == [1])
        #expect(queue.expire(now: start + .seconds(1)).expired == [])
        #expect(queue.finishBurst(reusing: burst.octets).map(\.waiter) == [nil])
        let last = queue.expire(now: start + .seconds(2))
        #expect(last.expired == [2] && last.parks, "no deadline is left, though a caller is")
        let next = try #require(Self.taken(queue.takeBurst()))
        #expect(next.recordCount == 2, "a caller that gave up does not take its record back")
        #expect(queue.finishBurst(reusing: next.octets).map(\.waiter) == [nil, 3])
        #expect(queue.durableSequence == 13)
    }

    @Test func aDeadlineWakesAParkedWatchOnce() throws {
        var queue = Self.queue()
        #expect(queue.expire(now: start).parks)
        var rings: [Bool] = []
        for waiter in 0..<2 {
            let outcome = queue.enqueue(try Fixtures.record(1), deadline: start, waiter)
            if case .accepted(_, _, let wakes) = outcome { rings.append(wakes) }
        }
        #expect(rings == [true, false])
    }

    @Test func afterAFailureEveryoneIsToldAndNobodyAccepted() throws {
        var queue = Self.queue()
        let record = try Fixtures.record(1)
        _ = queue.enqueue(record, deadline: nil, 1)
        _ = queue.takeBurst()
        _ = queue.enqueue(record, deadline: nil, 2)
        #expect(queue.fail(AuditError(.failed, "disk full")).map(\.waiter) == [1, 2])
        #expect(Self.refused(queue.enqueue(record, deadline: nil, 3)) == .failed)
        #expect(queue.refusal?.message == "disk full" && queue.durableSequence == 10)
        guard case .idle = queue.takeBurst() else {
            Issue.record("something was written")
            return
        }
        let isToBeWoken = queue.close()
        #expect(isToBeWoken, "the writer sleeps and must be woken to end")
        guard case .ended = queue.takeBurst() else {
            Issue.record("no end")
            return
        }
    }

    @Test func closingWritesWhatWasAcceptedAndNothingElse() throws {
        var queue = Self.queue()
        _ = queue.enqueue(try Fixtures.record(1), deadline: nil, 1)
        let isToBeWoken = queue.close()
        #expect(!isToBeWoken, "the writer is awake")
        #expect(Self.refused(queue.enqueue(try Fixtures.record(2), deadline: nil, 2)) == .closed)
        let burst = try #require(Self.taken(queue.takeBurst()))
        #expect(queue.finishBurst(reusing: burst.octets).map(\.waiter) == [1])
        guard case .ended = queue.takeBurst() else {
            Issue.record("no end")
            return
        }
    }
}
