internal import Reactor

/// A server that accepts connections and leaves the talking to the test. Closed when it goes.
package final class RawListener: Sendable {
    // Safety: used on its loop's thread only.
    private final class Source: EventSource, @unchecked Sendable {
        private let peers: Journal<RawPeer>

        init(_ descriptor: Int32, _ peers: Journal<RawPeer>) {
            self.peers = peers
            super.init(loop: RawPeer.loop, descriptor: descriptor)
        }

        override func ready(_ events: Readiness) {
            while let descriptor = Socket.accept(descriptor) {
                let peer = RawPeer(descriptor: descriptor)
                peer.accepted()
                peers.note(peer)
            }
        }

        func close() {
            guard isRegistered else { return }
            unregister()
            Socket.close(descriptor)
        }
    }

    /// The connections that have been accepted, in order.
    package let peers = Journal<RawPeer>()
    /// Where it listens: `127.0.0.1:` and a port that was free.
    package let address: String
    private let source: Source

    /// Listens on a free port of this machine, or on `address`.
    package init(on address: String = "127.0.0.1:0") async throws {
        let descriptor = try Socket.listen(on: await SocketAddress.resolve(address)[0])
        self.address = "127.0.0.1:\(Socket.port(of: descriptor))"
        let source = Source(descriptor, peers)
        self.source = source
        await RawPeer.loop.run { source.register(.readable) }
    }

    deinit {
        let source = source
        RawPeer.loop.submit { source.close() }
    }

    /// The connection of this number, from 0, once it is there.
    package func peer(_ number: Int = 0) async throws -> RawPeer {
        try await peers.wait(forCount: number + 1)[number]
    }

    /// Accepts no more.
    package func close() async { await RawPeer.loop.run { self.source.close() } }
}
