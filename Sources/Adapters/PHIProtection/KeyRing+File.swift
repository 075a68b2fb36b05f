private import COpenSSL
private import Glibc

extension KeyRing {
    /// Largest key ring file, in octets.
    package static let fileByteCountMax = 64 << 10

    /// Reads a ring from a file that its owner alone may read.
    /// - Throws: ``PHIError`` with code `exposedKeyRing` when group or others have any right to the
    ///   file, `badKeyRing` when it is missing or no ring.
    package convenience init(contentsOfFile path: String) throws(PHIError) {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY)
        guard descriptor >= 0 else {
            throw PHIError(.badKeyRing, "cannot open the key ring \(path) (errno \(errno))")
        }
        defer { close(descriptor) }
        do throws(PHIError) {
            try self.init(descriptor: descriptor, path: path)
        } catch {
            // A change that destroys a key overwrites the file that it has replaced. Two changes
            // while one reader reads are no accident any more.
            let fresh = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY)
            guard fresh >= 0 else { throw error }
            defer { close(fresh) }
            var read = stat()
            var named = stat()
            guard unsafe fstat(descriptor, &read) == 0, unsafe fstat(fresh, &named) == 0,
                read.st_ino != named.st_ino
            else { throw error }
            try self.init(descriptor: fresh, path: path)
        }
    }

    /// Reads a ring from an open file; `path` is for messages.
    convenience init(descriptor: Int32, path: String) throws(PHIError) {
        let byteCount = try Self.check(descriptor, path)
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: byteCount, alignment: 16)
        defer {
            unsafe OPENSSL_cleanse(buffer.baseAddress, buffer.count)
            unsafe buffer.deallocate()
        }
        var filled = 0
        while filled < byteCount {
            let count = unsafe Glibc.pread(
                descriptor, buffer.baseAddress?.advanced(by: filled), byteCount - filled, filled)
            if count > 0 {
                filled += count
            } else if count == 0 || errno != EINTR {
                break
            }
        }
        try unsafe self.init(parsing: UnsafeRawBufferPointer(rebasing: buffer[..<filled]))
    }

    /// Writes a new ring with random keys: one master key, id 1, active. Never overwrites.
    /// - Throws: ``PHIError`` with code `badKeyRing` when the file exists or cannot be written.
    package static func createFile(at path: String) throws(PHIError) {
        let ring = try random(madeAtSeconds: Int64(time(nil)))
        try ring.write(toNewFile: path)
    }

    /// Writes this ring to a file that must not exist, mode 0600, and waits until it is on disk.
    /// After a failure there is no file.
    /// - Parameter model: the file whose owner and mode the new one gets; nil for those of
    ///   the process.
    func write(toNewFile path: String, like model: Int32? = nil) throws(PHIError) {
        let descriptor = unsafe open(
            path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOCTTY | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else {
            throw PHIError(.badKeyRing, "cannot create the key ring \(path) (errno \(errno))")
        }
        defer { close(descriptor) }
        let isWritten = unsafe withFileOctets { octets in
            var written = 0
            while written < octets.count {
                let count = unsafe Glibc.write(
                    descriptor, octets.baseAddress?.advanced(by: written), octets.count - written)
                guard count > 0 || (count < 0 && errno == EINTR) else { return false }
                written += max(0, count)
            }
            return true
        }
        let isLikeModel = model.map { Self.liken(descriptor, to: $0) } ?? true
        guard isWritten, isLikeModel, fsync(descriptor) == 0 else {
            let number = errno
            unsafe unlink(path)
            let what = isWritten && !isLikeModel ? "give the owner of the ring" : "write"
            throw PHIError(.badKeyRing, "cannot \(what) the key ring \(path) (errno \(number))")
        }
    }

    /// Gives a file the owner and the mode of another: who may rotate is not always who must read.
    private static func liken(_ descriptor: Int32, to model: Int32) -> Bool {
        var wanted = stat()
        var found = stat()
        guard unsafe fstat(model, &wanted) == 0, unsafe fstat(descriptor, &found) == 0 else {
            return false
        }
        let isOwned = wanted.st_uid == found.st_uid && wanted.st_gid == found.st_gid
        return (isOwned || fchown(descriptor, wanted.st_uid, wanted.st_gid) == 0)
            && fchmod(descriptor, wanted.st_mode & 0o700) == 0
    }

    /// Hands the text of the ring's file to `body` and wipes it afterwards.
    func withFileOctets(_ body: (UnsafeRawBufferPointer) -> Bool) -> Bool {
        var text: [UInt8] = []
        text.reserveCapacity(Self.fileByteCountMax)  // Never moved: no copy of a key stays behind.
        defer {
            unsafe text.withUnsafeMutableBytes { unsafe OPENSSL_cleanse($0.baseAddress, $0.count) }
        }
        text += "carewire-key-ring 2\nindex ".utf8
        indexKey.appendDigits(to: &text)
        for keyID in keyIDs {
            guard let key = masterKeys[keyID] else { continue }
            text += "\nkey \(keyID) ".utf8
            key.secret.appendDigits(to: &text)
            if let madeAtSeconds = key.madeAtSeconds { text += " \(madeAtSeconds)".utf8 }
        }
        text += "\nactive \(activeKeyID)\nlast \(lastKeyID)\nend\n".utf8
        return unsafe text.withUnsafeBytes { unsafe body($0) }
    }

    private static func check(_ descriptor: Int32, _ path: String) throws(PHIError) -> Int {
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            throw PHIError(.badKeyRing, "the key ring \(path) is no regular file")
        }
        guard status.st_mode & 0o077 == 0 else {
            throw PHIError(.exposedKeyRing, "the key ring \(path) is open to others; use mode 0600")
        }
        guard status.st_size > 0, status.st_size <= fileByteCountMax else {
            throw PHIError(.badKeyRing, "the key ring \(path) has an impossible size")
        }
        return Int(status.st_size)
    }
}

extension SecretOctets {
    /// Appends two hexadecimal digits per octet; the caller wipes them.
    fileprivate func appendDigits(to text: inout [UInt8]) {
        unsafe withBytes {
            for index in $0.indices {
                let octet = unsafe $0[index]
                text.append(Self.digit(octet >> 4))
                text.append(Self.digit(octet & 0x0F))
            }
        }
    }

    private static func digit(_ nibble: UInt8) -> UInt8 {
        nibble < 10 ? UInt8(ascii: "0") + nibble : UInt8(ascii: "a") + nibble - 10
    }
}
