import Foundation

/// The difference of two measured things over paired rounds: mean and its interval of 95 %, by
/// Student's t.
struct DifferenceInterval {
    let mean: Double
    let low: Double
    let high: Double

    /// Nil for fewer than two rounds.
    init?(_ values: [Double], minus others: [Double]) {
        let differences = zip(values, others).map { $0 - $1 }
        guard differences.count >= 2 else { return nil }
        let count = Double(differences.count)
        let middle = differences.reduce(0, +) / count
        let squares = differences.reduce(0) { $0 + ($1 - middle) * ($1 - middle) }
        let deviation = (squares / (count - 1)).squareRoot()
        let half = RatioInterval.quantile(differences.count - 1) * deviation / count.squareRoot()
        (mean, low, high) = (middle, middle - half, middle + half)
    }
}
