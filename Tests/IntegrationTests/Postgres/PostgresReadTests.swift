import Postgres
import Reactor
import Testing

struct PostgresReadTests {
    private static let number = PostgresStatement(name: "number", sql: "SELECT $1::bigint")
    private static let divide = PostgresStatement(
        name: "divide", sql: "SELECT 100 / $1::integer, $2::bigint")
    private static let sleep = PostgresStatement(
        name: "sleep", sql: "SELECT pg_sleep($1::bigint / 1000.0)::text, 'slow query of the test'")
    @Test func tenThousandReadsAtOnceEachGetTheirOwnAnswer() async throws {
        try await PostgresFixture.run(statements: [Self.number]) { pool, _ in
            try await withThrowingTaskGroup(of: Bool.self) { group in
                for number in 0..<Int64(10_000) {
                    group.addTask {
                        let rows = try await pool.read(
                            Self.number, [.int64(number)], deadline: .late)
                        return try rows.int64(0, 0) == number
                    }
                }
                for try await isRight in group { #expect(isRight) }
            }
            #expect(pool.state.inFlightCount == 0)
            #expect(pool.state.waitingReadCount == 0)
            #expect(pool.state.heldByteCount == 0)
        }
    }

    @Test func aFailingReadCostsItsNeighboursNothingButTime() async throws {
        try await PostgresFixture.run(statements: [Self.divide]) { pool, _ in
            await withTaskGroup(of: Void.self) { group in
                for number in 0..<Int64(2_000) {
                    group.addTask {
                        let divisor: Int32 = number % 50 == 7 ? 0 : 4
                        do throws(PostgresError) {
                            let rows = try await pool.read(
                                Self.divide, [.int32(divisor), .int64(number)], deadline: .late)
                            #expect(divisor == 4)
                            #expect(try rows.int32(0, 0) == 25)
                            #expect(try rows.int64(0, 1) == number)
                        } catch {
                            #expect(divisor == 0)
                            #expect(error.code == .serverError)
                            #expect(error.sqlState == "22012")
                        }
                    }
                }
            }
            #expect(pool.counts.repeatedCallCount > 0)
            #expect(pool.state.heldByteCount == 0)
        }
    }

    @Test func aReadingSessionCannotWrite() async throws {
        let insert = PostgresStatement(name: "insert", sql: "INSERT INTO a VALUES (1)")
        try await PostgresFixture.run(
            schema: "CREATE TABLE a (i integer)", statements: [insert]
        ) { pool, _ in
            let error = await postgresError {
                _ = try await pool.read(insert, [], deadline: .late)
            }
            #expect(error?.sqlState == "25006")
            _ = try await pool.write([PostgresStep(insert, [])], deadline: .late)
        }
    }

    @Test func aCancelledCallerIsAnsweredAtOnce() async throws {
        try await PostgresFixture.run(
            statements: [Self.sleep, Self.number],
            settings: PostgresSettings {
                $0.readerCount = 1
                $0.silenceLimit = .seconds(20)
            }
        ) { pool, _ in
            try await pool.ping(deadline: .late)
            try await withThrowingTaskGroup(of: PostgresError.Code?.self) { group in
                group.addTask {
                    await postgresCode {
                        _ = try await pool.read(Self.sleep, [.int64(2_000)], deadline: .late)
                    }
                }
                try await pool.waitUntil { $0.state.inFlightCount == 1 }
                group.cancelAll()
                #expect(try await group.next() == .cancelled)
            }
            #expect(pool.state.inFlightCount == 1, "its answer is still to come")
            // The next caller on the same connection gets its own answer, not the late one.
            let rows = try await pool.read(Self.number, [.int64(7)], deadline: .late)
            #expect(try rows.int64(0, 0) == 7)
            #expect(pool.counts.lostConnectionCount == 0)
        }
    }

    @Test func refusesWhatIsLateOrCancelledAlready() async throws {
        try await PostgresFixture.run(statements: [Self.number]) { pool, _ in
            let late = await postgresError {
                _ = try await pool.read(Self.number, [.int64(1)], deadline: .now - .seconds(1))
            }
            #expect(late?.code == .deadlineExceeded)
            #expect(late?.outcome == .notExecuted)
            await withTaskGroup(of: Void.self) { group in
                group.cancelAll()
                group.addTask {
                    let code = await postgresCode {
                        _ = try await pool.read(Self.number, [.int64(1)], deadline: .late)
                    }
                    #expect(code == .cancelled)
                }
            }
        }
    }

    @Test func refusesMoreThanItsQueuesHold() async throws {
        try await PostgresFixture.run(
            statements: [Self.sleep],
            settings: PostgresSettings {
                $0.readerCount = 1
                $0.readsInFlightMax = 2
                $0.waitingReadMax = 3
                $0.heldByteCountMax = 80
            }
        ) { pool, _ in
            try await pool.ping(deadline: .late)
            await withTaskGroup(of: PostgresError.Code?.self) { group in
                for _ in 0..<8 {
                    group.addTask {
                        await postgresCode {
                            _ = try await pool.read(Self.sleep, [.int64(50)], deadline: .late)
                        }
                    }
                }
                var codes: [PostgresError.Code?] = []
                for await code in group { codes.append(code) }
                #expect(codes.count { $0 == nil } == 5)
                #expect(codes.count { $0 == .poolExhausted } == 3)
            }
            await withTaskGroup(of: PostgresError.Code?.self) { group in
                for _ in 0..<2 {
                    group.addTask {
                        await postgresCode {
                            let values = [PostgresValue](repeating: .int64(1), count: 6)
                            _ = try await pool.read(Self.sleep, values, deadline: .late)
                        }
                    }
                }
                var codes: [PostgresError.Code?] = []
                for await code in group { codes.append(code) }
                #expect(codes.contains(.poolExhausted))
                #expect(codes.contains(.serverError))
            }
        }
    }
}

extension PostgresPool {
    /// Returns as soon as `condition` holds; asked on the loop every few milliseconds.
    func waitUntil(
        limit: Duration = .seconds(20), _ condition: (PostgresPool) -> Bool
    ) async throws {
        let end = ContinuousClock.now + limit
        while !condition(self) {
            try #require(ContinuousClock.now < end, "the condition never held: \(state)")
            try await loop.sleep(until: .now + .milliseconds(2))
        }
    }

    /// Returns as soon as `statement` gives `number`.
    func waitUntil(
        limit: Duration = .seconds(20), _ statement: PostgresStatement, is number: Int64
    ) async throws {
        let end = ContinuousClock.now + limit
        while try await read(statement, [], deadline: .late).int64(0, 0) != number {
            try #require(ContinuousClock.now < end, "the condition never held")
        }
    }
}
