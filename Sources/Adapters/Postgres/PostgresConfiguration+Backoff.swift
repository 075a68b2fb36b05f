internal import Reactor

extension PostgresConfiguration {
    /// The waits between attempts to connect: each from half to the whole of a step, the first of
    /// which is `reconnectDelay`; steps double up to `reconnectDelayMax`.
    var backoff: Backoff {
        // The middle of the upper half, and a third of it to both sides.
        Backoff(
            initial: reconnectDelay * 0.75, factor: 2,
            limit: max(reconnectDelay, reconnectDelayMax) * 0.75, jitter: 1 / 3)
    }

    /// The wait after a connection that stood was lost: from nothing to `reconnectDelay`.
    var backoffAfterLoss: Backoff {
        Backoff(initial: reconnectDelay / 2, limit: reconnectDelay / 2, jitter: 1)
    }
}
