import Foundation
import Postgres
import PrivateServers
import Reactor
import Testing

struct PrivateServerTests {
    private static func folder() -> String {
        "/tmp/carewire-test-\(UUID().uuidString.prefix(8))"
    }

    @Test func keepsItsDataFromRunToRun() async throws {
        let folder = Self.folder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let first = try await PrivatePostgres.start(in: folder, fsync: true)
        try await first.execute("CREATE TABLE kept AS SELECT 42 AS answer")
        let before = first.connectionString()
        await first.stop()
        #expect(first.processIdentifier == nil)
        let second = try await PrivatePostgres.start(in: folder, fsync: true)
        try await second.execute("DO $$ BEGIN ASSERT (SELECT answer FROM kept) = 42; END $$")
        // The password stays; the folder of the socket is a new one.
        #expect(before != second.connectionString())
        let password = before.split(separator: " ").first { $0.hasPrefix("password=") }
        #expect(second.connectionString().contains(try #require(password)))
        await second.stop()
    }

    @Test func leavesNothingBehindWhenItIsEphemeral() async throws {
        let folder = Self.folder()
        let server = try await PrivatePostgres.start(in: folder, fsync: false, isEphemeral: true)
        let text = server.connectionString()
        let socketFolder = try #require(
            text.split(separator: " ").first { $0.hasPrefix("host=") }?.dropFirst(5))
        #expect(FileManager.default.fileExists(atPath: String(socketFolder)))
        await server.stop()
        #expect(!FileManager.default.fileExists(atPath: folder))
        #expect(!FileManager.default.fileExists(atPath: String(socketFolder)))
    }

    @Test func listensOnlyToThoseWhoKnowThePassword() async throws {
        let folder = Self.folder()
        let server = try await PrivatePostgres.start(in: folder, fsync: false, isEphemeral: true)
        let wrong = server.connectionString(
            role: PrivatePostgres.role, password: "wrong", database: "postgres")
        try await PostgresFixture.run(connectionString: wrong, statements: []) { pool, _ in
            let error = await postgresError { try await pool.ping(deadline: .late) }
            #expect(error?.code == .unavailable)
            #expect(error?.message.contains("password authentication failed") == true)
        }
        await server.stop()
    }

    @Test func saysThatAFolderCannotBeUsed() async throws {
        await #expect(throws: PrivateServerError.self) {
            _ = try await PrivatePostgres.start(in: "/proc/nowhere", fsync: false)
        }
        let folder = Self.folder()
        let server = try await PrivatePostgres.start(in: folder, fsync: false, isEphemeral: true)
        await #expect(throws: PrivateServerError.self) {
            try await server.execute("SELECT 1 FROM nowhere")
        }
        await server.stop()
    }
}
