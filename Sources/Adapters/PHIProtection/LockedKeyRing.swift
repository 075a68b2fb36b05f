private import Glibc

/// A ring that nobody else changes while this value lives.
struct LockedKeyRing: ~Copyable {
    let ring: KeyRing
    private let path: String
    private let descriptor: Int32

    deinit { close(descriptor) }

    /// Nil when another one holds the lock.
    /// - Parameter opened: runs between opening and locking, where another one may come first;
    ///   tests do.
    static func take(
        _ path: String, opened: () -> Void = {}
    ) throws(PHIError) -> LockedKeyRing? {
        let path = try resolved(path)
        for _ in 0..<KeyRingFile.attemptCountMax {
            // Writable if possible, to overwrite it once it is the old one; mode 0400 forbids it.
            var descriptor = unsafe open(path, O_RDWR | O_CLOEXEC | O_NOCTTY)
            if descriptor < 0 { descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY) }
            guard descriptor >= 0 else {
                throw PHIError(.badKeyRing, "cannot open the key ring \(path) (errno \(errno))")
            }
            opened()
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
