import Postgres
import PrivateServers
import Reactor
import TestSupport
import Testing

/// A server of one's own under TLS.
struct PostgresTLSTests {
    private static let session = PostgresStatement(
        name: "session",
        sql: "SELECT ssl, version, bits FROM pg_stat_ssl WHERE pid = pg_backend_pid()")
    private static let echo = PostgresStatement(name: "echo", sql: "SELECT $1::bytea, $2::bigint")
    private static let slow = PostgresStatement(name: "slow", sql: "SELECT pg_sleep(20)::text")

    private struct Fixture {
        let authority: TestCertificates
        let server: RunningPostgres

        init() async throws {
            authority = try TestCertificates()
            let leaf = try authority.issue("postgres", uris: [], dnsNames: ["localhost"])
            server = try await TestPostgres.ownServer(
                tls: ServerTLS(
                    certificateFile: leaf.certificateFile, keyFile: leaf.keyFile,
                    authorityFile: authority.authorityFile))
        }

        func connectionString(
            host: String = "localhost", mode: String = "verify-full", authority: String? = nil
        ) -> String {
            server.networkConnectionString(host: host)
                + " sslmode=\(mode) sslrootcert=\(authority ?? self.authority.authorityFile)"
        }
    }

    @Test func theWholePoolRunsUnderVerifiedTLS() async throws {
        let fixture = try await Fixture()
        try await PostgresFixture.run(
            connectionString: fixture.connectionString(),
            schema: "CREATE TABLE tls (octets bytea, i bigint)",
            statements: [Self.session, Self.echo]
        ) { pool, _ in
            let reader = try await pool.read(Self.session, [], deadline: .late)
            let writer = try await pool.write(Self.session, [], deadline: .late)
            for rows in [reader, writer] {
                #expect(try rows.bool(0, 0))
                #expect(try rows.text(0, 1) == "TLSv1.3")
            }
            // Larger than a record and than a socket's buffer, many at once, both ways.
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 0..<300 {
                    group.addTask {
                        let octets = [UInt8](repeating: UInt8(number % 256), count: number * 500)
                        let rows = try await pool.read(
                            Self.echo, [.bytes(octets), .int64(Int64(number))], deadline: .late)
                        #expect(try rows.bytes(0, 0) == octets)
                        #expect(try rows.int64(0, 1) == Int64(number))
                    }
                }
                try await group.waitForAll()
            }
        }
        await fixture.server.stop()
    }

    @Test func anotherAuthorityAnotherHostAndClearTextAreRefused() async throws {
        let fixture = try await Fixture()
        let other = try TestCertificates()
        for text in [
            fixture.connectionString(authority: other.authorityFile),
            fixture.connectionString(host: "127.0.0.1"),
            fixture.connectionString(authority: "/nonexistent/authority.crt"),
        ] {
            try await PostgresFixture.run(connectionString: text, statements: []) { pool, _ in
                let error = await postgresError { try await pool.ping(deadline: .late) }
                #expect(error?.code == .unavailable)
                #expect(pool.counts.connectedCount == 0)
            }
        }
        await fixture.server.stop()
    }

    @Test func aServerWithoutTLSIsRefused() async throws {
        let plain = try await TestPostgres.server()
        let authority = try TestCertificates()
        let text =
            plain.connectionString() + " sslmode=verify-full sslrootcert=\(authority.authorityFile)"
        // libpq speaks clear text over a Unix socket whatever it is asked for: nobody is between.
        try await PostgresFixture.run(connectionString: text, statements: []) { pool, _ in
            try await pool.ping(deadline: .late)
        }
        let loop = EventLoop(name: "postgres-test")
        loop.start()
        defer { loop.stop() }
        try await loop.run {
            // The protocol's word for "no TLS here".
            let server = try await ScriptedServer(loop: loop) { _ in Array("N".utf8) }
            let configuration = PostgresConfiguration(
                connectionString: "host=127.0.0.1 port=\(server.port) user=x password=planted "
                    + "sslmode=verify-full sslrootcert=\(authority.authorityFile)")
            let pool = PostgresPool(loop: loop, configuration: configuration, statements: [])
            let error = await postgresError { try await pool.ping(deadline: .late) }
            #expect(error?.code == .unavailable)
            await pool.shutdown()
            server.close()
        }
    }

    @Test func aCancelledReadIsCancelledOverTLSToo() async throws {
        let fixture = try await Fixture()
        try await PostgresFixture.run(
            connectionString: fixture.connectionString(), statements: [Self.slow]
        ) { pool, _ in
            let code = await postgresCode {
                _ = try await pool.read(Self.slow, [], deadline: .now + .milliseconds(100))
            }
            #expect(code == .deadlineExceeded)
            try await pool.waitUntil { $0.state.inFlightCount == 0 }
            #expect(pool.counts.cancelRequestCount > 0)
            #expect(pool.counts.lostConnectionCount == 0)
        }
        await fixture.server.stop()
    }

    @Test func aKilledServerIsFoundAgainUnderTLS() async throws {
        let fixture = try await Fixture()
        try await PostgresFixture.run(
            connectionString: fixture.connectionString(), statements: [Self.session]
        ) { pool, _ in
            try await pool.ping(deadline: .late)
            await fixture.server.kill()
            try await pool.waitUntil { $0.counts.lostConnectionCount > 0 }
            try await fixture.server.restart()
            try await pool.waitUntil { $0.state.readyReaderCount > 0 }
            let rows = try await pool.read(Self.session, [], deadline: .late)
            #expect(try rows.bool(0, 0))
        }
        await fixture.server.stop()
    }
}
