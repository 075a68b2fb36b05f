private import Foundation
private import Glibc

/// The system user that a private server runs as.
///
/// PostgreSQL refuses to run as root: then it runs as its own user, through `setpriv`.
struct ServerUser: Sendable {
    /// Name of the other user; nil for the one who runs this program.
    let name: String?
    private let userID: uid_t
    private let groupID: gid_t

    /// The user `name` when this program runs as root, itself otherwise.
    ///
    /// - Throws: ``PrivateServerError`` `notInstalled` when root has no such user to drop to.
    init(dropping name: String) throws(PrivateServerError) {
        if geteuid() != 0 {
            self.name = nil
            userID = geteuid()
            groupID = getegid()
            return
        }
        guard let entry = unsafe getpwnam(name) else {
            throw PrivateServerError(.notInstalled, "root needs a system user \(name) to drop to")
        }
        self.name = name
        unsafe userID = entry.pointee.pw_uid
        unsafe groupID = entry.pointee.pw_gid
    }

    /// `command` as this user runs it.
    func command(_ command: [String]) -> [String] {
        guard let name else { return command }
        return [
            "setpriv", "--reuid=\(name)", "--regid=\(groupID)", "--clear-groups", "env", "HOME=/",
        ] + command
    }

    /// Gives a file or folder to this user.
    func own(_ path: String) throws(PrivateServerError) {
        guard name != nil else { return }
        if unsafe chown(path, userID, groupID) != 0 {
            throw PrivateServerError(.unusableFolder, "\(path) cannot be given to \(name ?? "")")
        }
    }
}

/// Files and folders of private servers.
enum ServerFolder {
    /// Longest path of a Unix socket. Source: `sockaddr_un`, 108 octets with the final zero.
    static let socketPathByteCountMax = 107

    /// What `mkdtemp` and `mkstemp` replace by six characters of their choice.
    static let anySix = String(repeating: "X", count: 6)

    /// Makes a folder for sockets with a short name, for `user` alone.
    static func makeSocketFolder(for user: ServerUser) throws(PrivateServerError) -> String {
        var template = Array(("/tmp/cw-" + Self.anySix).utf8CString)
        guard unsafe mkdtemp(&template) != nil else {
            throw PrivateServerError(.unusableFolder, "no folder for sockets can be made in /tmp")
        }
        let path = String(
            decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        try user.own(path)
        return path
    }

    /// Makes `path`, for `user` alone, unless it is there.
    static func make(_ path: String, for user: ServerUser) throws(PrivateServerError) {
        if FileManager.default.fileExists(atPath: path) { return }
        try attempt(path) {
            try FileManager.default.createDirectory(
                atPath: path, withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700])
        }
        try user.own(path)
    }

    /// Makes the folder that holds a server's files: others may pass through, not look.
    static func makePassable(_ path: String) throws(PrivateServerError) {
        if FileManager.default.fileExists(atPath: path) { return }
        try attempt(path) {
            try FileManager.default.createDirectory(
                atPath: path, withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o711])
        }
    }

    /// Writes a file that only its owner reads.
    static func write(
        _ text: String, to path: String, for user: ServerUser? = nil
    ) throws(PrivateServerError) {
        try? FileManager.default.removeItem(atPath: path)
        let isMade = FileManager.default.createFile(
            atPath: path, contents: Data(text.utf8), attributes: [.posixPermissions: 0o600])
        guard isMade else {
            throw PrivateServerError(.unusableFolder, "\(path) cannot be written")
        }
        try user?.own(path)
    }

    /// The file's text without blanks at its ends; nil when there is none.
    static func read(_ path: String) -> String? {
        guard let data = FileManager.default.contents(atPath: path) else { return nil }
        let text = String(decoding: data, as: UTF8.self)
        return text.trimmingCharacters(in: .whitespacesAndNewlines)
    }

    static func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

    static func move(_ path: String, to other: String) throws(PrivateServerError) {
        try attempt(path) { try FileManager.default.moveItem(atPath: path, toPath: other) }
    }

    static func remove(_ path: String) { try? FileManager.default.removeItem(atPath: path) }

    private static func attempt(
        _ path: String, _ body: () throws -> Void
    ) throws(PrivateServerError) {
        do {
            try body()
        } catch {
            throw PrivateServerError(.unusableFolder, "\(path) cannot be used", cause: error)
        }
    }
}

/// Secrets for servers that only we talk to.
enum ServerSecret {
    /// 32 hexadecimal digits from the system's random source.
    static func make() -> String {
        var generator = SystemRandomNumberGenerator()
        return (0..<16).map { _ in
            let octet = UInt8.random(in: .min ... .max, using: &generator)
            return (octet < 16 ? "0" : "") + String(octet, radix: 16)
        }.joined()
    }
}
