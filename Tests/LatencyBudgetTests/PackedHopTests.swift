import LatencyBudget
import TestSupport
import Testing

@Suite struct PackedHopTests {
    private func hop(_ random: inout SeededGenerator, bits: Int) -> HopRecord {
        func duration() -> UInt64 { random.next() >> UInt64(64 - bits) }
        let kinds: [HopRecord.Kind] = [.server, .client, .internal]
        return HopRecord(
            kind: kinds[random.below(3)], traceID: TraceID(high: random.next(), low: random.next()),
            spanID: random.next(), parentSpanID: random.next(), operation: "soap/Process",
            status: Int32(random.below(17)), queueNanoseconds: duration(),
            runNanoseconds: duration(), downstreamNanoseconds: duration(),
            offsetNanoseconds: duration(), deadlineNanoseconds: duration(),
            batchWaitNanoseconds: duration(), attempt: UInt8(random.below(256)),
            cache: CacheOutcome(rawValue: UInt8(random.below(4))) ?? .notAsked)
    }

    @Test func aRecordTakesSixtyFourOctetsWhateverItSays() {
        #expect(MemoryLayout<PackedHop>.size == 64)
        #expect(MemoryLayout<PackedHop>.stride == 64)
        var random = SeededGenerator(seed: 1)
        for bits in 1...63 {
            let packed = PackedHop(hop(&random, bits: bits), operation: random.below(4_096))
            #expect(PackedHop.octets([packed]).count <= 64)
        }
    }

    @Test func whatLastsUpToFourSecondsIsKeptExactly() throws {
        var random = SeededGenerator(seed: 2)
        for number in 0..<2_000 {
            let hop = hop(&random, bits: 32)
            let packed = PackedHop(hop, operation: number)
            let read = try #require(PackedHop.hops(PackedHop.octets([packed])).first)
            #expect(read == packed)
            #expect(read.operation == number)
            #expect(read.record(operation: "soap/Process") == hop)
        }
    }

    @Test func longerDurationsAreCutByLessThanABillionth() throws {
        var random = SeededGenerator(seed: 3)
        for bits in 33...63 {
            let hop = hop(&random, bits: bits)
            let packed = PackedHop(hop, operation: 0)
            let read = try #require(packed.record(operation: "x"))
            for (was, isNow) in [
                (hop.queueNanoseconds, read.queueNanoseconds),
                (hop.runNanoseconds, read.runNanoseconds),
                (hop.downstreamNanoseconds, read.downstreamNanoseconds),
                (hop.offsetNanoseconds, read.offsetNanoseconds),
                (hop.deadlineNanoseconds, read.deadlineNanoseconds),
                (hop.batchWaitNanoseconds, read.batchWaitNanoseconds),
            ] {
                #expect(isNow <= was)
                #expect(was - isNow <= was >> 31)
            }
        }
    }

    @Test func theLayoutIsTheContracts() {
        let hop = HopRecord(
            kind: .client, traceID: TraceID(high: 0x0102_0304_0506_0708, low: 9), spanID: 10,
            parentSpanID: 11, operation: "x", status: 4, queueNanoseconds: 12,
            runNanoseconds: 0x1_2345_6789, downstreamNanoseconds: 14, offsetNanoseconds: 15,
            deadlineNanoseconds: 16, batchWaitNanoseconds: 17, attempt: 2, cache: .miss)
        #expect(
            PackedHop.octets([PackedHop(hop, operation: 0x345)]) == [
                8, 7, 6, 5, 4, 3, 2, 1, 9, 0, 0, 0, 0, 0, 0, 0, 10, 0, 0, 0, 0, 0, 0, 0, 11, 0, 0,
                0, 0, 0, 0, 0, 0x45, 0xA3, 4, 2, 12, 0, 0, 0, 0xC4, 0xB3, 0xA2, 0x91, 14, 0, 0, 0,
                15, 0, 0, 0, 16, 0, 0, 0, 17, 0, 0, 0, 32, 0, 0, 0,
            ])
    }

    @Test func anyOctetsAreReadWithoutATrap() {
        var random = SeededGenerator(seed: 4)
        for count in 0..<300 {
            let octets = (0..<count).map { _ in UInt8(truncatingIfNeeded: random.next()) }
            let hops = PackedHop.hops(octets)
            #expect(hops.count == count / 64)
            for hop in hops { #expect((hop.record(operation: "x") == nil) == (hop.kind == nil)) }
        }
    }

    @Test func statusesThatDoNotFitAreTheServicesFailureStill() {
        for status in [-1, 256, .max] as [Int32] {
            let hop = HopRecord(
                kind: .server, traceID: TraceID(high: 1, low: 1), spanID: 1, parentSpanID: 0,
                operation: "x", status: status, runNanoseconds: 1)
            #expect(PackedHop(hop, operation: 0).status == 255)
        }
    }

    @Test func theTimeLeftFollowsFromDeadlineAndDuration() {
        func left(_ deadline: UInt64, queue: UInt64, run: UInt64) -> Int64? {
            HopRecord(
                kind: .server, traceID: .none, spanID: 1, parentSpanID: 0, operation: "x",
                queueNanoseconds: queue, runNanoseconds: run, deadlineNanoseconds: deadline
            ).timeLeftNanoseconds
        }
        #expect(left(100, queue: 30, run: 50) == 20)
        #expect(left(100, queue: 60, run: 50) == -10)
        #expect(left(0, queue: 60, run: 50) == nil)
        #expect(left(100, queue: .max, run: .max) == .min)
    }
}
