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
    /// A service's audit trail, or the heads of all; made by whoever writes it.
    func audit(_ name: String) -> URL { audits.appending(path: name) }
    /// How often a service's keys have sealed.
    func keyLedger(_ name: String) -> URL { audits.appending(path: "\(name).keys") }
    private var audits: URL { folder("audit") }
    /// What the latency aggregator has acknowledged; made by it.
    var records: URL { folder("records") }
    /// PostgreSQL's and Redis's. As root they run as users of their own, who must pass through
    /// every folder above: below a closed one, such as root's home, theirs is in /var/tmp.
    var servers: URL {
        if geteuid() != 0 || isOpenToOthers { return folder("servers") }
        // FNV-1a of the path: one folder for each state folder.
        let hash = root.path.utf8.reduce(0xcbf2_9ce4_8422_2325 as UInt64) {
            ($0 ^ UInt64($1)) &* 0x100_0000_01b3
        }
        return URL(
            filePath: "/var/tmp/carewire-\(String(hash, radix: 16))", directoryHint: .isDirectory)
    }

    /// Makes the folder for a new run: what an earlier run left is removed, and nothing else. Every
    /// run starts from empty databases.
    func prepare() throws(CLIError) {
        do {
            let files = FileManager.default
            for leftover in [certificates, logs, servers, audits, records, keyRing, endpoints]
            where files.fileExists(atPath: leftover.path) {
                try files.removeItem(at: leftover)
            }
            for folder in [root, certificates, logs, servers, audits] {
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

    /// Whether every folder on the way here that is there already lets others pass.
    private var isOpenToOthers: Bool {
        var folder = root
        while folder.path != "/" {
            let attributes = try? FileManager.default.attributesOfItem(atPath: folder.path)
            if let mode = attributes?[.posixPermissions] as? Int, mode & 0o001 == 0 { return false }
            folder.deleteLastPathComponent()
        }
        return true
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
