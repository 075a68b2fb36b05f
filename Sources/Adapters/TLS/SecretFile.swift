private import COpenSSL
private import Glibc

/// Reads a file that only its owner (and group) may read, from one descriptor, so that the file
/// that was checked is the file that is read.
enum SecretFile {
    /// Largest key file, in octets. A PEM key of 16,384 bit has about 13,000.
    static let byteCountMax = 64 << 10

    /// Hands the file's octets to `body` and wipes them afterwards.
    /// - Throws: ``TLSError`` with code `exposedKeyFile` when others may read or change the file,
    ///   `badConfiguration` when it is missing, no regular file, empty, or too large.
    static func withContents<Result>(
        of path: String, _ body: (UnsafeRawBufferPointer) throws(TLSError) -> Result
    ) throws(TLSError) -> Result {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw TLSError(.badConfiguration, "cannot open the key file \(path) (errno \(errno))")
        }
        defer { close(descriptor) }
        let byteCount = try check(descriptor, path)
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
        return try unsafe body(UnsafeRawBufferPointer(rebasing: buffer[..<filled]))
    }

    private static func check(_ descriptor: Int32, _ path: String) throws(TLSError) -> Int {
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            throw TLSError(.badConfiguration, "the key file \(path) is no regular file")
        }
        guard status.st_mode & 0o007 == 0 else {
            throw TLSError(
                .exposedKeyFile, "the key file \(path) is open to everybody; use mode 0600")
        }
        guard status.st_size > 0, status.st_size <= byteCountMax else {
            throw TLSError(.badConfiguration, "the key file \(path) has an impossible size")
        }
        return Int(status.st_size)
    }
}
