/// Whether a budget is kept.
public enum Verdict: String, Sendable, Hashable {
    /// Nothing was measured, too long ago, or it was no measurement. Never a pass.
    case unknown
    /// Measured, and within the limit.
    case pass
    /// Measured, and beyond the limit.
    case fail

    /// Judges one figure against its limit, both in seconds.
    ///
    /// - Parameters:
    ///   - measured: nil, NaN or below zero is no measurement; infinity is beyond every limit.
    ///   - limit: must be positive, else nothing is known.
    ///   - age: how long ago it was measured.
    ///   - ageMax: what is older counts as not measured.
    public init(measured: Double?, limit: Double, age: Duration = .zero, ageMax: Duration) {
        guard let measured, measured >= 0, limit > 0, age <= ageMax else {
            self = .unknown
            return
        }
        self = measured <= limit ? .pass : .fail
    }
}
