private import Foundation
package import Reactor

/// The gateway's time; tests turn one by hand.
package protocol GatewayClock: Sendable {
    /// The time for deadlines.
    var now: ContinuousClock.Instant { get }
    /// The time of day as a FHIR `instant`, such as `2026-01-05T08:00:00.000Z`.
    var instantText: String { get }
    /// Waits.
    ///
    /// - Throws: `CancellationError` as soon as the task is cancelled.
    func sleep(until instant: ContinuousClock.Instant) async throws(CancellationError)
}

/// The real time, with the timers of an event loop.
package struct LoopClock: GatewayClock {
    private let loop: EventLoop

    /// Takes the loop on which the gateway runs.
    package init(_ loop: EventLoop) { self.loop = loop }

    package var now: ContinuousClock.Instant { loop.currentTime }

    package var instantText: String {
        Date().formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))
    }

    package func sleep(until instant: ContinuousClock.Instant) async throws(CancellationError) {
        try await loop.sleep(until: instant)
    }
}
