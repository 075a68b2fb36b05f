/// Where a process has its key ring from.
package enum KeyRingSource: Sendable, Hashable {
    /// Beginning of a setting that names a key server's socket instead of a file.
    package static let serverPrefix = "unix:"

    /// A file that its owner alone may read; a rotated one is taken up.
    case file(path: String)
    /// A key server's socket (``KeyServer``), asked anew at each look.
    case server(socketPath: String)
    /// An environment variable, which was read and removed when the process began. What it held
    /// stays in use until the process ends.
    case environment

    /// The source that a setting names: `unix:` and a path, or a file's path.
    package init(setting: String) {
        if setting.hasPrefix(Self.serverPrefix) {
            self = .server(socketPath: String(setting.dropFirst(Self.serverPrefix.count)))
        } else {
            self = .file(path: setting)
        }
    }
}
