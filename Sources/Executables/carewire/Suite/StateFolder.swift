internal import Foundation

/// The folder in which `up` keeps everything it writes: certificates, keys, databases, logs, and
/// `endpoints.json`, by which other programs find the suite.
struct StateFolder: Sendable {
    let root: URL

    /// The folder named on the command line, else by `CAREWIRE_STATE`, else `./state`.
    init(_ named: String?) {
        let path = named ?? ProcessInfo.processInfo.environment["CAREWIRE_STATE"] ?? "state"
        root = URL(filePath: path, directoryHint: .isDirectory).standardizedFileURL
    }

    var endpoints: URL { root.appending(path: "endpoints.json") }
    var keyRing: URL { root.appending(path: "keyring") }
    var certificates: URL { folder("certificates") }
    var logs: URL { folder("logs") }
    /// PostgreSQL's and Redis's.
    var servers: URL { folder("servers") }

    /// Makes the folder for a new run: what an earlier run left is removed, and nothing else. Every
    /// run starts from empty databases.
    func prepare() throws(CLIError) {
        do {
            let files = FileManager.default
            for leftover in [certificates, logs, servers, keyRing, endpoints]
            where files.fileExists(atPath: leftover.path) {
                try files.removeItem(at: leftover)
            }
            for folder in [root, certificates, logs, servers] {
                try files.createDirectory(at: folder, withIntermediateDirectories: true)
            }
        } catch {
            throw CLIError(.file, "cannot prepare \(root.path)", cause: error)
        }
    }

    /// Opens the log of a child; one that is started again goes on in it.
    func log(_ name: String) throws(CLIError) -> FileHandle {
        let file = logs.appending(path: "\(name).log")
        do {
            let isThere = FileManager.default.fileExists(atPath: file.path)
            if !isThere { try Data().write(to: file) }
            let handle = try FileHandle(forWritingTo: file)
            try handle.seekToEnd()
            handle.closeInChildren()
            return handle
        } catch {
            throw CLIError(.file, "cannot write \(file.path)", cause: error)
        }
    }

    private func folder(_ name: String) -> URL {
        root.appending(path: name, directoryHint: .isDirectory)
    }
}

extension FileHandle {
    /// Programs started from here on do not inherit the file.
    func closeInChildren() {
        _ = fcntl(fileDescriptor, F_SETFD, FD_CLOEXEC)
    }
}
