private import Synchronization

/// What was not reported, by why; shown as `carewire_telemetry_foreign_total`.
final class ForeignCounts: Sendable {
    enum Reason: String, Sendable, CaseIterable {
        /// An instrument that is not listed, or is listed as another kind.
        case metric
        /// A dimension or a value that is not listed.
        case label
        /// A span that is not listed; it is reported as "other".
        case span
        /// More instruments than are kept.
        case limit
    }

    private let values = Mutex<[Reason: Int]>([:])

    func count(_ reason: Reason) { values.withLock { $0[reason, default: 0] += 1 } }

    var current: [Reason: Int] { values.withLock { $0 } }
}
