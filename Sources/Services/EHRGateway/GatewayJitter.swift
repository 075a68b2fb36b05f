/// Where the waits between tries get their chance from; tests bring their own.
package protocol GatewayJitter: Sendable {
    /// A duration from zero up to and including `bound`.
    func draw(upTo bound: Duration) -> Duration
}

/// Full jitter: every duration up to the bound is as likely as any other.
package struct FullJitter: GatewayJitter {
    /// From the system's random numbers.
    package init() {}

    package func draw(upTo bound: Duration) -> Duration {
        bound * Double.random(in: 0...1)
    }
}
