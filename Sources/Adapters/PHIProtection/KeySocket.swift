internal import Glibc

/// One end of a conversation with a key server. Every step ends by the deadline; it may block until
/// then.
struct KeySocket: ~Copyable {
    /// What a client says: 16 octets.
    static let request = Array("carewire-keys 1\n".utf8)
    /// Octets of an answer before the ring's text: the status, and the text's length, big-endian.
    static let headByteCount = 5
    /// First octet of an answer that a ring follows; others mean that the server has none to give.
    static let granted: UInt8 = 0
    /// See ``granted``.
    static let refused: UInt8 = 1

    let descriptor: Int32
    let deadline: ContinuousClock.Instant

    deinit { close(descriptor) }

    /// Connects to a server.
    /// - Throws: ``PHIError`` with code `badKeyRing`.
    static func connected(
        to path: String, deadline: ContinuousClock.Instant
    ) throws(PHIError) -> KeySocket {
        let descriptor = try opened()
        let end = KeySocket(descriptor: descriptor, deadline: deadline)
        let failure = unsafe try withAddress(path) { unsafe connect(descriptor, $0, $1) == 0 ? 0 : errno }
        guard failure == 0 else {
            throw PHIError(.badKeyRing, "no key server answers at \(path) (errno \(failure))")
        }
        return end
    }

    /// A socket that does not block.
    static func opened() throws(PHIError) -> Int32 {
        let kind = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_NONBLOCK.rawValue)
        let descriptor = socket(AF_UNIX, kind | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else {
            throw PHIError(.badKeyRing, "no socket for the key server (errno \(errno))")
        }
        return descriptor
    }

    /// Hands a path's address to a system call.
    /// - Throws: ``PHIError`` with code `badKeyRing` for a path that is empty or too long.
    static func withAddress(
        _ path: String, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Int32
    ) throws(PHIError) -> Int32 {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let octets = Array(path.utf8)
        let room = MemoryLayout.size(ofValue: address.sun_path) - 1
        guard (1...room).contains(octets.count), !octets.contains(0) else {
            throw PHIError(.badKeyRing, "a key server's path has 1 to \(room) octets")
        }
        unsafe withUnsafeMutableBytes(of: &address.sun_path) { unsafe $0.copyBytes(from: octets) }
        return unsafe withUnsafePointer(to: &address) {
            unsafe $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe body($0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
    }

    /// The user of the process at the other end: for a client, of who listens.
    var peerUserID: uid_t? {
        // Process, user and group. Source: socket(7), SO_PEERCRED.
        var peer: [UInt32] = [0, 0, 0]
        var count = socklen_t(12)
        let result = unsafe getsockopt(descriptor, SOL_SOCKET, SO_PEERCRED, &peer, &count)
        return result == 0 && count == 12 ? peer[1] : nil
    }

    /// Fills all of `target`; false when the peer ends before, or the deadline passes.
    func read(into target: UnsafeMutableRawBufferPointer) -> Bool {
        var filled = 0
        while filled < target.count {
            let count = unsafe Glibc.recv(
                descriptor, target.baseAddress?.advanced(by: filled), target.count - filled, 0)
            if count > 0 {
                filled += count
            } else if count == 0 || !isWorthWaiting(for: POLLIN) {
                return false
            }
        }
        return true
    }

    /// Sends all of `source`; false when the peer is gone, or the deadline passes.
    func write(_ source: UnsafeRawBufferPointer) -> Bool {
        var sent = 0
        while sent < source.count {
            let count = unsafe Glibc.send(
                descriptor, source.baseAddress?.advanced(by: sent), source.count - sent,
                Int32(MSG_NOSIGNAL))
            if count > 0 {
                sent += count
            } else if !isWorthWaiting(for: POLLOUT) {
                return false
            }
        }
        return true
    }

    /// After a call that moved nothing: waits until another try may.
    private func isWorthWaiting(for events: Int32) -> Bool {
        switch errno {
        case EINTR: return ContinuousClock.now < deadline
        case EAGAIN: break
        default: return false
        }
        let left = deadline - .now
        guard left > .zero else { return false }
        let (seconds, attoseconds) = left.components
        let milliseconds = seconds * 1000 + attoseconds / 1_000_000_000_000_000 + 1
        var question = pollfd(fd: descriptor, events: Int16(events), revents: 0)
        let result = unsafe poll(&question, 1, Int32(clamping: milliseconds))
        return result > 0 || (result < 0 && errno == EINTR)
    }
}
