import LatencyBudget
import Messages
import PatientService
import Postgres
import PrivateServers
import RPC
import Reactor
import TestSupport
import Testing

@Suite struct PatientServiceChartTests {
    private static let january: Int64 = 1_767_225_600_000_000
    private static func patient(_ name: UInt8) -> SealedPatient {
        SealedPatient(
            pseudonym: [UInt8](repeating: name, count: 32), version: 1, isActive: true,
            demographics: [name], history: [name], subject: [name],
            lookups: [[UInt8](repeating: 0xA0 | name, count: 32)])
    }

    private static func entry(
        _ name: UInt8, _ code: UInt8, at time: Int64 = january, kind: Int32 = 2,
        version: UInt64 = 1, mark: UInt8 = 0
    ) throws -> SealedEntry {
        SealedEntry(
            pseudonym: [UInt8](repeating: name, count: 32),
            name: EntryName(
                month: try #require(ChartMonth(ofMicroseconds: time)),
                code: [UInt8](repeating: code, count: 16)),
            version: version, kind: kind, occurredAt: time, status: 3,
            test: kind == 2 ? [UInt8](repeating: 9, count: 32) : nil,
            provider: kind == 1 ? [UInt8](repeating: 8, count: 32) : nil,
            words: kind == 1
                ? [[1], [2], [name]].map { $0 + [UInt8](repeating: 0, count: 15) } : [],
            isAbnormal: code % 2 == 0, content: [name, code, UInt8(version), mark])
    }

    /// As it is read: the blind indexes are not sent.
    private static func shown(_ entry: SealedEntry) -> SealedEntry {
        var entry = entry
        entry.test = nil
        entry.provider = nil
        entry.words = []
        return entry
    }

    private static func create(_ pool: PostgresPool, _ name: UInt8) async throws {
        let made = try await PostgresPatientStore(pool: pool).create(
            patient(name), request: nil, claim: nil,
            deadline: Ward.soon)
        #expect(made == .created)
    }

    @Test func everyVerdictOnAnEntryIsToldApart() async throws {
        try await Ward.run { ward in
            let pool = ward.pool()
            let store = PostgresChartStore(pool: pool)
            let soon = Ward.soon
            let first = try Self.entry(1, 1)
            let add = { (entries: [SealedEntry], request: [UInt8]?) in
                try await store.add(
                    entries, request: request, deadline: soon)
            }
            #expect(try await add([first], nil) == .notFound)
            try await Self.create(pool, 1)
            let key = [UInt8](repeating: 5, count: 32)
            #expect(try await add([first, try Self.entry(1, 2)], key) == .added)
            #expect(try await add([try Self.entry(1, 1, mark: 9)], key) == .repeated)
            #expect(try await add([try Self.entry(1, 1, mark: 9)], nil) == .reusedKey)
            let second = try Self.entry(1, 1, version: 2)
            let replace = { (entry: SealedEntry) in
                try await store.replace(
                    entry, in: entry.pseudonym, deadline: soon)
            }
            #expect(try await replace(second) == .replaced)
            #expect(try await replace(second) == .conflict)
            #expect(try await replace(try Self.entry(1, 7, version: 2)) == .notFound)
            let read = { (version: UInt64?) in
                try await store.entry(
                    first.name, of: first.pseudonym, version: version, deadline: soon)
            }
            #expect(try await read(nil) == Self.shown(second))
            #expect(try await read(1) == Self.shown(first))
            #expect(try await read(3) == nil)
            await pool.shutdown()
        }
    }

    @Test func ofParallelChangesOfAnEntryExactlyOneWins() async throws {
        try await Ward.run { ward in
            let pools = [ward.pool(), ward.pool()]
            let stores = pools.map(PostgresChartStore.init)
            try await Self.create(pools[0], 1)
            _ = try await stores[0].add(
                [try Self.entry(1, 1)], request: nil,
                deadline: Ward.soon)
            for version in UInt64(2)...4 {
                let outcomes = try await withThrowingTaskGroup(of: ReplaceOutcome.self) { group in
                    for index in UInt8(0)..<30 {
                        group.addTask {
                            let entry = try Self.entry(1, 1, version: version, mark: index)
                            return try await stores[Int(index) % 2].replace(
                                entry, in: entry.pseudonym, deadline: Ward.soon)
                        }
                    }
                    return try await group.reduce(into: []) { $0.append($1) }
                }
                #expect(outcomes.count { $0 == .replaced } == 1)
                #expect(outcomes.count { $0 == .conflict } == 29)
            }
            for pool in pools { await pool.shutdown() }
        }
    }

    @Test func pagesGoOverMonthsFromNewToOld() async throws {
        try await Ward.run { ward in
            let pool = ward.pool()
            let store = PostgresChartStore(pool: pool)
            try await Self.create(pool, 1)
            // One each ten days, back into the time before there were partitions by month.
            let entries = try (UInt8(0)..<120).map {
                try Self.entry(1, $0, at: Self.january - Int64($0 / 2) * 20 * 86_400_000_000)
            }
            for start in stride(from: 0, to: entries.count, by: 60) {
                _ = try await store.add(
                    Array(entries[start..<start + 60]), request: nil, deadline: Ward.soon)
            }
            var range = EntryRange(
                pseudonym: [UInt8](repeating: 1, count: 32), kind: 2, countMax: 7)
            var seen: [SealedEntry] = []
            while true {
                let page = try await store.list(
                    range, deadline: Ward.soon)
                #expect(try await store.page(range, deadline: Ward.soon) == page)
                seen += try #require(page)
                guard let last = page?.last else { break }
                range.behind = EntryPosition(of: last)
            }
            let order = entries.sorted {
                ($0.occurredAt, $0.name.code[0]) > ($1.occurredAt, $1.name.code[0])
            }
            #expect(seen == order.map(Self.shown))
            range.behind = .newest
            range.countMax = 500
            range.from = Self.january - 100 * 86_400_000_000
            #expect(try await store.page(range, deadline: Ward.soon).count == 12)
            range.test = [UInt8](repeating: 9, count: 32)
            #expect(try await store.page(range, deadline: Ward.soon).count == 12)
            range.test = [UInt8](repeating: 7, count: 32)
            #expect(try await store.page(range, deadline: Ward.soon).isEmpty)
            let unknown = EntryRange(
                pseudonym: [UInt8](repeating: 2, count: 32), kind: 2, countMax: 7)
            let none = try await store.list(
                unknown, deadline: Ward.soon)
            #expect(none == nil)
            await pool.shutdown()
        }
    }

    @Test func searchesNameEveryPatientTheyShow() async throws {
        try await Ward.run { ward in
            let pool = ward.pool()
            let store = PostgresChartStore(pool: pool)
            for name in UInt8(1)...3 {
                try await Self.create(pool, name)
                _ = try await store.add(
                    [
                        try Self.entry(name, 1), try Self.entry(name, 2),
                        try Self.entry(name, 3, kind: 1),
                    ], request: nil, deadline: Ward.soon)
            }
            let find = { (key: EntrySearch.Key) in
                try await store.find(
                    EntrySearch(key: key, countMax: 100),
                    deadline: Ward.soon)
            }
            let test = [UInt8](repeating: 9, count: 32)
            let found = try await find(.test(test, status: 3))
            #expect(found.map { $0.entry.pseudonym[0] } == [3, 3, 2, 2, 1, 1])
            #expect(found.map { $0.subject.envelope } == [[3], [3], [2], [2], [1], [1]])
            #expect(try await find(.test(test, status: 4)).isEmpty)
            #expect(try await find(.abnormalTest(test, status: 0)).count == 3)
            #expect(try await find(.abnormalTest(test, status: 4)).isEmpty)
            #expect(try await find(.provider([UInt8](repeating: 8, count: 32))).count == 3)
            #expect(try await find(.openEncounters(status: 3)).count == 3)
            let words = [[1], [3]].map { $0 + [UInt8](repeating: 0, count: 15) }
            let reasons = try await find(.reasonWords(words))
            #expect(reasons.map { $0.entry.pseudonym[0] } == [3])
            await pool.shutdown()
        }
    }

    // MARK: Partitions

    private static let months = PostgresStatement(
        name: "chart_test_months",
        sql: """
            SELECT count(*), min(month - chart_current_month())::bigint,
                max(month - chart_current_month())::bigint
            FROM chart_months($1::text) AS month
            """)

    private static func span(
        of table: String, _ pool: PostgresPool
    ) async throws -> [Int64] {
        let rows = try await pool.read(months, [.text(table)], deadline: Ward.soon)
        return try (0..<3).map { try rows.int64(0, $0) }
    }

    @Test func partitionsAreMadeAheadAndDetachedBehind() async throws {
        try await Ward.run { ward in
            let pool = ward.pool([Self.months])
            let store = PostgresChartStore(pool: pool)
            let tables = ["chart_entries", "chart_entry_versions"]
            for table in tables {
                let span = try await Self.span(of: table, pool)
                #expect(span == [38, -24, 13])
            }
            let keep = { (ahead: Int, kept: Int) async throws -> [Int] in
                let done = try await store.keepPartitions(
                    monthsAhead: ahead, monthsKept: kept, deadline: Ward.soon)
                return [done.made, done.detached]
            }
            #expect(try await keep(13, 0) == [0, 0])
            #expect(try await keep(15, 0) == [4, 0])
            #expect(try await keep(15, 20) == [0, 8])
            #expect(try await keep(15, 20) == [0, 0])
            for table in tables {
                let span = try await Self.span(of: table, pool)
                #expect(span == [36, -20, 15])
            }
            await pool.shutdown()
        }
    }

    /// The owner of the schema migrates; the service's role reads, writes and keeps partitions,
    /// and can neither make nor drop a table.
    @Test func aRoleWithoutRightsToTablesKeepsPartitions() async throws {
        let server = try await TestPostgres.server()
        let owned = "chart_roles"
        try await server.createDatabase(owned)
        try await server.execute(
            """
            CREATE ROLE chart_owner LOGIN PASSWORD 'owner';
            CREATE ROLE chart_worker LOGIN PASSWORD 'worker';
            CREATE SCHEMA chart_owner AUTHORIZATION chart_owner;
            ALTER ROLE chart_worker SET search_path = chart_owner;
            """, database: owned)
        let owner = server.connectionString(
            role: "chart_owner", password: "owner", database: owned)
        let worker = server.connectionString(
            role: "chart_worker", password: "worker", database: owned)
        try await Ward.run(database: owner) { _ in }
        try await server.execute(
            """
            GRANT USAGE ON SCHEMA chart_owner TO chart_worker;
            GRANT SELECT, INSERT, UPDATE ON ALL TABLES IN SCHEMA chart_owner TO chart_worker;
            GRANT EXECUTE ON FUNCTION chart_owner.chart_keep_partitions TO chart_worker;
            """, database: owned)
        let drop = PostgresStatement(
            name: "bad_drop", sql: "DROP TABLE chart_owner.chart_entries_earlier")
        let make = PostgresStatement(
            name: "bad_make", sql: "CREATE TABLE chart_owner.chart_entries_190001 (x integer)")
        try await Ward.run(database: owner) { ward in
            let pool = PostgresPool(
                loop: ward.loop, configuration: PostgresConfiguration(connectionString: worker),
                statements: PatientStatements.all + ChartStatements.all + [drop, make])
            let store = PostgresChartStore(pool: pool)
            let done = try await store.keepPartitions(
                monthsAhead: 14, monthsKept: 0, deadline: Ward.soon)
            #expect(done.made == 2)
            try await Self.create(pool, 1)
            let added = try await store.add(
                [try Self.entry(1, 1)], request: nil,
                deadline: Ward.soon)
            #expect(added == .added)
            for statement in [drop, make] {
                do throws(PostgresError) {
                    _ = try await pool.write([PostgresStep(statement, [])], deadline: Ward.soon)
                    Issue.record("\(statement.sql) was let through")
                } catch {
                    #expect(error.sqlState == "42501")
                }
            }
            await pool.shutdown()
        }
    }

    @Test func whatNoPartitionTakesIsRefusedAndNothingOfItsCallStays() async throws {
        try await Ward.run { ward in
            let pool = ward.pool()
            let store = PostgresChartStore(pool: pool)
            try await Self.create(pool, 1)
            let far = try Self.entry(1, 2, at: ChartMonth.end - 1)
            let outcome = try await store.add(
                [try Self.entry(1, 1), far], request: nil,
                deadline: Ward.soon)
            #expect(outcome == .outOfRange)
            let kept = try await store.load(
                far.pseudonym, try Self.entry(1, 1).name, deadline: Ward.soon)
            #expect(kept == nil)
            await pool.shutdown()
        }
    }

    @Test func theHistoryOfEntriesCanOnlyGrow() async throws {
        try await Ward.run { ward in
            let statements = [
                "DELETE FROM chart_entry_versions",
                "UPDATE chart_entry_versions SET status = 1",
                "TRUNCATE chart_entry_versions", "TRUNCATE chart_entry_versions_earlier",
                "DELETE FROM chart_entry_versions_earlier",
            ]
            .enumerated().map { PostgresStatement(name: "bad\($0)", sql: $1) }
            let pool = ward.pool(statements)
            try await Self.create(pool, 1)
            _ = try await PostgresChartStore(pool: pool).add(
                [try Self.entry(1, 1, at: 0)], request: nil,
                deadline: Ward.soon)
            for statement in statements {
                do throws(PostgresError) {
                    _ = try await pool.write([PostgresStep(statement, [])], deadline: Ward.soon)
                    Issue.record("\(statement.sql) was let through")
                } catch {
                    #expect(error.sqlState == "42501")
                }
            }
            await pool.shutdown()
        }
    }

    @Test func conditionalCreationsOverTwoPoolsMakeExactlyOnePatient() async throws {
        try await Ward.run { ward in
            let pools = [ward.pool(), ward.pool()]
            let stores = pools.map(PostgresPatientStore.init)
            for round in UInt8(1)...4 {
                let claim = [UInt8](repeating: 0xF0 | round, count: 32)
                let outcomes = try await withThrowingTaskGroup(
                    of: (UInt8, CreateOutcome).self
                ) { group in
                    for index in UInt8(0)..<40 {
                        group.addTask {
                            // In odd rounds everybody has a patient id of his own, in even ones
                            // two share one.
                            let name = 100 + (round % 2 == 0 ? index / 2 : index)
                            var patient = Self.patient(name)
                            patient.pseudonym[31] = round
                            patient.demographics = [round, index]
                            patient.lookups = [claim]
                            let outcome = try await stores[Int(index) % 2].create(
                                patient, request: nil, claim: claim,
                                deadline: Ward.soon)
                            return (name, outcome)
                        }
                    }
                    return try await group.reduce(into: []) { $0.append($1) }
                }
                let winners = outcomes.filter { $0.1 == .created }.map(\.0)
                #expect(winners.count == 1)
                var holder = [UInt8](repeating: winners.first ?? 0, count: 32)
                holder[31] = round
                #expect(outcomes.count { $0.1 == .claimed(by: holder) } == 39)
                let found = try await stores[0].find(
                    claim, behind: [], countMax: 50,
                    deadline: Ward.soon)
                #expect(found.map(\.pseudonym) == [holder])
            }
            for pool in pools { await pool.shutdown() }
        }
    }

    @Test func ofParallelConditionalCallsOneAddsAPatientAndTheOthersAreToldWhose() async throws {
        try await Ward.run { ward in
            let pools = [ward.pool(), ward.pool()]
            let servers = try pools.map { try ward.server($0) }
            let identifier = PatientV1.Identifier(system: "urn:mrn", value: PHI("MRN-1"))
            let answers = try await withThrowingTaskGroup(
                of: (String, String).self
            ) { group in
                for index in 0..<30 {
                    group.addTask {
                        let answer = try await servers[index % 2].createPatient(
                            PatientV1.CreatePatientRequest(
                                patientID: PHI("PAT-\(index)"),
                                demographics: PatientV1.Demographics(
                                    familyName: PHI("Example"), identifiers: [identifier]),
                                ifNoneExist: identifier),
                            context: .background(deadline: Ward.soon))
                        return ("PAT-\(index)", answer.existingPatientID.revealed)
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            let winners = answers.filter { $0.1.isEmpty }.map(\.0)
            #expect(winners.count == 1)
            #expect(answers.count { $0.1 == winners.first } == 29)
            let found = try await servers[0].findPatients(
                PatientV1.FindPatientsRequest(key: .identifier(identifier)),
                context: .background(deadline: Ward.soon))
            #expect(found.patients.map(\.patientID.revealed) == winners)
            for pool in pools { await pool.shutdown() }
        }
    }

    @Test func aClaimStandsOnlyForWhoHasTheIdentifier() async throws {
        try await Ward.run { ward in
            let pool = ward.pool()
            let store = PostgresPatientStore(pool: pool)
            let claim = [UInt8](repeating: 0xF0, count: 32)
            let create = { (name: UInt8, lookups: [[UInt8]], claim: [UInt8]?) in
                var patient = Self.patient(name)
                patient.lookups = lookups
                return try await store.create(
                    patient, request: nil, claim: claim,
                    deadline: Ward.soon)
            }
            #expect(try await create(1, [claim], claim) == .created)
            let holder = Self.patient(1).pseudonym
            #expect(try await create(1, [claim], claim) == .claimed(by: holder))
            #expect(try await create(2, [], nil) == .created)
            // A taken patient id does not take the claim with it.
            let other = [UInt8](repeating: 0xF1, count: 32)
            #expect(try await create(2, [other], other) == .alreadyExists)
            #expect(try await create(3, [other], other) == .created)
            // Who gives an identifier up gives the claim up.
            var changed = Self.patient(1)
            changed.version = 2
            changed.lookups = []
            let outcome = try await store.replace(
                changed, deadline: Ward.soon)
            #expect(outcome == .replaced)
            #expect(try await create(4, [claim], claim) == .created)
            #expect(try await create(5, [claim], nil) == .created)
            #expect(try await create(6, [claim], claim) == .claimedBySeveral)
            await pool.shutdown()
        }
    }
}
