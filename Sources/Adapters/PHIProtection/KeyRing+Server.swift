private import COpenSSL
private import Glibc

extension KeyRing {
    /// How long a key server may take to answer.
    package static let serverTimeLimit = Duration.seconds(1)

    /// Asks a key server for its ring. Blocks the thread for at most the time limit.
    ///
    /// The socket must be closed to group and others, and who listens on it must be this process's
    /// user, or root: keys of a stranger are as bad as none.
    /// - Throws: ``PHIError`` with code `exposedKeyRing` for a socket that others may use,
    ///   `badKeyRing` when nobody answers, or not with a ring.
    package static func asked(
        ofServerAt path: String, timeLimit: Duration = KeyRing.serverTimeLimit
    ) throws(PHIError) -> KeyRing {
        var status = stat()
        guard unsafe lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFSOCK else {
            throw PHIError(.badKeyRing, "there is no key server's socket at \(path)")
        }
        guard status.st_mode & 0o077 == 0 else {
            throw PHIError(.exposedKeyRing, "the socket \(path) is open to others; use mode 0600")
        }
        let end = try KeySocket.connected(to: path, deadline: .now + timeLimit)
        guard let peer = end.peerUserID, peer == geteuid() || peer == 0 else {
            throw PHIError(.badKeyRing, "the key server at \(path) is another user's")
        }
        return try asked(end, path)
    }

    private static func asked(
        _ end: borrowing KeySocket, _ path: String
    ) throws(PHIError) -> KeyRing {
        let hasAsked = unsafe KeySocket.request.withUnsafeBytes { unsafe end.write($0) }
        var head = [UInt8](repeating: KeySocket.refused, count: KeySocket.headByteCount)
        guard hasAsked, unsafe head.withUnsafeMutableBytes({ unsafe end.read(into: $0) }) else {
            throw PHIError(.badKeyRing, "the key server at \(path) did not answer in time")
        }
        let count = head[1...].reduce(0) { $0 << 8 | Int($1) }
        guard head[0] == KeySocket.granted, (1...fileByteCountMax).contains(count) else {
            throw PHIError(.badKeyRing, "the key server at \(path) gives no ring")
        }
        let text = UnsafeMutableRawBufferPointer.allocate(byteCount: count, alignment: 16)
        defer {
            unsafe OPENSSL_cleanse(text.baseAddress, text.count)
            unsafe text.deallocate()
        }
        guard unsafe end.read(into: text) else {
            throw PHIError(.badKeyRing, "the key server at \(path) was cut off")
        }
        return unsafe try ring(UnsafeRawBufferPointer(text))
    }
}
