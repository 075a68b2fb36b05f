/// How a simulator starts.
package struct EHRSimulatorConfiguration: Sendable {
    /// Loopback unless told otherwise: it has no TLS and asks nobody who he is.
    package var host = "127.0.0.1"
    /// 0 lets the system choose a free one.
    package var port = 0
    /// Synthetic patients PAT001 … with five observations each; at most 10,000.
    package var patientCount = 100
    /// Whether a full store forgets its oldest documents instead of refusing new ones.
    package var forgetsOldest = false
    /// Decides which requests fail when an error rate is set.
    package var seed: UInt64 = 1
    /// Faults from the first request on.
    package var faults = SimulatorFaults()

    /// The values above.
    package init() {}
}
