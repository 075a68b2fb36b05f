import Reactor

/// A server that answers what a test tells it to; on the loop of the one that it serves.
// Safety: touched on the loop's thread only.
final class ScriptedServer: EventSource, @unchecked Sendable {
    private final class Peer: EventSource {
        let server: ScriptedServer

        init(_ server: ScriptedServer, _ descriptor: Int32) {
            self.server = server
            super.init(loop: server.loop, descriptor: descriptor)
        }

        override func ready(_ events: Readiness) {
            var buffer = [UInt8](repeating: 0, count: 65_536)
            let result = unsafe buffer.withUnsafeMutableBytes {
                unsafe Socket.read(descriptor, into: $0)
            }
            guard case .bytes(let count) = result,
                let answer = server.answer(Array(buffer.prefix(count)))
            else { return close() }
            _ = unsafe answer.withUnsafeBytes { unsafe Socket.write(descriptor, $0) }
        }

        func close() {
            if !isRegistered { return }
            unregister()
            Socket.close(descriptor)
        }
    }

    /// The answer to some octets; nil closes the connection.
    var answer: ([UInt8]) -> [UInt8]?
    private(set) var connectionCount = 0
    private var peers: [Peer] = []
    let port: UInt16

    /// Listens on a free port of this machine.
    init(loop: EventLoop, _ answer: @escaping ([UInt8]) -> [UInt8]?) async throws {
        self.answer = answer
        let address = try await SocketAddress.resolve("127.0.0.1:0")[0]
        let listener = try Socket.listen(on: address)
        port = Socket.port(of: listener)
        super.init(loop: loop, descriptor: listener)
        register(.readable)
    }

    override func ready(_ events: Readiness) {
        while let descriptor = Socket.accept(descriptor) {
            connectionCount += 1
            let peer = Peer(self, descriptor)
            peers.append(peer)
            peer.register(.readable)
        }
    }

    func close() {
        for peer in peers { peer.close() }
        peers = []
        if !isRegistered { return }
        unregister()
        Socket.close(descriptor)
    }
}
