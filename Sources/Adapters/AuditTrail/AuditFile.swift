private import Glibc

/// A file of the trail, owned: closed exactly once. All calls block.
final class AuditFile {
    private let descriptor: Int32

    private init(owning descriptor: Int32) { self.descriptor = descriptor }

    deinit { _ = Glibc.close(descriptor) }

    /// Opens an existing file for reading and, unless told otherwise, writing.
    static func open(_ path: String, forWriting: Bool = true) throws(AuditError) -> AuditFile {
        try make(path, (forWriting ? O_RDWR : O_RDONLY) | O_CLOEXEC | O_NOFOLLOW | O_NOCTTY)
    }

    /// Makes a file of mode 0600, empty even when there was one.
    static func create(_ path: String) throws(AuditError) -> AuditFile {
        try make(path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW | O_NOCTTY)
    }

    /// Opens a file of mode 0600, made when there is none.
    static func openOrCreate(_ path: String) throws(AuditError) -> AuditFile {
        try make(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NOCTTY)
    }

    private static func make(_ path: String, _ flags: Int32) throws(AuditError) -> AuditFile {
        let descriptor = unsafe Glibc.open(path, flags, 0o600)
        guard descriptor >= 0 else {
            throw AuditError(.badFolder, "cannot open \(path) (errno \(errno))")
        }
        return AuditFile(owning: descriptor)
    }

    /// Its length in octets.
    func byteCount() throws(AuditError) -> Int {
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            throw AuditError(.badFolder, "a file of the trail is no regular file")
        }
        return Int(status.st_size)
    }

    /// The octets from `offset`, at most `count`; fewer at the end of the file.
    func read(_ count: Int, at offset: Int) throws(AuditError) -> [UInt8] {
        var failure: Int32 = 0
        let octets = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            while filled < count {
                let taken = unsafe pread(
                    descriptor, buffer.baseAddress?.advanced(by: filled), count - filled,
                    off_t(offset + filled))
                if taken > 0 {
                    filled += taken
                } else if taken == 0 {
                    break
                } else if errno != EINTR {
                    failure = errno
                    break
                }
            }
        }
        guard failure == 0 else {
            throw AuditError(.badFolder, "reading failed (errno \(failure))")
        }
        return octets
    }

    /// Writes all of `octets` at `offset`.
    /// - Throws: ``AuditError`` with code `failed`; any part may have been written then.
    func write(_ octets: [UInt8], at offset: Int) throws(AuditError) {
        var failure: Int32 = 0
        unsafe octets.withUnsafeBytes { buffer in
            var done = 0
            while done < buffer.count {
                let count = unsafe pwrite(
                    descriptor, buffer.baseAddress?.advanced(by: done), buffer.count - done,
                    off_t(offset + done))
                if count > 0 {
                    done += count
                } else if count == 0 || errno != EINTR {
                    failure = count == 0 ? ENOSPC : errno
                    return
                }
            }
        }
        guard failure == 0 else { throw AuditError(.failed, "writing failed (errno \(failure))") }
    }

    /// Makes what was written, and the length, survive a loss of power.
    func sync() throws(AuditError) {
        guard fdatasync(descriptor) == 0 else {
            throw AuditError(.failed, "fdatasync failed (errno \(errno))")
        }
    }

    /// Cuts the file to `byteCount` octets.
    func truncate(to byteCount: Int) throws(AuditError) {
        guard ftruncate(descriptor, off_t(byteCount)) == 0 else {
            throw AuditError(.failed, "ftruncate failed (errno \(errno))")
        }
    }

    /// Takes the file's lock; false when somebody else has it. The kernel frees it at the end of
    /// the process, however it ends.
    func lock() -> Bool { flock(descriptor, LOCK_EX | LOCK_NB) == 0 }

    /// Gives the lock back.
    func unlock() { flock(descriptor, LOCK_UN) }
}
