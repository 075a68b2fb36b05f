private import Synchronization

/// What became of requests to the EHR; for metrics.
package final class EHRCounters: Sendable {
    /// How a try ended.
    package enum Outcome: String, Sendable, CaseIterable {
        /// The EHR answered.
        case success
        /// It did not in time.
        case timeout
        /// It asked to slow down.
        case throttled
        /// It could not be reached, or its answer was of no use.
        case failed
        /// It was not asked: the breaker is open.
        case refused
    }

    /// The counts at one moment.
    package struct Values: Sendable, Equatable {
        /// Tries by operation ("read", "submit", "status") and how they ended.
        package var tries: [String: [Outcome: Int]] = [:]
        /// Tries after a first one, by operation.
        package var retries: [String: Int] = [:]
        /// Batches of reads.
        package var batches = 0
        /// Reads in them.
        package var batchItems = 0
        /// Reads that they had room for.
        package var batchCapacity = 0
    }

    private let values = Mutex(Values())

    /// All counts at 0.
    package init() {}

    /// The counts now.
    package var current: Values { values.withLock { $0 } }

    func count(_ event: (inout Values) -> Void) { values.withLock { event(&$0) } }

    /// A try has ended.
    func countTry(_ breaker: String, _ error: EHRGatewayError?) {
        let outcome: Outcome
        switch error?.code {
        case nil: outcome = .success
        case .timeout: outcome = .timeout
        case .busy: outcome = .throttled
        case .breakerOpen: outcome = .refused
        case .cancelled: return
        default: outcome = .failed
        }
        count { $0.tries[Self.operation(breaker), default: [:]][outcome, default: 0] += 1 }
    }

    /// A try comes after another.
    func countRetry(_ breaker: String) {
        count { $0.retries[Self.operation(breaker), default: 0] += 1 }
    }

    func countBatch(of count: Int, capacity: Int) {
        self.count {
            $0.batches += 1
            $0.batchItems += count
            $0.batchCapacity += capacity
        }
    }

    /// "ehr.read" is the breaker of "read".
    private static func operation(_ breaker: String) -> String {
        String(breaker.split(separator: ".").last ?? "read")
    }
}
