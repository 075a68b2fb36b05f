private import Foundation

/// Starts a PostgreSQL of our own: on a Unix socket, in a folder, as an ordinary user.
package enum PrivatePostgres {
    /// Role that owns everything in it.
    package static let role = "carewire"
    /// Longest time until it accepts connections; a crashed one recovers first.
    static let startLimit = Duration.seconds(60)

    /// Starts a server over the data in `folder`, which is made at the first time.
    ///
    /// It ends with this program, or by ``RunningPostgres/stop()``. Its log, beside the data, holds
    /// no statement, parameter or row.
    ///
    /// - Parameters:
    ///   - folder: absolute path; the server's user must be able to pass through its parents.
    ///   - fsync: false gives up durability for speed, for tests.
    ///   - isEphemeral: whether the folder is removed when the server stops.
    ///   - tls: lets it listen on a port of 127.0.0.1 too; a client may ask for TLS there.
    /// - Throws: ``PrivateServerError``.
    package static func start(
        in folder: String, fsync: Bool, isEphemeral: Bool = false, tls: ServerTLS? = nil
    ) async throws(PrivateServerError) -> RunningPostgres {
        let user = try ServerUser(dropping: "postgres")
        let programs = programFolders()
        let sockets = try ServerFolder.makeSocketFolder(for: user)
        let place = PostgresPlace(
            folder: folder, socketFolder: sockets, user: user,
            server: try ServerCommand.find("postgres", in: programs),
            initialiser: try ServerCommand.find("initdb", in: programs),
            client: try ServerCommand.find("psql", in: programs), fsync: fsync,
            isEphemeral: isEphemeral, tls: try tls?.copied(to: sockets, for: user),
            port: tls == nil ? nil : try ServerTLS.freePort())
        do throws(PrivateServerError) {
            try ServerFolder.makePassable(folder)
            let password = try password(in: folder)
            try await place.initialise(password: password)
            return RunningPostgres(
                place: place, password: password, process: try await place.launch())
        } catch {
            ServerFolder.remove(place.socketFolder)
            if isEphemeral { ServerFolder.remove(folder) }
            throw error
        }
    }

    private static func password(in folder: String) throws(PrivateServerError) -> String {
        let path = folder + "/postgres.password"
        if let kept = ServerFolder.read(path), !kept.isEmpty { return kept }
        let password = ServerSecret.make()
        try ServerFolder.write(password, to: path)
        return password
    }

    /// Debian keeps each version's programs in a folder of their own; the newest comes first.
    private static func programFolders() -> [String] {
        let root = "/usr/lib/postgresql"
        let versions = (try? FileManager.default.contentsOfDirectory(atPath: root)) ?? []
        return versions.compactMap(Int.init).sorted(by: >).map { "\(root)/\($0)/bin" }
    }
}

/// Where a private PostgreSQL lives and how it is started.
struct PostgresPlace: Sendable {
    let folder: String
    let socketFolder: String
    let user: ServerUser
    let server: String
    let initialiser: String
    let client: String
    let fsync: Bool
    let isEphemeral: Bool
    let tls: ServerTLS?
    /// Port of 127.0.0.1; without TLS there is none. The socket's name has the same number.
    let port: UInt16?

    private var data: String { folder + "/postgres" }

    /// Makes the data folder, unless it is there. A half-made one has another name.
    func initialise(password: String) async throws(PrivateServerError) {
        if ServerFolder.exists(data) { return }
        let fresh = data + ".new"
        ServerFolder.remove(fresh)
        try ServerFolder.make(fresh, for: user)
        let secret = socketFolder + "/password"
        try ServerFolder.write(password, to: secret, for: user)
        defer { ServerFolder.remove(secret) }
        let command =
            [
                initialiser, "-D", fresh, "-U", PrivatePostgres.role, "-A", "scram-sha-256",
                "--pwfile=\(secret)", "--no-locale", "-E", "UTF8", "--no-instructions",
            ] + (fsync ? ["--data-checksums"] : ["--no-sync"])
        do throws(PrivateServerError) {
            try await ServerCommand.run(user.command(command))
        } catch {
            ServerFolder.remove(fresh)
            throw PrivateServerError(
                .unusableFolder,
                "no database could be made in \(folder); "
                    + "user \(user.name ?? "of this program") must be able to reach it",
                cause: error)
        }
        try ServerFolder.move(fresh, to: data)
    }

    /// Starts the server and waits until it accepts connections.
    func launch() async throws(PrivateServerError) -> ServerProcess {
        // A server that was killed leaves this behind, with "ready" in it.
        let status = data + "/postmaster.pid"
        let process = try ServerProcess(
            user.command([server, "-D", data] + settings), stopSignal: "INT", folder: folder,
            removing: socketFolder, removingData: isEphemeral ? folder : "",
            log: folder + "/postgres.log")
        do throws(PrivateServerError) {
            try await process.wait("PostgreSQL", limit: PrivatePostgres.startLimit) {
                let lines = (ServerFolder.read(status) ?? "").split(
                    separator: "\n", omittingEmptySubsequences: false)
                return lines.count >= 8 && lines[7].hasPrefix("ready")
                    && lines[0] == process.processIdentifier.map { "\($0)" } ?? ""
            }
        } catch {
            await process.giveUp()
            throw error
        }
        return process
    }

    private var settings: [String] {
        var settings = [
            "listen_addresses=\(port == nil ? "" : "127.0.0.1")",
            "unix_socket_directories=\(socketFolder)",
            "unix_socket_permissions=0700", "port=\(socketNumber)", "max_connections=200",
            "shared_buffers=128MB", "jit=off", "timezone=UTC", "log_timezone=UTC",
            // A failing statement may quote what it was given: nothing of it is written down.
            "log_min_messages=log", "log_min_error_statement=panic", "log_error_verbosity=terse",
            "log_parameter_max_length=0", "log_parameter_max_length_on_error=0",
            "log_statement=none", "log_min_duration_statement=-1", "logging_collector=off",
            "log_destination=stderr",
            // Times and counts of statements, by texts without values; gone with the server.
            "shared_preload_libraries=pg_stat_statements", "pg_stat_statements.max=1000",
            "pg_stat_statements.track=top", "pg_stat_statements.track_utility=off",
            "pg_stat_statements.save=off",
        ]
        if !fsync {
            settings += [
                "fsync=off", "synchronous_commit=off", "full_page_writes=off", "wal_level=minimal",
                "max_wal_senders=0",
            ]
        }
        if let tls {
            settings += [
                "ssl=on", "ssl_cert_file=\(tls.certificateFile)", "ssl_key_file=\(tls.keyFile)",
                "ssl_ca_file=\(tls.authorityFile)", "ssl_min_protocol_version=TLSv1.3",
            ]
        }
        return settings.flatMap { ["-c", $0] }
    }

    /// The number in the socket's name.
    var socketNumber: UInt16 { port ?? 5432 }
}
