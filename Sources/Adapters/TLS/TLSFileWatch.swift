private import Glibc

/// Says when the files of a context have changed and it should be made anew.
///
/// A renewal writes several files, one after the other. So a change counts when two looks in a row
/// found the same, and every file is there. Until ``reloaded()`` is called a change stays due: what
/// could not be loaded is tried again at each look.
package struct TLSFileWatch: Sendable, Hashable {
    /// What tells one content of a file from another, without reading it.
    package struct Stamp: Sendable, Hashable {
        /// Last modification, in nanoseconds since 1970.
        package let modifiedAtNanoseconds: Int64
        /// Size in octets.
        package let byteCount: Int64
        /// The file's number in its file system: another one when it was replaced by renaming.
        package let inode: UInt64

        /// A stamp; the reader makes them, and tests.
        package init(modifiedAtNanoseconds: Int64, byteCount: Int64, inode: UInt64) {
            self.modifiedAtNanoseconds = modifiedAtNanoseconds
            self.byteCount = byteCount
            self.inode = inode
        }
    }

    /// What a look found.
    package enum OnLook: Sendable, Hashable {
        /// The files are those that were loaded.
        case unchanged
        /// They are being changed, or one is missing: look again.
        case changing
        /// They have changed and are at rest: make a new context, then call ``reloaded()``.
        case reload
    }

    /// The files, without repetition.
    package let paths: [String]
    private var loaded: [String: Stamp]
    private var seen: [String: Stamp]

    /// Begins with the stamps that the files had just before they were loaded.
    package init(paths: [String], loaded: [String: Stamp]) {
        self.paths = Array(Set(paths)).sorted()
        self.loaded = loaded
        seen = loaded
    }

    /// Compares the files' present stamps with those loaded.
    package mutating func look(_ now: [String: Stamp]) -> OnLook {
        defer { seen = now }
        if now == loaded { return .unchanged }
        let isComplete = paths.allSatisfy { now[$0] != nil }
        return isComplete && now == seen ? .reload : .changing
    }

    /// What the last look found has been loaded.
    package mutating func reloaded() { loaded = seen }

    /// The stamps of `paths`, through symbolic links; a file that is not there has none. Asks the
    /// file system, so not for a hot path.
    package static func stamps(of paths: [String]) -> [String: Stamp] {
        var stamps: [String: Stamp] = [:]
        for path in paths {
            var status = stat()
            guard unsafe stat(path, &status) == 0 else { continue }
            let (seconds, overflow) = Int64(status.st_mtim.tv_sec).multipliedReportingOverflow(
                by: 1_000_000_000)
            stamps[path] = Stamp(
                modifiedAtNanoseconds: overflow ? .max : seconds &+ Int64(status.st_mtim.tv_nsec),
                byteCount: Int64(status.st_size), inode: UInt64(status.st_ino))
        }
        return stamps
    }
}
