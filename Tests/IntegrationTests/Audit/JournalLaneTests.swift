import AuditKeeping
import Foundation
import LatencyBudget
import Reactor
import Synchronization
import Testing

@testable import AuditRuntime
@testable import AuditTrail

/// A loop's way to the journal: every caller is answered once, in time, and only with what is true.
@Suite struct JournalLaneTests {
    private static func with(
        _ body: @escaping @Sendable (EventLoop, JournalLane, AuditJournal) async throws -> Void
    ) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "lane-\(UUID())").path
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let journal = try AuditJournal.open(
            AuditJournalConfiguration(folder: folder, stream: AuditIdentifier("test/0")),
            key: AuditKey(testKey: [UInt8]((1...32).map { UInt8($0) })))
        let loop = EventLoop(name: "lane")
        loop.start()
        defer {
            loop.stop()
            journal.close()
        }
        try await loop.run {
            try await body(loop, JournalLane(JournalSink(journal), on: loop), journal)
        }
    }

    private static func record(_ number: Int) throws -> AuditRecord {
        AuditRecord(
            eventID: AuditID(high: 1, low: UInt64(number)), timeNanoseconds: 1, action: .read,
            interaction: .read, operation: AuditToken("Get"), actor: try AuditIdentifier("a"),
            service: try AuditIdentifier("s"))
    }

    @Test func callersOfOneTurnShareABurst() async throws {
        try await Self.with { loop, lane, journal in
            try await withThrowingTaskGroup { group in
                for number in 0..<300 {
                    group.addTask(executorPreference: loop) {
                        try await lane.append(
                            [Self.record(number), Self.record(number + 1_000)],
                            deadline: .now + .seconds(60))
                        #expect(loop.isCurrent)
                    }
                }
                try await group.waitForAll()
            }
            let entries = try await journal.read(after: 0)
            #expect(entries.count == 600)
            // Who starts while others' records are on their way waits for the next.
            #expect(journal.snapshot.burstCount < 100)
        }
    }

    @Test(.enabled(if: ShortSlice.current > 0)) func theJournalsThreadIsLetInAtOnce() async throws {
        try await Self.with { _, _, journal in
            var frames = AuditFrames()
            frames.append(try Self.record(1))
            let sent = frames
            let slice = await withCheckedContinuation { continuation in
                // The writer's thread tells.
                journal.append(sent) { _ in continuation.resume(returning: ShortSlice.current) }
            }
            #expect(slice == ShortSlice.nanoseconds)
        }
    }

    @Test func aRefusalIsToldToEveryCaller() async throws {
        try await Self.with { loop, lane, journal in
            await AuditRuntime.blocking { journal.close() }
            for number in 0..<3 {
                let error = await #expect(throws: AuditError.self) {
                    try await lane.append(
                        [Self.record(number)], deadline: .now + .seconds(60))
                }
                #expect(error?.code == .closed)
            }
        }
    }

    @Test func aDiskThatHangsKeepsNobodyBehindHisDeadline() async throws {
        try await Self.with { loop, _, journal in
            let kept = Mutex<[@Sendable (Result<UInt64, AuditError>) -> Void]>([])
            let lane = JournalLane(JournalSink(journal), on: loop) { _, told in
                kept.withLock { $0.append(told) }
            }
            let error = await #expect(throws: AuditError.self) {
                try await lane.append([Self.record(1)], deadline: .now + .milliseconds(1))
            }
            #expect(error?.code == .deadlineExceeded)
            async let second: Void = lane.append([Self.record(2)], deadline: .now + .seconds(60))
            while kept.withLock({ $0.count }) < 2 { try await loop.sleep(until: .now) }
            // The disk is back: who was answered is not answered again.
            for told in kept.withLock({ $0 }) { told(.success(1)) }
            try await second
        }
    }

    @Test func aLongTurnGoesToTheJournalInParts() async throws {
        try await Self.with { loop, _, journal in
            let puts = Mutex<[Int]>([])
            let lane = JournalLane(JournalSink(journal), on: loop) { frames, told in
                puts.withLock { $0.append(frames.recordCount) }
                told(.success(1))
            }
            try await withThrowingTaskGroup { group in
                // All begin in one turn.
                for number in 0..<200 {
                    group.addTask(executorPreference: loop) {
                        try await lane.append(
                            [Self.record(number)], deadline: .now + .seconds(60))
                    }
                }
                try await group.waitForAll()
            }
            #expect(puts.withLock { $0 } == [64, 128, 8])
        }
    }

    /// Counts those who were told, and how many of them had been at each flush.
    // Safety: used on the loop's thread only.
    private final class Answers: EventSource, AuditListener, @unchecked Sendable {
        var count = 0
        var flushes: [Int] = []

        func auditEnded(_ error: AuditError?, at now: Moment) {
            count += 1
            markDirty()
        }

        override func flush() { flushes.append(count) }
    }

    @Test func theFirstAnswersOfALongBurstLeaveBeforeTheLast() async throws {
        try await Self.with { loop, _, journal in
            let kept = Mutex<[@Sendable (Result<UInt64, AuditError>) -> Void]>([])
            let lane = JournalLane(JournalSink(journal), on: loop) { _, told in
                kept.withLock { $0.append(told) }
            }
            let answers = Answers(loop: loop)
            let form = try Self.form()
            // Three parts: 64, 128 and the turn's end.
            for number in 0..<200 {
                lane.append(
                    form, try Self.facts(number), deadline: loop.moment + .seconds(60), answers)
            }
            while kept.withLock({ $0.count }) < 3 { try await loop.sleep(until: .now) }
            #expect(answers.count == 0)
            kept.withLock { $0[1] }(.success(192))
            while answers.count < 128 { try await loop.sleep(until: .now) }
            #expect(answers.flushes == [64, 128])
            for told in kept.withLock({ [$0[0], $0[2]] }) { told(.success(200)) }
            while answers.count < 200 { try await loop.sleep(until: .now) }
        }
    }

    private static func form() throws -> AuditRecordForm {
        let pseudonym = try AuditPseudonym([UInt8](repeating: 7, count: 32))
        var record = AuditRecord(
            eventID: AuditID(high: 1, low: 1), timeNanoseconds: 1, action: .read,
            interaction: .read, operation: AuditToken("Get"),
            actor: try AuditIdentifier("a"), service: try AuditIdentifier("s"),
            patient: pseudonym)
        record.resource = AuditResource(.patient, .pseudonym(pseudonym), version: 1)
        return try AuditRecordForm(of: record)
    }

    private static func facts(_ number: Int) throws -> AuditRecordForm.Facts {
        AuditRecordForm.Facts(
            eventID: AuditID(high: 1, low: UInt64(number)), traceID: .none, timeNanoseconds: 1,
            version: 1, patient: try AuditPseudonym([UInt8](repeating: 7, count: 32)))
    }
}
