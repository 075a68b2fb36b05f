import Postgres
import PrivateServers
import Reactor
import TestSupport
import Testing

/// What happens when connections or the server go away. Each test has a server of its own.
struct PostgresRecoveryTests {
    private static let number = PostgresStatement(name: "number", sql: "SELECT $1::bigint")
    private static let insert = PostgresStatement(
        name: "insert", sql: "INSERT INTO note VALUES ($1)")
    private static let count = PostgresStatement(
        name: "count", sql: "SELECT count(*), count(DISTINCT id) FROM note")
    private static let notes = PostgresStatement(name: "notes", sql: "SELECT id FROM note")
    private static let all = [number, insert, count, notes]
    private static let schema = "CREATE TABLE note (id bigint NOT NULL)"
    private static let cutConnections = """
        SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE backend_type = 'client backend' AND pid <> pg_backend_pid();
        """

    /// What became of one write.
    private enum Fate { case acknowledged, unknown, notExecuted }

    /// Writes 0, 1, 2 … from several tasks until `isOver`, and says what became of each.
    private static func write(
        _ pool: PostgresPool, until isOver: @escaping @Sendable ([Int64: Fate]) -> Bool
    ) async -> [Int64: Fate] {
        await withTaskGroup(of: (Int64, Fate).self) { group in
            var fates: [Int64: Fate] = [:]
            var next: Int64 = 0
            func add() {
                let id = next
                next += 1
                group.addTask {
                    do throws(PostgresError) {
                        _ = try await pool.write(
                            [PostgresStep(insert, [.int64(id)])], deadline: .now + .seconds(10))
                        return (id, .acknowledged)
                    } catch {
                        return (id, error.outcome == .unknown ? .unknown : .notExecuted)
                    }
                }
            }
            for _ in 0..<100 { add() }
            for await (id, fate) in group {
                #expect(fates.updateValue(fate, forKey: id) == nil)
                if fate == .notExecuted {
                    try? await pool.loop.sleep(until: .now + .milliseconds(1))
                }
                if !isOver(fates) { add() }
            }
            return fates
        }
    }

    /// Every acknowledged write is there once, every other one at most once, and none of those
    /// that were said not to be executed.
    private static func check(_ pool: PostgresPool, _ fates: [Int64: Fate]) async throws {
        let rows = try await pool.read(notes, [], deadline: .late)
        var found: [Int64: Int] = [:]
        for row in 0..<rows.count { found[try rows.int64(row, 0), default: 0] += 1 }
        for (id, fate) in fates {
            switch fate {
            case .acknowledged: #expect(found[id] == 1)
            case .unknown: #expect(found[id, default: 0] <= 1)
            case .notExecuted: #expect(found[id] == nil)
            }
        }
    }

    @Test func readsSurviveConnectionsThatAreCut() async throws {
        let server = try await TestPostgres.ownServer()
        try await PostgresFixture.run(
            connectionString: server.connectionString(), statements: [Self.number]
        ) { pool, _ in
            try await pool.ping(deadline: .late)
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    for _ in 0..<3 {
                        let lost = pool.counts.lostConnectionCount
                        try await server.execute(Self.cutConnections)
                        try await pool.waitUntil {
                            $0.counts.lostConnectionCount > lost && $0.state.readyReaderCount == 2
                        }
                    }
                }
                for worker in 0..<Int64(50) {
                    group.addTask {
                        for round in 0..<Int64(100) {
                            let value = worker * 1_000 + round
                            let rows = try await pool.read(
                                Self.number, [.int64(value)], deadline: .late)
                            #expect(try rows.int64(0, 0) == value)
                        }
                    }
                }
                try await group.waitForAll()
            }
            #expect(pool.counts.lostConnectionCount > 0)
            #expect(pool.state.heldByteCount == 0)
        }
        await server.stop()
    }

    @Test func writesSurviveConnectionsThatAreCutWithoutDoubleOrLoss() async throws {
        let server = try await TestPostgres.ownServer()
        try await PostgresFixture.run(
            connectionString: server.connectionString(), schema: Self.schema, statements: Self.all
        ) { pool, _ in
            async let cuts: Void = {
                while pool.counts.lostConnectionCount < 8 {
                    try await server.execute(Self.cutConnections)
                }
            }()
            let fates = await Self.write(pool) { fates in
                fates.count > 2_000 && pool.counts.lostConnectionCount >= 8
            }
            try await cuts
            #expect(fates.values.contains(.acknowledged))
            try await Self.check(pool, fates)
            #expect(pool.state.heldByteCount == 0)
        }
        await server.stop()
    }

    @Test func aKilledServerCostsNothingThatWasAcknowledged() async throws {
        let server = try await TestPostgres.ownServer(fsync: true)
        try await PostgresFixture.run(
            connectionString: server.connectionString(), schema: Self.schema, statements: Self.all
        ) { pool, _ in
            try await pool.ping(deadline: .late)
            async let outage: Void = {
                try await pool.waitUntil { $0.counts.committedCallCount > 500 }
                await server.kill()
                try await pool.waitUntil { $0.state.readyWriterCount == 0 }
                let error = await postgresError {
                    try await pool.waitUntil { $0.counts.failedConnectCount > 0 }
                    try await pool.ping(deadline: .late)
                }
                #expect(error?.code == .unavailable)
                #expect(error?.outcome == .notExecuted)
                try await server.restart()
            }()
            let fates = await Self.write(pool) { fates in
                pool.counts.lostConnectionCount > 0 && pool.state.readyWriterCount > 0
                    && fates.values.count { $0 == .acknowledged } > 1_500
            }
            try await outage
            #expect(fates.values.contains(.notExecuted))
            try await Self.check(pool, fates)
            #expect(pool.state.heldByteCount == 0)
        }
        await server.stop()
    }

    @Test func saysAtOnceThatThereIsNoServerAndFindsItLater() async throws {
        let server = try await TestPostgres.ownServer()
        await server.kill()
        try await PostgresFixture.run(
            connectionString: server.connectionString(), statements: [Self.number]
        ) { pool, _ in
            let first = await postgresError {
                _ = try await pool.read(Self.number, [.int64(1)], deadline: .late)
            }
            #expect(first?.code == .unavailable)
            #expect(first?.message.contains("no connection") == true)
            try await server.restart()
            try await pool.waitUntil { $0.state.readyReaderCount == 2 }
            let rows = try await pool.read(Self.number, [.int64(1)], deadline: .late)
            #expect(try rows.int64(0, 0) == 1)
        }
        await server.stop()
    }

    @Test func aServerThatNeverAnswersIsGivenUp() async throws {
        // A listener that accepts nobody: connections are made by the kernel, and nothing is said.
        let address = try #require(try await SocketAddress.resolve("127.0.0.1:0").first)
        let silent = try Socket.listen(on: address)
        defer { Socket.close(silent) }
        let text = "host=localhost port=\(Socket.port(of: silent)) user=x dbname=x"
        try await PostgresFixture.run(
            connectionString: text, statements: [],
            settings: PostgresSettings { $0.connectTimeout = .milliseconds(300) }
        ) { pool, _ in
            let hasty = await postgresCode {
                try await pool.ping(deadline: .now + .milliseconds(50))
            }
            #expect(hasty == .deadlineExceeded)
            let patient = await postgresError { try await pool.ping(deadline: .late) }
            #expect(patient?.code == .unavailable)
            #expect(patient?.message.contains("too long") == true)
        }
    }

    @Test func aHostWithoutAddressIsUnavailable() async throws {
        try await PostgresFixture.run(
            connectionString: "host=carewire.invalid user=x dbname=x", statements: []
        ) { pool, _ in
            let error = await postgresError { try await pool.ping(deadline: .late) }
            #expect(error?.code == .unavailable)
        }
    }

    @Test func aStatementThatCannotBePreparedIsUnavailableUntilItCanBe() async throws {
        let text = try await TestPostgres.freshDatabase()
        try await PostgresFixture.run(connectionString: text, statements: Self.all) { pool, _ in
            let error = await postgresError { try await pool.ping(deadline: .late) }
            #expect(error?.code == .unavailable)
            #expect(error?.sqlState == "42P01")
            try await pool.migrate(
                [PostgresMigration(version: 1, sql: Self.schema)], service: "late", deadline: .late)
            try await pool.waitUntil { $0.state.readyReaderCount > 0 }
            try await pool.ping(deadline: .late)
        }
    }

    @Test func oldConnectionsAreReplacedWithoutAnyoneNoticing() async throws {
        let text = try await TestPostgres.freshDatabase()
        try await PostgresFixture.run(
            connectionString: text, statements: [Self.number],
            settings: PostgresSettings { $0.connectionLifetime = .milliseconds(30) }
        ) { pool, _ in
            for value in 0..<Int64(100_000) {
                let rows = try await pool.read(Self.number, [.int64(value)], deadline: .late)
                #expect(try rows.int64(0, 0) == value)
                if pool.counts.connectedCount >= 6 { break }
            }
            #expect(pool.counts.connectedCount >= 6)
            #expect(pool.counts.lostConnectionCount == 0)
        }
    }

    @Test func statementsArePreparedAnewWhenTheSchemaHasChangedUnderThem() async throws {
        let everything = PostgresStatement(name: "everything", sql: "SELECT * FROM note")
        let add = PostgresStatement(
            name: "add", sql: "INSERT INTO note VALUES ($1) RETURNING *")
        let text = try await TestPostgres.freshDatabase()
        try await PostgresFixture.run(
            connectionString: text, schema: Self.schema, statements: [everything, add]
        ) { pool, _ in
            for _ in 0..<10 {
                _ = try await pool.write([PostgresStep(add, [.int64(1)])], deadline: .late)
                _ = try await pool.read(everything, [], deadline: .late)
            }
            let change = PostgresMigration(version: 1, sql: "ALTER TABLE note ADD COLUMN more text")
            try await pool.migrate([change], service: "change", deadline: .late)
            let rows = try await pool.read(everything, [], deadline: .late)
            #expect(rows.columnCount == 2)
            let added = try await pool.write([PostgresStep(add, [.int64(2)])], deadline: .late)
            #expect(added[0].columnCount == 2)
            #expect(pool.counts.lostConnectionCount == 0)
        }
    }

    @Test func shuttingDownFinishesWhatIsOnItsWay() async throws {
        let slow = PostgresStatement(name: "slow", sql: "SELECT pg_sleep(0.2)::text")
        let text = try await TestPostgres.freshDatabase()
        try await PostgresFixture.run(connectionString: text, statements: [slow]) { pool, _ in
            try await pool.ping(deadline: .late)
            await withTaskGroup(of: Void.self) { group in
                group.addTask {
                    let code = await postgresCode {
                        _ = try await pool.write([PostgresStep(slow, [])], deadline: .late)
                    }
                    #expect(code == nil)
                }
                group.addTask {
                    // One is the ping's.
                    try? await pool.waitUntil {
                        $0.state.inFlightCount == 1 || $0.counts.committedCallCount > 1
                    }
                    await pool.shutdown()
                }
            }
            let code = await postgresCode { try await pool.ping(deadline: .late) }
            #expect(code == .unavailable)
            await pool.shutdown()
        }
    }
}
