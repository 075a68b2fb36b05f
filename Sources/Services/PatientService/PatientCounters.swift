private import Synchronization

/// Counts of what the cache did, shared by all loops of a process.
package final class PatientCounters: Sendable {
    /// The counts at one moment.
    package struct Values: Sendable, Equatable {
        /// Reads answered from the cache.
        package var cacheHits = 0
        /// Reads for which the cache had nothing.
        package var cacheMisses = 0
        /// Cached records older than what this instance had seen: somebody has put them back.
        package var cacheStale = 0
        /// Reads of patients whom somebody else was fetching or changing.
        package var cacheContended = 0
        /// Cached values that did not open.
        package var cacheDamaged = 0
        /// Questions that the cache did not answer in time, or refused.
        package var cacheFailures = 0
        /// Questions not asked, because the cache has been failing or is closed.
        package var cacheSkipped = 0
    }

    private let values = Mutex(Values())

    /// All counts at 0.
    package init() {}

    /// The counts now.
    package var current: Values { values.withLock { $0 } }

    func count(_ event: (inout Values) -> Void) { values.withLock { event(&$0) } }
}
