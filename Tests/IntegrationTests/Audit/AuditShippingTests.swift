import AuditKeeping
import AuditTrail
import Foundation
import LatencyBudget
import Messages
import PatientService
import Postgres
import PrivateServers
import RPC
import Reactor
import TestSupport
import Testing

/// A journal in a folder of its own, and what its records are made with.
struct Desk: Sendable {
    static let stream = "patient-service/test"
    let folder: String

    init() { folder = NSTemporaryDirectory() + "audit-\(UUID().uuidString)" }

    static func key() throws -> AuditKey {
        try AuditKey(testKey: (0..<32).map { UInt8(truncatingIfNeeded: $0 * 7 + 3) })
    }

    func journal(segmentCountMax: Int = 4_096) throws -> AuditJournal {
        var configuration = AuditJournalConfiguration(
            folder: folder, stream: try AuditIdentifier(Self.stream))
        configuration.segmentByteCountLimit = AuditJournalConfiguration.segmentByteCountLimitMin
        configuration.readRecordCountMax = 50
        configuration.segmentCountMax = segmentCountMax
        configuration.shippedSegmentCountMax = min(4, segmentCountMax - 2)
        return try AuditJournal.open(configuration, key: Self.key())
    }

    /// Gives `body` the journal, and closes it afterwards.
    func open(_ body: (AuditJournal) async throws -> Void) async throws {
        let journal = try journal()
        do { try await body(journal) } catch {
            journal.close()
            throw error
        }
        journal.close()
    }

    static func clerk(_ sink: any AuditSink) throws -> AuditClerk {
        AuditClerk(sink: sink, service: try AuditIdentifier("spiffe://carewire/patient-service"))
    }

    /// Records of accesses to one patient each, numbered.
    static func append(_ count: Int, to clerk: AuditClerk) async throws {
        for index in 0..<count {
            var record = try clerk.record(
                .read, .read,
                by: AuditCaller(
                    method: "GetPatient", program: "spiffe://carewire/cli", actor: "nurse-7",
                    purpose: "TREAT", reason: nil, traceID: Array(0..<16)))
            try record.setPatients([
                AuditPseudonym([UInt8](repeating: UInt8(index % 3), count: 32))
            ])
            try await clerk.file([record], isRead: true, deadline: Ward.soon)
        }
    }

    static let rows = PostgresStatement(
        name: "trail_rows",
        sql: "SELECT sequence, record, hash FROM audit_records WHERE stream = $1 ORDER BY sequence"
    )

    static func rows(
        _ pool: PostgresPool, of stream: String = stream
    ) async throws -> [AuditLogEntry] {
        let rows = try await pool.read(Self.rows, [.text(stream)], deadline: Ward.soon)
        return try (0..<rows.count).map { row in
            AuditLogEntry(
                sequence: UInt64(try rows.int64(row, 0)),
                hash: try #require(AuditHash(try rows.bytes(row, 2))),
                record: try rows.bytes(row, 1))
        }
    }
}

@Suite struct AuditShippingTests {
    private static func shipAll(
        _ journal: AuditJournal, _ pool: PostgresPool
    ) async throws -> Int {
        let shipper = AuditShipper(journal: journal, archive: AuditArchive(pool: pool))
        var sum = 0
        while true {
            switch await shipper.ship() {
            case .shipped(let count): sum += count
            case .idle: return sum
            case .failed(let error): throw error
            }
        }
    }

    @Test func everyRecordArrivesOnceAlsoOverARestartAndTheCopyVerifies() async throws {
        try await Ward.run { ward in
            let pool = ward.pool([Desk.rows])
            let desk = Desk()
            var head: AuditAnchor?
            try await desk.open { journal in
                try await Desk.append(120, to: Desk.clerk(JournalSink(journal)))
                #expect(try await Self.shipAll(journal, pool) == 120)
                try await Desk.append(30, to: Desk.clerk(JournalSink(journal)))
                // These go over, and the process ends before the journal learns of it.
                let entries = try await journal.read(after: 120)
                try await AuditArchive(pool: pool).keep(
                    entries[...], of: journal.stream, deadline: Ward.soon)
            }
            try await desk.open { journal in
                try await Desk.append(10, to: Desk.clerk(JournalSink(journal)))
                #expect(JournalSink(journal).state.unshippedCount == 40)
                #expect(try await Self.shipAll(journal, pool) == 40)
                #expect(JournalSink(journal).state.unshippedCount == 0)
                head = try journal.anchor()
            }
            let verifier = try AuditVerifier(key: Desk.key())
            let anchor = try #require(head)
            let local = try verifier.verify(folder: desk.folder, anchors: [anchor])
            #expect(local.isSound, "\(local)")
            let rows = try await Desk.rows(pool)
            #expect(rows.map(\.sequence) == Array(1...160))
            let copy = try verifier.verify(rows, of: anchor.stream, anchors: [anchor])
            #expect(copy.isSound && copy.recordCount == 160 && copy.anchorCount == 1)
            await pool.shutdown()
            try FileManager.default.removeItem(atPath: desk.folder)
        }
    }

    @Test func whateverIsChangedInTheCopyIsFound() async throws {
        try await Ward.run { ward in
            // Of the block of numbers 6 to 10, the second record.
            let tampering = [
                "UPDATE audit_blocks SET frames = set_byte(frames, places[2] + 105, 1)",
                "UPDATE audit_blocks SET frames = set_byte(frames, places[2] + 7, 9)",
                "DELETE FROM audit_blocks",
            ].map { "\($0) WHERE first = 6" }
            let statements =
                ["ALTER TABLE audit_blocks DISABLE TRIGGER audit_blocks_append_only"] + tampering
            let bad = statements.enumerated().map { PostgresStatement(name: "bad\($0)", sql: $1) }
            let pool = ward.pool([Desk.rows] + bad)
            let desk = Desk()
            try await desk.open { journal in
                for _ in 0..<4 {
                    try await Desk.append(5, to: Desk.clerk(JournalSink(journal)))
                    _ = try await Self.shipAll(journal, pool)
                }
                for statement in bad.dropFirst() {
                    let error = await #expect(throws: PostgresError.self) {
                        try await pool.write([PostgresStep(statement, [])], deadline: Ward.soon)
                    }
                    #expect(error?.sqlState == "42501")
                }
                // Whoever owns the tables can switch that off; the chain cannot be.
                let verifier = try AuditVerifier(key: Desk.key())
                for (index, kind) in [(1, AuditFault.Kind.changed), (2, .changed), (3, .missing)] {
                    _ = try await pool.write([PostgresStep(bad[0], [])], deadline: Ward.soon)
                    _ = try await pool.write([PostgresStep(bad[index], [])], deadline: Ward.soon)
                    let verdict = try verifier.verify(
                        try await Desk.rows(pool), of: journal.stream)
                    #expect(verdict.fault == AuditFault(sequence: index == 3 ? 6 : 7, kind: kind))
                }
                // A copy of another record under a taken number is no copy.
                var entries = try await journal.read(after: 0)
                entries[3] = AuditLogEntry(
                    sequence: 4, hash: entries[5].hash, record: entries[3].record)
                let error = await #expect(throws: AuditError.self) {
                    try await AuditArchive(pool: pool).keep(
                        entries[...], of: journal.stream, deadline: Ward.soon)
                }
                #expect(error?.code == .damaged)
            }
            await pool.shutdown()
            try FileManager.default.removeItem(atPath: desk.folder)
        }
    }

    @Test func whatWasShippedAndNotNotedIsThereOnceAfterTheProcessWasKilled() async throws {
        try await Ward.run { ward in
            let pool = ward.pool([Desk.rows])
            let desk = Desk()
            try await desk.open { journal in
                try await Desk.append(20, to: Desk.clerk(JournalSink(journal)))
                _ = try await Self.shipAll(journal, pool)
                // The note is not durable until something depends on it.
                #expect(!FileManager.default.fileExists(atPath: desk.folder + "/shipped"))
            }
            // As a killed process leaves it: without the note of its end.
            try FileManager.default.removeItem(atPath: desk.folder + "/shipped")
            try await desk.open { journal in
                try await Desk.append(7, to: Desk.clerk(JournalSink(journal)))
                #expect(JournalSink(journal).state.unshippedCount == 27)
                #expect(try await Self.shipAll(journal, pool) == 27)
            }
            let rows = try await Desk.rows(pool)
            #expect(rows.map(\.sequence) == Array(1...27))
            let verdict = try AuditVerifier(key: Desk.key()).verify(
                rows, of: AuditIdentifier(Desk.stream))
            #expect(verdict.isSound, "\(verdict)")
            await pool.shutdown()
            try FileManager.default.removeItem(atPath: desk.folder)
        }
    }

    @Test func withoutTheDatabaseTheJournalGoesOnAndCatchesUp() async throws {
        let running = try await TestPostgres.ownServer()
        try await running.createDatabase("clinic")
        let database = running.connectionString(database: "clinic")
        let desk = Desk()
        try await Ward.run(database: database) { ward in
            let pool = ward.pool([Desk.rows])
            try await desk.open { journal in
                let clerk = try Desk.clerk(JournalSink(journal))
                let shipper = AuditShipper(journal: journal, archive: AuditArchive(pool: pool))
                await running.kill()
                try await Desk.append(70, to: clerk)
                guard case .failed = await shipper.ship() else {
                    Issue.record("shipped to nobody")
                    return
                }
                try await running.restart()
                let limit = ContinuousClock.now + .seconds(10)
                var sum = 0
                while sum < 70, ContinuousClock.now < limit {
                    if case .shipped(let count) = await shipper.ship() { sum += count }
                    try await ward.loop.sleep(until: .now + .milliseconds(10))
                }
                #expect(try await Desk.rows(pool).count == 70)
            }
            await pool.shutdown()
        }
        await running.stop()
        try FileManager.default.removeItem(atPath: desk.folder)
    }

    @Test func aFullJournalRefusesUntilSomeOfItIsShippedAndItIsOpenedAnew() async throws {
        try await Ward.run { ward in
            let pool = ward.pool([Desk.rows])
            let desk = Desk()
            let sink = JournalSink(try desk.journal(segmentCountMax: 3))
            let clerk = try Desk.clerk(sink)
            var count = 0
            while count < 1_000, (try? await Desk.append(1, to: clerk)) != nil { count += 1 }
            #expect((10..<1_000).contains(count))
            #expect(!sink.state.isOpen)
            let shipper = AuditShipper(sink: sink, archive: AuditArchive(pool: pool))
            while case .shipped = await shipper.ship() {}
            sink.journal.close()
            sink.replace(with: try desk.journal(segmentCountMax: 3))
            try await Desk.append(1, to: clerk)
            while case .shipped = await shipper.ship() {}
            let rows = try await Desk.rows(pool)
            #expect(rows.count >= count + 1)
            let verdict = try AuditVerifier(key: Desk.key()).verify(rows, of: sink.journal.stream)
            #expect(verdict.isSound, "\(verdict)")
            sink.journal.close()
            await pool.shutdown()
            try FileManager.default.removeItem(atPath: desk.folder)
        }
    }

    // MARK: The database as the sink

    @Test func theDatabaseSinkKeepsBurstsInAChainThatVerifies() async throws {
        try await Ward.run { ward in
            let pool = ward.pool([Desk.rows])
            let sink = try DatabaseSink(
                archive: AuditArchive(pool: pool), stream: AuditIdentifier(Desk.stream),
                key: Desk.key())
            let clerk = try Desk.clerk(sink)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<40 { group.addTask { try await Desk.append(10, to: clerk) } }
                try await group.waitForAll()
            }
            let rows = try await Desk.rows(pool)
            #expect(rows.map(\.sequence) == Array(1...400))
            let head = try #require(try sink.anchor())
            let verdict = try AuditVerifier(key: Desk.key()).verify(
                rows, of: head.stream, anchors: [head])
            #expect(verdict.isSound && verdict.anchorCount == 1, "\(verdict)")
            await pool.shutdown()
        }
    }

    @Test func theDatabaseSinkRefusesWithoutTheDatabaseAndItsChainGoesOn() async throws {
        let running = try await TestPostgres.ownServer()
        try await running.createDatabase("clinic")
        let database = running.connectionString(database: "clinic")
        try await Ward.run(database: database) { ward in
            let pool = ward.pool([Desk.rows])
            let sink = try DatabaseSink(
                archive: AuditArchive(pool: pool), stream: AuditIdentifier(Desk.stream),
                key: Desk.key())
            let clerk = try Desk.clerk(sink)
            try await Desk.append(3, to: clerk)
            await running.kill()
            let limit = ContinuousClock.now + .seconds(20)
            // A session outlives its killed server by a moment, and what it takes until then stays.
            var isGone = false
            while !isGone, ContinuousClock.now < limit {
                isGone = (try? await Desk.append(1, to: clerk)) == nil
            }
            #expect(isGone)
            #expect(!sink.state.isOpen)
            try await running.restart()
            var isBack = false
            while !isBack, ContinuousClock.now < limit {
                isBack = (try? await Desk.append(1, to: clerk)) != nil
                if !isBack { try await ward.loop.sleep(until: .now + .milliseconds(20)) }
            }
            #expect(isBack)
            let rows = try await Desk.rows(pool)
            #expect(rows.count >= 5)
            let verdict = try AuditVerifier(key: Desk.key()).verify(
                rows, of: AuditIdentifier(Desk.stream))
            #expect(verdict.isSound && verdict.recordCount == UInt64(rows.count), "\(verdict)")
            await pool.shutdown()
        }
        await running.stop()
    }

    // MARK: Who saw this patient

    @Test func aPatientIsToldWhoSawThemPageByPage() async throws {
        try await Ward.run { ward in
            let pool = ward.pool()
            let sink = try DatabaseSink(
                archive: AuditArchive(pool: pool), stream: AuditIdentifier(Desk.stream),
                key: Desk.key())
            let server = try ward.server(pool, sink: sink)
            let accesses = AccessServer(patients: server, archive: AuditArchive(pool: pool))
            for id in ["PAT001", "PAT002"] {
                _ = try await server.createPatient(
                    PatientV1.CreatePatientRequest(
                        patientID: PHI(id),
                        demographics: PatientV1.Demographics(familyName: PHI("Example"))),
                    context: .background(deadline: Ward.soon))
            }
            for _ in 0..<5 {
                _ = try await server.getPatient(
                    PatientV1.GetPatientRequest(patientID: PHI("PAT001")),
                    context: .background(deadline: Ward.soon))
            }
            var request = AuditV1.ListAccessesRequest(patientID: PHI("PAT001"), pageSize: 3)
            var seen: [AuditV1.Access] = []
            repeat {
                let page = try await accesses.listAccesses(
                    request, context: .background(deadline: Ward.soon))
                seen += page.accesses
                request.pageToken = page.nextPageToken
            } while !request.pageToken.isEmpty
            // Created in two records, read five times; the pages before are accesses, too.
            #expect(
                seen.prefix(7).map(\.action) == ["C", "C"] + Array(repeating: "R", count: 5))
            #expect(seen.prefix(2).map(\.reason) == ["attempted", ""])
            #expect(seen.dropFirst(7).allSatisfy { $0.operation == "background" })
            #expect(Set(seen.map(\.sequence)).count == seen.count)
            request.untilNs = seen.first?.timeNs
            request.pageToken = []
            let none = try await accesses.listAccesses(
                request, context: .background(deadline: Ward.soon))
            #expect(none.accesses.isEmpty)
            await pool.shutdown()
        }
    }
}
