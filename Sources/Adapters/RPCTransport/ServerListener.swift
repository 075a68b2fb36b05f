internal import Reactor
internal import TLS

/// Accepts connections on one loop and spreads them over all loops of the server.
final class ServerListener: EventSource {
    /// Connections accepted in one wake-up, so that others get their turn.
    static let acceptBurstMax = 64

    private let cores: [ServerCore]
    private let tls: TLSContext?
    private var next = 0

    init(loop: EventLoop, descriptor: Int32, cores: [ServerCore], tls: TLSContext?) {
        self.cores = cores
        self.tls = tls
        super.init(loop: loop, descriptor: descriptor)
    }

    override func ready(_ events: Readiness) {
        for _ in 0..<Self.acceptBurstMax {
            guard let descriptor = Socket.accept(self.descriptor) else { return }
            let core = cores[next % cores.count]
            next &+= 1
            if core.loop === loop {
                Self.open(core, descriptor, tls)
            } else {
                let tls = tls
                core.loop.submit { Self.open(core, descriptor, tls) }
            }
        }
    }

    private static func open(_ core: ServerCore, _ descriptor: Int32, _ tls: TLSContext?) {
        var session: TLSSession?
        if let tls {
            session = try? TLSSession(tls)
            if session == nil {
                Socket.close(descriptor)
                return
            }
        }
        core.accept(ServerConnection(core, descriptor: descriptor, tls: session))
    }

    func stop() {
        if !isRegistered { return }
        unregister()
        Socket.close(descriptor)
    }
}
