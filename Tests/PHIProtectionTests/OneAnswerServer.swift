import Foundation

/// A listener of mode 0600 that gives its first client some octets, or nothing and no end.
final class OneAnswerServer: Sendable {
    private let listener: Int32
    private let path: String
    private let ended = DispatchSemaphore(value: 0)
    private let mayEnd = DispatchSemaphore(value: 0)

    init(path: String, answer: [UInt8]?) throws {
        self.path = path
        let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        unsafe withUnsafeMutableBytes(of: &address.sun_path) {
            unsafe $0.copyBytes(from: Array(path.utf8))
        }
        let result = unsafe withUnsafePointer(to: &address) {
            unsafe $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        guard result == 0, unsafe chmod(path, 0o600) == 0, listen(descriptor, 1) == 0 else {
            throw CocoaError(.fileWriteUnknown)
        }
        listener = descriptor
        Thread.detachNewThread { [self] in
            let client = accept(descriptor, nil, nil)
            if let answer {
                _ = unsafe send(client, answer, answer.count, Int32(MSG_NOSIGNAL))
            } else {
                mayEnd.wait()
            }
            close(client)
            ended.signal()
        }
    }

    /// Waits for the client's end and removes the socket.
    func end() {
        mayEnd.signal()
        ended.wait()
        close(listener)
        unsafe unlink(path)
    }
}
