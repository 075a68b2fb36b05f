import Postgres
import Reactor
import TestSupport
import Testing

/// COPY and statements in one transaction.
@Suite struct CopyLoaderTests {
    private static let insert = PostgresStatement(
        name: "load_insert",
        sql: """
            WITH moved AS (DELETE FROM staged RETURNING *)
            INSERT INTO kept SELECT * FROM moved RETURNING number
            """)
    private static let count = PostgresStatement(
        name: "load_count", sql: "SELECT count(*), count(note) FROM kept")
    private static let end = PostgresStatement(
        name: "load_end",
        sql: """
            SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
            WHERE datname = current_database() AND pid <> pg_backend_pid() AND query = 'COMMIT'
            """)
    private static let tables = """
        CREATE TABLE staged (
            number bigint, small integer, is_true boolean, moment timestamptz, octets bytea,
            list bytea[], note text);
        CREATE TABLE kept (LIKE staged, CHECK (number <> 13));
        """

    private static func run(
        _ body: @escaping @Sendable (PostgresPool, CopyLoader) async throws -> Void
    ) async throws {
        let database = try await TestPostgres.freshDatabase()
        let loop = EventLoop(name: "copy")
        loop.start()
        defer { loop.stop() }
        try await Task(executorPreference: loop) {
            let pool = PostgresPool(
                loop: loop, configuration: PostgresConfiguration(connectionString: database),
                statements: [count, end])
            try await pool.migrate(
                [PostgresMigration(version: 1, sql: tables)], service: "copy",
                deadline: .now + .seconds(10))
            let loader = CopyLoader(pool: pool, setup: ["SET lock_timeout = 100"])
            defer { loader.end() }
            do {
                try await body(pool, loader)
            } catch {
                await pool.shutdown()
                throw error
            }
            await pool.shutdown()
        }.value
    }

    private static func load(_ numbers: [Int64]) throws -> CopyLoad {
        let rows = CopyRows()
        for number in numbers {
            try rows.append([
                .int64(number), .int32(Int32(clamping: number)), .bool(true),
                .timestamp(microsecondsSinceUnixEpoch: number), .bytes([0, 0xFF, 0x0A]),
                .bytesArray([[1], []]), number == 0 ? .null : .text("é\n"),
            ])
        }
        return CopyLoad(
            copies: [
                CopyLoad.Copy(
                    into: "staged (number, small, is_true, moment, octets, list, note)", rows)
            ],
            steps: [PostgresStep(insert, [])])
    }

    private static var soon: ContinuousClock.Instant { .now + .seconds(5) }

    private static func counts(_ pool: PostgresPool) async throws -> [Int64] {
        let rows = try await pool.read(count, [], deadline: soon)
        return [try rows.int64(0, 0), try rows.int64(0, 1)]
    }

    @Test func copiesRowsOfAllTypesAndAnswersItsStatements() async throws {
        try await Self.run { pool, loader in
            let answers = try await loader.load(try Self.load([0, 1, 2]), deadline: Self.soon)
            #expect(answers.count == 1 && answers.first?.count == 3)
            #expect(try await Self.counts(pool) == [3, 2])
        }
    }

    /// More than a socket takes at once.
    @Test func aLargeCopyGoesThrough() async throws {
        try await Self.run { pool, loader in
            let rows = CopyRows()
            for number in 0..<200 {
                try rows.append([
                    .int64(Int64(number)), .bytes([UInt8](repeating: 7, count: 50_000)),
                ])
            }
            let load = CopyLoad(
                copies: [CopyLoad.Copy(into: "kept (number, octets)", rows)], steps: [])
            await #expect(throws: PostgresError.self) {
                try await loader.load(load, deadline: Self.soon)
            }
            let good = CopyRows()
            for number in 20..<220 {
                try good.append([
                    .int64(Int64(number)), .bytes([UInt8](repeating: 7, count: 50_000)),
                ])
            }
            _ = try await loader.load(
                CopyLoad(copies: [CopyLoad.Copy(into: "kept (number, octets)", good)], steps: []),
                deadline: Self.soon)
            #expect(try await Self.counts(pool) == [200, 0])
        }
    }

    @Test func aLoadThatFailsLeavesNothingAndTheNextOneWorks() async throws {
        try await Self.run { pool, loader in
            do {
                _ = try await loader.load(try Self.load([1, 13]), deadline: Self.soon)
                Issue.record("13 was taken")
            } catch let error as PostgresError {
                #expect(error.sqlState == "23514" && error.outcome == .notExecuted)
            }
            #expect(try await Self.counts(pool) == [0, 0])
            _ = try await loader.load(try Self.load([1]), deadline: Self.soon)
            #expect(try await Self.counts(pool) == [1, 1])
        }
    }

    @Test func aSessionThatWasEndedIsReplaced() async throws {
        try await Self.run { pool, loader in
            _ = try await loader.load(try Self.load([1]), deadline: Self.soon)
            let ended = try await pool.write(Self.end, [], deadline: Self.soon).int64(0, 0)
            #expect(ended == 1)
            var isDone = false
            for _ in 0..<3 where !isDone {
                do {
                    _ = try await loader.load(try Self.load([2]), deadline: Self.soon)
                    isDone = true
                } catch let error as PostgresError {
                    #expect(error.code == .unavailable || error.sqlState == "57P01")
                }
            }
            #expect(isDone)
            #expect(try await Self.counts(pool) == [2, 2])
        }
    }

    @Test func aDeadlineEndsALoad() async throws {
        try await Self.run { pool, loader in
            do {
                _ = try await loader.load(try Self.load([1]), deadline: .now)
                Issue.record("the load was done")
            } catch let error as PostgresError {
                #expect(error.code == .deadlineExceeded)
            }
            _ = try await loader.load(try Self.load([2]), deadline: Self.soon)
            #expect(try await Self.counts(pool) == [1, 1])
        }
    }

    @Test func rowsHaveABound() throws {
        let rows = CopyRows()
        let large = [UInt8](repeating: 0, count: 16 << 20)
        try rows.append([.bytes(large)])
        #expect(throws: PostgresError.self) { try rows.append([.bytes(large)]) }
        #expect(throws: PostgresError.self) { try rows.append([.text("\0")]) }
        #expect(rows.count == 1)
    }
}
