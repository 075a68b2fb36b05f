import Glibc
import Reactor

/// Two connected Unix sockets that do not block. Closed when the pair goes.
final class SocketPair: Sendable {
    let near: Int32
    let far: Int32

    init() {
        var descriptors: [Int32] = [-1, -1]
        let type = Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue)
        let result = unsafe descriptors.withUnsafeMutableBufferPointer {
            unsafe socketpair(AF_UNIX, type, 0, $0.baseAddress)
        }
        precondition(result == 0, "no socket pair could be made")
        near = descriptors[0]
        far = descriptors[1]
    }

    deinit {
        Socket.close(near)
        Socket.close(far)
    }

    /// Octets the far side can be behind before writes block; the kernel doubles it.
    func limitSendBuffer(to byteCount: Int32) {
        var value = byteCount
        unsafe setsockopt(near, SOL_SOCKET, SO_SNDBUF, &value, 4)
    }

    /// Writes to one side; the other becomes readable.
    func write(_ bytes: [UInt8], to descriptor: Int32) -> Socket.Transfer {
        unsafe bytes.withUnsafeBytes { unsafe Socket.write(descriptor, $0) }
    }

    /// Everything that can be read from one side now.
    func readAll(from descriptor: Int32) -> [UInt8] {
        var all: [UInt8] = []
        var space = [UInt8](repeating: 0, count: 65_536)
        while case .bytes(let count) = unsafe space.withUnsafeMutableBytes({
            unsafe Socket.read(descriptor, into: $0)
        }) {
            all += space[..<count]
        }
        return all
    }
}
