private import Synchronization

/// A private PostgreSQL that runs.
package final class RunningPostgres: Sendable {
    private let place: PostgresPlace
    private let password: String
    private let process: Mutex<ServerProcess>

    init(place: PostgresPlace, password: String, process: ServerProcess) {
        self.place = place
        self.password = password
        self.process = Mutex(process)
    }

    /// A libpq connection string as the role that owns everything. Holds the password.
    package func connectionString(database: String = "postgres") -> String {
        connectionString(role: PrivatePostgres.role, password: password, database: database)
    }

    /// A libpq connection string as another role.
    package func connectionString(role: String, password: String, database: String) -> String {
        "host=\(place.socketFolder) port=\(place.socketNumber) user=\(role) password=\(password) "
            + "dbname=\(database)"
    }

    /// Port of 127.0.0.1 where it speaks TLS, if it was asked to.
    package var tlsPort: UInt16? { place.port }

    /// A libpq connection string by TCP as the role that owns everything, without any setting for
    /// TLS; empty when it listens on no port. Holds the password.
    package func networkConnectionString(host: String) -> String {
        guard let port = place.port else { return "" }
        return "host=\(host) port=\(port) user=\(PrivatePostgres.role) password=\(password) "
            + "dbname=postgres"
    }

    /// Makes a role that may log in and nothing else, or gives the one that is there a new
    /// password; returns its connection string. `name` is letters, digits and underscores.
    ///
    /// - Throws: ``PrivateServerError`` `commandFailed`.
    package func createRole(
        _ name: String, database: String
    ) async throws(PrivateServerError) -> String {
        let secret = ServerSecret.make()
        try await execute(
            """
            DO $$ BEGIN
                IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '\(name)') THEN
                    CREATE ROLE \(name);
                END IF;
            END $$;
            ALTER ROLE \(name) LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD '\(secret)';
            REVOKE TEMPORARY ON DATABASE \(database) FROM PUBLIC;
            """)
        return connectionString(role: name, password: secret, database: database)
    }

    /// A `postgresql://` address as the role that owns everything. Holds the password.
    package func address(database: String) -> String {
        "postgresql://\(PrivatePostgres.role):\(password)@/\(database)?host=\(place.socketFolder)"
            + "&port=\(place.socketNumber)"
    }

    /// The server's process, while it runs.
    package var processIdentifier: Int32? { process.withLock { $0 }.processIdentifier }

    /// Where its log is.
    package var logFile: String { place.folder + "/postgres.log" }

    /// Makes an empty database. `name` is letters, digits and underscores.
    ///
    /// - Throws: ``PrivateServerError`` `commandFailed`, also when it exists.
    package func createDatabase(_ name: String) async throws(PrivateServerError) {
        try await execute("CREATE DATABASE \(name)")
    }

    /// Executes SQL as the owner, by `psql`.
    ///
    /// - Throws: ``PrivateServerError`` `commandFailed` when a statement fails.
    package func execute(
        _ sql: String, database: String = "postgres"
    ) async throws(PrivateServerError) {
        try await ServerCommand.run(
            [
                place.client, "-X", "-q", "-v", "ON_ERROR_STOP=1", "-h", place.socketFolder, "-p",
                "\(place.socketNumber)", "-U", PrivatePostgres.role, "-d", database, "-f", "-",
            ], input: sql, environment: ["PGPASSWORD=\(password)"])
    }

    /// Stops it: connections are ended, what is committed stays.
    package func stop() async { await process.withLock { $0 }.stop() }

    /// Kills it without warning (SIGKILL) and waits for its end; ``restart()`` may follow.
    package func kill() async {
        let process = process.withLock { $0 }
        process.kill()
        await process.waitForEnd()
    }

    /// Starts it again at the same place, after ``kill()``.
    ///
    /// - Throws: ``PrivateServerError`` `notStarted`.
    package func restart() async throws(PrivateServerError) {
        // Processes of the killed server may hold its memory for a moment.
        let end = ContinuousClock.now + PrivatePostgres.startLimit
        var last: PrivateServerError?
        repeat {
            do throws(PrivateServerError) {
                let next = try await place.launch()
                return process.withLock { $0 = next }
            } catch { last = error }
            try? await Task.sleep(for: Self.restartPause)
        } while ContinuousClock.now < end
        throw PrivateServerError(.notStarted, "PostgreSQL did not start again", cause: last)
    }

    /// Time between two attempts to start it again.
    private static let restartPause = Duration.milliseconds(100)
}
