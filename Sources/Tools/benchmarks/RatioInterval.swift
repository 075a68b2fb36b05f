import Foundation

/// The ratio of two measured things over paired rounds: geometric mean and its interval of 95 %, by
/// Student's t on the logarithms.
struct RatioInterval: CustomStringConvertible {
    /// Quantiles 0.975 of Student's t for 1 to 30 degrees of freedom; beyond that the normal
    /// distribution's 1.96. Source: NIST/SEMATECH e-Handbook, section 1.3.6.7.2.
    private static let quantiles = [
        12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.160,
        2.145, 2.131, 2.120, 2.110, 2.101, 2.093, 2.086, 2.080, 2.074, 2.069, 2.064, 2.060, 2.056,
        2.052, 2.048, 2.045, 2.042,
    ]

    let mean: Double
    let low: Double
    let high: Double

    /// Nil for fewer than two rounds, or where nothing was measured.
    init?(_ values: [Double], over others: [Double]) {
        let logs = zip(values, others).map { log($0 / $1) }
        guard logs.count >= 2, logs.allSatisfy(\.isFinite) else { return nil }
        let middle = logs.reduce(0, +) / Double(logs.count)
        let squares = logs.reduce(0) { $0 + ($1 - middle) * ($1 - middle) }
        let deviation = (squares / Double(logs.count - 1)).squareRoot()
        let half = Self.quantile(logs.count - 1) * deviation / Double(logs.count).squareRoot()
        (mean, low, high) = (exp(middle), exp(middle - half), exp(middle + half))
    }

    /// Quantile 0.975 of Student's t for so many degrees of freedom, 1 or more.
    static func quantile(_ freedom: Int) -> Double {
        freedom <= quantiles.count ? quantiles[freedom - 1] : 1.96
    }

    var description: String { String(format: "%.2f (%.2f to %.2f)", mean, low, high) }
}
