private import CEpoll
private import Glibc

/// System calls on stream sockets, all non-blocking. Callers elsewhere never spell them.
public enum Socket {
    /// What a read or write did.
    public enum Transfer: Equatable, Sendable {
        /// So many octets were moved.
        case bytes(Int)
        /// Nothing could be moved without waiting.
        case wouldBlock
        /// The peer has closed its side (reads only).
        case end
        /// The connection is broken; the value is `errno`.
        case failed(Int32)
    }

    /// Connections waiting to be accepted.
    static let backlogMax: Int32 = 1024

    /// Listens on `address`. A socket that an earlier run left at a Unix path is removed first; a
    /// file of another kind, or a socket that still answers, never.
    ///
    /// - Throws: ``ReactorError`` `systemCall`, for instance when the port or path is taken.
    public static func listen(on address: SocketAddress) throws(ReactorError) -> Int32 {
        let descriptor = try make(address)
        var one: Int32 = 1
        unsafe setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &one, 4)
        if address.isUnix {
            do { try removeStale(address) } catch {
                close(descriptor)
                throw error
            }
        }
        let bound = unsafe withSystemAddress(address) { unsafe bind(descriptor, $0, $1) }
        guard bound == 0, Glibc.listen(descriptor, backlogMax) == 0 else {
            let number = errno
            close(descriptor)
            throw ReactorError(
                .systemCall, "cannot listen on \(address)", errorNumber: number)
        }
        return descriptor
    }

    /// Removes the socket that a process which is gone has left at a Unix path.
    private static func removeStale(_ address: SocketAddress) throws(ReactorError) {
        let path = address.description
        var status = stat()
        guard unsafe lstat(path, &status) == 0 else { return }
        guard status.st_mode & S_IFMT == S_IFSOCK else {
            throw ReactorError(
                .systemCall, "\(path) is there and is no socket", errorNumber: EADDRINUSE)
        }
        let probe = try make(address)
        defer { close(probe) }
        let result = unsafe withSystemAddress(address) { unsafe Glibc.connect(probe, $0, $1) }
        guard result != 0, errno == ECONNREFUSED else {
            throw ReactorError(
                .systemCall, "somebody listens on \(path)", errorNumber: EADDRINUSE)
        }
        unsafe unlink(path)
    }

    /// The next waiting connection, tuned; nil when there is none or none can be had now.
    public static func accept(_ listener: Int32) -> Int32? {
        if case .connection(let descriptor) = acceptNext(listener) { return descriptor }
        return nil
    }

    /// The next waiting connection, tuned, or why there is none.
    public static func acceptNext(_ listener: Int32) -> AcceptOutcome {
        while true {
            let descriptor = cepoll_accept(listener)
            if descriptor >= 0 {
                _ = cepoll_tune_tcp(descriptor)  // Fails on Unix sockets, which need none of it.
                return .connection(descriptor)
            }
            switch errno {
            case EINTR, ECONNABORTED: continue
            case EMFILE, ENFILE, ENOMEM, ENOBUFS: return .outOfDescriptors
            default: return .none
            }
        }
    }

    /// Begins to connect: the socket becomes writable when the attempt has ended, see
    /// ``connectError(_:)``.
    ///
    /// - Throws: ``ReactorError`` `systemCall` when the attempt fails at once.
    public static func connect(to address: SocketAddress) throws(ReactorError) -> Int32 {
        let descriptor = try make(address)
        if !address.isUnix { _ = cepoll_tune_tcp(descriptor) }
        let result = unsafe withSystemAddress(address) { unsafe Glibc.connect(descriptor, $0, $1) }
        if result != 0 && errno != EINPROGRESS {
            let number = errno
            close(descriptor)
            throw ReactorError(
                .systemCall, "cannot connect to \(address)", errorNumber: number)
        }
        return descriptor
    }

    /// How a connection attempt ended: 0 or an `errno`.
    public static func connectError(_ descriptor: Int32) -> Int32 {
        var value: Int32 = 0
        var length = socklen_t(4)
        let result = unsafe getsockopt(descriptor, SOL_SOCKET, SO_ERROR, &value, &length)
        return result == 0 ? value : errno
    }

    /// The port a listener has got; 0 for a Unix socket.
    public static func port(of listener: Int32) -> UInt16 {
        var address = sockaddr_in6()
        var length = socklen_t(MemoryLayout<sockaddr_in6>.size)
        let result = unsafe withUnsafeMutableBytes(of: &address) { bytes in
            unsafe getsockname(
                listener, bytes.baseAddress?.assumingMemoryBound(to: sockaddr.self), &length)
        }
        let family = Int32(address.sin6_family)
        guard result == 0, family == AF_INET || family == AF_INET6 else { return 0 }
        return UInt16(bigEndian: address.sin6_port)
    }

    /// The numeric address and port of a connection's other side; empty for a Unix socket and when
    /// it is not known.
    static func remoteAddress(of descriptor: Int32) -> String {
        var address = sockaddr_storage()
        var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
        return unsafe withUnsafeMutableBytes(of: &address) { bytes in
            let base = unsafe bytes.baseAddress?.assumingMemoryBound(to: sockaddr.self)
            guard unsafe getpeername(descriptor, base, &length) == 0 else { return "" }
            return unsafe SocketAddress.numericText(
                UnsafeRawBufferPointer(rebasing: bytes[..<Int(length)]))
        }
    }

    /// As ``EventLoop/remoteHost(of:)``.
    static func remoteHost(of descriptor: Int32) -> [UInt8]? {
        var address = sockaddr_storage()
        var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
        let octets = unsafe withUnsafeMutableBytes(of: &address) { bytes -> [UInt8]? in
            let base = unsafe bytes.baseAddress?.assumingMemoryBound(to: sockaddr.self)
            guard unsafe getpeername(descriptor, base, &length) == 0 else { return nil }
            return unsafe Array(bytes[..<Int(length)])
        }
        guard let octets, octets.count >= 2 else { return [] }
        // The places of the address in `sockaddr_in` and `sockaddr_in6`.
        switch Int32(address.ss_family) {
        case AF_UNIX: return nil
        case AF_INET where octets.count >= 8: return Array(octets[4..<8])
        case AF_INET6 where octets.count >= 24: return Array(octets[8..<24])
        default: return []
        }
    }

    /// Reads what is there, at most the buffer's size.
    @inline(__always)
    @unsafe
    public static func read(_ descriptor: Int32, into buffer: UnsafeMutableRawBufferPointer)
        -> Transfer
    {
        while true {
            let count = unsafe Glibc.read(descriptor, buffer.baseAddress, buffer.count)
            if count > 0 { return .bytes(count) }
            if count == 0 { return .end }
            if errno == EINTR { continue }
            return errno == EAGAIN ? .wouldBlock : .failed(errno)
        }
    }

    /// Writes what fits. SIGPIPE is not raised.
    @inline(__always)
    @unsafe
    public static func write(_ descriptor: Int32, _ buffer: UnsafeRawBufferPointer) -> Transfer {
        while true {
            let count = unsafe send(
                descriptor, buffer.baseAddress, buffer.count, Int32(MSG_NOSIGNAL))
            if count >= 0 { return .bytes(count) }
            if errno == EINTR { continue }
            return errno == EAGAIN ? .wouldBlock : .failed(errno)
        }
    }

    /// Closes a descriptor; unregister its source first.
    public static func close(_ descriptor: Int32) { _ = Glibc.close(descriptor) }

    /// Tells the peer that nothing more will be sent.
    public static func shutdownWrite(_ descriptor: Int32) {
        _ = shutdown(descriptor, Int32(SHUT_WR))
    }

    private static func make(_ address: SocketAddress) throws(ReactorError) -> Int32 {
        let type = Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue)
        let descriptor = socket(address.family, type, 0)
        guard descriptor >= 0 else {
            throw ReactorError(.systemCall, "no socket could be made", errorNumber: errno)
        }
        return descriptor
    }

    private static func withSystemAddress(
        _ address: SocketAddress,
        _ body: (UnsafePointer<sockaddr>, socklen_t) -> Int32
    ) -> Int32 {
        unsafe address.bytes.withUnsafeBytes { bytes in
            guard let base = bytes.baseAddress else { return -1 }
            return unsafe body(base.assumingMemoryBound(to: sockaddr.self), socklen_t(bytes.count))
        }
    }
}
