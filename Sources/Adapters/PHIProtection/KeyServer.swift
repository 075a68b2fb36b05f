private import Glibc

/// Gives the ring of a file to processes of one user, over a Unix socket of mode 0600: for services
/// that run where the file must not be, such as other containers of a pod.
///
/// One request a connection. A client says `carewire-keys 1` and a line feed (16 octets). The
/// answer is a status octet (0: a ring follows; 1: there is none to give), a length (4 octets,
/// big-endian, at most ``KeyRing/fileByteCountMax``) and that many octets: the text of the ring's
/// file. Then the server closes. The file is read for each request, so a rotation is seen by the
/// next. Clients are served one after the other, each within ``clientTimeLimit``.
// Safety: immutable after `init`; the kernel orders what the descriptors do.
package final class KeyServer: @unchecked Sendable {
    /// How long one client may take.
    package static let clientTimeLimit = Duration.seconds(1)
    /// Connections that may wait for their turn.
    package static let waitingCountMax: Int32 = 64

    /// What came of one client.
    package enum OnClient: Sendable, Hashable {
        /// It has the ring, whose active key this is.
        case served(activeKeyID: UInt32)
        /// It runs as another user, or said something else, or nothing in time. It got nothing.
        case turnedAway
        /// The ring's file cannot be used; it was told that there is none.
        case withoutRing(PHIError.Code)
    }

    private let ringPath: String
    private let socketPath: String
    private let userID: uid_t
    private let listener: Int32
    /// A pipe; what is written into it ends the serving.
    private let ending: (reader: Int32, writer: Int32)
    private let inode: UInt64

    /// Reads the ring once, and listens. What a server that is gone left at `socketPath` is
    /// removed; a server that still answers there is not disturbed.
    /// - Parameter userID: whose processes are served; this one's user unless told otherwise.
    /// - Throws: ``PHIError`` as ``KeyRing/init(contentsOfFile:)``, and `badKeyRing` when the
    ///   socket cannot be made.
    package init(
        ringPath: String, socketPath: String, userID: UInt32? = nil
    ) throws(PHIError) {
        _ = try KeyRing(contentsOfFile: ringPath)
        self.ringPath = ringPath
        self.socketPath = socketPath
        self.userID = userID ?? geteuid()
        try Self.removeRemains(at: socketPath)
        let listener = try KeySocket.opened()
        do throws(PHIError) {
            inode = try Self.listen(listener, at: socketPath)
            ending = try Self.pipe()
        } catch {
            close(listener)
            throw error
        }
        self.listener = listener
    }

    deinit {
        close(listener)
        close(ending.reader)
        close(ending.writer)
    }

    private static func pipe() throws(PHIError) -> (reader: Int32, writer: Int32) {
        var ends: [Int32] = [-1, -1]
        guard unsafe Glibc.pipe(&ends) == 0 else {
            throw PHIError(.badKeyRing, "no descriptor is left (errno \(errno))")
        }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        return (ends[0], ends[1])
    }

    /// Nobody can connect between the two system calls: the socket does not listen yet.
    private static func listen(_ listener: Int32, at path: String) throws(PHIError) -> UInt64 {
        let failure = unsafe try KeySocket.withAddress(path) {
            unsafe bind(listener, $0, $1) == 0 ? 0 : errno
        }
        guard failure == 0 else {
            throw PHIError(.badKeyRing, "cannot make the socket \(path) (errno \(failure))")
        }
        var status = stat()
        guard unsafe chmod(path, 0o600) == 0, unsafe stat(path, &status) == 0,
            Glibc.listen(listener, waitingCountMax) == 0
        else {
            let number = errno
            unsafe unlink(path)
            throw PHIError(.badKeyRing, "cannot listen at \(path) (errno \(number))")
        }
        return UInt64(status.st_ino)
    }

    private static func removeRemains(at path: String) throws(PHIError) {
        var status = stat()
        guard unsafe lstat(path, &status) == 0 else { return }
        guard status.st_mode & S_IFMT == S_IFSOCK else {
            throw PHIError(.badKeyRing, "\(path) is there and is no socket")
        }
        let probe = try KeySocket.opened()
        defer { close(probe) }
        let failure = unsafe try KeySocket.withAddress(path) { unsafe connect(probe, $0, $1) == 0 ? 0 : errno }
        guard failure == ECONNREFUSED else {
            throw PHIError(.badKeyRing, "another server has the socket \(path)")
        }
        unsafe unlink(path)
    }

    /// Serves until ``stop()``. Blocks the calling thread, which does nothing else.
    /// - Parameter tell: hears of every client; on that thread.
    package func run(tell: (OnClient) -> Void) {
        defer { removeSocket() }
        while true {
            var questions = [
                pollfd(fd: listener, events: Int16(POLLIN), revents: 0),
                pollfd(fd: ending.reader, events: Int16(POLLIN), revents: 0),
            ]
            let result = unsafe questions.withUnsafeMutableBufferPointer {
                unsafe poll($0.baseAddress, nfds_t($0.count), -1)
            }
            guard result > 0 || errno == EINTR else { return }
            guard questions[1].revents == 0 else { return }
            guard questions[0].revents != 0 else { continue }
            let descriptor = accept(listener, nil, nil)
            guard descriptor >= 0 else { continue }
            _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
            _ = fcntl(descriptor, F_SETFL, O_NONBLOCK)
            let client = KeySocket(descriptor: descriptor, deadline: .now + Self.clientTimeLimit)
            tell(serve(client))
        }
    }

    /// Ends ``run(tell:)``, from any thread.
    package func stop() {
        _ = unsafe write(ending.writer, [1] as [UInt8], 1)
    }

    private func serve(_ client: borrowing KeySocket) -> OnClient {
        guard client.peerUserID == userID else { return .turnedAway }
        var request = [UInt8](repeating: 0, count: KeySocket.request.count)
        guard unsafe request.withUnsafeMutableBytes({ unsafe client.read(into: $0) }),
            request == KeySocket.request
        else { return .turnedAway }
        do throws(PHIError) {
            let ring = try KeyRing(contentsOfFile: ringPath)
            let isSent = unsafe ring.withFileOctets { text in
                let count = UInt32(text.count)
                var head = [KeySocket.granted]
                head.appendBigEndian(count)
                guard unsafe head.withUnsafeBytes({ unsafe client.write($0) }) else { return false }
                return unsafe client.write(text)
            }
            return isSent ? .served(activeKeyID: ring.activeKeyID) : .turnedAway
        } catch {
            let head: [UInt8] = [KeySocket.refused, 0, 0, 0, 0]
            _ = unsafe head.withUnsafeBytes { unsafe client.write($0) }
            return .withoutRing(error.code)
        }
    }

    private func removeSocket() {
        var status = stat()
        guard unsafe lstat(socketPath, &status) == 0, UInt64(status.st_ino) == inode else { return }
        unsafe unlink(socketPath)
    }
}
