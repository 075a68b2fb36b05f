package import PrivateServers

/// The Redis of this test process: started at first use, gone with the process.
package enum TestRedis {
    private static let started = Task { try await ownServer() }

    /// The server that suites share.
    package static func server() async throws -> RunningRedis { try await started.value }

    /// A server that the caller may kill or stop; stops with the process at the latest.
    ///
    /// - Parameter keyPattern: keys that the user for services can reach.
    /// - Parameter tls: lets it listen on a port by TLS too.
    package static func ownServer(
        keyPattern: String = "*", tls: ServerTLS? = nil
    ) async throws -> RunningRedis {
        try await PrivateRedis.start(
            in: TestFolder.make("redis"), keyPattern: keyPattern, isEphemeral: true, tls: tls)
    }
}
