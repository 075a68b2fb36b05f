private import Foundation
package import PrivateServers
private import Synchronization

/// The PostgreSQL of this test process: started at first use, gone with the process.
package enum TestPostgres {
    private static let started = Task {
        try await PrivatePostgres.start(
            in: TestFolder.make("postgres"), fsync: false, isEphemeral: true)
    }
    private static let databaseCount = Atomic(0)

    /// The server that suites share. Without `fsync`.
    package static func server() async throws -> RunningPostgres { try await started.value }

    /// Connection string of a fresh, empty database on the shared server.
    package static func freshDatabase() async throws -> String {
        let server = try await server()
        let number = databaseCount.wrappingAdd(1, ordering: .relaxed).newValue
        let name = "test_\(number)"
        try await server.createDatabase(name)
        return server.connectionString(database: name)
    }

    /// A server that the caller may kill or stop; stops with the process at the latest.
    ///
    /// - Parameter tls: lets it listen on a port by TLS too.
    package static func ownServer(
        fsync: Bool = false, tls: ServerTLS? = nil
    ) async throws -> RunningPostgres {
        try await PrivatePostgres.start(
            in: TestFolder.make("postgres"), fsync: fsync, isEphemeral: true, tls: tls)
    }
}

/// Folders for servers of tests.
enum TestFolder {
    private static let count = Atomic(0)

    /// A name for a new folder that the server's own user can reach.
    static func make(_ name: String) -> String {
        let number = count.wrappingAdd(1, ordering: .relaxed).newValue
        let process = ProcessInfo.processInfo.processIdentifier
        return "/tmp/carewire-test-\(process)-\(name)-\(number)"
    }
}
