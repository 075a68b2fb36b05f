private import Foundation
private import Glibc

/// Files of the log as they are now: waiting for the disk needs no part in the log, so that batches
/// go on meanwhile.
struct DiskWait: Sendable {
    /// A file, closed when the last reference goes.
    final class OpenFile: Sendable {
        /// Below 0: it could not be kept open.
        private let descriptor: Int32

        /// A descriptor of its own for the file that is open as `original`.
        init(copying original: Int32) { descriptor = dup(original) }

        deinit { if descriptor >= 0 { _ = close(descriptor) } }

        fileprivate func synchronize() -> Bool { descriptor >= 0 && fdatasync(descriptor) == 0 }
    }

    /// What has octets that may not be on the disk.
    var files: [OpenFile]
    /// A folder that has got a name that may not be on the disk; nil for none.
    var folder: String?

    /// Waits. Blocks: never on a reactor.
    ///
    /// - Returns: whether the disk has it all.
    func synchronize() -> Bool {
        var isDone = true
        for file in files where !file.synchronize() { isDone = false }
        guard let folder else { return isDone }
        let descriptor = unsafe open(folder, O_RDONLY | O_DIRECTORY)
        guard descriptor >= 0 else { return false }
        defer { _ = close(descriptor) }
        return fsync(descriptor) == 0 && isDone
    }
}
