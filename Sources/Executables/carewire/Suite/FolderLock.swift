internal import Foundation

/// Keeps a second `up` out of a state folder. Freed by the kernel when this program ends, however
/// it ends.
final class FolderLock: Sendable {
    private let file: FileHandle

    /// - Throws: ``CLIError`` with code `usage` when another program holds the folder.
    init(_ folder: StateFolder) throws(CLIError) {
        let path = folder.root.appending(path: "up.lock").path
        do {
            try FileManager.default.createDirectory(
                at: folder.root, withIntermediateDirectories: true)
        } catch {
            throw CLIError(.file, "cannot make \(folder.root.path)", cause: error)
        }
        if !FileManager.default.fileExists(atPath: path) {
            _ = FileManager.default.createFile(atPath: path, contents: nil)
        }
        guard let file = FileHandle(forUpdatingAtPath: path) else {
            throw CLIError(.file, "cannot open \(path)")
        }
        guard flock(file.fileDescriptor, LOCK_EX | LOCK_NB) == 0 else {
            throw CLIError(.usage, "a suite is up already in \(folder.root.path)")
        }
        file.closeInChildren()
        self.file = file
    }
}
