private import Dispatch

/// Wakes one thread. Rung before the wait, it ends the wait at once; with nobody waiting, ringing
/// costs no call of the system.
struct Bell: Sendable {
    private let semaphore = DispatchSemaphore(value: 0)

    func ring() { semaphore.signal() }

    /// Sleeps until rung, or until `limit` has passed.
    func wait(atMost limit: Duration? = nil) {
        guard let limit else { return semaphore.wait() }
        let (seconds, attoseconds) = limit.components
        let milliseconds = seconds * 1_000 + attoseconds / 1_000_000_000_000_000
        _ = semaphore.wait(timeout: .now() + .milliseconds(Int(clamping: milliseconds)))
    }
}
