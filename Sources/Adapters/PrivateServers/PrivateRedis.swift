private import Foundation
private import Glibc
private import Synchronization

/// Starts a Redis of our own: on a Unix socket, nothing on disk, with access by ACL users.
package enum PrivateRedis {
    /// User for services: reads, writes and deletes values, also by scripts, and asks which server
    /// it is; nothing else.
    package static let user = "cache"
    /// User who may do everything, for tests and operators.
    package static let administrator = "admin"
    static let startLimit = Duration.seconds(20)

    /// Starts a server. It ends with this program, or by ``RunningRedis/stop()``.
    ///
    /// - Parameters:
    ///   - folder: absolute path; the server's user must be able to pass through its parents.
    ///   - keyPattern: keys that the user for services can reach.
    ///   - isEphemeral: whether the folder is removed when the server stops.
    ///   - tls: lets it listen on a port of 127.0.0.1 too, by TLS alone.
    /// - Throws: ``PrivateServerError``.
    package static func start(
        in folder: String, keyPattern: String = "*", isEphemeral: Bool = false,
        tls: ServerTLS? = nil
    ) async throws(PrivateServerError) -> RunningRedis {
        let user = try ServerUser(dropping: "redis")
        try ServerFolder.makePassable(folder)
        let sockets = try ServerFolder.makeSocketFolder(for: user)
        let place = RedisPlace(
            folder: folder, socketFolder: sockets, user: user,
            server: try ServerCommand.find("redis-server"), keyPattern: keyPattern,
            password: ServerSecret.make(), administratorPassword: ServerSecret.make(),
            isEphemeral: isEphemeral, tls: try tls?.copied(to: sockets, for: user),
            port: tls == nil ? nil : try ServerTLS.freePort())
        do throws(PrivateServerError) {
            return RunningRedis(place: place, process: try await place.launch())
        } catch {
            ServerFolder.remove(place.socketFolder)
            throw error
        }
    }
}

/// Where a private Redis lives and how it is started.
struct RedisPlace: Sendable {
    let folder: String
    let socketFolder: String
    let user: ServerUser
    let server: String
    let keyPattern: String
    let password: String
    let administratorPassword: String
    let isEphemeral: Bool
    let tls: ServerTLS?
    let port: UInt16?

    var socketPath: String { socketFolder + "/redis" }

    func launch() async throws(PrivateServerError) -> ServerProcess {
        // Passwords are in a file that only the server reads, not in its command line.
        let access = socketFolder + "/users.acl"
        try ServerFolder.write(
            """
            user default off
            user \(PrivateRedis.user) on >\(password) ~\(keyPattern) -@all +get +set +del +ping \
            +client|setname +evalsha +script|load +info
            user \(PrivateRedis.administrator) on >\(administratorPassword) ~* &* +@all

            """, to: access, for: user)
        let process = try ServerProcess(
            user.command(
                [
                    server, "--port", "0", "--unixsocket", socketPath, "--unixsocketperm", "700",
                    "--aclfile", access, "--save", "", "--appendonly", "no", "--maxmemory", "256mb",
                    "--maxmemory-policy", "allkeys-lru", "--dir", socketFolder, "--loglevel",
                    "warning",
                ] + tlsSettings), stopSignal: "TERM", folder: folder, removing: socketFolder,
            removingData: isEphemeral ? folder : "", log: folder + "/redis.log")
        do throws(PrivateServerError) {
            try await process.wait("Redis", limit: PrivateRedis.startLimit) { accepts(socketPath) }
        } catch {
            await process.stop()
            throw error
        }
        return process
    }

    private var tlsSettings: [String] {
        guard let tls, let port else { return [] }
        return [
            "--bind", "127.0.0.1", "--tls-port", "\(port)", "--tls-cert-file", tls.certificateFile,
            "--tls-key-file", tls.keyFile, "--tls-ca-cert-file", tls.authorityFile,
            "--tls-auth-clients", tls.asksClients ? "yes" : "no",
        ]
    }

    private func accepts(_ path: String) -> Bool {
        let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        if descriptor < 0 { return false }
        defer { close(descriptor) }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        guard path.utf8.count <= ServerFolder.socketPathByteCountMax else { return false }
        unsafe withUnsafeMutableBytes(of: &address.sun_path) { place in
            unsafe place.copyBytes(from: path.utf8)
        }
        return unsafe withUnsafeBytes(of: &address) { bytes in
            guard let base = bytes.baseAddress else { return false }
            let name = unsafe base.assumingMemoryBound(to: sockaddr.self)
            return unsafe connect(descriptor, name, socklen_t(bytes.count)) == 0
        }
    }
}

/// A private Redis that runs.
package final class RunningRedis: Sendable {
    private let place: RedisPlace
    private let process: Mutex<ServerProcess>

    init(place: RedisPlace, process: ServerProcess) {
        self.place = place
        self.process = Mutex(process)
    }

    /// Path of its Unix socket.
    package var socketPath: String { place.socketPath }
    /// A `unix://` address as the administrator. Holds the password.
    package var address: String {
        "unix://\(PrivateRedis.administrator):\(administratorPassword)@\(socketPath)"
    }
    /// Port of 127.0.0.1 where it speaks TLS, if it was asked to.
    package var tlsPort: UInt16? { place.port }
    /// Password of ``PrivateRedis/user``.
    package var password: String { place.password }
    /// Password of ``PrivateRedis/administrator``.
    package var administratorPassword: String { place.administratorPassword }
    /// The server's process, while it runs.
    package var processIdentifier: Int32? { process.withLock { $0 }.processIdentifier }

    /// Runs one command as the administrator, by `redis-cli`; its reply is not kept.
    ///
    /// - Throws: ``PrivateServerError`` `commandFailed`, or `notInstalled`.
    package func execute(_ command: [String]) async throws(PrivateServerError) {
        try await ServerCommand.run(
            [
                try ServerCommand.find("redis-cli"), "-e", "-s", place.socketPath, "--user",
                PrivateRedis.administrator, "--no-auth-warning",
            ] + command, environment: ["REDISCLI_AUTH=\(administratorPassword)"])
    }

    /// Stops it; what it held is gone.
    package func stop() async { await process.withLock { $0 }.stop() }

    /// Kills it without warning (SIGKILL) and waits for its end; ``restart()`` may follow.
    package func kill() async {
        let process = process.withLock { $0 }
        process.kill()
        await process.waitForEnd()
    }

    /// Starts it again, empty, at the same place and with the same users, after ``kill()``.
    ///
    /// - Throws: ``PrivateServerError`` `notStarted`.
    package func restart() async throws(PrivateServerError) {
        let next = try await place.launch()
        process.withLock { $0 = next }
    }
}
