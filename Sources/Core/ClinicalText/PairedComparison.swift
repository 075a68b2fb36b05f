/// What paired measurements say about the cost of one way beside another.
///
/// In each round both ways do the same work; the relative differences of the rounds give a mean and
/// its interval by Student's t. The interval is one of 99.9 %, and a difference below
/// ``smallestEffect`` is none, so that two runs of the same way are told apart once in far more
/// than a thousand comparisons.
public struct PairedComparison: Sendable, Equatable {
    /// What the rounds say about the second way.
    public enum Verdict: String, Sendable {
        case faster, slower
        /// No difference that the rounds can show, or none that matters.
        case noDifference
    }

    /// Fewest rounds that are compared.
    public static let roundCountMin = 30
    /// Relative differences below this are not reported (2 %).
    public static let smallestEffect = 0.02
    /// Quantile 0.9995 of Student's t for 29 degrees of freedom; smaller for more, so the interval
    /// is never too narrow. Source: NIST/SEMATECH e-Handbook, section 1.3.6.7.2.
    private static let quantile = 3.659

    /// Mean of (second − first) / first over the rounds: −0.25 is a quarter less time.
    public let meanChange: Double
    /// The interval around it.
    public let interval: ClosedRange<Double>

    /// Compares the seconds of each round; nil for fewer than ``roundCountMin`` rounds, different
    /// counts, or a round that took no time.
    public init?(first: [Double], second: [Double]) {
        guard first.count >= Self.roundCountMin, first.count == second.count,
            first.allSatisfy({ $0 > 0 && $0.isFinite }), second.allSatisfy(\.isFinite)
        else { return nil }
        let changes = zip(first, second).map { ($1 - $0) / $0 }
        let count = Double(changes.count)
        let mean = changes.reduce(0, +) / count
        let squares = changes.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        let half = Self.quantile * (squares / (count - 1) / count).squareRoot()
        meanChange = mean
        interval = (mean - half)...(mean + half)
    }

    /// What follows: a difference only where the whole interval lies on one side and its mean
    /// matters.
    public var verdict: Verdict {
        guard !interval.contains(0), meanChange.magnitude >= Self.smallestEffect else {
            return .noDifference
        }
        return meanChange < 0 ? .faster : .slower
    }
}
