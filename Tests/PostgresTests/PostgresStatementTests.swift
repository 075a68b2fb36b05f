import Testing

@testable import Postgres

struct PostgresStatementTests {
    @Test(arguments: ["BEGIN", " begin; ", "Commit", "\nROLLBACK", "end", "savepoint a", "START x"])
    func knowsWhatControlsATransaction(_ sql: String) {
        #expect(PostgresStatement.controlsTransaction(sql))
    }

    @Test(arguments: ["SELECT 1", "INSERT INTO begin VALUES (1)", "WITH a AS (SELECT 1) SELECT 1"])
    func letsOthersPass(_ sql: String) {
        #expect(!PostgresStatement.controlsTransaction(sql))
    }

    @Test func onlyErrorsOfOthersAreTransient() {
        #expect(SQLState.isTransient("40P01"))
        #expect(SQLState.isTransient("40001"))
        #expect(SQLState.isTransient("55P03"))
        #expect(!SQLState.isTransient("23505"))
    }

    @Test func anErrorSaysItsCodeAndNothingOfTheServersText() {
        let error = PostgresError(sqlState: "23505")
        #expect(error.code == .uniqueViolation)
        let text = "PostgresError.uniqueViolation: a row with this key exists (SQLSTATE 23505)"
        #expect("\(error)" == text)
        #expect(PostgresError(sqlState: "22012").code == .serverError)
        #expect(error.outcome == .notExecuted)
    }

    @Test func boundsTheNumberOfConnections() {
        var configuration = PostgresConfiguration(
            connectionString: "", readerCount: 0, writerCount: 1000)
        #expect(configuration.readerCount == 1)
        #expect(configuration.writerCount == 50)
        configuration.readerCount = 51
        configuration.writerCount = -3
        #expect(configuration.readerCount == 50)
        #expect(configuration.writerCount == 1)
        for (count, spread) in [
            (0, [2, 1, 2]), (5, [2, 1, 2]), (6, [2, 1, 3]), (20, [6, 3, 11]), (50, [16, 8, 26]),
            (1000, [16, 8, 26]),
        ] {
            configuration.setConnectionCount(count)
            let kinds = [
                configuration.readerCount, configuration.slowReaderCount, configuration.writerCount,
            ]
            #expect(kinds == spread)
        }
    }

    @Test func theDefaultSizeIsWhatTheDefaultsAddUpTo() {
        let configuration = PostgresConfiguration(connectionString: "")
        #expect(
            configuration.readerCount + configuration.slowReaderCount + configuration.writerCount
                == PostgresConfiguration.connectionCountDefault)
        // A second is the limit for finding the server again: a wait, and a new session.
        #expect(configuration.reconnectDelayMax <= .milliseconds(500))
    }

    @Test func measuresValuesAsTheyAreSent() throws {
        #expect(try ParameterBuffer.measure([.null, .bytes([1, 2]), .text("ä")]) == 4)
        #expect(try ParameterBuffer.measure([.int64(1), .int32(1), .bool(true)]) == 13)
        #expect(try ParameterBuffer.measure([.bytesArray([[1], []]), .int64Array([5])]) == 61)
        #expect(throws: PostgresError.self) { try ParameterBuffer.measure([.textArray(["\0"])]) }
    }
}
