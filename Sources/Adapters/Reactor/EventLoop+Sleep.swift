extension EventLoop {
    // Safety: touched on the loop's thread only.
    @safe
    private final class Sleep: @unchecked Sendable {
        let timer = LoopTimer()
        private var continuation: UnsafeContinuation<Bool, Never>?
        private var isOver = false

        /// Waits on `loop`; true when the instant came, false when `end` was called first.
        func wait(on loop: EventLoop, until instant: ContinuousClock.Instant) async -> Bool {
            if unsafe isOver || loop.isStopped { return false }
            return unsafe await withUnsafeContinuation { continuation in
                unsafe self.continuation = continuation
                timer.action = { [unowned self] in finish(true) }
                loop.schedule(timer, at: instant)
            }
        }

        func end(on loop: EventLoop) {
            loop.cancel(timer)
            finish(false)
        }

        private func finish(_ slept: Bool) {
            isOver = true
            unsafe continuation.take()?.resume(returning: slept)
        }
    }

    /// Waits until `instant`, within about a millisecond after it.
    ///
    /// - Throws: `CancellationError` as soon as the task is cancelled, and at once on a loop that
    ///   has been stopped.
    public func sleep(until instant: ContinuousClock.Instant) async throws(CancellationError) {
        let sleep = Sleep()
        let slept = await run {
            await withTaskCancellationHandler {
                await sleep.wait(on: self, until: instant)
            } onCancel: {
                self.submit { sleep.end(on: self) }
            }
        }
        if !slept { throw CancellationError() }
    }
}
