/// How near a certificate's end is, in the steps at which somebody should hear of it.
package enum ExpiryWarning: Int, Sendable, Comparable, CaseIterable {
    /// More than thirty days are left, or more than a third of a short life.
    case none
    /// At most thirty days are left.
    case days30
    /// At most seven days are left.
    case days7
    /// At most one day is left.
    case day1
    /// No peer accepts it any longer.
    case expired

    /// The step for a certificate that ends at `expiresAt`; both times in seconds since 1970.
    ///
    /// `issuedAt` is for certificates that live for days or hours and are renewed by a program:
    /// none is worth a word while more than a third of its life is left.
    package static func level(
        expiresAt: Int64, now: Int64, issuedAt: Int64? = nil
    ) -> ExpiryWarning {
        let left = distance(from: now, to: expiresAt)
        // The second of its end is too late already (OpenSSL, X509_cmp_time).
        if left <= 0 { return .expired }
        if let issuedAt, left > distance(from: issuedAt, to: expiresAt) / 3 { return .none }
        switch left {
        case ...day: return .day1
        case ...(7 * day): return .days7
        case ...(30 * day): return .days30
        default: return .none
        }
    }

    private static let day: Int64 = 86_400

    private static func distance(from: Int64, to: Int64) -> Int64 {
        let (distance, overflow) = to.subtractingReportingOverflow(from)
        return overflow ? (to > from ? .max : .min) : distance
    }

    /// By urgency.
    package static func < (left: ExpiryWarning, right: ExpiryWarning) -> Bool {
        left.rawValue < right.rawValue
    }
}
