import Foundation
import Postgres
import PrivateServers
import Reactor
import TestSupport
import Testing

/// Nothing of a row or a parameter leaves through an error or the server's log.
struct PostgresPrivacyTests {
    private static let identifier = "SYNTHETIC-MRN-4711"
    private static let insert = PostgresStatement(
        name: "insert", sql: "INSERT INTO person (name) VALUES ($1)")
    private static let cast = PostgresStatement(name: "cast", sql: "SELECT $1::text::integer")
    private static let raise = PostgresStatement(name: "raise", sql: "SELECT complain($1::text)")
    private static let schema = """
        CREATE TABLE person (name text PRIMARY KEY CHECK (length(name) < 30));
        CREATE FUNCTION complain(text) RETURNS text LANGUAGE plpgsql AS
        $$ BEGIN RAISE NOTICE 'noticed %', $1; RAISE EXCEPTION 'refused %', $1; END $$;
        """

    @Test func noErrorAndNoLogHoldsAValue() async throws {
        let server = try await TestPostgres.ownServer()
        try await PostgresFixture.run(
            connectionString: server.connectionString(), schema: Self.schema,
            statements: [Self.insert, Self.cast, Self.raise]
        ) { pool, _ in
            let long = Self.identifier + String(repeating: "x", count: 30)
            var errors: [PostgresError?] = []
            for value in [Self.identifier, Self.identifier, long] {
                errors.append(
                    await postgresError {
                        _ = try await pool.write(
                            [PostgresStep(Self.insert, [.text(value)])], deadline: .late)
                    })
            }
            for statement in [Self.cast, Self.raise] {
                errors.append(
                    await postgresError {
                        _ = try await pool.read(
                            statement, [.text(Self.identifier)], deadline: .late)
                    })
            }
            let codes = errors.map { $0?.sqlState }
            #expect(codes == [nil, "23505", "23514", "22P02", "P0001"])
            for error in errors {
                var text = ""
                dump(error, to: &text)
                #expect(!text.contains(Self.identifier))
                #expect(!text.contains("person"))
            }
        }
        let log = try String(contentsOfFile: server.logFile, encoding: .utf8)
        #expect(log.contains("ready to accept connections"))
        #expect(!log.contains(Self.identifier))
        #expect(!log.contains("INSERT"))
        await server.stop()
    }
}
