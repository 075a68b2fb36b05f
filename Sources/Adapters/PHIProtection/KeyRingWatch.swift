private import Glibc

/// Looks after the source of a ring and puts what it finds there into use. Confined to one thread
/// at a time; ``start(on:every:tell:)`` lets a loop do it.
///
/// A change of a file counts when two looks in a row found the same file, and it is a later state
/// of the ring in use. A file that is missing, torn, open to others or foreign leaves the old ring
/// in use, is told once, and is tried again at each look. A key server is asked at each look; one
/// that does not answer, or gives something else, is told once, until it has given a good ring
/// again. A ring from the environment never changes.
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
        /// What the source has cannot be used, and the old ring stays. Told once for each state of
        /// a file, and once for each time that a server fails.
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

    let source: KeyRingSource
    private var loaded: Stamp?
    private var seen: Stamp?
    private var hasTold = false
    var timer: AnyObject?

    /// Reads the ring's file.
    /// - Throws: ``PHIError`` as ``KeyRing/init(contentsOfFile:)``.
    package convenience init(path: String) throws(PHIError) {
        try self.init(.file(path: path))
    }

    /// Reads the ring from its source. A server that is silent keeps the thread waiting for
    /// ``KeyRing/serverTimeLimit``.
    /// - Parameter given: what the environment held, for ``KeyRingSource/environment``.
    /// - Throws: ``PHIError`` as ``KeyRing/init(contentsOfFile:)``,
    ///   ``KeyRing/asked(ofServerAt:timeLimit:)``; `badKeyRing` when the environment held nothing.
    package init(_ source: KeyRingSource, given: KeyRing? = nil) throws(PHIError) {
        self.source = source
        switch source {
        case .file(let path):
            loaded = Self.stamp(of: path)  // Before reading: what changes meanwhile is read again.
            seen = loaded
            ring = LiveKeyRing(try KeyRing(contentsOfFile: path))
        case .server(let path):
            ring = LiveKeyRing(try KeyRing.asked(ofServerAt: path))
        case .environment:
            guard let given else {
                throw PHIError(.badKeyRing, "the environment holds no key ring")
            }
            ring = LiveKeyRing(given)
        }
    }

    /// Looks once. A file: asks the file system, and reads at most 64 KiB when the file has
    /// changed: tens of microseconds, seldom. A server: waits for its answer.
    package func look() -> OnLook {
        switch source {
        case .file(let path): return look(atFile: path)
        case .server(let path):
            do throws(PHIError) {
                return settle(.success(try KeyRing.asked(ofServerAt: path)))
            } catch {
                return settle(.failure(error))
            }
        case .environment: return .nothing
        }
    }

    private func look(atFile path: String) -> OnLook {
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

    /// What becomes of a server's answer.
    func settle(_ answer: Result<KeyRing, PHIError>) -> OnLook {
        do throws(PHIError) {
            let next = try answer.get()
            let held = ring.current
            try next.check(succeeds: held)
            hasTold = false
            if next.entries == held.entries, next.lastKeyID == held.lastKeyID { return .nothing }
            try ring.replace(with: next)
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
