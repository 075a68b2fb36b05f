private import Synchronization

/// What the audit of a process has met with; shared by all loops.
package final class AuditCounters: Sendable {
    /// The counts at one moment.
    package struct Values: Sendable, Equatable {
        /// Records that a sink would not take.
        package var refused = 0
        /// Reads that went on by broken glass though the sink refused.
        package var overridden = 0
        /// Refused calls that are in no record: more kinds at once than
        /// ``DenialLog/kindCountMax``.
        package var denialsLost = 0
        /// Rounds of shipping that failed.
        package var shipFailures = 0
        /// Heads that could not be published.
        package var anchorFailures = 0
    }

    private let values = Mutex(Values())

    /// All counts at 0.
    package init() {}

    /// The counts now.
    package var current: Values { values.withLock { $0 } }

    /// A round of shipping failed.
    package func countShipFailure() { count { $0.shipFailures += 1 } }

    /// A head could not be published.
    package func countAnchorFailure() { count { $0.anchorFailures += 1 } }

    func count(_ event: (inout Values) -> Void) { values.withLock { event(&$0) } }
}
