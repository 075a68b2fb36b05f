package import Reactor

extension KeyRingWatch {
    /// Looks every `interval` until ``stop()``. On the loop, and once.
    /// - Parameters:
    ///   - interval: at most ``intervalMax``; longer ones are shortened.
    ///   - tell: hears of every ring taken up and of every file refused; on the loop.
    package func start(
        on loop: EventLoop, every interval: Duration = KeyRingWatch.defaultInterval,
        tell: @escaping (OnLook) -> Void
    ) {
        let interval = min(interval, Self.intervalMax)
        let timer = LoopTimer()
        timer.action = { [weak self, unowned timer, unowned loop] in
            guard let self, self.timer != nil else { return }
            switch look() {
            case .nothing: break
            case .reloaded(let ring): tell(.reloaded(ring))
            case .refused(let error): tell(.refused(error))
            }
            guard self.timer != nil else { return }
            loop.schedule(timer, at: loop.currentTime + interval)
        }
        self.timer = timer
        loop.schedule(timer, at: loop.currentTime + interval)
    }

    /// Looks no more. On the loop.
    package func stop(on loop: EventLoop) {
        if let timer = timer as? LoopTimer { loop.cancel(timer) }
        timer = nil
    }
}
