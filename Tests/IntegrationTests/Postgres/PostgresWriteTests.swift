import Postgres
import Reactor
import Testing

struct PostgresWriteTests {
    private static let schema = """
        CREATE TABLE note (id bigint PRIMARY KEY, body bytea NOT NULL);
        CREATE TABLE audit (entry bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, note bigint);
        """
    private static let note = PostgresStatement(
        name: "note", sql: "INSERT INTO note VALUES ($1, $2)")
    private static let audit = PostgresStatement(
        name: "audit", sql: "INSERT INTO audit (note) VALUES ($1) RETURNING entry")
    private static let counts = PostgresStatement(
        name: "counts",
        sql: """
            SELECT (SELECT count(*) FROM note), (SELECT count(*) FROM audit),
                (SELECT count(*) FROM note JOIN audit ON note.id = audit.note)
            """)
    private static let all = [note, audit, counts]

    private static func steps(_ id: Int64) -> [PostgresStep] {
        [
            PostgresStep(audit, [.int64(id)]),
            PostgresStep(note, [.int64(id), .bytes([UInt8](repeating: 7, count: 100))]),
        ]
    }

    private static func expectRows(_ pool: PostgresPool, _ count: Int64) async throws {
        let rows = try await pool.read(counts, [], deadline: .late)
        #expect(try rows.int64(0, 0) == count)
        #expect(try rows.int64(0, 1) == count)
        #expect(try rows.int64(0, 2) == count)
    }

    @Test func givesTheRowsOfEveryStep() async throws {
        try await PostgresFixture.run(schema: Self.schema, statements: Self.all) { pool, _ in
            let results = try await pool.write(Self.steps(1), deadline: .late)
            #expect(results.count == 2)
            #expect(try results[0].int64(0, 0) == 1)
            #expect(results[1].count == 0)
            #expect(results[1].affectedCount == 1)
            try await Self.expectRows(pool, 1)
        }
    }

    @Test func aUniqueViolationRollsBackItsUnitOnly() async throws {
        try await PostgresFixture.run(schema: Self.schema, statements: Self.all) { pool, _ in
            _ = try await pool.write(Self.steps(1), deadline: .late)
            let error = await postgresError {
                _ = try await pool.write(Self.steps(1), deadline: .late)
            }
            #expect(error?.code == .uniqueViolation)
            #expect(error?.sqlState == "23505")
            #expect(error?.outcome == .notExecuted)
            _ = try await pool.write(Self.steps(2), deadline: .late)
            try await Self.expectRows(pool, 2)
        }
    }

    @Test func twoPercentFailingWritesLoseNoGoodOneAndCommitNoBadOne() async throws {
        try await PostgresFixture.run(schema: Self.schema, statements: Self.all) { pool, _ in
            let good = await withTaskGroup(of: Int64?.self) { group in
                for number in 0..<Int64(3_000) {
                    // Every fiftieth uses the key of the one before it.
                    let id = number % 50 == 49 ? number - 1 : number
                    group.addTask {
                        do throws(PostgresError) {
                            _ = try await pool.write(Self.steps(id), deadline: .late)
                            return id
                        } catch {
                            #expect(error.code == .uniqueViolation)
                            return nil
                        }
                    }
                }
                var good: [Int64] = []
                for await id in group { if let id { good.append(id) } }
                return good
            }
            #expect(good.count == 2_940)
            #expect(Set(good).count == 2_940)
            try await Self.expectRows(pool, 2_940)
            #expect(pool.counts.commitCount < 2_000)
            #expect(pool.counts.committedCallCount == 2_940)
            #expect(pool.state.heldByteCount == 0)
        }
    }

    @Test func manyWritesShareACommit() async throws {
        try await PostgresFixture.run(schema: Self.schema, statements: Self.all) { pool, _ in
            try await pool.ping(deadline: .late)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for id in 0..<Int64(1_000) {
                    group.addTask { _ = try await pool.write(Self.steps(id), deadline: .late) }
                }
                try await group.waitForAll()
            }
            #expect(pool.counts.commitCount < 1_000 / 8)
            #expect(pool.counts.repeatedCallCount == 0)
            try await Self.expectRows(pool, 1_000)
        }
    }

    @Test func aConstraintCheckedAtCommitFailsItsUnitOnly() async throws {
        let insert = PostgresStatement(name: "insert", sql: "INSERT INTO child VALUES ($1)")
        let count = PostgresStatement(name: "count", sql: "SELECT count(*) FROM child")
        let schema = """
            CREATE TABLE parent (id bigint PRIMARY KEY);
            INSERT INTO parent VALUES (1);
            CREATE TABLE child (id bigint REFERENCES parent DEFERRABLE INITIALLY DEFERRED);
            """
        try await PostgresFixture.run(schema: schema, statements: [insert, count]) { pool, _ in
            await withTaskGroup(of: Void.self) { group in
                for number in 0..<200 {
                    group.addTask {
                        let parent: Int64 = number % 20 == 3 ? 2 : 1
                        let error = await postgresError {
                            _ = try await pool.write(
                                [PostgresStep(insert, [.int64(parent)])], deadline: .late)
                        }
                        #expect(error?.sqlState == (parent == 2 ? "23503" : nil))
                    }
                }
            }
            let rows = try await pool.read(count, [], deadline: .late)
            #expect(try rows.int64(0, 0) == 190)
        }
    }

    @Test func unitsThatLockTheSameRowsInOppositeOrderAllSucceed() async throws {
        let add = PostgresStatement(
            name: "add", sql: "UPDATE account SET sum = sum + 1 WHERE id = $1")
        let sum = PostgresStatement(name: "sum", sql: "SELECT sum FROM account ORDER BY id")
        let schema = """
            CREATE TABLE account (id bigint PRIMARY KEY, sum bigint NOT NULL);
            INSERT INTO account VALUES (1, 0), (2, 0);
            """
        try await PostgresFixture.run(
            schema: schema, statements: [add, sum],
            settings: PostgresSettings { $0.lockTimeout = .milliseconds(50) }
        ) { pool, _ in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 0..<Int64(300) {
                    group.addTask {
                        let first = number % 2 + 1
                        _ = try await pool.write(
                            [
                                PostgresStep(add, [.int64(first)]),
                                PostgresStep(add, [.int64(3 - first)]),
                            ], deadline: .late)
                    }
                }
                try await group.waitForAll()
            }
            let rows = try await pool.read(sum, [], deadline: .late)
            #expect(try rows.int64(0, 0) == 300)
            #expect(try rows.int64(1, 0) == 300)
        }
    }

    @Test func aTransactionThatAStatementLeftOpenIsUndoneAndHealed() async throws {
        let begin = PostgresStatement(name: "begin", sql: "/* hidden */ BEGIN")
        try await PostgresFixture.run(
            schema: Self.schema, statements: Self.all + [begin],
            settings: PostgresSettings { $0.writerCount = 1 }
        ) { pool, _ in
            let error = await postgresError {
                _ = try await pool.write(
                    [PostgresStep(begin, [])] + Self.steps(1), deadline: .late)
            }
            #expect(error?.code == .serverError)
            #expect(error?.outcome == .notExecuted)
            let failed = await postgresError {
                _ = try await pool.write(
                    [PostgresStep(begin, [])] + Self.steps(2) + Self.steps(2), deadline: .late)
            }
            #expect(failed?.code == .uniqueViolation)
            _ = try await pool.write(Self.steps(3), deadline: .late)
            try await Self.expectRows(pool, 1)
        }
    }

    @Test func aWriteThatIsAbandonedOnItsWayHasAnUnknownOutcome() async throws {
        let slow = PostgresStatement(name: "slow", sql: "SELECT pg_sleep(1.5)::text")
        try await PostgresFixture.run(
            schema: Self.schema, statements: Self.all + [slow],
            settings: PostgresSettings {
                $0.writerCount = 1
                $0.silenceLimit = .seconds(20)
            }
        ) { pool, _ in
            try await pool.ping(deadline: .late)
            await withTaskGroup(of: Void.self) { group in
                group.addTask {
                    let error = await postgresError {
                        _ = try await pool.write(
                            [PostgresStep(slow, [])] + Self.steps(1),
                            deadline: .now + .milliseconds(50))
                    }
                    #expect(error?.code == .deadlineExceeded)
                    #expect(error?.outcome == .unknown)
                }
                group.addTask {
                    let error = await postgresError {
                        try await pool.waitUntil { $0.state.inFlightCount == 1 }
                        _ = try await pool.write(Self.steps(2), deadline: .now + .milliseconds(50))
                    }
                    #expect(error?.code == .deadlineExceeded)
                    #expect(error?.outcome == .notExecuted)
                }
            }
            // The first one is committed all the same; the second was never sent.
            _ = try await pool.write(Self.steps(3), deadline: .late)
            try await Self.expectRows(pool, 2)
        }
    }

    @Test func refusesAWriteWithoutStepsOrWithTooMany() async throws {
        try await PostgresFixture.run(schema: Self.schema, statements: Self.all) { pool, _ in
            let none = await postgresCode { _ = try await pool.write([], deadline: .late) }
            #expect(none == .invalidRequest)
            let many = await postgresCode {
                let step = PostgresStep(Self.audit, [.int64(1)])
                let steps = [PostgresStep](
                    repeating: step, count: PostgresLimits.stepCountMax + 1)
                _ = try await pool.write(steps, deadline: .late)
            }
            #expect(many == .invalidRequest)
        }
    }
}
