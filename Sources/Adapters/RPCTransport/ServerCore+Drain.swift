internal import Reactor

/// The end of one loop's part of a server.
extension ServerCore {
    /// Refuses new calls, and waits until all connections are closed and all handlers have
    /// returned, at most until `limit`; then it closes what is left and waits no longer.
    func drain(until limit: ContinuousClock.Instant) async {
        unsafe isStopped = true
        endIdleWorkers()
        for connection in connections { connection.drain() }
        if isDrained { return }
        let timer = LoopTimer { [unowned self] in cut() }
        loop.schedule(timer, at: limit)
        unsafe await withUnsafeContinuation { unsafe drained = $0 }
        loop.cancel(timer)
    }

    private var isDrained: Bool { connections.isEmpty && openCallCount == 0 }

    /// The limit has passed.
    private func cut() {
        for connection in connections { connection.close() }
        unsafe drained.take()?.resume()
    }

    /// Something has ended: perhaps it was the last.
    func finishDrain() {
        if isDrained { unsafe drained.take()?.resume() }
    }
}
