private import Glibc

/// A key ring where it lies, and the two changes that it may see.
///
/// A change writes the whole new ring to a file beside it (the ring's name and `.new`), reads it
/// back, waits until it is on disk, takes the old one's owner and mode over, and renames it into
/// its place: readers find the old ring or the new one, never a part. The ring file is locked
/// meanwhile, so a change never loses another's key. A file that a crash left behind is removed by
/// the next change.
///
/// The old file is overwritten after a key was destroyed, as far as the file system overwrites in
/// place; a copying file system, a drive's spare blocks and backups may still hold it. Where that
/// matters, the ring belongs on an encrypted or volatile file system.
package struct KeyRingFile: Sendable {
    /// What came of a rotation.
    package enum OnRotate: Sendable, Hashable {
        /// New data is sealed under `keyID` as soon as the services have looked at the file.
        case rotated(from: UInt32, to: UInt32)
        /// Somebody else is changing the ring. Nothing was done; try again.
        case busy
    }

    /// What came of destroying a key.
    package enum OnDestroy: Sendable, Hashable {
        /// Everything sealed under the key is unreadable, now and for ever, in every copy.
        case destroyed
        /// Somebody else is changing the ring. Nothing was done; try again.
        case busy
        /// The second id is not the first. Nothing was done.
        case notConfirmed
        /// The ring has no such key. Nothing was done.
        case unknownKey
        /// New data is sealed under this key: rotate first. Nothing was done.
        case keyIsActive
        /// The active key is younger than ``settlingSeconds``: a service may still seal under the
        /// old one. Nothing was done; try again after `seconds`.
        case stillInUse(seconds: Int64)
    }

    /// How long after a rotation no key can be destroyed, in seconds: ten times as long as a
    /// service may take to look at its ring (``KeyRingWatch/intervalMax``).
    package static let settlingSeconds: Int64 = 600
    /// How often a changer that finds the file replaced under its hands begins anew.
    static let attemptCountMax = 3

    /// Where the ring lies; a symbolic link is followed.
    package let path: String

    /// The ring at `path`; nothing is read yet.
    package init(path: String) {
        self.path = path
    }

    /// Adds a random key with the next id and makes it the active one.
    /// - Parameter nowSeconds: the time, in seconds since 1970; noted with the key.
    /// - Throws: ``PHIError`` with code `badKeyRing` or `exposedKeyRing` when the ring cannot be
    ///   read or written, `limitExceeded` when it is full. The file is then as it was, except after
    ///   the message that the folder cannot be written to disk.
    package func rotate(nowSeconds: Int64) throws(PHIError) -> OnRotate {
        guard let locked = try LockedKeyRing.take(path) else { return .busy }
        let next = try locked.ring.rotated(madeAtSeconds: nowSeconds)
        try locked.replace(with: next)
        return .rotated(from: locked.ring.activeKeyID, to: next.activeKeyID)
    }

    /// Removes a key that is not active. What was sealed under it, and was not sealed anew, is lost
    /// for ever: in the store, in every backup and replica.
    /// - Parameters:
    ///   - confirmation: the id once more.
    ///   - nowSeconds: the time, in seconds since 1970.
    /// - Throws: ``PHIError`` as ``rotate(nowSeconds:)``.
    package func destroy(
        _ keyID: UInt32, confirmation: UInt32, nowSeconds: Int64
    ) throws(PHIError) -> OnDestroy {
        guard keyID == confirmation else { return .notConfirmed }
        guard let locked = try LockedKeyRing.take(path) else { return .busy }
        let ring = locked.ring
        guard ring.holds(keyID) else { return .unknownKey }
        guard keyID != ring.activeKeyID else { return .keyIsActive }
        if let madeAtSeconds = ring.entries.first(where: \.isActive)?.madeAtSeconds {
            let (age, overflows) = nowSeconds.subtractingReportingOverflow(madeAtSeconds)
            if !overflows, age < Self.settlingSeconds {
                return .stillInUse(seconds: Self.settlingSeconds - max(0, age))
            }
        }
        try locked.replace(with: ring.without(keyID))
        locked.overwriteOldFile()
        return .destroyed
    }
}

/// A ring that nobody else changes while this value lives.
private struct LockedKeyRing: ~Copyable {
    let ring: KeyRing
    private let path: String
    private let descriptor: Int32

    deinit { close(descriptor) }

    /// Nil when another one holds the lock.
    static func take(_ path: String) throws(PHIError) -> LockedKeyRing? {
        let path = try resolved(path)
        for _ in 0..<KeyRingFile.attemptCountMax {
            // Writable if possible, to overwrite it once it is the old one; mode 0400 forbids it.
            var descriptor = unsafe open(path, O_RDWR | O_CLOEXEC | O_NOCTTY)
            if descriptor < 0 { descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY) }
            guard descriptor >= 0 else {
                throw PHIError(.badKeyRing, "cannot open the key ring \(path) (errno \(errno))")
            }
            guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
                close(descriptor)
                return nil
            }
            // The lock belongs to the file, not to its name: another changer may just have put a
            // new file in its place.
            var held = stat()
            var named = stat()
            guard unsafe fstat(descriptor, &held) == 0, unsafe stat(path, &named) == 0,
                held.st_ino == named.st_ino, held.st_dev == named.st_dev
            else {
                close(descriptor)
                continue
            }
            do throws(PHIError) {
                let ring = try KeyRing(descriptor: descriptor, path: path)
                return LockedKeyRing(ring: ring, path: path, descriptor: descriptor)
            } catch {
                close(descriptor)
                throw error
            }
        }
        return nil
    }

    /// Puts `next` into the ring's place.
    func replace(with next: KeyRing) throws(PHIError) {
        let newPath = path + ".new"
        guard unsafe unlink(newPath) == 0 || errno == ENOENT else {
            throw PHIError(.badKeyRing, "cannot remove \(newPath) (errno \(errno))")
        }
        try next.write(toNewFile: newPath, like: descriptor)
        do throws(PHIError) {
            let found = try KeyRing(contentsOfFile: newPath)
            try found.check(succeeds: next)
            guard found.entries == next.entries, found.lastKeyID == next.lastKeyID else {
                throw PHIError(.badKeyRing, "\(newPath) does not hold what was written")
            }
            guard unsafe rename(newPath, path) == 0 else {
                throw PHIError(.badKeyRing, "cannot replace the key ring \(path) (errno \(errno))")
            }
        } catch {
            unsafe unlink(newPath)
            throw error
        }
        try syncFolder()
    }

    /// Wipes the file that was replaced, unless it has another name too.
    func overwriteOldFile() {
        var now = stat()
        guard unsafe fstat(descriptor, &now) == 0, now.st_nlink == 0 else { return }
        let zeros = [UInt8](repeating: 0, count: max(0, Int(now.st_size)))
        _ = unsafe pwrite(descriptor, zeros, zeros.count, 0)
        fsync(descriptor)
    }

    private func syncFolder() throws(PHIError) {
        let folder = path.lastIndex(of: "/").map { path[...$0] } ?? "."
        let descriptor = unsafe open(String(folder), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        defer { if descriptor >= 0 { close(descriptor) } }
        guard descriptor >= 0, fsync(descriptor) == 0 else {
            throw PHIError(
                .badKeyRing, "the key ring was replaced, but \(folder) cannot be written to disk")
        }
    }

    private static func resolved(_ path: String) throws(PHIError) -> String {
        guard let real = unsafe realpath(path, nil) else {
            throw PHIError(.badKeyRing, "cannot open the key ring \(path) (errno \(errno))")
        }
        defer { unsafe free(real) }
        return unsafe String(cString: real)
    }
}
