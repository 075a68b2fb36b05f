import AuditKeeping
import Foundation
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
}
