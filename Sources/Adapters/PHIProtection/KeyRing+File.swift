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
        let byteCount = try Self.check(descriptor, path)
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: byteCount, alignment: 16)
        defer {
            unsafe OPENSSL_cleanse(buffer.baseAddress, buffer.count)
            unsafe buffer.deallocate()
        }
        var filled = 0
        while filled < byteCount {
            let count = unsafe Glibc.read(
                descriptor, buffer.baseAddress?.advanced(by: filled), byteCount - filled)
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
        let descriptor = unsafe open(
            path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOCTTY, 0o600)
        guard descriptor >= 0 else {
            throw PHIError(.badKeyRing, "cannot create the key ring \(path) (errno \(errno))")
        }
        defer { close(descriptor) }
        var text = Array("carewire-key-ring 1\nindex ".utf8)
        text.reserveCapacity(512)  // Never moved: no copy of a key stays behind.
        defer {
            unsafe text.withUnsafeMutableBytes { unsafe OPENSSL_cleanse($0.baseAddress, $0.count) }
        }
        try appendRandomDigits(to: &text)
        text += Array("\nkey 1 ".utf8)
        try appendRandomDigits(to: &text)
        text += Array("\nactive 1\n".utf8)
        let written = unsafe text.withUnsafeBytes {
            unsafe Glibc.write(descriptor, $0.baseAddress, $0.count)
        }
        guard written == text.count, fsync(descriptor) == 0 else {
            unsafe unlink(path)
            throw PHIError(.badKeyRing, "cannot write the key ring \(path) (errno \(errno))")
        }
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

    private static func appendRandomDigits(to text: inout [UInt8]) throws(PHIError) {
        let digits = Array("0123456789abcdef".utf8)
        let secret = try SecretOctets.random(count: keyByteCount)
        unsafe secret.withBytes {
            for index in $0.indices {
                text.append(digits[Int(unsafe $0[index] >> 4)])
                text.append(digits[Int(unsafe $0[index] & 0x0F)])
            }
        }
    }
}
