internal import Reactor

/// Accepts connections on one loop and spreads them over all loops of the server.
final class ServerListener: EventSource {
    /// Connections accepted in one wake-up, so that others get their turn.
    static let acceptBurstMax = 64
    /// Connections accepted at the end: as many as the system keeps waiting, and some.
    static let lastAcceptCountMax = 4096
    /// How long nothing is accepted after the process or the system had no descriptor left:
    /// asking again at once would only burn time that could free one.
    static let shortagePause = Duration.milliseconds(100)

    /// How often there was no descriptor for a connection that waited.
    private(set) var shortageCount: UInt64 = 0
    private let pauseTimer = LoopTimer()

    private let cores: [ServerCore]
    private var next = 0

    init(loop: EventLoop, descriptor: Int32, cores: [ServerCore]) {
        self.cores = cores
        super.init(loop: loop, descriptor: descriptor)
        pauseTimer.action = { [unowned self] in setInterest(.readable) }
    }

    override func ready(_ events: Readiness) {
        for _ in 0..<Self.acceptBurstMax {
            switch loop.accept(descriptor) {
            case .connection(let accepted): hand(accepted)
            case .none: return
            case .outOfDescriptors:
                pause()
                return
            }
        }
    }

    private func hand(_ descriptor: Int32) {
        let core = cores[next % cores.count]
        next &+= 1
        if core.loop === loop {
            core.open(descriptor)
        } else {
            core.loop.submit { core.open(descriptor) }
        }
    }

    private func pause() {
        shortageCount += 1
        setInterest([])
        loop.schedule(pauseTimer, at: loop.currentTime + Self.shortagePause)
    }

    /// Stops listening. Who has been let in by the system is taken over first: it may have sent
    /// calls already, and would lose them with the listener.
    func stop() {
        for _ in 0..<Self.lastAcceptCountMax {
            guard isRegistered, case .connection(let accepted) = loop.accept(descriptor) else {
                break
            }
            hand(accepted)
        }
        loop.cancel(pauseTimer)
        closeDescriptor()
    }
}
