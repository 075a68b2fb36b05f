/// The bounds of what one loop of a server runs and keeps waiting.
package struct AdmissionLimits: Sendable {
    /// The concurrency limit never falls below this, nor below ``concurrencyMax``.
    package var concurrencyMin = 16
    /// The concurrency limit never rises above this; it is where it starts.
    package var concurrencyMax = 4096
    /// Whether the limit follows what is measured; otherwise it stays at ``concurrencyMax``.
    package var isAdaptive = true
    /// Runs shorter than this, in nanoseconds, are never taken for a sign of overload.
    package var latencyFloorNanoseconds = 5_000_000.0
    /// Calls that wait for a place.
    package var waitingCallMax = 1024
    /// The share of the places that only emergencies may take; one place at least.
    package var emergencyShare = 0.1

    /// The default limits.
    package init() {}
}
