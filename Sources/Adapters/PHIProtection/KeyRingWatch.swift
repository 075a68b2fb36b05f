private import Glibc

/// Looks after a ring's file and puts what it finds there into use. Confined to one thread at a
/// time; ``start(on:every:)`` lets a loop do it.
///
/// A change counts when two looks in a row found the same file, and it is a later state of the ring
/// in use. A file that is missing, torn, open to others or foreign leaves the old ring in use, is
/// told once, and is tried again at each look.
// Safety: as above.
package final class KeyRingWatch: @unchecked Sendable {
    /// Longest time between two looks: what ``KeyRingFile/settlingSeconds`` relies on.
    package static let intervalMax = Duration.seconds(60)
    /// Time between two looks, unless told otherwise.
    package static let defaultInterval = Duration.seconds(10)

    /// What a look led to.
    package enum OnLook: Sendable {
        /// The file is the one in use, or still being changed.
        case nothing
        /// A later state of the ring is in use.
        case reloaded(KeyRing)
        /// The file cannot be used, and the old ring stays. Told once for each state of the file.
        case refused(PHIError)
    }

    private struct Stamp: Equatable {
        let seconds: Int
        let nanoseconds: Int
        let byteCount: Int
        let inode: UInt64
        let mode: UInt32
    }

    /// The ring that is replaced.
    package let ring: LiveKeyRing

    private let path: String
    private var loaded: Stamp?
    private var seen: Stamp?
    private var hasTold = false
    var timer: AnyObject?

    /// Reads the ring's file.
    /// - Throws: ``PHIError`` as ``KeyRing/init(contentsOfFile:)``.
    package init(path: String) throws(PHIError) {
        self.path = path
        loaded = Self.stamp(of: path)  // Before reading: what changes meanwhile is read again.
        seen = loaded
        ring = LiveKeyRing(try KeyRing(contentsOfFile: path))
    }

    /// Looks once. Asks the file system, and reads at most 64 KiB when the file has changed: tens
    /// of microseconds, seldom.
    package func look() -> OnLook {
        let stamp = Self.stamp(of: path)
        let hasRested = stamp == seen
        if !hasRested { hasTold = false }
        seen = stamp
        guard stamp != loaded, hasRested else { return .nothing }
        do throws(PHIError) {
            let next = try KeyRing(contentsOfFile: path)
            try ring.replace(with: next)
            loaded = stamp
            return .reloaded(next)
        } catch {
            if hasTold { return .nothing }
            hasTold = true
            return .refused(error)
        }
    }

    private static func stamp(of path: String) -> Stamp? {
        var status = stat()
        guard unsafe stat(path, &status) == 0 else { return nil }
        return Stamp(
            seconds: status.st_mtim.tv_sec, nanoseconds: status.st_mtim.tv_nsec,
            byteCount: Int(status.st_size), inode: UInt64(status.st_ino), mode: status.st_mode)
    }
}
