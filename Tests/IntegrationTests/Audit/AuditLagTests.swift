import AuditKeeping
import AuditTrail
import Foundation
import Postgres
import PrivateServers
import Reactor
import TestSupport
import Testing

/// How far the trail in the database may be behind the journal. Time does not pass here: the
/// shipper's rests are written down, and end at once.
@Suite struct AuditLagTests {
    /// Why the shipper's run ends.
    private struct Over: Error {}

    /// A journal of the usual size: these tests stay within its first segment, so a round takes
    /// what there is.
    private static func open(
        _ desk: Desk, _ body: (AuditJournal) async throws -> Void
    ) async throws {
        let journal = try AuditJournal.open(
            AuditJournalConfiguration(
                folder: desk.folder, stream: AuditIdentifier(Desk.stream)), key: Desk.key())
        do { try await body(journal) } catch {
            journal.close()
            throw error
        }
        journal.close()
    }

    @Test(arguments: [
        (Duration.milliseconds(2), UInt64(0), Duration.milliseconds(100)),
        (.milliseconds(2), 4_095, .milliseconds(100)),
        (.milliseconds(2), 4_096, .milliseconds(6)),
        (.milliseconds(50), 10, .milliseconds(150)),
        (.milliseconds(50), 100_000, .milliseconds(150)),
        (.seconds(3), 100_000, .milliseconds(500)),
        (.seconds(3), 0, .milliseconds(500)),
        (.milliseconds(50), 1 << 20, .zero),
    ]) func copyingRestsThreeTimesAsLongAsItTakes(took: Duration, behind: UInt64, rest: Duration) {
        #expect(AuditShipper.pause(after: took, behind: behind) == rest)
    }

    /// What is durable in the journal when a round begins is in the database when the shipper rests
    /// next, or the round behind it begins without a rest. So a record waits for one rest at most,
    /// and the rest is bounded.
    @Test func aRecordWaitsForOneRestAtMost() async throws {
        try await Ward.run { ward in
            let pool = ward.pool([Desk.rows])
            let desk = Desk()
            try await Self.open(desk) { journal in
                let clerk = try Desk.clerk(JournalSink(journal))
                let shipper = AuditShipper(
                    journal: journal, archive: AuditArchive(pool: pool),
                    interval: .seconds(5))
                var rests: [Duration] = []
                // How many records come during each rest.
                var bursts = [1, 0, 30, 0, 49, 7, 0, 0]
                var durableCount = 0
                try await Desk.append(5, to: clerk)
                durableCount = 5
                await #expect(throws: Over.self) {
                    try await shipper.run(
                        sleep: { until in
                            rests.append(until - .now)
                            let shipped = try await Desk.rows(pool).count
                            #expect(shipped == durableCount, "behind at rest \(rests.count)")
                            #expect(journal.snapshot.shippedSequence == UInt64(durableCount))
                            if bursts.isEmpty { throw Over() }
                            let count = bursts.removeFirst()
                            try await Desk.append(count, to: clerk)
                            durableCount += count
                        }, report: { _ in Issue.record("nothing fails here") })
                }
                #expect(rests.count == 9)
                // A round that has shipped something rests for its pause; one that has found
                // nothing for the interval.
                #expect(rests.allSatisfy { $0 <= .seconds(5) })
                #expect(rests.count { $0 <= AuditShipper.pauseMax } == 5)
            }
            await pool.shutdown()
            try FileManager.default.removeItem(atPath: desk.folder)
        }
    }

    /// While the database is away the shipper tries again, at first soon and at last every 15 s;
    /// when it is back, one round is enough.
    @Test func afterAnOutageItIsBehindByOneRestOfFifteenSecondsAtMost() async throws {
        let running = try await TestPostgres.ownServer()
        try await running.createDatabase("clinic")
        let database = running.connectionString(database: "clinic")
        let desk = Desk()
        try await Ward.run(database: database) { ward in
            let pool = ward.pool([Desk.rows])
            try await Self.open(desk) { journal in
                let clerk = try Desk.clerk(JournalSink(journal))
                let shipper = AuditShipper(journal: journal, archive: AuditArchive(pool: pool))
                await running.kill()
                try await Desk.append(40, to: clerk)
                var rests: [Duration] = []
                var reports: [Bool] = []
                await #expect(throws: Over.self) {
                    try await shipper.run(
                        sleep: { until in
                            if reports.last == true { throw Over() }
                            rests.append(until - .now)
                            if rests.count == 9 {
                                try await running.restart()
                                // The pool finds the server by itself; that is its own promise.
                                while (try? await pool.ping(deadline: Ward.soon)) == nil {
                                    try await ward.loop.sleep(until: .now + .milliseconds(10))
                                }
                            }
                        },
                        report: { outcome in
                            switch outcome {
                            case .success: reports.append(true)
                            case .failure: reports.append(false)
                            }
                        })
                }
                #expect(rests.count == 9 && reports == Array(repeating: false, count: 9) + [true])
                let doubled = (0..<9).map { AuditShipper.rest * (1 << $0) }
                for (rest, bound) in zip(rests, doubled) {
                    #expect(rest <= min(bound, AuditShipper.restMax))
                }
                #expect(rests.last.map { $0 > AuditShipper.restMax / 2 } == true)
                #expect(try await Desk.rows(pool).count == 40)
            }
            await pool.shutdown()
        }
        await running.stop()
        try FileManager.default.removeItem(atPath: desk.folder)
    }
}
