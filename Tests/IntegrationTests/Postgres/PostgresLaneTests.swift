import Postgres
import PrivateServers
import Reactor
import TestSupport
import Testing

/// Quick reads beside slow ones, and the pool's whole life over a restart.
struct PostgresLaneTests {
    private static let quick = PostgresStatement(name: "quick", sql: "SELECT $1::bigint")
    private static let slow = PostgresStatement(
        name: "slow", sql: "SELECT i FROM slow_table", isSlow: true)
    private static let insert = PostgresStatement(
        name: "insert", sql: "INSERT INTO slow_table VALUES ($1)")
    private static let schema = "CREATE TABLE slow_table (i bigint)"
    private static let sessions = PostgresStatement(
        name: "sessions",
        sql: """
            SELECT count(*) FROM pg_stat_activity
            WHERE application_name = 'carewire' AND datname = current_database()
            """)

    @Test func aQuickReadIsNeverBehindASlowOne() async throws {
        let text = try await TestPostgres.freshDatabase()
        let held = PostgresStatement(
            name: "held", sql: "SELECT pg_advisory_lock_shared(77)::text", isSlow: true)
        let hold = PostgresStatement(name: "hold", sql: "SELECT pg_advisory_lock(77)::text")
        let letGo = PostgresStatement(name: "let_go", sql: "SELECT pg_advisory_unlock(77)")
        try await PostgresFixture.run(
            connectionString: text, statements: [Self.quick, held, hold, letGo],
            settings: PostgresSettings { $0.writerCount = 1 }
        ) { pool, _ in
            // The writing session holds the lock that the slow reads wait for.
            _ = try await pool.write(hold, [], deadline: .late)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<500 {
                    group.addTask { _ = try await pool.read(held, [], deadline: .late) }
                }
                try await pool.waitUntil { $0.state.inFlightCount == 500 }
                for number in 0..<Int64(1_000) {
                    let rows = try await pool.read(Self.quick, [.int64(number)], deadline: .late)
                    #expect(try rows.int64(0, 0) == number)
                }
                #expect(pool.state.inFlightCount == 500, "every slow read still waits")
                #expect(pool.state.readySlowReaderCount == 1)
                _ = try await pool.write(letGo, [], deadline: .late)
                try await group.waitForAll()
            }
            #expect(pool.state.inFlightCount == 0)
            #expect(pool.state.heldByteCount == 0)
        }
    }

    @Test func waitingForAConnectionEndsWithTheRequestsBudget() async throws {
        let held = PostgresStatement(
            name: "held", sql: "SELECT pg_advisory_lock_shared(78)::text", isSlow: true)
        let hold = PostgresStatement(name: "hold", sql: "SELECT pg_advisory_lock(78)::text")
        let letGo = PostgresStatement(name: "let_go", sql: "SELECT pg_advisory_unlock(78)")
        let text = try await TestPostgres.freshDatabase()
        try await PostgresFixture.run(
            connectionString: text, statements: [held, hold, letGo],
            settings: PostgresSettings {
                $0.writerCount = 1
                $0.readsInFlightMax = 1
                $0.waitingReadMax = 2
            }
        ) { pool, _ in
            _ = try await pool.write(hold, [], deadline: .late)
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { _ = try await pool.read(held, [], deadline: .late) }
                try await pool.waitUntil { $0.state.inFlightCount == 1 }
                await withTaskGroup(of: PostgresError.Code?.self) { callers in
                    for _ in 0..<6 {
                        callers.addTask {
                            await postgresCode {
                                _ = try await pool.read(
                                    held, [], deadline: .now + .milliseconds(100))
                            }
                        }
                    }
                    var codes: [PostgresError.Code?] = []
                    for await code in callers { codes.append(code) }
                    #expect(codes.count { $0 == .deadlineExceeded } == 2)
                    #expect(codes.count { $0 == .poolExhausted } == 4)
                }
                #expect(pool.state.waitingReadCount == 0)
                #expect(pool.counts.connectedCount == 2, "the ones that wait make no more")
                _ = try await pool.write(letGo, [], deadline: .late)
                try await group.waitForAll()
            }
        }
    }

    @Test func fiftyConnectionsAreMadeAndNoneIsLeftBehindByARestart() async throws {
        let server = try await TestPostgres.ownServer()
        try await PostgresFixture.run(
            connectionString: server.connectionString(), schema: Self.schema,
            statements: [Self.quick, Self.slow, Self.insert, Self.sessions],
            settings: PostgresSettings { $0.setConnectionCount(50) }
        ) { pool, _ in
            func useAll() async throws {
                try await pool.ping(deadline: .late)
                _ = try await pool.read(Self.slow, [], deadline: .late)
                try await pool.waitUntil { $0.state.readyCount == 50 }
                let rows = try await pool.read(Self.sessions, [], deadline: .late)
                #expect(try rows.int64(0, 0) == 50)
            }
            try await useAll()
            await server.kill()
            try await pool.waitUntil { $0.state.readyCount == 0 }
            #expect(await postgresCode { try await pool.ping(deadline: .late) } == .unavailable)
            try await server.restart()
            let failed = pool.counts.failedConnectCount
            try await pool.waitUntil {
                $0.state.readyReaderCount > 0 && $0.state.readyWriterCount > 0
                    && $0.state.readySlowReaderCount > 0
            }
            try await useAll()
            // Each may have been at an attempt; none needs a second one, so none waits longer than
            // the longest wait, half a second.
            #expect(pool.counts.failedConnectCount - failed <= 50)
            #expect(pool.state.inFlightCount == 0)
            #expect(pool.state.heldByteCount == 0)
        }
        await server.stop()
    }

    @Test func aHealthCheckSaysWhetherTheServerAnswers() async throws {
        let server = try await TestPostgres.ownServer()
        try await PostgresFixture.run(
            connectionString: server.connectionString(), statements: []
        ) { pool, _ in
            #expect(await pool.isReachable())
            await server.kill()
            #expect(await !pool.isReachable())
            try await server.restart()
            try await pool.waitUntil {
                $0.state.readyReaderCount > 0 && $0.state.readyWriterCount > 0
            }
            #expect(await pool.isReachable())
        }
        await server.stop()
    }
}
