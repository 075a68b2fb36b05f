private import Dispatch
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
        if case .environment = source { return }
        let interval = min(interval, Self.intervalMax)
        let timer = LoopTimer()
        timer.action = { [weak self, unowned loop] in
            self?.lookAside(on: loop) { [weak self] look in
                guard let self, self.timer != nil else { return }
                switch look {
                case .nothing: break
                case .reloaded(let ring): tell(.reloaded(ring))
                case .refused(let error): tell(.refused(error))
                }
                guard let timer = self.timer as? LoopTimer else { return }
                loop.schedule(timer, at: loop.currentTime + interval)
            }
        }
        self.timer = timer
        loop.schedule(timer, at: loop.currentTime + interval)
    }

    /// Looks, where it may block on another thread; `settled` runs on the loop.
    private func lookAside(on loop: EventLoop, settled: @escaping (OnLook) -> Void) {
        guard timer != nil else { return }
        guard case .server(let path) = source else { return settled(look()) }
        // Safety: it runs on the loop, to which it belongs.
        nonisolated(unsafe) let settled = settled
        DispatchQueue.global().async { [self] in
            let answer: Result<KeyRing, PHIError>
            do throws(PHIError) {
                answer = .success(try KeyRing.asked(ofServerAt: path))
            } catch {
                answer = .failure(error)
            }
            loop.submit { unsafe settled(self.settle(answer)) }
        }
    }

    /// Looks no more. On the loop.
    package func stop(on loop: EventLoop) {
        if let timer = timer as? LoopTimer { loop.cancel(timer) }
        timer = nil
    }
}
